"""Names the kinds of HTML elements. In: nothing. Out: sets of names, and what the reader remembers of an open one."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from smallprint.parse.draft import Cell
from smallprint.parse.html.regions import Region, Tally
from smallprint.parse.outline import list_words

if TYPE_CHECKING:
    from bs4 import Tag

HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
"""Name -> level."""

LISTS: Final = frozenset({"ul", "ol", "dl", "menu"})
BOLD: Final = frozenset({"b", "strong"})
BLOCKS: Final = list_words(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul h1 h2 h3 h4 h5 h6 frameset option optgroup"
)
"""Elements whose start and end part the text."""

PARTING: Final = frozenset({"p", "hr", "tbody", "tfoot", "html", "option", *HEADINGS})
"""Blocks that do no more than part the text, give it a level, or hide it."""

BARRIERS: Final = frozenset({"td", "th", "table"})
"""An end tag inside of these never closes what stands around them."""

TABLE_PARTS: Final = frozenset({"td", "th", "tr", "thead", "tbody", "tfoot", "table", "body", "html"})
"""Elements whose end tags do pass `BARRIERS`."""

RAW: Final = frozenset(
    {"script", "style", "template", "noscript", "iframe", "textarea", "select", "svg", "math", "object", "noframes"}
    | {"canvas", "audio", "video", "map", "datalist", "xmp"}
)
"""Elements whose whole content is no text of the page."""


@dataclass(slots=True, kw_only=True)
class Element:
    """An element that the reader is inside of."""

    tag: "Tag"
    region: Region
    hidden: bool
    first: int
    """Number of pieces before it."""
    before: Tally
    """Words before it."""
    lists: tuple[int, ...]
    cell: Cell | None
    within: frozenset[str] = field(default=frozenset())
    """Which of "pre" and "summary" it is or stands in."""
