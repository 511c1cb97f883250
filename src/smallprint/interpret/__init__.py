"""What the text says. In: a document's sentences with the rules found in them. Out: clauses, then judged findings.

`read_clauses` turns matches into clauses (who acts, stated or denied, under which condition, where); `judge` turns
the clauses of all documents into findings, one for each practice shown.
"""

from smallprint.interpret.clauses import read_clauses
from smallprint.interpret.findings.judge import judge
from smallprint.interpret.passage import read_passage

__all__ = ["judge", "read_clauses", "read_passage"]
