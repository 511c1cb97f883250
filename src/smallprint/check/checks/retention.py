"""Checks on how long data is kept. In: a `Case`. Out: results on retention without a limit that anybody could check."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from smallprint.check.case import Candidate, Case, Check
from smallprint.check.model import Result
from smallprint.model import Clause

AS_NEEDED: Final = "AS_NEEDED"
VAGUE_RULES: Final = ("retention.as_needed", "retention.limited_time")
"""Rules that find a retention without a number; others name a period or the event that ends it."""


@cache
def _limits() -> re.Pattern[str]:
    """Words that set a limit, or the criteria by which it is set."""
    return re.compile(
        r"\b(?:criteri(?:a|on)|factors?|depend(?:s|ing)?\s+(?:up)?on|tak(?:e|es|ing)\s+into\s+account|"
        r"(?:we|to)\s+(?:also\s+)?consider|determin(?:e|ed|ing)\s+(?:the|how|by)|"
        r"retention\s+(?:schedules?|table|periods?\s+(?:are|is|below|set))|limitation\s+periods?|"
        r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|sixty|ninety)\)?\s*"
        r"(?:calendar\s+|business\s+|more\s+)?(?:hours?|days?|weeks?|months?|years?))\b",
        re.IGNORECASE,
    )


def find_unlimited_retention(case: Case) -> Iterator[Result]:
    """Sentences that keep data "as long as necessary" in sections that give neither criteria nor a period."""
    seen: set[tuple[int, int]] = set()
    for clause in case.report.clauses:
        candidate = case.candidates[clause.document]
        if candidate.info.kind == "terms" or not _is_vague(clause) or _limited_nearby(candidate, clause):
            continue
        if (clause.document, clause.start) in seen:
            continue
        seen.add((clause.document, clause.start))
        message = (
            "This gives neither a time limit nor the criteria that set one. Name a period, or say what decides it."
        )
        yield candidate.result("retention-without-limit", message, clause.start, clause.end, severity="low")


def _is_vague(clause: Clause) -> bool:
    return (
        clause.rule in VAGUE_RULES
        and clause.stance == "stated"
        and clause.period is not None
        and clause.period.value == AS_NEEDED
    )


def _limited_nearby(candidate: Candidate, clause: Clause) -> bool:
    """Whether the clause's section, or the sections below its heading, set a limit in some words."""
    return any(
        _limits().search(candidate.text, block.start, block.end)
        for block in candidate.prose
        if block.heading[: len(clause.heading)] == clause.heading
        and (clause.heading or block.start <= clause.start < block.end)
    )


CHECKS: Final = (
    Check(
        id="retention-without-limit",
        severity="low",
        title="Data kept “as long as necessary”, and no way to tell how long that is",
        what="Finds sentences that keep data as long as it is needed, or for a reasonable time, in sections that give "
        "neither a period nor the criteria by which one is set.",
        why="It promises nothing. The GDPR asks for the period or, if that is not possible, the criteria (Article "
        "13(2)(a)); the guidelines on transparency (WP260 rev.01, annex) call “as long as necessary for legitimate "
        "purposes” not enough.",
        example="We keep your data for as long as necessary for our business purposes.",
        instead="We keep your orders for seven years, because tax law asks for it, and everything else until 30 days "
        "after you close your account.",
        find=find_unlimited_retention,
        page="A period, or words such as “criteria”, “depends on” and “taking into account”, anywhere in the same "
        "section count as a limit. Terms of service are left alone: they keep accounts and money, too.",
    ),
)
