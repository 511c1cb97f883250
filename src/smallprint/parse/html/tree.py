"""Builds the tree of a page with Beautiful Soup. In: spans of HTML source. Out: tags and texts with their offsets.

Beautiful Soup's builder on the standard library's `html.parser`: of all builders, only this one tells where each tag
stands.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from bs4 import BeautifulSoup, Tag
from bs4.builder._htmlparser import BeautifulSoupHTMLParser, HTMLParserTreeBuilder
from bs4.element import NavigableString, PageElement

from smallprint.parse.html.markup import MarkupParser, PlacedText

Span = tuple[int, int]


class SpanEnd(NavigableString):
    """Stands in the tree where a span of source ends."""


Event = tuple[Literal["text", "start", "end", "span"], PlacedText | Tag]
"""A text, the start or end of an element, or (with the root) the end of a span."""


@dataclass(slots=True, kw_only=True)
class PageTree:
    """The tree of one source."""

    root: BeautifulSoup
    unclosed: frozenset[int]
    """`id` of each tag that the source never closes."""
    warnings: list[str] = field(default_factory=list)
    """A sentence for each place of unclosed markup."""

    def walk(self) -> Iterator[Event]:
        """Every text, every tag at its start and at its end, and the end of every span, in document order."""
        path: list[tuple[Tag, Iterator[PageElement]]] = [(self.root, iter(self.root.contents))]
        while path:
            tag, rest = path[-1]
            for node in rest:
                if isinstance(node, PlacedText):
                    yield "text", node
                elif isinstance(node, Tag):
                    yield "start", node
                    path.append((node, iter(node.contents)))
                    break
                else:
                    yield "span", tag
            else:
                path.pop()
                if path:
                    yield "end", tag


def build_tree(source: str, spans: list[Span]) -> PageTree:
    """The tree of the HTML in `source[start:end]` for each of the `spans`; elements stay open from one to the next."""
    builder = _Builder(spans)
    # Handed over as a stream, a short source is not mistaken for a path or an address, which would be warned of.
    root = _Soup(io.StringIO(source), builder=builder)
    return PageTree(root=root, unclosed=builder.unclosed, warnings=builder.warnings)


def read_attribute(markup: str, name: str) -> str:
    """The attribute of the first tag in `markup`, character references resolved; empty for none."""
    for kind, node in build_tree(markup, [(0, len(markup))]).walk():
        if kind == "start" and isinstance(node, Tag):
            return str(node.attrs.get(name, ""))
    return ""


class _Soup(BeautifulSoup):
    def object_was_parsed(
        self, o: PageElement, parent: Tag | None = None, most_recent_element: PageElement | None = None
    ) -> None:
        """Append a text; the library climbs to the root for each one, which on a page of open tags is quadratic."""
        tag = parent or self.currentTag
        assert tag is not None
        o.setup(tag, most_recent_element or self._most_recent_element)
        self._most_recent_element = o
        tag.contents.append(o)


class _Builder(HTMLParserTreeBuilder):
    def __init__(self, spans: list[Span]) -> None:
        super().__init__(
            on_duplicate_attribute=BeautifulSoupHTMLParser.IGNORE,
            multi_valued_attributes=None,
            preserve_whitespace_tags=set(),
            string_containers={},
        )
        self.spans = spans
        self.unclosed: frozenset[int] = frozenset()
        self.warnings: list[str] = []

    def feed(self, markup: Any, _parser_class: type[BeautifulSoupHTMLParser] = BeautifulSoupHTMLParser) -> None:
        """Parse the spans of `markup`."""
        soup = cast(_Soup, self.soup)
        parser = MarkupParser(soup, self.warnings)
        for start, end in self.spans:
            parser.feed_span(markup, start, end)
            soup.object_was_parsed(SpanEnd(""))
        self.unclosed = frozenset(id(tag) for tag in soup.tagStack)
