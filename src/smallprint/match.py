"""Finds rules in text. In: a rulebook, a document and its sentences. Out: units (tokens and concept hits) and matches.

One PhraseMatcher over all lexicons gives each sentence its few concept hits; rules are then looked for among those
hits alone: a bit mask first, then from the head outwards, the nearest fitting hit on either side.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Doc

from smallprint.model import Document, Rule, Rulebook, Sentence
from smallprint.nlp import LOCK, phrase_matcher, tokenize
from smallprint.pattern import NEAR, Chain, Element, Pattern

Hit = tuple[int, int]
"""Half-open token span within a unit."""

_Reading = tuple[int, int, tuple[int, ...]]
"""First token, end token and concepts of a phrase found."""

_NUMBER: Final = (
    r"(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"eighteen|twenty[ -]four|twenty|thirty[ -]six|thirty|forty[ -]five|forty|forty[ -]eight|sixty|seventy[ -]two|ninety|"
    r"one hundred(?: and)? eighty|one hundred|half an?|a few|several)"
)
CAPTURE_PATTERNS: Final[Mapping[str, tuple[str, re.Pattern[str]]]] = {
    # name: (letters that must be present, for a cheap refusal; the pattern)
    "duration": (
        r"day|month|year|hour|week|minute",
        re.compile(
            rf"\b{_NUMBER}(?:\s*\(\s*\d+\s*\))?(?:\s*(?:to|-|or)\s*{_NUMBER})?[\s-]*(?:full |consecutive |calendar |"
            r"business |working |additional |more |further )?(?:days?|months?|years?|hours?|weeks?|minutes?)\b"
        ),
    ),
    "email": ("@", re.compile(r"[\w.+-]+(?:@|\s?\[at\]\s?)[\w-]+(?:\.[\w-]+)+")),
    "url": (r"www\.|https?:|\.com|\.org|\.net|\.eu", re.compile(r"(?:https?://|www\.)[^\s<>()\"']+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|eu|info|io)\b(?:/[^\s<>()\"']*)?")),
    "amount": (
        r"[$€£]|usd|dollar|euro|pound",
        re.compile(r"(?:us|u\.s\.)?\s?[$€£]\s?\d[\d,.]*|\d[\d,.]*\s?(?:usd|eur|gbp|u\.?s\.? dollars|dollars|euros?|pounds)\b"),
    ),
    "date": (
        r"20\d\d|19\d\d",
        re.compile(
            r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?"
            r"(?:20|19)\d\d|\b(?:20|19)\d\d-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.](?:20|19)?\d\d\b"
        ),
    ),
    "age": (
        r"\d|thirteen|sixteen|eighteen",
        re.compile(r"\b(?:1[0-9]|2[01]|thirteen|fourteen|fifteen|sixteen|eighteen)\b(?:\s*\(\d+\))?(?= |-|\.|,|$)(?!\s*(?:days?|months?|hours?|weeks?|minutes?)\b)"),
    ),
}  # fmt: skip
_CAPTURE_CUES: Final = {name: re.compile(cue) for name, (cue, _) in CAPTURE_PATTERNS.items()}


@dataclass(slots=True)
class Unit:
    """A sentence as rules see it: the tokens of its lead-ins, then its own, with the concepts found in them."""

    sentence: Sentence
    pieces: tuple[tuple[int, Doc], ...]
    """(offset into the document's text, tokens) of each lead-in and, last, of the sentence."""
    own: int
    """Index of the sentence's first own token; before it stand the lead-ins'."""
    names: Mapping[str, int]
    hits: dict[int, list[Hit]]
    mask: int
    _words: list[str] = field(default_factory=list)

    def hits_of(self, concept: str) -> Sequence[Hit]:
        """Where a lexicon's terms stand, in order of their first token."""
        return self.hits.get(self.names[concept], ())

    @property
    def words(self) -> list[str]:
        """Norms of the tokens."""
        if not self._words:
            self._words = [token.norm_ for _, doc in self.pieces for token in doc]
        return self._words

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the document's text of the tokens from `start` to `end`, clipped to the sentence's own."""
        base, doc = self.pieces[-1]
        first, last = max(start - self.own, 0), max(end - self.own, 1)
        token = doc[min(last, len(doc)) - 1]
        return base + doc[min(first, len(doc) - 1)].idx, base + token.idx + len(token)

    def text_of(self, start: int, end: int) -> str:
        """The tokens from `start` to `end`, lower case, spaced as in the text; lead-ins included."""
        parts, index = [], 0
        for _, doc in self.pieces:
            first, last = max(start - index, 0), min(end - index, len(doc))
            if first < last:
                parts.append(doc[first:last].text)
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


@dataclass(frozen=True, slots=True)
class _Place:
    """An element with its concepts resolved."""

    concept: int
    gap: int


@dataclass(frozen=True, slots=True)
class _Search:
    """A chain with its concepts resolved."""

    places: tuple[_Place, ...]
    head: int
    at_start: bool
    negated: bool
    need: int


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A pattern ready to be looked for."""

    rule: Rule
    pattern: Pattern
    searches: tuple[_Search, ...]
    need: int


class Matcher:
    """A rulebook compiled: immutable after construction, so one may serve many threads."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self._concepts = _Concepts(rulebook)
        self._by_head: dict[int, list[_Compiled]] = {}
        self._unless: dict[str, tuple[_Compiled, ...]] = {}
        self._heading: dict[str, tuple[_Compiled, ...]] = {}
        for rule in rulebook.rules:
            for pattern in rule.act:
                compiled = self._compile(rule, pattern)
                self._by_head.setdefault(compiled.searches[0].places[compiled.searches[0].head].concept, []).append(
                    compiled
                )
            self._unless[rule.id] = tuple(self._compile(rule, pattern) for pattern in rule.unless)
            self._heading[rule.id] = tuple(self._compile(rule, pattern) for pattern in rule.heading)
        self._phrases, keys = phrase_matcher(self._concepts.phrases)
        self._by_key = {key: self._concepts.phrases[phrase] for key, phrase in keys.items()}
        self.names: Mapping[str, int] = self._concepts.names

    def units(
        self, document: Document, sentences: Sequence[Sentence], self_names: Iterable[str] = ()
    ) -> Iterator[Unit]:
        """Each sentence of `document` as a unit. `self_names` are what the text calls the company; they count as "we"."""
        lead_ins: dict[Hit, tuple[int, Doc, list[_Reading]]] = {}
        named = _name_pattern(self_names)
        for sentence in sentences:
            pieces: list[tuple[int, Doc]] = []
            hits: dict[int, list[Hit]] = {}
            mask = own = 0
            spans = [span for span in document.blocks[sentence.block].lead_ins if span[1] <= sentence.start]
            with LOCK:
                for span in spans:
                    if span not in lead_ins:
                        lead_ins[span] = self._read(document.text, span, named)
                    base, doc, found = lead_ins[span]
                    mask |= _add(hits, found, own)
                    pieces.append((base, doc))
                    own += len(doc)
                base, doc, found = self._read(document.text, (sentence.start, sentence.end), named)
            mask |= _add(hits, found, own)
            pieces.append((base, doc))
            if len(doc):
                yield Unit(sentence=sentence, pieces=tuple(pieces), own=own, names=self.names, hits=hits, mask=mask)

    def matches(self, unit: Unit) -> list[Match]:
        """Every rule found in `unit`, in rulebook order by head; not yet asked who acts or whether it is denied."""
        found: list[Match] = []
        for concept in unit.hits:
            for compiled in self._by_head.get(concept, ()):
                if compiled.need & unit.mask == compiled.need:
                    found.extend(self._search(unit, compiled))
        return found

    def excluded(self, unit: Unit, rule: Rule) -> bool:
        """Does the sentence show, by one of the rule's `unless` patterns, that the act is not meant?"""
        return self._any(unit, self._unless[rule.id])

    def fits_heading(self, heading: Sequence[str], rule: Rule) -> bool:
        """Does the heading path satisfy the rule? True for a rule that asks for none."""
        wanted = self._heading[rule.id]
        if not wanted:
            return True
        return any(self._any(self.passage(text), wanted) for text in heading)

    def passage(self, text: str) -> Unit:
        """A unit of any text that is not a sentence of a document, such as a heading."""
        with LOCK:
            base, doc, found = self._read(text, (0, len(text)), None)
        hits: dict[int, list[Hit]] = {}
        mask = _add(hits, found, 0)
        sentence = Sentence(start=0, end=len(text), block=0)
        return Unit(sentence=sentence, pieces=((base, doc),), own=0, names=self.names, hits=hits, mask=mask)

    def _any(self, unit: Unit, patterns: Sequence[_Compiled]) -> bool:
        return any(
            compiled.need & unit.mask == compiled.need and any(True for _ in self._search(unit, compiled))
            for compiled in patterns
        )

    def _read(self, text: str, span: Hit, named: re.Pattern[str] | None) -> tuple[int, Doc, list[_Reading]]:
        """Tokens of a span and (first token, end token, concepts) of every phrase and capture in it."""
        piece = text[span[0] : span[1]]
        doc = tokenize(piece)
        by_key = self._by_key
        found: list[_Reading] = [(start, end, by_key[key]) for key, start, end in self._phrases(doc)]
        lowered = doc.text
        extra: list[tuple[Hit, tuple[int, ...]]] = [
            (match.span(), (self.names[f"<{name}>"],))
            for name, cue in _CAPTURE_CUES.items()
            if cue.search(lowered)
            for match in CAPTURE_PATTERNS[name][1].finditer(lowered)
        ]
        if named is not None:
            extra.extend((match.span(), (self.names["we"],)) for match in named.finditer(piece))
        if extra:
            starts = [token.idx for token in doc]
            for (first, last), concepts in extra:
                found.append((max(bisect_right(starts, first) - 1, 0), bisect_left(starts, last), concepts))
            found.sort(key=lambda hit: hit[0])
        return span[0], doc, found

    def _search(self, unit: Unit, compiled: _Compiled) -> Iterator[Match]:
        first, *others = compiled.searches
        for search in others:
            if _found(unit, search) == search.negated:
                return
        for head in unit.hits[first.places[first.head].concept]:
            parts = _fill(unit, first, head)
            if parts is None or (parts[-1][1] <= unit.own and not compiled.rule.generic):
                continue
            yield Match(
                rule=compiled.rule,
                pattern=compiled.pattern,
                start=parts[0][0],
                end=parts[-1][1],
                head=head,
                parts=tuple(parts),
                captures=self._captures(unit, compiled, parts),
            )

    def _captures(self, unit: Unit, compiled: _Compiled, parts: Sequence[Hit]) -> dict[str, str]:
        elements = compiled.pattern.chains[0].elements
        return {
            name: unit.text_of(*part)
            for element, part in zip(elements, parts, strict=True)
            for name in element.captures
            if part in unit.hits_of(f"<{name}>")
        }

    def _compile(self, rule: Rule, pattern: Pattern) -> _Compiled:
        searches = tuple(self._concepts.search(chain) for chain in pattern.chains)
        need = 0
        for search in searches:
            if not search.negated:
                need |= search.need
        return _Compiled(rule, pattern, searches, need)


class _Concepts:
    """Numbers for lexicons, forms and choices, and the phrases that mean them."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self.names: dict[str, int] = {}
        self.phrases: dict[str, tuple[int, ...]] = {}
        for capture in CAPTURE_PATTERNS:
            self._number(f"<{capture}>")
        for name in rulebook.lexicons:
            self._lexicon(name, "")
        for form in ("base", "pp", "ing"):
            number = self._number(f"form:{form}")
            for lexicon in rulebook.lexicons.values():
                self._add((term for term, forms in lexicon.terms.items() if form in forms.split()), number)

    def search(self, chain: Chain) -> _Search:
        places = tuple(_Place(self._element(element), element.gap) for element in chain.elements)
        need = 0
        for place in places:
            need |= 1 << place.concept
        head = chain.head if chain.head is not None else self._default_head(chain)
        return _Search(places, head, chain.at_start, chain.negated, need)

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
            return self.names[f"<{element.captures[0]}>"]
        options = [f"@{name}:{form}" for name, form in element.lexicons] + list(element.words)
        label = "|".join(options)
        if label in self.names:
            return self.names[label]
        if element.captures:
            raise ValueError("a capture stands alone, not in a choice")
        number = self._number(label)
        for name, form in element.lexicons:
            self._add(self._terms(name, form), number)
        self._add(element.words, number)
        return number

    def _lexicon(self, name: str, form: str) -> int:
        label = f"{name}:{form}" if form else name
        if label not in self.names:
            self._add(self._terms(name, form), self._number(label))
        return self.names[label]

    def _terms(self, name: str, form: str) -> list[str]:
        wanted = {"base", "s", "past"} if form == "fin" else {form}
        terms = self._rulebook.lexicons[name].terms
        return [term for term, forms in terms.items() if not form or wanted & set(forms.split())]

    def _number(self, label: str) -> int:
        return self.names.setdefault(label, len(self.names))

    def _add(self, phrases: Iterable[str], number: int) -> None:
        for phrase in phrases:
            known = self.phrases.get(phrase, ())
            if number not in known:
                self.phrases[phrase] = (*known, number)


def _add(hits: dict[int, list[Hit]], found: Sequence[_Reading], shift: int) -> int:
    """Sorts found phrases by concept into `hits`; returns the mask of concepts seen."""
    mask = 0
    for start, end, concepts in found:
        hit = (start + shift, end + shift)
        for concept in concepts:
            if concept in hits:
                hits[concept].append(hit)
            else:
                hits[concept] = [hit]
                mask |= 1 << concept
    return mask


def _found(unit: Unit, search: _Search) -> bool:
    if search.need & unit.mask != search.need:
        return False
    return any(_fill(unit, search, head) is not None for head in unit.hits[search.places[search.head].concept])


def _fill(unit: Unit, search: _Search, head: Hit) -> list[Hit] | None:
    """The chain's hits around `head`, nearest first on either side; None where one is missing or too far."""
    places, index = search.places, search.head
    parts = [head]
    for position in range(index + 1, len(places)):
        place = places[position]
        hit = _next(unit.hits[place.concept], parts[-1][1])
        if hit is None or hit[0] - parts[-1][1] > place.gap or _barred(unit, parts[-1][1], hit[0], place.gap):
            return None
        parts.append(hit)
    for position in range(index - 1, -1, -1):
        gap = places[position + 1].gap
        hit = _previous(unit.hits[places[position].concept], parts[0][0])
        if hit is None or parts[0][0] - hit[1] > gap or _barred(unit, hit[1], parts[0][0], gap):
            return None
        parts.insert(0, hit)
    if search.at_start and not _at_start(unit, parts[0][0]):
        return None
    return parts


def _next(hits: Sequence[Hit], position: int) -> Hit | None:
    """The first hit that starts at `position` or later; the longest of those that start together."""
    index = bisect_left(hits, (position, 0))
    if index == len(hits):
        return None
    while index + 1 < len(hits) and hits[index + 1][0] == hits[index][0]:
        index += 1
    return hits[index]


def _previous(hits: Sequence[Hit], position: int) -> Hit | None:
    """The hit that ends nearest before `position`; the longest of those that end together."""
    best: Hit | None = None
    for index in range(bisect_left(hits, (position, 0)) - 1, -1, -1):
        hit = hits[index]
        if hit[1] <= position and (best is None or hit[1] > best[1] or (hit[1] == best[1] and hit[0] < best[0])):
            best = hit
        if best is not None and hit[0] < best[0] - NEAR:
            break
    return best


def _barred(unit: Unit, start: int, end: int, gap: int) -> bool:
    """Does something stand between that no act reaches across? Only far gaps ask."""
    return gap > NEAR and any(start <= hit[0] < end for hit in unit.hits_of("barrier"))


def _at_start(unit: Unit, position: int) -> bool:
    """Is `position` the first word of the sentence's own tokens, list markers apart?"""
    if position < unit.own:
        return position == 0
    return all(not word.isalpha() or len(word) == 1 for word in unit.words[unit.own : position])


def _name_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """The company's names as the grammatical subject: not possessive, not part of a longer word."""
    known = sorted({name for name in names if name}, key=len, reverse=True)
    if not known:
        return None
    return re.compile(r"(?<![\w.@-])(?:" + "|".join(map(re.escape, known)) + r")(?![\w@-]|'s|\.\w)")


def compile_rules(rulebook: Rulebook) -> Matcher:
    """`rulebook` ready to be looked for. Takes tens of milliseconds; keep the result."""
    return Matcher(rulebook)
