"""A line that shows that work goes on. In: what is done. Out: one line on a terminal's stderr, if it takes long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Timer
from typing import Final

PATIENCE_SECONDS: Final = 1.5
"""Seconds before the line appears. Source: Nielsen 1993: after about 1 s a person's flow of thought breaks."""
ERASE_LINE: Final = "\r\x1b[K"


@contextmanager
def progress(message: str) -> Iterator[None]:
    """Show `message` while the body runs, once it has run for long and if a person looks at stderr."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    shown = Event()
    timer = Timer(PATIENCE_SECONDS, _show, (message, shown))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if shown.is_set():
            sys.stderr.write(ERASE_LINE)
            sys.stderr.flush()


def _show(message: str, shown: Event) -> None:
    shown.set()
    sys.stderr.write(f"smallprint: {message}")
    sys.stderr.flush()
