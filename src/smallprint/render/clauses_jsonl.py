"""Clauses as JSON lines. In: a `Report`. Out: one object a clause and line, with the path of its document."""

import json

from smallprint.model import Report
from smallprint.plain import to_plain
from smallprint.render import Canvas


def render(report: Report, canvas: Canvas) -> str:
    """A line a clause, its keys those of the report's clauses after `path`; empty where there is no clause."""
    lines = []
    for clause in report.clauses:
        plain = to_plain(clause)
        assert isinstance(plain, dict)
        entry = {"path": report.documents[clause.document].path, **plain}
        lines.append(json.dumps(entry, ensure_ascii=not canvas.unicode) + "\n")
    return "".join(lines)
