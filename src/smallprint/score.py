"""What a text is worth to its reader. In: findings, a scorecard and the rulebook. Out: `Score`, findings with effects.

A slot is worth v points of 0-1, and silence has a value of its own:

    v(slot) = lowest value of its bad and blocker findings      if there is any
            = the other findings, joined as the slot says       else, if there is any
            = the slot's silent value                           if nothing clear is found
    pillar  = 100 x sum(points x v) / sum(points x reach)       capped by the number of its blockers
    overall = sum(weight x pillar)                              capped by the number of all blockers
    range   = the same with each silent slot at its lowest .. highest possible value
    effect  = 100 x weight x points x (value of the finding that decides the slot - silent) / sum(points x reach)

and so `overall == silence + sum(effects) + capped`. `reach` is 1 in a privacy policy; in terms of service, where many
questions have no good answer, it is the best value the slot can have. Weights, caps and grades: `rules/scale.toml`.
Only clear findings count. Sources and reasons for each number: `docs/scoring.md`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from smallprint.model import Finding, PillarScore, Polarity, Practice, Rulebook, Scale, Score, Scorecard, Slot

HARMFUL: Final[frozenset[Polarity]] = frozenset({"bad", "blocker"})
SOFTENED_BY: Final[Mapping[str, str]] = {"legal.arbitration": "legal.arbitration_optout"}
"""Practice -> the practice whose value takes its place where both are found."""
UNKNOWN: Final = "?"
"""Grade of a text that answers too little."""
_PERCENT: Final = 100.0
_DECIMALS: Final = 4
"""Keeps floating-point noise out of reports; far below what is ever shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What the findings say to one slot's question."""

    slot: Slot
    value: float
    lowest: float
    highest: float
    """Bounds of the value: both equal to it, unless the text is silent."""
    reach: float
    deciding: Mapping[int, float]
    """Index of a finding that decides the slot -> its share in the value; shares sum to 1. Empty when silent."""
    overruled: Mapping[int, str]
    """Index of a clear finding that does not -> the practice that decides instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pillar:
    """A pillar's answers, and what a scorecard makes of them."""

    answers: tuple[_Answer, ...]
    weight: float
    blockers: int
    harmed: bool
    """Something bad was found."""
    counted: tuple[_Answer, ...]
    """Answers that count for coverage."""

    @property
    def reach(self) -> float:
        return sum(answer.slot.points * answer.reach for answer in self.answers)


def score(
    findings: Sequence[Finding], *, scorecard: Scorecard, rulebook: Rulebook
) -> tuple[Score, tuple[Finding, ...]]:
    """The score on one scorecard, and the findings, in their order, with `effect` and `overruled_by` filled in.

    Pillars with a weight count the slots that a practice of the scorecard's scope can answer, and such practices only.
    The other pillars are shown with weight 0, over all their slots; they move nothing, their findings keep the effect
    they came with, so a second scorecard can be scored on the result of the first. Findings that are possible do not
    count. Without findings the score is that of silence, and its grade is "?". Pillars stand in the order of the
    scale's weights, then of the rulebook.
    """
    scale, weights = rulebook.scale, rulebook.scale.weights[scorecard]
    pillars = {
        name: _read_pillar(name, findings, weight=weights.get(name, 0.0), scorecard=scorecard, rulebook=rulebook)
        for name in dict.fromkeys((*weights, *rulebook.pillars))
    }
    scored = [pillar for pillar in pillars.values() if pillar.weight]
    blockers = sum(pillar.blockers for pillar in scored)
    low, overall, high = (
        round(_cap(_weigh(scored, points), blockers, scale.overall_caps), _DECIMALS)
        for points in zip(*(_bounds(pillar, scale) for pillar in scored), strict=True)
    )
    uncapped = _weigh(scored, [_percent(pillar, [answer.value for answer in pillar.answers]) for pillar in scored])
    silence = _weigh(scored, [_percent(pillar, [answer.slot.silent for answer in pillar.answers]) for pillar in scored])
    coverage = _measure_coverage(answer for pillar in scored for answer in pillar.counted)
    return (
        Score(
            scorecard=scorecard,
            overall=overall,
            grade=_grade(overall, coverage, scale, harmed=any(pillar.harmed for pillar in scored)),
            range=(low, high),
            coverage=coverage,
            pillars={name: _show(pillar, scale) for name, pillar in pillars.items() if pillar.answers},
            silence=round(silence, _DECIMALS),
            capped=min(0.0, round(overall - uncapped, _DECIMALS)) if blockers else 0.0,
        ),
        _explain(findings, pillars.values()),
    )


def _read_pillar(
    name: str, findings: Sequence[Finding], *, weight: float, scorecard: Scorecard, rulebook: Rulebook
) -> _Pillar:
    """The answers to those questions of a pillar that the scorecard asks."""
    practices: dict[str, list[Practice]] = {}
    for practice in rulebook.practices.values():
        if practice.pillar == name and (not weight or practice.scope in (scorecard, "both")):
            practices.setdefault(practice.slot, []).append(practice)
    asked = {practice.id for known in practices.values() for practice in known}
    clear = {
        index: finding
        for index, finding in enumerate(findings)
        if finding.certainty == "clear" and finding.practice in asked
    }
    answers = tuple(
        _answer(
            slot,
            {index: finding for index, finding in clear.items() if finding.slot == slot.id},
            values=[practice.value for practice in practices[slot.id]],
            scorecard=scorecard,
        )
        for slot in rulebook.slots.values()
        if slot.id in practices
    )
    disclosures = tuple(answer for answer in answers if answer.slot.must_disclose)
    return _Pillar(
        answers=answers,
        weight=weight,
        blockers=len({finding.practice for finding in clear.values() if finding.polarity == "blocker"}),
        harmed=any(finding.polarity in HARMFUL for finding in clear.values()),
        counted=disclosures if scorecard == "privacy" and disclosures else answers,
    )


