"""The ways out that a sentence names. In: a unit and its document. Out: mechanisms, each with where it is found.

Links come first: by their own words, by their addresses, by the words around them. Then addresses written out, paths
of settings, and words for a mechanism that no link covers.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from smallprint.interpret.choices.browsers import is_of_browser
from smallprint.interpret.choices.devices import is_on_device
from smallprint.interpret.choices.elsewhere import Elsewhere
from smallprint.interpret.choices.labels import find_area, find_button, find_refusal
from smallprint.interpret.choices.linked import FOLLOWING, Linked, announces_link, is_beside, overlaps
from smallprint.interpret.choices.paths import find_paths
from smallprint.interpret.choices.sections import find_above
from smallprint.interpret.choices.switches import find_at_hand, find_leaving, find_own_act, find_page
from smallprint.interpret.choices.target import (
    is_changed_by,
    is_electronic,
    is_located,
    is_sent,
    is_what_changes,
    name_setting,
)
from smallprint.interpret.choices.told import (
    ACCOUNT,
    ADDRESSED,
    BROWSER,
    DEVICE,
    FORM,
    IN_MESSAGES,
    INDUSTRY,
    OTHER,
    Way,
    add_told,
)
from smallprint.interpret.choices.unnamed import name_unnamed
from smallprint.interpret.choices.weigh import drop_weaker, find_outermost, hide_closed, put_in_browser
from smallprint.match import Hit, Unit
from smallprint.model import Document, DocumentInfo, Link

_REACH: Final = 40
"""Characters around a word that show what it is there for."""
_SHORT_REACH: Final = 10
_OPENING: Final = 60
"""Characters of a paragraph that say of what browser it is."""
_ANY_TIME: Final = re.compile(r"\s+(?:any|all|no) times?\b|\s+any\b")
"""What makes "e-mail at" no address ("receive e-mail at any time")."""
_ON_PAGE: Final = re.compile(
    r"\W*(?:(?:of|on|in|our|the|this|each|any|every) )*(?:\w+ )?"
    r"(?:web ?pages?|web ?sites?|sites?|home ?pages?|pages?|screen|apps?)\b",
    re.IGNORECASE,
)
"""What makes "the link at the bottom of" no link of a message."""
_THE_APP: Final = "app"
"""A place that has no name of its own: any other comes first."""
_TITLES: Final = ("contact us", "contacting us", "write to us", "how to contact us")
"""What is a title in a row or a list, and tells nobody to do so."""
_ADDRESSES: Final = ("postal address", "mailing address")
"""What names a kind of data as often as a place to write to."""
_OTHER_SETTINGS: Final = frozenset({DEVICE, BROWSER})
LONGEST_LEAD_IN: Final = 30
"""Tokens of a lead-in that still speaks for its items; a longer one is a text of its own."""


class WayFinder:
    """One document's links and text, asked sentence by sentence."""

    def __init__(self, document: Document, info: DocumentInfo) -> None:
        """`info` tells the company, whose name no setting needs before its own, and the document's kind."""
        self._document = document
        self._company = info.company
        self._is_contract = info.kind == "terms"
        self._elsewhere = Elsewhere(document, company=info.company)
        self._linked = Linked(document)

    def find(self, unit: Unit) -> tuple[Way, ...]:
        """Every way that `unit` names, each once."""
        text, start, end = self._document.text, unit.sentence.start, unit.sentence.end
        sentence, closed = hide_closed(text[start:end])
        links = [
            link for link in self._linked.find(unit) if self._linked.acts(link) and link.start - start not in closed
        ]
        named = [
            (hit, name)
            for hit, name in unit.named("mechanism")
            if not (self._runs_in(unit, hit, name) or (closed and unit.characters(*hit)[0] - start in closed))
        ]
        if unit.own > LONGEST_LEAD_IN or links or any(hit[0] >= unit.own for hit, _ in named):
            named = [(hit, name) for hit, name in named if hit[0] >= unit.own]
        ways = [self._linked.read(unit, link, named) for link in links]
        ways.extend(self._linked.read_written(unit, links))
        ways.extend(self._paths(sentence, find_above(self._document, unit.sentence.block), ways))
        ways.extend(self._words(unit, links, named, ways))
        ways = add_told(ways, sentence, text[end : end + FOLLOWING])
        below = announces_link(sentence) and not any(way.target for way in ways)
        if sentence.strip(" .").lower() not in _TITLES:
            ways = self._elsewhere.add(ways, sentence, self._linked.find(unit), block=unit.sentence.block)
        if below:
            ways = [*(way for way in ways if way.mechanism != FORM), *self._linked.find_below(unit)]
        kept = drop_weaker(name_unnamed(ways, sentence) or self._without_place(unit, sentence))
        block = self._document.blocks[unit.sentence.block]
        opening = text[block.start : min(block.end, block.start + _OPENING)]
        return put_in_browser(kept) if kept and is_of_browser(opening) else kept

    def _without_place(self, unit: Unit, sentence: str) -> list[Way]:
        """The way where a sentence names no place to go to: a page on the choice, an act in the account."""
        if name := find_at_hand(sentence):
            return [Way(mechanism=OTHER, target=name)]
        if page := find_page(sentence):
            return [Way(mechanism=OTHER, target=self._linked.find_target(unit, page) or page)]
        end = unit.sentence.end
        rest = self._document.text[end : min(end + FOLLOWING, self._document.blocks[unit.sentence.block].end)]
        act = find_own_act(sentence, rest)
        if not self._is_contract:
            return [Way(mechanism=ACCOUNT, target=act)] if act else []
        # a contract says that the reader may leave, and seldom where
        leaving = find_leaving(sentence)
        return [Way(mechanism=OTHER, target=leaving)] if act or leaving else []

    def _paths(self, sentence: str, context: str, ways: Sequence[Way]) -> Iterator[Way]:
        """Paths of settings ("Account > Privacy") need no word for a mechanism beside them."""
        if any(way.mechanism in (ACCOUNT, DEVICE) for way in ways):
            return
        end, owner = 0, ACCOUNT
        for path in find_paths(sentence):
            on_device = owner == DEVICE or is_on_device(sentence[end : path.end]) or is_on_device(context)
            owner = DEVICE if on_device else ACCOUNT
            end = path.end
            yield Way(mechanism=owner, target=self._shorten(path.steps))
        if not end and (label := None if ways else find_button(sentence) or find_area(sentence)):
            yield Way(mechanism=DEVICE if is_on_device(sentence) else ACCOUNT, target=label)
        elif not end and (refusal := find_refusal(sentence)):
            yield Way(mechanism=DEVICE, target=refusal)

    def _words(
        self, unit: Unit, links: Sequence[Link], named: Sequence[tuple[Hit, str]], ways: Sequence[Way]
    ) -> Iterator[Way]:
        """Words for a mechanism that no link, address or path covers."""
        reached = {way.mechanism for way in ways}
        for mechanism, hits in find_outermost(named):
            free = [
                hit for hit in hits if not (self._is_linked(unit, hit, links) or self._is_sent(unit, hit, mechanism))
            ]
            elsewhere = not _OTHER_SETTINGS.isdisjoint(name for _, name in named)
            if mechanism == ACCOUNT and (elsewhere or any(way.mechanism == FORM and way.target for way in ways)):
                free = [hit for hit in free if not self._changes(unit, hit)]
            if mechanism == ACCOUNT:
                free = [hit for hit in free if not self._is_changed_by(unit, hit)]
            if not free or mechanism in reached:
                continue
            if mechanism == FORM and reached and not any(is_beside(unit, hit, self._document.text) for hit in free):
                continue
            reached.add(mechanism)
            free.sort(key=lambda hit: (self._changes(unit, hit), not self._is_place(unit, hit)))
            names = [name for hit in free if (name := self._name(unit, hit, mechanism))]
            names.sort(key=_THE_APP.__eq__)
            alone = mechanism == ACCOUNT and _OTHER_SETTINGS.isdisjoint(name for _, name in named)
            owner = DEVICE if alone and self._is_on_device(unit, names) else mechanism
            if not names:
                yield Way(mechanism=owner, target=None)
            for name in names if mechanism == INDUSTRY else names[:1]:
                yield Way(mechanism=owner, target=name)

    def _shorten(self, path: str) -> str:
        return path.removeprefix(f"{self._company} ") if self._company else path

    def _name(self, unit: Unit, hit: Hit, mechanism: str) -> str | None:
        if hit[0] < unit.own:
            return None
        sentence = unit.sentence
        start, end = unit.characters(*hit)
        text = self._document.text[sentence.start : sentence.end]
        name = name_setting(text, start - sentence.start, end - sentence.start, mechanism)
        return self._shorten(name) if name and " > " in name else name

    def _is_linked(self, unit: Unit, hit: Hit, links: Sequence[Link]) -> bool:
        return any(overlaps(unit, hit, link) for link in links)

    def _changes(self, unit: Unit, hit: Hit) -> bool:
        start, end = unit.characters(*hit)
        text = self._document.text
        return hit[0] >= unit.own and is_what_changes(text[max(start - _REACH, 0) : start], text[end : end + _REACH])

    def _is_on_device(self, unit: Unit, names: Sequence[str]) -> bool:
        """Are settings of no account those of the telephone that their sentence speaks of?"""
        sentence = self._document.text[unit.sentence.start : unit.sentence.end]
        return is_on_device(sentence) and not any("account" in name.lower() for name in names[:1])

    def _is_changed_by(self, unit: Unit, hit: Hit) -> bool:
        start, end = unit.characters(*hit)
        text = self._document.text
        before = text[max(start - _REACH, 0) : start]
        return hit[0] >= unit.own and is_changed_by(before, text[start:end], text[end : unit.sentence.end])

    def _is_sent(self, unit: Unit, hit: Hit, mechanism: str) -> bool:
        """Do the words say how something reaches the reader ("offers sent by email"), not how it is refused?"""
        if mechanism not in ADDRESSED or hit[0] < unit.own:
            return False
        start, end = unit.characters(*hit)
        if mechanism == "postal mail" and is_electronic(self._document.text[end : end + _REACH]):
            return True
        before = self._document.text[max(start - _REACH, 0) : start]
        if self._document.text[start:end].lower() in _ADDRESSES and not is_located(before):
            return True
        return is_sent(before)

    def _is_place(self, unit: Unit, hit: Hit) -> bool:
        start = unit.characters(*hit)[0]
        return hit[0] >= unit.own and is_located(self._document.text[max(start - _REACH, 0) : start])

    def _runs_in(self, unit: Unit, hit: Hit, name: str) -> bool:
        """Does a word tell no way: a heading run into the paragraph ("By email: ..."), a list "in the form of" one?"""
        if hit[0] < unit.own or name not in (*ADDRESSED, FORM, IN_MESSAGES):
            return False
        end = unit.characters(*hit)[1]
        if name == IN_MESSAGES:
            return bool(_ON_PAGE.match(self._document.text, end, unit.sentence.end))
        after = self._document.text[end : end + _SHORT_REACH]
        if name == FORM:
            return after.startswith(" of ")
        return (hit[0] == unit.own and after.startswith(":")) or bool(_ANY_TIME.match(after))
