"""What a format's parser hands over. In: nothing. Out: the nouns between a parser and `assemble`.

All offsets are character offsets into the decoded source.
"""

from dataclasses import dataclass, field

from smallprint.model import BlockKind

Run = tuple[int, int, str | None]
"""Source span `[start, end)` and what stands there for a reader; None: the source's own characters."""


@dataclass(slots=True, kw_only=True)
class Table:
    """A table under way; its cells point at it."""

    lead_list: int
    """Number that stands for the table among the lists, so that a paragraph before it can govern its cells."""
    layout: bool = False
    """True: the table only arranges the page, and its cells are ordinary blocks."""


@dataclass(slots=True, kw_only=True, frozen=True)
class Cell:
    """Where in a table a block stands."""

    table: Table
    row: int
    column: int


@dataclass(slots=True, kw_only=True)
class Piece:
    """A block before its text is put together. Pieces stand in document order."""

    kind: BlockKind
    level: int = 0
    """Heading level; 0 for the rest."""
    runs: list[Run] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    """(first run, run after the last, target) of each link."""
    lists: tuple[int, ...] = ()
    """Numbers of the lists it stands in, outermost first."""
    cell: Cell | None = None
    hidden: bool = False
    bold: bool = False
    """All of its text is set in bold."""
    opening: int = 0
    """How many runs at its beginning are set in bold; 0 where the others are, too."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """All that a parser found in one source."""

    source: str
    """The source that offsets count in, templates and the like blanked out at equal length."""
    pieces: list[Piece]
    title: str | None = None
    warnings: list[str] = field(default_factory=list)
