"""What a reader can refuse, and how. In: units and links of a document. Out: every choice that a sentence offers.

A choice is a topic and a way. Topics come from the rule, from the sentence, or from what the sentences before it in
the same block, or its headings, were about; ways from the sentence alone: its links, addresses and words for settings.
A sentence that names no way offers no choice that could be acted on, and gives none.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from smallprint.interpret.attributes import find_names
from smallprint.interpret.target import classify_address, is_background, name_setting, tidy_address
from smallprint.match import Hit, Matcher, Unit
from smallprint.model import Choice, Document, Link

ANY_TOPIC: Final = "any"
OTHER: Final = "other"
FORM: Final = "web form"
_WEAK: Final = ("cookies", "location")
"""Topics that give way to any other in the same sentence: cookies and places are named as the means of something."""
_ADDRESSED: Final = ("email", "phone", "postal mail")
"""Mechanisms that an address of their kind makes concrete."""
_LIST_MARK: Final = re.compile(r"\s*(?:>|→|»|›)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A mechanism and where it is found."""

    mechanism: str
    target: str | None


class ChoiceReader:
    """One document's choices, read in order: a sentence may speak of what the one before it named."""

    def __init__(self, matcher: Matcher, document: Document) -> None:
        self._document = document
        self._link_starts = [link.start for link in document.links]
        self._block = -1
        self._before: tuple[str, ...] = ()
        self._topics: tuple[str, ...] = ()
        self._ways: tuple[Way, ...] | None = None
        self._heading_topics = cache(lambda text: _topics_of(matcher.passage(text)))

    def enter(self, unit: Unit) -> None:
        """Take `unit` as the sentence that `read` is asked about; call it for every sentence, in reading order."""
        if unit.sentence.block != self._block:
            self._block = unit.sentence.block
            self._before = ()
        elif self._topics:
            self._before = self._topics
        self._topics = _topics_of(unit)
        self._ways = None

    def read(self, unit: Unit, topic: str) -> tuple[Choice, ...]:
        """The choices of `unit`, the sentence last entered.

        Args:
            unit: The sentence.
            topic: What its rule says is refused; "any" to read it from the text.
        """
        if self._ways is None:
            self._ways = tuple(dict.fromkeys(self._find_ways(unit)))
        if not self._ways:
            return ()
        steps = _count_steps(unit, self._ways)
        topics = (topic,) if topic != ANY_TOPIC else self._find_topics(unit)
        return tuple(
            Choice(from_=name, mechanism=way.mechanism, target=way.target, steps=steps)
            for name in topics
            for way in self._ways
        )

    def _find_topics(self, unit: Unit) -> tuple[str, ...]:
        if self._topics:
            return self._topics
        if self._before:
            return self._before
        for text in reversed(self._document.blocks[unit.sentence.block].heading):
            topics: tuple[str, ...] = self._heading_topics(text)
            if topics:
                return topics
        return (OTHER,)

    def _find_ways(self, unit: Unit) -> list[Way]:
        links = [link for link in self._links(unit) if not is_background(self._label(link), link.target)]
        named = unit.named("mechanism")
        ways = [self._way_of(unit, link, named) for link in links]
        linked = {way.mechanism for way in ways}
        addresses = self._addresses(unit, links)
        reached = linked | {way.mechanism for way in addresses}
        ways.extend(addresses)
        for hit, mechanism in _outermost(named):
            if mechanism in reached or (mechanism == FORM and reached) or self._is_linked(unit, hit, links):
                continue
            ways.append(Way(mechanism=mechanism, target=self._name(unit, hit, mechanism)))
        return ways

    def _way_of(self, unit: Unit, link: Link, named: Sequence[tuple[Hit, str]]) -> Way:
        """A link's mechanism: what its words say, else its address, else the words around it."""
        target = tidy_address(link.target)
        inside = [name for hit, name in named if self._overlaps(unit, hit, link) and name != FORM]
        if inside:
            return Way(mechanism=inside[0], target=target)
        by_address = classify_address(link.target, self._label(link))
        if by_address is not None:
            return Way(mechanism=by_address, target=target)
        around = {name for hit, name in named if hit[0] >= unit.own} - set(_ADDRESSED)
        return Way(mechanism=next(iter(around)) if len(around) == 1 else FORM, target=target)

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
                elif "@" not in self._document.text[max(start - 1, 0) : end]:
                    ways.append(Way(mechanism=classify_address(address, "") or FORM, target=tidy_address(address)))
        return ways

    def _name(self, unit: Unit, hit: Hit, mechanism: str) -> str | None:
        if hit[0] < unit.own:
            return None
        sentence = unit.sentence
        start, end = unit.characters(*hit)
        text = self._document.text[sentence.start : sentence.end]
        return name_setting(text, start - sentence.start, end - sentence.start, mechanism)

    def _links(self, unit: Unit) -> Sequence[Link]:
        first = bisect_left(self._link_starts, unit.sentence.start)
        return self._document.links[first : bisect_left(self._link_starts, unit.sentence.end)]

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
    """What a sentence is about; cookies and places only where it names nothing else."""
    names = find_names(unit, "topic")
    strong = tuple(name for name in names if name not in _WEAK)
    return strong or names[:1]


def _outermost(named: Sequence[tuple[Hit, str]]) -> list[tuple[Hit, str]]:
    """One place for each mechanism, the first; a term within a longer one does not count."""
    kept: dict[str, Hit] = {}
    end = 0
    for hit, name in named:
        if hit[1] > end:
            end = hit[1]
            kept.setdefault(name, hit)
    return [(hit, name) for name, hit in kept.items()]


def _count_steps(unit: Unit, ways: Sequence[Way]) -> int | None:
    """Actions that the sentence tells one by one, from two on; None where it tells no sequence."""
    told = {hit[0] for hit in unit.hits_of("step")}
    path = max((len(_LIST_MARK.split(way.target)) for way in ways if way.target and "://" not in way.target), default=1)
    steps = len(told) + path - 1 if told else path
    return steps if steps > 1 else None
