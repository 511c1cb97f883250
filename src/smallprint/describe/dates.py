"""Finds when a document took effect and when it was last changed. In: text and blocks. Out: two ISO 8601 dates.

A date counts only where the text labels it ("Last updated: ..."), or where it stands alone near the top.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Final, Literal

from smallprint.model import Block, Document

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY: Final = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<{0}>(?:19|20)\d\d)"
_DATE: Final = re.compile(
    r"(?<![\w/.-])(?:"
    + _YEAR.format("y1") + r"(?P<s1>[-/.])(?P<m1>[01]\d)(?P=s1)(?P<d1>[0-3]\d)(?:T[\d:.]+Z?)?"
    + "|" + _MONTH.format("m2") + r"\s+" + _DAY.format("d2") + r"\s*(?:,|,?\s)\s*" + _YEAR.format("y2")
    + "|" + _DAY.format("d3") + r"(?:\s+of)?[\s-]*" + _MONTH.format("m3") + r"[\s,-]+" + _YEAR.format("y3")
    + "|" + r"(?P<a4>[0-3]?\d)(?P<s4>[/.-])(?P<b4>[0-3]?\d)(?P=s4)" + _YEAR.format("y4")
    + "|" + r"(?P<a6>[0-3]?\d)/(?P<b6>[0-3]?\d)/(?P<y6>\d\d)"
    + "|" + r"(?P<m7>0?[1-9]|1[0-2])/" + _YEAR.format("y7")
    + "|" + _MONTH.format("m5") + r"\s*,?\s+" + _YEAR.format("y5")
    + r")(?![\w/-]|\.\d)",
    re.IGNORECASE,
)  # fmt: skip

_YEAR_ALONE: Final = re.compile(r"(?:19|20)\d\d|(?<=\d/)\d\d(?!\d)")
_DATE_LENGTH: Final = 25
"""Characters of a date before or after its year, at most."""

_EFFECTIVE: Final = re.compile(
    r"\b(?:effective|(?:in|into|with) effect|takes? effect|in force|into force|valid|appl(?:y|ies)|applicable"
    r"|commence\w*)\b",
    re.IGNORECASE,
)
_UPDATED: Final = re.compile(
    r"\b(?:(?:up[- ]?dated?|revised|revision|rev|modified|modification|changed?|amended|reviewed|edited|posted"
    r"|published|version|dated|issued|as of)|last (?:change|update|review))\b",
    re.IGNORECASE,
)
_BOTH: Final = re.compile(
    r"\b(?:updated|revised|modified|posted|published)\W{1,3}(?:and |& ?)?(?:last )?(?:effective|in effect)\b"
    r"|\beffective\W{1,3}(?:and |& ?)?(?:last |date and last )?(?:updated|revised|modified|posted)\b",
    re.IGNORECASE,
)
_SENTENCE_BEFORE: Final = re.compile(r"\b(?:we|was|were|came|is|are|founded|since)\b", re.IGNORECASE)
"""Words before a date in a short line that make it a statement about something else."""
_BREAK: Final = re.compile(r"[.!?|](?=\s+[A-Z(\[])|[;•·|]")
_SUBJECT: Final = re.compile(
    r"\b(?:polic(?:y|ies)|notice|agreement|terms|statement|conditions|document|page|version|date|declaration|guidelines"
    r"|addendum|effective|in effect|with effect|applicable from|last|updated|revised|revision|rev|modified|dated|posted"
    r"|changes?|changed)\b",
    re.IGNORECASE,
)
_FOREIGN: Final = re.compile(
    r"\b(?:prior to|before|until|previous|archived|superseded|law|act|regulation|directive|decision|framework"
    r"|commission|users? who|if you|court|gdpr|ccpa|shield|suspended|owned)\b",
    re.IGNORECASE,
)
_DAY_FIRST: Final = re.compile(
    r"\b[0-3]?\d(?:st|nd|rd|th)?\s+" + _MONTH.format("m") + r",?\s+(?:19|20)\d\d", re.IGNORECASE
)
_MONTH_FIRST: Final = re.compile(_MONTH.format("m") + r"\s+[0-3]?\d(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d", re.IGNORECASE)
_DAY_FIRST_PLACES: Final = re.compile(
    r"\b(?:united kingdom|UK|ireland|australia|india|european|GDPR|\w+\.(?:co\.)?uk)\b", re.IGNORECASE
)
_MONTH_FIRST_PLACES: Final = re.compile(r"\b(?:U\.S\.|USA|United States|California|Delaware|CCPA)")

_EFFECTIVE_WORD: Final = re.compile(r"\beffective\b")
_POSTED: Final = re.compile(
    r"\b(?:updated|revised|modified)\"? date[^.]{0,60}(?:reflects?|indicates?|is|shows?) (?:the|its|our) effective"
    r"|\b(?:changes?|updates?|modifications?|revisions?)\b[^.]{0,60}\b(?:is|are|be|become|becomes) effective"
    r" immediately (?:upon|when|once|on|as of)[^.]{0,30}\b(?:post|publi)",
    re.IGNORECASE,
)
_OF_THIS_TEXT: Final = re.compile(r"^\W*date of (?:this|these|the|our)(?: [\w’']+){1,5} (?:is|was)\b", re.IGNORECASE)
"""Between "effective" and its date: "effective date of this privacy policy is"."""
_SENTENCE: Final = 160
"""Characters around "effective" in which its sentence stands."""

_LABEL_REACH: Final = 90
"""Characters before a date in which its label stands."""

_TOP_BLOCKS: Final = 12
"""Blocks from the top among which a date that stands alone is the document's own."""

_NEAR_BLOCKS: Final = 10
"""Blocks after the first labelled date in which one of the other kind belongs to it."""

