"""Makes the document. In: the pieces of a parser. Out: `Document`: text, blocks with headings and lead-ins, links."""

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from smallprint.model import Block, BlockKind, Document, Link, MediaType
from smallprint.parse.contents import drop_contents
from smallprint.parse.draft import Cell, Draft, Piece, Table
from smallprint.parse.outline import (
    find_lead_in,
    find_marker,
    is_bare_heading,
    is_bold_heading,
    is_chaff,
    name_marker,
    split_enumeration,
)
from smallprint.parse.text import TextBuilder

Span = tuple[int, int]

_LINE_END: Final = re.compile("\n")
_LEAST_LEVEL: Final = 6
_FEW_HEADINGS: Final = 3
_LONG_DOCUMENT: Final = 15
"""Blocks from which a document with fewer than `_FEW_HEADINGS` headings must have some that are not marked."""

_SECTION_LENGTH: Final = 60
"""Characters of the block after a heading in plain type: an address's next line is shorter."""

_HEADING_LIMIT: Final = 30
"""Words from which a piece marked as heading is read as a paragraph: some pages set sections as headings."""


@dataclass(slots=True, kw_only=True)
class _Outline:
    """The headings above the block under way."""

    path: list[tuple[int, str]] = field(default_factory=list)
    marked: int = 0
    """Level of the last heading that the source marks as one."""

    def enter(self, level: int, text: str) -> tuple[str, ...]:
        """Begin a section; returns the headings above its own."""
        while self.path and self.path[-1][0] >= level:
            self.path.pop()
        above = self.above()
        self.path.append((level, text))
        return above

    def above(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.path)


@dataclass(slots=True, kw_only=True)
class _Typed:
    """The typed list under way: paragraphs that begin with "(a)" or a bullet."""

    kinds: list[str] = field(default_factory=list)
    leads: list[Span | None] = field(default_factory=list)
    marker: str = ""
    """Marker of the item before."""


@dataclass(slots=True, kw_only=True)
class _Grid:
    """Headers of the table under way."""

    first_row: int
    columns: dict[int, Span] = field(default_factory=dict)
    """Column -> its header."""
    rows: dict[int, tuple[int, Span]] = field(default_factory=dict)
    """Row -> column and span of its first cell with text."""


@dataclass(slots=True, kw_only=True)
class _Assembly:
    """A document under way."""

    builder: TextBuilder
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    outline: _Outline = field(default_factory=_Outline)
    leads: dict[int, Span | None] = field(default_factory=dict)
    """List number -> the words that govern its items."""
    typed: _Typed = field(default_factory=_Typed)
    grids: dict[int, "_Grid"] = field(default_factory=dict)
    """Table number -> what is known of it."""
    bare: bool = False
    """Whether short paragraphs in plain type are headings."""
    inside: tuple[int, int, int] | None = None
    """Table, row and column of the block before."""
    last: tuple[Span, str] | None = None
    """Span and text of the block before, if it may govern the next."""


def assemble(draft: Draft, *, path: str, media_type: MediaType) -> Document:
    """The document of `draft`."""
    source = draft.source
    work = _Assembly(builder=TextBuilder(source))
    _settle_tables(draft.pieces)
    pieces = drop_contents(draft.pieces, source)
    work.bare = _marks_few_headings(pieces)
    for piece, following in zip_longest(pieces, pieces[1:]):
        if piece is not None:
            _add_piece(work, piece, following)
    lines = (0, *(match.end() for match in _LINE_END.finditer(source)))
    text, offsets = work.builder.finish(lines)
    return Document(
        path=path,
        media_type=media_type,
        text=text,
        blocks=tuple(work.blocks),
        links=tuple(work.links),
        offsets=offsets,
        title=draft.title,
        warnings=tuple(dict.fromkeys(draft.warnings)),
    )


