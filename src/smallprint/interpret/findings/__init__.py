"""What the clauses show. In: the clauses of all documents. Out: one finding for each practice."""
