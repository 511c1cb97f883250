"""Parses the markup of a page. In: spans of HTML source. Out: calls to Beautiful Soup, each text with its offsets.

The library's parser, with what it lacks: the offsets of every text; end tags that are left out or crossed close what a
browser would close; and time linear in the source, whatever it holds. Nothing depends on how a version of Python ends
markup that the page leaves open, because that is decided here.
"""

import re
from collections.abc import Collection
from typing import Final

from bs4 import BeautifulSoup
from bs4.builder._htmlparser import BeautifulSoupHTMLParser
from bs4.element import NavigableString

from smallprint.parse.html.elements import BARRIERS, BLOCKS, HEADINGS, LISTS, RAW, TABLE_PARTS

Attributes = list[tuple[str, str | None]]

_MAX_OPEN: Final = 2_000
"""Open elements beyond which a further one closes the innermost."""

_MAX_SCAN: Final = 500
"""Open elements looked through for the one that a tag closes."""

_MAX_MENDED: Final = 20
"""Places of unclosed markup after which reading goes on; behind the last one all is text."""

_TAG_NAME: Final = re.compile(r"<([a-zA-Z][^\s/>]*)")

_CLOSED_BY: Final[dict[str, tuple[frozenset[str], frozenset[str]]]] = {
    "li": (frozenset({"li"}), LISTS | BARRIERS),
    "td": (frozenset({"td", "th"}), frozenset({"table"})),
    "th": (frozenset({"td", "th"}), frozenset({"table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "thead": (frozenset({"tr"}), frozenset({"table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "a": (frozenset({"a"}), BLOCKS),
}
"""Start tag -> the open elements it closes, unless one of the others stands nearer."""

_PARAGRAPH: Final = frozenset({"p"})
_PARAGRAPH_STOPS: Final = (BLOCKS | {"a"}) - _PARAGRAPH
_HEADING_STOPS: Final = BLOCKS - _PARAGRAPH


class PlacedText(NavigableString):
    """Text between two tags; `[start, end)` is where it stands in the source, character references and all."""

    start: int
    end: int


class MarkupParser(BeautifulSoupHTMLParser):
    """Parses span after span of one source into one tree."""

    CDATA_CONTENT_ELEMENTS = tuple(sorted(RAW))  # type: ignore[misc]  # final by its stub only
    RCDATA_CONTENT_ELEMENTS = ()  # type: ignore[misc]
    """None: a title that is never closed must not hide the page (newer Pythons ask for this)."""

    def __init__(self, soup: BeautifulSoup, warnings: list[str]) -> None:
        super().__init__(soup, on_duplicate_attribute=self.IGNORE, convert_charrefs=True)
        self._warnings = warnings
        self._base = 0
        """Offset in the source of the parser's own buffer."""
        self._end = 0
        """Offset in the source at which the span ends."""
        self._place = 0
        """Offset in the source up to which all is parsed."""
        self._text: PlacedText | None = None

    def feed_span(self, source: str, start: int, end: int) -> None:
        """Parse `source[start:end]` to its end, mending markup that it leaves open."""
        self._base = self._place = start
        self._end = end
        self.feed(source[start:end])
        mended = 0
        while self.rawdata and mended < _MAX_MENDED:
            self._mend()
            mended += 1
        self._skip(len(self.rawdata), as_text=True)

    # ------------------------------------------------------------------------------------------ places

    def updatepos(self, i: int, j: int) -> int:  # noqa: ARG002
        """Note that the buffer is parsed up to `j`; the parser reports every stretch, in order."""
        self._place = place = self._base + j
        if self._text is not None:
            self._text.end = place
            self._text = None
        return j

    def getpos(self) -> tuple[int, int]:
        """The place as the parser's base class gives it, the source taken for a single line."""
        return 1, self._place

    # ------------------------------------------------------------------------------------------ what comes by

    def handle_data(self, data: str) -> None:
        """Text, character references resolved."""
        if self.cdata_elem is None:
            self._text = text = PlacedText(data)
            text.start = text.end = self._place
            self.soup.object_was_parsed(text)

    def handle_starttag(self, tag: str, attrs: Attributes, handle_empty_element: bool = True) -> None:  # noqa: FBT001, FBT002, ARG002
        """A start tag; closes the elements that cannot hold it, and the innermost one if too many are open."""
        soup = self.soup
        counter = soup.open_tag_counter
        closed, stops = _CLOSED_BY.get(tag, (None, BLOCKS))
        if closed:
            self._close_nearest(closed, stops)
        if counter["p"] and tag in BLOCKS:
            self._close_nearest(_PARAGRAPH, _PARAGRAPH_STOPS)
        if len(soup.tagStack) > _MAX_OPEN:
            soup.popTag()
        super().handle_starttag(tag, attrs)
        # The library looks through this list at each end tag, and it grows with each <br>.
        self.already_closed_empty_element.clear()

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """`<tag/>`, which to a browser is a start tag."""
        self.handle_starttag(tag, attrs)
        if tag in RAW:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str, check_already_closed: bool = True) -> None:  # noqa: FBT001, FBT002
        """An end tag; one that would close what stands around a table cell or another block closes nothing."""
        if not check_already_closed:
            self.soup.handle_endtag(tag)
        elif tag == "br":
            self.handle_starttag("br", [])
        else:
            self._close_nearest({tag}, _find_stops(tag))

    def handle_comment(self, data: str) -> None:
        """Leave out a comment."""

    def handle_decl(self, decl: str) -> None:
        """Leave out a declaration."""

    def handle_pi(self, data: str) -> None:
        """Leave out a processing instruction."""

    def _close_nearest(self, names: Collection[str], stops: Collection[str]) -> None:
        """Close the innermost element of one of the `names`, unless one of `stops` stands nearer."""
        soup = self.soup
        if not any(soup.open_tag_counter[name] for name in names):
            return
        stack = soup.tagStack
        for index in range(len(stack) - 1, max(0, len(stack) - _MAX_SCAN), -1):
            name = stack[index].name
            if name in names:
                soup.handle_endtag(name)
                return
            if name in stops:
                return

    # ------------------------------------------------------------------------------------------ open ends

    def parse_comment(self, i: int, report: int = 1) -> int:  # noqa: ARG002
        """End of the comment at `i` of the buffer, -1 for an open one; the library's rule differs between Pythons."""
        closed = self.rawdata.find("-->", i + 2)
        return closed + 3 if closed >= 0 else -1

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002
        """`<![if ...]>` and the like end at the first ">", as in a browser; the library raises on unknown ones."""
        return self.parse_bogus_comment(i)

    def _mend(self) -> None:
        """Pass the markup at which the parser waits for more of it."""
        rest = self.rawdata
        if self.cdata_elem is not None:
            name, words = self.cdata_elem, len(rest.split())
            self._warnings.append(
                f"A <{name}> is never closed and hides the rest of the page ({words:,} words of source)."
            )
            self._skip(len(rest), as_text=False)
            self.clear_cdata_mode()
            self._close_nearest({name}, ())
        elif rest.startswith("<!--"):
            self._warnings.append('A "<!--" is never closed; what follows it was read as text.')
            self._skip(4, as_text=False)
        elif "<" not in rest[:1]:
            self._skip(len(rest), as_text=True)
        elif ">" not in rest:
            self._warnings.append("The last tag is never closed; what follows it was read as text.")
            self._skip(len(rest), as_text=True)
        else:
            # A quote stays open to the end of the page: the tag ends at its first ">".
            opened = _TAG_NAME.match(rest)
            if opened:
                self.handle_starttag(opened[1].lower(), [])
            self._skip(rest.index(">") + 1, as_text=False)

    def _skip(self, length: int, *, as_text: bool) -> None:
        """Take `length` characters off the buffer, and parse on."""
        self._base = self._end - len(self.rawdata)
        if as_text and length:
            self.handle_data(self.rawdata[:length])
        self.updatepos(0, length)
        self.rawdata = self.rawdata[length:]
        self._base += length
        self.feed("")


def _find_stops(name: str) -> Collection[str]:
    """The elements out of which an end tag does not reach."""
    if name in TABLE_PARTS:
        return ()
    if name == "p" or name not in BLOCKS:
        return BLOCKS
    return _HEADING_STOPS if name in HEADINGS else BARRIERS
