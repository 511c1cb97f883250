"""Words that several formats share. In: figures, clauses and findings. Out: short phrases for a person."""

import math
import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from smallprint.model import Clause, DocumentInfo, Finding, Report

SECONDS_A_MINUTE: Final = 60
MINUTES_AN_HOUR: Final = 60
UNSAFE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
"""Control characters, line separators, and marks that reorder or hide text: a quote must not steer a terminal."""
KIND_NAMES: Final = {"privacy": "privacy policy", "terms": "terms of service", "other": "neither policy nor terms"}

CAP_WORDS: Final = "Blockers hold the whole score down."
"""Beside the points that the caps take."""


def printable(text: str) -> str:
    """`text` on one line, without characters that steer a terminal; runs of blanks become one."""
    return " ".join(UNSAFE.sub(" ", text).split())


def duration(minutes: float) -> str:
    """ "39 sec", "25 min" or "1 h 17 min"; below a minute, seconds are rounded up, so that no text takes 0."""
    if minutes < 1:
        return f"{math.ceil(minutes * SECONDS_A_MINUTE)} sec"
    whole = round(minutes)
    if whole < MINUTES_AN_HOUR:
        return f"{whole} min"
    hours, rest = divmod(whole, MINUTES_AN_HOUR)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def article(phrase: str) -> str:
    """The phrase after its article: "a 25 min", "an 8 min"."""
    number = phrase.split(maxsplit=1)[0]
    return f"an {phrase}" if number in ("11", "18") or number.startswith("8") else f"a {phrase}"


def points(value: float, *, minus: str = "−") -> str:
    """Signed points with one decimal: "+3.0", "−6.5", "0.0"."""
    rounded = round(value, 1)
    if rounded == 0:
        return "0.0"
    return f"+{rounded:.1f}" if rounded > 0 else f"{minus}{-rounded:.1f}"


def whole(value: float) -> str:
    """Points from 0 to 100 without decimals, rounded down: 49.7 is "49", for it has not the grade of 50."""
    return f"{math.floor(value)}"


def plural(count: int, noun: str) -> str:
    """ "1 word", "2,345 words"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def clauses_by_id(report: Report) -> Mapping[str, Clause]:
    """The report's clauses by id."""
    return {clause.id: clause for clause in report.clauses}


def site(clause: Clause, documents: tuple[DocumentInfo, ...]) -> str:
    """ "privacy.md:42": the file and line at which a clause stands, in the form that editors open."""
    return f"{printable(documents[clause.document].path)}:{clause.place.line}"


def short_site(clause: Clause, documents: tuple[DocumentInfo, ...]) -> str:
    """ "line 42", or "terms.md, line 42" where several documents were read."""
    line = f"line {clause.place.line}"
    if len(documents) == 1:
        return line
    names = [PurePath(info.path).name for info in documents]
    name = names[clause.document]
    return f"{printable(name if names.count(name) == 1 else documents[clause.document].path)}, {line}"


def caveat(finding: Finding) -> str:
    """ " (in part, California only)" where a finding holds for a part or a region only; else empty."""
    limits = ["in part"] if finding.partial else []
    if finding.region:
        limits.append(f"{printable(finding.region)} only")
    return f" ({', '.join(limits)})" if limits else ""


def nature(info: DocumentInfo) -> str:
    """ "privacy policy, 1,101 words, updated 2023-02-01": what is known of a document beside its path."""
    dates = (("effective", info.effective_date), ("updated", info.updated_date))
    told = [f"{label} {date}" for label, date in dates if date]
    return ", ".join([KIND_NAMES[info.kind], plural(info.words, "word"), *told])


def service(report: Report) -> str:
    """What to call all that was read: the first title, with the company where it does not name it; else the path."""
    for info in report.documents:
        title, company = info.title, info.company
        if title and company and company.lower() not in title.lower():
            return printable(f"{company}: {title}")
        if title or company:
            return printable(title or f"{company}: {KIND_NAMES[info.kind]}")
    return printable(report.documents[0].path) if report.documents else ""
