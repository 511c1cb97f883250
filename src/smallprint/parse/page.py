"""Turns tags and text into pieces. In: spans of HTML source. Out: pieces with kind, lists, cell and hiddenness.

Elements that are never closed are the rule, not the exception, so nothing here needs a tree: a stack of open elements
tells each text run what it belongs to.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from smallprint.model import BlockKind
from smallprint.parse.characters import find_entities
from smallprint.parse.draft import Draft, Piece, Table
from smallprint.parse.elements import BARRIERS, Element, OpenElements
from smallprint.parse.grid import Grid, place_cell
from smallprint.parse.outline import list_words
from smallprint.parse.regions import Region, hides, name_region
from smallprint.parse.sieve import Sieve
from smallprint.parse.tags import Tag, cut_tags

MAX_LISTS: Final = 50
"""Lists nested deeper than this count as one: no reader follows them, and each item names all of its lists."""

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LISTS: Final = frozenset({"ul", "ol", "dl", "menu"})
_BLOCKS: Final = list_words(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul h1 h2 h3 h4 h5 h6 frameset option optgroup"
)
_UNREMEMBERED: Final = frozenset({"p", "hr", "tbody", "tfoot", "html", "option"})
"""Blocks whose start and end only part the text."""

_BOLD: Final = frozenset({"b", "strong"})
_WORD: Final = re.compile(r"\w")
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
_AFTER_BREAK: Final = re.compile(r"\s*+(?:[•·▪◦●*‣–-]|\([a-zA-Z0-9]{1,4}\)|[a-zA-Z0-9]{1,2}[.)])\s")


@dataclass(slots=True, kw_only=True)
class HtmlReader:
    """Reads spans of one source, one after another; elements stay open from one span to the next."""

    source: str
    keep_all: bool = False
    outer_lists: tuple[int, ...] = ()
    """Lists around the span, when it stands inside Markdown."""
    next_list: int = 0
    sieve: Sieve = field(init=False)
    title: str | None = None
    warnings: list[str] = field(default_factory=list)
    open: OpenElements = field(default_factory=OpenElements)
    _now: Piece | None = None
    _plain: bool = False
    _bold: int = 0
    _heading: int = 0
    _wrappers: int = 0
    """Elements that are open inside the heading under way."""
    _caption: bool = False
    _link: tuple[str, int] | None = None
    _break: bool = False
    _titled: bool = False
    _hidden_paragraph: bool = False
    _grids: list[Grid] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sieve = Sieve(source=self.source, keep_all=self.keep_all)

    def read(self, start: int, end: int) -> None:
        """Read `source[start:end]`."""
        for part in cut_tags(self.source, start, end, self.warnings):
            if isinstance(part, Tag):
                self._titled = False
                if part.name in _BLOCKS or "-" in part.name:
                    self._read_block(part)
                else:
                    self._read_inline(part)
            else:
                self._read_text(*part)

    def part(self) -> None:
        """End the block under way, as the end of an HTML block in Markdown does."""
        self._flush()
        self._bold = 0
        self._link = None

    def finish(self) -> Draft:
        """Close what is open and hand over."""
        self._flush()
        while self.open.stack:
            self._close(self.open.stack[-1], complete=False)
        sieve = self.sieve
        if sieve.dropped:
            kept = sieve.tally.linked + sieve.tally.plain
            self.warnings.append(
                f"Kept {kept:,} of {kept + sieve.dropped:,} words; menus, banners and footers were left out."
            )
        return Draft(source=self.source, pieces=sieve.pieces, title=self.title, warnings=self.warnings)

    # ------------------------------------------------------------------------------------------ text

    def _read_text(self, start: int, end: int) -> None:
        source = self.source
        if self._titled:
            if self.title is None:
                self.title = " ".join(source[start:end].split()) or None
            return
        if self.open.is_open("pre"):
            for blank in _BLANK_LINE.finditer(source, start, end):
                self._add_text(start, blank.start())
                self._flush()
                start = blank.end()
        self._add_text(start, end)

    def _add_text(self, start: int, end: int) -> None:
        source = self.source
        piece = source[start:end]
        if not piece or (piece.isspace() and self._now is None):
            return
        now = self._now or self._begin()
        if not piece.isspace():
            self._break = False
        if not self._bold and not self._plain and _WORD.search(piece):
            self._plain = True
        if "&" in piece:
            for first, last, shown in find_entities(source, start, end):
                if first > start:
                    now.runs.append((start, first, None))
                now.runs.append((first, last, shown))
                start = last
        if start < end:
            now.runs.append((start, end, None))

    def _begin(self) -> Piece:
        top = self.open.top
        lists = top.lists if top else self.outer_lists
        cell = top.cell if top else None
        kind: BlockKind = "paragraph"
        if self._heading:
            kind = "heading"
        elif lists:
            kind = "item"
        elif cell:
            kind = "cell"
        hidden = self._hidden_paragraph or (top is not None and top.hidden)
        self._now = Piece(kind=kind, level=self._heading, lists=lists, cell=cell, hidden=hidden)
        self._plain = False
        if self._link:
            self._link = (self._link[0], 0)
        return self._now

    def _flush(self) -> None:
        now = self._now
        self._break = False
        if now is None:
            return
        self._end_link(keep=True)
        self._now = None
        now.bold = self._caption or not self._plain
        self.sieve.add(now)

    # ------------------------------------------------------------------------------------------ inline elements

    def _read_inline(self, tag: Tag) -> None:
        name = tag.name
        if name in _BOLD:
            self._bold = max(0, self._bold - 1) if tag.closing else self._bold + 1
        elif name == "br":
            self._read_break(tag)
        elif name == "a":
            self._end_link(keep=False)
            if not tag.closing:
                target = tag.attributes().get("href", "")
                if target:
                    self._link = (target, len(self._now.runs) if self._now else 0)
        elif name == "title":
            self._titled = not tag.closing
        elif name in {"span", "font", "button", "label"}:
            self._read_span(tag)

    def _read_break(self, tag: Tag) -> None:
        now = self._now
        if now is None:
            return
        if self._break or (not self._plain and self._bold == 0) or _AFTER_BREAK.match(self.source, tag.end):
            self._flush()
            return
        now.runs.append((tag.start, tag.end, " "))
        self._break = True

    def _read_span(self, tag: Tag) -> None:
        if tag.closing:
            self._end(self.open.find_nearest({tag.name}, stop=_BLOCKS))
            return
        attributes = tag.attributes()
        region: Region = "page"
        if tag.name == "button":
            opens_more = "aria-expanded" in attributes or "aria-controls" in attributes or "data-toggle" in attributes
            if opens_more and not self._heading:
                self._flush()
                self._caption = True
            elif not opens_more and not self._heading and not self.open.is_open("summary"):
                region = "never"
                self._flush()
        hidden = hides(attributes)
        if hidden and self._now and not self._now.hidden:
            self._flush()
        self._push(tag.name, region, hidden=hidden)

    def _end_link(self, *, keep: bool) -> None:
        """Note the link that ends here; `keep` when only the block ends and the link goes on."""
        if self._link and self._now:
            target, first = self._link
            if first < len(self._now.runs):
                self._now.links.append((first, len(self._now.runs), target))
        if not keep:
            self._link = None

    # ------------------------------------------------------------------------------------------ blocks

    def _read_block(self, tag: Tag) -> None:
        name = tag.name
        if self._heading and name in {"div", "p"} and self._stays_in_heading(closing=tag.closing):
            return
        self._flush()
        self._bold = 0
        self._caption = False
        self._hidden_paragraph = False
        if tag.closing:
            self._heading = 0
            if name not in _UNREMEMBERED and name not in _HEADINGS:
                self._end(self.open.find(name))
            return
        self._heading = _HEADINGS.get(name, 0)
        self._wrappers = 0
        if name == "li":
            self._end(self.open.find_nearest({"li"}, stop=_LISTS | BARRIERS))
        elif name in {"td", "th", "tr", "thead"}:
            self._end(self.open.find_nearest({"td", "th"} if name in {"td", "th"} else {"tr"}, stop={"table"}))
        elif name in {"dt", "dd"}:
            self._end(self.open.find_nearest({"dt", "dd"}, stop={"dl"}))
        attributes = tag.attributes()
        if name in _UNREMEMBERED or name in _HEADINGS:
            self._hidden_paragraph = bool(attributes) and hides(attributes)
            return
        self._start(name, attributes)

    def _stays_in_heading(self, *, closing: bool) -> bool:
        """Whether a `<div>` or `<p>` only wraps the heading's words; after them it ends a heading left unclosed."""
        if closing:
            self._wrappers -= 1
            return self._wrappers >= 0
        if self._now is not None:
            return False
        self._wrappers += 1
        return True

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        entry = self._push(name, name_region(name, attributes), hidden=bool(attributes) and hides(attributes))
        if name in {"ul", "ol", "menu"} or name == "dd":
            entry.lists = self._deepen(entry.lists)
        elif name in {"summary", "dt"}:
            self._caption = True
        elif name == "table":
            self._grids.append(Grid(table=Table(lead_list=self._number_list())))
            layout = attributes.get("role") in {"presentation", "none"}
            if len(self._grids) > 1:
                self._grids[-2].table.layout = True
            self._grids[-1].table.layout = layout
        elif name == "tr" and self._grids:
            self._grids[-1].row += 1
            self._grids[-1].column = 0
        elif name in {"td", "th"} and self._grids:
            entry.cell = place_cell(self._grids[-1], attributes)

    def _push(self, name: str, region: Region, *, hidden: bool) -> Element:
        if self.open.full:
            self._close(self.open.stack[-1])
        above = self.open.top
        element = Element(
            name=name,
            region=region,
            hidden=hidden or (above is not None and above.hidden),
            first=len(self.sieve.pieces),
            before=self.sieve.tally,
            lists=above.lists if above else self.outer_lists,
            cell=above.cell if above else None,
        )
        self.open.push(element)
        return element

    def _number_list(self) -> int:
        self.next_list += 1
        return self.next_list

    def _deepen(self, lists: tuple[int, ...]) -> tuple[int, ...]:
        return lists if len(lists) >= MAX_LISTS else (*lists, self._number_list())

    def _end(self, element: Element | None) -> None:
        if element is not None:
            self._close(element)

    def _close(self, element: Element, *, complete: bool = True) -> None:
        """Close `element` and all that stands open inside it, judging each region from the inside out."""
        self._flush()
        while self.open.stack:
            top = self.open.pop()
            if top.name == "table" and self._grids:
                self._grids.pop()
            elif top.name in {"button", "summary"}:
                self._caption = False
            self.sieve.judge(top.region, first=top.first, before=top.before, complete=complete)
            if top is element:
                return
