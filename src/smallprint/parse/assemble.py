"""Makes the document. In: the pieces of a parser. Out: `Document`: text, blocks with headings and lead-ins, links."""

import re
from itertools import pairwise, zip_longest
from typing import Final

from smallprint.model import BlockKind, Document, Link, MediaType
from smallprint.parse.assembly import (
    Assembly,
    Headers,
    Span,
    TypedList,
    add_block,
    add_parts,
    find_broken_off,
    find_governing,
    find_lead,
    find_numbered_leads,
    measure_marker,
)
from smallprint.parse.chapters import free_chapters
from smallprint.parse.contents import drop_contents
from smallprint.parse.draft import Cell, Draft, Piece, Table
from smallprint.parse.outline import (
    LONGEST_LEAD_IN,
    find_doubled,
    find_run_in,
    is_bare_heading,
    is_bold_heading,
    is_chaff,
    name_marker,
)
from smallprint.parse.rejoin import rejoin_lines
from smallprint.parse.text import TextBuilder

_LINE_END: Final = re.compile("\n")
_LEAST_LEVEL: Final = 6
_FEW_HEADINGS: Final = 3
_LONG_DOCUMENT: Final = 15
"""Blocks from which a document with fewer than `_FEW_HEADINGS` headings must have some that are not marked."""

_SECTION_LENGTH: Final = 60
"""Characters of the block after a heading in plain type: an address's next line is shorter."""

_MANY_TITLES: Final = 5
"""Titles in plain type from which a document is known to have such, though it marks headings as well."""

_LONGEST_TITLE: Final = 100
"""Characters of such a title."""

_LONG_SECTION: Final = 150
"""Characters of the block that follows it."""

_HEADING_LIMIT: Final = 30
"""Words from which a piece marked as heading is read as a paragraph: some pages set sections as headings."""


def assemble(draft: Draft, *, path: str, media_type: MediaType) -> Document:
    """The document of `draft`."""
    source = draft.source
    work = Assembly(builder=TextBuilder(source))
    _settle_tables(draft.pieces)
    pieces = draft.pieces
    if media_type != "text/html":
        pieces = rejoin_lines(pieces, source, guessed=media_type == "text/plain")
    pieces = drop_contents(pieces, source)
    free_chapters(pieces)
    work.bare = _marks_few_headings(pieces)
    work.titles = frozenset() if work.bare else _find_bare_titles(pieces, source)
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


def _add_piece(work: Assembly, piece: Piece, following: Piece | None) -> None:
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
    opening = firsts[piece.opening] - start if piece.opening else 0
    if piece.lists:
        _add_item(work, piece, (start, end), text, opening)
    else:
        _add_paragraph(work, piece, (start, end), text, opening)


def _find_heading_level(work: Assembly, piece: Piece, text: str, following: Piece | None) -> int:
    """Level of the heading that the piece is; 0 for none."""
    if piece.kind == "heading":
        if len(text.split()) >= _HEADING_LIMIT:
            return 0
        work.outline.marked = piece.level
        return piece.level
    if find_doubled(text):
        return min(work.outline.marked + 1, _LEAST_LEVEL)
    if piece.kind == "paragraph" and piece.bold and not piece.lists and is_bold_heading(text):
        return min(work.outline.marked + 1, _LEAST_LEVEL)
    if id(piece) in work.titles:
        return min(work.outline.marked + 1, _LEAST_LEVEL)
    if work.bare and piece.kind == "paragraph" and following and is_bare_heading(text):
        begins_section = following.kind in {"paragraph", "item"} and _measure(following) > _SECTION_LENGTH
        return min(work.outline.marked + 1, _LEAST_LEVEL) if begins_section else 0
    return 0


def _marks_few_headings(pieces: list[Piece]) -> bool:
    """Whether a long document marks hardly any heading, so that short paragraphs must stand for them."""
    marked = sum(piece.kind == "heading" or (piece.bold and not piece.lists and not piece.cell) for piece in pieces)
    return len(pieces) >= _LONG_DOCUMENT and marked < _FEW_HEADINGS


def _find_bare_titles(pieces: list[Piece], source: str) -> frozenset[int]:
    """Identities of the short paragraphs that stand before long ones, if a document has many and no two are alike."""
    found: dict[str, list[int]] = {}
    for piece, following in pairwise(pieces):
        if piece.kind != "paragraph" or piece.lists or piece.cell or following.kind not in ("paragraph", "item"):
            continue
        if _measure(piece) <= _LONGEST_TITLE and _measure(following) >= _LONG_SECTION:
            text = "".join([source[start:end] if shown is None else shown for start, end, shown in piece.runs]).strip()
            if text and is_bare_heading(text):
                found.setdefault(text, []).append(id(piece))
    titles = [places[0] for places in found.values() if len(places) == 1]
    return frozenset(titles) if len(titles) >= _MANY_TITLES else frozenset()


