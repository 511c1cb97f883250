"""What is read. In: nothing. Out: sources, places, blocks and sentences.

All spans are half-open character offsets, `[start, end)`, into `Document.text` unless a field says otherwise.
"""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

MediaType = Literal["text/markdown", "text/html", "text/plain"]
BlockKind = Literal["heading", "paragraph", "item", "cell", "code"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes as they were given."""

    data: bytes
    media_type: MediaType | None
    """What the caller or the suffix says; None lets the content decide."""
    path: str
    """Display name: a path, or "-" for standard input, or "<text>" for a string."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a span stands in the source file: 1-based, counted in characters; the end column is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetMap:
    """From offsets of the parsed text to offsets, lines and columns of the decoded source.

    The text is a row of stretches. Stretch `i` begins at text offset `text_starts[i]` and source offset
    `source_starts[i]` and runs to the next; within a linear stretch both count alike, within one that is not
    (an entity, a ligature) every offset maps to the stretch's first source character.
    """

    text_starts: tuple[int, ...]
    source_starts: tuple[int, ...]
    source_ends: tuple[int, ...]
    """Exclusive end in the source of each stretch (what lies between it and the next is markup)."""
    linear: tuple[bool, ...]
    line_starts: tuple[int, ...]
    """Source offset of each line's first character; `line_starts[0]` is 0."""

    def source_offset(self, offset: int) -> int:
        """Source offset of the character at text offset `offset` (the end of the text maps to the source's end)."""
        if not self.text_starts:
            return 0
        i = max(0, bisect_right(self.text_starts, offset) - 1)
        if not self.linear[i]:
            return self.source_starts[i]
        return min(self.source_starts[i] + offset - self.text_starts[i], self.source_ends[i])

    def source_end(self, offset: int) -> int:
        """Exclusive source offset of a span whose exclusive text end is `offset`."""
        if offset <= 0 or not self.text_starts:
            return 0
        i = max(0, bisect_right(self.text_starts, offset - 1) - 1)
        if not self.linear[i]:
            return self.source_ends[i]
        return min(self.source_starts[i] + offset - self.text_starts[i], self.source_ends[i])

    def place(self, start: int, end: int) -> Place:
        """Lines and columns of the span `[start, end)` of the text."""
        first = self.source_offset(start)
        last = max(first, self.source_end(end))
        line = bisect_right(self.line_starts, first)
        end_line = bisect_right(self.line_starts, last)
        return Place(
            line=line,
            column=first - self.line_starts[line - 1] + 1,
            end_line=end_line,
            end_column=last - self.line_starts[end_line - 1] + 1,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Visible words that lead somewhere."""

    start: int
    end: int
    target: str
    """As written: a URL, a mailto:, a fragment or a relative path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, list item or table cell. Blocks do not overlap and stand in document order."""

    kind: BlockKind
    start: int
    end: int
    level: int
    """Heading level 1 to 6; depth of an item, from 1; 0 for the rest."""
    heading: tuple[str, ...]
    """Texts of the headings above it, outermost first. A heading does not contain itself."""
    lead_ins: tuple[tuple[int, int], ...]
    """Spans that govern it, outermost first: the "We do not:" of a list item, the headers of a table cell."""
    hidden: bool
    """Not shown until a reader acts (accordion, `display:none`); policy text all the same."""
    run_in: bool = False
    """The last of `heading` is the bold beginning of this block's text, or of the paragraph that leads it in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source, parsed: normalised text, its blocks and links, and the way back to the source."""

    path: str
    media_type: MediaType
    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    offsets: OffsetMap
    title: str | None
    warnings: tuple[str, ...]
    """Plain sentences on what could not be read as it stands (an unclosed comment, kept 900 of 1,200 words)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a block (headings included)."""

    start: int
    end: int
    block: int
    """Index into `Document.blocks`."""
