"""Parts that bear letters, roman numerals or words. In: a candidate. Out: rows of them, each label with its value.

"I." may be the letter after H or the numeral one: the row that it continues decides, and a row that it opens counts in
numerals.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

from smallprint.check.case import Candidate
from smallprint.model import Block

Style = Literal["letter", "roman", "word"]

REACH: Final = 40
"""Characters of the source before a block in which its label stands."""
MAX_GAP: Final = 3
"""How far a label may lie ahead and still be one of the row; further off it is something else."""
_WORDS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN: Final = re.compile(r"(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(
        rf"[\s*_#]*(?P<word>(?i:section|article|part|chapter)\s+)?\(?"
        rf"(?P<label>[IVXLC]{{1,7}}|[ivxlc]{{1,7}}|[A-Za-z]|(?i:{'|'.join(_WORDS)}))(?P<end>[.):]|\s*[–—-])?(?=\s|$)"
    )


_ITEM: Final = re.compile(r"(?:^|[\n>])[ \t>]*\(?(?P<label>[A-Za-z]|[ivxlc]{2,6})[.)][ \t]*[*_]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettered:
    """One label with what bears it."""

    label: str
    value: int
    """Its place in the row, from 1."""
    block: Block
    start: int
    end: int
    """Span of the label in the parsed text; that of the block where the text leaves the label out."""


@dataclass(slots=True, kw_only=True)
class Row:
    """Labels that follow one another."""

    style: Style
    parts: list[Lettered] = field(default_factory=list)

    @property
    def last(self) -> int:
        """Value of the latest label."""
        return self.parts[-1].value


def find_headed_rows(candidate: Candidate) -> list[Row]:
    """Rows of headings, and of paragraphs that begin with their own: "I. Data", "(b) Sharing", "Part Three"."""
    return _find_rows(_find_headed_labels(candidate))


def find_item_rows(candidate: Candidate) -> list[Row]:
    """Rows of items below one another: "(a)", "(b)", with "(i)", "(ii)" between them; a heading ends them all."""
    return _find_rows(_find_item_labels(candidate))


def _find_rows(labels: Iterator[tuple[Block, str, int, int]]) -> list[Row]:
    rows: list[Row] = []
    stack: list[Row] = []
    for block, label, start, end in labels:
        if not label:
            stack = []
            continue
        place = _place(label, stack)
        if place is None:
            continue
        depth, value = place
        if depth == len(stack):
            stack.append(Row(style=_style_of_first(label) or "letter"))
            rows.append(stack[depth])
        del stack[depth + 1 :]
        stack[depth].parts.append(Lettered(label=label, value=value, block=block, start=start, end=end))
    return rows


def read_label(label: str, style: Style) -> int:
    """The value of a label in a row of this style; 0 where it is none.

    >>> read_label("iv", "roman"), read_label("d", "letter"), read_label("iv", "letter")
    (4, 4, 0)
    """
    low = label.lower()
    if style == "letter":
        return ord(low) - ord("a") + 1 if len(low) == 1 else 0
    if style == "word":
        return _WORDS.index(low) + 1 if low in _WORDS else 0
    if not low or _ROMAN.fullmatch(low) is None:
        return 0
    values = [_VALUES[letter] for letter in low]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _style_of_first(label: str) -> Style | None:
    """The style of the row that a label opens; None where no row begins with it."""
    return {"a": "letter", "i": "roman", "one": "word"}.get(label.lower())  # type: ignore[return-value]


def _find_headed_labels(candidate: Candidate) -> Iterator[tuple[Block, str, int, int]]:
    """Each block that begins with a label, the label, and its span in the text."""
    for block in candidate.document.blocks:
        if block.kind in {"heading", "paragraph"}:
            match = _heading().match(candidate.text, block.start, block.end)
            if match and (match["end"] or (match["word"] and block.kind == "heading")):
                yield block, match["label"], *match.span("label")


def _find_item_labels(candidate: Candidate) -> Iterator[tuple[Block, str, int, int]]:
    """Each labelled item, its label and its own span, and each heading with an empty label."""
    for block in candidate.document.blocks:
        if block.kind == "heading":
            yield block, "", block.start, block.end
        elif block.kind == "item":
            begin = candidate.document.offsets.source_offset(block.start)
            match = _ITEM.search(candidate.source, max(0, begin - REACH), begin)
            if match:
                yield block, match["label"], block.start, block.end


def _place(label: str, stack: list[Row]) -> tuple[int, int] | None:
    """(depth of the row, value) of a label below the open rows; a depth beyond them opens a row."""
    for depth in range(len(stack) - 1, -1, -1):
        value = read_label(label, stack[depth].style)
        if value == stack[depth].last + 1:
            return depth, value
    opens = _style_of_first(label)
    if opens is not None:
        depth = next((depth for depth, row in enumerate(stack) if row.style == opens), len(stack))
        del stack[depth:]
        return depth, 1
    for depth in range(len(stack) - 1, -1, -1):
        value = read_label(label, stack[depth].style)
        if stack[depth].last <= value <= stack[depth].last + MAX_GAP and value:
            return depth, value
    return None
