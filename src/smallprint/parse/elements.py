"""Remembers which elements are open. In: names as tags come by. Out: what each text run stands in.

Closing tags are often missing or crossed, so an end tag closes all that stands open inside its element, but never
reaches out of a table cell.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from smallprint.parse.draft import Cell
from smallprint.parse.regions import Region, Tally

_MAX_OPEN: Final = 2_000
"""Open elements beyond which further ones are not remembered."""

_MAX_SCAN: Final = 256
"""Open elements looked through for the one that an end tag closes."""

BARRIERS: Final = frozenset({"td", "th", "table"})
_TABLE_PARTS: Final = frozenset({"td", "th", "tr", "thead", "tbody", "tfoot", "table", "body", "html"})


@dataclass(slots=True, kw_only=True)
class Element:
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
class OpenElements:
    """The open elements, outermost first."""

    stack: list[Element] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    """Name -> how many are open."""

    @property
    def top(self) -> Element | None:
        """The innermost one."""
        return self.stack[-1] if self.stack else None

    @property
    def full(self) -> bool:
        """Whether no further element is remembered."""
        return len(self.stack) >= _MAX_OPEN

    def is_open(self, name: str) -> bool:
        """Whether an element of that name is open."""
        return self.counts.get(name, 0) > 0

    def push(self, element: Element) -> None:
        """Open an element."""
        self.counts[element.name] = self.counts.get(element.name, 0) + 1
        self.stack.append(element)

    def pop(self) -> Element:
        """Close the innermost element."""
        element = self.stack.pop()
        self.counts[element.name] -= 1
        return element

    def find(self, name: str) -> Element | None:
        """The element that an end tag closes; None for one that closes nothing."""
        if not self.is_open(name):
            return None
        return self.find_nearest({name}, stop=() if name in _TABLE_PARTS else BARRIERS)

    def find_nearest(self, names: Collection[str], *, stop: Collection[str]) -> Element | None:
        """The innermost element with one of the `names`, unless one of `stop` stands nearer."""
        for depth, element in enumerate(reversed(self.stack)):
            if element.name in names:
                return element
            if element.name in stop or depth > _MAX_SCAN:
                return None
        return None
