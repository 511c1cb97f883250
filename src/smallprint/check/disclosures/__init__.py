"""What laws ask a policy to tell. In: `disclosures/` of rules, a case. Out: whether each is told, and where."""