def _answer(slot: Slot, findings: Mapping[int, Finding], *, values: Sequence[float], scorecard: Scorecard) -> _Answer:
    """What `findings`, all of this slot, answer; `values` are those an answer can have."""
    lowest, highest = min(slot.silent, *values), max(slot.silent, *values)
    reach = highest if scorecard == "terms" else 1.0
    if not findings:
        return _Answer(
            slot=slot, value=slot.silent, lowest=lowest, highest=highest, reach=reach, deciding={}, overruled={}
        )
    deciding = _decide(slot, findings)
    value = sum(share * findings[index].value for index, share in deciding.items())
    first = findings[next(iter(deciding))].practice
    return _Answer(
        slot=slot,
        value=value,
        lowest=value,
        highest=value,
        reach=reach,
        deciding=deciding,
        overruled={
            index: SOFTENED_BY.get(finding.practice, first) if _is_softened(finding, findings.values()) else first
            for index, finding in findings.items()
            if index not in deciding
        },
    )


def _decide(slot: Slot, findings: Mapping[int, Finding]) -> Mapping[int, float]:
    """Which of a slot's findings decide it, and by what share."""
    # Of equals the one with most confidence decides, and of those the first.
    ranked = sorted(
        (index for index, finding in findings.items() if not _is_softened(finding, findings.values())),
        key=lambda index: (findings[index].value, -findings[index].confidence, index),
    )
    harmful = [index for index in ranked if findings[index].polarity in HARMFUL]
    if harmful:
        return {harmful[0]: 1.0}
    worst = ranked[0]
    best = next(index for index in ranked if findings[index].value == findings[ranked[-1]].value)
    if slot.combine == "mean" and best != worst:
        return {best: 0.5, worst: 0.5}
    return {worst if slot.combine == "min" else best: 1.0}


def _is_softened(finding: Finding, others: Iterable[Finding]) -> bool:
    softer = SOFTENED_BY.get(finding.practice)
    return softer is not None and any(other.practice == softer for other in others)


def _weigh(pillars: Iterable[_Pillar], points: Iterable[float]) -> float:
    """Points of each pillar, joined by weight."""
    return sum(pillar.weight * its_points for pillar, its_points in zip(pillars, points, strict=True))


def _percent(pillar: _Pillar, values: Iterable[float]) -> float:
    """`values`, one an answer, as the share of what the pillar can reach, 0-100; before caps."""
    points = sum(answer.slot.points * value for answer, value in zip(pillar.answers, values, strict=True))
    return _PERCENT * points / pillar.reach


def _bounds(pillar: _Pillar, scale: Scale) -> tuple[float, float, float]:
    """Lowest, actual and highest score of a pillar, caps applied."""
    low = _percent(pillar, [answer.lowest for answer in pillar.answers])
    actual = _percent(pillar, [answer.value for answer in pillar.answers])
    high = _percent(pillar, [answer.highest for answer in pillar.answers])
    caps = scale.pillar_caps
    return _cap(low, pillar.blockers, caps), _cap(actual, pillar.blockers, caps), _cap(high, pillar.blockers, caps)


def _cap(points: float, blockers: int, caps: tuple[float, float]) -> float:
    """`points`, or the most that a text with that many blockers gets."""
    if not blockers:
        return points
    return min(points, caps[0] if blockers == 1 else caps[1])


def _measure_coverage(answers: Iterable[_Answer]) -> float:
    """Share of the answers' points that a clear finding answers, percent."""
    counted = list(answers)
    answered = sum(answer.slot.points for answer in counted if answer.deciding)
    return round(_PERCENT * answered / sum(answer.slot.points for answer in counted), _DECIMALS)


def _grade(points: float, coverage: float, scale: Scale, *, harmed: bool) -> str:
    """The letter of `points`; the best letter needs that nothing bad was found."""
    if coverage < scale.minimum_coverage:
        return UNKNOWN
    letters = [letter for letter, lowest in scale.grades if points >= lowest]
    best = scale.grades[0][0]
    return scale.grades[1][0] if harmed and letters[0] == best else letters[0]


def _show(pillar: _Pillar, scale: Scale) -> PillarScore:
    low, middle, high = (round(value, _DECIMALS) for value in _bounds(pillar, scale))
    coverage = _measure_coverage(pillar.counted)
    return PillarScore(
        score=middle,
        grade=_grade(middle, coverage, scale, harmed=pillar.harmed),
        range=(low, high),
        coverage=coverage,
        unanswered=tuple(answer.slot.id for answer in pillar.answers if not answer.deciding),
        weight=pillar.weight,
    )


def _explain(findings: Sequence[Finding], pillars: Iterable[_Pillar]) -> tuple[Finding, ...]:
    """The findings with the points each moves and the practice that overrules it."""
    explained = list(findings)
    for pillar in pillars:
        for answer in pillar.answers:
            for index, share in answer.deciding.items():
                if pillar.weight:
                    moved = answer.slot.points * share * (findings[index].value - answer.slot.silent) / pillar.reach
                    effect = round(_PERCENT * pillar.weight * moved, _DECIMALS)
                    explained[index] = replace(explained[index], effect=effect, overruled_by=None)
            for index, practice in answer.overruled.items():
                effect = 0.0 if pillar.weight else explained[index].effect
                explained[index] = replace(explained[index], effect=effect, overruled_by=practice)
    return tuple(explained)
