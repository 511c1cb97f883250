"""The dates a document gives for itself. In: a candidate. Out: its labelled dates, each with kind, span and day.

"Effective Date: May 1, 2026" and "Last updated May 2026" are labelled dates; a date in a story about a law is none.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final, Literal

from smallprint.check.case import Candidate
from smallprint.model import Block

Kind = Literal["effective", "updated", "dated"]

MAX_LABEL_DISTANCE: Final = 45
"""Characters between the end of a label and its date."""
MAX_LINE: Final = 220
"""Characters of a block that is taken for a line about the document; in a longer one the label must begin it."""
EDGE_BLOCKS: Final = 8
"""Blocks at the top and the bottom of a text in which a bare date is the document's own."""

MAX_NOTE: Final = 4
"""Words from which on a line that ends in a full stop is a sentence, which tells of something."""
MAX_BARE: Final = 60
"""Characters of a line that holds little more than a date."""
_YEAR: Final = re.compile(r"^(?!.*(?:©|\(c\)|copyright)).*\b20\d\d\b(?!/\d)", re.IGNORECASE | re.DOTALL)

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE: Final = (
    rf"(?:(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+|day\s+of\s+)?(?P<m2>{_MONTH}),?\s+(?P<y2>\d{{4}})"
    rf"|(?P<d6>\d{{1,2}})-(?P<m6>{_MONTH})-(?P<y6>\d{{4}}|\d{{2}})"
    r"|(?P<y3>\d{4})(?P<sep3>[-/.])(?P<m3>\d{2})(?P=sep3)(?P<d3>\d{2})"
    r"|(?P<a4>\d{1,2})(?P<sep>[/.-])(?P<b4>\d{1,2})(?P=sep)(?P<y4>\d{4}|(?<!\.)\d{2})"
    r"|(?P<m7>0[1-9]|1[0-2])[/.](?P<y7>\d{4})"
    rf"|(?P<m5>{_MONTH}),?\s+(?P<y5>\d{{4}}))(?![\w/-]|\.\d)"
)
_LABELS: Final[dict[Kind, str]] = {
    "effective": r"effective|in\s+force|(?:applies|apply|valid|applicable)\s+(?:from|since|as\s+of)"
    r"|into\s+(?:force|effect)|takes?\s+effect|took\s+effect|in\s+effect\s+(?:from|since|as\s+of)",
    "updated": r"updated?|modified|revised|revision|amended|last\s+(?:been\s+)?(?:changed?|edit(?:ed)?|amendment)",
    "dated": r"published|dated?(?!\s+(?:of\s+)?(?:the\s+)?(?:last|latest|most|effect|entry|this))|version|posted|issued"
    r"|adopted|approved|last\s+review(?:ed)?|(?<=\n)as\s+of",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledDate:
    """A date with its label. "May 2026" and "3/4/26" are several days: `earliest` to `latest`."""

    kind: Kind
    start: int
    end: int
    earliest: date
    latest: date
    heads_line: bool
    """A short line that its label begins: the document's own date, not one of a sentence."""
    past: bool
    """It is said of an earlier version."""


@cache
def _pattern() -> re.Pattern[str]:
    labels = "|".join(rf"(?P<{kind}>{words})" for kind, words in _LABELS.items())
    gap = rf"(?P<gap>(?:(?!\d{{4}}|[.;!?]\s)[^\n]){{0,{MAX_LABEL_DISTANCE}}}?)"
    return re.compile(rf"\b(?:{labels})\b{gap}\b(?P<date>{_DATE})", re.IGNORECASE)


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"\W*(?P<date>{_DATE})\W*", re.IGNORECASE)


_PAST: Final = re.compile(
    r"\b(?:previous|prior|former|earlier|old|archived?|original(?:ly)?|first|existing|until|amendment|history)\b",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"[\W_]*(?:(?:this|the|our|these|page|date|when|of|was|were|is|are|has|have|been|came|comes?|will|became|last|latest|most|"
    r"recent(?:ly)?|privacy|policy|notice|statement|terms|service|use|conditions|agreement|document|version|cookie|and|"
    r"website|\d[\d.]*)[\W_]+)*",
    re.IGNORECASE,
)
"""What may stand before a label on a line about the document itself."""


_ENDS_A_PART: Final = re.compile(
    r"(?:[|·/(\n-]|\b(?:19|20)\d\d[.,;]?)[^\S\n]*(?:(?:date|of|last|latest|most|recently|was)[^\S\n]+){0,3}\Z",
    re.IGNORECASE,
)
"""What stands before a label in the middle of a line that begins its own part of it: a bar, another date."""
LOOK: Final = 40
"""Characters in which that stands."""