_LONE_LENGTH: Final = 40
"""Characters of a block that holds nothing but a date."""

_CENTURY: Final = 2000
"""Of a year written with two digits."""


Label = Literal["effective", "updated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """ISO 8601, to the day or, where the text names no day, to the month; None where nothing is said."""

    effective: str | None
    updated: str | None


def find_dates(document: Document) -> Dates:
    """The first labelled date, and one of the other kind that stands near it; else the latest date that stands alone.

    A second date far from the first belongs to another notice in the same file. An empty document has none.
    """
    found: dict[str, str] = {}
    # one search of the whole text, and only if a date needs it
    puts_day_first = cache(partial(_puts_day_first, document.text))
    first = 0
    alone: list[tuple[bool, str]] = []
    for index, block, match in _walk(document):
        written = _read_date(match, puts_day_first)
        if written is None:
            continue
        short = block.end - block.start <= _LONE_LENGTH
        labels = _find_labels(document.text, block, match)
        if not labels and index and short:
            labels = _labels_above(document.text, document.blocks[index - 1])
        if not labels:
            news = block.kind == "item" and index >= _TOP_BLOCKS
            if short and not news and not _SENTENCE_BEFORE.search(document.text, block.start, match.start()):
                alone.append((index < _TOP_BLOCKS, written))
        elif not found or index - first <= _NEAR_BLOCKS:
            first = first if found else index
            for label in labels:
                found.setdefault(label, written)
    if not found:
        return Dates(effective=None, updated=max(alone)[1] if alone else None)
    updated, effective = found.get("updated"), found.get("effective")
    if updated and not effective and _takes_effect_when_posted(document.text):
        effective = updated
    return Dates(effective=effective, updated=updated)


def _takes_effect_when_posted(text: str) -> bool:
    """Whether the text says that the date of its last change is the day on which it takes effect."""
    return any(
        _POSTED.search(text, max(0, match.start() - _SENTENCE), match.end() + _SENTENCE)
        for match in _EFFECTIVE_WORD.finditer(text)
    )


def _walk(document: Document) -> Iterator[tuple[int, Block, re.Match[str]]]:
    """Every date with its block, in document order; years are looked for first, since they are rare."""
    blocks, text = document.blocks, document.text
    at = done = 0
    for year in _YEAR_ALONE.finditer(text):
        if year.start() < done:
            continue
        match = _DATE.search(text, max(done, year.start() - _DATE_LENGTH), year.end() + _DATE_LENGTH)
        if match is None:
            continue
        done = match.end()
        while at < len(blocks) and blocks[at].end <= match.start():
            at += 1
        if at < len(blocks) and blocks[at].start <= match.start():
            yield at, blocks[at], match


def _find_labels(text: str, block: Block, match: re.Match[str]) -> tuple[Label, ...]:
    """What the words before a date call it."""
    start = max(block.start, match.start() - _LABEL_REACH)
    before = text[start : match.start()]
    cut = 0
    for stop in _BREAK.finditer(before):
        cut = stop.end()
    before = before[cut:]
    if not _SUBJECT.search(before) or _FOREIGN.search(before):
        return ()
    if _BOTH.search(before):
        return ("effective", "updated")
    labels: list[tuple[int, Label]] = [(found.end(), "effective") for found in _EFFECTIVE.finditer(before)]
    labels += [(found.end(), "updated") for found in _UPDATED.finditer(before)]
    if not labels:
        return ()
    end, name = max(labels)
    if len(_OF_THIS_TEXT.sub("", before[end:]).split()) > 4:
        return ()
    from_then = _EFFECTIVE.search(before) and "as of" in before.lower()
    return ("effective",) if from_then else (name,)


def _labels_above(text: str, block: Block) -> tuple[Label, ...]:
    """What a short line right above a date that stands alone calls it ("Date effective")."""
    above = text[block.start : block.end]
    if len(above) > _LONE_LENGTH or any(map(str.isdigit, above)) or _FOREIGN.search(above):
        return ()
    if _BOTH.search(above):
        return ("effective", "updated")
    return ("effective",) if _EFFECTIVE.search(above) else ("updated",) if _UPDATED.search(above) else ()


def _read_date(match: re.Match[str], puts_day_first: Callable[[], bool | None]) -> str | None:
    """The date in ISO 8601; None for one that does not exist or whose day and month cannot be told apart.

    `puts_day_first` is asked how the text writes dates only where the date itself does not tell.
    """
    for shape in ("1", "2", "3"):
        if match["y" + shape]:
            month = match["m" + shape]
            number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
            return _format(int(match["y" + shape]), number, int(match["d" + shape]))
    if match["y5"]:
        return f"{match['y5']}-{_MONTHS.index(match['m5'][:3].lower()) + 1:02}"
    if match["y7"]:
        return f"{match['y7']}-{int(match['m7']):02}"
    if match["y4"]:
        first, second, year = int(match["a4"]), int(match["b4"]), int(match["y4"])
    else:
        first, second, year = int(match["a6"]), int(match["b6"]), _CENTURY + int(match["y6"])
    if first > 12 or (match["s4"] == "." and second <= 12):
        return _format(year, second, first)
    if second > 12 or first == second:
        return _format(year, first, second)
    day_first = puts_day_first()
    if day_first is None:
        return None
    return _format(year, second, first) if day_first else _format(year, first, second)


def _puts_day_first(text: str) -> bool | None:
    """Whether 01/02 is the first of February here: by the dates spelled out, else by the places; None: cannot tell."""
    for day, month in ((_DAY_FIRST, _MONTH_FIRST), (_DAY_FIRST_PLACES, _MONTH_FIRST_PLACES)):
        days, months = len(day.findall(text)), len(month.findall(text))
        if days != months:
            return days > months
    return None


def _format(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
