"""Typed captures: what no list of words can hold. In: lower-case text. Out: spans of durations, dates, addresses..."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

NUMBER_WORDS: Final[Mapping[str, int]] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20,
    "twenty-four": 24, "thirty": 30, "thirty-six": 36, "forty": 40, "forty-five": 45, "forty-eight": 48, "sixty": 60,
    "seventy-two": 72, "ninety": 90, "one hundred": 100, "one hundred eighty": 180, "one hundred and eighty": 180,
}  # fmt: skip
"""Numbers that policies write out, a hyphen standing for a hyphen or a space."""

NUMBER: Final = r"(?:\d{{1,6}}(?:[.,]\d{{1,3}})?|{})".format(
    "|".join(re.escape(word).replace(r"\-", "[ -]") for word in sorted(NUMBER_WORDS, key=len, reverse=True))
)
_UNITS: Final = r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|fortnights?|months?|years?|yrs?)"
_MONTHS: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR: Final = r"(?:19|20)\d\d"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"

_PATTERNS: Final[Mapping[str, tuple[tuple[str, ...], str]]] = {
    # name: (letters one of which must be present, for a cheap refusal; the pattern, every repetition bounded)
    "duration": (
        ("day", "month", "year", "hour", "week", "minute", "fortnight", "mins", "hrs", "yrs"),
        rf"\b{NUMBER}(?:\s?\(\s?\d{{1,4}}\s?\))?(?:\s?(?:to|-|or)\s?{NUMBER}|\sand a half)?[\s-]{{0,3}}"
        rf"(?:(?:full|consecutive|calendar|business|working|additional|more|further)\s)?{_UNITS}\b"
        r"(?!\s(?:of age|old)\b)(?:\sand a half\b)?",
    ),
    "email": (("@",), r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
    "url": (
        ("www.", "http", ".com", ".org", ".net", ".eu", ".info", ".io"),
        r"(?:https?://|www\.)[^\s<>()\"']{1,500}"
        r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:com|org|net|eu|info|io)\b(?:/[^\s<>()\"']{0,500})?",
    ),
    "amount": (
        ("$", "€", "£", "usd", "eur", "gbp", "dollar", "pound"),
        r"(?:(?:us|u\.s\.)\s?)?[$€£]\s?\d[\d,.]{0,15}"
        r"|\d[\d,.]{0,15}\s?(?:usd|eur|gbp|(?:u\.?s\.? )?dollars|euros?|pounds)\b",
    ),
    "date": (
        ("19", "20"),
        rf"(?:{_DAY}\s+)?{_MONTHS}\s+(?:{_DAY},?\s+)?{_YEAR}|\b{_YEAR}-\d\d-\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR}\b",
    ),
    "age": (
        ("1", "20", "thirteen", "sixteen", "eighteen"),
        r"\b(?:1[0-9]|2[01]|thirteen|fourteen|fifteen|sixteen|eighteen)\b(?:\s*\(\d+\))?(?=[ .,;:)-]|$)"
        r"(?!\s*(?:days?|months?|hours?|weeks?|minutes?)\b)",
    ),
}
CAPTURES: Final = tuple(_PATTERNS)
_COMPILED: Final = tuple((name, cues, re.compile(pattern)) for name, (cues, pattern) in _PATTERNS.items())


def find_captures(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """(character span, capture name) of everything in `text`, which is in lower case, that a typed capture admits."""
    for name, cues, pattern in _COMPILED:
        for cue in cues:
            if cue in text:
                for found in pattern.finditer(text):
                    yield found.span(), name
                break
