"""References to sections by their titles. In: a candidate. Out: those that no section bears, or another number does."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from smallprint.check.case import Candidate
from smallprint.check.checks.sections import Section, show_number
from smallprint.check.fingerprint import normalise
from smallprint.model import Block

LOOK: Final = 60
"""Characters around a reference in which another text may be named."""
SAME: Final = 0.75
"""Share of its words that a title has in common with another from which on both are taken for the same."""
OF_ANOTHER: Final = re.compile(
    r"[\s,]+(?:of|in|under|to|from)\s+(?!this\b|these\b|our\s+(?:terms|policy|notice)\s+here)", re.IGNORECASE
)
_BEGUN: Final = re.compile(r"[\W\d_]*(?:section|article|clause|part)?[\W\d_]*", re.IGNORECASE)


@cache
def _by_title() -> re.Pattern[str]:
    title = r"[\"'](?P<{0}>[^\"'\n]{{3,100}})[\"']"
    return re.compile(
        r"\b(?:section|heading|chapter|part)\s+(?:titled|entitled|called|headed|named|labell?ed|under)\s+"
        rf"{title.format('title')}"
        r"|\b(?:see|read|described\s+in|explained\s+in|set\s+out\s+in|told\s+in|under|as\s+in)\s+(?:the\s+|our\s+)?"
        rf"{title.format('before')}\s+(?:section|heading|chapter)\b(?!\s+(?:of|in|on)\s+(?!this|these))"
        rf"|\b(?:the|our)\s+{title.format('near')}\s+(?:section|heading|chapter)\s+(?:above|below|of\s+th(?:is|ese)\b)"
        rf"|\b(?:see|read|in|under|to)\s+(?:the\s+|our\s+)?{title.format('below')},?\s+(?:above|below)\b"
        rf"|\b(?:see|read|in|under)\s+section\s+{title.format('named')}",
        re.IGNORECASE,
    )


@cache
def _with_title() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<word>(?i:section|clause|article|part))\s+(?P<number>\d{1,2}(?:\.\d{1,2})*)\s*"
        r"(?:\(\s*\"?(?P<inside>[A-Z][^()\"\n]{2,80})\"?\s*\)|,?\s*\"(?P<quoted>[A-Z][^\"\n]{2,80})\")"
    )


def find_wrong_titles(candidate: Candidate, sections: tuple[Section, ...]) -> Iterator[tuple[str, int, int]]:
    """(message, start, end) of each reference by a title that leads nowhere, or to another number than it says."""
    if not candidate.headings:
        return
    for match in candidate.find_all(_by_title()):
        title = next(part for part in match.groups() if part is not None)
        after = candidate.text[match.end() : match.end() + LOOK]
        if (
            not OF_ANOTHER.match(after)
            and not _follows_page(candidate, match.start())
            and not _has(candidate, title, match.start())
        ):
            yield f"There is no section called “{title}” here. Correct the reference.", *match.span()
    for match in candidate.find_all(_with_title()):
        if not OF_ANOTHER.match(candidate.text, match.end()):
            message = _judge_number(candidate, sections, match)
            if message:
                yield message, *match.span()


def _judge_number(candidate: Candidate, sections: tuple[Section, ...], match: re.Match[str]) -> str:
    """What is wrong with “section 4 (“Choices”)”, in words; empty where nothing is, or nobody can tell."""
    number = tuple(int(part) for part in match["number"].split("."))
    title = normalise(match["quoted"] or match["inside"])
    titles = {_bare(section.block, candidate): section.number for section in sections if section.headed}
    meant = next((own for own, borne in titles.items() if borne == number), None)
    if meant is None or _is_like(title, meant):
        return ""
    other = titles.get(title)
    if other is not None:
        return f"“{match['quoted'] or match['inside']}” is {match['word'].lower()} {show_number(other)} here."
    quoted = f'"{match["quoted"] or match["inside"]}"' in match[0]
    if quoted and not _has(candidate, title, match.start()):
        return f"There is no section called “{match['quoted'] or match['inside']}” here. Correct the reference."
    return ""


def _bare(block: Block, candidate: Candidate) -> str:
    """The words of a heading without its number."""
    return normalise(_BEGUN.sub("", candidate.text_of(block), count=1))


def _has(candidate: Candidate, title: str, place: int) -> bool:
    """Whether a heading, or the words that begin a paragraph or item, are this title; `place` is where it is named."""
    wanted = normalise(title)
    titles = [normalise(candidate.text_of(block)) for block in candidate.headings]
    # Bold words that begin a paragraph or item serve as headings too.
    titles += [
        normalise(candidate.text[block.start : min(block.end, block.start + len(title) + 20)])
        for block in candidate.prose
        if not block.start <= place < block.end
    ]
    return not wanted or any(one and _is_like(wanted, one) for one in titles)


def _is_like(title: str, other: str) -> bool:
    """Whether two titles are the same but for a word or two, or one is part of the other."""
    if title in other or other in title:
        return True
    words, others = set(title.split()), set(other.split())
    return len(words & others) >= SAME * max(len(words), len(others))


def _follows_page(candidate: Candidate, start: int) -> bool:
    """Whether a link to a page elsewhere stands right before: “fernwick.example/help (the section called ...)”."""
    return any(
        "://" in link.target
        and link.end <= start < link.end + LOOK
        and ". " not in candidate.text[link.end : start]
        and "\n" not in candidate.text[link.end : start]
        for link in candidate.document.links
    )
