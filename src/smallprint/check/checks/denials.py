"""Flat denials of sharing, and what breaks them. In: a `Case`. Out: pairs of a denial and the clauses against it.

A denial counts where it ends with its sentence: nobody gets the data, at any time, for any purpose. What follows
("for their own marketing", "except as described") makes it another promise.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final

from smallprint.check.case import Candidate, Case
from smallprint.check.checks.opposed import is_for_all
from smallprint.check.checks.said import ENDING, find_said, is_of_whole, is_taken_back
from smallprint.model import Clause

BREACHES: Final = frozenset({"share.ads", "share.nonessential", "share.sold"})
"""Practices that give data to somebody whom the service does not need."""
MARKETING: Final = frozenset({"advertisers", "business partners", "third parties", "social networks"})
"""Recipients of whom the same is true; providers, authorities and a buyer of the company are no "third parties"."""
_SHARING: Final = "Third Party Sharing/Collection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A sentence that flatly denies sharing."""

    document: int
    start: int
    end: int
    kinds: frozenset[str]
    """Kinds of data it is about; empty: all."""
    of_sale: bool
    """It denies no more than selling, in which sense "we do not sell or share" is meant, too."""


@cache
def _denial() -> re.Pattern[str]:
    verb = r"(?:share|disclose|give|pass|hand|provide|transfer|trade|rent|lease|lend|exchange|swap|sell|reveal|release)"
    participle = r"(?:shared|disclosed|given|passed\s+on|handed|transferred|traded|rented|sold|revealed)"
    joined = r"(?:\s*,?\s*(?:(?:and|or|nor)\s+)?(?:ever\s+)?{0}(?:\s+(?:on|out|over|away))?)*"
    data = (
        r"(?P<{0}>(?:(?:any|all)\s+(?:of\s+)?)?(?:your|users?['’]s?|customers?['’]s?|personal|private)"
        r"(?:\s+[\w'’-]+){{0,4}}?)"
    )
    whom = (
        r"(?P<{0}>\s+(?:with|to)\s+(?:any\s+)?(?:anyone(?:\s+else)?|anybody(?:\s+else)?|third[\s-]part(?:y|ies)|others|"
        r"(?:other|outside)\s+(?:companies|organi[sz]ations|businesses|firms|parties|people)))?"
    )
    end = r"(?:\s*,?\s*(?:ever|at\s+all|period|under\s+any\s+circumstances))?\s*[.!]?\s*"
    never = r"(?:(?:do|does|will|would|shall)\s+(?:not|never)|never|(?:don|won)['’]t)(?:\s+(?:ever|also))?"
    active = (
        rf"(?:\w+[\w\s,'’-]{{0,40}}?\s)?(?:{never})\s+(?P<verbs>{verb}(?:\s+(?:on|out|over|away))?{joined.format(verb)})\s+"
        + data.format("object")
        + whom.format("whom")
        + end
    )
    passive = (
        data.format("subject")
        + rf"\s+(?:(?:is|are)\s+(?:not|never)|(?:will|shall)\s+(?:not|never)\s+be|(?:isn|aren)['’]t)(?:\s+ever)?\s+"
        rf"(?P<participles>{participle}{joined.format(participle)})" + whom.format("to") + end
    )
    return re.compile(rf"(?:(?:and|but|also|in\s+addition|of\s+course)\s*,?\s+)?(?:{active}|{passive})", re.IGNORECASE)


@cache
def _general() -> re.Pattern[str]:
    """Words for data as such, not for one kind of it."""
    return re.compile(
        r"(?:(?:any|all)\s+(?:of\s+)?)?[\w'’]+(?:\s+(?:own|personal|private|personally|identifiable|identifying))*\s+"
        r"(?:data|information|details|info)",
        re.IGNORECASE,
    )


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:no\s+one|nobody|with\s+us|no\s+(?:personal\s+|user\s+|customer\s+)?(?:data|information)|none\s+of\s+your)\b",
        re.IGNORECASE,
    )


