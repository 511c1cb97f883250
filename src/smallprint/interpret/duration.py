"""How long. In: a unit and a match. Out: a retention period, or a deadline, normalised to ISO 8601."""

import re
from collections.abc import Iterable
from typing import Final

from smallprint.interpret.kept import find_kept
from smallprint.match import Hit, Match, Unit
from smallprint.match.captures import NUMBER, NUMBER_WORDS
from smallprint.model import Period

_NUMBER: Final = re.compile(rf"\b{NUMBER}\b")
_UNITS: Final = {
    "minute": ("PT", "M"),
    "hour": ("PT", "H"),
    "day": ("P", "D"),
    "week": ("P", "W"),
    "month": ("P", "M"),
    "year": ("P", "Y"),
}
_SHORT: Final = {"min": "minute", "hr": "hour", "yr": "year"}
_UNIT: Final = re.compile(r"(minute|min|hour|hr|day|week|fortnight|month|year|yr)s?\b")
_HALVES: Final = {"year": (12, "P", "M"), "month": (30, "P", "D"), "day": (24, "PT", "H"), "hour": (60, "PT", "M")}
"""Of units that are halved: how many of a smaller unit they hold, and that unit."""
_CRITERIA: Final = (
    ("period:indefinite", "INDEFINITE"),
    ("period:account", "ACCOUNT_LIFETIME"),
    ("period:law", "LEGAL_OBLIGATION"),
    ("period:needed", "AS_NEEDED"),
    ("period:limited", "AS_NEEDED"),
)
_FRACTIONS: Final = {"half a year": "P6M", "half of a year": "P6M", "quarter of a year": "P3M", "half a day": "PT12H"}
"""Parts of a unit, of which a capture sees the last words only."""
_START_WORDS: Final = {"after", "from", "following", "since", "of"}
_PHRASE_END: Final = {",", ";", ".", ")", "unless", "except"}
_LONGEST_PHRASE: Final = 14
_NOTICE_REACH: Final = 4
"""Tokens after a time within which "notice" may follow."""


def normalise_duration(text: str) -> str | None:
    """ISO 8601 of a duration in words, in the text's own unit; of a range, its upper end. None: it has no number.

    >>> normalise_duration("thirty (30) days")
    'P30D'
    """
    unit = _UNIT.search(text)
    numbers = _NUMBER.findall(text[: unit.start()].replace("and a half", "") if unit else text)
    if unit is None or not numbers:
        return None
    word = numbers[-1].replace(",", "")
    amount = word if word[0].isdigit() else str(NUMBER_WORDS[re.sub(r"(?<=y) (?=\w)", "-", word)])
    name = _SHORT.get(unit[1], unit[1])
    if name == "fortnight" and amount.isdigit():
        return f"P{2 * int(amount)}W"
    if "and a half" in text and name in _HALVES and amount.isdigit():
        parts, prefix, letter = _HALVES[name]
        return f"{prefix}{parts * int(amount) + parts // 2}{letter}"
    prefix, letter = _UNITS[name]
    return f"{prefix}{amount}{letter}"


def read_duration(unit: Unit, match: Match) -> tuple[str, Hit] | None:
    """The duration nearest to the act's head, as ISO 8601, and its tokens."""
    return _measure(unit, _nearest_first(match, unit.hits_of("<duration>")))


def _nearest_first(match: Match, hits: Iterable[Hit]) -> list[Hit]:
    start, end = match.head
    return sorted(hits, key=lambda hit: min(abs(hit[0] - end), abs(hit[1] - start)))


def _measure(unit: Unit, hits: Iterable[Hit]) -> tuple[str, Hit] | None:
    """The first of `hits` that has a number, as ISO 8601."""
    for hit in hits:
        words = unit.text_of(max(hit[0] - 2, 0), hit[1])
        part = next((value for ending, value in _FRACTIONS.items() if words.endswith(ending)), None)
        value = part or normalise_duration(unit.text_of(*hit))
        if value is not None:
            return value, hit
    return None


def read_period(unit: Unit, match: Match) -> Period | None:
    """How long the match says data is kept: the duration or criterion it holds, else the nearest in its sentence."""
    times = [hit for hit in unit.hits_of("<duration>") if not _is_notice(unit, hit)]
    held = sorted((hit for hit in match.parts if hit in times), key=lambda hit: hit != match.head)
    duration = _measure(unit, held) if held else None
    if duration is None:
        for part, value in unit.named("cycle"):
            if part in match.parts:
                return Period(value=value, what=find_kept(unit, match, part), starts="")
        for concept, value in _CRITERIA:
            for part in match.parts:
                if part in unit.hits_of(concept):
                    return Period(value=value, what=find_kept(unit, match, part), starts="")
        if match.rule.period is not None:
            return Period(value=match.rule.period, what=find_kept(unit, match, match.parts[-1]), starts="")
        duration = _measure(unit, _nearest_first(match, times))
    if duration is not None:
        value, hit = _upper_end(unit, duration)
        return Period(value=value, what=find_kept(unit, match, hit), starts=_read_start(unit, hit[1]))
    for concept, value in _CRITERIA[1:]:
        if unit.hits_of(concept):
            return Period(value=value, what=find_kept(unit, match, unit.hits_of(concept)[0]), starts="")
    return None


def _is_notice(unit: Unit, hit: Hit) -> bool:
    """Is it the time of a warning: "30 days' prior notice"?"""
    following = unit.words[hit[1] : hit[1] + _NOTICE_REACH]
    return "notice" in following and _START_WORDS.isdisjoint(following)


def _upper_end(unit: Unit, duration: tuple[str, Hit]) -> tuple[str, Hit]:
    """Of "between 30 days and one year" the later end; else the duration as it is."""
    _, (start, end) = duration
    if {"between", "from"}.isdisjoint(unit.words[max(start - 2, 0) : start]):
        return duration
    later = [hit for hit in unit.hits_of("<duration>") if hit[0] == end + 1 and unit.words[end] in ("and", "to")]
    return _measure(unit, later) or duration


def _read_start(unit: Unit, position: int) -> str:
    """The words after a duration that say what starts the clock: "after you close your account"."""
    words = unit.words
    if position >= len(words) or words[position] not in _START_WORDS:
        return ""
    end = position + 1
    while end < len(words) and end - position < _LONGEST_PHRASE and words[end] not in _PHRASE_END:
        end += 1
    return unit.text_of(position, end)
