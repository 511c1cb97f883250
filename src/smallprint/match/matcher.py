"""Finds rules in text. In: a rulebook, a document and its sentences. Out: units, and the matches in each.

One PhraseMatcher over all lexicons gives each sentence its few concept hits; rules are then looked for among those
hits alone: a bit mask first, then from the head outwards, the nearest fitting hit on either side.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from spacy.attrs import IDX  # type: ignore[import-not-found]

from smallprint.match.captures import CAPTURES, find_captures
from smallprint.match.compile import CompiledPattern, Concepts
from smallprint.match.search import fill_chain, is_found
from smallprint.match.unit import Hit, Match, Piece, Unit
from smallprint.model import Document, Rule, Rulebook, Sentence
from smallprint.nlp import LOCK, lower, phrase_matcher, tokenize


class Matcher:
    """A rulebook compiled: immutable after construction, so one may serve many threads."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        concepts = Concepts(rulebook)
        by_head: dict[int, list[CompiledPattern]] = {}
        self._unless: dict[str, tuple[CompiledPattern, ...]] = {}
        self._heading: dict[str, tuple[CompiledPattern, ...]] = {}
        for rule in rulebook.rules:
            for pattern in rule.act:
                compiled = concepts.compile(rule, pattern, act=True)
                by_head.setdefault(compiled.first.head, []).append(compiled)
            self._unless[rule.id] = tuple(concepts.compile(rule, pattern, act=False) for pattern in rule.unless)
            if rule.heading:
                self._heading[rule.id] = tuple(concepts.compile(rule, pattern, act=False) for pattern in rule.heading)
        concepts.name_everything()
        self._find_phrases, keys = phrase_matcher(concepts.meanings)
        self._phrases = {key: concepts.phrase(concepts.meanings[words], by_head) for key, words in keys.items()}
        self._captures = {name: concepts.phrase((concepts.numbers[f"<{name}>"],), by_head) for name in CAPTURES}
        self._we = concepts.phrase((concepts.numbers["we"],), by_head)
        self._vocabulary = concepts.vocabulary()

    def units(
        self, document: Document, sentences: Sequence[Sentence], self_names: Iterable[str] = ()
    ) -> Iterator[Unit]:
        """Each sentence of `document` as a unit. `self_names`, what the text calls the company, count as "we"."""
        lead_ins: dict[Hit, Piece] = {}
        named = _name_pattern(self_names)
        for sentence in sentences:
            spans = [span for span in document.blocks[sentence.block].lead_ins if span[1] <= sentence.start]
            with LOCK:
                for span in spans:
                    if span not in lead_ins:
                        lead_ins[span] = self._read(document.text, span, named)
                own = self._read(document.text, (sentence.start, sentence.end), named)
            if len(own.doc):
                yield self._unit(sentence, (*(lead_ins[span] for span in spans), own))

    def matches(self, unit: Unit, fitting: Container[str] = ()) -> list[Match]:
        """Every rule found in `unit`, once a head, with its longest span; not yet asked who acts or whether denied.

        Of the rules that ask for a heading only those whose ids are in `fitting` are looked for.
        """
        longest: dict[tuple[str, Hit], Match] = {}
        mask = unit.mask
        for at, (_, _, phrase) in enumerate(unit.readings):
            patterns = phrase.patterns
            if fitting and phrase.under_heading:
                patterns += tuple(compiled for compiled in phrase.under_heading if compiled.rule.id in fitting)
            for compiled in patterns:
                if compiled.need & mask == compiled.need:
                    match = self._search(unit, compiled, at)
                    if match is not None:
                        key = (compiled.rule.id, match.head)
                        known = longest.get(key)
                        if known is None or match.end - match.start > known.end - known.start:
                            longest[key] = match
        return list(longest.values())

    def excluded(self, unit: Unit, rule: Rule) -> bool:
        """Does the sentence show, by one of the rule's `unless` patterns, that the act is not meant?"""
        return self._any(unit, self._unless[rule.id])

    def fitting(self, heading: Unit) -> frozenset[str]:
        """Ids of the rules that ask for a heading and find it in `heading`."""
        return frozenset(rule for rule, wanted in self._heading.items() if self._any(heading, wanted))

    def passage(self, text: str) -> Unit:
        """A unit of any text that is not a sentence of a document, such as a heading."""
        with LOCK:
            piece = self._read(text, (0, len(text)), None)
        return self._unit(Sentence(start=0, end=len(text), block=0), (piece,))

    def _unit(self, sentence: Sentence, pieces: tuple[Piece, ...]) -> Unit:
        own = 0
        readings = pieces[0].readings
        for before, piece in pairwise(pieces):
            own += len(before.doc)
            readings = readings + [(start + own, end + own, phrase) for start, end, phrase in piece.readings]
        mask = 0
        barriers: list[Hit] = []
        for start, end, phrase in readings:
            mask |= phrase.mask
            if phrase.bars:
                barriers.append((start, end))
        return Unit(
            sentence=sentence,
            pieces=pieces,
            own=own,
            vocabulary=self._vocabulary,
            readings=readings,
            mask=mask,
            barriers=barriers,
        )

    def _any(self, unit: Unit, patterns: Sequence[CompiledPattern]) -> bool:
        """Is one of the patterns found, in the lead-ins or in the sentence itself?"""
        for compiled in patterns:
            if compiled.need & unit.mask == compiled.need and all(
                is_found(unit, search) != search.negated for search in (compiled.first, *compiled.others)
            ):
                return True
        return False

    def _read(self, text: str, span: Hit, named: re.Pattern[str] | None) -> Piece:
        """Tokens of a span, and every phrase and capture in it."""
        written = text[span[0] : span[1]]
        lowered = lower(written)
        doc = tokenize(lowered)
        phrases = self._phrases
        found = [(start, end, phrases[key]) for key, start, end in self._find_phrases(doc)]
        extra = [(span, self._captures[name]) for span, name in find_captures(lowered)]
        if named is not None:
            extra.extend((match.span(), self._we) for match in named.finditer(written))
        if extra:
            starts = doc.to_array(IDX).tolist()
            for (first, last), phrase in extra:
                found.append((max(bisect_right(starts, first) - 1, 0), bisect_left(starts, last), phrase))
            found.sort(key=lambda reading: reading[:2])
        return Piece(span[0], lowered, doc, found)

    def _search(self, unit: Unit, compiled: CompiledPattern, at: int) -> Match | None:
        """The pattern around the head that stands at reading `at`; within a lead-in alone only for a generic rule."""
        parts = fill_chain(unit, compiled.first, at)
        if parts is None or (parts[-1][1] <= unit.own and not compiled.rule.generic):
            return None
        if any(is_found(unit, search) == search.negated for search in compiled.others):
            return None
        return Match(
            rule=compiled.rule,
            pattern=compiled.pattern,
            start=parts[0][0],
            end=parts[-1][1],
            head=unit.readings[at][:2],
            parts=tuple(parts),
            captures=_captured(unit, compiled, parts),
        )


def _captured(unit: Unit, compiled: CompiledPattern, parts: Sequence[Hit]) -> dict[str, str]:
    elements = compiled.pattern.chains[0].elements
    if not any(element.captures for element in elements):
        return {}
    return {
        name: unit.text_of(*part)
        for element, part in zip(elements, parts, strict=True)
        for name in element.captures
        if part in unit.hits_of(f"<{name}>")
    }


def _name_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """The company's names as the grammatical subject: not possessive, not part of a longer word."""
    known = sorted({name for name in names if name}, key=len, reverse=True)
    if not known:
        return None
    return re.compile(r"(?<![\w.@-])(?:" + "|".join(map(re.escape, known)) + r")(?![\w@-]|'s|\.\w)")


def compile_rules(rulebook: Rulebook) -> Matcher:
    """`rulebook` ready to be looked for. Takes tens of milliseconds; keep the result."""
    return Matcher(rulebook)
