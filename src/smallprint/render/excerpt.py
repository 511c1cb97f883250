"""Quotes cut to the room there is. In: a clause and a width. Out: the words that show what it is found by."""

import re
from collections.abc import Mapping
from typing import Final

from smallprint.measures.words import count_words
from smallprint.model import BARE_WORDS, Choice, Clause
from smallprint.render.wording import printable

FAR: Final = 120
"""Characters after the act within which its period is looked for."""
BOTH_ENDS: Final = 60
"""Characters from which there is room for both ends of what is too long."""
_TURN: Final = re.compile(
    r"[,;:.)?!\u2013\u2014] (?=(?:and |but |or |so |then )?(?:if|when|where|unless|we|you|they|it|our|please)\b)",
    re.IGNORECASE,
)
"""Where a part of a sentence begins that can be read by itself."""
_HANGS: Final = re.compile(
    r"(?:[^\w\s)\]]|\b(?:a|an|and|are|as|by|can|for|from|in|include|includes|is|may|not|of|or|that|the|to|will|with|your))$"
)
"""A lead-in that its item goes on with; any other is a header or a label."""
_PART: Final = re.compile(r"[a-z]|(?:With|To|From|By|For|Through|In|As|Where|If|When|Together|About)\b")
"""How an item begins that is a part of its lead-in's sentence."""
_SPEAKS: Final = re.compile(r"\b(?:we|us|our|you|your|they)\b", re.IGNORECASE)
"""Words of a sentence, however short, that no title needs."""
_UNIT: Final = re.compile(r"\b(?:minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
_WAYS: Final[Mapping[str, re.Pattern[str]]] = {
    mechanism: re.compile(words, re.IGNORECASE)
    for mechanism, words in {
        "unsubscribe link": r"\bunsubscribe\b[^.;,]{0,16}|\binstructions\b",
        "account setting": r"\b(?:settings|preferences|account|profile)\b",
        "device setting": r"\bdevice\b[^.;,]{0,10}\bsettings\b|\b(?:device|settings|phone)\b",
        "browser setting": r"\bbrowser\b[^.;,]{0,10}\bsettings\b|\bbrowsers?\b",
        "GPC": r"\bglobal privacy control\b|\bGPC\b|\bsignals?\b",
        "web form": r"\b(?:form|portal|link|here|page|website)\b",
        "email": r"\be-?mail\w*\b|\S+@\S+",
        "phone": r"\b(?:call|phone|toll)\w*\b|\d{3}\S*",
        "postal mail": r"\b(?:mail|letter|write|writing|post|notice)\w*\b",
    }.items()
}
"""Mechanism -> the words by which a sentence names it."""


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
    """The clause's quote; of an item that says nothing by itself, after its lead-in, a bare title after its heading."""
    return _opening(clause) + printable(clause.quote)


def excerpt(clause: Clause, width: int, *, ellipsis: str = "…") -> str:
    """At most `width` characters of `evidence_of`, cut at words: those around what the clause is found by.

    That is its act, with the period or the way out that it tells; where this is too long, its beginning and its end.
    """
    whole = evidence_of(clause)
    if len(whole) <= width:
        return whole
    opening = _opening(clause)
    if len(opening) > width // 2:
        opening = ellipsis + opening[opening.find(" ", len(opening) - width // 2) + 1 :]
    return opening + _cut(clause, max(1, width - len(opening)), ellipsis)


def _opening(clause: Clause) -> str:
    """What is shown before the quote: its lead-in or heading, where it needs one."""
    lead_in = clause.lead_in
    bare = count_words(clause.quote) <= BARE_WORDS
    if lead_in is None:
        above = [title for title in clause.heading if title not in clause.quote]
        lead_in = above[-1] if bare and above and not _SPEAKS.search(clause.quote) else ""
    elif not (bare or _PART.match(clause.quote)):
        return ""
    lead_in = printable(lead_in)
    return f"{lead_in}{'' if _HANGS.search(lead_in) else ':'} " if lead_in else ""


def _cut(clause: Clause, width: int, ellipsis: str) -> str:
    """At most `width` characters of the quote."""
    quote = printable(clause.quote)
    start, end = _span(clause, quote)
    if len(quote) <= width or end + len(ellipsis) <= width:
        return shorten(quote, width, ellipsis=ellipsis)
    room = width - 2 * len(ellipsis)
    if end - start > room:
        return _both_ends(quote, start, end, width, ellipsis)
    spare = room - (end - start)  # most of it goes to who acts, before the act
    begin = quote.rfind(" ", 0, max(0, start - spare * 3 // 4) + 1) + 1
    if not begin:
        return shorten(quote, width, ellipsis=ellipsis)
    turn = _TURN.search(quote, begin, start + 1)
    begin = turn.end() if turn else begin
    return ellipsis + shorten(quote[begin:], max(1, width - len(ellipsis)), ellipsis=ellipsis)


def _both_ends(quote: str, start: int, end: int, width: int, ellipsis: str) -> str:
    """How what stands at `[start, end)` begins and how it ends."""
    begin = quote.rfind(" ", 0, start + 1) + 1
    first = ellipsis if begin else ""
    if width < BOTH_ENDS:
        return first + shorten(quote[begin:], max(1, width - len(first)), ellipsis=ellipsis)
    end = len(quote) if end + 1 >= len(quote) else end
    last = quote[quote.find(" ", end - width // 2) + 1 : end] + ("" if end == len(quote) else ellipsis)
    head = shorten(quote[begin:end], width - len(first) - len(last) - 1, ellipsis=ellipsis)
    return f"{first}{head} {last}"


def _span(clause: Clause, quote: str) -> tuple[int, int]:
    """Where in the printed `quote` the act stands, with the period and the way that belong to it."""
    before, act_end = (max(0, offset - clause.start) for offset in clause.act)
    start = len(printable(clause.quote[:before]))
    end = min(start + len(printable(clause.quote[before:act_end])) + 1, len(quote))
    if _tells_time(clause) and not _UNIT.search(quote, start, end):
        unit = _UNIT.search(quote, end, end + FAR)
        end = unit.end() if unit else end
    way = _find_way(clause.choice, quote, start) if clause.choice else None
    return (min(start, way[0]), max(end, way[1])) if way else (start, end)


def _find_way(choice: Choice, quote: str, start: int) -> tuple[int, int] | None:
    """Where the quote names the way out: its target as written, else the first words for its mechanism from `start`."""
    target = choice.target or ""
    at = quote.lower().find(target.lower()) if target else -1
    if at >= 0:
        return at, at + len(target)
    words = _WAYS.get(choice.mechanism)
    found = words and (words.search(quote, start) or words.search(quote))
    return found.span() if found else None


def _tells_time(clause: Clause) -> bool:
    return ((clause.period.value if clause.period else None) or clause.deadline or "").startswith("P")
