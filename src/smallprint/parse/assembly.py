"""Holds a document under way. In: the spans of its blocks as they come. Out: `Block`s, whole or cut into parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from smallprint.model import Block, BlockKind, Link
from smallprint.parse.draft import Piece
from smallprint.parse.enumeration import split_enumeration
from smallprint.parse.outline import (
    LONGEST_LEAD_IN,
    breaks_off,
    find_lead_in,
    find_marker,
    is_verb_phrase,
    name_marker,
)
from smallprint.parse.text import TextBuilder

Span = tuple[int, int]

_NUMBER: Final = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_FIRST_MARK: Final = re.compile(r"\(?\w{1,5}[.)]\s*$")
"""At the end of the words that lead to lettered parts."""
_DECIMAL: Final = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})(?:[.)]|(?<=\.\d)|(?<=\.\d\d))\s+(?=\S)")


@dataclass(slots=True, kw_only=True)
class Outline:
    """The headings above the block under way."""

    path: list[tuple[int, str]] = field(default_factory=list)
    marked: int = 0
    """Level of the last heading that the source marks as one."""
    run_in: str = ""
    """The heading run into the paragraph under way, and into the list or table that this leads in."""
    run_in_level: int = 0
    """How many lists that paragraph stands in."""

    def enter(self, level: int, text: str) -> tuple[str, ...]:
        """Begin a section; returns the headings above its own."""
        self.run_in = ""
        while self.path and self.path[-1][0] >= level:
            self.path.pop()
        above = self.above()
        self.path.append((level, text))
        return above

    def above(self) -> tuple[str, ...]:
        """The headings of the section under way, outermost first."""
        above = tuple(text for _, text in self.path)
        return (*above, self.run_in) if self.run_in else above

    def begin(self, run_in: str, leads: Sequence[Span | None]) -> None:
        """Begin a block with the heading run into it, if any; `leads` govern its lists, outermost first."""
        if run_in:
            self.run_in, self.run_in_level = run_in, len(leads)
        elif len(leads) <= self.run_in_level or leads[self.run_in_level] is None:
            self.run_in = ""


@dataclass(slots=True, kw_only=True)
class TypedList:
    """The typed list under way: paragraphs that begin with "(a)" or a bullet."""

    kinds: list[str] = field(default_factory=list)
    leads: list[Span | None] = field(default_factory=list)
    marker: str = ""
    """Marker of the item before."""


@dataclass(slots=True, kw_only=True)
class Headers:
    """Headers of the table under way."""

    first_row: int
    columns: dict[int, Span] = field(default_factory=dict)
    """Column -> its header."""
    labelled: bool = False
    """Whether the first row is none of headers: its first cell names what the others tell."""
    rows: dict[int, tuple[int, Span]] = field(default_factory=dict)
    """Row -> column and span of its first cell with text."""


@dataclass(slots=True, kw_only=True)
class Assembly:
    """A document under way."""

    builder: TextBuilder
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    leads: dict[int, Span | None] = field(default_factory=dict)
    """List number -> the words that govern its items."""
    typed: TypedList = field(default_factory=TypedList)
    numbered: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    """Number of a paragraph that is left open -> what governs those numbered below it ("2.4" those of "2.4.1")."""
    grids: dict[int, "Headers"] = field(default_factory=dict)
    """Table number -> what is known of it."""
    bare: bool = False
    """Whether short paragraphs in plain type are headings."""
    titles: frozenset[int] = frozenset()
    """Identities of the pieces in plain type that are headings, where only some are."""
    inside: tuple[int, int, int] | None = None
    """Table, row and column of the block before."""
    last: tuple[Span, str] | None = None
    """Span and text of the block before, if it may govern the next."""
    broken_off: Span | None = None
    """The sentence that breaks off before its verb and governs the bare paragraphs under way."""


def measure_marker(work: Assembly, text: str) -> int:
    """Length of the marker with which a paragraph begins that is an item of a typed list; 0 for none.

    "1." mostly numbers a section: it begins a list after words that end in a colon, and "2." goes on with one.
    """
    number = _NUMBER.match(text)
    if number is None:
        return find_marker(text)
    led = int(number[1]) == 1 and work.last is not None and work.last[1].endswith(":")
    goes_on = name_marker(number[0], after="") in work.typed.kinds
    return number.end() if led or goes_on else 0


def find_lead(work: Assembly, *, before_list: bool) -> Span | None:
    """The words of the block before that govern what comes now."""
    if work.last is None:
        return None
    (start, _), text = work.last
    found = find_lead_in(text, before_list=before_list)
    return (start + found[0], start + found[1]) if found else None


def find_broken_off(work: Assembly, text: str) -> tuple[Span, ...]:
    """What governs a paragraph that goes on where a sentence broke off before its verb: "We do not:"; "Sell data."."""
    if work.last is not None and breaks_off(work.last[1]):
        work.broken_off = find_lead(work, before_list=False)
    if not is_verb_phrase(text):
        work.broken_off = None
    return (work.broken_off,) if work.broken_off else ()


def find_numbered_leads(work: Assembly, span: Span, text: str) -> tuple[Span, ...]:
    """What governs a paragraph by its number: the open sentence of "2.4" that of "2.4.1". Remembers its own.

    What sets bullets beside such numbers knows one list where readers see two.
    """
    number = _DECIMAL.match(text)
    if number is None:
        return ()
    leads = work.numbered.get(number[1].rpartition(".")[0], ())
    own = find_lead_in(text, before_list=False)
    work.numbered[number[1]] = (*leads, (span[0] + own[0], span[0] + own[1])) if own else ()
    return leads


def add_parts(
    work: Assembly, piece: Piece, kind: BlockKind, span: Span, text: str, *, level: int, leads: tuple[Span, ...]
) -> None:
    """A block, or the blocks that its lettered parts make."""
    parts = split_enumeration(text) if kind != "code" else []
    start = span[0]
    if not parts:
        add_block(work, piece, kind, span, level=level, leads=leads)
        return
    opening = _FIRST_MARK.sub("", text[: parts[0][0]])
    stop = len(opening.rstrip())
    add_block(work, piece, kind, (start, start + stop), level=level, leads=leads)
    lead = find_lead_in(opening, before_list=True)
    inner = (*leads, (start + lead[0], start + lead[1])) if lead else leads
    for first, last in parts:
        add_block(work, piece, "item", (start + first, start + last), level=level + 1, leads=inner)
    rest = text[parts[-1][1] :]
    if rest.strip():
        begin = start + len(text) - len(rest.lstrip())
        add_block(work, piece, kind, (begin, span[1]), level=level, leads=leads)


def add_block(
    work: Assembly,
    piece: Piece,
    kind: BlockKind,
    span: Span,
    *,
    level: int,
    leads: tuple[Span, ...] = (),
    heading: tuple[str, ...] | None = None,
) -> None:
    """A block with the headings above it, or those of `heading`; none for an empty span."""
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
                run_in=heading is None and work.outline.run_in != "",
            )
        )


def find_governing(span: Span, text: str) -> Span:
    """The part of a header that governs its cells: of a long one, the last sentence if that is left open."""
    found = find_lead_in(text, before_list=False) or (0, min(len(text), LONGEST_LEAD_IN))
    return (span[0] + found[0], span[0] + found[1])
