"""Patterns ready to be looked for. In: a rulebook. Out: numbers for its concepts, and patterns made of the numbers."""

from collections.abc import Iterable
from dataclasses import dataclass

from smallprint.match.captures import CAPTURES
from smallprint.match.unit import Phrase
from smallprint.model import Rule, Rulebook
from smallprint.pattern import Chain, Element, Pattern


@dataclass(frozen=True, slots=True)
class Place:
    """An element with its concepts resolved."""

    concept: int
    gap: int


@dataclass(frozen=True, slots=True)
class Search:
    """A chain with its concepts resolved."""

    places: tuple[Place, ...]
    head: int
    at_start: bool
    negated: bool
    need: int


@dataclass(frozen=True, slots=True)
class CompiledPattern:
    """A pattern ready to be looked for."""

    rule: Rule
    pattern: Pattern
    searches: tuple[Search, ...]
    need: int


class Concepts:
    """Numbers for lexicons, forms and choices, and the phrases that mean them."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self.numbers: dict[str, int] = {}
        self._labels: list[str] = []
        self.meanings: dict[str, set[int]] = {}
        """Words -> the concepts they have."""
        for capture in CAPTURES:
            self._number(f"<{capture}>")
        for name in rulebook.lexicons:
            self._lexicon(name, "")
        for form in ("base", "pp", "ing"):
            number = self._number(f"form:{form}")
            for lexicon in rulebook.lexicons.values():
                self._add((term for term, forms in lexicon.terms.items() if form in forms.split()), number)

    def phrase(self, concepts: Iterable[int]) -> Phrase:
        """What words mean that have these concepts."""
        known = frozenset(concepts)
        names: dict[str, tuple[str, ...]] = {}
        for number in sorted(known):
            family, colon, name = self._labels[number].partition(":")
            if colon and self._labels[number] in self._rulebook.lexicons:
                names[family] = (*names.get(family, ()), name)
        return Phrase(known, sum(1 << number for number in known), names)

    def search(self, chain: Chain) -> Search:
        """`chain` with its concepts as numbers, its head settled."""
        places = tuple(Place(self._element(element), element.gap) for element in chain.elements)
        need = 0
        for place in places:
            need |= 1 << place.concept
        head = chain.head if chain.head is not None else self._default_head(chain)
        return Search(places, head, chain.at_start, chain.negated, need)

    def _default_head(self, chain: Chain) -> int:
        """The first verb; else the first element that is not found everywhere; else the first."""
        lexicons = self._rulebook.lexicons
        for index, element in enumerate(chain.elements):
            if any(lexicons[name].kind == "verb" for name, _ in element.lexicons):
                return index
        for index, element in enumerate(chain.elements):
            if not any(lexicons[name].common for name, _ in element.lexicons):
                return index
        return 0

    def _element(self, element: Element) -> int:
        if len(element.lexicons) == 1 and not element.words and not element.captures:
            return self._lexicon(*element.lexicons[0])
        if len(element.captures) == 1 and not element.words and not element.lexicons:
            return self.numbers[f"<{element.captures[0]}>"]
        options = [f"@{name}:{form}" for name, form in element.lexicons] + [f"'{word}'" for word in element.words]
        label = "|".join(options)
        if label in self.numbers:
            return self.numbers[label]
        if element.captures:
            raise ValueError("a capture stands alone, not in a choice")
        number = self._number(label)
        for name, form in element.lexicons:
            self._add(self._terms(name, form), number)
        self._add(element.words, number)
        return number

    def _lexicon(self, name: str, form: str) -> int:
        label = f"{name}:{form}" if form else name
        if label not in self.numbers:
            self._add(self._terms(name, form), self._number(label))
        return self.numbers[label]

    def _terms(self, name: str, form: str) -> list[str]:
        wanted = {"base", "s", "past"} if form == "fin" else {form}
        terms = self._rulebook.lexicons[name].terms
        return [term for term, forms in terms.items() if not form or wanted & set(forms.split())]

    def _number(self, label: str) -> int:
        if label not in self.numbers:
            self.numbers[label] = len(self._labels)
            self._labels.append(label)
        return self.numbers[label]

    def _add(self, phrases: Iterable[str], number: int) -> None:
        for phrase in phrases:
            self.meanings.setdefault(phrase, set()).add(number)

    def compile(self, rule: Rule, pattern: Pattern) -> CompiledPattern:
        """`pattern` with its concepts as numbers."""
        searches = tuple(self.search(chain) for chain in pattern.chains)
        need = 0
        for search in searches:
            if not search.negated:
                need |= search.need
        return CompiledPattern(rule, pattern, searches, need)