def _settle_tables(pieces: list[Piece]) -> None:
    """Tell tables of data from tables that arrange the page: those have one column, or headings inside."""
    columns: dict[int, set[int]] = {}
    tables: dict[int, Table] = {}
    for piece in pieces:
        if piece.cell:
            table = piece.cell.table
            tables[id(table)] = table
            columns.setdefault(id(table), set()).add(piece.cell.column)
            if piece.kind == "heading" and piece.level <= 3:
                table.layout = True
    for key, table in tables.items():
        table.layout = table.layout or len(columns[key]) < 2


def _add_piece(work: _Assembly, piece: Piece, following: Piece | None) -> None:
    start, end, text, firsts = work.builder.add_block(piece.runs)
    if start == end or is_chaff(text):
        return
    for first, last, target in piece.links:
        if first >= len(firsts):
            continue
        begin = max(start, min(firsts[first], end))
        stop = min(firsts[last] if last < len(firsts) else end, end)
        shown = text[begin - start : stop - start]
        if shown.strip():
            begin += len(shown) - len(shown.lstrip())
            stop -= len(shown) - len(shown.rstrip())
            work.links.append(Link(start=begin, end=stop, target=target))
    cell = piece.cell if piece.cell and not piece.cell.table.layout else None
    before, work.inside = work.inside, (cell.table.lead_list, cell.row, cell.column) if cell else None
    if cell:
        _add_cell(work, piece, cell, (start, end), text, same=before == work.inside)
        return
    level = _find_heading_level(work, piece, text, following)
    if level:
        _add_heading(work, piece, level, (start, end), text)
        return
    if piece.lists:
        _add_item(work, piece, (start, end), text)
    else:
        _add_paragraph(work, piece, (start, end), text)


def _find_heading_level(work: _Assembly, piece: Piece, text: str, following: Piece | None) -> int:
    """Level of the heading that the piece is; 0 for none."""
    if piece.kind == "heading":
        if len(text.split()) >= _HEADING_LIMIT:
            return 0
        work.outline.marked = piece.level
        return piece.level
    if piece.kind == "paragraph" and piece.bold and not piece.lists and is_bold_heading(text):
        return min(work.outline.marked + 1, _LEAST_LEVEL)
    if work.bare and piece.kind == "paragraph" and following and is_bare_heading(text):
        begins_section = following.kind in {"paragraph", "item"} and _measure(following) > _SECTION_LENGTH
        return min(work.outline.marked + 1, _LEAST_LEVEL) if begins_section else 0
    return 0


def _marks_few_headings(pieces: list[Piece]) -> bool:
    """Whether a long document marks hardly any heading, so that short paragraphs must stand for them."""
    marked = sum(piece.kind == "heading" or (piece.bold and not piece.lists and not piece.cell) for piece in pieces)
    return len(pieces) >= _LONG_DOCUMENT and marked < _FEW_HEADINGS


def _measure(piece: Piece) -> int:
    """Characters of source in a piece."""
    return sum(end - start for start, end, _ in piece.runs)


def _add_heading(work: _Assembly, piece: Piece, level: int, span: Span, text: str) -> None:
    above = work.outline.enter(level, text)
    _add_block(work, piece, "heading", span, level=level, heading=above)
    work.typed = _Typed()
    work.last = (span, text)


def _add_item(work: _Assembly, piece: Piece, span: Span, text: str) -> None:
    """An item of a marked list; what stood before the list governs it."""
    for number in piece.lists:
        if number not in work.leads:
            work.leads[number] = _lead_from(work, before_list=True)
    leads = tuple(lead for number in piece.lists if (lead := work.leads[number]))
    work.typed = _Typed()
    _add_parts(work, piece, "item", span, text, level=len(piece.lists), leads=leads)
    work.last = (span, text)


def _add_paragraph(work: _Assembly, piece: Piece, span: Span, text: str) -> None:
    kind = piece.kind if piece.kind == "code" else "paragraph"
    marker = find_marker(text) if kind == "paragraph" else 0
    if not marker:
        work.typed = _Typed()
        _add_parts(work, piece, kind, span, text, level=0, leads=())
        work.last = (span, text)
        return
    typed = work.typed
    style = name_marker(text[:marker], after=typed.marker)
    typed.marker = text[:marker]
    if style in typed.kinds:
        depth = typed.kinds.index(style)
        del typed.kinds[depth + 1 :], typed.leads[depth + 1 :]
    else:
        typed.leads.append(_lead_from(work, before_list=not typed.kinds))
        typed.kinds.append(style)
    leads = tuple(lead for lead in typed.leads if lead)
    span = (span[0] + marker, span[1])
    _add_parts(work, piece, "item", span, text[marker:], level=len(typed.kinds), leads=leads)
    work.last = (span, text[marker:])


