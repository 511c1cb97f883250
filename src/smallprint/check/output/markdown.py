"""For pull requests and step summaries. In: a `CheckRun`. Out: Markdown: a table of new results for each document."""

from itertools import groupby

from smallprint.check.model import CheckRun, Related, Result
from smallprint.check.output.words import count_results, sum_up_disclosures


def render(run: CheckRun) -> str:
    """The verdict, its reasons, a table of new results for each document, and what the others are."""
    lines = [f"## smallprint: {'passed' if run.gate.passed else 'not fit to publish yet'}", "", count_results(run), ""]
    lines += [f"- {escape(reason)}" for reason in (*run.gate.reasons, *sum_up_disclosures(run))]
    for path, results in groupby(run.new(), lambda result: result.path):
        lines += ["", f"### {escape(path)}", "", "| Line | Severity | Check | What |", "| ---: | --- | --- | --- |"]
        lines += [_row(result) for result in results]
    if run.stale:
        lines += [
            "",
            "Baseline entries that match nothing any more:",
            "",
            *(f"- {escape(entry)}" for entry in run.stale),
        ]
    return "\n".join(lines).rstrip() + "\n"


def escape(text: str) -> str:
    """`text` so that Markdown shows it as it is, on one line, in a table too."""
    for sign in "\\`*_[]<>|#~&$":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _row(result: Result) -> str:
    quote = f"<br>“{escape(result.quote)}”" if result.quote else ""
    related = "".join(f"<br>{_see(place)}" for place in result.related)
    return f"| {result.line} | {result.severity} | `{result.check}` | {escape(result.message)}{quote}{related} |"


def _see(place: Related) -> str:
    quote = f": “{escape(place.quote)}”" if place.quote else ""
    return f"{escape(place.message)} ({escape(place.path)}:{place.line}){quote}"
