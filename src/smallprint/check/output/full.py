"""For people at a terminal. In: a `CheckRun`. Out: results with quotes and related places, document by document."""

from itertools import groupby
from textwrap import wrap
from typing import Final

from smallprint.check.model import CheckRun, Result
from smallprint.check.output.words import sum_up

WIDTH: Final = 100
"""Columns of a line of text."""


def render(run: CheckRun) -> str:
    """Each result as its place, severity, check and message, with the words that it is about; then the verdict."""
    lines: list[str] = []
    for path, results in groupby((result for result in run.results if result.status != "suppressed"), lambda r: r.path):
        lines += [path, *(line for result in results for line in _describe(result)), ""]
    return "\n".join([*lines, *sum_up(run)]) + "\n"


def _describe(result: Result) -> list[str]:
    known = " (known)" if result.status == "known" else ""
    lines = [f"  {result.line}:{result.column}  {result.severity}{known}  {result.check}"]
    lines += [f"      {line}" for line in _wrap(result.message, WIDTH - 6)]
    if result.quote:
        lines += [f"      | {line}" for line in _wrap(result.quote, WIDTH - 8)]
    for place in result.related:
        lines += [f"      see {place.path}:{place.line}:{place.column}: {place.message}"]
        lines += [f"      | {line}" for line in _wrap(place.quote, WIDTH - 8)]
    return lines


def _wrap(text: str, width: int) -> list[str]:
    """Lines of `text`; ids of checks are not broken at their hyphens."""
    return wrap(text, width, break_on_hyphens=False)
