"""The numbered sections of a document. In: a candidate. Out: its section numbers, each with the block that bears it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from smallprint.check.case import Candidate
from smallprint.model import Block

MAX_NUMBER: Final = 99
"""Highest number of a section or its parts; larger ones are house numbers, years and statutes."""

_LABEL: Final = re.compile(
    r"[\s*_#]*(?:(?P<word>section|article|clause|part|chapter|§)\s*(?<=[\s§]))?\(?(?P<number>\d{1,2}(?:\.\d{1,2})*)"
    r"(?P<end>[.):]?)(?=[\s*_]|[–—-]\s|$)(?![\s*_]*(?:%|percent\b|am\b|pm\b|MB\b|GB\b))",
    re.IGNORECASE,
)
_LIST_NUMBER: Final = re.compile(r"(?:^|\n)[ \t>]*(?P<number>\d{1,2}(?:\.\d{1,2})*)[.)][ \t]+[*_#\s\[]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A block that begins with a section number."""

    number: tuple[int, ...]
    """(4, 2) for "4.2"."""
    block: Block
    start: int
    end: int
    """Span of the number in the parsed text; that of the whole block where the number stands in list markup."""
    word: str
    """"section", "article", "clause", "part", "chapter" or "§" where it says so, else empty."""
    plain: bool
    """The number alone, with no point after it and no level below: it may be no section at all."""
    headed: bool
    """A heading bears it, or the words in bold that begin a paragraph."""
    listed: bool
    """The number stands in list markup, outside the text."""


def find_sections(candidate: Candidate) -> tuple[Section, ...]:
    """Every numbered heading, paragraph and item, in reading order."""
    return tuple(_find(candidate))


def show_number(number: tuple[int, ...]) -> str:
    """ "4.2" for (4, 2)."""
    return ".".join(map(str, number))


def _find(candidate: Candidate) -> Iterator[Section]:
    for block in candidate.document.blocks:
        if block.kind in {"code", "cell"}:
            continue
        match = _LABEL.match(candidate.text, block.start, block.end)
        if match:
            number = _to_number(match["number"])
            plain = len(number) == 1 and not match["end"] and not match["word"]
            start, end = match.span("number")
            word = (match["word"] or "").lower()
            yield Section(
                number=number,
                block=block,
                start=start,
                end=end,
                word=word,
                plain=plain,
                headed=block.kind == "heading" or _opens_with_title(candidate, block, start),
                listed=False,
            )
            continue
        begin = candidate.document.offsets.source_offset(block.start)
        listed = _LIST_NUMBER.search(candidate.source, max(0, begin - 40), begin)
        if listed:
            number = _to_number(listed["number"])
            yield Section(
                number=number,
                block=block,
                start=block.start,
                end=block.end,
                word="",
                plain=False,
                headed=False,
                listed=True,
            )


def _opens_with_title(candidate: Candidate, block: Block, start: int) -> bool:
    """Whether the paragraph begins with its own heading, as in “**1. Data.** We ...”."""
    title = block.heading[-1:]
    return block.kind == "paragraph" and bool(title) and candidate.text.startswith(title[0], start)


def _to_number(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))
