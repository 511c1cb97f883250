"""A comparison for a pull request. In: a `Diff`. Out: Markdown; changes of wording alone are folded away."""

from typing import Final

from smallprint.diff.model import Change, Diff, Side, Spot
from smallprint.render.diff_words import WORDING_TITLE, group, quote_of, sum_up

LONGEST: Final = 300
"""Characters of a quote that are shown."""


def render(diff: Diff) -> str:
    """The sum, then the groups, worst first."""
    lines = ["## What changed", "", sum_up(diff)]
    for title, changes in group(diff):
        items = [line for change in changes for line in _describe(change)]
        if title == WORDING_TITLE:
            lines += ["", f"<details><summary>{title} ({len(changes)})</summary>", "", *items, "", "</details>"]
        else:
            lines += ["", f"### {title}", "", *items]
    return "\n".join(lines) + "\n"


def _describe(change: Change) -> list[str]:
    lines = [f"- **{escape(change.topic)}**: {escape(change.text)}"]
    sides: tuple[tuple[str, Side, Spot | None], ...] = (("before", "old", change.old), ("now", "new", change.new))
    for name, side, spot in sides:
        if spot is not None:
            lines.append(f"  - {name} ({_place(spot)}): “{escape(quote_of(change, side, LONGEST))}”")
    return lines


def _place(spot: Spot) -> str:
    return f"{escape(spot.path)}:{spot.line}"


def escape(text: str) -> str:
    """`text` so that Markdown shows it as it is, on one line."""
    for sign in "\\`*_[]<>|#":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())
