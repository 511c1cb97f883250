"""Reads plain text. In: the source, levelled. Out: its pieces: headings, paragraphs, bulleted and lettered items.

Without markup, layout is all there is: blank lines, underlines, capitals, numbers, indentation.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from smallprint.model import MediaType
from smallprint.parse.draft import Draft, Piece, Run
from smallprint.parse.glosses import mask_glosses
from smallprint.parse.outline import find_marker

_UNDERLINE: Final = re.compile(r"[ \t]*(={3,}|-{3,}|~{3,}|\*{3,}|_{3,})[ \t]*$")
_NUMBERED: Final = re.compile(
    r"(?:(?:section|article|part|chapter|clause)\s+[\dIVXLC]{1,6}(?:\.\d{1,3})*|\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|[IVXL]{1,6}[.)])"
    r"[\s:.–-]+(?=[\"'A-Z(])",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"(?:[-*+•·▪◦●‣–—]|o(?= [A-Z]))\s+(?=\S)")
_ROMAN_OR_WORD: Final = re.compile(r"\d+((?:\.\d+)*)")

HEADING_WORDS: Final = 12
"""Most words of a line of its own that is a heading."""

_SENTENCE_WORDS: Final = 7
"""Words from which a numbered line that ends in a full stop is a sentence: "2.1 Fees are due each month."."""
_MODALS: Final = frozenset(("shall", "will", "must", "may", "cannot"))
"""Words of a sentence, however short."""

_LONG_LINE: Final = 160
"""Characters from which a line is a whole paragraph: nobody wraps text as late as that."""

_SHORT_LINE: Final = 0.6
"""Share of the widest line of a paragraph under which a line was ended on purpose."""

_TITLE_LEVEL: Final = 1
_SECTION_LEVEL: Final = 2
_PART_LEVEL: Final = 3


class PlainParser:
    """Plain text: what everything else is."""

    media_type: MediaType = "text/plain"

    def recognises(self, text: str) -> bool:  # noqa: ARG002 - any text can be read as plain text
        """Always: this is the format of last resort."""
        return True

    def read(self, source: str) -> Draft:
        """The pieces of the text."""
        source = mask_glosses(source)
        draft = Draft(source=source, pieces=[])
        numbering = _Lists()
        for paragraph in _cut_paragraphs(source):
            alone = len(paragraph) == 1
            rows = _cut_rows(source, paragraph)
            for row in rows:
                _read_row(source, draft, numbering, row, alone=alone or (len(row) == 1 and row is rows[0]))
        return draft


class _Lists:
    """Numbers the lists: consecutive bulleted rows of one indentation are one list."""

    def __init__(self) -> None:
        self.count = 0
        self.open: list[tuple[int, int]] = []
        """(indentation, number) of the lists that are open."""

    def enter(self, indent: int) -> tuple[int, ...]:
        """The lists that an item with this indentation stands in, outermost first."""
        while self.open and self.open[-1][0] > indent:
            self.open.pop()
        if not self.open or self.open[-1][0] < indent:
            self.count += 1
            self.open.append((indent, self.count))
        return tuple(number for _, number in self.open)

    def leave(self) -> None:
        """A row that is no item ends all lists."""
        self.open.clear()


_WRAPPED: Final = 50
"""Characters of the longest line from which a paragraph is broken into lines."""
_MID_SENTENCE: Final = re.compile(r"[A-Za-z]$(?<!\band)(?<!\bor)")
"""The end of a line after which no item of a list begins."""

Line = tuple[int, int]
"""Source span of a line without its indentation and trailing blanks."""


def _cut_paragraphs(source: str) -> Iterator[list[Line]]:
    """Rows of lines without a blank line between them."""
    lines: list[Line] = []
    start = 0
    size = len(source)
    while start < size:
        end = source.find("\n", start)
        end = size if end < 0 else end
        line = source[start:end]
        kept = line.strip()
        if kept:
            first = start + line.index(kept[0])
            lines.append((first, first + len(kept)))
        elif lines:
            yield lines
            lines = []
        start = end + 1
    if lines:
        yield lines


def _cut_rows(source: str, lines: list[Line]) -> list[list[Line]]:
    """Lines that belong together: a heading, an item or a paragraph each."""
    widest = max(end - start for start, end in lines)
    rows: list[list[Line]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if _begins_row(source, before, line, widest=widest) and not _runs_on(source, rows[-1][0], before, line, widest):
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _begins_row(source: str, before: Line, line: Line, *, widest: int) -> bool:
    text, above = source[line[0] : line[1]][:200], source[before[0] : before[1]]
    if _UNDERLINE.match(text):
        return len(text) < 3
    if _UNDERLINE.match(above) or len(above) > _LONG_LINE:
        return True
    if _BULLET.match(text) or find_marker(text) or _is_numbered(text):
        return True
    if _is_shouted(above) != _is_shouted(text) and len(above.split()) <= HEADING_WORDS:
        return True
    return len(above) < _SHORT_LINE * widest and above.endswith((".", ":", ";", "!", "?")) and text[0].isupper()


def _runs_on(source: str, first: Line, before: Line, line: Line, widest: int) -> bool:
    """Whether a number that begins a line is the next word of a sentence broken there: "kept for ten / (10) years".

    The line above was too full for it and ends in a word, and its row is no numbered item itself.
    """
    text = source[line[0] : line[1]][:200]
    if _BULLET.match(text) or not (find_marker(text) or _is_numbered(text)):
        return False
    opening = source[first[0] : first[1]][:200]
    above = source[before[0] : before[1]]
    full = len(above) + len(text.split(maxsplit=1)[0]) >= widest >= _WRAPPED
    return full and _MID_SENTENCE.search(above) is not None and not (find_marker(opening) or _is_numbered(opening))


def _is_numbered(text: str) -> bool:
    return _NUMBERED.match(text) is not None


def _is_shouted(text: str) -> bool:
    return text.isupper() and sum(character.isalpha() for character in text[:80]) >= 3


def _read_row(source: str, draft: Draft, lists: _Lists, row: list[Line], *, alone: bool) -> None:
    underline = _UNDERLINE.match(source, row[-1][0], row[-1][1])
    if underline:
        row = row[:-1]
    if not row:
        lists.leave()
        return
    start, end = row[0]
    first = source[start:end]
    indent = start - (source.rfind("\n", 0, start) + 1)
    bullet = _BULLET.match(first)
    if bullet and not underline:
        kept = [(start + bullet.end(), end), *row[1:]]
        draft.pieces.append(Piece(kind="item", runs=_make_runs(kept), lists=lists.enter(indent)))
        return
    level = _find_level(first, underline[1] if underline else "", lines=len(row), alone=alone, begun=bool(draft.pieces))
    lists.leave()
    if level:
        draft.pieces.append(Piece(kind="heading", level=level, runs=_make_runs(row)))
        return
    draft.pieces.append(Piece(kind="paragraph", runs=_make_runs(row)))


def _make_runs(row: list[Line]) -> list[Run]:
    """One run for the row: layout between its lines is white space all the same."""
    return [(row[0][0], row[-1][1], None)]


def _is_sentence(text: str) -> bool:
    """Whether a line that ends in a full stop says something, instead of naming what follows."""
    words = text.lower().split()
    return len(words) >= _SENTENCE_WORDS or not _MODALS.isdisjoint(words)


def _find_level(first: str, underline: str, *, lines: int, alone: bool, begun: bool) -> int:
    """Level of the heading that a row is; 0 for none."""
    words = first.split()
    if underline and len(words) <= 2 * HEADING_WORDS:
        return _TITLE_LEVEL if underline[0] == "=" else _SECTION_LEVEL
    if lines > 1 or len(words) > HEADING_WORDS or not any(character.isalpha() for character in first):
        return 0
    if first.endswith((",", ";", ":", "!")):
        return 0
    numbered = _NUMBERED.match(first)
    if numbered and (not first.endswith(".") or (alone and not _is_sentence(first[numbered.end() :]))):
        depth = _ROMAN_OR_WORD.match(first)
        return min(6, _SECTION_LEVEL + depth[1].count(".")) if depth else _SECTION_LEVEL
    if first.endswith("."):
        return 0
    if _is_shouted(first):
        return _SECTION_LEVEL if begun else _TITLE_LEVEL
    if alone and first[0].isupper() and not find_marker(first):
        return _PART_LEVEL if begun else _TITLE_LEVEL
    return 0
