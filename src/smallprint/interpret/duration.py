"""How long. In: a unit and a match. Out: a retention period, or a deadline, normalised to ISO 8601."""

import re
from collections.abc import Iterable
from typing import Final

from smallprint.match import Hit, Match, Unit
from smallprint.match.captures import NUMBER, NUMBER_WORDS
from smallprint.model import Period

_NUMBER: Final = re.compile(NUMBER)
_UNITS: Final = {
    "minute": ("PT", "M"),
    "hour": ("PT", "H"),
    "day": ("P", "D"),
    "week": ("P", "W"),
    "month": ("P", "M"),
    "year": ("P", "Y"),
}
_UNIT: Final = re.compile(r"(minute|hour|day|week|month|year)s?\b")
_CRITERIA: Final = (
    ("period:indefinite", "INDEFINITE"),
    ("period:account", "ACCOUNT_LIFETIME"),
    ("period:law", "LEGAL_OBLIGATION"),
    ("period:needed", "AS_NEEDED"),
    ("period:limited", "AS_NEEDED"),
)
_START_WORDS: Final = {"after", "from", "following", "since", "of"}
_PHRASE_END: Final = {",", ";", ".", ")", "unless", "except"}
_LONGEST_PHRASE: Final = 14


def normalise_duration(text: str) -> str | None:
    """ISO 8601 of a duration in words, in the text's own unit; of a range, its upper end. None: it has no number.

    >>> normalise_duration("thirty (30) days")
    'P30D'
    """
    unit = _UNIT.search(text)
    numbers = _NUMBER.findall(text[: unit.start()] if unit else text)
    if unit is None or not numbers:
        return None
    word = numbers[-1].replace(",", "")
    amount = word if word[0].isdigit() else str(NUMBER_WORDS[re.sub(r"(?<=y) (?=\w)", "-", word)])
    prefix, letter = _UNITS[unit[1]]
    return f"{prefix}{amount}{letter}"


def read_duration(unit: Unit, match: Match) -> tuple[str, Hit] | None:
    """The duration nearest to the act's head, as ISO 8601, and its tokens."""
    start, end = match.head
    return _measure(
        unit, sorted(unit.hits_of("<duration>"), key=lambda hit: min(abs(hit[0] - end), abs(hit[1] - start)))
    )


def _measure(unit: Unit, hits: Iterable[Hit]) -> tuple[str, Hit] | None:
    """The first of `hits` that has a number, as ISO 8601."""
    for hit in hits:
        value = normalise_duration(unit.text_of(*hit))
        if value is not None:
            return value, hit
    return None


def read_period(unit: Unit, match: Match) -> Period | None:
    """How long the match says data is kept: the duration or criterion it holds, else the nearest in its sentence."""
    held = [hit for hit in match.parts if hit in unit.hits_of("<duration>")]
    duration = _measure(unit, held) if held else None
    if duration is None:
        for concept, value in _CRITERIA:
            if any(part in unit.hits_of(concept) for part in match.parts):
                return Period(value=value, what=_kept(unit, match), starts="")
        duration = read_duration(unit, match)
    if duration is not None:
        value, hit = duration
        return Period(value=value, what=_kept(unit, match), starts=_read_start(unit, hit[1]))
    for concept, value in _CRITERIA:
        if unit.hits_of(concept):
            return Period(value=value, what=_kept(unit, match), starts="")
    return None


def _kept(unit: Unit, match: Match) -> str:
    """The words for what is kept: the part of the match that is a kind of data; empty where it names none."""
    kept = unit.hits_of("kept")
    return next((unit.text_of(*part) for part in match.parts if part != match.head and part in kept), "")


def _read_start(unit: Unit, position: int) -> str:
    """The words after a duration that say what starts the clock: "after you close your account"."""
    words = unit.words
    if position >= len(words) or words[position] not in _START_WORDS:
        return ""
    end = position + 1
    while end < len(words) and end - position < _LONGEST_PHRASE and words[end] not in _PHRASE_END:
        end += 1
    return unit.text_of(position, end)
