"""What a reader can refuse, and how. In: units and links of a document. Out: every choice that a sentence offers.

A choice is a topic and a way. Topics come from the rule, from the sentence, or from what the sentences before it in
the same block, or its headings, were about; ways from the sentence alone: its links, addresses and words for settings.
A sentence that names no way offers no choice that could be acted on, and gives none.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from smallprint.interpret.attributes import find_names
from smallprint.interpret.target import (
    classify_address,
    is_background,
    is_typed,
    leads_to_reading,
    name_setting,
    points,
    tidy_address,
)
from smallprint.match import Hit, Unit
from smallprint.model import Choice, Document, Link

ANY: Final = "any"
"""A rule's choice whose topic is read from the text, "other" where the text names none."""
BEFORE: Final = "before"
"""The same, for a sentence that only says how ("to do so, visit..."): no choice where no topic is known."""
RIGHTS: Final = "rights"
"""A rule's choice on all the rights named before ("to exercise any of these rights")."""
OTHER: Final = "other"
FORM: Final = "web form"
_WEAK: Final = ("cookies", "location", OTHER)
"""Topics that give way to any other in the same sentence: cookies and places are named as the means of something."""
_RIGHTS_TOPICS: Final = ("account/data deletion", "data access/export", OTHER)
_LONGEST_LEAD_IN: Final = 30
"""Tokens of a lead-in that may still name the topic of its items; a longer one is a text of its own."""
_REACH: Final = 40
"""Characters before a link that show whether a reader is sent there."""
_ADDRESSED: Final = ("email", "phone", "postal mail")
"""Mechanisms that an address of their kind makes concrete."""
_LIST_MARK: Final = re.compile(r"\s*(?:>|→|»|›)\s*")


_ELSEWHERE: Final = ("industry page", "browser setting", "device setting")


