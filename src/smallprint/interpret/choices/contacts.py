"""A document's own addresses. In: blocks of a document. Out: where they tell a reader to write or call."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import unquote

from smallprint.interpret.choices.address import classify_address, tidy_address
from smallprint.interpret.choices.desks import (
    Desk,
    Mailbox,
    choose_mailboxes,
    classify_mailbox,
    is_for_others,
    limits_place,
)
from smallprint.interpret.choices.postal import (
    LONGEST_ADDRESS,
    announces_address,
    find_block_address,
    find_postal_address,
)
from smallprint.interpret.choices.told import FORM, OTHER, Way, find_numbers
from smallprint.model import Document, Link

_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|\[e-?mail[ \xa0]?protected\]", re.IGNORECASE
)
_HIDDEN: Final = "rotected]"
"""How an address ends that a page hides from robots."""
_BARE_NUMBER: Final = re.compile(r"(?<![\w/-])(?:\+?1[-. ]?)?\(?[2-9]\d\d\)?[-. ]\d{3}[-. ]\d{4}(?![\w-])")
"""An American number on a line of its own, or at the end of an address."""
_FAX: Final = re.compile(r"\bfax\b|\btd[dy]\b", re.IGNORECASE)
_NO_FORM: Final = re.compile(r"/?#|mailto:|tel:")
_CONTACTING: Final = re.compile(r"contact|\bform\b|request", re.IGNORECASE)
"""Words of a link that leads to a form."""
_CONTACTED: Final = re.compile(
    r"\b(?:contact|reach|write to|message|e-?mail)\w* us (?:(?:online|directly|by|through|via|using|at|on) )*$"
    r"|\b(?:complete|fill in|fill out|use|using|submit) (?:(?:our|the|this|a) )*$"
    r"|\bform (?:is )?(?:available |found |located )?(?:at|here|on)\W*$",
    re.IGNORECASE,
)
"""Words before a link that leads to a form."""
_CLICKED: Final = re.compile(
    r"\b(?:click|visit|go(?:ing)? to|us(?:e|ing)|through|via)(?:ing)?(?: on)?(?: (?:this|the|our))? $"
)
_ASKED: Final = re.compile(
    r"\b(?:contact|enquir|inquir|quer(?:y|ies)|questions?|requests?|reach us|in touch)", re.IGNORECASE
)
"""What a sentence speaks of that leads to a page on contact."""
_LED: Final = 40
_BEFORE: Final = 240
"""Characters before an address that say what it is for."""
_SHORT: Final = 90
"""Characters of a line of an address, or of its label."""
_MENU: Final = 4
"""Links in a row, each an item of its own, that are a menu and not ways to reach anybody."""
_LINES: Final = 7
"""Lines of an address, and lines above it that may say what it is for."""
_LIMIT_REACH: Final = 20
"""Blocks above an address in which a line may say for whom it is."""


class Contacts:
    """The addresses of one document, looked up by the blocks in which they stand."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._link_starts = [link.start for link in document.links]
        self._whole_links = {(link.start, link.end) for link in document.links}
        self._known: dict[tuple[tuple[range, ...], Desk | None, str | None], tuple[Way, ...]] = {}

    def find(self, ranges: tuple[range, ...], *, desk: Desk | None, mechanism: str | None = None) -> tuple[Way, ...]:
        """Where a reader writes or calls; several are as good as one another.

        Args:
            ranges: Indices of blocks, each range one section.
            desk: Whom the reader is told to reach; None for the company.
            mechanism: "email", "phone" or "postal mail"; None for a mailbox, else a form, else a postal address.
        """
        asked = (ranges, desk, mechanism)
        if asked not in self._known:
            self._known[asked] = tuple(self._find(ranges, desk, mechanism))
        return self._known[asked]

    def find_every(self, ranges: tuple[range, ...], *, desk: Desk | None) -> tuple[Way, ...]:
        """All ways that the sections tell, of each kind those that `find` gives; empty for no range."""
        if not ranges:
            return ()
        mailboxes = self.find(ranges, desk=desk, mechanism="email")
        return tuple(dict.fromkeys((*mailboxes, *self._forms(ranges), *self._postal(ranges), *self._numbers(ranges))))

    def _find(self, ranges: Sequence[range], desk: Desk | None, mechanism: str | None) -> Iterable[Way]:
        if mechanism == "phone":
            return self._numbers(ranges)
        if mechanism == "postal mail":
            return self._postal(ranges)
        boxes = tuple(dict.fromkeys(self._mailboxes(ranges)))
        if boxes or mechanism:
            return [Way(mechanism="email", target=address) for address in choose_mailboxes(boxes, desk)]
        return () if desk == "support" else self._forms(ranges) or self._postal(ranges)

    def _postal(self, ranges: Sequence[range]) -> tuple[Way, ...]:
        """The postal addresses that a reader is told to write to."""
        found: dict[str, None] = {}
        for blocks in ranges:
            for index in blocks:
                start, end = self._span(index)
                told = self._document.text[start:end]
                below = "\n".join(self._lines(index + 1, blocks.stop)) if announces_address(told) else ""
                address = find_postal_address(told, below)
                if not address and not found and len(blocks) < len(self._document.blocks):
                    address = find_block_address(self._lines(index, blocks.stop))
                if address and not is_for_others(f"{self._label(index, end, blocks.start)}\n{address}"):
                    found[address] = None
        return tuple(Way(mechanism="postal mail", target=address) for address in found)

    def _lines(self, first: int, stop: int) -> Iterator[str]:
        """The lines of a block and of the short ones below it, down to a heading."""
        for index in range(first, min(first + _LINES, stop)):
            block = self._document.blocks[index]
            if block.kind == "heading" or (index > first and block.end - block.start > LONGEST_ADDRESS):
                return
            yield from self._cut(block.start, block.end)

    def _cut(self, start: int, end: int) -> Iterator[str]:
        """A block, cut where its source begins a line, if it is short enough for an address."""
        text, offsets = self._document.text, self._document.offsets
        place, begun = offsets.place(start, end), start
        if end - start <= LONGEST_ADDRESS and place.line < place.end_line:
            line = place.line
            for blank in (at for at in range(start, end) if text[at] == " "):
                next_line = offsets.place(blank + 1, blank + 2).line
                if next_line > line:
                    yield text[begun:blank]
                    begun, line = blank + 1, next_line
        yield text[begun:end]

    def _numbers(self, ranges: Sequence[range]) -> tuple[Way, ...]:
        """The numbers that a reader is told to call."""
        found: dict[str, None] = {}
        for blocks in ranges:
            for index in blocks:
                start, end = self._span(index)
                number = _find_number(self._document.text[start:end])
                if number and not is_for_others(self._label(index, end, blocks.start)):
                    found[number] = None
        return tuple(Way(mechanism="phone", target=number) for number in found)

    def _mailboxes(self, ranges: Sequence[range]) -> Iterator[Mailbox]:
        """The company's own mailboxes that are open to everybody."""
        for blocks in ranges:
            for index in blocks:
                for start, address in self._addresses(index):
                    if desk := classify_mailbox(address, self._label(index, start, blocks.start)):
                        yield Mailbox(address=address, desk=desk)

    def _addresses(self, index: int) -> list[tuple[int, str | None]]:
        """The e-mail addresses of a block, linked or not, each with where it stands."""
        start, end = self._span(index)
        links = [link for link in self._links(index) if classify_address(link.target, "") == "email"]
        text = self._document.text[start:end]
        if not links and "@" not in text and _HIDDEN not in text:
            return []
        places = {link.start: tidy_mailbox(link.target) for link in links}
        for found in _EMAIL.finditer(text):
            place = start + found.start()
            if not any(link.start <= place < link.end for link in links):
                places[place] = None if found[0].endswith(_HIDDEN) else found[0].rstrip(".-")
        return sorted(places.items())

    def _forms(self, ranges: Sequence[range]) -> tuple[Way, ...]:
        found: dict[Way, None] = {}
        for blocks in ranges:
            for index in blocks:
                for link in () if self._in_menu(index) else self._links(index):
                    text = self._document.text
                    words, before = text[link.start : link.end], text[max(link.start - _LED, 0) : link.start]
                    label = self._label(index, link.start, blocks.start)
                    if _NO_FORM.match(link.target) or is_for_others(f"{label}\n{words}"):
                        continue
                    mechanism = classify_address(link.target, words)
                    led = _CONTACTED.search(before) or (_CLICKED.search(before) and _ASKED.search(label))
                    if mechanism in (None, OTHER) and led:
                        mechanism = FORM
                    if mechanism == FORM or (mechanism in (None, OTHER) and _CONTACTING.search(words)):
                        found[Way(mechanism=mechanism or FORM, target=tidy_address(link.target))] = None
        return tuple(found)

    def _in_menu(self, index: int) -> bool:
        """Is a block one of many in a row that hold a link and nothing else: a menu of the page?"""
        around = self._document.blocks[max(index - _MENU + 1, 0) : index + _MENU]
        bare = [block.kind == "item" and (block.start, block.end) in self._whole_links for block in around]
        return any(all(bare[at : at + _MENU]) for at in range(len(bare) - _MENU + 1))

    def _span(self, index: int) -> tuple[int, int]:
        block = self._document.blocks[index]
        return block.start, block.end

    def _links(self, index: int) -> Sequence[Link]:
        start, end = self._span(index)
        first = bisect_left(self._link_starts, start)
        return self._document.links[first : bisect_left(self._link_starts, end)]

    def _label(self, index: int, start: int, first: int) -> str:
        """What stands before an address: its sentence, the short lines above it back to a lead-in, its heading."""
        document = self._document
        block = document.blocks[index]
        words = document.text[max(block.start, start - _BEFORE) : start]
        sentence = max(words.rfind(". "), words.rfind("! "), words.rfind("? "))
        pieces = [words[sentence + 1 :], *(document.text[led:end] for led, end in block.lead_ins), *block.heading[-1:]]
        for above in range(index - 1, max(first, index - _LINES) - 1, -1):
            other = document.blocks[above]
            text = document.text[other.start : other.end]
            leads = text.endswith(":")
            if len(words) > _SHORT or other.kind == "heading" or "@" in text or not (leads or len(text) < _SHORT):
                break
            pieces.append(text[-_BEFORE:])
            if leads:
                break
        pieces.extend(self._limits(index, first))
        return "\n".join(pieces)

    def _limits(self, index: int, first: int) -> Iterator[str]:
        """The lines above a block, down from its heading, that keep what follows for the people of one place."""
        for above in range(index - 1, max(first, index - _LIMIT_REACH) - 1, -1):
            other = self._document.blocks[above]
            if other.kind == "heading":
                return
            line = self._document.text[other.start : other.end]
            if len(line) < _SHORT and limits_place(line):
                yield line


def _find_number(text: str) -> str | None:
    """The number that a reader is told to call, or that a short block holds beside an address."""
    bare = _BARE_NUMBER.search(text) if len(text) <= _BEFORE and not _FAX.search(text[:_SHORT]) else None
    return next(iter(find_numbers(text)), bare[0] if bare else None)


def tidy_mailbox(target: str) -> str | None:
    """The address behind a link that writes an e-mail; None where the page hides it from robots.

    >>> tidy_mailbox("mailto:desk@lamp.example?subject=Request")
    'desk@lamp.example'
    """
    address = tidy_address(target)
    return unquote(address.partition("?")[0]).strip(" /") if address else None
