"""For people at a terminal. In: a `CheckRun`, a `Look`. Out: results with quotes and related places, by document."""

from itertools import groupby
from textwrap import wrap
from typing import Final

from smallprint.check.model import CheckRun, Result, Severity
from smallprint.check.output import Look
from smallprint.check.output.words import sum_up
from smallprint.check.shown import show_words

NARROWEST: Final = 30
"""Columns below which lines are no longer made to fit."""
COLOURS: Final[dict[Severity, str]] = {"high": "1;31", "medium": "33", "low": "36"}
"""Severity -> ANSI codes: bold red, yellow, cyan."""
_BOLD: Final = "1"
_DIM: Final = "2"


def render(run: CheckRun, look: Look) -> str:
    """Each result as its place, severity, check and message, with the words that it is about; then the verdict."""
    lines: list[str] = []
    for path, results in groupby((result for result in run.results if result.status != "suppressed"), lambda r: r.path):
        described = (line for result in results for line in _describe(result, look))
        lines += [_paint(path, _BOLD, look), *described, ""]
    verdict, *rest = sum_up(run)
    return "\n".join([*lines, _paint(verdict, "1;32" if run.gate.passed else "1;31", look), *rest]) + "\n"


def _describe(result: Result, look: Look) -> list[str]:
    known = " (known)" if result.status == "known" else ""
    severity = _paint(result.severity, _DIM if known else COLOURS[result.severity], look)
    lines = [f"  {result.line}:{result.column}  {severity}{known}  {result.check}"]
    lines += [f"      {line}" for line in _wrap(result.message, look.width - 6)]
    lines += _quote(result.quote, look)
    for place in result.related:
        lines += [f"      see {place.path}:{place.line}:{place.column}: {place.message}", *_quote(place.quote, look)]
    return lines


def _quote(text: str, look: Look) -> list[str]:
    return [f"      {_paint(f'| {line}', _DIM, look)}" for line in _wrap(text, look.width - 8)]


def _paint(text: str, codes: str, look: Look) -> str:
    return f"\x1b[{codes}m{text}\x1b[0m" if look.colour else text


def _wrap(text: str, width: int) -> list[str]:
    """Lines of `text`; ids of checks are not broken at their hyphens."""
    return wrap(show_words(" ".join(text.split())), max(width, NARROWEST), break_on_hyphens=False)
