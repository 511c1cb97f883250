"""One run of the gate. In: a request. Out: what was found in each document, and an exit code."""