_HISTORY: Final = re.compile(r"\b(?:history|archived?|previous|earlier|change\s?log|versions)\b", re.IGNORECASE)
"""Headings over the dates of what held before."""
_STORY: Final = re.compile(
    r"\b(?:law|act|gdpr|ccpa|regulation|directive|shield|founded|opened|started|joined|since\s+(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Words of a sentence whose date is that of something else."""
_LABEL_LINE: Final = 60
"""Characters of a line or heading that is no more than the label of the date below it."""


def find_dates(candidate: Candidate) -> tuple[LabelledDate, ...]:
    """The labelled dates of a document in reading order, bare dates at its edges included."""
    blocks = candidate.document.blocks
    found: list[LabelledDate] = []
    for index, block in enumerate(blocks):
        if block.kind == "code":
            continue
        labelled = list(_find_in_block(candidate, block))
        if not labelled and (index < EDGE_BLOCKS or index >= len(blocks) - EDGE_BLOCKS):
            labelled = list(_find_bare(candidate, block, blocks[index - 1] if index else None))
        found += labelled
    return tuple(found)


def has_bare_year(candidate: Candidate) -> bool:
    """Whether a short line at an edge of the text holds a year: a date that is written in a way we cannot read."""
    blocks = candidate.document.blocks
    lines = [candidate.text_of(block) for block in (*blocks[:EDGE_BLOCKS], *blocks[-EDGE_BLOCKS:])]
    short = [line for line in lines if len(line) <= MAX_BARE and not _STORY.search(line)]
    return any(_YEAR.search(line) and not (line.endswith(".") and len(line.split()) > MAX_NOTE) for line in short)


def _find_in_block(candidate: Candidate, block: Block) -> Iterator[LabelledDate]:
    text = candidate.text
    for match in _pattern().finditer(text, block.start, block.end):
        lead = _LEAD.match(text, block.start, match.end())
        before = max(block.start, match.start() - LOOK)
        heads = lead is not None and lead.end() >= match.start()
        line = text[block.start : match.start()]
        begins_sentence = match[0].lower().startswith("as of") and block.end - block.start > MAX_BARE
        if begins_sentence or (heads and _is_of_another(line, candidate)):
            continue
        heads = heads or _ENDS_A_PART.search(text, before, match.start()) is not None
        if not heads and (block.end - block.start > MAX_LINE or _STORY.search(line)):
            continue
        past = _PAST.search(text, max(block.start, match.start() - 60), match.end()) is not None
        past = past or any(_HISTORY.search(title) for title in block.heading)
        yield from _to_dates(_kind_of(match), match, heads_line=heads and block.kind != "item", past=past)


def _kind_of(match: re.Match[str]) -> Kind:
    """The kind that the label tells; "version of 1 May" tells less than "version 3, effective 1 May"."""
    kind: Kind = next(kind for kind in _LABELS if match[kind])
    nearer = [other for other in _LABELS if kind == "dated" and re.search(_LABELS[other], match["gap"], re.IGNORECASE)]
    return nearer[0] if nearer else kind


def _is_of_another(line: str, candidate: Candidate) -> bool:
    """Whether a line names another text than this one: “our cookie policy was last updated”."""
    named = {word for word in ("cookie", "privacy", "terms") if word in line.lower()}
    title = (candidate.info.title or "").lower()
    own = {"privacy": "privacy", "terms": "terms"}.get(candidate.info.kind, "")
    return bool(named) and own not in named and own != "" and not any(word in title for word in named)


def _find_bare(candidate: Candidate, block: Block, above: Block | None) -> Iterator[LabelledDate]:
    """A line that holds nothing but a date; the line or heading above it may say of what kind."""
    match = _bare().fullmatch(candidate.text, block.start, block.end)
    if match:
        label = candidate.text_of(above)[:_LABEL_LINE] if above and above.end - above.start <= _LABEL_LINE else ""
        kinds = [kind for kind, words in _LABELS.items() if re.search(rf"\b(?:{words})\b\W*$", label, re.IGNORECASE)]
        told = bool(re.fullmatch(r"\W*(?:\d[\d.]*\W+)?effective\s+date\W*", label, re.IGNORECASE))
        kind: Kind = "effective" if told else (kinds[0] if kinds else "dated")
        yield from _to_dates(kind, match, heads_line=True, past=False)


def _to_dates(kind: Kind, match: re.Match[str], *, heads_line: bool, past: bool) -> Iterator[LabelledDate]:
    days = _read_days(match)
    if days:
        start, end = match.span("date")
        yield LabelledDate(
            kind=kind, start=start, end=end, earliest=min(days), latest=max(days), heads_line=heads_line, past=past
        )


def _read_days(match: re.Match[str]) -> list[date]:
    """First and last day that the words can mean; empty for a day that no calendar has."""
    if match["m5"]:
        year, month = int(match["y5"]), _month(match["m5"])
        return _valid([(year, month, 1), (year, month, monthrange(year, month)[1])]) if year else []
    if match["m7"]:
        year, month = int(match["y7"]), int(match["m7"])
        return _valid([(year, month, 1), (year, month, monthrange(year, month)[1])]) if year else []
    if match["y6"]:
        year = int(match["y6"])
        return _valid([(year + 2000 if year < 100 else year, _month(match["m6"]), int(match["d6"]))])
    if match["a4"]:
        year, first, second = int(match["y4"]), int(match["a4"]), int(match["b4"])
        year += 2000 if year < 100 else 0
        day_first = _valid([(year, second, first)])  # with dots, it always is
        return day_first if day_first and match["sep"] == "." else _valid([(year, first, second)]) + day_first
    for number in ("1", "2", "3"):
        if match[f"y{number}"]:
            month = int(match["m3"]) if number == "3" else _month(match[f"m{number}"])
            return _valid([(int(match[f"y{number}"]), month, int(match[f"d{number}"]))])
    return []


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _valid(candidates: list[tuple[int, int, int]]) -> list[date]:
    days = []
    for year, month, day in candidates:
        if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            days.append(date(year, month, day))
    return days


def add_days(day: date, days: int) -> date:
    """`day` moved by `days`, held within the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
