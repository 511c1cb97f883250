"""Why a score is what it is. In: a report and one of its scores. Out: signed points that add up as printed."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from smallprint.model import Finding, Report, Score

STEPS_A_POINT: Final = 10
"""Points are printed in tenths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A finding and the points it moved."""

    points: float
    """In tenths, so rounded that all of them add up exactly."""
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """`silence + sum(points of reasons) + capped == overall`, in tenths of a point."""

    silence: float
    """Points of a text that says nothing at all."""
    reasons: tuple[Reason, ...]
    """Most points lost first, then most points won."""
    capped: float
    """Points, 0 or below, that blockers take beyond their own."""
    overall: float


def explain(report: Report, score: Score) -> Explanation:
    """The findings that moved `score`, with the points of each."""
    counted = [
        finding
        for finding in report.findings
        if finding.effect and finding.pillar in score.pillars and score.pillars[finding.pillar].weight
    ]
    counted.sort(key=lambda finding: (finding.effect > 0, -abs(finding.effect), finding.practice))
    silence, capped, overall = (round(value, 1) for value in (score.silence, score.capped, score.overall))
    shares = round_to_sum([finding.effect for finding in counted], overall - silence - capped)
    return Explanation(
        silence=silence,
        reasons=tuple(Reason(points=share, finding=finding) for share, finding in zip(shares, counted, strict=True)),
        capped=capped,
        overall=overall,
    )


def uncounted(report: Report) -> tuple[Finding, ...]:
    """Findings that moved no score, in the report's order: overruled, uncertain, or of a pillar without weight."""
    return tuple(finding for finding in report.findings if not finding.effect)


def round_to_sum(values: Sequence[float], total: float) -> tuple[float, ...]:
    """`values` in tenths, each at most a tenth from its own value, so that they make `total`.

    `total` must be their sum to within a tenth for each value. Source: the largest-remainder method.
    """
    steps = [math.floor(value * STEPS_A_POINT) for value in values]
    missing = round(round(total, 1) * STEPS_A_POINT) - sum(steps)
    by_remainder = sorted(range(len(values)), key=lambda i: steps[i] - values[i] * STEPS_A_POINT)
    for i in by_remainder[: max(0, missing)]:
        steps[i] += 1
    for i in list(reversed(by_remainder))[: max(0, -missing)]:
        steps[i] -= 1
    return tuple(step / STEPS_A_POINT for step in steps)
