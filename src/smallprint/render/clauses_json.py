"""Clauses as one JSON object. In: a `Report`. Out: the schema "smallprint/clauses/1", indented."""

import json
from typing import Final

from smallprint.model import Report
from smallprint.plain import to_plain
from smallprint.render import Canvas

CLAUSES_SCHEMA: Final = "smallprint/clauses/1"


def render(report: Report, canvas: Canvas) -> str:
    """Documents, clauses and refusals; letters beyond ASCII are escaped where the canvas cannot show them."""
    plain = {
        "schema": CLAUSES_SCHEMA,
        "documents": to_plain(report.documents),
        "clauses": to_plain(report.clauses),
        "not_assessed": to_plain(report.not_assessed),
    }
    return json.dumps(plain, indent=2, ensure_ascii=not canvas.unicode) + "\n"
