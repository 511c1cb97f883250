"""Cuts a row of lettered parts. In: the text of a block. Out: spans of the parts of "We may: (a) share; (b) sell."."""

import re
from itertools import pairwise
from typing import Final

from smallprint.parse.outline import ROMAN

_LETTER: Final = re.compile(r"\(([a-z]{1,2}|[ivx]{1,5}|[A-Z]|\d{1,2})\)\s+(?=[\w\"'(])")
_BARE_LETTER: Final = re.compile(r"(?<=[:;,.] )([a-z]|[ivx]{1,4}|\d)\)\s+(?=\w)")
_NUMBER: Final = re.compile(r"(?<=[:;,.] )(\d{1,2})\.\s+(?=[A-Z])")
_PART_END: Final = re.compile(r"(?:[;:,.]|[-–—])\s*(?:and/or|and|or|but)?,?\s*$|\b(?:and|or|and/or)\s*$")
_STOP_PART: Final = re.compile(r"[a-z][^.]*\.\s*(?:and/or|and|or)?\s*")
"""A part that goes on with its lead-in and ends with a stop: a semicolon lost in copying."""
_COMMA_PART: Final = re.compile(r"[a-z].*,\s*(?:and/or|and|or)?,?\s*", re.DOTALL)
_LAST_END: Final = re.compile(r"(?<!\W[A-Z])[.!?][\"')\]]*\s+(?=[A-Z\"'(])")
"""Where the sentence of the last part ends: at a stop that is no initial's ("P. O. Box")."""
_LONG_SERIES: Final = 40
"""Words from which a series with commas is a list."""


def split_enumeration(text: str) -> list[tuple[int, int]]:
    """Spans of the lettered parts of "We may: (a) share it; (b) sell it.", markers left out; empty for none.

    Only parts that are set off by a colon, semicolons or stops count, and long ones with commas: "under (a) and (b)"
    stays one sentence. The last part ends with its sentence.
    """
    row = _find_row(_find_marks(text))
    if len(row) < 2:
        return []
    opening = text[: row[0].start()].rstrip()
    between = [text[left.end() : right.start()] for left, right in pairwise(row)]
    if not all(_PART_END.search(part) and len(part.split()) >= 2 for part in between):
        return []
    marked = opening.endswith((":", ";", "—", "–")) or ";" in "".join(part.rstrip()[-8:] for part in between)
    if not marked and not all(map(_STOP_PART.fullmatch, between)) and not _is_long_series(between):
        return []
    stop = _LAST_END.search(text, row[-1].end())
    last = stop.end() if stop else len(text)
    ends = [match.start() for match in row[1:]] + [last]
    return [
        (match.end(), match.end() + len(text[match.end() : end].rstrip())) for match, end in zip(row, ends, strict=True)
    ]


def _find_marks(text: str) -> list[re.Match[str]]:
    """All that looks like a marker: "(a)", else "a)", else, where a colon leads to it, "1."."""
    marks: list[re.Match[str]] = []
    if text.count(")") >= 2:
        marks = [match for match in _LETTER.finditer(text) if text[match.start() - 1 : match.start()].isspace()]
        if len(marks) < 2 and ("a) " in text or "i) " in text or "1) " in text):
            marks = list(_BARE_LETTER.finditer(text))
    if len(marks) < 2 and ": 1. " in text:
        marks = list(_NUMBER.finditer(text))
    return marks if len(marks) >= 2 else []


def _is_long_series(parts: list[str]) -> bool:
    return sum(len(part.split()) for part in parts) >= _LONG_SERIES and all(map(_COMMA_PART.fullmatch, parts))


def _find_row(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The longest run of markers that counts up from its first: a, b, c or i, ii, iii or 1, 2, 3."""
    best: list[re.Match[str]] = []
    for series in (_count_letters, _count_romans, _count_numbers):
        row: list[re.Match[str]] = []
        for mark in marks:
            place = series(mark[1])
            if place == len(row):
                row.append(mark)
            elif place == 0 and len(row) < 2:
                row = [mark]
        if len(row) > len(best):
            best = row
    return best


def _count_letters(written: str) -> int:
    return ord(written.lower()) - ord("a") if len(written) == 1 and written.isalpha() else -1


def _count_romans(written: str) -> int:
    return ROMAN.index(written) if written in ROMAN else -1


def _count_numbers(written: str) -> int:
    return int(written) - 1 if written.isdecimal() else -1
