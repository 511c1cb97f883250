"""Mends text whose every line has become a paragraph. In: pieces. Out: pieces, lines of one paragraph joined.

Text taken out of a PDF often has a blank line after each line, and page numbers in between. No single place shows
that; a whole document does, where lines of one width break off in mid-sentence again and again.
"""

import re
from dataclasses import dataclass
from typing import Final

from smallprint.parse.draft import Piece
from smallprint.parse.outline import find_marker

_FEWEST_LINES: Final = 20
"""Paragraphs of one line from which a document can show how it was cut."""

_BROKEN_SHARE: Final = 0.15
"""Share of lines that break off in mid-sentence; of 150 other documents none has more than 0.04, cut ones 0.25 on."""

_SMALL_SHARE: Final = 0.1
"""Share of paragraphs that begin with a small letter, under which no document has so many."""

_WIDTHS: Final = range(45, 140)
"""Characters of the widest line: no page sets shorter or longer ones."""

_EVEN_SHARE: Final = 0.75
"""Share of the lines that break off which are nearly full: the items of a list are not."""

_WIDER: Final = 1.2
"""Times the widest line that breaks off from which a line is too wide to have been cut like it."""

_WIDER_SHARE: Final = 0.03
"""Share of lines that may be as wide as that, for a table or an address."""

_FULL: Final = 0.8
"""Share of the widest line from which a line is full: letters differ in width."""

_NEARLY_FULL: Final = 0.6
"""The same before a small letter: a long word or address may have gone to the next line."""

_STOPPED: Final = re.compile(r"[.!?:;…][\"')\]”’]*$")
_SMALL: Final = re.compile(r"[(\"'“‘]?[a-z]")
_NUMBERED: Final = re.compile(r"\d+(?:\.\d+)*[.)]?\s+[A-Z]")
_PAGE_NUMBER: Final = re.compile(r"\d{1,3}$")


def rejoin_lines(pieces: list[Piece], source: str, *, guessed: bool) -> list[Piece]:
    """`pieces` as they are; in a document cut into its lines, each paragraph's lines joined and page numbers left out.

    A line that ends its sentence stays the last of its paragraph, and a list item or a heading begins anew; where
    headings are `guessed`, for want of marks, a line that was taken for one may prove to be none.
    """
    if len(pieces) < _FEWEST_LINES or not _may_be_cut(pieces, source):
        return pieces
    kept = [piece for piece in pieces if piece.runs]
    lines = [_read_line(piece, source) for piece in kept]
    broken = [index for index in range(len(kept) - 1) if _breaks_off(kept, lines, index)]
    if len(broken) < _BROKEN_SHARE * len(lines):
        return pieces
    width = max(len(lines[index]) for index in broken)
    wider = sum(len(line) > _WIDER * width or "\n" in line for line in lines)
    even = sum(len(lines[index]) >= _NEARLY_FULL * width for index in broken)
    if width not in _WIDTHS or wider > _WIDER_SHARE * len(lines) or even < _EVEN_SHARE * len(broken):
        return pieces
    gap = _usual_gap(kept, broken, source)
    return _join(kept, lines, source, _Layout(width=width, gap=gap, guessed=guessed))


def _may_be_cut(pieces: list[Piece], source: str) -> bool:
    """Whether many paragraphs begin with a small letter: asked first, for it costs little."""
    small = sum(
        piece.kind == "paragraph" and source[piece.runs[0][0] : piece.runs[0][0] + 1].islower()
        for piece in pieces
        if piece.runs
    )
    return small >= _SMALL_SHARE * len(pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """How a document was cut."""

    width: int
    """Characters of its widest line."""
    gap: int
    """Line ends between two lines of a paragraph; more stand between paragraphs, in some documents."""
    guessed: bool
    """Whether headings are a guess."""


def _read_line(piece: Piece, source: str) -> str:
    """What a reader sees of a piece."""
    return "".join([source[start:end] if shown is None else shown for start, end, shown in piece.runs]).strip()


def _span(piece: Piece) -> tuple[int, int]:
    return piece.runs[0][0], piece.runs[-1][1]


def _breaks_off(pieces: list[Piece], lines: list[str], index: int) -> bool:
    """Whether the line ends in mid-sentence and the next goes on with it."""
    return not _STOPPED.search(lines[index]) and _goes_on(pieces[index + 1], lines[index + 1])


def _goes_on(piece: Piece, line: str) -> bool:
    return piece.kind == "paragraph" and _SMALL.match(line) is not None and not find_marker(line)


def _usual_gap(pieces: list[Piece], broken: list[int], source: str) -> int:
    """Most line ends between two lines of one paragraph, but for the few that a page's end stretches."""
    gaps = sorted(_gap(pieces[index], pieces[index + 1], source) for index in broken)
    return gaps[len(gaps) * 9 // 10]


def _gap(piece: Piece, following: Piece, source: str) -> int:
    return source.count("\n", _span(piece)[1], _span(following)[0])


def _join(pieces: list[Piece], lines: list[str], source: str, layout: _Layout) -> list[Piece]:
    joined: list[Piece] = []
    above, page, turned = "", 0, False
    for index, (piece, line) in enumerate(zip(pieces, lines, strict=True)):
        if _PAGE_NUMBER.match(line) and int(line) == page + 1:
            page, turned = page + 1, True
            continue
        near = turned or (index > 0 and _gap(pieces[index - 1], piece, source) <= layout.gap)
        if joined and near and _continues(joined[-1], above, piece, line, layout):
            _append(joined[-1], piece)
        else:
            joined.append(piece)
        above, turned = line, False
    return joined


def _continues(before: Piece, above: str, piece: Piece, line: str, layout: _Layout) -> bool:
    """Whether `line` goes on with the line `above` it, which ends the piece `before`."""
    if _STOPPED.search(above) or ("heading" in (before.kind, piece.kind) and not layout.guessed):
        return False
    if _goes_on(piece, line):
        return len(above) >= _NEARLY_FULL * layout.width
    begins = piece.kind not in ("paragraph", "heading") or find_marker(line) or _NUMBERED.match(line)
    return not begins and before.kind != "heading" and len(above) >= _FULL * layout.width


def _append(piece: Piece, following: Piece) -> None:
    """Go on with `piece`; a line that was taken for a heading is none."""
    count = len(piece.runs) + 1
    if piece.bold and not following.bold:
        piece.opening = len(piece.runs)
    piece.bold = piece.bold and following.bold
    piece.kind, piece.level = ("item" if piece.kind == "item" else "paragraph"), 0
    piece.runs = [*piece.runs, (_span(piece)[1], _span(following)[0], " "), *following.runs]
    piece.links = [*piece.links, *((first + count, last + count, target) for first, last, target in following.links)]
