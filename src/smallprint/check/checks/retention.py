"""Checks on how long data is kept. In: a `Case`. Out: results on retention without a limit that anybody could check."""

from collections.abc import Iterator
from typing import Final

from smallprint.check.case import Case, Check
from smallprint.check.checks.limits import Limits, says_keeping
from smallprint.check.model import Result
from smallprint.model import Clause

AS_NEEDED: Final = "AS_NEEDED"
VAGUE_RULES: Final = ("retention.as_needed", "retention.limited_time")
"""Rules that find a retention without a number; others name a period or the event that ends it."""


def find_unlimited_retention(case: Case) -> Iterator[Result]:
    """Sentences that keep data "as long as necessary" and that nothing limits; one for the items below a lead-in."""
    limits: dict[int, Limits] = {}
    seen: set[tuple[int, str]] = set()
    for clause in case.report.clauses:
        candidate = case.candidates[clause.document]
        if candidate.info.kind == "terms" or not _is_vague(clause) or not says_keeping(clause):
            continue
        if clause.document not in limits:
            limits[clause.document] = Limits(case, clause.document)
        said = clause.lead_in or clause.quote
        if (clause.document, said) in seen or limits[clause.document].hold(clause):
            continue
        seen |= {(clause.document, said), (clause.document, clause.quote)}
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


CHECKS: Final = (
    Check(
        id="retention-without-limit",
        severity="low",
        title="Data kept “as long as necessary”, and no way to tell how long that is",
        what="Finds sentences that keep data as long as it is needed, or for a reasonable time, where nothing "
        "limits it: neither a period for the same thing nor the criteria by which one is set.",
        why="It promises nothing. The GDPR asks for the period or, if that is not possible, the criteria (Article "
        "13(2)(a)); the guidelines on transparency (WP260 rev.01, annex) call “as long as necessary for legitimate "
        "purposes” not enough.",
        example="We keep your data for as long as necessary for our business purposes.",
        instead="We keep your orders for seven years, because tax law asks for it, and everything else until 30 days "
        "after you close your account.",
        find=find_unlimited_retention,
        page="Words such as “criteria”, “depends on” and “taking into account” anywhere in the same section count as a "
        "limit. So does a period there, if it is for the same thing, or for data as such: that logs go after 90 days "
        "limits only how long logs are kept. Three periods or more in the section are taken for the schedule that "
        "spells a general sentence out. Terms of service are left alone: they keep accounts and money, too.",
    ),
)
