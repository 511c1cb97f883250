"""What limits how long data is kept. In: a candidate and a clause without a number. Out: whether its words limit it.

A limit is the criteria by which the time is set, or a period for the same thing. The period of one thing says nothing
of another: that logs go after 90 days does not tell how long an account is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from smallprint.check.case import Case
from smallprint.inflect import to_singular
from smallprint.model import PERIOD_CRITERIA, Block, Clause

SCHEDULE: Final = 3
"""Periods of different things from which on a section is a schedule: its first sentence is spelt out below."""


@cache
def _criteria() -> re.Pattern[str]:
    """Words that name the criteria by which a period is set."""
    return re.compile(
        r"\b(?:criteri(?:a|on)|factors?|depend(?:s|ing)?\s+(?:up)?on|tak(?:e|es|ing)\s+into\s+account|"
        r"(?:we|to)\s+(?:also\s+)?consider|determin(?:e|ed|ing)\s+(?:the|how|by)|"
        r"retention\s+(?:schedules?|table|periods?\s+(?:are|is|below|set))|limitation\s+periods?)\b",
        re.IGNORECASE,
    )


@cache
def _spelt_out() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in\s+particular|specifically|for\s+(?:example|instance)|e\.g\.|this\s+means|thus|in\s+practice|as\s+follows)\b",
        re.IGNORECASE,
    )


@cache
def _period() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|thirty|sixty|ninety)\)?\s*"
        r"(?:calendar\s+|business\s+|working\s+|more\s+|full\s+)?(?:hours?|days?|weeks?|months?|years?)\b",
        re.IGNORECASE,
    )


@cache
def _keeping() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:keep|keeps|kept|keeping|retain\w*|retention|stor(?:e|es|ed|ing|age)|sav(?:e|ed)|hold|holds|held(?!\s+by)|remain\w*|"
        r"persist\w*|maintain\w*|archiv\w*|delet\w+|eras\w+|remov\w+|purg\w+|destroy\w*|anonymi\w+|expir\w+|preserve[ds]?)\b",
        re.IGNORECASE,
    )


_GENERAL: Final = re.compile(
    r"\b(?:your|our|the|all|any|an?|such|these|those|this|that|of|other|user|users|customer|personal|data|information|it|"
    r"them|records?|copies|copy|details|collected|we|you|certain|some|identifiable|personally|which|about)\b|['’]s?\b|[^\w\s]"
)


def says_keeping(clause: Clause) -> bool:
    """Whether a clause, or what leads it in, speaks of keeping at all."""
    return _keeping().search(f"{clause.lead_in or ''} {clause.quote}") is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    has_criteria: bool
    is_spelt_out: bool
    """It says what a general sentence comes to: "in particular", and how long this and that is kept."""
    kept: frozenset[frozenset[str]]
    """What its periods are for; an empty set of words: for data as such, or for we cannot tell what."""


class Limits:
    """The limits that one document sets, with the blocks in which they stand."""

    def __init__(self, case: Case, document: int) -> None:
        """Read the periods and the criteria of the document with this index."""
        self._candidate: Final = case.candidates[document]
        self._clauses: Final = [clause for clause in case.report.clauses if clause.document == document]
        self._periods: Final = tuple(self._find_periods())
        self._criteria: Final = self._blocks_with(_criteria())
        self._spelt_out: Final = self._blocks_with(_spelt_out())
        self._ends: Final = tuple(one for one in self._clauses if one.period and one.period.value == "ACCOUNT_LIFETIME")
        self._sections: Final[dict[tuple[str, ...], _Section]] = {}

    def hold(self, clause: Clause) -> bool:
        """Whether the clause itself, or its section, limits how long what it keeps is kept."""
        if _period().search(clause.quote) or _criteria().search(clause.quote):
            return True
        section = self._section_of(clause)
        thing = words_of(clause.period.what) if clause.period else frozenset()
        if section.has_criteria or not thing:
            general = section.is_spelt_out or len(section.kept) >= SCHEDULE or frozenset() in section.kept
            return section.has_criteria or general
        return any(not kept or kept & thing for kept in section.kept)

    def _blocks_with(self, pattern: re.Pattern[str]) -> tuple[Block, ...]:
        candidate = self._candidate
        return tuple(block for block in candidate.prose if pattern.search(candidate.text, block.start, block.end))

    def _section_of(self, clause: Clause) -> "_Section":
        """What stands under the clause's heading or one below it; without headings, in its block."""
        key = clause.heading or (str(clause.start),)
        if key not in self._sections:
            kept = frozenset(kept for block, kept in self._periods if _is_near(block, clause))
            ends = bool(kept) or any(other.heading == clause.heading for other in self._ends)
            self._sections[key] = _Section(
                has_criteria=any(_is_near(block, clause) for block in self._criteria),
                is_spelt_out=ends and any(_is_near(block, clause) for block in self._spelt_out),
                kept=kept,
            )
        return self._sections[key]

    def _find_periods(self) -> Iterator[tuple[Block, frozenset[str]]]:
        """(block, what is kept) of each period. Where no rule reads one, it may be for anything."""
        candidate = self._candidate
        read: dict[int, list[Clause]] = {}
        for clause in self._clauses:
            if clause.period is not None and clause.period.value not in PERIOD_CRITERIA:
                read.setdefault(clause.start, []).append(clause)
        for sentence in candidate.sentences:
            if not _period().search(candidate.text, sentence.start, sentence.end):
                continue
            block = candidate.document.blocks[sentence.block]
            clauses = read.get(sentence.start, [])
            yield from ((block, _thing_of(one)) for one in clauses if not _is_asked_for(one))
            words = candidate.text_of(sentence)
            if block.kind in {"cell", "item"}:
                words += " ".join([*block.heading[-1:], *(candidate.text[start:end] for start, end in block.lead_ins)])
            if not clauses and _keeping().search(words):
                yield block, frozenset()


def words_of(thing: str) -> frozenset[str]:
    """The words that tell one thing from another, in the singular; none for data as such."""
    return frozenset(to_singular(word) for word in _GENERAL.sub(" ", thing.casefold()).split())


def _is_asked_for(clause: Clause) -> bool:
    """Whether a period is only how long erasing takes once somebody asks."""
    return re.search(r"\b(?:requests?|ask|asks|asked|demand)\b", clause.quote, re.IGNORECASE) is not None


def _is_near(block: Block, clause: Clause) -> bool:
    if clause.heading:
        return block.heading[: len(clause.heading)] == clause.heading
    return block.start <= clause.start < block.end


def _thing_of(clause: Clause) -> frozenset[str]:
    """What a clause with a period keeps: the words of its thing, and those right after it ("records of complaints")."""
    assert clause.period is not None
    what = clause.period.what
    link = r"(?:of|from|about|on|in\s+relation\s+to|relating\s+to)"
    after = re.search(rf"{re.escape(what)}\s+{link}\s+([^,.;:]{{3,60}})", clause.quote, re.IGNORECASE)
    return words_of(f"{what} {after[1] if after else ''}")
