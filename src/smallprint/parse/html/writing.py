"""Gathers the text of one block of a page. In: spans of text, bold, breaks, links as they come by. Out: its `Piece`."""

import re
from dataclasses import dataclass, field
from typing import Final

from smallprint.model import BlockKind
from smallprint.parse.characters import find_entities
from smallprint.parse.draft import Cell, Piece
from smallprint.parse.html.sieve import Sieve
from smallprint.parse.outline import is_label

_WORD: Final = re.compile(r"\w")
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
_AFTER_BREAK: Final = re.compile(r"\s*+(?:[•·▪◦●*‣–-]|\([a-zA-Z0-9]{1,4}\)|[a-zA-Z0-9]{1,2}[.)])\s")


@dataclass(slots=True, kw_only=True)
class Setting:
    """What the next block of a page stands in."""

    heading: int = 0
    """Level of the heading; 0 for none."""
    lists: tuple[int, ...] = ()
    cell: Cell | None = None
    hidden: bool = False


@dataclass(slots=True, kw_only=True)
class Writing:
    """The block under way; a finished one goes to the sieve."""

    sieve: Sieve
    setting: Setting = field(default_factory=Setting)
    """Of the next block; asked for when a text begins one."""
    now: Piece | None = None
    caption: bool = False
    """Whether the block names what follows it, whatever its type."""
    _plain: bool = False
    _opening: int | None = None
    """Runs before the first in plain type, a label apart."""
    _bold: int = 0
    _link: tuple[str, int] | None = None
    """Target of the link under way, and the run at which it begins."""
    _break: bool = False

    def add_text(self, start: int, end: int, *, preformatted: bool) -> None:
        """Add `source[start:end]`; in preformatted text a blank line ends the block."""
        if preformatted:
            for blank in _BLANK_LINE.finditer(self.sieve.source, start, end):
                self._add(start, blank.start())
                self.flush()
                start = blank.end()
        self._add(start, end)

    def _add(self, start: int, end: int) -> None:
        source = self.sieve.source
        piece = source[start:end]
        space = piece.isspace()
        if not piece or (space and self.now is None):
            return
        now = self.now or self._begin()
        if not space:
            self._break = False
            if not self._bold and self._opening is None and _WORD.search(piece):
                self._plain = True
                if now.runs or not is_label(piece):
                    self._opening = len(now.runs)
        if "&" in piece:
            for first, last, shown in find_entities(source, start, end):
                if first > start:
                    now.runs.append((start, first, None))
                now.runs.append((first, last, shown))
                start = last
        if start < end:
            now.runs.append((start, end, None))

    def _begin(self) -> Piece:
        setting = self.setting
        kind: BlockKind = "paragraph"
        if setting.heading:
            kind = "heading"
        elif setting.lists:
            kind = "item"
        elif setting.cell:
            kind = "cell"
        now = Piece(kind=kind, level=setting.heading, lists=setting.lists, cell=setting.cell, hidden=setting.hidden)
        self.now = now
        self._plain, self._opening = False, None
        if self._link:
            self._link = (self._link[0], 0)
        return now

    def flush(self) -> None:
        """End the block, if one is under way."""
        now = self.now
        self._break = False
        if now is None:
            return
        self._note_link()
        self.now = None
        now.bold = self.caption or not self._plain
        now.opening = self._opening or 0
        self.sieve.add(now)

    def part(self) -> None:
        """End the block, as the start or end of a block element does."""
        self.flush()
        self._bold = 0

    def change_bold(self, step: int) -> None:
        """Enter or leave bold type."""
        self._bold = max(0, self._bold + step)

    def add_break(self, start: int, end: int) -> None:
        """A `<br>`: a blank, or the end of the block where a reader sees a new one begin."""
        now = self.now
        if now is None:
            return
        if self._break or (not self._plain and self._bold == 0) or _AFTER_BREAK.match(self.sieve.source, end):
            self.flush()
            return
        now.runs.append((start, end, " "))
        self._break = True

    def begin_link(self, target: str) -> None:
        """A link to `target` begins; empty for an anchor that leads nowhere."""
        self.end_link()
        if target:
            self._link = (target, len(self.now.runs) if self.now else 0)

    def end_link(self) -> None:
        """The link under way ends, if there is one."""
        self._note_link()
        self._link = None

    def _note_link(self) -> None:
        if self._link and self.now:
            target, first = self._link
            if first < len(self.now.runs):
                self.now.links.append((first, len(self.now.runs), target))
