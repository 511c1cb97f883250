"""What a reader can refuse, and how. In: units of a document. Out: choices, each with its way, target and steps."""
