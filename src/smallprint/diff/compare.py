"""Compares two versions. In: both. Out: the `Diff`: what changed in meaning, then in wording alone.

Every sentence is told of once: a change of meaning that stands in it takes the place of the change of its words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from smallprint.diff.align import Alignment, align
from smallprint.diff.choices import compare_choices, compare_nameless, told_practices
from smallprint.diff.kinds import COLLECTION, compare_kinds
from smallprint.diff.likeness import is_date_line
from smallprint.diff.model import Change, Diff, ScoreChange, Version, make_change
from smallprint.diff.practices import compare_practices
from smallprint.diff.promises import compare_promises
from smallprint.diff.retention import compare_retention
from smallprint.model import Clause, Report

DATE: Final = "date"
WORDING: Final = "wording"
SENTENCE_CHANGED: Final = "sentence changed"
SENTENCE_REMOVED: Final = "sentence removed"
SENTENCE_ADDED: Final = "sentence added"
WORDING_TEXTS: Final = frozenset({SENTENCE_CHANGED, SENTENCE_REMOVED, SENTENCE_ADDED})
"""Texts of changes that tell of no change of meaning."""

_ORDER: Final = {"worse": 0, "better": 1, "neutral": 2}
_LAST: Final = (1 << 30, 0)


def compare(old: Version, new: Version) -> Diff:
    """All changes from `old` to `new`; none for two versions that say the same."""
    aligned = align(old, new)
    changes = [_place_both(change, old, new, aligned) for change in _compare_meaning(old, new, aligned)]
    dates = list(_compare_dates(old, new, aligned))
    changes += dates
    changes += _compare_wording(old, new, aligned, changes)
    return Diff(
        changes=tuple(sorted(changes, key=_place)),
        score=ScoreChange(before=_overall(old.report), after=_overall(new.report)),
        dated=any(change.after is not None and change.after > (change.before or "") for change in dates),
    )


def _compare_meaning(old: Version, new: Version, aligned: Alignment) -> list[Change]:
    told_old: set[str] = set()
    told_new: set[str] = set()
    changes: list[Change] = []
    for change, one, other in compare_retention(old, new, aligned):
        told_old |= _sentence_mates(old, one)
        told_new |= _sentence_mates(new, other)
        changes += [change] if change else []
    for change, olds, news in compare_choices(old, new, aligned):
        told_old |= {clause.id for clause in olds}
        told_new |= {clause.id for clause in news}
        changes.append(change)
    changes += compare_nameless(old, new, aligned)
    values = _places(changes)
    told = {
        practice
        for version, ids in ((old, told_old), (new, told_new))
        for practice, finding in version.clear.items()
        if finding.clauses and ids.issuperset(finding.clauses)
    }
    changes += compare_practices(old, new, aligned, told=told | told_practices(old, new))
    judged = _places(changes)
    for change, clause in compare_kinds(old, new, aligned):
        [place] = _places([change])
        alone = len(clause.data_types) == 1 or change.topic != COLLECTION
        if place not in values and not (alone and place in judged):
            changes.append(change)
    for change in compare_promises(old, new, aligned):
        if _places([change]).isdisjoint(judged):
            changes.append(change)
    return changes


def _place_both(change: Change, old: Version, new: Version, aligned: Alignment) -> Change:
    """`change` with both places, where what came or went stands in a sentence that was only changed."""
    if change.old is not None and change.new is None:
        partner = aligned.changed.get(old.sentence_of(change.old.document, change.old.start))
        return change if partner is None else replace(change, new=new.sentences[partner])
    if change.new is not None and change.old is None:
        partner = aligned.changed_backward.get(new.sentence_of(change.new.document, change.new.start))
        return change if partner is None else replace(change, old=old.sentences[partner])
    return change


def _places(changes: Sequence[Change]) -> set[tuple[str, int, int]]:
    """Side, document and start of every sentence of which `changes` tell."""
    return {
        (side, spot.document, spot.start)
        for change in changes
        for side, spot in (("old", change.old), ("new", change.new))
        if spot is not None
    }


def _sentence_mates(version: Version, clause: Clause | None) -> set[str]:
    """Ids of the clauses on retention that stand in the sentence of `clause`."""
    if clause is None:
        return set()
    return {
        other.id
        for other in version.report.clauses
        if other.pillar == clause.pillar and (other.document, other.start) == (clause.document, clause.start)
    }


def _compare_dates(old: Version, new: Version, aligned: Alignment) -> Iterator[Change]:
    lines = [
        (old.sentences[one], new.sentences[other])
        for one, other in aligned.changed.items()
        if is_date_line(new.sentences[other].quote)
    ]
    for name, before, after in (
        (
            "effective date",
            [info.effective_date for info in old.report.documents],
            [info.effective_date for info in new.report.documents],
        ),
        (
            "date of the last update",
            [info.updated_date for info in old.report.documents],
            [info.updated_date for info in new.report.documents],
        ),
    ):
        for one, other in zip_longest(before, after):
            if one != other:
                line = lines.pop(0) if lines else None
                yield make_change(
                    direction="neutral",
                    topic=DATE,
                    text=f"{name}: {one or 'not given'} -> {other or 'not given'}",
                    before=one,
                    after=other,
                    old=line[0] if line else None,
                    new=line[1] if line else None,
                )


def _compare_wording(old: Version, new: Version, aligned: Alignment, told: Sequence[Change]) -> list[Change]:
    """Sentences that differ and of which no change of meaning tells."""
    olds = {old.sentence_of(one.old.document, one.old.start) for one in told if one.old}
    news = {new.sentence_of(one.new.document, one.new.start) for one in told if one.new}
    changes = [
        _reworded(old, new, one, other)
        for one, other in aligned.changed.items()
        if one not in olds and other not in news
    ]
    changes += [_lost(old, number) for number in aligned.removed if number not in olds]
    changes += [_found(new, number) for number in aligned.added if number not in news]
    return changes


def _reworded(old: Version, new: Version, one: int, other: int) -> Change:
    before, after = old.sentences[one], new.sentences[other]
    return make_change(
        direction="neutral",
        topic=_topic(new, other),
        text=SENTENCE_CHANGED,
        before=before.quote,
        after=after.quote,
        old=before,
        new=after,
    )


def _lost(old: Version, number: int) -> Change:
    spot = old.sentences[number]
    return make_change(
        direction="neutral",
        topic=_topic(old, number),
        text=SENTENCE_REMOVED,
        before=spot.quote,
        old=spot,
    )


def _found(new: Version, number: int) -> Change:
    spot = new.sentences[number]
    return make_change(
        direction="neutral",
        topic=_topic(new, number),
        text=SENTENCE_ADDED,
        after=spot.quote,
        new=spot,
    )


def _topic(version: Version, number: int) -> str:
    """Pillar of the first clause in a sentence."""
    return next((clause.pillar for clause in version.clauses_in.get(number, ())), WORDING)


def _overall(report: Report) -> float | None:
    return None if report.score is None else report.score.overall


def _place(change: Change) -> tuple[int, tuple[int, int], str]:
    spot = change.new or change.old
    return (_ORDER[change.direction], (spot.document, spot.start) if spot else _LAST, change.text)
