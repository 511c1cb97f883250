"""Follows a Markdown block through its lines. In: source spans of lines. Out: blocks, and runs moved to the source."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from smallprint.parse.draft import Run

Span = tuple[int, int]

_MARKED_LINE: Final = re.compile(r"(?:\([a-zA-Z0-9]{1,4}\)|[•·▪◦●])\s")
_BREAK: Final = re.compile(r"<br\s*/?>\s*", re.IGNORECASE)
_ENDED: Final = re.compile(r"[.:;!?][\"')\]*_]*$|^\*\*[^*]+\*\*:?$|^__[^_]+__:?$")


def split_lines(source: str, spans: list[Span], *, in_cell: bool) -> Iterator[list[Span]]:
    """Rows of lines, each a block for a reader though one paragraph to the parser.

    A line begins a row if it begins with "(a)" or a bullet, or if it stands after a hard break and the line before it
    is at its end (in a table cell: after any hard break). Emphasis or a link that is open keeps the lines together.
    """
    part: list[Span] = []
    hard = False
    for start, end, ends_hard in _cut_breaks(source, spans):
        if part and (hard or _MARKED_LINE.match(source, start, end)):
            above = source[part[0][0] : part[-1][1]]
            parts = _MARKED_LINE.match(source, start, end) or in_cell or _ENDED.search(source[slice(*part[-1])].strip())
            if parts and not above.count("**") % 2 and above.count("[") == above.count("]"):
                yield part
                part = []
        part.append((start, end))
        hard = ends_hard
    if part:
        yield part


def _cut_breaks(source: str, spans: list[Span]) -> Iterator[tuple[int, int, bool]]:
    """The lines, cut at `<br>`, and whether a hard break ends each."""
    for start, end in spans:
        first = start
        if "<" in source[start:end]:
            for found in _BREAK.finditer(source, start, end):
                if found.start() > first:
                    yield first, found.start(), True
                first = found.end()
        if first < end:
            yield first, end, source.startswith(("  ", "\\"), end) or source.startswith("\\", end - 1)


def join_spans(source: str, spans: list[Span]) -> tuple[str, list[tuple[int, int, int]]]:
    """The block's characters, and (own offset, source offset, length) of each stretch of them."""
    first, last = spans[0][0], spans[-1][1]
    if len(spans) == 1 or all(not source[a[1] : b[0]].strip(" \n") for a, b in pairwise(spans)):
        return source[first:last], [(0, first, last - first)]
    parts, places, length = [], [], 0
    for start, end in spans:
        parts.append(source[start:end] + "\n")
        # The white space after a line is its own; after a line cut at `<br>` there is none.
        places.append((length, start, end - start + source[end : end + 1].isspace()))
        length += end - start + 1
    return "".join(parts)[:-1], places


def move_runs(runs: list[Run], places: list[tuple[int, int, int]]) -> tuple[list[Run], list[int]]:
    """The runs with offsets of the source, cut where the block's lines do not adjoin; and where each run begins now."""
    if len(places) == 1:
        base = places[0][1]
        return [(start + base, end + base, shown) for start, end, shown in runs], list(range(len(runs) + 1))
    moved: list[Run] = []
    begins = []
    at = 0
    for first, end, kept in runs:
        start, shown = first, kept
        begins.append(len(moved))
        while at + 1 < len(places) and places[at + 1][0] <= start:
            at += 1
        here = at
        while True:
            own, base, size = places[here]
            stop = min(end, own + size)
            moved.append((start - own + base, stop - own + base, shown))
            if stop >= end or here + 1 >= len(places):
                break
            if stop < places[here + 1][0]:
                moved.append((stop - own + base, stop - own + base + 1, " "))
                stop += 1
            start, shown, here = stop, "" if shown is not None else None, here + 1
    begins.append(len(moved))
    return moved, begins
