"""Quotes cut to the room there is. In: a clause and a width. Out: the words that show what it is found by."""

import re
from typing import Final

from smallprint.model import Clause
from smallprint.render.wording import printable

FAR: Final = 120
"""Characters after the act within which its period is looked for."""
_TURN: Final = re.compile(
    r"[,;:.)?!\u2013\u2014] (?=(?:and |but |or |so |then )?(?:if|when|where|unless|we|you|they|it|our|please)\b)",
    re.IGNORECASE,
)
"""Where a part of a sentence begins that can be read by itself."""
_HANGS: Final = re.compile(
    r"(?:[^\w\s)\]]|\b(?:a|an|and|are|as|by|can|for|from|in|include|includes|is|may|not|of|or|that|the|to|will|with|your))$"
)
"""A lead-in that its item goes on with; any other is a header or a label."""
_UNIT: Final = re.compile(r"\b(?:minute|hour|day|week|month|year)s?\b", re.IGNORECASE)


def shorten(text: str, width: int, *, ellipsis: str = "…") -> str:
    """`text` cut at a word to at most `width` characters, with `ellipsis` where something is missing."""
    if len(text) <= width:
        return text
    room = max(1, width - len(ellipsis))
    head = text[:room]
    if not text[room].isspace() and " " in head:
        head = head[: head.rindex(" ")]
    return head.rstrip(" ,;:") + ellipsis


def evidence_of(clause: Clause) -> str:
    """The clause's quote; of an item too short to say anything by itself, after its lead-in."""
    quote = printable(clause.quote)
    if not clause.leans:
        return quote
    lead_in = printable(clause.lead_in or "")
    return f"{lead_in}{'' if _HANGS.search(lead_in) else ':'} {quote}"


def excerpt(clause: Clause, width: int, *, ellipsis: str = "…") -> str:
    """At most `width` characters of `evidence_of`, cut at words: those around what the clause is found by.

    That is its act, with the period that it tells.
    """
    whole = evidence_of(clause)
    act_start, act_end = (offset - clause.start for offset in clause.act)
    before = len(whole) - len(printable(clause.quote)) + len(printable(clause.quote[:act_start]))
    end = min(before + len(printable(clause.quote[act_start:act_end])) + 1, len(whole))
    end = max(end, _end_of_period(clause, whole, before, end))
    if len(whole) <= width or end + len(ellipsis) <= width:
        return shorten(whole, width, ellipsis=ellipsis)
    room = width - 2 * len(ellipsis)
    if end - before > room and _tells_time(clause):
        before = whole.find(" ", end - room) + 1
    spare = max(0, room - (end - before))  # most of it goes to who acts, before the act
    start = whole.rfind(" ", 0, max(0, before - spare * 3 // 4) + 1) + 1
    if not start:
        return shorten(whole, width, ellipsis=ellipsis)
    turn = _TURN.search(whole, start, before + 1)
    start = turn.end() if turn else start
    tail = whole[start:]
    return ellipsis + shorten(tail, max(1, width - len(ellipsis)), ellipsis=ellipsis)


def _end_of_period(clause: Clause, whole: str, start: int, end: int) -> int:
    """Where the duration after the act ends; 0 where none is told, or the act holds it."""
    if not _tells_time(clause) or _UNIT.search(whole, start, end):
        return 0
    unit = _UNIT.search(whole, end, end + FAR)
    return unit.end() if unit else 0


def _tells_time(clause: Clause) -> bool:
    return ((clause.period.value if clause.period else None) or clause.deadline or "").startswith("P")
