"""What leaves the program. In: results and messages. Out: stdout, stderr or a file, with colours where they belong."""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final, TextIO

from smallprint.errors import UsageError
from smallprint.render import Canvas

DEFAULT_WIDTH: Final = 80
"""Columns where nobody says how many there are."""
WIDEST: Final = 120
"""Columns beyond which lines are hard to follow."""
DRAWN: Final = "█▒┃·─✓✗→…“”−"
"""Every character of our own beyond ASCII; a stream that cannot take them all gets ASCII instead."""


def prepare_streams() -> None:
    """Let no character that a terminal cannot show be an error: it is shown as "?"."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def canvas_of(stream: TextIO | None) -> Canvas:
    """What `stream` can show. NO_COLOR and FORCE_COLOR (set and not empty) are honoured, the first above the second."""
    if stream is None:  # closed: `deliver` says so
        return Canvas()
    terminal = stream.isatty()
    width = shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns if terminal else _columns_variable()
    return Canvas(width=min(width, WIDEST), colour=_wants_colour(terminal=terminal), unicode=_shows_drawing(stream))


def _columns_variable() -> int:
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdecimal() and int(columns) > 0 else DEFAULT_WIDTH


def _wants_colour(*, terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR", "")
    if forced:
        return forced != "0"
    return terminal and os.environ.get("TERM") != "dumb"


def _shows_drawing(stream: TextIO) -> bool:
    try:
        DRAWN.encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def complain(message: str) -> None:
    """One line on stderr, "smallprint: ..."; an embedded line break becomes a blank."""
    if sys.stderr is not None:
        sys.stderr.write(f"smallprint: {' '.join(message.split())}\n")
        sys.stderr.flush()


def warn(messages: Iterable[str]) -> None:
    """Warnings on stderr, one a line."""
    for message in messages:
        complain(f"warning: {message}")


def deliver(text: str, *, output: Path | None) -> None:
    """Write a result to the file `output`, as UTF-8, or to stdout.

    Raises:
        UsageError: the file cannot be written, or stdout is closed.
        OSError: stdout cannot be written.
    """
    if output is None:
        if sys.stdout is None:
            raise UsageError("Standard output is closed.", fix="Name a file with --output.")
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        output.write_text(text, encoding="utf-8", errors="replace", newline="")
    except OSError as error:
        raise UsageError(
            f"cannot be written ({error.strerror}).", where=str(output), fix="Name another file for --output."
        ) from None
