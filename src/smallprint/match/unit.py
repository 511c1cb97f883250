"""A sentence as rules see it, and a rule found in it. In: tokens and concept hits. Out: spans, words, places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.attrs import NORM  # type: ignore[import-not-found]
from spacy.tokens import Doc

from smallprint.match.compile import Phrase, Vocabulary
from smallprint.model import Rule, Sentence
from smallprint.pattern import Pattern

Hit = tuple[int, int]
"""Half-open token span within a unit."""


Reading = tuple[int, int, Phrase]
"""First token, end token and phrase, where one was found."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document's text, read."""

    base: int
    """Its offset into the text."""
    text: str
    """In lower case."""
    doc: Doc
    """Its tokens."""
    readings: list[Reading]
    """Token indices count within the piece."""


@dataclass(slots=True)
class Unit:
    """A sentence as rules see it: the tokens of its lead-ins, then its own, with the concepts found in them."""

    sentence: Sentence
    pieces: tuple[Piece, ...]
    """Each lead-in and, last, the sentence."""
    own: int
    """Index of the sentence's first own token; before it stand the lead-ins'."""
    vocabulary: Vocabulary
    readings: list[Reading]
    mask: int
    """All concepts found, one bit each."""
    barriers: Sequence[Hit]
    """What no act reaches across."""
    _words: list[str] = field(default_factory=list)
    _context: dict[str, list[Hit]] | None = None
    _named: dict[str, list[tuple[Hit, str]]] = field(default_factory=dict)

    def hits_of(self, concept: str) -> Sequence[Hit]:
        """Where a lexicon's terms stand, in order of their first token."""
        if self._context is None:
            self._sort_out()
        assert self._context is not None
        hits = self._context.get(concept)
        if hits is None:
            if concept in self.vocabulary.context:
                return ()
            wanted = self.vocabulary.by_word.get(concept)
            if wanted is not None:
                hits = [(index, index + 1) for index, word in enumerate(self.words) if word in wanted]
            else:
                number = self.vocabulary.numbers[concept]
                hits = [(start, end) for start, end, phrase in self.readings if number in phrase.concepts]
            self._context[concept] = hits
        return hits

    def named(self, family: str) -> Sequence[tuple[Hit, str]]:
        """(where, name) of each term of the lexicons `family:name`, in order of first token; the longer term first."""
        if self._context is None:
            self._sort_out()
        return self._named.get(family, ())

    def _sort_out(self) -> None:
        """Sorts what interpretation asks for in every sentence by its name."""
        context: dict[str, list[Hit]] = {}
        named: dict[str, list[tuple[Hit, str]]] = {}
        for start, end, phrase in self.readings:
            for name in phrase.context:
                context.setdefault(name, []).append((start, end))
            if phrase.names:
                for family, names in phrase.names.items():
                    named.setdefault(family, []).extend(((start, end), name) for name in names)
        for found in named.values():
            if len(found) > 1:
                found.sort(key=lambda each: (each[0][0], -each[0][1], each[1]))
        self._context, self._named = context, named

    @property
    def words(self) -> list[str]:
        """Norms of the tokens."""
        if not self._words:
            strings = self.pieces[-1].doc.vocab.strings
            self._words = [strings[norm] for piece in self.pieces for norm in piece.doc.to_array(NORM).tolist()]
        return self._words

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the document's text of the tokens from `start` to `end`, clipped to the sentence's own."""
        base, doc = self.pieces[-1].base, self.pieces[-1].doc
        first, last = max(start - self.own, 0), max(end - self.own, 1)
        token = doc[min(last, len(doc)) - 1]
        return base + doc[min(first, len(doc) - 1)].idx, base + token.idx + len(token)

    def text_of(self, start: int, end: int) -> str:
        """The tokens from `start` to `end`, lower case, spaced as in the text; lead-ins included."""
        parts, index = [], 0
        for piece in self.pieces:
            doc = piece.doc
            first, last = max(start - index, 0), min(end - index, len(doc))
            if first < last:
                token = doc[last - 1]
                parts.append(piece.text[doc[first].idx : token.idx + len(token)])
            index += len(doc)
        return " ".join(parts)


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