@cache
def _without_not() -> re.Pattern[str]:
    whom = r"(?:any\s+)?(?:anyone(?:\s+else)?|anybody(?:\s+else)?|third[\s-]part(?:y|ies)|others|other\s+companies)"
    data = r"(?:personal\s+|user\s+|customer\s+)?(?:data|information)"
    return re.compile(
        rf"(?P<before>we\s+[\w\s,'’-]{{0,80}}?)(?:share|give|disclose|show|pass)\s+(?:it|them)\s+(?:with|to)\s+"
        rf"(?:no\s+one|nobody)(?:\s+else)?{ENDING}"
        rf"|(?:no|none\s+of\s+your)\s+{data}\s+(?:is|are|will\s+be)\s+(?:ever\s+)?(?:shared|disclosed|given|passed)"
        rf"\s+(?:with|to)\s+{whom}{ENDING}"
        rf"|(?:all\s+(?:of\s+)?)?your\s+{data}\s+(?:always\s+)?(?:stays|remains)\s+with\s+us(?:\s+alone)?{ENDING}",
        re.IGNORECASE,
    )


def find_broken_denials(case: Case) -> Iterator[tuple[Denial, tuple[Clause, ...]]]:
    """Each flat denial that another sentence of the case breaks, with what breaks it in reading order."""
    admissions = [clause for clause in case.report.clauses if _is_admission(clause)]
    if not admissions:
        return
    for index, candidate in enumerate(case.candidates):
        for denial in chain(_find_denials(case, index, candidate), _find_without_not(case, index, candidate)):
            against = tuple(clause for clause in admissions if _breaks(clause, denial))
            if against:
                yield denial, against


def _find_denials(case: Case, index: int, candidate: Candidate) -> Iterator[Denial]:
    for number, sentence in enumerate(candidate.sentences):
        match = _denial().fullmatch(candidate.text_of(sentence))
        if match is None or not is_of_whole(candidate, sentence) or is_taken_back(candidate, number):
            continue
        own = [one for one in case.report.clauses if one.document == index and one.start == sentence.start]
        if any(one.region is not None or one.condition is not None for one in own):
            continue
        general = _general().fullmatch((match["object"] or match["subject"]).strip()) is not None
        kinds = frozenset() if general else frozenset(kind for one in own for kind in one.data_types)
        if general or kinds:
            yield Denial(
                document=index, start=sentence.start, end=sentence.end, kinds=kinds, of_sale=_is_of_sale(match)
            )


def _find_without_not(case: Case, index: int, candidate: Candidate) -> Iterator[Denial]:
    """Denials of sharing in words such as "nobody", which hold for the data that the sentence names."""
    for said in find_said(case, _nobody()):
        match = _without_not().fullmatch(said.words(case)) if said.document == index else None
        if match is None or is_taken_back(candidate, said.number):
            continue
        before = match["before"] or ""
        own = [one for one in case.report.clauses if one.document == index and one.start == said.start]
        general = match["before"] is None or re.search(r"\byour\s+(?:personal\s+)?(?:data|information)\b", before, re.I)
        kinds = frozenset() if general else frozenset(kind for one in own for kind in one.data_types)
        if general or kinds:
            yield Denial(document=index, start=said.start, end=said.end, kinds=kinds, of_sale=False)


def _is_of_sale(match: re.Match[str]) -> bool:
    verbs = set(re.findall(r"\w+", (match["verbs"] or match["participles"]).lower())) - {"and", "or", "nor", "ever"}
    if match["whom"] or match["to"]:
        verbs -= {"sell", "sold", "rent", "rented"}
        return not verbs
    return not verbs.isdisjoint({"sell", "sold"})


def _is_admission(clause: Clause) -> bool:
    return (
        clause.category == _SHARING
        and clause.stance == "stated"
        and clause.actor == "we"
        and (clause.practice in BREACHES or (clause.practice is None and not MARKETING.isdisjoint(clause.recipients)))
        and not {"service providers", "authorities", "new owner", "professional advisers"} & set(clause.recipients)
        and is_for_all(clause)
        and _gives(clause.quote)
    )


@cache
def _giving() -> re.Pattern[str]:
    return re.compile(
        r"\bwe\s+(?:(?:may|will|might|can|do|also|sometimes|regularly|often|therefore|then)\s+)*"
        r"(?:share|disclose|give|pass|hand|provide|transfer|trade|rent|sell|send|exchange)\b",
        re.IGNORECASE,
    )


def _gives(quote: str) -> bool:
    return _giving().search(quote) is not None


@cache
def _selling() -> re.Pattern[str]:
    return re.compile(r"\bwe\s+(?:(?:may|will|might|can|do|also|sometimes)\s+)*sell\b", re.IGNORECASE)


def _breaks(clause: Clause, denial: Denial) -> bool:
    if denial.of_sale and not _selling().search(clause.quote):
        return False
    apart = clause.document != denial.document or clause.end <= denial.start or denial.end <= clause.start
    return apart and (not denial.kinds or not denial.kinds.isdisjoint(clause.data_types))
