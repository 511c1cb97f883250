"""Promises and the practices that break them. In: a `Case`. Out: pairs of clauses that cannot both be true.

A promise with a condition or an exception, for one region or for other data, breaks nothing.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from smallprint.check.case import Candidate, Case
from smallprint.check.checks.statement import is_certain
from smallprint.model import Block, Clause

OPPOSED: Final[dict[str, tuple[str, ...]]] = {
    "share.not_sold": ("share.sold",),
    "share.no_ads": ("share.ads",),
    "share.processors_only": ("share.nonessential", "share.ads"),
    "collect.no_sensitive": ("collect.sensitive", "collect.biometric"),
    "collect.no_precise_location": ("collect.location_precise",),
    "collect.no_ai_training": ("collect.ai_training",),
    "collect.e2ee": ("collect.reads_messages",),
    "track.none": ("track.cross_site", "track.pixels"),
    "optout.dnt_honored": ("optout.dnt_ignored",),
    "rights.delete_self": ("rights.no_delete",),
}
"""A promise -> practices, any of which breaks it."""
SHARING: Final = "sharing"
TRACKING: Final = "track."
"""How the practices begin that others do on our pages."""
LOCKED: Final = "collect.e2ee"
"""A promise that services often make for one kind of message alone."""
EXCLUSIVE: Final = "share.processors_only"
"""A promise that is a condition: "only with ..."."""
EVERY_SENSITIVE: Final = "sensitive data"
"""A kind of data that is all kinds of a sort."""

Pair = tuple[Clause, tuple[Clause, ...]]
"""A promise, and what breaks it, in reading order."""


@cache
def _narrowing() -> re.Pattern[str]:
    """Words that narrow a promise or its breach to some cases, or to data that names nobody."""
    return re.compile(
        r"\b(?:except|unless|other\s+than|without\s+(?:your|first|prior|express)|with\s+your|your\s+(?:\w+\s+)?consent|"
        r"(?:if|when|where)\s+you\b|their\s+own|by\s+default|at\s+your|opt(?:ed|ing)?[\s-]in|aggregat\w*|anonym\w*|de-?identif\w*|pseudonym\w*|"
        r"non-personal\w*|in\s+this\s+mode|children|minors?|under\s+(?:the\s+age\s+of\s+)?1\d|knowingly)\b",
        re.IGNORECASE,
    )


def find_broken_promises(case: Case) -> Iterator[Pair]:
    """Each promise that another sentence, in the same or another document, breaks."""
    findings = {finding.practice: finding for finding in case.report.findings if finding.certainty == "clear"}
    clauses = {clause.id: clause for clause in case.report.clauses}
    for promise, breaches in OPPOSED.items():
        if promise not in findings:
            continue
        shown = [clause for clause in case.report.clauses if clause.practice == promise and _is_general(clause)]
        broken_by = [
            clauses[name]
            for breach in breaches
            if breach in findings
            for name in findings[breach].clauses
            if is_certain(clauses[name], findings[breach], case.rulebook) and is_for_all(clauses[name])
        ]
        for clause in shown:
            against = [
                other
                for other in broken_by
                if not _same_words(clause, other) and _same_data(clause, other) and _is_ours(other)
            ]
            if against:
                yield clause, tuple(sorted(against, key=lambda other: (other.document, other.start)))


@cache
def _somebody() -> re.Pattern[str]:
    return re.compile(r"\b(?:your?|users?|customers?|members?|personal(?:ly)?)\b", re.IGNORECASE)


@cache
def _these() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:this|these|that|those|such)\s+(?:\w+\s+){0,2}?(?:data|information|details|content|messages?|records?)\b",
        re.IGNORECASE,
    )


def _is_general(clause: Clause) -> bool:
    """Whether the promise is plain, and not about some list, form or mode of the service alone."""
    is_whole = is_for_all(clause) and clause.stance != "hedged" if clause.practice == EXCLUSIVE else is_plain(clause)
    of_part = clause.pillar == SHARING or clause.practice == LOCKED
    named = _somebody().search(clause.quote) is not None and _these().search(clause.quote) is None
    return is_whole and (named or not of_part)


def is_plain(clause: Clause) -> bool:
    """Whether the clause holds for everybody at all times: no region, condition, exception or hedge."""
    return clause.condition is None and clause.stance != "hedged" and is_for_all(clause)


def is_for_all(clause: Clause) -> bool:
    """Whether the clause holds for everybody, whoever agreed to it, and for data that names people.

    It may have its times ("while the app is open"): they are no exception to a promise that has none.
    """
    words = f"{clause.lead_in or ''} {clause.quote}"
    return clause.region is None and _narrowing().search(words) is None


@cache
def _part() -> re.Pattern[str]:
    """Headings over what is said of some people, one law or one part of the service."""
    return re.compile(
        r"\b(?:child|minor|kid|teen|student|applicant|candidate|employee|california|nevada|virginia|colorado|states?|ccpa|"
        r"sms|text\s+messag|mobile|beta|health|payment|card|google|apple|facebook|app)",
        re.IGNORECASE,
    )


def is_in_part(candidate: Candidate, block: Block) -> bool:
    """Whether a heading narrows what the block says; the title of the whole narrows nothing."""
    first = candidate.headings[:1]
    title = candidate.text_of(first[0]) if first and first[0].level == 1 else candidate.document.title
    return any(_part().search(heading) for heading in block.heading if heading != title)


def narrows(words: str) -> bool:
    """Whether words narrow what they say to some cases, or to data that names nobody."""
    return _narrowing().search(words) is not None


def _same_words(one: Clause, other: Clause) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


@cache
def _ours() -> re.Pattern[str]:
    return re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE)


def _is_ours(clause: Clause) -> bool:
    """Whether it is we who track, or somebody for us: what another firm does of its own breaks no promise of ours."""
    return (
        not (clause.practice or "").startswith(TRACKING)
        or _ours().search(f"{clause.lead_in or ''} {clause.quote}") is not None
    )


def _same_data(one: Clause, other: Clause) -> bool:
    """Whether both may speak of the same data: they share a kind, or one of them names none."""
    kinds, others = set(one.data_types) - {EVERY_SENSITIVE}, set(other.data_types)
    return not kinds or not others or bool(kinds & others)
