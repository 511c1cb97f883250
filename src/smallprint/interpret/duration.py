"""How long. In: a unit and a match. Out: a retention period, or a deadline, normalised to ISO 8601."""

import re
from typing import Final

from smallprint.match import Match, Unit
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


def read_duration(unit: Unit, match: Match) -> tuple[str, tuple[int, int]] | None:
    """The duration nearest to the act's head, as ISO 8601, and its tokens."""
    ranked = sorted(
        unit.hits_of("<duration>"), key=lambda hit: min(abs(hit[0] - match.head[0]), abs(hit[1] - match.head[1]))
    )
    for hit in ranked:
        value = normalise_duration(unit.text_of(*hit))
        if value is not None:
            return value, hit
    return None


def read_period(unit: Unit, match: Match) -> Period | None:
    """How long the match says data is kept: a duration, else the criterion it names; None where it names neither."""
    what = unit.text_of(*match.parts[-1]) if match.parts[-1] != match.head else unit.text_of(*match.parts[0])
    duration = read_duration(unit, match)
    if duration is not None:
        value, hit = duration
        return Period(value=value, what=what, starts=_read_start(unit, hit[1]))
    for concept, value in _CRITERIA:
        if unit.hits_of(concept):
            return Period(value=value, what=what, starts="")
    return None


def _read_start(unit: Unit, position: int) -> str:
    """The words after a duration that say what starts the clock: "after you close your account"."""
    words = unit.words
    if position >= len(words) or words[position] not in _START_WORDS:
        return ""
    end = position + 1
    while end < len(words) and end - position < _LONGEST_PHRASE and words[end] not in _PHRASE_END:
        end += 1
    return unit.text_of(position, end)