def settle_practice(practice: str | None, choice: Choice | None) -> str | None:
    """The practice that an offer shows, given its way: an own setting for ads that leads elsewhere is none."""
    if practice == "optout.ads_setting" and choice is not None and choice.mechanism in _ELSEWHERE:
        return "optout.ads_elsewhere"
    return practice


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A mechanism and where it is found."""

    mechanism: str
    target: str | None


class ChoiceReader:
    """One document's choices, read in order: a sentence may speak of what those before it named."""

    def __init__(self, passage: Callable[[str], Unit], document: Document, *, company: str | None) -> None:
        """`passage` reads a heading's text; `company` is the name that no setting needs before its own."""
        self._document = document
        self._company = company
        self._link_starts = [link.start for link in document.links]
        self._block = -1
        self._before: tuple[str, ...] = ()
        self._topics: tuple[str, ...] = ()
        self._section: tuple[str, ...] = ()
        self._rights: dict[str, None] = {}
        self._ways: tuple[Way, ...] | None = None
        self._heading_topics = cache(lambda text: _topics_of(passage(text)))

    def enter(self, unit: Unit) -> None:
        """Take `unit` as the sentence that `read` is asked about; call it for every sentence, in reading order."""
        if unit.sentence.block != self._block:
            self._block = unit.sentence.block
            self._before = ()
        else:
            self._before = tuple(dict.fromkeys((*self._topics, *self._before)))
        self._topics = _topics_of(unit)
        rights = [name for name in find_names(unit, "topic") if name in _RIGHTS_TOPICS]
        section = self._document.blocks[unit.sentence.block].heading
        if rights and section != self._section:
            self._section = section
            self._rights = {}
        self._rights.update(dict.fromkeys(rights))
        self._ways = None

    def read(self, unit: Unit, topic: str) -> tuple[Choice, ...]:
        """The choices of `unit`, the sentence last entered.

        Args:
            unit: The sentence.
            topic: What its rule says is refused; "any", "before" or "rights" to read it from the text.
        """
        if self._ways is None:
            self._ways = tuple(dict.fromkeys(self._find_ways(unit)))
        if not self._ways:
            return ()
        steps = _count_steps(unit, self._ways)
        return tuple(
            Choice(from_=name, mechanism=way.mechanism, target=way.target, steps=steps)
            for name in self._find_topics(unit, topic)
            for way in self._ways
        )

    def _find_topics(self, unit: Unit, topic: str) -> tuple[str, ...]:
        if topic == RIGHTS:
            before = tuple(name for name in (*self._topics, *self._before) if name not in _WEAK)
            return tuple(dict.fromkeys(before)) or tuple(self._rights) or (OTHER,)
        if topic not in (ANY, BEFORE):
            return (topic,)
        if self._topics:
            return self._topics
        before = tuple(name for name in self._before if name not in _WEAK)
        if before:
            return before[:1] if topic == ANY else before
        for text in reversed(self._document.blocks[unit.sentence.block].heading[-1:]):
            topics: tuple[str, ...] = self._heading_topics(text)
            if topics:
                return topics
        return (OTHER,) if topic == ANY else ()

    def _find_ways(self, unit: Unit) -> list[Way]:
        links = [link for link in self._links(unit) if self._acts(link)]
        named = unit.named("mechanism")
        if unit.own > _LONGEST_LEAD_IN or links or any(hit[0] >= unit.own for hit, _ in named):
            named = [(hit, name) for hit, name in named if hit[0] >= unit.own]
        ways = [self._way_of(unit, link, named) for link in links]
        linked = {way.mechanism for way in ways}
        addresses = self._addresses(unit, links)
        reached = linked | {way.mechanism for way in addresses}
        ways.extend(addresses)
        for mechanism, hits in _outermost(named):
            free = [hit for hit in hits if not self._is_linked(unit, hit, links)]
            if not free or mechanism in reached or (mechanism == FORM and reached):
                continue
            names = (self._name(unit, hit, mechanism) for hit in free)
            ways.append(Way(mechanism=mechanism, target=next((name for name in names if name), None)))
        return ways

    def _way_of(self, unit: Unit, link: Link, named: Sequence[tuple[Hit, str]]) -> Way:
        """A link's mechanism: what its words say, else its address, else the words around it."""
        target = tidy_address(link.target)
        if target is None:
            return Way(mechanism="email", target=None)
        inside = [name for hit, name in named if self._overlaps(unit, hit, link) and name != FORM]
        if inside:
            return Way(mechanism=inside[0], target=target)
        by_address = classify_address(link.target, self._label(link))
        if by_address not in (None, OTHER):
            return Way(mechanism=by_address, target=target)
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
                address = self._document.text[start:end].rstrip(".,;:)\"'")
                if concept == "<email>":
                    ways.append(Way(mechanism="email", target=address))
                elif is_typed(address) or points("", self._document.text[max(start - _REACH, 0) : start]):
                    ways.append(Way(mechanism=classify_address(address, "") or FORM, target=tidy_address(address)))
        return ways

    def _name(self, unit: Unit, hit: Hit, mechanism: str) -> str | None:
        if hit[0] < unit.own:
            return None
        sentence = unit.sentence
        start, end = unit.characters(*hit)
        text = self._document.text[sentence.start : sentence.end]
        name = name_setting(text, start - sentence.start, end - sentence.start, mechanism)
        return name.removeprefix(f"{self._company} ") if name and _LIST_MARK.search(name) else name

    def _links(self, unit: Unit) -> Sequence[Link]:
        first = bisect_left(self._link_starts, unit.sentence.start)
        return self._document.links[first : bisect_left(self._link_starts, unit.sentence.end)]

    def _acts(self, link: Link) -> bool:
        """Does a link lead to where a choice is made, not to something to read?"""
        label = self._label(link)
        if is_background(label, link.target):
            return False
        before = self._document.text[max(link.start - _REACH, 0) : link.start]
        if leads_to_reading(before):
            return False
        return classify_address(link.target, label) is not None or points(label, before)

    def _label(self, link: Link) -> str:
        return self._document.text[link.start : link.end]

    def _is_linked(self, unit: Unit, hit: Hit, links: Sequence[Link]) -> bool:
        return any(self._overlaps(unit, hit, link) for link in links)

    @staticmethod
    def _overlaps(unit: Unit, hit: Hit, link: Link) -> bool:
        if hit[0] < unit.own:
            return False
        start, end = unit.characters(*hit)
        return start < link.end and link.start < end


def _topics_of(unit: Unit) -> tuple[str, ...]:
    """What a sentence is about, by its own words, else by those of a short lead-in; weak topics only if alone."""
    own: dict[str, None] = {}
    led: dict[str, None] = {}
    end = 0
    for hit, name in unit.named("topic"):
        if hit[1] > end or hit[0] >= end:
            end = max(end, hit[1])
            (own if hit[0] >= unit.own else led)[name] = None
    names = tuple(own) or (tuple(led) if unit.own <= _LONGEST_LEAD_IN else ())
    return tuple(name for name in names if name not in _WEAK) or names[:1]


def _outermost(named: Sequence[tuple[Hit, str]]) -> list[tuple[str, list[Hit]]]:
    """The places of each mechanism; a term that a longer one overlaps does not count."""
    kept: dict[str, list[Hit]] = {}
    for hit, name in named:
        length = hit[1] - hit[0]
        within = any(other[0] < hit[1] and hit[0] < other[1] and other[1] - other[0] > length for other, _ in named)
        if not within:
            kept.setdefault(name, []).append(hit)
    return list(kept.items())


def _count_steps(unit: Unit, ways: Sequence[Way]) -> int | None:
    """Actions that the sentence tells one by one, from two on; None where it tells no sequence, or several ways."""
    if len(ways) != 1:
        return None
    told = {hit[0] for hit in unit.hits_of("step")}
    target = ways[0].target
    path = len(_LIST_MARK.split(target)) if target and "://" not in target else 1
    steps = len(told) + path - 1 if told else path
    return steps if steps > 1 else None
