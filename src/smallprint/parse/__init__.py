"""Parses a source. In: a `Source`. Out: a `Document`.

A format is one module with a class that satisfies `Parser`, and its entry in `PARSERS`.
"""

from typing import Final, Protocol

from smallprint.errors import SourceError
from smallprint.model import Document, MediaType, Source
from smallprint.parse.assemble import assemble
from smallprint.parse.characters import level_characters
from smallprint.parse.decode import decode
from smallprint.parse.draft import Draft


class Parser(Protocol):
    """Reads one format."""

    media_type: MediaType

    def recognises(self, text: str) -> bool:
        """Whether `text` looks like this format; asked in the order of `PARSERS` when nobody says."""
        ...

    def read(self, source: str) -> Draft:
        """The pieces of `source`, which is levelled (see `characters`); offsets count in it."""
        ...


def _load_parsers() -> tuple[Parser, ...]:
    from smallprint.parse.html.parser import HtmlParser
    from smallprint.parse.markdown.parser import MarkdownParser
    from smallprint.parse.plain import PlainParser

    return (HtmlParser(), MarkdownParser(), PlainParser())


MAX_CRUMBS: Final = 100_000
"""Lines or tags that are read however short they are."""

CRUMB: Final = 15
"""Characters for each line or tag under which they are crumbs; wrapped prose has 50, pages have 40."""

PARSERS: Final[tuple[Parser, ...]] = _load_parsers()
"""Every format that is read, in the order in which they are asked whether they recognise a text."""


def parse(source: Source) -> Document:
    """The document that `source` holds. Its media type is what the caller or the suffix says, else what it looks like.

    Raises:
        SourceError: the bytes are not text, or are cut into more lines or tags than any document has.
    """
    text = level_characters(decode(source.data, place=source.path))
    _refuse_crumbs(text, place=source.path)
    parser = next(
        parser
        for parser in PARSERS
        if (parser.media_type == source.media_type if source.media_type else parser.recognises(text))
    )
    return assemble(parser.read(text), path=source.path, media_type=parser.media_type)


def _refuse_crumbs(text: str, *, place: str) -> None:
    """Refuse hundreds of thousands of lines or tags with hardly a word in each: generated, and slow to no end."""
    lines, tags = text.count("\n"), text.count("<")
    if (lines > MAX_CRUMBS and len(text) < CRUMB * lines) or (tags > MAX_CRUMBS and len(text) < CRUMB * tags):
        raise SourceError(
            f"has {max(lines, tags):,} lines or tags with less than {CRUMB} characters each; that is no document.",
            where=place,
            fix="Give the text of the policy alone.",
        )
