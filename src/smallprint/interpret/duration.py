"""How long. In: a unit and a match. Out: a retention period, or a deadline, normalised to ISO 8601."""

import re
from collections.abc import Iterable
from typing import Final

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
_UNIT: Final = re.compile(r"(minute|hour|day|week|fortnight|month|year)s?\b")
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
_POINTERS: Final = {"it", "them", "this", "these", "such", "that", "those", "everything", "some", "amount"}
"""Words that point to what is kept and do not name it."""
_GENERAL: Final = {"data", "information", "records", "record", "details", "logs", "log", "content", "files", "history"}
"""Nouns that say little without the words before them."""
_MODIFIERS: Final = 3
"""Most words before a noun that say which is meant."""
_NO_MODIFIERS: Final = {
    "a", "about", "above", "additional", "after", "all", "also", "and", "any", "are", "as", "at", "be", "been",
    "before", "both", "but", "by", "can", "certain", "do", "does", "each", "every", "for", "from", "further", "has",
    "have", "how", "if", "in", "is", "it", "its", "keep", "limited", "may", "more", "most", "must", "no", "not", "of",
    "on", "only", "or", "other", "our", "particular", "relevant", "said", "same", "so", "some", "store", "such",
    "than", "that", "the", "their", "these", "they", "this", "those", "to", "under", "until", "used", "using", "we",
    "what", "whatever", "when", "where", "which", "while", "who", "will", "with", "you", "your",
}  # fmt: skip
"""Words that end the way back from a noun."""
_AFTER_REACH: Final = 8
"""Tokens after the act and its time within which what is kept may follow."""
_NOTICE_REACH: Final = 4
"""Tokens after a time within which "notice" may follow."""
_LONGEST_HEADER: Final = 12
"""Most tokens of a row's header."""


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
    if unit[1] == "fortnight" and amount.isdigit():
        return f"P{2 * int(amount)}W"
    if "and a half" in text and unit[1] in _HALVES and amount.isdigit():
        parts, prefix, letter = _HALVES[unit[1]]
        return f"{prefix}{parts * int(amount) + parts // 2}{letter}"
    prefix, letter = _UNITS[unit[1]]
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
                return Period(value=value, what=_find_kept(unit, match, part), starts="")
        for concept, value in _CRITERIA:
            for part in match.parts:
                if part in unit.hits_of(concept):
                    return Period(value=value, what=_find_kept(unit, match, part), starts="")
        if match.rule.period is not None:
            return Period(value=match.rule.period, what=_find_kept(unit, match, match.parts[-1]), starts="")
        duration = _measure(unit, _nearest_first(match, times))
    if duration is not None:
        value, hit = _upper_end(unit, duration)
        return Period(value=value, what=_find_kept(unit, match, hit), starts=_read_start(unit, hit[1]))
    for concept, value in _CRITERIA[1:]:
        if unit.hits_of(concept):
            return Period(value=value, what=_find_kept(unit, match, unit.hits_of(concept)[0]), starts="")
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


def _find_kept(unit: Unit, match: Match, time: Hit) -> str:
    """The words for what is kept for `time`; empty where the text names nothing.

    What stands between the verb and its time ("keep invoices for ten years"), else what stands before both
    ("invoices are kept"), else what follows; of a bare table cell, the header of its row. Another time ends the search:
    in "keep invoices for ten years and chats for a week" each time has its own.
    """
    first, last = min(match.head[0], time[0]), max(match.head[1], time[1])
    before = max((hit[1] for hit in unit.hits_of("<duration>") if hit[1] <= time[0]), default=0)
    named = [hit for hit in _longest(unit.hits_of("kept")) if hit not in (time, match.head) and _names(unit, hit)]
    between = [hit for hit in named if max(match.head[1], before) <= hit[0] and hit[1] <= time[0]]
    between.sort(key=lambda hit: hit[0] < unit.own)
    ahead = [hit for hit in named if before <= hit[0] and hit[1] <= first]
    after = [hit for hit in named if last <= hit[0] <= last + _AFTER_REACH]
    own_after = [hit for hit in after if hit[0] >= unit.own]
    if time[1] <= unit.own and own_after:
        return _name_of(unit, match, own_after[0])
    row = _row_header(unit, match, time)
    for found in (between[:1], [hit for hit in ahead if hit[0] >= unit.own][-1:], own_after[:1]):
        if found and (row is None or found[0][0] >= unit.own):
            return _name_of(unit, match, found[0])
    if row is not None:
        return row
    rest = ahead[-1:] or after[:1]
    return _name_of(unit, match, rest[0]) if rest else ""


def names_kept(title: Unit) -> bool:
    """Is a title the name of something that is kept ("Server logs"), and not of the keeping itself?"""
    if title.hits_of("keeping_title"):
        return False
    named = [*title.hits_of("kept"), *(hit for hit, _ in title.named("type"))]
    first = min((start for start, end in named if end == len(title.words)), default=-1)
    return first >= 0 and all(map(_modifies, title.words[title.opening : first]))


def _name_of(unit: Unit, match: Match, hit: Hit) -> str:
    """The words for what is kept, with those that say which: "tracking data", not "data"."""
    start, end = hit
    words = unit.words
    if words[end - 1] in _GENERAL:
        verbs = {last for concept in ("keep", "delete", "form:pp") for _, last in unit.hits_of(concept)}
        floor = max(start - _MODIFIERS, unit.own if start >= unit.own else 0)
        while start > floor and start not in verbs and _modifies(words[start - 1]) and start != match.head[1]:
            start -= 1
    return unit.text_of(start, end)


def _modifies(word: str) -> bool:
    return word.replace("-", "").isalpha() and word not in _NO_MODIFIERS


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that lie within no longer one, in order; those without a word between them joined."""
    joined: list[Hit] = []
    for start, end in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _names(unit: Unit, hit: Hit) -> bool:
    return unit.words[hit[0]] not in _POINTERS and not (hit[0] and unit.words[hit[0] - 1] == "into")


def _row_header(unit: Unit, match: Match, time: Hit) -> str | None:
    """The lead-in that names what the row of a table is about: a few words, neither the verb's nor the time's.

    Only a cell that has its verb in the header of its column ("Retention period") leaves that to its row.
    """
    if match.head[0] >= unit.own:
        return None
    start = 0
    header: str | None = None
    for piece in unit.pieces[:-1]:
        count = len(piece.words)
        end = start + count
        speaks = any(start <= hit[0] < end for hit in (match.head, time))
        if speaks and count > _LONGEST_HEADER:
            return None
        if not speaks and count <= _LONGEST_HEADER and unit.words[end - 1] != ":" and unit.words[start:end]:
            header = unit.text_of(start, end)
        start = end
    return header


def _read_start(unit: Unit, position: int) -> str:
    """The words after a duration that say what starts the clock: "after you close your account"."""
    words = unit.words
    if position >= len(words) or words[position] not in _START_WORDS:
        return ""
    end = position + 1
    while end < len(words) and end - position < _LONGEST_PHRASE and words[end] not in _PHRASE_END:
        end += 1
    return unit.text_of(position, end)
