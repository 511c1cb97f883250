"""For GitHub Actions. In: a `CheckRun`. Out: workflow commands that become annotations, at most ten of a kind.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest, so the worst come first; all stand
in the step summary, which the command writes where $GITHUB_STEP_SUMMARY says.
Source: GitHub Docs, Workflow commands for GitHub Actions; usage limits of annotations.
"""

from collections import Counter
from typing import Final

from smallprint.check.model import CheckRun, Result, Severity
from smallprint.check.output.words import sum_up, to_relative

MAX_OF_A_KIND: Final = 10
"""Annotations of one kind that GitHub shows for a step."""

KINDS: Final[dict[Severity, str]] = {"high": "error", "medium": "warning", "low": "notice"}


def render(run: CheckRun) -> str:
    """Annotations: what could not be read or assessed, new results that fail the gate, others; what was left out."""
    shown: list[str] = []
    counts: Counter[str] = Counter()
    errors = [("error", f"::error title=smallprint::{_escape(error)}") for error in (*run.errors, *_unassessed(run))]
    results = sorted(run.new(), key=lambda result: not result.fails)
    annotations = [(KINDS[result.severity], _annotate(result)) for result in results]
    for kind, annotation in (*errors, *annotations):
        counts[kind] += 1
        if counts[kind] <= MAX_OF_A_KIND:
            shown.append(annotation)
    left_out = sum(max(0, count - MAX_OF_A_KIND) for count in counts.values())
    notes = [f"{left_out} more {'stands' if left_out == 1 else 'stand'} in the step summary."] if left_out else []
    return "\n".join([*shown, *notes, *sum_up(run)]) + "\n"


def _unassessed(run: CheckRun) -> list[str]:
    return [document.not_assessed for document in run.documents if document.not_assessed]


def _annotate(result: Result) -> str:
    fields = {"file": to_relative(result.path), "line": str(result.line), "endLine": str(result.end_line)}
    if result.quote and result.line == result.end_line:
        # Columns count only within one line; the end column that GitHub takes is inclusive.
        fields |= {"col": str(result.column), "endColumn": str(max(result.column, result.end_column - 1))}
    fields["title"] = result.check
    shown = ",".join(f"{name}={_escape_field(value)}" for name, value in fields.items())
    return f"::{KINDS[result.severity]} {shown}::{_escape(result.message)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_field(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
