"""Puts the text together. In: runs of source offsets, block by block. Out: the text and its `OffsetMap`.

Within a block white space collapses to single blanks, so that a sentence is one line whatever the source's wrapping.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from smallprint.model import OffsetMap
from smallprint.parse.characters import UNEVEN, flatten_spaces, spell_out
from smallprint.parse.draft import Run

SEPARATOR: Final = "\n"
"""Stands between two blocks in `Document.text`."""

_BLANKS: Final = re.compile("  +")


@dataclass(slots=True)
class TextBuilder:
    """Text under way, and the stretches that lead back to `source` (levelled, see `characters`)."""

    source: str
    length: int = 0
    """Characters written so far."""
    flat: str = field(init=False)
    uneven: bool = field(init=False)
    parts: list[str] = field(default_factory=list)
    text_starts: list[int] = field(default_factory=list)
    source_starts: list[int] = field(default_factory=list)
    source_ends: list[int] = field(default_factory=list)
    linear: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.flat = flatten_spaces(self.source)
        self.uneven = UNEVEN.search(self.source) is not None

    def add_block(self, runs: list[Run]) -> tuple[int, int, str, list[int]]:
        """Write one block. Returns its span, its text, and the text offset at which each run begins.

        Nothing but white space gives an empty span and leaves the text as it was.
        """
        begin = len(self.parts)
        start = self.length
        if begin:
            self.length = start = start + len(SEPARATOR)
        blank = True
        firsts = []
        flat = self.flat
        for first, last, shown in runs:
            firsts.append(self.length)
            if shown is not None:
                blank = self._add_shown(first, last, shown, blank=blank)
                continue
            piece = flat[first:last]
            if not piece:
                continue
            if "  " in piece or (blank and piece[0] == " ") or (self.uneven and UNEVEN.search(piece)):
                blank = self._add_uneven(first, last, blank=blank)
            else:
                self._add_even(first, last, piece)
                blank = piece[-1] == " "
        written = "".join(self.parts[begin:])
        del self.parts[begin:]
        text = written.rstrip(" ")
        self.length = start + len(text)
        if not text:
            if begin:
                self.length -= len(SEPARATOR)
            return self.length, self.length, "", firsts
        self.parts.append(SEPARATOR + text if begin else text)
        self._trim()
        return start, self.length, text, firsts

    def finish(self, line_starts: tuple[int, ...]) -> tuple[str, OffsetMap]:
        """The whole text and the way back; `line_starts` are the source's."""
        return "".join(self.parts), OffsetMap(
            text_starts=tuple(self.text_starts),
            source_starts=tuple(self.source_starts),
            source_ends=tuple(self.source_ends),
            linear=tuple(self.linear),
            line_starts=line_starts,
        )

    def _add_even(self, first: int, last: int, piece: str) -> None:
        """Write `piece`, which stands in the source as it is."""
        if (
            self.text_starts
            and self.linear[-1]
            and self.source_ends[-1] == first
            and self.source_starts[-1] + self.length - self.text_starts[-1] == first
        ):
            self.source_ends[-1] = last
        else:
            self._begin_stretch(first, last, linear=True)
        self.parts.append(piece)
        self.length += len(piece)

    def _add_shown(self, first: int, last: int, shown: str, *, blank: bool) -> bool:
        """Write what a reader sees for a piece of markup; returns whether the text now ends in a blank."""
        if blank:
            shown = shown.lstrip(" ")
        if not shown:
            return blank
        self._begin_stretch(first, last, linear=False)
        self.parts.append(shown)
        self.length += len(shown)
        return shown[-1] == " "

    def _add_uneven(self, first: int, last: int, *, blank: bool) -> bool:
        """Write a run that holds superfluous blanks, ligatures or unseen characters."""
        position = first
        if blank:
            position += len(self.flat[first:last]) - len(self.flat[first:last].lstrip(" "))
        for gap in _BLANKS.finditer(self.flat, position, last):
            blank = self._add_letters(position, gap.start() + 1, blank=blank)
            position = gap.end()
        return self._add_letters(position, last, blank=blank)

    def _add_letters(self, first: int, last: int, *, blank: bool) -> bool:
        position = first
        if self.uneven:
            for odd in UNEVEN.finditer(self.source, first, last):
                blank = self._add_plain(position, odd.start(), blank=blank)
                blank = self._add_shown(odd.start(), odd.end(), spell_out(odd[0]), blank=blank)
                position = odd.end()
        return self._add_plain(position, last, blank=blank)

    def _add_plain(self, first: int, last: int, *, blank: bool) -> bool:
        if blank and first < last and self.flat[first] == " ":
            first += 1
        if first >= last:
            return blank
        self._add_even(first, last, self.flat[first:last])
        return self.flat[last - 1] == " "

    def _begin_stretch(self, first: int, last: int, *, linear: bool) -> None:
        self.text_starts.append(self.length)
        self.source_starts.append(first)
        self.source_ends.append(last)
        self.linear.append(linear)

    def _trim(self) -> None:
        """Forget stretches that held only the blanks cut off at the end, and end the last one with the text."""
        while self.text_starts[-1] >= self.length:
            for column in (self.text_starts, self.source_starts, self.source_ends, self.linear):
                column.pop()
        if self.linear[-1]:
            kept = self.source_starts[-1] + self.length - self.text_starts[-1]
            self.source_ends[-1] = min(self.source_ends[-1], kept)
