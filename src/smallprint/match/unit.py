"""A sentence as rules see it, and a rule found in it. In: tokens and concept hits. Out: spans, words, places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from smallprint.match.compile import Vocabulary
from smallprint.match.phrases import Reading
from smallprint.model import Rule, Sentence
from smallprint.nlp import spans
from smallprint.pattern import Pattern

Hit = tuple[int, int]
"""Half-open token span within a unit."""


@dataclass(slots=True)
class Piece:
    """A stretch of a document's text, read."""

    base: int
    """Its offset into the text."""
    text: str
    """In lower case."""
    words: list[str]
    """Norms of its tokens."""
    readings: list[Reading]
    """Token indices count within the piece."""
    _spans: list[Hit] | None = None

    @property
    def spans(self) -> list[Hit]:
        """Character offsets into `text` of each token."""
        if self._spans is None:
            self._spans = spans(self.text)
        return self._spans


@dataclass(slots=True)
class Unit:
    """A sentence as rules see it: the tokens of its lead-ins, then its own, with the concepts found in them."""

    sentence: Sentence
    pieces: tuple[Piece, ...]
    """Each lead-in and, last, the sentence."""
    own: int
    """Index of the sentence's first own token; before it stand the lead-ins'."""
    opening: int
    """Index of the first of them that is a word, list markers apart."""
    words: list[str]
    """Norms of the tokens."""
    vocabulary: Vocabulary
    readings: list[Reading]
    mask: int
    """All concepts found, one bit each."""
    barriers: Sequence[Hit]
    """What no act reaches across."""
    _hits: dict[str, Sequence[Hit]] = field(default_factory=dict)
    _named: dict[str, Sequence[tuple[Hit, str]]] = field(default_factory=dict)

    def hits_of(self, concept: str) -> Sequence[Hit]:
        """Where a lexicon's terms stand, in order of their first token."""
        hits = self._hits.get(concept)
        if hits is None:
            number = self.vocabulary.numbers[concept]
            hits = ()
            if self.mask >> number & 1:
                hits = [(start, end) for start, end, phrase in self.readings if number in phrase.concepts]
            self._hits[concept] = hits
        return hits

    def named(self, family: str) -> Sequence[tuple[Hit, str]]:
        """(where, name) of each term of the lexicons `family:name`, in order of first token; the longer term first."""
        named = self._named.get(family)
        if named is None:
            named = ()
            if self.mask & self.vocabulary.families.get(family, 0):
                named = [
                    ((start, end), name)
                    for start, end, phrase in self.readings
                    if family in phrase.names
                    for name in phrase.names[family]
                ]
                named.sort(key=_in_order)
            self._named[family] = named
        return named

    def between(self, start: int, end: int) -> "Unit":
        """The unit as if only the tokens from `start` to `end` stood in it; good for looking, not for places."""
        readings = [(first - start, last - start, known) for first, last, known in self.readings if start <= first]
        readings = [reading for reading in readings if reading[1] <= end - start]
        mask, barriers = sum_up(readings)
        return Unit(
            sentence=self.sentence,
            pieces=self.pieces,
            own=max(self.own - start, 0),
            opening=max(self.opening - start, 0),
            words=self.words[start:end],
            vocabulary=self.vocabulary,
            readings=readings,
            mask=mask,
            barriers=barriers,
        )

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the document's text of the tokens from `start` to `end`, clipped to the sentence's own."""
        piece = self.pieces[-1]
        last = len(piece.spans) - 1
        first_token = min(max(start - self.own, 0), last)
        last_token = min(max(end - self.own, 1) - 1, last)
        return piece.base + piece.spans[first_token][0], piece.base + piece.spans[last_token][1]

    def text_of(self, start: int, end: int) -> str:
        """The tokens from `start` to `end`, lower case, spaced as in the text; lead-ins included."""
        parts, index = [], 0
        for piece in self.pieces:
            count = len(piece.words)
            first, last = max(start - index, 0), min(end - index, count)
            if first < last:
                parts.append(piece.text[piece.spans[first][0] : piece.spans[last - 1][1]])
            index += count
        return " ".join(parts)


def sum_up(readings: Iterable[Reading]) -> tuple[int, list[Hit]]:
    """All concepts of `readings`, one bit each, and the barriers among them."""
    mask = 0
    barriers: list[Hit] = []
    for start, end, phrase in readings:
        mask |= phrase.mask
        if phrase.bars:
            barriers.append((start, end))
    return mask, barriers


def _in_order(named: tuple[Hit, str]) -> tuple[int, int, str]:
    """By first token, the longer term first."""
    (start, end), name = named
    return start, -end, name


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule found in a unit. Token indices count from the unit's first token."""

    rule: Rule
    pattern: Pattern
    start: int
    end: int
    head: Hit
    parts: tuple[Hit, ...]
    """Token spans of the first chain's elements, in order."""
    captures: Mapping[str, str]