def _measure(piece: Piece) -> int:
    """Characters of source in a piece."""
    return sum(end - start for start, end, _ in piece.runs)


def _add_heading(work: Assembly, piece: Piece, level: int, span: Span, text: str) -> None:
    if piece.kind != "heading" and find_doubled(text):
        text = text[: find_doubled(text)]
        span = (span[0], span[0] + len(text))
    above = work.outline.enter(level, text)
    add_block(work, piece, "heading", span, level=level, heading=above)
    work.typed = TypedList()
    work.broken_off = None
    work.last = (span, text)


def _add_item(work: Assembly, piece: Piece, span: Span, text: str, opening: int) -> None:
    """An item of a marked list; what stood before the list governs it. `opening`: characters set in bold before it."""
    for number in piece.lists:
        if number not in work.leads:
            work.leads[number] = find_lead(work, before_list=True)
    by_list = [work.leads[number] for number in piece.lists]
    leads = (*filter(None, by_list), *find_numbered_leads(work, span, text))
    work.outline.begin(find_run_in(text[:opening], text[opening:]), by_list)
    work.typed = TypedList()
    add_parts(work, piece, "item", span, text, level=len(piece.lists), leads=leads)
    work.last = (span, text)


def _add_paragraph(work: Assembly, piece: Piece, span: Span, text: str, opening: int) -> None:
    kind = piece.kind if piece.kind == "code" else "paragraph"
    marker = measure_marker(work, text) if kind == "paragraph" else 0
    run_in = find_run_in(text[marker:opening], text[opening:])
    if not marker:
        work.typed = TypedList()
        work.outline.begin(run_in, ())
        leads = find_numbered_leads(work, span, text) or find_broken_off(work, text)
        add_parts(work, piece, "item" if leads else kind, span, text, level=len(leads), leads=leads)
        work.last = (span, text)
        return
    typed = work.typed
    style = name_marker(text[:marker], after=typed.marker)
    typed.marker = text[:marker]
    if style in typed.kinds:
        depth = typed.kinds.index(style)
        del typed.kinds[depth + 1 :], typed.leads[depth + 1 :]
    else:
        typed.leads.append(find_lead(work, before_list=not typed.kinds))
        typed.kinds.append(style)
    leads = tuple(lead for lead in typed.leads if lead)
    work.outline.begin(run_in, typed.leads)
    span = (span[0] + marker, span[1])
    add_parts(work, piece, "item", span, text[marker:], level=len(typed.kinds), leads=leads)
    work.last = (span, text[marker:])


def _add_cell(work: Assembly, piece: Piece, cell: Cell, span: Span, text: str, *, same: bool) -> None:
    """A table cell: its row's and its column's header govern it, and so does a sentence left open before the table."""
    number = cell.table.lead_list
    if number not in work.leads:
        work.leads[number] = find_lead(work, before_list=False)
        work.grids[number] = Headers(first_row=cell.row)
    work.outline.begin("", (work.leads[number],))
    grid = work.grids[number]
    if cell.row == grid.first_row and not _tells_of_label(grid, cell, text):
        # Half of all tables leave their header row empty: the first row with any text is the header.
        grid.rows.setdefault(cell.row, (cell.column, span))
        grid.columns.setdefault(cell.column, find_governing(span, text))
        add_block(work, piece, "cell", span, level=0)
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
            work.leads[inner] = find_lead(work, before_list=False) if same else None
        leads.append(work.leads[inner])
    if len(text) <= LONGEST_LEAD_IN:
        grid.rows.setdefault(cell.row, (cell.column, span))
    kind: BlockKind = "item" if piece.lists else "cell"
    found = tuple(dict.fromkeys(lead for lead in leads if lead))
    add_parts(work, piece, kind, span, text, level=len(piece.lists), leads=found)
    work.last = (span, text)


def _tells_of_label(grid: Headers, cell: Cell, text: str) -> bool:
    """Does the second cell of the first row tell at length what the first names, so that the row is no header?"""
    beside = grid.rows.get(cell.row)
    if not grid.labelled and beside and cell.column == beside[0] + 1 and len(text) > _SECTION_LENGTH:
        grid.labelled = True
        grid.columns.clear()
    return grid.labelled
