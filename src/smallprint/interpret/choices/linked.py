"""Links that lead to where a choice is made. In: units of a document. Out: links, and the way behind each."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from smallprint.interpret.choices.address import (
    classify_address,
    in_account,
    is_background,
    is_typed,
    leads_to_reading,
    name_page,
    points,
    sends_to,
    tidy_address,
)
from smallprint.interpret.choices.help_pages import asks_how, judge_help_page
from smallprint.interpret.choices.told import ACCOUNT, ADDRESSED, FORM, INDUSTRY, OTHER, Way
from smallprint.match import Hit, Unit
from smallprint.model import Document, Link

FOLLOWING: Final = 400
"""Characters after a sentence in which the address that it announces may stand."""
READING_REACH: Final = 80
"""Characters before a link that show whether it is something to read."""
_REACH: Final = 40
"""Characters before a link that show whether a reader is sent there."""
_AFTER: Final = 10
"""Characters after an address that show whether it is a firm's name."""
_FORM_BEFORE: Final = re.compile(
    r"\bform\b(?:,? (?:available|found|located|provided|at|on|under|via|the|our|following|address|link|page))*:?\s$"
    r"|\b(?:request|ticket)s? (?:through|via|using|on|at) (?:our |the )?$",
    re.IGNORECASE,
)
"""Words that make a link to a page of help, or of an account, one to a form."""
_OR_WITH: Final = re.compile(r"\bor (?:[\w-]+ ){0,6}$")
_PRIVACY_DESK: Final = re.compile(r"\bprivacy (?:cent(?:er|re)|hub|page|portal|manager)\b", re.IGNORECASE)
_REQUESTED: Final = re.compile(
    r"\b(?:submit|mak|send|plac|fil|start|lodg)(?:e|ing)?\b[^.;]{0,40}\brequests?\b"
    r"|\brequests?\b[^.;]{0,60}\b(?:via|through|using|on|at|in|made|submitted|sent)\b",
    re.IGNORECASE,
)
"""Words that make a page on privacy one to ask on, not one to switch on."""

_LINK_BELOW: Final = re.compile(
    r"\b(?:link|button|statement|form|portal)\b[^.;]{0,20}?\bbelow\b|\bfollowing link\b", re.IGNORECASE
)
"""A link that the sentence announces."""


class Linked:
    """One document's links, asked sentence by sentence."""

    def __init__(self, document: Document) -> None:
        """Note where the links of `document` begin."""
        self._document = document
        self._starts = [link.start for link in document.links]

    def find(self, unit: Unit) -> Sequence[Link]:
        """All links of a sentence."""
        first = bisect_left(self._starts, unit.sentence.start)
        return self._document.links[first : bisect_left(self._starts, unit.sentence.end)]

    def acts(self, link: Link) -> bool:
        """Does a link lead to where a choice is made, not to something to read?"""
        label = self._label(link)
        if is_background(label, link.target) or label in ".,;:":
            return False
        mechanism = classify_address(link.target, label)
        if mechanism == INDUSTRY:
            return True
        if leads_to_reading(self._before(link, READING_REACH)):
            return False
        return mechanism is not None or points(label, self._before(link, _REACH))

    def read(self, unit: Unit, link: Link, named: Sequence[tuple[Hit, str]]) -> Way:
        """A link's mechanism: what its words say, else its address, else the words around it."""
        way = self._read(unit, link, named)
        if way.mechanism == ACCOUNT and (_PRIVACY_DESK.search(self._label(link)) or "deletion" in link.target):
            asked = _REQUESTED.search(self._document.text, unit.sentence.start, unit.sentence.end)
            return replace(way, mechanism=FORM) if asked else way
        return way

    def _read(self, unit: Unit, link: Link, named: Sequence[tuple[Hit, str]]) -> Way:
        label, before = self._label(link), self._before(link, READING_REACH)
        target = label.strip('“”"') if link.target.startswith(("#", "/#")) else tidy_address(link.target)
        if target is None:
            return Way(mechanism="email", target=None)
        inside = [name for hit, name in named if overlaps(unit, hit, link) and name != FORM]
        if inside:
            return Way(mechanism=inside[0], target=target)
        by_address = classify_address(link.target, label)
        if by_address in (None, OTHER) or asks_how(link.target):
            sentence = self._document.text[unit.sentence.start : unit.sentence.end]
            by_address = judge_help_page(link.target, label=label, before=before, sentence=sentence) or by_address
        if by_address in (OTHER, ACCOUNT) and _FORM_BEFORE.search(before):
            return Way(mechanism=FORM, target=target)
        if by_address not in (None, OTHER):
            return Way(mechanism=by_address, target=target)
        around = {name for hit, name in named if hit[0] >= unit.own} - {*ADDRESSED, FORM}
        return Way(mechanism=next(iter(around)) if len(around) == 1 else by_address or FORM, target=target)

    def read_written(self, unit: Unit, links: Sequence[Link]) -> list[Way]:
        """The ways through addresses that stand in the text of `unit`, and are none of its `links`."""
        ways: list[Way] = []
        for concept in ("<email>", "<url>"):
            for hit in unit.hits_of(concept):
                if hit[0] < unit.own or any(overlaps(unit, hit, link) for link in links):
                    continue
                start, end = unit.characters(*hit)
                before = self._document.text[max(start - READING_REACH, 0) : start]
                if concept == "<url>" and leads_to_reading(before):
                    continue
                address = self._document.text[start:end].rstrip(".,;:)\"'")
                if concept == "<email>":
                    ways.append(Way(mechanism="email", target=address))
                elif is_typed(address) or sends_to(before, self._document.text[end : end + _AFTER]):
                    mechanism = ACCOUNT if in_account(before) else classify_address(address, name_page(before)) or FORM
                    ways.append(Way(mechanism=mechanism, target=tidy_address(address)))
        return ways

    def find_below(self, unit: Unit) -> list[Way]:
        """The way behind the first link after `unit` that leads somewhere to act."""
        end = unit.sentence.end
        first = bisect_left(self._starts, end)
        links = [link for link in self._document.links[first : first + 1] if link.start < end + FOLLOWING]
        return [self.read(unit, link, ()) for link in links if not is_background(self._label(link), link.target)]

    def find_target(self, unit: Unit, name: str) -> str | None:
        """Where the link of a sentence leads that is called `name`."""
        return next((link.target for link in self.find(unit) if self._label(link).endswith(name)), None)

    def _before(self, link: Link, reach: int) -> str:
        return self._document.text[max(link.start - reach, 0) : link.start]

    def _label(self, link: Link) -> str:
        return self._document.text[link.start : link.end]


def announces_link(sentence: str) -> bool:
    """Does a sentence speak of a link that stands after it ("the button below")?"""
    return bool(_LINK_BELOW.search(sentence))


def overlaps(unit: Unit, hit: Hit, link: Link) -> bool:
    """Does a place in the own words of a sentence stand on a link?"""
    if hit[0] < unit.own:
        return False
    start, end = unit.characters(*hit)
    return start < link.end and link.start < end


def is_beside(unit: Unit, hit: Hit, text: str) -> bool:
    """Does a form stand beside another way ("by e-mail or with our request form")?"""
    start, end = unit.characters(*hit)
    return "form" in text[start:end].lower() and bool(_OR_WITH.search(text, max(start - _REACH, 0), start))
