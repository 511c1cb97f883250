"""Finds a second document within a file: a privacy policy among the terms, or the reverse. In: document. Out: its kind.

A section that only says "see our Privacy Policy" is none: it takes a heading that names a document of the other kind,
and under it as much text as such a document has.
"""

import re
from collections.abc import Iterator
from typing import Final

from smallprint.describe.kind import MIN_RATE, Nature, names_both, rate_of
from smallprint.model import Block, Document, DocumentKind, Scorecard

_NUMBER: Final = re.compile(r"\W*(?:section |article |part )?(\d+|[ivx]+(?=[.)]))(?:[.)]?\s|\.\d)", re.IGNORECASE)
_NAMES: Final[dict[Scorecard, re.Pattern[str]]] = {
    "privacy": re.compile(
        r"\W*(?:\w+[.)]\s+)?(?:[\w'&.]+ ){0,3}?"
        r"(?:privacy|data protection)(?: (?:and|&) cookies?)? (?:policy|notice|statement|declaration)\W*",
        re.IGNORECASE,
    ),
    "terms": re.compile(
        r"\W*(?:\w+[.)]\s+)?(?:[\w'&.]+ ){0,3}?"
        r"(?:terms (?:and|&) conditions|terms of (?:use|service|sale)|(?:user|service) agreement|conditions of use)\W*",
        re.IGNORECASE,
    ),
}
"""What a heading is that names a document of the kind, and says nothing of it: not "Changes to our Privacy Policy"."""
_ABOUT: Final = re.compile(
    r"\b(?:changes?|updates?|see|read|linked?|contact|acceptance|questions?|to|in)\b", re.IGNORECASE
)

_LEAST_WORDS: Final = 300
"""Words under its heading from which a section is a document of its own."""


def find_second(document: Document, nature: Nature, title: str | None) -> Scorecard | None:
    """The kind of the other document that the file holds beside its own, or None; an empty file holds none."""
    other = _OTHERS.get(nature.kind)
    if other is None:
        return None
    if title and names_both(title) and min(nature.privacy, nature.terms) >= MIN_RATE:
        return other
    for start, end in _sections(document, _NAMES[other]):
        text = document.text[start:end]
        if len(text.split()) >= _LEAST_WORDS and rate_of(other, text) >= 2 * MIN_RATE:
            return other
    return None


_OTHERS: Final[dict[DocumentKind, Scorecard]] = {"privacy": "terms", "terms": "privacy"}


def _sections(document: Document, names: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where the text under each heading stands that names a document by `names`."""
    headings = [block for block in document.blocks if block.kind == "heading"]
    for index, heading in enumerate(headings):
        written = document.text[heading.start : heading.end]
        if names.fullmatch(written) and not _ABOUT.search(written):
            following = headings[index + 1 :]
            end = next((each.start for each in following if _ends(document, heading, each)), len(document.text))
            yield heading.end, end


def _ends(document: Document, heading: Block, following: Block) -> bool:
    """Does the section of `heading` end at `following`, a heading of its level that is not numbered below it?"""
    if following.level > heading.level:
        return False
    numbers = [_NUMBER.match(document.text, each.start, each.end) for each in (heading, following)]
    return not (numbers[0] and numbers[1] and numbers[0][1] == numbers[1][1])
