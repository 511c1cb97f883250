"""Results set aside on purpose. In: comments in documents, a side file. Out: results marked as suppressed."""
