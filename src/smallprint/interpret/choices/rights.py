"""Which rights "these rights" are. In: units, in reading order. Out: topics of the rights that their section names."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import Final

from smallprint.interpret.attributes import find_names
from smallprint.match import Unit
from smallprint.model import Document

_OTHER: Final = "other"
ASKED_FOR: Final = ("account/data deletion", "data access/export")
RIGHTS_TOPICS: Final = (*ASKED_FOR, _OTHER)
"""Topics that are rights wherever they are named."""
SALE: Final = "sale or sharing"
"""What is a right only where the text grants that it may be refused."""
_REFUSING: Final = r"(?:opt[- ]?(?:ing[- ])?out|object|refuse|say no|withdraw|unsubscribe)\b"
_RIGHT_TO_REFUSE: Final = re.compile(rf"\bright to {_REFUSING}", re.IGNORECASE)
_REFUSES: Final = re.compile(
    rf"\b(?:{_REFUSING}|opt(?:ing)?[- ]out|declin\w+|(?:stop|no longer|not) recei\w+"
    r"|(?:ask|inform|tell|instruct|request)(?:ing)? us (?:not|to stop)\b)",
    re.IGNORECASE,
)
_ITEM_REFUSES: Final = re.compile(rf"[\W_]*(?:(?:the )?right to )?{_REFUSING}", re.IGNORECASE)
_TOLD: Final = re.compile(r"\bby (?:click|follow|us|chang|adjust|visit|repl)\w*ing\b|\bclick\b", re.IGNORECASE)
"""How to refuse it is told at once: the way to exercise the other rights is not meant."""
_ABOUT_RIGHTS: Final = re.compile(r"\b(?:rights?|choices|requests?|exercis\w+|opt[- ]outs?)\b", re.IGNORECASE)
_ANYWHERE: Final = re.compile(
    r"\brights? (?:that are |as )?(?:listed|described|set out|outlined|mentioned|explained|granted) "
    r"(?:in|by|under) (?:this|our) (?:privacy )?(?:policy|notice|statement)",
    re.IGNORECASE,
)
"""Rights of the whole document."""
_NAMES_RIGHT: Final = re.compile(r"\bright (?:to|of)\b|\brequests?\b", re.IGNORECASE)
_RIGHTS: Final = re.compile(
    r"\b(?:your|subjects?|privacy|protection|personal|what) (?:\w+ )?rights\b|^\W*rights\b", re.IGNORECASE
)
_MOST_MISSED: Final = 3
"""Blocks in a row that name no right, in a section on rights."""
_BESIDE: Final = 100
"""Blocks after a sentence on "these rights" in which each may have a section of its own."""
_HOW: Final = re.compile(
    r"\b(?:exercis|us|assert|enforc|invok|mak|submit)(?:e|es|ed|ing|ting)?\b[^.;]{0,40}\b(?:rights?|requests?)\b",
    re.IGNORECASE,
)
"""A heading, or the lead-in of a list, under which the ways to use all rights stand."""
_FOLLOWING: Final = 40
"""Blocks after a sentence on "your rights" in which its section may name them."""
_OPENING: Final = 120
"""Characters of such a block in which a right is named."""
_REST: Final = 300
"""Characters after such a sentence, in its own block, in which rights are named."""


class Rights:
    """The rights named so far in the section under way of one document."""

    def __init__(self, document: Document, topics_of: Callable[[str], tuple[str, ...]]) -> None:
        """`topics_of` reads what a heading, or the opening of a paragraph, is about."""
        self._document = document
        self._topics_of = topics_of
        self._section: tuple[str, ...] = ()
        self._named: dict[str, None] = {}
        self._all: dict[str, None] = {}
        self._refused: set[str] = set()

    def enter(self, unit: Unit, topics: tuple[str, ...], section: tuple[str, ...]) -> None:
        """Remember the rights that `unit` names.

        Args:
            unit: A sentence.
            topics: What it is about.
            section: The headings above it.
        """
        named = [name for name in find_names(unit, "topic") if name in RIGHTS_TOPICS]
        if SALE in topics and self._grants_refusal(unit):
            named.append(SALE)
        if topics and _REFUSES.search(self._document.text, unit.sentence.start, unit.sentence.end):
            self._refused.update(topics)
        self.note(named, section)

    def note(self, named: Sequence[str], section: tuple[str, ...]) -> None:
        """Remember topics of rights that a sentence below the headings `section` names, by whatever words."""
        if named and section != self._section:
            together = _go_together(section, self._section)
            self._named = {name: None for name in self._named if together and name != _OTHER}
            self._section = section
        self._named.update(dict.fromkeys(named))
        self._all.update(self._named)

    def find(self, unit: Unit, section: tuple[str, ...]) -> tuple[str, ...]:
        """The rights that `unit` means by "these rights": those named before, else those that its section names later.

        Args:
            unit: The sentence.
            section: The headings above it.
        """
        if _ANYWHERE.search(self._document.text, unit.sentence.start, unit.sentence.end):
            return tuple(self._all)
        first = unit.sentence.block + 1
        following = self._document.blocks[first : first + 1]
        near = self.find_near(section)
        told = any(name != _OTHER for name in near)
        if told and not any(block.kind == "item" for block in following):
            return near
        text = self._document.text
        found = dict.fromkeys(near)
        if not told:
            rest = min(self._document.blocks[unit.sentence.block].end, unit.sentence.end + _REST)
            found.update(self._rights_in(text[unit.sentence.end : rest]))
        for block in self._document.blocks[first : first + _FOLLOWING]:
            if not section or block.heading[: len(section)] != section:
                break
            found.update(self._rights_in(text[block.start : min(block.end, block.start + _OPENING)]))
        for title in self._find_sections_of_rights(first, section):
            found.update(self._rights_in(title))
        if all(name == _OTHER for name in found):
            found.update(self._named)
        if all(name == _OTHER for name in found):
            found.update(dict.fromkeys(self._find_ahead(first, section)))
        return tuple(found)

    def _rights_in(self, text: str) -> dict[str, None]:
        """The rights that a title, or the opening of a paragraph, names."""
        return {name: None for name in self._topics_of(text) if name in RIGHTS_TOPICS}

    def _find_ahead(self, first: int, section: tuple[str, ...]) -> Iterator[str]:
        """The rights that the next section on rights names: contact details may stand at the beginning of a text."""
        blocks, text = self._document.blocks, self._document.text
        ahead = (
            index
            for index in range(first, len(blocks))
            if any(_RIGHTS.search(title) for title in blocks[index].heading if title not in section)
        )
        begin = next(ahead, len(blocks))
        missed = 0
        for block in blocks[begin : begin + _FOLLOWING]:
            rights = self._rights_in(text[block.start : min(block.end, block.start + _OPENING)])
            missed = 0 if rights else missed + 1
            if missed > _MOST_MISSED:
                return
            yield from rights

    def _find_sections_of_rights(self, first: int, section: tuple[str, ...]) -> Iterator[str]:
        """The titles of the sections after `section`, beside it, down to the last that names a right."""
        if not section:
            return
        apart = 0
        for block in self._document.blocks[first : first + _BESIDE]:
            if block.kind != "heading" or block.heading != section[:-1]:
                continue
            title = self._document.text[block.start : block.end]
            if _NAMES_RIGHT.search(title):
                yield title
            elif (apart := apart + 1) > 1:
                return

    def find_near(self, section: tuple[str, ...]) -> tuple[str, ...]:
        """The rights named below the headings `section`, or in a section that goes with it."""
        near = section == self._section or _go_together(section, self._section)
        return tuple(self._named) if near else ()

    def knows(self, topic: str) -> bool:
        """Was `topic` named as a right, or in a sentence that speaks of refusing?"""
        return topic in self._named or topic in self._refused

    def _grants_refusal(self, unit: Unit) -> bool:
        text, sentence = self._document.text, unit.sentence
        if _TOLD.search(text, sentence.start, sentence.end):
            return False
        if _RIGHT_TO_REFUSE.search(text, sentence.start, sentence.end):
            return True
        listed = self._document.blocks[sentence.block].kind == "item"
        return listed and bool(_ITEM_REFUSES.match(text, sentence.start, sentence.end))


def is_about_rights(title: str) -> bool:
    """Does a title announce rights, or requests?"""
    return bool(_ABOUT_RIGHTS.search(title))


def tells_how(title: str) -> bool:
    """Does a title, or what leads in a list, announce how a reader uses all rights?

    >>> tells_how("How to exercise your rights"), tells_how("Your rights")
    (True, False)
    """
    return bool(_HOW.search(title))


def _go_together(section: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Are two sections parts of one on rights: side by side, or one within the other, and called so?"""
    if not section or not other:
        return False
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(section, other, strict=False))))
    if shared < max(len(section), len(other)) - 1:
        return False
    return all(_ABOUT_RIGHTS.search(path[-1]) or _ABOUT_RIGHTS.search(path[shared - 1]) for path in (section, other))
