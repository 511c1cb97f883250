"""Normal forms for comparing answers. In: durations, names as written. Out: equal where they mean one."""

import re
from typing import Final

from smallprint.inflect import to_singular

_DURATION: Final = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_CIRCUMSTANCE: Final = re.compile(r"[,;(]|\b(?:after|for|if|in|kept|tied|under|until|when|where|while)\b")
"""What comes after says when or why something is kept, not what."""
MONTHS_A_YEAR: Final = 12
DAYS_A_WEEK: Final = 7
HOURS_A_DAY: Final = 24
_FILLER: Final = frozenset(
    {
        "a", "an", "and", "any", "about", "all", "as", "at", "by", "certain", "collect", "collected", "data",
        "for", "from", "general", "generally", "in", "information", "into", "is", "it", "its", "kept",
        "limited", "of", "on", "or", "other", "our", "personal", "some", "that", "the", "their", "them",
        "these", "they", "this", "those", "to", "under", "used", "we", "when", "which", "with", "you", "your",
        "details",
    }
)  # fmt: skip


def normalise_duration(value: str) -> str:
    """An ISO 8601 duration with years as months, weeks and whole days of hours as days; other values as they are.

    >>> normalise_duration("P1Y"), normalise_duration("PT48H"), normalise_duration("AS_NEEDED")
    ('P12M', 'P2D', 'AS_NEEDED')
    """
    match = _DURATION.fullmatch(value)
    if not match or value == "P":
        return value
    years, months, weeks, days, hours, minutes, seconds = (int(group or 0) for group in match.groups())
    months += MONTHS_A_YEAR * years
    days += DAYS_A_WEEK * weeks
    if hours % HOURS_A_DAY == 0:
        days, hours = days + hours // HOURS_A_DAY, 0
    date = "".join(f"{count}{unit}" for count, unit in ((months, "M"), (days, "D")) if count)
    time = "".join(f"{count}{unit}" for count, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if count)
    return f"P{date}{'T' if time else ''}{time}"


def content_words(name: str) -> frozenset[str]:
    """The stems of the words that carry a name's meaning; an explanation in brackets is left out.

    >>> sorted(content_words("IP addresses (when you log in)"))
    ['address', 'ip']
    """
    words = re.findall(r"[a-z0-9]+", re.sub(r"\([^)]*\)", " ", name.lower()))
    stems = frozenset(to_singular(word) for word in words if word not in _FILLER)
    return stems or frozenset(words)


def share_words(first: str, second: str) -> bool:
    """Whether two names of what is kept have a word of meaning in common, brackets included.

    Names of data in general agree with their like: "personal data", "certain information we collect", an empty name.
    """
    return bool(_meaning(first) & _meaning(second)) or (_is_general(first) and _is_general(second))


def _is_general(name: str) -> bool:
    """Whether a name, up to its first circumstance, has no word that tells one kind of data from another."""
    return not _meaning(_CIRCUMSTANCE.split(name.lower())[0])


def _meaning(name: str) -> frozenset[str]:
    return frozenset(to_singular(word) for word in re.findall(r"[a-z0-9]+", name.lower()) if word not in _FILLER)
