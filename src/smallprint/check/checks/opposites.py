"""Promises in set phrases, and the words that break them. In: a `Case`. Out: pairs of both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from smallprint.check.case import Case
from smallprint.check.checks.opposed import narrows
from smallprint.check.checks.said import ENDING, LEADING, NEVER, OURSELVES, Said, find_said, is_taken_back

_WE: Final = r"\bwe\s+(?:(?:may|might|will|do|can|also|sometimes|then|automatically)\s+)*"
_DATA: Final = r"(?:your\s+)?(?:personal(?:ly\s+identifiable)?\s+)?(?:data|information)"
_EUROPE: Final = r"(?:the\s+)?(?:EU|E\.U\.|EEA|European\s+(?:Union|Economic\s+Area)|Europe)"
_OVERSEAS: Final = (
    r"(?:the\s+)?(?:United\s+States(?:\s+of\s+America)?|USA?|U\.S\.(?:A\.)?|India|China|Russia|Brazil|Australia|Singapore|"
    r"Philippines)"
)
_SERVICE: Final = r"(?:the|our|this)\s+(?:services?|(?:web\s?)?site|app|platform|game)"
_PAPER: Final = (
    r"(?:this|these|our|the)\s+(?:(?:privacy|cookie)\s+)?(?:policy|notice|statement|terms(?:\s+of\s+(?:use|service))?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposite:
    """A promise and what breaks it."""

    sign: str
    """Words that stand in every such promise: the rest costs more."""
    promise: str
    """The whole sentence."""
    breach: str
    """Words of a sentence against it."""
    unless: str = r"(?!)"
    """Words of that sentence that make it no breach."""
    is_narrow: bool = False
    """It is about some people, or about consent, as other promises must not be."""
    in_one_text: bool = False
    """Both are said of the paper in which they stand."""


OPPOSITES: Final = (
    Opposite(
        sign=r"\b(?:any|no)\s+personal",
        promise=rf"{OURSELVES}\s+{NEVER}\s+(?:collect|gather|record|store)(?:\s+or\s+(?:store|keep|share|use))?\s+any\s+"
        r"personal(?:ly\s+identifiable)?\s+(?:data|information)(?:\s+(?:about|from|on)\s+(?:you|our\s+users|anyone))?",
        breach=_WE
        + r"(?:collect|store|keep|record)\s+(?:[\w\s,]{0,60}\b)?your\s+(?:full\s+|first\s+|last\s+)?(?:names?|"
        r"e-?mail\s+address(?:es)?|(?:tele)?phone\s+number)\b",
    ),
    Opposite(
        sign=r"\bfrom\s+(?:children|minors|anyone\s+under)",
        promise=rf"{OURSELVES}\s+{NEVER}\s+(?:collect|gather|ask\s+for)\s+(?:any\s+)?(?:personal\s+)?(?:data|information)\s+from\s+"
        r"(?:children|minors|anyone)(?:\s+(?:who\s+are\s+)?(?:under|below)\s+(?:the\s+age\s+of\s+)?\d+(?:\s+years\s+of\s+age)?)?",
        breach=r"\b(?:children|minors)\s+(?:under|below)\s+(?:the\s+age\s+of\s+)?(?:\d|1[0-5])\s+(?:may|can)\s+(?:open|create|"
        r"sign\s+up|register|join)\b[^.]*\bwe\s+(?:\w+\s+)?(?:collect|record|store|keep)|"
        + _WE
        + r"(?:collect|store|keep|record)\s+[^.,;]{0,60}\b(?:from|of)\s+(?:children|minors)\s+(?:under|below)\b",
        unless=r"\b(?:parent\w*|guardian\w*|consent\w*|not|never|only|delet\w+|learn\w*)\b",
        is_narrow=True,
    ),
    Opposite(
        sign=r"\bfor\s+(?:advertis|market|ads\b|any\s+advertis)",
        promise=rf"{OURSELVES}\s+{NEVER}\s+use\s+{_DATA}\s+for\s+(?:any\s+)?(?:advertising|ads|advertisements)(?:\s+purposes)?",
        breach=_WE + r"use\s+(?:your|this|that)\s+[^.;]{2,80}?\b(?:to\s+(?:show|serve|target)\s+(?:you\s+)?(?:with\s+)?"
        r"(?:targeted\s+|relevant\s+|personali[sz]ed\s+|interest-based\s+)?(?:ads|adverts|advertisements|advertising)|"
        r"for\s+(?:targeted\s+|personali[sz]ed\s+)?advertising)\b",
        unless=r"\b(?:not|never|without)\b",
    ),
    Opposite(
        sign=r"\b(?:outside|leaves?|within)\b[^.]{0,12}\b(?:E\.?U|EEA|Europe)",
        promise=rf"(?:{OURSELVES}\s+{NEVER}\s+(?:transfer|send|move|store|process)\s+{_DATA}\s+(?:to\s+(?:countries|places)\s+)?outside\s+(?:of\s+)?{_EUROPE}"
        rf"|{_DATA}\s+(?:(?:never|does\s+not|will\s+(?:not|never))\s+leaves?|(?:always\s+)?(?:stays|remains)\s+(?:with)?in)\s+{_EUROPE}"
        rf"|{_DATA}\s+(?:is|are)\s+(?:not|never)\s+(?:transferred|sent|moved|stored|processed)\s+outside\s+(?:of\s+)?{_EUROPE})",
        breach=_WE + rf"(?:transfer|send|store|process)\s+{_DATA}\s+(?:to|in|on\s+servers\s+in)\s+(?:{_OVERSEAS}\b|"
        rf"(?:countries\s+)?outside\s+(?:of\s+)?{_EUROPE}\b)|"
        rf"{_DATA}\s+(?:is|are|may\s+be|will\s+be)\s+(?:transferred\s+to|sent\s+to|stored\s+in|processed\s+in)\s+(?:{_OVERSEAS}\b|"
        rf"(?:countries\s+)?outside\s+(?:of\s+)?{_EUROPE}\b)",
        unless=r"\b(?:not|never)\b",
    ),
    Opposite(
        sign=r"\bautomated\b",
        promise=rf"{OURSELVES}\s+{NEVER}\s+(?:use|make|take|engage\s+in|carry\s+out|perform)\s+(?:any\s+)?(?:(?:solely|fully|purely)\s+)?"
        r"automated\s+(?:individual\s+)?decision(?:s|[\s-]making)(?:\s+(?:or|and)\s+profiling)?(?:\s+about\s+you)?",
        breach=_WE + r"(?:decide|make\s+(?:\w+\s+)?decisions?|refuse|reject)\b(?=[^.;]*\bautomat)[^.;]*"
        r"\b(?:solely|only|alone|fully|exclusively|entirely)\b",
        unless=r"\b(?:not|never|no)\b",
    ),
    Opposite(
        sign=r"\bfree\b",
        promise=rf"(?:the\s+use\s+of\s+)?{_SERVICE}\s+(?:is|are)\s+(?:(?:always|completely|entirely|totally)\s+)?free(?:\s+of\s+charge|\s+to\s+use|\s+for\s+"
        r"(?:everyone|everybody|all))?",
        breach=rf"\byou\s+(?:(?:must|will|have\s+to|agree\s+to)\s+)?pay\s+(?:us\s+)?an?\s+(?:\w+\s+)?(?:fee|charge|subscription)\s+"
        rf"(?:of\s+[^.;]{{1,30}}?\s+)?(?:for|to\s+use)\s+(?:using\s+|the\s+use\s+of\s+)?{_SERVICE}\b",
        unless=r"\b(?:premium|plus|pro|paid|plans?|optional|upgrade|trial)\b",
    ),
    Opposite(
        sign=r"\bconsent|\bpermission",
        promise=rf"(?:we\s+(?:will\s+)?only\s+(?:share|disclose|give|pass)\s+{_DATA}(?:\s+(?:on|to|with)(?:\s+(?:third\s+parties|others))?)?\s+with\s+"
        rf"your\s+(?:\w+\s+)?(?:consent|permission)|we\s+{NEVER}\s+(?:share|disclose|give|pass)\s+{_DATA}(?:\s+(?:to|with)\s+(?:third\s+parties|others|"
        r"anyone))?\s+without\s+your\s+(?:\w+\s+)?(?:consent|permission))",
        breach=_WE + r"(?:share|disclose|give|pass|sell)\s+[^.;]{2,80}?"
        r"\bwithout\s+(?:asking\s+you|your\s+(?:\w+\s+)?(?:consent|permission))",
        unless=r"\b(?:law\w*|legal\w*|court\w*|authorit\w+|police|required?|emergenc\w+|safety|"
        r"fraud|crime|not|never|providers?|anonym\w*|aggregat\w*)\b",
        is_narrow=True,
    ),
    Opposite(
        sign=r"\bnotice\b|\bnotify\b",
        promise=r"we\s+(?:will\s+|shall\s+)?(?:always\s+)?(?:give\s+you\s+(?:at\s+least\s+)?[\w()\s]{1,20}\s+days['’]?\s+(?:prior\s+|advance\s+)?notice|notify\s+you)\s+"
        rf"(?:of|before)\s+(?:any|every|all)\s+changes?(?:\s+(?:to|of|in)\s+{_PAPER})?",
        breach=_WE + rf"(?:change|update|modify|amend|revise)\s+{_PAPER}\s+[^.;]{{0,40}}?"
        r"\bwithout\s+(?:(?:prior|any|further|giving)\s+)*notice",
        unless=r"\b(?:minor|small|not|never)\b",
        in_one_text=True,
    ),
)


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def find_opposites(case: Case) -> Iterator[tuple[Said, tuple[Said, ...]]]:
    """Each promise in a set phrase that another sentence breaks, with what does."""
    for one in OPPOSITES:
        promises = list(_find_promises(case, one))
        if not promises:
            continue
        breaches = [said for said in find_said(case, _compile(one.breach)) if _is_breach(said.words(case), one)]
        for promise in promises:
            against = tuple(
                other
                for other in breaches
                if other.start != promise.start or other.document != promise.document
                if not one.in_one_text or other.document == promise.document
            )
            if against:
                yield promise, against


def _find_promises(case: Case, one: Opposite) -> Iterator[Said]:
    whole = _compile(f"{LEADING}(?:{one.promise}){ENDING}")
    for said in find_said(case, _compile(one.sign)):
        if whole.fullmatch(said.words(case)) and not is_taken_back(case.candidates[said.document], said.number):
            yield said


def _is_breach(words: str, one: Opposite) -> bool:
    if _compile(one.unless).search(words):
        return False
    return one.is_narrow or not narrows(words)
