"""Which required disclosures a text makes. In: a `Case` and its profiles. Out: the state of each, with its places.

found           a sentence tells it
denied          a sentence answers it with a denial ("we make no automated decisions")
not_found       our rules found neither, and it applies
cannot_tell     our rules found neither, and nobody told whether it applies
not_applicable  the configuration says that it does not, or it belongs in another kind of document
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from smallprint.check.case import Candidate, Case, shorten
from smallprint.check.configuration.settings import CCPA_MAX_AGE_DAYS, Settings
from smallprint.check.disclosures.cues import strongest
from smallprint.check.disclosures.reader import ALWAYS, Law, Required, load_laws
from smallprint.check.labelled_dates import find_dates
from smallprint.check.model import Disclosure, DisclosurePlace, DisclosureState

MOST_PLACES: Final = 5
"""Places shown for one disclosure in one document."""
EASY_GRADE: Final = 6.0
"""Flesch-Kincaid grade that minors can follow. Source: the list of disclosures, dsa.minors."""

_Span = tuple[int, int, int]
"""Candidate, start, end."""
_Place = tuple[int, _Span]
"""How good a place is, the less the better, and where it is."""
_BEST: Final = 2
"""Rank of the first cue in a sentence that tells something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a case says to one disclosure."""

    required: Required
    state: DisclosureState
    spans: tuple[_Span, ...]
    """Where it is said, the most telling place first."""
    missing: tuple[str, ...]
    """Parts that were not found, where it has parts."""

    def to_disclosure(self, candidate: Candidate, index: int) -> Disclosure:
        """The same with the places of candidate number `index` alone."""
        places = []
        for number, start, end in self.spans:
            if number == index:
                place = candidate.document.offsets.place(start, end)
                quote = shorten(candidate.text[start:end])
                places.append(DisclosurePlace(line=place.line, column=place.column, quote=quote))
        return Disclosure(state=self.state, places=tuple(places[:MOST_PLACES]))


def answer_all(case: Case, settings: Settings) -> dict[str, tuple[Answer, ...]]:
    """Profile -> its answers, for the profiles of `settings`. The whole case is read: any document may tell.

    Raises:
        RuleError: a file of disclosures that is not valid.
    """
    laws = load_laws(settings.rules)
    return {profile: answer_law(case, laws[profile], settings.facts) for profile in settings.profiles}


def answer_law(case: Case, law: Law, facts: Mapping[str, bool]) -> tuple[Answer, ...]:
    """The answers to all disclosures of one law."""
    asked = [one for one in case.candidates if one.info.kind in (law.documents, "other")]
    if not asked:
        return tuple(Answer(required=one, state="not_applicable", spans=(), missing=()) for one in law.required)
    known = {**dict.fromkeys(law.implies, True), ALWAYS: True, **facts}
    units = [unit for index, candidate in enumerate(case.candidates) for unit in _read_units(index, candidate)]
    return tuple(_answer(case, units, required, applies=known.get(required.applies_if)) for required in law.required)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """A sentence, or a list item under its lead-in."""

    span: _Span
    words: str
    own: int
    """Where the sentence itself begins in `words`."""
    only_named: bool
    """A heading or a question: it names the matter and tells nothing of it."""

    def shows(self, pattern: re.Pattern[str] | None) -> int | None:
        """How good a place it is, the less the better; None where no cue is found that ends within the sentence."""
        cue = strongest(pattern, self.words, after=self.own)
        return None if cue is None else 2 * cue + self.only_named


def _read_units(index: int, candidate: Candidate) -> Iterator[_Unit]:
    for sentence in candidate.sentences:
        block = candidate.document.blocks[sentence.block]
        lead = " ".join(candidate.text[start:end] for start, end in block.lead_ins)
        own = candidate.text_of(sentence)
        words = f"{lead} {own}" if lead else own
        yield _Unit(
            span=(index, sentence.start, sentence.end),
            words=words,
            own=len(words) - len(own),
            only_named=block.kind == "heading" or own.rstrip().endswith("?"),
        )


def _answer(case: Case, units: Sequence[_Unit], required: Required, *, applies: bool | None) -> Answer:
    if applies is False:
        return Answer(required=required, state="not_applicable", spans=(), missing=())
    denied = [*_places(units, required.denied), *_evidence(case, units, required.denied_practices)]
    denials = {span for _, span in denied}
    found = [*_places(units, required.found), *_evidence(case, units, required.practices)]
    found = [place for place in found if place[1] not in denials]
    by_part = {
        part: [place for place in _places(units, pattern) if place[1] not in denials]
        for part, pattern in required.parts.items()
    }
    missing = tuple(part for part, places in by_part.items() if not places)
    told = tuple(dict.fromkeys(min(places)[1] for places in by_part.values() if places))
    if required.measure and _measures_up(case, required.measure):
        return Answer(required=required, state="found", spans=(), missing=())
    if found:
        return Answer(required=required, state="found", spans=_best_first(found), missing=())
    if told and not missing:
        return Answer(required=required, state="found", spans=told, missing=())
    if denied:
        return Answer(required=required, state="denied", spans=_best_first(denied), missing=())
    state: DisclosureState = "not_found" if _applies(case, units, required, applies=applies) else "cannot_tell"
    return Answer(required=required, state=state, spans=told, missing=missing)


def _applies(case: Case, units: Sequence[_Unit], required: Required, *, applies: bool | None) -> bool:
    """Whether it is known to apply: the configuration or the text says so, and a text alone can answer it."""
    if required.doubt:
        return False
    return (
        applies is True
        or any(unit.shows(required.shown_by) is not None for unit in units)
        or bool(_evidence(case, units, required.shown_by_practices))
    )


def _places(units: Sequence[_Unit], pattern: re.Pattern[str] | None) -> list[_Place]:
    """Places where a cue is found."""
    return [(rank, unit.span) for unit in units if (rank := unit.shows(pattern)) is not None]


def _evidence(case: Case, units: Sequence[_Unit], practices: Sequence[str]) -> list[_Place]:
    """Places of the clear findings of `practices`: as good as the strongest cue."""
    wanted = {
        name
        for finding in case.report.findings
        if finding.practice in practices and finding.certainty == "clear"
        for name in finding.clauses
    }
    only_named = {unit.span[:2] for unit in units if unit.only_named}
    return [
        (_BEST + ((one.document, one.start) in only_named), (one.document, one.start, one.end))
        for one in case.report.clauses
        if one.id in wanted
    ]


def _best_first(places: Sequence[_Place]) -> tuple[_Span, ...]:
    return tuple(dict.fromkeys(span for _, span in sorted(places)))


def _measures_up(case: Case, measure: str) -> bool:
    """Whether a measured disclosure is made, by any document of the case."""
    dates = [dated.latest for one in case.candidates for dated in find_dates(one) if not dated.past]
    match measure:
        case "dated":
            return bool(dates)
        case "dated within a year":
            return any(case.today - day <= timedelta(days=CCPA_MAX_AGE_DAYS) for day in dates)
        case "grade 6":
            return all(one.readability.flesch_kincaid_grade <= EASY_GRADE for one in case.candidates)
        case _:
            return all(all(one.readability.plain_language_test.values()) for one in case.candidates)
