"""A comparison for a terminal. In: a `Diff`. Out: changes in groups, each with both places and their words."""

from textwrap import wrap
from typing import Final

from smallprint.diff.model import Change, Diff, Side, Spot
from smallprint.render.diff_words import group, quote_of, sum_up
from smallprint.render.wording import printable

WIDTH: Final = 100
"""Columns of a line of text."""
LONGEST: Final = 300
"""Characters of a quote that are shown."""


def render(diff: Diff) -> str:
    """The groups, worst first, and the sum."""
    lines: list[str] = []
    for title, changes in group(diff):
        lines += [title.upper(), *(line for change in changes for line in _describe(change)), ""]
    return "\n".join([*lines, sum_up(diff)]) + "\n"


def _describe(change: Change) -> list[str]:
    lines = wrap(f"{change.topic}: {printable(change.text)}", WIDTH - 2, initial_indent="  ", subsequent_indent="    ")
    sides: tuple[tuple[str, Side, Spot | None], ...] = (("-", "old", change.old), ("+", "new", change.new))
    for sign, side, spot in sides:
        if spot is not None:
            words = wrap(printable(quote_of(change, side, LONGEST)), WIDTH - 8)
            lines += [f"    {sign} {spot.path}:{spot.line}:{spot.column}", *(f"      | {line}" for line in words)]
    return lines
