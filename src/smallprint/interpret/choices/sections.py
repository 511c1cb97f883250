"""The sections of a document, by number and name. In: a document. Out: the blocks under a title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from smallprint.model import Block, Document, Link

_NUMBER: Final = re.compile(
    r"(?:section|article|clause|part)?\s{0,3}(\d{1,2}(?:\.\d{1,2}){0,3})(?=[.):\s–—-])", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W_]+")
_CONTACT: Final = frozenset(
    ("contact", "contacting", "contacts", "reach", "touch", "questions", "inquiries", "enquiries")
)
_ABOUT_CONTACT: Final = _CONTACT | {
    "how", "to", "us", "you", "can", "do", "we", "who", "whom", "get", "in", "with", "and", "or", "for",
    "information", "details", "info", "the", "our", "your", "any", "have", "i", "may", "should", "about", "this",
    "privacy", "policy", "notice", "statement", "concerns", "comments", "feedback", "disputes", "complaints",
    "requests", "where", "data", "protection", "officer", "team", "support", "customer", "a", "of", "further",
    "additional", "other", "ways", "what", "if", "reaching",
}  # fmt: skip
_REQUESTS: Final = frozenset(
    ("contact", "contacting", "right", "rights", "request", "requests", "exercise", "exercising")
)
_SMALL: Final = frozenset(("the", "our", "your", "to", "of", "and", "or", "a", "an", "in", "on", "us", "section"))
"""Words that a name may leave out."""
_LONGEST_TITLE: Final = 80
_UNMARKED: Final = 10
"""Blocks read under a title that is marked up as none."""
_NUMBERED: Final = re.compile(
    r"\b(?:section|paragraph|clause|article|point|chapter)s?\s+(\d{1,2}(?:\.\d{1,2}){0,3})\b(?!\d| of (?:the|that) )",
    re.IGNORECASE,
)
_NAME: Final = r"(?<!\w)[“\"‘']([^“”\"‘’]{3,80}?)[”\"’'](?!\w)"
_CAPITALS: Final = r"([A-Z][\w’'&-]{0,30}(?: (?:to|of|and|the|us|your|for|in|with|under|[A-Z][\w’'&-]{0,30})){0,9})"
_NAMED: Final = re.compile(
    rf"{_NAME}|\bthe {_CAPITALS} (?:section|paragraph|heading)\b"
    rf"|\b(?:described|set out|set forth|explained|provided|listed|outlined|indicated|specified|detailed) (?:in|under) "
    rf"(?:the |our )?{_CAPITALS} (?:below|above)\b"
    r"|\b(?:the|our) ((?:[\w’'-]{1,30} ){1,4})details (?:[\w-]{1,20} ){0,3}(?:below|above)\b"
)
_INTRODUCED: Final = re.compile(
    r"\b(?:section|paragraph|heading|under)s? (?:titled |called |entitled |headed |on )?(?=\w)"
)
_INTRODUCED_REACH: Final = 80
"""Characters after "section" that may be its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Blocks under a title."""

    title: str
    """Without its number."""
    number: str
    """As "4.2"; empty for none."""
    blocks: range
    """Indices into `Document.blocks`, the heading left out."""


class Sections:
    """One document's sections, read when first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _all(self) -> tuple[Section, ...]:
        return (*self._headed(), *self._run_in())

    @cached_property
    def _by_title(self) -> dict[tuple[str, ...], list[Section]]:
        titles: dict[tuple[str, ...], list[Section]] = {}
        for section in self._all:
            titles.setdefault(_content(section.title), []).append(section)
        return titles

    @cached_property
    def _by_number(self) -> dict[str, list[Section]]:
        numbers: dict[str, list[Section]] = {}
        for section in self._all:
            numbers.setdefault(section.number, []).append(section)
        return numbers

    @cached_property
    def contact(self) -> tuple[Section, ...]:
        """The sections on how to reach the company: by their headings, else by lines that read like one."""
        headed = tuple(section for section in self._all if is_about_contact(section.title))
        return headed or tuple(self._unmarked())

    def find_number(self, number: str) -> tuple[Section, ...]:
        """The sections with a number, as "4.2"."""
        return tuple(self._by_number.get(number, ()))

    def find_name(self, name: str) -> tuple[Section, ...]:
        """The sections with a title, but for its number, small words and capitals; else the one whose title ends so."""
        words = _content(name)
        if not words:
            return ()
        found = self._by_title.get(words)
        if found is None and len(words) > 1:
            longer = [title for title in self._by_title if title[-len(words) :] == words]
            found = self._by_title[longer[0]] if len(longer) == 1 else None
        return tuple(found or ())

    def find_beginning(self, words: str) -> tuple[Section, ...]:
        """The sections whose title the first of `words` are: "Your rights, and we will answer" names "Your rights"."""
        said = _words(words)
        for length in range(len(said), 0, -1):
            if found := [
                section
                for section in self._by_title.get(_content(" ".join(said[:length])), ())
                if _words(section.title) == said[:length]
            ]:
                return tuple(found)
        return ()

    def find_referred(self, sentence: str, links: Sequence[Link]) -> tuple[Section, ...]:
        """The sections that a sentence refers to by an anchor, a number or a name; none where it refers to none."""
        for link in links:
            if link.target.startswith(("#", "/#")):
                label = self._document.text[link.start : link.end]
                anchor = re.sub(r"[-_%/#]+", " ", link.target)
                if found := self.find_name(label) or self.find_name(anchor):
                    return found
        if (numbered := _NUMBERED.search(sentence)) and (found := self.find_number(numbered[1])):
            return found
        for named in _NAMED.finditer(sentence):
            if found := self.find_name(next(filter(None, named.groups()))):
                return found
        for named in _INTRODUCED.finditer(sentence):
            if found := self.find_beginning(sentence[named.end() : named.end() + _INTRODUCED_REACH]):
                return found
        return ()

    def _headed(self) -> Iterator[Section]:
        """Every heading with the blocks down to the next of its level or above."""
        opened: list[tuple[int, int]] = []
        for index, block in enumerate(self._document.blocks):
            if block.kind != "heading":
                continue
            while opened and opened[-1][1] >= block.level:
                yield self._section(opened.pop()[0], index)
            opened.append((index, block.level))
        for heading, _ in reversed(opened):
            yield self._section(heading, len(self._document.blocks))

    def _section(self, heading: int, end: int) -> Section:
        return _name(self._text(heading), range(heading + 1, end))

    def _run_in(self) -> Iterator[Section]:
        """Every run-in heading with the blocks that it governs."""
        blocks = self._document.blocks
        index = 0
        while index < len(blocks):
            first, path = index, blocks[index].heading
            index += 1
            if blocks[first].run_in:
                while index < len(blocks) and blocks[index].heading == path and blocks[index].kind != "heading":
                    index += 1
                yield _name(path[-1], range(first, index))

    def _unmarked(self) -> Iterator[Section]:
        """Short lines that read like a title on contact ("12. Contact us"), with a few blocks after each."""
        blocks = self._document.blocks
        for index, block in enumerate(blocks):
            if block.kind == "heading" or block.end - block.start > _LONGEST_TITLE:
                continue
            if is_about_contact(_name(self._text(index), range(0)).title):
                yield _name(self._text(index), blocks_below(blocks, index, most=_UNMARKED))

    def _text(self, index: int) -> str:
        block = self._document.blocks[index]
        return self._document.text[block.start : block.end]


