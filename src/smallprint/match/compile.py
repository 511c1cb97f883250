"""Patterns ready to be looked for. In: a rulebook. Out: numbers for its concepts, and patterns made of the numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from smallprint.match.captures import CAPTURES
from smallprint.model import Rule, Rulebook
from smallprint.nlp import lower, norms
from smallprint.pattern import Chain, Element, Pattern

Words = Mapping[str, tuple[tuple[str, ...], ...]]
"""First word -> what may follow it, longest first, of a choice among words."""

Step = tuple[int | None, Words, int]
"""The concept to find next (None: any of the words, which are too common for one), and the most tokens to skip."""

FUNCTION_WORDS: Final = frozenset(
    (
        *("a", "an", "the", "and", "or", "of", "in", "on", "to", "for", "as", "at", "by", "it", "its", "this", "that"),
        *("these", "those", "is", "be", "are", "was", "were", "have", "has", "had", "other", "any", "all", "with"),
        *("from", "when", "if", "where", "will", "can", "may", "not", "do", "about", "how", "such", "more", "their"),
        *("through", "then", "also", "so", "we", "you", "your", "our", "which", "who", "than", "up", "no", "but"),
        *(",", ".", ":", ";", "?", "!", "-", "–", "—", "/", "(", ")"),
    )
)
"""Words of every sentence. Where a pattern chooses among words with one of these it looks at the tokens."""

LONGEST_PHRASE: Final = 10
"""Most tokens of a lexicon's term; how far back a phrase may begin that still ends near by."""
ANYWHERE: Final = 1 << 62
"""The reach of a chain that need not open its sentence: more tokens than any has."""
_BARRIER: Final = "barrier"
"""The lexicon of what no act reaches across."""
_OTHERS: Final = "third"
"""The lexicon of third parties: a sentence that names none holds no act of theirs."""


class Search(NamedTuple):
    """A chain with its concepts resolved: how to go on from its head."""

    head: int
    after: tuple[Step, ...]
    before: tuple[Step, ...]
    """Nearest the head first."""
    reach: int
    """Most tokens between the beginning of the sentence and the head, of a chain that opens it; else ANYWHERE."""
    negated: bool
    need: int
    """All concepts of the chain, one bit each."""


class CompiledPattern(NamedTuple):
    """A pattern ready to be looked for."""

    rule: Rule
    pattern: Pattern
    first: Search
    """The chain that carries the head."""
    others: tuple[Search, ...]
    need: int
    """All concepts that must be found, one bit each."""


Candidate = tuple[int, int, CompiledPattern]
"""What a pattern needs, how far from the sentence's beginning its head may stand (both for a cheap refusal), and it."""


class Phrase(NamedTuple):
    """Words of the lexicons, or a typed capture, and what they mean."""

    concepts: frozenset[int]
    mask: int
    """The concepts, one bit each."""
    names: Mapping[str, tuple[str, ...]]
    """Family -> names, for lexicons named `family:name`: "type" -> ("email address",)."""
    bars: bool
    """No act reaches across it."""
    patterns: tuple[Candidate, ...]
    """Patterns that have it for their head."""
    under_heading: tuple[Candidate, ...]
    """The same, of rules that hold only under certain headings."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names of concepts."""

    numbers: Mapping[str, int]
    """Numbers of all concepts: lexicons, their forms, captures and choices."""
    families: Mapping[str, int]
    """Family -> all its concepts, one bit each, of lexicons named `family:name`."""


