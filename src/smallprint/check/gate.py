"""The verdict. In: outcomes with their final results and settings. Out: a `Gate`, and the exit code.

A file that cannot be read and a document that could not be assessed never pass.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from smallprint.check.configuration.settings import Settings
from smallprint.check.model import Gate, Outcome, Result, severity_rank
from smallprint.errors import EXIT_GATE_FAILED, EXIT_NOT_ASSESSED, EXIT_PASS, EXIT_REFUSED

AT_MOST: Final = frozenset({"reading-minutes", "grade-level", "words"})
"""Assertions that set a highest value; all others set a lowest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One document at the end of the run."""

    path: str
    outcome: Outcome | None
    """None for a side file of suppressions, which has results but is no document."""
    results: tuple[Result, ...]
    settings: Settings


def judge(judged: Sequence[Judged], *, exit_zero: bool = False) -> tuple[Gate, int]:
    """The verdict on all documents together, and the exit code: 2 before 1 before 3; `exit_zero` turns 1 into 0."""
    failures = [reason for one in judged for reason in _failures_of(one)]
    outcomes = [one.outcome for one in judged if one.outcome is not None]
    unread = [outcome.error for outcome in outcomes if outcome.error]
    unassessed = [outcome.checked.not_assessed for outcome in outcomes if outcome.checked.not_assessed]
    gate = Gate(passed=not (failures or unread or unassessed), reasons=(*unread, *failures, *unassessed))
    if unread:
        return gate, EXIT_REFUSED
    if failures and not exit_zero:
        return gate, EXIT_GATE_FAILED
    return gate, EXIT_NOT_ASSESSED if unassessed else EXIT_PASS


def mark_failing(results: Sequence[Result], settings: Settings) -> tuple[Result, ...]:
    """The results, those marked that are new and at least as bad as `fail-on`."""
    limit = severity_rank(settings.fail_on)
    return tuple(
        replace(result, fails=result.status == "new" and severity_rank(result.severity) <= limit) for result in results
    )


def broken_assertions(assertions: Mapping[str, float], measures: Mapping[str, float]) -> list[str]:
    """What is broken, in words. An assertion about something that was not measured is broken too."""
    broken = []
    for name, limit in assertions.items():
        value = measures.get(name)
        if value is None:
            broken.append(f"{name} is not known; {'at most' if name in AT_MOST else 'at least'} {limit:g} is asserted.")
        elif name in AT_MOST and value > limit:
            broken.append(f"{name} is {value:.4g}, above {limit:g}.")
        elif name not in AT_MOST and value < limit:
            broken.append(f"{name} is {value:.4g}, below {limit:g}.")
    return broken


def _failures_of(one: Judged) -> list[str]:
    settings, outcome = one.settings, one.outcome
    bad = [result for result in one.results if result.fails]
    reasons = [f"{one.path}: {_count(bad)}."] if bad else []
    if outcome is None or outcome.error or outcome.checked.not_assessed:
        return reasons
    score = outcome.checked.score
    if settings.min_score is not None and (score is None or score < settings.min_score):
        said = "is not known" if score is None else f"is {score:g}"
        reasons.append(f"{one.path}: the score {said}; at least {settings.min_score:g} is asked for.")
    return [*reasons, *(f"{one.path}: {text}" for text in broken_assertions(settings.assertions, outcome.measures))]


def _count(results: Sequence[Result]) -> str:
    """ "2 new results of severity high, 1 of severity medium"."""
    counts = {name: sum(result.severity == name for result in results) for name in ("high", "medium", "low")}
    parts = [f"{count} of severity {name}" for name, count in counts.items() if count]
    return f"{len(results)} new result{'s' if len(results) > 1 else ''} ({', '.join(parts)})"
