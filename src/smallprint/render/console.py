"""A rich console that writes to a string. In: a canvas and what to print. Out: text, with colours or without."""

from io import StringIO

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from smallprint.render import Canvas

MINIMUM_WIDTH = 40
"""Columns below which words would be cut to pieces; narrower terminals wrap for themselves."""


def print_all(parts: list[RenderableType], canvas: Canvas) -> str:
    """All `parts` below one another, as wide as `canvas`; no line ends in blanks unless colours need them."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(MINIMUM_WIDTH, canvas.width),
        color_system="standard" if canvas.colour else None,
        force_terminal=canvas.colour,
        no_color=not canvas.colour,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    text = out.getvalue()
    return text if canvas.colour else "\n".join(line.rstrip() for line in text.split("\n"))


def hanging(rows: list[tuple[Text, Text]], *, first: int) -> Table:
    """Rows of a short left column, `first` columns wide, and text that wraps beside it."""
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=first, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for left, right in rows:
        grid.add_row(left, right)
    return grid


def section(title: str, *, note: str = "") -> Text:
    """A heading of the output: bold capitals, so that it stands out without colour too."""
    heading = Text(f"\n{title.upper()}", style="bold")
    if note:
        heading.append(f"  {note}", style="not bold dim")
    return heading
