"""Reads HTML. In: the source, levelled. Out: its pieces, without menus, banners and footers, hidden text marked.

Elements that are never closed are the rule, not the exception, so nothing here needs a tree: a stack of open elements
tells each text run what it belongs to.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from smallprint.model import BlockKind, MediaType
from smallprint.parse.characters import find_entities
from smallprint.parse.draft import Cell, Draft, Piece, Table
from smallprint.parse.mask import mask_front_matter, mask_templates
from smallprint.parse.outline import list_words
from smallprint.parse.regions import Region, Tally, count_words, hides, holds_prose, is_menu, name_region
from smallprint.parse.tags import Tag, cut_tags

MAX_LISTS: Final = 50
"""Lists nested deeper than this count as one: no reader follows them, and each item names all of its lists."""

_MAX_OPEN: Final = 2_000
"""Open elements beyond which further ones are not remembered."""

_MAX_SCAN: Final = 256
"""Open elements looked through for the one that an end tag closes."""

_MAX_SPAN: Final = 50
"""Most columns or rows that a cell is believed to span (HTML allows 1,000 columns)."""

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LISTS: Final = frozenset({"ul", "ol", "dl", "menu"})
_BLOCKS: Final = list_words(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul h1 h2 h3 h4 h5 h6 frameset option optgroup"
)
_UNREMEMBERED: Final = frozenset({"p", "hr", "tbody", "tfoot", "html", "option"})
"""Blocks whose start and end only part the text."""

_BARRIERS: Final = frozenset({"td", "th", "table"})
_TABLE_PARTS: Final = frozenset({"td", "th", "tr", "thead", "tbody", "tfoot", "table", "body", "html"})
_BOLD: Final = frozenset({"b", "strong"})
_WORD: Final = re.compile(r"\w")
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
_AFTER_BREAK: Final = re.compile(r"\s*+(?:[•·▪◦●*‣–-]|\([a-zA-Z0-9]{1,4}\)|[a-zA-Z0-9]{1,2}[.)])\s")
_POLICY_TITLE: Final = re.compile(r"privacy|terms|polic|conditions|agreement|notice|statement|cookie", re.IGNORECASE)
_POLICY_WORDS: Final = re.compile(
    r"\b(?:privacy|personal|information|terms|agree\w*|consent\w*|data|cookies?|collect\w*|disclos\w*|rights?|services?"
    r"|third part\w+|opt(?:ing)?[- ]out|policy|polices|laws?|users?|accounts?|your?|we)\b",
    re.IGNORECASE,
)
WORDS_PER_POLICY_WORD: Final = 15
"""Words of a footer or sidebar to each policy word: policies have 4 to 8, teasers of news 30 and more."""

_TEASER_PIECES: Final = 200
_TEASER_CHARACTERS: Final = 2_000
"""Bounds on what is looked at to tell a teaser."""

_FALLBACK_WORDS: Final = 40
"""Words of kept prose under which a page is read again with everything in it."""


@dataclass(slots=True, kw_only=True)
class _Open:
    """An element that is not closed yet."""

    name: str
    region: Region
    hidden: bool
    first: int
    """Number of pieces before it."""
    before: Tally
    """Words before it."""
    lists: tuple[int, ...]
    cell: Cell | None


@dataclass(slots=True, kw_only=True)
class _Grid:
    """Where the next cell of a table stands."""

    table: Table
    row: int = -1
    column: int = 0
    spanned: dict[int, int] = field(default_factory=dict)
    """Column -> rows for which a cell of an earlier row still covers it."""


class HtmlParser:
    """Whole pages and fragments of HTML."""

    media_type: MediaType = "text/html"

    def recognises(self, text: str) -> bool:
        """Whether the beginning of `text` looks like a page."""
        head = text[:20_000].lower()
        if "<!doctype html" in head or "<html" in head or "<body" in head:
            return True
        return len(re.findall(r"</?(?:p|div|h[1-6]|li|ul|td|section)\b[^>]{0,500}>", head)) >= 4 and "<" in head[:1_000]

    def read(self, source: str) -> Draft:
        """The pieces of the page; a page of nothing but what looks like furniture is read as a whole."""
        source, title = mask_front_matter(source)
        source = mask_templates(source)
        reader = HtmlReader(source=source, title=title)
        reader.read(0, len(source))
        draft = reader.finish()
        if reader.tally.prose < _FALLBACK_WORDS <= reader.dropped:
            whole = HtmlReader(source=source, title=title, keep_all=True)
            whole.read(0, len(source))
            return whole.finish()
        return draft


@dataclass(slots=True, kw_only=True)
class HtmlReader:
    """Reads spans of one source, one after another; elements stay open from one span to the next."""

    source: str
    keep_all: bool = False
    outer_lists: tuple[int, ...] = ()
    """Lists around the span, when it stands inside Markdown."""
    next_list: int = 0
    pieces: list[Piece] = field(default_factory=list)
    title: str | None = None
    warnings: list[str] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    dropped: int = 0
    """Words left out."""
    _now: Piece | None = None
    _plain: bool = False
    _bold: int = 0
    _heading: int = 0
    _caption: bool = False
    _link: tuple[str, int] | None = None
    _break: bool = False
    _titled: bool = False
    _hidden_paragraph: bool = False
    _open: list[_Open] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)
    _grids: list[_Grid] = field(default_factory=list)

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
        while self._open:
            self._close(self._open[-1], complete=False)
        if self.dropped:
            kept = self.tally.linked + self.tally.plain
            self.warnings.append(
                f"Kept {kept:,} of {kept + self.dropped:,} words; menus, banners and footers were left out."
            )
        return Draft(source=self.source, pieces=self.pieces, title=self.title, warnings=self.warnings)

    # ------------------------------------------------------------------------------------------ text

    def _read_text(self, start: int, end: int) -> None:
        source = self.source
        if self._titled:
            if self.title is None:
                self.title = " ".join(source[start:end].split()) or None
            return
        if self._counts.get("pre"):
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
        top = self._open[-1] if self._open else None
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
        self.pieces.append(now)
        self.tally = self.tally.plus(count_words(self.source, now))

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
            for depth, entry in enumerate(reversed(self._open)):
                if entry.name == tag.name:
                    self._close(entry)
                    return
                if entry.name in _BLOCKS or depth > _MAX_SCAN:
                    return
            return
        attributes = tag.attributes()
        region: Region = "page"
        if tag.name == "button":
            opens_more = "aria-expanded" in attributes or "aria-controls" in attributes or "data-toggle" in attributes
            if opens_more and not self._heading:
                self._flush()
                self._caption = True
            elif not opens_more and not self._heading and self._counts.get("summary", 0) == 0:
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
        if self._heading and name in {"div", "p"}:
            return
        self._flush()
        self._bold = 0
        self._caption = False
        self._hidden_paragraph = False
        if tag.closing:
            self._heading = 0
            if name not in _UNREMEMBERED and name not in _HEADINGS:
                self._end(name)
            return
        self._heading = _HEADINGS.get(name, 0)
        if name == "li":
            self._end_open_item()
        elif name in {"td", "th", "tr", "thead"}:
            self._end_open_cell(name)
        elif name in {"dt", "dd"}:
            self._end_nearest({"dt", "dd"}, stop={"dl"})
        attributes = tag.attributes()
        if name in _UNREMEMBERED or name in _HEADINGS:
            self._hidden_paragraph = bool(attributes) and hides(attributes)
            return
        self._start(name, attributes)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._push(name, name_region(name, attributes), hidden=bool(attributes) and hides(attributes))
        entry = self._open[-1]
        if name in {"ul", "ol", "menu"} or name == "dd":
            entry.lists = self._deepen(entry.lists)
        elif name in {"summary", "dt"}:
            self._caption = True
        elif name == "table":
            self._grids.append(_Grid(table=Table(lead_list=self._number_list())))
            layout = attributes.get("role") in {"presentation", "none"}
            if len(self._grids) > 1:
                self._grids[-2].table.layout = True
            self._grids[-1].table.layout = layout
        elif name == "tr" and self._grids:
            self._grids[-1].row += 1
            self._grids[-1].column = 0
        elif name in {"td", "th"} and self._grids:
            entry.cell = self._place_cell(
                self._grids[-1], attributes, header=name == "th" or bool(self._counts.get("thead"))
            )

    def _place_cell(self, grid: _Grid, attributes: dict[str, str], *, header: bool) -> Cell:
        """The cell's place, past columns that cells of earlier rows still cover."""
        while grid.column in grid.spanned and grid.spanned[grid.column] >= grid.row:
            grid.column += 1
        cell = Cell(table=grid.table, row=grid.row, column=grid.column, header=header)
        rows, columns = _read_span_size(attributes.get("rowspan")), _read_span_size(attributes.get("colspan"))
        if rows > 1:
            for column in range(grid.column, grid.column + columns):
                grid.spanned[column] = grid.row + rows - 1
        grid.column += columns
        return cell

    def _push(self, name: str, region: Region, *, hidden: bool) -> None:
        above = self._open[-1] if self._open else None
        if len(self._open) >= _MAX_OPEN:
            self._close(self._open[-1])
        self._counts[name] = self._counts.get(name, 0) + 1
        self._open.append(
            _Open(
                name=name,
                region=region,
                hidden=hidden or (above is not None and above.hidden),
                first=len(self.pieces),
                before=self.tally,
                lists=above.lists if above else self.outer_lists,
                cell=above.cell if above else None,
            )
        )

    def _number_list(self) -> int:
        self.next_list += 1
        return self.next_list

    def _deepen(self, lists: tuple[int, ...]) -> tuple[int, ...]:
        return lists if len(lists) >= MAX_LISTS else (*lists, self._number_list())

    # ------------------------------------------------------------------------------------------ ends

    def _end(self, name: str) -> None:
        """Close the nearest open `name`, with all that stands open inside it."""
        if not self._counts.get(name):
            return
        stops = name not in _TABLE_PARTS
        for depth, entry in enumerate(reversed(self._open)):
            if entry.name == name:
                self._close(entry)
                return
            if depth > _MAX_SCAN or (stops and entry.name in _BARRIERS):
                return

    def _end_open_item(self) -> None:
        self._end_nearest({"li"}, stop=_LISTS | _BARRIERS)

    def _end_open_cell(self, name: str) -> None:
        names = {"td", "th"} if name in {"td", "th"} else {"tr"}
        self._end_nearest(names, stop=frozenset({"table"}))

    def _end_nearest(self, names: set[str], *, stop: frozenset[str] | set[str]) -> None:
        for depth, entry in enumerate(reversed(self._open)):
            if entry.name in names:
                self._close(entry)
                return
            if entry.name in stop or depth > _MAX_SCAN:
                return

    def _close(self, entry: _Open, *, complete: bool = True) -> None:
        """Close `entry` and all above it, judging each region from the inside out."""
        self._flush()
        while self._open:
            top = self._open.pop()
            self._counts[top.name] -= 1
            if top.name == "table" and self._grids:
                self._grids.pop()
            elif top.name in {"button", "summary"}:
                self._caption = False
            self._judge(top, complete=complete)
            if top is entry:
                return

    def _judge(self, entry: _Open, *, complete: bool) -> None:
        """Drop the pieces of a region that is not part of the policy."""
        if entry.region == "page" or self.keep_all or len(self.pieces) == entry.first:
            return
        inside = self.tally.minus(entry.before)
        if entry.region == "never":
            drop = complete or not holds_prose(inside)
        elif entry.region == "furniture":
            drop = not holds_prose(inside) or not self._speaks_of_policy(entry.first)
        else:
            drop = is_menu(inside) and not self._is_led(entry.first)
        if not drop:
            return
        kept = [
            piece for piece in self.pieces[entry.first :] if entry.region == "furniture" and self._names_policy(piece)
        ]
        self.tally = entry.before
        for piece in kept:
            self.tally = self.tally.plus(count_words(self.source, piece))
        self.dropped += (
            inside.linked
            + inside.plain
            - (self.tally.minus(entry.before).linked + self.tally.minus(entry.before).plain)
        )
        self.pieces[entry.first :] = kept

    def _speaks_of_policy(self, first: int) -> bool:
        """Whether the pieces from `first` on use the words of a policy, as news teasers and slogans do not."""
        inside = self.pieces[first:]
        if len(inside) > _TEASER_PIECES:
            return True
        words = found = 0
        for piece in inside:
            for start, end, _ in piece.runs:
                text = self.source[start : min(end, start + _TEASER_CHARACTERS)]
                words += len(text.split())
                found += len(_POLICY_WORDS.findall(text))
        return found * WORDS_PER_POLICY_WORD >= words

    def _is_led(self, first: int) -> bool:
        """Whether the piece before number `first` ends in a colon, so that what follows belongs to a sentence."""
        if not first or not self.pieces[first - 1].runs:
            return False
        start, end, _ = self.pieces[first - 1].runs[-1]
        return self.source[start:end].rstrip().endswith(":")

    def _names_policy(self, piece: Piece) -> bool:
        return (
            piece.kind == "heading"
            and piece.level <= 2
            and any(_POLICY_TITLE.search(self.source, start, end) for start, end, _ in piece.runs)
        )


def _read_span_size(written: str | None) -> int:
    if written and written.isdecimal() and len(written) <= 4:
        return max(1, min(int(written), _MAX_SPAN))
    return 1
