"""Patterns ready to be looked for. In: a rulebook. Out: numbers for its concepts, and patterns made of the numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from smallprint.match.captures import CAPTURES
from smallprint.model import Rule, Rulebook
from smallprint.nlp import norms
from smallprint.pattern import Chain, Element, Pattern

Words = Mapping[str, tuple[tuple[str, ...], ...]]
"""First word -> what may follow it, longest first, of a choice among words."""

Step = tuple[int | Words, int]
"""The concept to find next (or the words, where they are too common for one), and the most tokens to skip."""

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

CONTEXT: Final = ("we", "us", "you", "third", "be", "form:base", "form:pp", "form:ing")
"""Concepts that interpretation asks for in every sentence, besides the modifiers."""


_BARRIER: Final = "barrier"
"""The lexicon of what no act reaches across."""
_OTHERS: Final = "third"
"""The lexicon of third parties: a sentence that names none holds no act of theirs."""


@dataclass(frozen=True, slots=True)
class Search:
    """A chain with its concepts resolved: how to go on from its head."""

    head: int
    after: tuple[Step, ...]
    before: tuple[Step, ...]
    """Nearest the head first."""
    at_start: bool
    negated: bool
    need: int
    """All concepts of the chain, one bit each."""


@dataclass(frozen=True, slots=True)
class CompiledPattern:
    """A pattern ready to be looked for."""

    rule: Rule
    pattern: Pattern
    first: Search
    """The chain that carries the head."""
    others: tuple[Search, ...]
    need: int
    """All concepts that must be found, one bit each."""


@dataclass(slots=True, eq=False)
class Phrase:
    """Words of the lexicons, or a typed capture, and what they mean."""

    concepts: frozenset[int]
    mask: int
    """The concepts, one bit each."""
    names: Mapping[str, tuple[str, ...]]
    """Family -> names, for lexicons named `family:name`: "type" -> ("email address",)."""
    context: tuple[str, ...]
    """Those of its lexicons that interpretation asks for in every sentence: subjects and modifiers."""
    bars: bool
    """No act reaches across it."""
    patterns: tuple[CompiledPattern, ...]
    """Patterns that have it for their head."""
    under_heading: tuple[CompiledPattern, ...]
    """The same, of rules that hold only under certain headings."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names of concepts."""

    numbers: Mapping[str, int]
    """Numbers of all concepts: lexicons, their forms, captures and choices."""
    context: frozenset[str]
    """Those that interpretation asks for in every sentence."""
    by_word: Mapping[str, frozenset[str]]
    """Modifiers that no pattern names and that are single words: looked up among the tokens."""


class Concepts:
    """Numbers for lexicons, forms and choices, and the phrases that mean them."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self.numbers: dict[str, int] = {}
        self._labels: list[str] = []
        self._needed = 0
        self._by_word: dict[str, frozenset[str]] = {}
        self.meanings: dict[tuple[str, ...], set[int]] = {}
        """Norms of words -> the concepts they have."""
        for capture in CAPTURES:
            self._number(f"<{capture}>")

    def name_everything(self) -> None:
        """Numbers the lexicons that no pattern names, too. Their bits are in no mask: call it after all patterns."""
        self._needed = (1 << len(self._labels)) - 1
        for name, lexicon in self._rulebook.lexicons.items():
            if (
                name not in self.numbers
                and name != _BARRIER
                and all(map(str.isalpha, lexicon.terms))
                and lexicon.kind != "type"
            ):
                self._by_word[name] = frozenset(lexicon.terms)
            else:
                self._lexicon(name, "")
        for form in ("base", "pp", "ing"):
            number = self._number(f"form:{form}")
            for lexicon in self._rulebook.lexicons.values():
                self._add((term for term, forms in lexicon.terms.items() if form in forms.split()), number)

    def phrase(self, concepts: Iterable[int], by_head: Mapping[int, Sequence[CompiledPattern]]) -> Phrase:
        """What words mean that have these concepts, with the patterns they are a head of."""
        known = frozenset(concepts)
        names: dict[str, tuple[str, ...]] = {}
        for number in sorted(known):
            family, colon, name = self._labels[number].partition(":")
            if colon and self._labels[number] in self._rulebook.lexicons:
                names[family] = (*names.get(family, ()), name)
        patterns = [pattern for number in sorted(known) for pattern in by_head.get(number, ())]
        return Phrase(
            concepts=known,
            mask=sum(1 << number for number in known) & self._needed,
            names=names,
            context=tuple(self._labels[number] for number in sorted(known) if self._is_context(self._labels[number])),
            bars=self.numbers[_BARRIER] in known,
            patterns=tuple(pattern for pattern in patterns if not pattern.rule.heading),
            under_heading=tuple(pattern for pattern in patterns if pattern.rule.heading),
        )

    def vocabulary(self) -> Vocabulary:
        """The names of all concepts."""
        context = frozenset(label for label in self._labels if self._is_context(label))
        return Vocabulary(self.numbers, context, self._by_word)

    def _is_context(self, label: str) -> bool:
        lexicon = self._rulebook.lexicons.get(label)
        return label in CONTEXT or (lexicon is not None and lexicon.kind == "modifier")

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
        concepts = [
            _sort_words(element.words) if index != head and _has_function_word(element) else self._element(element)
            for index, element in enumerate(chain.elements)
        ]
        gaps = [element.gap for element in chain.elements]
        return Search(
            head=self._element(chain.elements[head]),
            after=tuple((concepts[index], gaps[index]) for index in range(head + 1, len(concepts))),
            before=tuple((concepts[index], gaps[index + 1]) for index in range(head - 1, -1, -1)),
            at_start=chain.at_start,
            negated=chain.negated,
            need=sum(1 << concept for concept in {concept for concept in concepts if isinstance(concept, int)}),
        )

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
            self.meanings.setdefault(norms(phrase), set()).add(number)


def _has_function_word(element: Element) -> bool:
    """A choice among words alone, one of which stands in every sentence."""
    return not (element.lexicons or element.captures) and any(
        norms(words)[0] in FUNCTION_WORDS for words in element.words
    )


def _sort_words(choice: Iterable[str]) -> Words:
    following: dict[str, list[tuple[str, ...]]] = {}
    for words in choice:
        first, *rest = norms(words)
        following.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in following.items()}
