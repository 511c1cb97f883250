"""Ways told elsewhere in a document. In: a sentence that refers a reader to them. Out: the way that is told there.

"Contact us as described in section 9", "at the address below", or just "contact us": the section is looked up by its
number, its name or its anchor; where the sentence names none, it is the document's one section on contact.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from smallprint.interpret.choices.address import tidy_address
from smallprint.interpret.choices.contacts import Contacts
from smallprint.interpret.choices.desks import REACHING, Desk, find_desk
from smallprint.interpret.choices.sections import Sections, blocks_below, is_about_contact, is_about_requests
from smallprint.interpret.choices.told import OTHER, Way
from smallprint.interpret.choices.weigh import keep_meant, one_each
from smallprint.model import Document, Link

_TOLD: Final = ("email", "postal mail", "phone", "web form", OTHER)
"""Ways of reaching somebody: a sentence that tells one with its place leaves nothing to look up."""

_SERVICE: Final = (
    r"(?!any |another |their |other )(?:[\w’'&-]+ ){0,3}(?:customer|guest|member|client|cardmember) "
    r"(?:services?|care|support|relations|interaction)\b"
)
"""The desk for customers, by whatever name ("Lampshop customer care")."""
_OUR_DESK: Final = (
    r"our (?:[\w’'-]+ ){0,4}(?:team|department|officer|dpo|support|services?|care|office|desk|centre|center)\b"
)
_CONTACT: Final = re.compile(
    rf"(?<!\bwhen you )(?<!\bif you )(?<![“\"‘'])\b{REACHING}\s+"
    rf"(?:us\b|the (?:[\w’'-]+ ){{0,2}}(?:dpo|data protection officer|privacy officer|privacy team)\b|{_OUR_DESK}"
    rf"|{_SERVICE})"
    r"|\bplease (?:contact|write to|e-?mail):\s*$",
    re.IGNORECASE,
)
_POINTER: Final = re.compile(
    r"\bcontact (?:details|information|info|channels|methods|data)\b[^.;]{0,60}?"
    r"\b(?:below|above|section|provided|end|bottom|page)\b"
    r"|\b(?:address(?:es)?|numbers?),? (?:[\w-]{1,20} ){0,5}?(?:below|above|section|end|bottom)\b"
    r"|\b(?:above|below|following)[- ](?:\w{1,20} )?address\b"
    r"|\b(?:at|by|on|through|to|using|via|with) (?:the|our|any of the) (?:[\w-]{1,20} ){0,2}"
    r"(?:details|information|means|methods?|ways|channels|e-?mails?)\b[^.;]{0,40}?"
    r"\b(?:below|above|section|provided|end|bottom|listed|given|set (?:out|forth))\b",
    re.IGNORECASE,
)
"""The contact details below; the address given in section 9."""
_WAYS_BELOW: Final = re.compile(
    r"\b(?:following|ways|methods|means|options|channels)\b[^.;:]{0,40}?\b(?:below|following|ways|methods|means"
    r"|options|channels)\W*$",
    re.IGNORECASE,
)
"""A sentence that announces the ways without a colon ("in one of the ways shown below.")."""
_ANNOUNCED: Final = re.compile(
    r"\b(?:submit|mak(?:e|ing)|send|direct|file|exercis\w+)\b[^:]{0,160}\b(?:by|via|through|at|to|either"
    r"|(?:one|any) of the following|(?:ways?|methods?|means|options|channels))\W*:\s*$",
    re.IGNORECASE,
)
"""A sentence that leads in the ways to make a request ("submit a request to us by:")."""
_REQUEST: Final = re.compile(r"\b(?:request|submit|exercis\w+|contact)\b", re.IGNORECASE)
_REFERS: Final = re.compile(
    r"\b(?:as (?:\w{1,20} ){0,2}(?:described|explained|set|outlined|specified|provided|indicated|detailed|stated)"
    r"|(?:options?|methods?|ways|means|procedures?|steps|process|details|channels) (?:\w{1,20} ){0,2}"
    r"(?:described|explained|set|outlined|specified|provided|indicated|detailed|stated|listed|given)"
    r"|see|refer to|follow|following|instructions|consult)\b",
    re.IGNORECASE,
)
"""A section is where a reader learns how, not where something else is listed."""
_QUESTIONS: Final = re.compile(
    r"\b(?:questions?|queries|concerns?|comments?|problems?|trouble|difficult(?:y|ies)|complaints?|help|assistance"
    r"|would like to know|(?:more|further) information|learn more|details|anything else)\b",
    re.IGNORECASE,
)
"""What a reader contacts somebody about, instead of a choice."""
_OWN_WAY: Final = re.compile(
    r"\s+(?:through|via|using|here\b|within|by (?!law)|at (?!any|no\b)|on (?:our|the|your)|in (?:our|the app))",
    re.IGNORECASE,
)
"""What follows where a sentence tells its own way, though not one that is understood ("contact us through the app")."""
_OR: Final = re.compile(r"\b(?:or|alternatively|also|and)\b[^.;:]{0,50}$", re.IGNORECASE)
_SUPPORT: Final = re.compile(r"support|customer|\bcare\b|\bservices?\b|\bhelp", re.IGNORECASE)
_OFFICER: Final = re.compile(r"officer|\bdpo\b", re.IGNORECASE)
_ABOVE: Final = re.compile(r"\baddress(?:es)?,? (?:[\w-]{1,20} ){0,3}?above\b|\babove address\b", re.IGNORECASE)
_BY_LETTER: Final = re.compile(r"\b(?:post|postal|letter|mail|address|in writing|written|box)\b", re.IGNORECASE)
"""What makes "write to us" a letter; without it an e-mail will do."""
_MANY: Final = 4
"""Most ways that a section on contact tells; where more stand, it is a directory, which tells the means, not whom."""
_NEAR: Final = 8
"""Blocks after a sentence that announces an address, or before one that looks back to it, in which it may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reference:
    """Where a sentence sends a reader."""

    ranges: tuple[range, ...]
    """Blocks in which the way is told; none for the document's section on contact."""
    desk: Desk | None
    contact: re.Match[str] | None
    """The words that tell a reader to get in touch."""
    pointed: bool
    """Does it say that the ways are told elsewhere?"""
    named: bool
    """Does it say in which section?"""


