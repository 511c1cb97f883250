"""The whole report as JSON. In: a `Report`. Out: one object of the schema "smallprint/report/1", indented."""

import json

from smallprint.model import Report
from smallprint.render import Canvas


def render(report: Report, canvas: Canvas) -> str:
    """`report.to_dict()` as text; letters beyond ASCII are escaped where the canvas cannot show them."""
    return json.dumps(report.to_dict(), indent=2, ensure_ascii=not canvas.unicode) + "\n"