def _lead_from(work: _Assembly, *, before_list: bool) -> Span | None:
    """The words of the block before that govern what comes now."""
    if work.last is None:
        return None
    (start, _), text = work.last
    found = find_lead_in(text, before_list=before_list)
    return (start + found[0], start + found[1]) if found else None


def _add_cell(work: _Assembly, piece: Piece, cell: Cell, span: Span, text: str, *, same: bool) -> None:
    """A table cell: its row's and its column's header govern it, and so does a sentence left open before the table."""
    number = cell.table.lead_list
    if number not in work.leads:
        work.leads[number] = _lead_from(work, before_list=False)
        work.grids[number] = _Grid(first_row=cell.row)
    grid = work.grids[number]
    if cell.row == grid.first_row:
        # Half of all tables leave their header row empty: the first row with any text is the header.
        grid.columns.setdefault(cell.column, _find_governing(span, text))
        _add_block(work, piece, "cell", span, level=0)
        work.last = (span, text)
        return
    over = grid.columns.get(cell.column)
    if over is None and len(grid.columns) == 1:
        # A single header spans the table.
        over = next(iter(grid.columns.values()))
    beside = grid.rows.get(cell.row)
    leads = [work.leads[number], beside[1] if beside and beside[0] != cell.column else None, over]
    for inner in piece.lists:
        if inner not in work.leads:
            work.leads[inner] = _lead_from(work, before_list=False) if same else None
        leads.append(work.leads[inner])
    grid.rows.setdefault(cell.row, (cell.column, span))
    kind: BlockKind = "item" if piece.lists else "cell"
    found = tuple(dict.fromkeys(lead for lead in leads if lead))
    _add_parts(work, piece, kind, span, text, level=len(piece.lists), leads=found)
    work.last = (span, text)


def _find_governing(span: Span, text: str) -> Span:
    """The part of a header that governs its cells: of a long one, the last sentence if that is left open."""
    found = find_lead_in(text, before_list=False)
    return (span[0] + found[0], span[0] + found[1]) if found else span


def _add_parts(
    work: _Assembly, piece: Piece, kind: BlockKind, span: Span, text: str, *, level: int, leads: tuple[Span, ...]
) -> None:
    """A block, or the blocks that its lettered parts make."""
    parts = split_enumeration(text) if kind != "code" else []
    start = span[0]
    if not parts:
        _add_block(work, piece, kind, span, level=level, leads=leads)
        return
    opening = text[: parts[0][0]]
    opening = opening[: opening.rfind("(")] if "(" in opening[-8:] else opening.rstrip()
    stop = len(opening.rstrip())
    _add_block(work, piece, kind, (start, start + stop), level=level, leads=leads)
    lead = find_lead_in(opening, before_list=True)
    inner = (*leads, (start + lead[0], start + lead[1])) if lead else leads
    for first, last in parts:
        _add_block(work, piece, "item", (start + first, start + last), level=level + 1, leads=inner)
    rest = text[parts[-1][1] :]
    if rest.strip():
        begin = start + len(text) - len(rest.lstrip())
        _add_block(work, piece, kind, (begin, span[1]), level=level, leads=leads)


def _add_block(
    work: _Assembly,
    piece: Piece,
    kind: BlockKind,
    span: Span,
    *,
    level: int,
    leads: tuple[Span, ...] = (),
    heading: tuple[str, ...] | None = None,
) -> None:
    if span[0] < span[1]:
        work.blocks.append(
            Block(
                kind=kind,
                start=span[0],
                end=span[1],
                level=level,
                heading=work.outline.above() if heading is None else heading,
                lead_ins=leads,
                hidden=piece.hidden,
            )
        )
