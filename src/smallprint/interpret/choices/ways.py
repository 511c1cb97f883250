"""The ways out that a sentence names. In: a unit and its document. Out: mechanisms, each with where it is found.

Links come first: by their own words, by their addresses, by the words around them. Then addresses written out, paths
of settings, and words for a mechanism that no link covers.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from smallprint.interpret.choices.address import (
    asks_how,
    classify_address,
    in_account,
    is_background,
    is_typed,
    judge_help_page,
    leads_to_reading,
    points,
    sends_to,
    tidy_address,
)
from smallprint.interpret.choices.elsewhere import Elsewhere
from smallprint.interpret.choices.labels import find_area, find_button, find_refusal
from smallprint.interpret.choices.target import (
    find_path,
    is_changed_by,
    is_electronic,
    is_located,
    is_sent,
    is_what_changes,
    name_setting,
)
from smallprint.interpret.choices.told import ACCOUNT, DEVICE, FORM, OTHER, Way, add_told, is_on_device
from smallprint.interpret.choices.weigh import drop_weaker, find_outermost
from smallprint.match import Hit, Unit
from smallprint.model import Document, Link

_FOLLOWING: Final = 400
"""Characters after a sentence in which the address that it announces may stand."""
_REACH: Final = 40
"""Characters before a link that show whether a reader is sent there."""
_READING_REACH: Final = 80
"""The same, where they show that it is something to read."""
_SHORT_REACH: Final = 10
_ANY_TIME: Final = re.compile(r"\s+(?:any|all|no) times?\b|\s+any\b")
"""What makes "e-mail at" no address ("receive e-mail at any time")."""
_FORM_BEFORE: Final = re.compile(r"\bform(?: available| found| located)?\s$", re.IGNORECASE)
_LINK_BELOW: Final = re.compile(
    r"\b(?:link|button|statement|form|portal)\b[^.;]{0,20}?\bbelow\b|\bfollowing link\b", re.IGNORECASE
)
"""A link that the sentence announces."""
_INDUSTRY: Final = "industry page"
_OTHER_SETTINGS: Final = frozenset({DEVICE, "browser setting"})
_ADDRESSED: Final = ("email", "phone", "postal mail")
"""Mechanisms that an address of their kind makes concrete."""
LONGEST_LEAD_IN: Final = 30
"""Tokens of a lead-in that still speaks for its items; a longer one is a text of its own."""


class WayFinder:
    """One document's links and text, asked sentence by sentence."""

    def __init__(self, document: Document, *, company: str | None) -> None:
        """`company` is the name that no setting needs before its own."""
        self._document = document
        self._company = company
        self._elsewhere = Elsewhere(document, company=company)
        self._link_starts = [link.start for link in document.links]

    def find(self, unit: Unit) -> tuple[Way, ...]:
        """Every way that `unit` names, each once."""
        links = [link for link in self._links(unit) if self._acts(link)]
        named = [(hit, name) for hit, name in unit.named("mechanism") if not self._runs_in(unit, hit, name)]
        if unit.own > LONGEST_LEAD_IN or links or any(hit[0] >= unit.own for hit, _ in named):
            named = [(hit, name) for hit, name in named if hit[0] >= unit.own]
        ways = [self._way_of(unit, link, named) for link in links]
        ways.extend(self._addresses(unit, links))
        ways.extend(self._paths(unit, ways))
        ways.extend(self._words(unit, links, named, ways))
        text, end = self._document.text, unit.sentence.end
        sentence = text[unit.sentence.start : end]
        ways = add_told(ways, sentence, text[end : end + _FOLLOWING])
        below = _LINK_BELOW.search(sentence) and not any(way.target for way in ways)
        ways = self._elsewhere.add(ways, sentence, self._links(unit), block=unit.sentence.block)
        if below:
            ways = [*(way for way in ways if way.mechanism != FORM), *self._below(unit)]
        return drop_weaker(ways)

    def _paths(self, unit: Unit, ways: Sequence[Way]) -> Iterator[Way]:
        """A path of settings ("Account > Privacy") needs no word for a mechanism beside it."""
        if not any(way.mechanism in (ACCOUNT, DEVICE) for way in ways):
            sentence = self._document.text[unit.sentence.start : unit.sentence.end]
            path = find_path(sentence) or (None if ways else find_button(sentence) or find_area(sentence))
            if path:
                owner = DEVICE if is_on_device(sentence) else ACCOUNT
                yield Way(mechanism=owner, target=self._shorten(path))
            elif refusal := find_refusal(sentence):
                yield Way(mechanism=DEVICE, target=refusal)

    def _words(
        self, unit: Unit, links: Sequence[Link], named: Sequence[tuple[Hit, str]], ways: Sequence[Way]
    ) -> Iterator[Way]:
        """Words for a mechanism that no link, address or path covers."""
        reached = {way.mechanism for way in ways}
        for mechanism, hits in sorted(find_outermost(named), key=_form_last):
            free = [
                hit for hit in hits if not (self._is_linked(unit, hit, links) or self._is_sent(unit, hit, mechanism))
            ]
            if mechanism == ACCOUNT and not _OTHER_SETTINGS.isdisjoint(name for _, name in named):
                free = [hit for hit in free if not self._changes(unit, hit)]
            if mechanism == ACCOUNT:
                free = [hit for hit in free if not self._is_changed_by(unit, hit)]
            if not free or mechanism in reached or (mechanism == FORM and reached):
                continue
            reached.add(mechanism)
            free.sort(key=lambda hit: (self._changes(unit, hit), not self._is_place(unit, hit)))
            names = (self._name(unit, hit, mechanism) for hit in free)
            yield Way(mechanism=mechanism, target=next((name for name in names if name), None))

    def _below(self, unit: Unit) -> list[Way]:
        """The way behind the first link after `unit` that leads somewhere to act."""
        end = unit.sentence.end
        first = bisect_left(self._link_starts, end)
        links = [link for link in self._document.links[first : first + 1] if link.start < end + _FOLLOWING]
        return [self._way_of(unit, link, ()) for link in links if not is_background(self._label(link), link.target)]

    def _shorten(self, path: str) -> str:
        return path.removeprefix(f"{self._company} ") if self._company else path

    def _way_of(self, unit: Unit, link: Link, named: Sequence[tuple[Hit, str]]) -> Way:
        """A link's mechanism: what its words say, else its address, else the words around it."""
        target = self._label(link).strip('“”"') if link.target.startswith(("#", "/#")) else tidy_address(link.target)
        if target is None:
            return Way(mechanism="email", target=None)
        inside = [name for hit, name in named if self._overlaps(unit, hit, link) and name != FORM]
        if inside:
            return Way(mechanism=inside[0], target=target)
        by_address = classify_address(link.target, self._label(link))
        if by_address in (None, OTHER) or asks_how(link.target):
            sentence = self._document.text[unit.sentence.start : unit.sentence.end]
            by_address = (
                judge_help_page(link.target, label=self._label(link), before=self._before(link), sentence=sentence)
                or by_address
            )
        if by_address not in (None, OTHER):
            return Way(mechanism=by_address, target=target)
        if by_address == OTHER and _FORM_BEFORE.search(self._before(link)):
            return Way(mechanism=FORM, target=target)
        around = {name for hit, name in named if hit[0] >= unit.own} - {*_ADDRESSED, FORM}
        return Way(mechanism=next(iter(around)) if len(around) == 1 else by_address or FORM, target=target)

    def _addresses(self, unit: Unit, links: Sequence[Link]) -> list[Way]:
        """Ways through the addresses that stand in the text and are no links."""
        ways: list[Way] = []
        for concept in ("<email>", "<url>"):
            for hit in unit.hits_of(concept):
                if hit[0] < unit.own or self._is_linked(unit, hit, links):
                    continue
                start, end = unit.characters(*hit)
                before = self._document.text[max(start - _READING_REACH, 0) : start]
                if concept == "<url>" and leads_to_reading(before):
                    continue
                address = self._document.text[start:end].rstrip(".,;:)\"'")
                if concept == "<email>":
                    ways.append(Way(mechanism="email", target=address))
                elif is_typed(address) or sends_to(before):
                    mechanism = ACCOUNT if in_account(before) else classify_address(address, "") or FORM
                    ways.append(Way(mechanism=mechanism, target=tidy_address(address)))
        return ways

    def _name(self, unit: Unit, hit: Hit, mechanism: str) -> str | None:
        if hit[0] < unit.own:
            return None
        sentence = unit.sentence
        start, end = unit.characters(*hit)
        text = self._document.text[sentence.start : sentence.end]
        name = name_setting(text, start - sentence.start, end - sentence.start, mechanism)
        return self._shorten(name) if name and " > " in name else name

    def _links(self, unit: Unit) -> Sequence[Link]:
        first = bisect_left(self._link_starts, unit.sentence.start)
        return self._document.links[first : bisect_left(self._link_starts, unit.sentence.end)]

    def _acts(self, link: Link) -> bool:
        """Does a link lead to where a choice is made, not to something to read?"""
        label = self._label(link)
        if is_background(label, link.target):
            return False
        before = self._before(link)
        if classify_address(link.target, label) == _INDUSTRY:
            return True
        if leads_to_reading(self._document.text[max(link.start - _READING_REACH, 0) : link.start]):
            return False
        return classify_address(link.target, label) is not None or points(label, before)

    def _before(self, link: Link) -> str:
        return self._document.text[max(link.start - _REACH, 0) : link.start]

    def _label(self, link: Link) -> str:
        return self._document.text[link.start : link.end]

    def _is_linked(self, unit: Unit, hit: Hit, links: Sequence[Link]) -> bool:
        return any(self._overlaps(unit, hit, link) for link in links)

    def _changes(self, unit: Unit, hit: Hit) -> bool:
        start = unit.characters(*hit)[0]
        return hit[0] >= unit.own and is_what_changes(self._document.text[max(start - _REACH, 0) : start])

    def _is_changed_by(self, unit: Unit, hit: Hit) -> bool:
        start, end = unit.characters(*hit)
        text = self._document.text
        before = text[max(start - _REACH, 0) : start]
        return hit[0] >= unit.own and is_changed_by(before, text[end : min(end + _REACH, unit.sentence.end)])

    def _is_sent(self, unit: Unit, hit: Hit, mechanism: str) -> bool:
        """Do the words say how something reaches the reader ("offers sent by email"), not how it is refused?"""
        if mechanism not in _ADDRESSED or hit[0] < unit.own:
            return False
        start, end = unit.characters(*hit)
        if mechanism == "postal mail" and is_electronic(self._document.text[end : end + _REACH]):
            return True
        return is_sent(self._document.text[max(start - _REACH, 0) : start])

    def _is_place(self, unit: Unit, hit: Hit) -> bool:
        start = unit.characters(*hit)[0]
        return hit[0] >= unit.own and is_located(self._document.text[max(start - _REACH, 0) : start])

    def _runs_in(self, unit: Unit, hit: Hit, name: str) -> bool:
        """Does a word tell no way: a heading run into the paragraph ("By email: ..."), a list "in the form of" one?"""
        if hit[0] < unit.own or name not in (*_ADDRESSED, FORM):
            return False
        end = unit.characters(*hit)[1]
        after = self._document.text[end : end + _SHORT_REACH]
        if name == FORM:
            return after.startswith(" of ")
        return (hit[0] == unit.own and after.startswith(":")) or bool(_ANY_TIME.match(after))

    @staticmethod
    def _overlaps(unit: Unit, hit: Hit, link: Link) -> bool:
        if hit[0] < unit.own:
            return False
        start, end = unit.characters(*hit)
        return start < link.end and link.start < end


def _form_last(mechanism: tuple[str, list[Hit]]) -> bool:
    """Words for a page are the least telling: "the alliance's opt-out page" is the alliance's."""
    return mechanism[0] == FORM
