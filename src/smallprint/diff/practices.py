"""Changes of what is judged. In: two versions. Out: practices that came, went, or give other values."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from smallprint.diff.align import Alignment
from smallprint.diff.model import Change, Direction, Spot, Version, make_change
from smallprint.diff.standing import is_laid_out_anew, stands_alike
from smallprint.diff.words import to_clause
from smallprint.model import Clause, Finding, Polarity

ELSEWHERE: Final = frozenset({"open.dated", "collect.listed", "collect.many_types", "collect.purpose_stated"})
"""Practices that only count what other changes say one by one."""
RETENTION: Final = "retention"
"""The pillar whose values are periods, which are compared thing by thing."""
MORE_BETTER: Final = frozenset(
    {"change.notice_30", "legal.arbitration_optout", "legal.time_limit", "legal.liability_cap"}
)
"""Practices whose number, of days or of money, is worth more to a reader the higher it is."""

_HARMFUL: Final[frozenset[Polarity]] = frozenset({"bad", "blocker"})
_NUMBER: Final = re.compile(r"\d+")


def compare_practices(old: Version, new: Version, aligned: Alignment, *, told: Collection[str]) -> Iterator[Change]:
    """Changes by question: an answer that took another's place, came, went, or has another value.

    `told` are practices whose evidence other changes have told.
    """
    slots: dict[str, tuple[list[Finding], list[Finding]]] = {}
    one = _Side(version=old, other=new, partners=aligned.alike)
    two = _Side(version=new, other=old, partners=aligned.alike_backward)
    for index, side in enumerate((one, two)):
        for practice, finding in side.version.clear.items():
            if practice in side.other.clear or practice in ELSEWHERE or practice in told or side.stands_alike(finding):
                continue
            slots.setdefault(finding.slot, ([], []))[index].append(finding)
    for gone, come in slots.values():
        for before, after in zip(gone, come, strict=False):
            yield _replaced(one, two, before, after)
        for before in gone[len(come) :]:
            yield _gone(one, before)
        for after in come[len(gone) :]:
            yield _come(two, after)
    yield from _other_values(one, two, told)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One version, as it is compared with the other."""

    version: Version
    other: Version
    partners: Mapping[int, int]
    """Number of a sentence -> that of the same one in the other version."""

    def stands_alike(self, finding: Finding) -> bool:
        """Whether all that shows it stands in the other version too, laid out anew: it was only read otherwise."""
        numbers = [self._number(clause) for clause in self.version.evidence(finding)]
        return bool(numbers) and all(
            is_laid_out_anew(self.version, self.other, number, self.partners) for number in numbers
        )

    def stands(self, finding: Finding) -> bool:
        """Whether all that shows it stands in the other version too, under the same words."""
        numbers = [self._number(clause) for clause in self.version.evidence(finding)]
        return bool(numbers) and all(
            stands_alike(self.version, self.other, number, self.partners) for number in numbers
        )

    def spot(self, finding: Finding) -> Spot | None:
        """Where it is shown: best in a sentence that the other version does not have."""
        evidence = self.version.evidence(finding)
        own = [clause for clause in evidence if self._number(clause) not in self.partners] or evidence
        return self.version.spot_of(own[0]) if own else None

    def _number(self, clause: Clause) -> int:
        return self.version.sentence_of(clause.document, clause.start)


def _replaced(old: _Side, new: _Side, before: Finding, after: Finding) -> Change:
    return make_change(
        direction=_compare(after.value, before.value),
        topic=after.pillar,
        text=f"now says {to_clause(after.says)}; before: {to_clause(before.says)}",
        before=before.says,
        after=after.says,
        old=old.spot(before),
        new=new.spot(after),
    )


def _gone(old: _Side, before: Finding) -> Change:
    return make_change(
        direction=_by_polarity(before.polarity, came=False),
        topic=before.pillar,
        text=f"no longer says {to_clause(before.says)}",
        before=before.says,
        old=old.spot(before),
    )


def _come(new: _Side, after: Finding) -> Change:
    return make_change(
        direction=_by_polarity(after.polarity, came=True),
        topic=after.pillar,
        text=f"now says {to_clause(after.says)}",
        after=after.says,
        new=new.spot(after),
    )


def _other_values(old: _Side, new: _Side, told: Collection[str]) -> Iterator[Change]:
    """Practices of both versions whose sentence now holds another age, amount, place or number of days."""
    for practice, after in new.version.clear.items():
        before = old.version.clear.get(practice)
        if before is None or before.says == after.says or practice in ELSEWHERE or practice in told:
            continue
        if after.pillar == RETENTION or (old.stands(before) and new.stands(after)):
            continue
        direction: Direction = "neutral"
        numbers = [_NUMBER.findall(finding.says) for finding in (before, after)]
        if practice in MORE_BETTER and all(len(found) == 1 for found in numbers):
            direction = _compare(float(numbers[1][0]), float(numbers[0][0]))
        yield make_change(
            direction=direction,
            topic=after.pillar,
            text=f"{to_clause(before.says)} -> {to_clause(after.says)}",
            before=before.says,
            after=after.says,
            old=old.spot(before),
            new=new.spot(after),
        )


def _compare(after: float, before: float) -> Direction:
    return "better" if after > before else "worse" if after < before else "neutral"


def _by_polarity(polarity: Polarity, *, came: bool) -> Direction:
    if polarity == "neutral":
        return "neutral"
    return "worse" if (polarity in _HARMFUL) == came else "better"
