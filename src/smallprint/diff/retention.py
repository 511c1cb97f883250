"""Changes of how long data is kept. In: two versions and which sentence became which. Out: changes of periods."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from smallprint.describe.names import list_words
from smallprint.diff.align import Alignment
from smallprint.diff.likeness import read_words
from smallprint.diff.model import Change, Direction, Version, make_change
from smallprint.diff.standing import stands_alike
from smallprint.diff.words import speak_period
from smallprint.model import Clause, Period

PILLAR: Final = "retention"
ERASING: Final = "retention.erased"
"""Beginning of the rules on how long erasing takes once it is asked for."""
IDLE: Final = ("retention.inactive", "retention.idle")
"""Beginnings of the rules on accounts that nobody uses: sooner gone is better for secrets and worse for photos."""

_RANK: Final = {"LEGAL_OBLIGATION": 1, "ACCOUNT_LIFETIME": 1, "AS_NEEDED": 2, "INDEFINITE": 3}
"""From what ends by itself to what never ends; a period in numbers is 0."""
_DAYS: Final = {"D": 1.0, "W": 7.0, "M": 365.25 / 12, "Y": 365.25}
_ISO: Final = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z])")
_TELLING: Final = re.compile(r"[^\W\d_]{4,}")
_COMMON: Final = list_words(
    "data information personal this that these those they them with from your will have been after until only maximum "
    "minimum least most than longer more keep kept keeps store stores stored storage retain retains retained retention "
    "hold held delete deletes deleted erase erased remove removed days weeks months month years year period time long "
    "which when where then such other unless"
)
"""Words that sentences on keeping have in common whatever is kept."""
_FILLER: Final = re.compile(r"\b(?:your|our|the|all|any|an?|such|these|this|personal|data|information|records?)\b|\W+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """One period of one version."""

    clause: Clause
    period: Period
    thing: str
    """What is kept, by its telling words; empty for data as such."""
    sentence: int


def compare_retention(
    old: Version, new: Version, aligned: Alignment
) -> Iterator[tuple[Change | None, Clause | None, Clause | None]]:
    """Each period that changed, came or went, with its clauses on either side.

    A period whose words stand in the other version's sentence, too, has not come or gone, however that was read, and
    what one change tells another does not: its clause is given without a change.
    """
    before, after = _read(old), _read(new)
    told: set[tuple[str, str]] = set()
    for one, other in _match(before, after, aligned):
        if one is None:
            assert other is not None
            named = _key(other) in told or _names(old, aligned.backward.get(other.sentence), other.period)
            named = named or stands_alike(new, old, other.sentence, aligned.alike_backward)
            told.add(_key(other))
            if named or not _is_among(other, before):
                yield None if named else _come(new, other), None, other.clause
        elif other is None:
            named = _key(one) in told or _names(new, aligned.forward.get(one.sentence), one.period)
            named = named or stands_alike(old, new, one.sentence, aligned.alike)
            told.add(_key(one))
            if named or not _is_among(one, after):
                yield None if named else _gone(old, one), one.clause, None
        elif one.period.value != other.period.value:
            told |= {_key(one), _key(other)} if one.thing else set()
            yield _changed(old, new, one, other), one.clause, other.clause


def _key(kept: _Kept) -> tuple[str, str]:
    return (kept.thing, kept.period.value)


def _names(version: Version, number: int | None, period: Period) -> bool:
    """Whether sentence `number` holds the words of a period in numbers: "34 days", "one month"."""
    if number is None:
        return False
    words = speak_period(period.value)
    return words[:1].isdigit() and read_words(words).telling <= read_words(version.sentences[number].quote).telling


def _is_among(kept: _Kept, others: list[_Kept]) -> bool:
    """Whether the other version keeps the same thing for the same time, somewhere."""
    return any(other.thing == kept.thing and other.period.value == kept.period.value for other in others)


def _read(version: Version) -> list[_Kept]:
    """The periods of a version, one for each sentence, thing and value."""
    found: dict[tuple[int, int, str], _Kept] = {}
    for clause in version.report.clauses:
        period = clause.period
        if period is None or clause.stance != "stated" or clause.pillar != PILLAR:
            continue
        thing = " ".join(_FILLER.sub(" ", period.what.casefold()).split())
        key = (clause.document, clause.start, period.value)
        if key not in found or (thing and not found[key].thing):
            sentence = version.sentence_of(clause.document, clause.start)
            found[key] = _Kept(clause=clause, period=period, thing=thing, sentence=sentence)
    return list(found.values())


def _match(before: list[_Kept], after: list[_Kept], aligned: Alignment) -> Iterator[tuple[_Kept | None, _Kept | None]]:
    """Pairs of old and new: the same value in one sentence first, then one thing, then one sentence; then the rest.

    What is kept without a name is one thing only where each version has a single period for it.
    """
    left, right = list(before), list(after)
    for is_same in (_is_same_value, _is_same_thing, _is_same_sentence, _is_same_period):
        for one in list(left):
            fits = (other for other in right if _is_erasing(other) == _is_erasing(one) and is_same(one, other, aligned))
            other = next(fits, None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                yield one, other
    nameless = [kept for kept in left if not kept.thing], [kept for kept in right if not kept.thing]
    if all(len(found) == 1 for found in nameless) and _may_be_one(nameless[0][0], nameless[1][0]):
        yield nameless[0][0], nameless[1][0]
        left.remove(nameless[0][0])
        right.remove(nameless[1][0])
    yield from ((one, None) for one in left)
    yield from ((None, other) for other in right)


def _may_be_one(one: _Kept, other: _Kept) -> bool:
    """Whether two periods without a name may be for one thing: they have a word in common, or no telling one."""
    if _is_erasing(one) != _is_erasing(other):
        return False
    words = [_telling(one), _telling(other)]
    if all(words):
        return not words[0].isdisjoint(words[1])
    return one.clause.heading == other.clause.heading


def _is_same_value(one: _Kept, other: _Kept, aligned: Alignment) -> bool:
    return one.period.value == other.period.value and _is_same_sentence(one, other, aligned)


def _is_same_thing(one: _Kept, other: _Kept, aligned: Alignment) -> bool:
    """Whether both keep one thing that has a name, in sentences of which neither stands in both versions."""
    if one.sentence in aligned.alike or other.sentence in aligned.alike_backward:
        return False
    return bool(one.thing) and one.thing == other.thing


def _is_same_sentence(one: _Kept, other: _Kept, aligned: Alignment) -> bool:
    return aligned.is_pair(one.sentence, other.sentence)


def _is_same_period(one: _Kept, other: _Kept, aligned: Alignment) -> bool:
    """Whether both keep something for the same time, and their sentences have a telling word in common."""
    del aligned
    return one.period.value == other.period.value and not _telling(one).isdisjoint(_telling(other))


def _telling(kept: _Kept) -> frozenset[str]:
    """The words that say what is kept, each in one form."""
    return read_words(
        " ".join(word for word in _TELLING.findall(kept.clause.quote.casefold()) if word not in _COMMON)
    ).telling


def _is_erasing(kept: _Kept) -> bool:
    return kept.clause.rule.startswith(ERASING)


def _changed(old: Version, new: Version, one: _Kept, other: _Kept) -> Change:
    before, after = speak_period(one.period.value), speak_period(other.period.value)
    return make_change(
        direction=_judge(other, _compare(one.period.value, other.period.value)),
        topic=PILLAR,
        text=f"{_name(other)}: {before} -> {after}",
        before=before,
        after=after,
        old=old.spot_of(one.clause),
        new=new.spot_of(other.clause),
    )


def _judge(kept: _Kept, direction: Direction) -> Direction:
    """`direction`, but for accounts that nobody uses."""
    return "neutral" if kept.clause.rule.startswith(IDLE) else direction


def _come(new: Version, kept: _Kept) -> Change:
    after = speak_period(kept.period.value)
    direction: Direction = "worse" if kept.period.value == "INDEFINITE" else "neutral"
    return make_change(
        direction=_judge(kept, "better" if kept.period.value.startswith("P") else direction),
        topic=PILLAR,
        text=f"{_name(kept)}: now says {after}",
        after=after,
        new=new.spot_of(kept.clause),
    )


def _gone(old: Version, kept: _Kept) -> Change:
    before = speak_period(kept.period.value)
    direction: Direction = "better" if kept.period.value == "INDEFINITE" else "neutral"
    return make_change(
        direction=_judge(kept, "worse" if kept.period.value.startswith("P") else direction),
        topic=PILLAR,
        text=f"{_name(kept)}: no longer says {before}",
        before=before,
        old=old.spot_of(kept.clause),
    )


def _name(kept: _Kept) -> str:
    what = " ".join(kept.period.what.split()) or "data"
    return f"time to erase {what}" if _is_erasing(kept) else f"retention of {what}"


def _compare(before: str, after: str) -> Direction:
    """Longer, or harder to foresee, is worse."""
    first, second = (_RANK.get(before, 0), to_days(before)), (_RANK.get(after, 0), to_days(after))
    return "worse" if second > first else "better" if second < first else "neutral"


def to_days(value: str) -> float:
    """Days of an ISO 8601 duration of one unit; 0 for a criterion."""
    match = _ISO.fullmatch(value)
    if match is None:
        return 0.0
    if match[1]:
        return float(match[2]) / (24 if match[3] == "H" else 24 * 60)
    return float(match[2]) * _DAYS[match[3]]
