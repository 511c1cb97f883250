"""Retention periods that cannot both be right. In: a `Case`. Out: pairs of clauses with two periods for one thing."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from smallprint.check.case import Case
from smallprint.diff.retention import to_days
from smallprint.inflect import to_singular
from smallprint.model import Clause, Period

RULES: Final = (
    "retention.period",
    "retention.listed",
    "retention.logs",
    "retention.logs_listed",
    "retention.indefinite",
)
"""Rules that say how long a thing is kept from when it was collected, not from a request or a closed account."""
FOREVER: Final = "INDEFINITE"

_TOLERANCE: Final = 0.03
"""Share by which twelve months and a year, or thirty days and a month, may differ."""


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:your|our|the|all|any|an?|such|these|those|this|of|user|users|customer|related|raw|data|information|records?|"
        r"files?|details|personal|content|entries|collected|used)\b|['’]s?\b|[^\w\s]",
        re.IGNORECASE,
    )


@cache
def _narrowing() -> re.Pattern[str]:
    """Words that make a period one of several, or start its clock at some event."""
    return re.compile(
        r"\b(?:if|unless|when|where|once|after\s+(?:you|the|your|we|closing|closure|account|termination|deletion)|"
        r"backups?|inactiv\w*|plans?|at\s+least|up\s+to|no\s+longer\s+than|or|either|longer|minimum|additional|further|"
        r"another|then|purposes?|free|paid|premium|basic|trial|guests?|some|certain|most|following|of\s+(?:the\s+)?(?:end|last)|from\s+(?:the|your))\b",
        re.IGNORECASE,
    )


def find_two_periods(case: Case) -> Iterator[tuple[Clause, Clause]]:
    """(first clause, later clause) for each thing that is kept for two periods."""
    first: dict[str, Clause] = {}
    for clause in case.report.clauses:
        thing = _thing_of(clause)
        if not thing:
            continue
        known = first.setdefault(thing, clause)
        if known.period and clause.period and known.start != clause.start and _differ(known.period, clause.period):
            yield known, clause
            first[thing] = clause  # rules may read one sentence alike; each sentence is reported once


def _thing_of(clause: Clause) -> str:
    """What the clause keeps, by its telling words alone; empty for a clause that says too little or too much."""
    period = clause.period
    if period is None or clause.rule not in RULES or clause.stance != "stated" or period.starts:
        return ""
    if clause.region is not None or clause.condition is not None or _narrowing().search(clause.quote):
        return ""
    if _is_some(clause.quote.casefold(), period.what.casefold()):
        return ""
    words = _filler().sub(" ", period.what.casefold()).split()
    return " ".join(to_singular(word) for word in words)


def _is_some(quote: str, what: str) -> bool:
    """Whether the words after the thing say which of it: "server logs of the forum"."""
    return (
        re.search(rf"{re.escape(what)}\s+(?:of|from|in|on|about|that|which|relat\w+|concern\w+)\b", quote) is not None
    )


def _differ(one: Period, other: Period) -> bool:
    if FOREVER in (one.value, other.value):
        return one.value != other.value
    first, second = to_days(one.value), to_days(other.value)
    return bool(first and second) and abs(first - second) > _TOLERANCE * max(first, second)
