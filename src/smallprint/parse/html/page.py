"""Turns the tree of a page into pieces. In: the tree. Out: pieces with kind, lists, cell and hiddenness.

The tree is walked, not descended into, so that no depth is too deep. Elements that are never closed are the rule, not
the exception: list depth comes from the lists around an item, rows of a table from document order.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, cast

from smallprint.parse.characters import level_characters
from smallprint.parse.draft import Draft, Table
from smallprint.parse.html.elements import BLOCKS, BOLD, HEADINGS, PARTING, Element
from smallprint.parse.html.grid import Grid, place_cell
from smallprint.parse.html.marks import leave_out_marks
from smallprint.parse.html.regions import Region, hides, name_region
from smallprint.parse.html.sieve import Sieve
from smallprint.parse.html.writing import Setting, Writing

if TYPE_CHECKING:
    from bs4 import Tag

    from smallprint.parse.html.markup import PlacedText
    from smallprint.parse.html.tree import Event, PageTree

MAX_LISTS: Final = 12
"""Lists nested deeper than this count as one: no reader follows them, and each item names all of its lists."""

_SPANS: Final = frozenset({"span", "font", "button", "label"})
"""Inline elements that may hide their text or open a part of the page."""

_OPENERS: Final = ("aria-expanded", "aria-controls", "data-toggle")
"""Attributes of a button that shows or hides the text after it, and so stands over it like a heading."""

_WRAPPERS: Final = frozenset({"div", "p"})
"""Blocks that may only wrap the words of a heading."""

_NUMBERED: Final = frozenset({"ul", "ol", "menu", "dd"})
"""Elements whose text stands in one more list."""

_ADJOINING: Final = re.compile(r"[a-z]</span><span\b[^<>]{0,500}>[A-Z][a-z]")
"""Words that a style sets apart, since no writer joins them: two blocks to a reader."""

_WITHIN: Final = frozenset({"pre", "summary"})
"""Elements that matter to all that stands in them, however deep."""


@dataclass(slots=True, kw_only=True)
class PageReader:
    """Reads the spans of one source, one after another; elements stay open from one span to the next."""

    source: str
    keep_all: bool = False
    outer_lists: tuple[int, ...] = ()
    """Lists around the span, when it stands inside Markdown."""
    next_list: int = 0
    sieve: Sieve = field(init=False)
    title: str | None = None
    warnings: list[str] = field(default_factory=list)
    _writing: Writing = field(init=False)
    _path: list[Element] = field(default_factory=list)
    """The elements around the text that matter to it, outermost first."""
    _events: "Iterator[Event] | None" = None
    _unclosed: frozenset[int] = frozenset()
    _heading: int = 0
    _wrappers: int = 0
    """Elements that are open inside the heading under way."""
    _hidden_block: bool = False
    _grids: list[Grid] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sieve = Sieve(source=self.source, keep_all=self.keep_all)
        self._writing = Writing(sieve=self.sieve)

    def open_tree(self, tree: "PageTree") -> None:
        """Take up the tree whose spans are read from now on."""
        self._events = leave_out_marks(tree, self.source)
        self._unclosed = tree.unclosed
        self.warnings.extend(tree.warnings)

    def read_span(self) -> None:
        """Read the next span of the tree."""
        assert self._events is not None
        for kind, node in self._events:
            if kind == "text":
                self._read_text(cast("PlacedText", node))
            elif kind == "start":
                self._read_start(cast("Tag", node))
            elif kind == "end":
                self._read_end(cast("Tag", node))
            else:
                break
        self._writing.part()
        self._writing.end_link()

    def finish(self) -> Draft:
        """Close what is open and hand over."""
        for kind, node in self._events or ():
            if kind == "end":
                self._read_end(cast("Tag", node))
        sieve = self.sieve
        if sieve.dropped:
            kept = sieve.tally.linked + sieve.tally.plain
            self.warnings.append(
                f"Kept {kept:,} of {kept + sieve.dropped:,} words; menus, banners and footers were left out."
            )
        return Draft(source=self.source, pieces=sieve.pieces, title=self.title, warnings=self.warnings)

    def number_list(self) -> int:
        """A number for one more list or table of the source."""
        self.next_list += 1
        return self.next_list

    # ------------------------------------------------------------------------------------------ what comes by

    def _read_text(self, text: "PlacedText") -> None:
        parent = text.parent
        if parent is not None and parent.name == "title" and text is parent.contents[0]:
            if self.title is None:
                self.title = " ".join(level_characters(text).split()) or None
            return
        path, writing = self._path, self._writing
        if writing.now is None:
            top = path[-1] if path else None
            writing.setting = Setting(
                heading=self._heading,
                lists=top.lists if top else self.outer_lists,
                cell=top.cell if top else None,
                hidden=self._hidden_block or (top is not None and top.hidden),
            )
        writing.add_text(text.start, text.end, preformatted=bool(path) and "pre" in path[-1].within)

    def _read_start(self, tag: "Tag") -> None:
        name = tag.name
        if name in BLOCKS or "-" in name:
            self._start_block(tag)
        elif name in BOLD:
            self._writing.change_bold(+1)
        elif name == "br":
            start = tag.sourcepos or 0
            self._writing.add_break(start, self.source.find(">", start) + 1)
        elif name == "a":
            self._writing.begin_link(_read_attributes(tag).get("href", ""))
        elif name in _SPANS:
            self._start_span(tag)

    def _read_end(self, tag: "Tag") -> None:
        name = tag.name
        if name in BLOCKS or "-" in name:
            self._end_block(tag)
        elif name in BOLD:
            self._writing.change_bold(-1)
        elif name == "a":
            self._writing.end_link()
        elif name in _SPANS:
            self._leave(tag)

    # ------------------------------------------------------------------------------------------ elements

    def _start_span(self, tag: "Tag") -> None:
        attributes = _read_attributes(tag)
        hidden = bool(attributes) and hides(attributes)
        region: Region = "page"
        if tag.name == "button":
            opens_more = not attributes.keys().isdisjoint(_OPENERS)
            if opens_more and not self._heading:
                self._writing.flush()
                self._writing.caption = True
            elif not opens_more and not self._heading and not (self._path and "summary" in self._path[-1].within):
                region = "never"
                self._writing.flush()
        elif not hidden:
            if _ADJOINING.match(self.source, max(0, (tag.sourcepos or 0) - len("x</span>"))):
                self._writing.flush()
            return
        if hidden and self._writing.now and not self._writing.now.hidden:
            self._writing.flush()
        self._enter(tag, region, hidden=hidden)

    def _start_block(self, tag: "Tag") -> None:
        name = tag.name
        if self._heading and name in _WRAPPERS and self._writing.now is None:
            self._wrappers += 1
            return
        self._part()
        self._heading = HEADINGS.get(name, 0)
        self._wrappers = 0
        attributes = _read_attributes(tag)
        hidden = bool(attributes) and hides(attributes)
        if name in PARTING:
            self._hidden_block = hidden
            return
        entry = self._enter(tag, name_region(name, attributes), hidden=hidden)
        if name in _NUMBERED:
            entry.lists = entry.lists if len(entry.lists) >= MAX_LISTS else (*entry.lists, self.number_list())
        elif name in {"summary", "dt"}:
            self._writing.caption = True
        elif name == "table":
            self._start_table(attributes)
        elif name == "tr" and self._grids:
            self._grids[-1].row += 1
            self._grids[-1].column = 0
        elif name in {"td", "th"} and self._grids:
            entry.cell = place_cell(self._grids[-1], attributes)

    def _end_block(self, tag: "Tag") -> None:
        if self._heading and tag.name in _WRAPPERS and self._wrappers:
            # It only wraps the heading's words.
            self._wrappers -= 1
            return
        self._part()
        self._heading = 0
        self._leave(tag)

    def _part(self) -> None:
        self._writing.part()
        self._writing.caption = False
        self._hidden_block = False

    def _start_table(self, attributes: Mapping[str, str]) -> None:
        table = Table(lead_list=self.number_list(), layout=attributes.get("role") in {"presentation", "none"})
        if self._grids:
            self._grids[-1].table.layout = True
        self._grids.append(Grid(table=table))

    def _enter(self, tag: "Tag", region: Region, *, hidden: bool) -> Element:
        above = self._path[-1] if self._path else None
        element = Element(
            tag=tag,
            region=region,
            hidden=hidden or (above is not None and above.hidden),
            first=len(self.sieve.pieces),
            before=self.sieve.tally,
            lists=above.lists if above else self.outer_lists,
            cell=above.cell if above else None,
            within=above.within if above else frozenset(),
        )
        if tag.name in _WITHIN:
            element.within |= {tag.name}
        self._path.append(element)
        return element

    def _leave(self, tag: "Tag") -> None:
        """Judge the region that ends here, if the tag began one."""
        if not self._path or self._path[-1].tag is not tag:
            return
        self._writing.flush()
        element = self._path.pop()
        if tag.name == "table":
            self._grids.pop()
        elif tag.name in {"button", "summary"}:
            self._writing.caption = False
        complete = id(tag) not in self._unclosed
        self.sieve.judge(element.region, first=element.first, before=element.before, complete=complete)


def _read_attributes(tag: "Tag") -> Mapping[str, str]:
    """The tag's attributes, all of them strings since the builder makes no lists of classes."""
    return cast("Mapping[str, str]", tag.attrs)