def find_above(document: Document, index: int) -> str:
    """What leads in the list that the block at `index` is an item of, else the heading next above it."""
    block = document.blocks[index]
    if block.lead_ins:
        return document.text[slice(*block.lead_ins[-1])]
    return block.heading[-1] if block.heading else ""


def blocks_below(blocks: Sequence[Block], index: int, *, most: int) -> range:
    """The blocks after `index` down to the next heading, at most `most`."""
    ahead = range(index + 1, min(index + 1 + most, len(blocks)))
    return range(index + 1, next((later for later in ahead if blocks[later].kind == "heading"), ahead.stop))


def is_about_contact(title: str) -> bool:
    """Does a title announce how the company is reached ("How to contact us", "Questions")?

    >>> is_about_contact("Questions and contact details"), is_about_contact("How we contact you about offers")
    (True, False)
    """
    words = frozenset(_words(title)) if len(title) <= _LONGEST_TITLE else frozenset()
    return words <= _ABOUT_CONTACT and not words.isdisjoint(_CONTACT)


def is_about_requests(title: str) -> bool:
    """Does a title announce how a reader makes a request?"""
    return not _REQUESTS.isdisjoint(_words(title))


def _name(title: str, blocks: range) -> Section:
    number = _NUMBER.match(title.strip("*# "))
    name = title.strip("*# ")[number.end() :] if number else title
    return Section(title=name.strip(" .):*–—-"), number=number[1] if number else "", blocks=blocks)


def _words(title: str) -> list[str]:
    return _WORD.findall(title[:_LONGEST_TITLE].lower())


def _content(title: str) -> tuple[str, ...]:
    words = tuple(word for word in _words(title) if word not in _SMALL and not word.isdigit())
    return words or tuple(_words(title))
