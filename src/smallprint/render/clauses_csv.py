"""Clauses as a table. In: a `Report`. Out: CSV (RFC 4180) with a header, one row a clause."""

import csv
from collections.abc import Callable, Mapping
from io import StringIO
from typing import Final

from smallprint.model import Clause, Report
from smallprint.render import Canvas

LIST_SEPARATOR: Final = "; "
HEADING_SEPARATOR: Final = " > "
COLUMNS: Final[Mapping[str, Callable[[Clause, str], object]]] = {
    "id": lambda clause, _: clause.id,
    "path": lambda _, path: path,
    "line": lambda clause, _: clause.place.line,
    "column": lambda clause, _: clause.place.column,
    "end_line": lambda clause, _: clause.place.end_line,
    "end_column": lambda clause, _: clause.place.end_column,
    "start": lambda clause, _: clause.start,
    "end": lambda clause, _: clause.end,
    "category": lambda clause, _: clause.category,
    "pillar": lambda clause, _: clause.pillar,
    "rule": lambda clause, _: clause.rule,
    "practice": lambda clause, _: clause.practice,
    "stance": lambda clause, _: clause.stance,
    "modality": lambda clause, _: clause.modality,
    "actor": lambda clause, _: clause.actor,
    "condition": lambda clause, _: clause.condition,
    "region": lambda clause, _: clause.region,
    "data_types": lambda clause, _: LIST_SEPARATOR.join(clause.data_types),
    "recipients": lambda clause, _: LIST_SEPARATOR.join(clause.recipients),
    "purposes": lambda clause, _: LIST_SEPARATOR.join(clause.purposes),
    "period_value": lambda clause, _: clause.period and clause.period.value,
    "period_what": lambda clause, _: clause.period and clause.period.what,
    "period_starts": lambda clause, _: clause.period and clause.period.starts,
    "deadline": lambda clause, _: clause.deadline,
    "choice_from": lambda clause, _: clause.choice and clause.choice.from_,
    "choice_mechanism": lambda clause, _: clause.choice and clause.choice.mechanism,
    "choice_target": lambda clause, _: clause.choice and clause.choice.target,
    "choice_steps": lambda clause, _: clause.choice and clause.choice.steps,
    "quote": lambda clause, _: clause.quote,
    "lead_in": lambda clause, _: clause.lead_in,
    "heading": lambda clause, _: HEADING_SEPARATOR.join(clause.heading),
}
"""Header -> the cell of a clause that stands in the document of that path; None is an empty cell."""


def render(report: Report, canvas: Canvas) -> str:
    """The header and a row a clause; lists are joined with "; ", headings with " > "."""
    del canvas
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for clause in report.clauses:
        path = report.documents[clause.document].path
        writer.writerow(cell(clause, path) for cell in COLUMNS.values())
    return out.getvalue()
