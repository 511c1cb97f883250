"""Flat denials of sharing, and what breaks them. In: a `Case`. Out: pairs of a denial and the clauses against it.

A denial counts where it ends with its sentence: nobody gets the data, at any time, for any purpose. What follows
("for their own marketing", "except as described") makes it another promise.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from smallprint.check.case import Candidate, Case
from smallprint.check.checks.opposed import is_for_all, is_in_part
from smallprint.model import Clause, Sentence

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
def _exception() -> re.Pattern[str]:
    """How a sentence begins that takes back part of the one before."""
    return re.compile(
        r"\W*(?:however|except|but|unless|that\s+said|other\s+than|the\s+(?:only|sole)|we\s+(?:will\s+)?only|only|apart|"
        r"this\s+does\s+not|exceptions?|nonetheless|nevertheless|in\s+(?:some|certain|limited|rare))\b",
        re.IGNORECASE,
    )


def find_broken_denials(case: Case) -> Iterator[tuple[Denial, tuple[Clause, ...]]]:
    """Each flat denial that another sentence of the case breaks, with what breaks it in reading order."""
    admissions = [clause for clause in case.report.clauses if _is_admission(clause)]
    if not admissions:
        return
    for index, candidate in enumerate(case.candidates):
        for denial in _find_denials(case, index, candidate):
            against = tuple(clause for clause in admissions if _breaks(clause, denial))
            if against:
                yield denial, against


def _find_denials(case: Case, index: int, candidate: Candidate) -> Iterator[Denial]:
    for number, sentence in enumerate(candidate.sentences):
        match = _denial().fullmatch(candidate.text_of(sentence))
        if match is None or not _stands_alone(candidate, number):
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


def _is_of_sale(match: re.Match[str]) -> bool:
    verbs = set(re.findall(r"\w+", (match["verbs"] or match["participles"]).lower())) - {"and", "or", "nor", "ever"}
    if match["whom"] or match["to"]:
        verbs -= {"sell", "sold", "rent", "rented"}
        return not verbs
    return not verbs.isdisjoint({"sell", "sold"})


def _stands_alone(candidate: Candidate, number: int) -> bool:
    """Whether neither its place nor the sentence after it narrows the denial."""
    sentence = candidate.sentences[number]
    block = candidate.document.blocks[sentence.block]
    if block.kind == "heading" or block.lead_ins or is_in_part(candidate, block):
        return False
    following: Sentence | None = next(iter(candidate.sentences[number + 1 : number + 2]), None)
    return following is None or not _exception().match(candidate.text_of(following))


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
