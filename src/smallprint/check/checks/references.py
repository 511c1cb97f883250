"""The check on cross references. In: a `Case`. Out: results on references to sections that do not exist."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from smallprint.check.case import Candidate, Case, Check
from smallprint.check.checks.sections import MAX_NUMBER, find_sections
from smallprint.check.fingerprint import normalise
from smallprint.check.model import Result

MIN_SECTIONS: Final = 3
"""Numbered headings, 1 among them, without which a text counts as having no numbered sections."""
LOOK: Final = 60
"""Characters around a reference in which another text may be named."""


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<word>section|clause|paragraph|article)s?\s+(?P<number>\d{1,4}(?:\.\d{1,3})*)(?![\d:/-])(?P<parts>(?:\s?\(\w{1,4}\))*)"
        r"|\b(?:section|heading|chapter|part)\s+(?:titled|entitled|called|headed|named|labell?ed|under)\s+"
        r"\"(?P<title>[^\"\n]{3,100})\""
        r"|\b(?:see|read|described\s+in|explained\s+in|set\s+out\s+in)\s+(?:the\s+|our\s+)?\"(?P<before>[^\"\n]{3,100})\"\s+(?:section|heading|chapter)\b"
        r"(?!\s+(?:of|in|on)\s+(?!this|these))",
        re.IGNORECASE,
    )


_ELSEWHERE: Final = re.compile(
    r"\b(?:Act|Code|GDPR|CCPA|CPRA|LGPD|PIPEDA|DMCA|DSA|DMA|TFEU|BGB|CFR|Regulations?|Directive|Statutes?|Law|U\.?S\.?C|"
    r"Constitution|Convention|Rules?|Stat|Ann|Addendum|Charter|FADP|PDPA|POPIA|PIPL)\b|§"
)
"""What shows that a reference is to a law or another text, when it stands beside it."""
_OF_ANOTHER: Final = re.compile(
    r"[\s,]+(?:of|in|under|to|from)\s+(?!this\b|these\b|our\s+(?:terms|policy|notice)\s+here)", re.IGNORECASE
)
_AFTER_ANOTHER: Final = re.compile(
    r"\b(?:Terms|Agreement|Policy|Addendum|Contract|Licen[cs]e|Conditions|Notice)\b[^.;]{0,20}$"
)


def find_broken_references(case: Case) -> Iterator[Result]:
    """References to a number no section bears, or to a title no heading has."""
    for candidate in case.candidates:
        sections = find_sections(candidate)
        words = {section.word for section in sections if section.word}
        known = {section.number for section in sections}
        headed = {section.number[0] for section in sections if section.block.kind == "heading" and not section.plain}
        numbered = 1 in headed and len(headed) >= MIN_SECTIONS
        for match in candidate.find_all(_reference()):
            if match["number"] is None:
                yield from _judge_title(candidate, match)
            elif numbered and _is_own(candidate, match, words):
                number = tuple(int(part) for part in match["number"].split("."))
                if not _exists(number, known):
                    message = f"There is no {match['word'].lower()} {match['number']} here. Correct the reference."
                    yield candidate.result("broken-reference", message, *match.span(), severity="high")


def _is_own(candidate: Candidate, match: re.Match[str], words: set[str]) -> bool:
    """Whether a reference by number is to this very text, not to a law or a contract."""
    if match["word"].lower() == "article" and "article" not in words:
        return False
    if match["word"].lower() == "paragraph" or int(match["number"].split(".")[0]) > MAX_NUMBER:
        return False
    before = candidate.text[max(0, match.start() - LOOK) : match.start()].rpartition(". ")[2]
    after = candidate.text[match.end() : match.end() + LOOK].partition(". ")[0]
    if _ELSEWHERE.search(before) or _ELSEWHERE.search(after) or _AFTER_ANOTHER.search(before.rstrip(" ,(")):
        return False
    return _OF_ANOTHER.match(after) is None


def _exists(number: tuple[int, ...], known: set[tuple[int, ...]]) -> bool:
    """Whether a section bears `number`. Parts that a browser numbers count as there."""
    if number in known or any(other[: len(number)] == number for other in known):
        return True
    parent = number[:-1]
    if not parent:
        return False
    siblings = any(len(other) == len(number) and other[:-1] == parent for other in known)
    return not siblings and _exists(parent, known)


def _judge_title(candidate: Candidate, match: re.Match[str]) -> Iterator[Result]:
    title = match["title"] or match["before"]
    after = candidate.text[match.end() : match.end() + LOOK]
    if _OF_ANOTHER.match(after) or not candidate.headings or _follows_page(candidate, match.start()):
        return
    wanted = normalise(title)
    places = [normalise(candidate.text_of(block)) for block in candidate.headings]
    # Bold words that begin a paragraph or item serve as headings too.
    places += [
        normalise(candidate.text[block.start : min(block.end, block.start + len(title) + 20)])
        for block in candidate.prose
    ]
    if wanted and not any(wanted in place or (place and place in wanted) for place in places):
        message = f"There is no section called “{title}” here. Correct the reference."
        yield candidate.result("broken-reference", message, *match.span(), severity="high")


def _follows_page(candidate: Candidate, start: int) -> bool:
    """Whether a link to a page elsewhere stands right before: “fernwick.example/help (the section called ...)”."""
    return any(
        "://" in link.target
        and link.end <= start < link.end + LOOK
        and ". " not in candidate.text[link.end : start]
        and "\n" not in candidate.text[link.end : start]
        for link in candidate.document.links
    )


CHECKS: Final = (
    Check(
        id="broken-reference",
        severity="high",
        title="A reference to a section that does not exist",
        what="Follows references such as “Section 9.2”, “clause 4” and “the section titled “Your choices””, and finds "
        "those that lead nowhere.",
        why="Sections were renumbered or taken out. What the reference promised to explain is explained nowhere.",
        example="# 1. Data\n\n# 2. Sharing\n\n# 3. Contact\n\nYou can object as section 7 describes.",
        instead="# 1. Data\n\n# 2. Sharing\n\n# 3. Contact\n\nYou can object as section 2 describes.",
        find=find_broken_references,
        page="References to laws and to other texts (“Section 5 of the Terms of Use”, “Article 6 GDPR”) are left "
        "alone, and so are references by number in a text without at least three numbered headings.",
    ),
)