class Concepts:
    """Numbers for lexicons, forms and choices, and the phrases that mean them."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self.numbers: dict[str, int] = {}
        self._labels: list[str] = []
        self.meanings: dict[tuple[str, ...], set[int]] = {}
        """Norms of words -> the concepts they have."""
        for capture in CAPTURES:
            self._number(f"<{capture}>")

    def name_everything(self) -> None:
        """Numbers the lexicons and forms that no pattern names, too, for interpretation asks for them."""
        for name in self._rulebook.lexicons:
            self._lexicon(name, "")
        for form in ("base", "pp", "ing"):
            number = self._number(f"form:{form}")
            for lexicon in self._rulebook.lexicons.values():
                self._add((term for term, forms in lexicon.terms.items() if form in forms.split()), number)

    def phrase(self, concepts: Iterable[int], by_head: Mapping[int, Sequence[Candidate]]) -> Phrase:
        """What words mean that have these concepts, with the patterns they are a head of."""
        known = sorted(concepts)
        names: dict[str, tuple[str, ...]] = {}
        for number in known:
            family, name = self._family(number)
            if family:
                names[family] = (*names.get(family, ()), name)
        patterns = [candidate for number in known for candidate in by_head.get(number, ())]
        return Phrase(
            concepts=frozenset(known),
            mask=sum(1 << number for number in known),
            names=names,
            bars=self.numbers[_BARRIER] in known,
            patterns=tuple(each for each in patterns if not each[2].rule.heading),
            under_heading=tuple(each for each in patterns if each[2].rule.heading),
        )

    def vocabulary(self) -> Vocabulary:
        """The names of all concepts."""
        families: dict[str, int] = {}
        for number in self.numbers.values():
            family, _ = self._family(number)
            if family:
                families[family] = families.get(family, 0) | 1 << number
        return Vocabulary(self.numbers, families)

    def _family(self, number: int) -> tuple[str, str]:
        """Family and name of a lexicon named `family:name`; empty for any other concept."""
        family, colon, name = self._labels[number].partition(":")
        return (family, name) if colon and self._labels[number] in self._rulebook.lexicons else ("", "")

    def compile(self, rule: Rule, pattern: Pattern, *, act: bool) -> CompiledPattern:
        """`pattern` with its concepts as numbers. `act`: it is the rule's act, so whoever acts must be named."""
        searches = tuple(self._search(chain) for chain in pattern.chains)
        need = 1 << self._lexicon(_OTHERS, "") if act and rule.actor == "third party" else 0
        for search in searches:
            if not search.negated:
                need |= search.need
        return CompiledPattern(rule, pattern, searches[0], searches[1:], need)

    def _search(self, chain: Chain) -> Search:
        head = chain.head if chain.head is not None else self._default_head(chain)
        steps = [self._step(element, is_head=index == head) for index, element in enumerate(chain.elements)]
        gaps = [element.gap for element in chain.elements]
        before = tuple((*steps[index], gaps[index + 1]) for index in range(head - 1, -1, -1))
        return Search(
            head=self._element(chain.elements[head]),
            after=tuple((*steps[index], gaps[index]) for index in range(head + 1, len(steps))),
            before=before,
            reach=sum(gap + LONGEST_PHRASE for _, _, gap in before) if chain.at_start else ANYWHERE,
            negated=chain.negated,
            need=sum(1 << concept for concept in {concept for concept, _ in steps if concept is not None}),
        )

    def _step(self, element: Element, *, is_head: bool) -> tuple[int | None, Words]:
        """The concept that fills the place, or the words that do."""
        if not is_head and _has_function_word(element):
            return None, _sort_words(element.words)
        return self._element(element), {}

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
            self.meanings.setdefault(_norms_of(phrase), set()).add(number)


@cache
def _norms_of(phrase: str) -> tuple[str, ...]:
    return tuple(norms(lower(phrase)))


def _has_function_word(element: Element) -> bool:
    """A choice among words alone, one of which stands in every sentence."""
    return not (element.lexicons or element.captures) and any(
        _norms_of(words)[0] in FUNCTION_WORDS for words in element.words
    )


def _sort_words(choice: Iterable[str]) -> Words:
    following: dict[str, list[tuple[str, ...]]] = {}
    for words in choice:
        first, *rest = _norms_of(words)
        following.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in following.items()}
