"""Changes of what is judged. In: two versions and a rulebook. Out: practices that came, went, or give other values."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from smallprint.diff.model import Change, Direction, Spot, Version
from smallprint.diff.words import to_clause
from smallprint.model import Finding, Polarity, Rulebook

ELSEWHERE: Final = frozenset({"open.dated", "collect.listed", "collect.many_types", "collect.purpose_stated"})
"""Practices that only count what other changes say one by one."""
RETENTION: Final = "retention"
"""The pillar whose values are periods, which are compared thing by thing."""
MORE_DAYS_BETTER: Final = frozenset({"change.notice_30", "legal.arbitration_optout", "legal.time_limit"})
"""Practices whose number of days is worth more to a reader the higher it is."""

_HARMFUL: Final[frozenset[Polarity]] = frozenset({"bad", "blocker"})
_NUMBER: Final = re.compile(r"\d+")


def compare_practices(old: Version, new: Version, rulebook: Rulebook, *, told: Collection[str]) -> Iterator[Change]:
    """Changes by question: an answer that took another's place, came, went, or has another value.

    `told` are practices whose evidence other changes have told.
    """
    slots: dict[str, tuple[list[Finding], list[Finding]]] = {}
    for side, version, other in ((0, old, new), (1, new, old)):
        for practice, finding in version.clear.items():
            if practice not in other.clear and practice not in ELSEWHERE and practice not in told:
                slots.setdefault(finding.slot, ([], []))[side].append(finding)
    for slot, (gone, come) in slots.items():
        moved = _compare(_value(new, slot, rulebook), _value(old, slot, rulebook))
        for before, after in zip(gone, come, strict=False):
            yield _replaced(old, new, before, after)
        for before in gone[len(come) :]:
            yield _gone(old, before, moved)
        for after in come[len(gone) :]:
            yield _come(new, after, moved)
    yield from _other_values(old, new, told)


def _replaced(old: Version, new: Version, before: Finding, after: Finding) -> Change:
    return Change(
        kind="changed",
        direction=_compare(after.value, before.value),
        topic=after.pillar,
        text=f"now says {to_clause(after.says)}; before: {to_clause(before.says)}",
        before=before.says,
        after=after.says,
        old=_spot(old, before),
        new=_spot(new, after),
    )


def _gone(old: Version, before: Finding, moved: Direction) -> Change:
    direction: Direction = moved if before.polarity == "neutral" else _by_polarity(before.polarity, came=False)
    return Change(
        kind="removed",
        direction=direction,
        topic=before.pillar,
        text=f"no longer says {to_clause(before.says)}",
        before=before.says,
        after=None,
        old=_spot(old, before),
        new=None,
    )


def _come(new: Version, after: Finding, moved: Direction) -> Change:
    direction: Direction = moved if after.polarity == "neutral" else _by_polarity(after.polarity, came=True)
    return Change(
        kind="added",
        direction=direction,
        topic=after.pillar,
        text=f"now says {to_clause(after.says)}",
        before=None,
        after=after.says,
        old=None,
        new=_spot(new, after),
    )


def _other_values(old: Version, new: Version, told: Collection[str]) -> Iterator[Change]:
    """Practices of both versions whose sentence now holds another age, amount, place or number of days."""
    for practice, after in new.clear.items():
        before = old.clear.get(practice)
        if before is None or before.says == after.says or practice in ELSEWHERE or practice in told:
            continue
        if after.pillar == RETENTION:
            continue
        direction: Direction = "neutral"
        numbers = [_NUMBER.findall(finding.says) for finding in (before, after)]
        if practice in MORE_DAYS_BETTER and all(len(found) == 1 for found in numbers):
            direction = _compare(float(numbers[1][0]), float(numbers[0][0]))
        yield Change(
            kind="changed",
            direction=direction,
            topic=after.pillar,
            text=f"{to_clause(before.says)} -> {to_clause(after.says)}",
            before=before.says,
            after=after.says,
            old=_spot(old, before),
            new=_spot(new, after),
        )


def _spot(version: Version, finding: Finding) -> Spot | None:
    evidence = version.evidence(finding)
    return version.spot_of(evidence[0]) if evidence else None


def _value(version: Version, slot: str, rulebook: Rulebook) -> float:
    """What the version answers to a slot's question, 0 to 1: its worst answer if any is bad, else its best."""
    found = [finding for finding in version.clear.values() if finding.slot == slot]
    bad: Sequence[float] = [finding.value for finding in found if finding.polarity in _HARMFUL]
    return min(bad) if bad else max((finding.value for finding in found), default=rulebook.slots[slot].silent)


def _compare(after: float, before: float) -> Direction:
    return "better" if after > before else "worse" if after < before else "neutral"


def _by_polarity(polarity: Polarity, *, came: bool) -> Direction:
    return "worse" if (polarity in _HARMFUL) == came else "better"