class Elsewhere:
    """One document's sections and addresses, read when a sentence first refers to them."""

    def __init__(self, document: Document, *, company: str | None) -> None:
        self._document = document
        self._company = company.lower() if company else None

    @cached_property
    def _contacts(self) -> Contacts:
        return Contacts(self._document)

    @cached_property
    def _sections(self) -> Sections:
        return Sections(self._document)

    def add(self, ways: Sequence[Way], sentence: str, links: Sequence[Link], *, block: int) -> list[Way]:
        """`ways` with the one that `sentence` leaves to another part of the document, and with its address.

        Args:
            ways: What the sentence itself tells.
            sentence: Its text.
            links: The links in it.
            block: The index of its block.
        """
        told = [way for way in ways if way.mechanism in _TOLD]
        if any(tidy_address(link.target) is None for link in links):
            return list(ways)
        if any(way.target for way in told):
            lacking = not all(way.target for way in told) and _POINTER.search(sentence)
            return [self._complete(way, (), None) for way in ways] if lacking else list(ways)
        reference = self._refer(ways, told, sentence, links, block=block)
        found = self._follow(reference, ways, told, sentence) if reference else list(ways)
        return found if any(way.mechanism in _TOLD for way in found) else self._add_desk(found, sentence)

    def _add_desk(self, ways: list[Way], sentence: str) -> list[Way]:
        """`ways` with the desk that a sentence names and the document gives no address of."""
        desk = None if _QUESTIONS.search(sentence) else find_desk(sentence)
        beside = desk and (_OR.search(sentence[: desk.start()]) or sentence.startswith(" or ", desk.end()))
        if desk is None or (ways and not beside):
            return ways
        return [*ways, Way(mechanism=OTHER, target=desk["name"])]

    def _refer(
        self, ways: Sequence[Way], told: Sequence[Way], sentence: str, links: Sequence[Link], *, block: int
    ) -> _Reference | None:
        """Where `sentence` sends a reader; None where it sends nobody, or not for a choice."""
        contact = _CONTACT.search(sentence) or self._find_company(sentence)
        announced = contact is not None and (sentence.rstrip().endswith(":") or bool(_WAYS_BELOW.search(sentence)))
        announced = announced or (not ways and _ANNOUNCED.search(sentence) is not None)
        pointed = announced or _POINTER.search(sentence) is not None
        if not (contact or pointed or (not ways and _REQUEST.search(sentence) and _REFERS.search(sentence))):
            return None
        sections = self._sections.find_referred(sentence, links)
        if not (contact or pointed):
            if not any(is_about_requests(each.title) or is_about_contact(each.title) for each in sections):
                return None
        elif not (sections or pointed) and (
            _QUESTIONS.search(sentence) or (not told and contact and _OWN_WAY.match(sentence, contact.end()))
        ):
            return None
        place = sentence[contact.start() : contact.end()] if contact else ""
        desk: Desk | None = "officer" if _OFFICER.search(place) else "support" if _SUPPORT.search(place) else None
        if desk == "officer" and not sections:
            sections = self._sections.find_name("data protection officer")
        if sections and desk == "support":  # whatever stands in a section that is named serves
            desk = None
        ranges = tuple(section.blocks for section in sections)
        if announced and not sections:
            ranges = (blocks_below(self._document.blocks, block, most=_NEAR),)
            if not sentence.rstrip().endswith(":") and not self._contacts.find_every(ranges, desk=desk):
                ranges = ()  # "the channels listed below" are those of the section on contact
        elif not sections and _ABOVE.search(sentence):
            above = (range(max(0, block - _NEAR), block),)
            ranges = above if any(self._find(above, desk, way.mechanism) for way in told) else ()
        return _Reference(ranges=ranges, desk=desk, contact=contact, pointed=pointed, named=bool(sections))

    def _follow(self, reference: _Reference, ways: Sequence[Way], told: Sequence[Way], sentence: str) -> list[Way]:
        """`ways` with what is told where `reference` leads."""
        contact, ranges, desk = reference.contact, reference.ranges, reference.desk
        loosely = contact is not None and _BY_LETTER.search(sentence) is None
        if told and not (loosely and {way.mechanism for way in told} == {"postal mail"}):
            return [self._complete(way, ranges, desk) for way in ways]
        if ways and not told and not (contact and (reference.pointed or _OR.search(sentence[: contact.start()]))):
            return list(ways)
        found = self._find(ranges, desk)
        every = self._find_every(ranges, desk) if reference.named or reference.pointed else ()
        if len(found) < len(every):
            found = every if len(every) <= _MANY else one_each(every)
        elif len(found) != 1:
            found = ()
        found = keep_meant(found, sentence)
        return [*(way for way in ways if not (found and way in told)), *found]

    def _find(self, ranges: tuple[range, ...], desk: Desk | None, mechanism: str | None = None) -> tuple[Way, ...]:
        """The ways told in `ranges`; where there are none, in the sections on contact, else the one own mailbox."""
        if ranges:
            return self._contacts.find(ranges, desk=desk, mechanism=mechanism)
        ranges = tuple(section.blocks for section in self._sections.contact)
        found = self._contacts.find(ranges, desk=desk, mechanism=mechanism)
        if found or mechanism not in (None, "email", "postal mail"):
            return found
        everywhere = (range(len(self._document.blocks)),)
        return self._contacts.find(everywhere, desk=desk, mechanism=mechanism or "email")

    def _find_every(self, ranges: tuple[range, ...], desk: Desk | None) -> tuple[Way, ...]:
        contact = tuple(section.blocks for section in self._sections.contact)
        return self._contacts.find_every(ranges or contact, desk=desk)

    def _complete(self, way: Way, ranges: tuple[range, ...], desk: Desk | None) -> Way:
        """A way with the address that it lacks, where there is one."""
        if way.target or way.mechanism not in ("email", "postal mail", "phone"):
            return way
        found = self._find(ranges, desk, way.mechanism)
        return replace(way, target=found[0].target) if len(found) == 1 else way

    def _find_company(self, sentence: str) -> re.Match[str] | None:
        """Where a reader is told to contact the company by its name."""
        if self._company is None or self._company not in sentence.lower():
            return None
        return re.search(rf"\b{REACHING} {re.escape(self._company)}\b", sentence, re.IGNORECASE)
