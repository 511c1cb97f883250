"""Finds rules in text. In: a rulebook, a document and its sentences. Out: units, and the matches in each.

One tree of all lexicons' phrases gives each sentence its few concept hits; rules are then looked for among those hits
alone: a bit mask first, then from the head outwards, the nearest fitting hit on either side.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from smallprint.match.captures import CAPTURES, find_captures
from smallprint.match.compile import Candidate, CompiledPattern, Concepts
from smallprint.match.phrases import find_phrases, grow
from smallprint.match.search import fill_chain, is_found
from smallprint.match.unit import Hit, Match, Piece, Unit, sum_up
from smallprint.model import Document, Rule, Rulebook, Sentence
from smallprint.nlp import lower, norms, version
from smallprint.rulecache import READING_CODE, recall, recall_rulebook

COMPILING_CODE: Final = (*READING_CODE, "nlp.py", "match/*.py")
"""Modules on which the outcome of compiling depends."""


class Matcher:
    """A rulebook compiled: immutable after construction, so one may serve many threads."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        concepts = Concepts(rulebook)
        by_head: dict[int, list[Candidate]] = {}
        self._unless: dict[str, tuple[CompiledPattern, ...]] = {}
        self._heading: dict[str, tuple[CompiledPattern, ...]] = {}
        for rule in rulebook.rules:
            for pattern in rule.act:
                compiled = concepts.compile(rule, pattern, act=True)
                candidate = (compiled.need, compiled.first.reach, compiled)
                by_head.setdefault(compiled.first.head, []).append(candidate)
            self._unless[rule.id] = tuple(concepts.compile(rule, pattern, act=False) for pattern in rule.unless)
            if rule.heading:
                self._heading[rule.id] = tuple(concepts.compile(rule, pattern, act=False) for pattern in rule.heading)
        concepts.name_everything()
        phrase_of = cache(lambda known: concepts.phrase(known, by_head))
        self._tree = grow({words: phrase_of(frozenset(known)) for words, known in concepts.meanings.items()})
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
            for span in spans:
                if span not in lead_ins:
                    lead_ins[span] = self._read(document.text, span, named)
            own = self._read(document.text, (sentence.start, sentence.end), named)
            if own.words:
                yield self._unit(sentence, (*(lead_ins[span] for span in spans), own))

    def matches(self, unit: Unit, fitting: Container[str] = ()) -> list[Match]:
        """Every rule found in `unit`, once a head, with its longest span; not yet asked who acts or whether denied.

        Of the rules that ask for a heading only those whose ids are in `fitting` are looked for.
        """
        longest: dict[tuple[str, Hit], Match] = {}
        absent = ~unit.mask
        for at, (start, _, phrase) in enumerate(unit.readings):
            patterns = phrase.patterns
            if fitting and phrase.under_heading:
                patterns += tuple(each for each in phrase.under_heading if each[2].rule.id in fitting)
            behind = start - unit.opening
            for compiled in [each for need, reach, each in patterns if not need & absent and behind <= reach]:
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
        return self._unit(Sentence(start=0, end=len(text), block=0), (self._read(text, (0, len(text)), None),))

    def _unit(self, sentence: Sentence, pieces: tuple[Piece, ...]) -> Unit:
        own = 0
        words, readings = pieces[0].words, pieces[0].readings
        for before, piece in pairwise(pieces):
            own += len(before.words)
            words = words + piece.words
            readings = readings + [(start + own, end + own, phrase) for start, end, phrase in piece.readings]
        mask, barriers = sum_up(readings)
        return Unit(
            sentence=sentence,
            pieces=pieces,
            own=own,
            opening=_opening(words, own),
            words=words,
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
        piece = Piece(span[0], lowered, (words := norms(lowered)), find_phrases(self._tree, words))
        extra = [(span, self._captures[name]) for span, name in find_captures(lowered)]
        if named is not None:
            extra.extend((match.span(), self._we) for match in named.finditer(written))
        if extra:
            starts = [start for start, _ in piece.spans]
            for (first, last), phrase in extra:
                piece.readings.append((max(bisect_right(starts, first) - 1, 0), bisect_left(starts, last), phrase))
            piece.readings.sort(key=lambda reading: reading[:2])
        return piece

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


def _opening(words: Sequence[str], own: int) -> int:
    """Index of the first of the sentence's own tokens that is a word, list markers apart."""
    index = own
    while index < len(words) and (len(words[index]) == 1 or not words[index].isalpha()):
        index += 1
    return index


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
    """`rulebook` ready to be looked for. Takes tenths of a second; keep the result."""
    return Matcher(rulebook)


def recall_rules(extra: Sequence[Path] = ()) -> Matcher:
    """The built-in rules and those of the folders `extra`, compiled; from the cache where nothing has changed.

    Raises:
        RuleError: a rule file that is not valid, or a folder that is not there.
    """
    return recall(
        Matcher, lambda: compile_rules(recall_rulebook(extra)), extra=extra, code=COMPILING_CODE, tools=(version(),)
    )
