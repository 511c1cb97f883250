"""The check on cross references. In: a `Case`. Out: results on references to sections that do not exist."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from smallprint.check.case import Candidate, Case, Check
from smallprint.check.checks.own_parts import Parts
from smallprint.check.checks.reference_titles import LOOK, OF_ANOTHER, find_wrong_titles
from smallprint.check.checks.sections import MAX_NUMBER
from smallprint.check.model import Result

_LABEL: Final = r"(?:\d{1,4}(?:\.\d{1,3})*|[IVXLC]{1,7}|[A-Z])(?![\w:/]|\.\w|-\d{3})(?:\s?\(\w{1,4}\))*"


@cache
def _reference() -> re.Pattern[str]:
    word = (
        r"(?:sections?|sec\.|clauses?|articles?|art\.|parts?|chapters?|paragraphs?|points?|schedules?|annex(?:es)?|appendix|"
        r"appendices|exhibits?|attachments?|§§?)"
    )
    link = r"\s*(?:,\s*(?:and|or)|,|and(?:/or)?|or|to|through|[–—-]|&)\s*"
    return re.compile(rf"(?<!\w)(?P<word>(?i:{word}))\s*(?<![a-z])(?P<labels>{_LABEL}(?:{link}{_LABEL})*)")


_PART: Final = re.compile(
    r"(?P<number>\d+(?:\.\d+)*|(?<![\w(])[IVXLC]+\b|(?<![\w(])[A-Z]\b)(?P<parts>(?:\s?\(\w{1,4}\))*)"
)
_LOST: Final = re.compile(r"Error!\s+(?:Reference\s+source\s+not\s+found|Bookmark\s+not\s+defined|No\s+bookmark)\.?")
"""What Word leaves where a cross reference has lost its target."""
_ELSEWHERE: Final = re.compile(
    r"\b(?:Act|Code|GDPR|CCPA|CPRA|LGPD|PIPEDA|DMCA|DSA|DMA|TFEU|BGB|CFR|Regulations?|Directive|Statutes?|Law|U\.?S\.?C|"
    r"Constitution|Convention|Rules?|Stat|Ann|Addendum|Charter|FADP|PDPA|POPIA|PIPL|TMG|UWG|HGB|BDSG|DSG|TDDDG|MStV|"
    r"Clauses|ISO|Ordinance|Treaty|Bill)\b|§"
)
"""What shows that a reference is to a law or another text, when it stands beside it."""
_AFTER_ANOTHER: Final = re.compile(
    r"\b(?:Terms|Agreement|Policy|Addendum|Contract|Licen[cs]e|Conditions|Notice)\b[^.;]{0,20}$"
    r"|\b(?i:your|their|its|the|that|an?)\s+(?:\w+\s+)?(?:lease|licen[cs]e|contract|law|act|statute|code|directive|regulation)"
    r"\s*[,(]\s*(?:at|in|under|see)?$"
)
_NEAR: Final = re.compile(r"\s+(?:above|below|hereof|of\s+th(?:is|ese)\b)", re.IGNORECASE)
_ATTACHED: Final = frozenset({"schedule", "annex", "appendix", "exhibit", "attachment"})
_BEYOND: Final = frozenset({"paragraph", "point"})
"""Words for parts of a section: a section itself only where the text says “above” or “below”."""


def find_broken_references(case: Case) -> Iterator[Result]:
    """References to a number or letter no part bears, or to a title no heading has."""
    for candidate in case.candidates:
        parts = Parts(candidate)
        for match in candidate.find_all(_LOST):
            message = "This cross reference has lost its target. Name the section that it was made for."
            yield candidate.result("broken-reference", message, *match.span(), severity="high")
        for match in candidate.find_all(_reference()):
            word = _singular(match["word"])
            if _is_own(candidate, match, word, parts):
                yield from _judge(candidate, match, word, parts)
        for message, start, end in find_wrong_titles(candidate, parts.sections):
            yield candidate.result("broken-reference", message, start, end, severity="high")


def _judge(candidate: Candidate, match: re.Match[str], word: str, parts: Parts) -> Iterator[Result]:
    """A result on each label that nothing bears; the first one stands with its word."""
    offset, first = match.start("labels"), True
    labels = list(_PART.finditer(match["labels"]))
    if any(int(label["number"].split(".")[0]) > MAX_NUMBER for label in labels if label["number"][0].isdigit()):
        return
    for label in labels:
        is_there = (
            parts.have_attached(word, label["number"])
            if word in _ATTACHED
            else parts.have(label["number"], label["parts"])
        )
        if not is_there:
            start = match.start() if first else offset + label.start()
            message = f"There is no {word} {label[0]} here. Correct the reference."
            yield candidate.result("broken-reference", message, start, offset + label.end(), severity="high")
        first = False


def _is_own(candidate: Candidate, match: re.Match[str], word: str, parts: Parts) -> bool:
    """Whether a reference is to this very text, not to a law or a contract."""
    text, near = candidate.text, _NEAR.match(candidate.text, match.end()) is not None
    if word in {"article", "part", "chapter", "§"} and word not in parts.words and not near:
        return False
    if word in _BEYOND and not near:
        return False
    before = text[max(0, match.start() - LOOK) : match.start()].rpartition("\n")[2].rpartition(". ")[2]
    after = text[match.end() : match.end() + LOOK].partition("\n")[0].partition(". ")[0]
    if _ELSEWHERE.search(before) or _ELSEWHERE.search(after) or _AFTER_ANOTHER.search(before.rstrip(" ,(")):
        return False
    return OF_ANOTHER.match(after) is None and not _is_linked_elsewhere(candidate, match)


def _is_linked_elsewhere(candidate: Candidate, match: re.Match[str]) -> bool:
    """Whether the reference is the label of a link to another page."""
    return any(
        link.start < match.end() and match.start() < link.end and not link.target.startswith("#")
        for link in candidate.document.links
    )


def _singular(word: str) -> str:
    low = word.lower().rstrip(".")
    if low.startswith("§"):
        return "§"
    return {"sec": "section", "art": "article", "annexes": "annex", "appendices": "appendix"}.get(low) or low.rstrip(
        "s"
    )


def _shown(word: str) -> str:
    return word


CHECKS: Final = (
    Check(
        id="broken-reference",
        severity="high",
        title="A reference to a section that does not exist",
        what="Follows references such as “Section 9.2(b)”, “clauses 4 and 7”, “Part IX”, “Annex B” and “the section "
        "titled “Your choices””, and finds those that lead nowhere; and those that have lost their target in a word "
        "processor (“Error! Reference source not found”).",
        why="Sections were renumbered or taken out. What the reference promised to explain is explained nowhere.",
        example="# 1. Data\n\n# 2. Sharing\n\n# 3. Contact\n\nYou can object as section 7 describes.",
        instead="# 1. Data\n\n# 2. Sharing\n\n# 3. Contact\n\nYou can object as section 2 describes.",
        find=find_broken_references,
        page="References to laws and to other texts (“Section 5 of the Terms of Use”, “Article 6 GDPR”) are left "
        "alone. So are references by number, numeral or letter in a text without at least three headings that bear "
        "such, “(c)” below a section without letters, and “Annex B” in a text that holds no annex.",
    ),
)
