"""The check on section numbers. In: a `Case`. Out: results on numbers that are skipped or given twice."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from smallprint.check.case import Candidate, Case, Check
from smallprint.check.checks.sections import Section, find_sections, show_number
from smallprint.check.fingerprint import normalise
from smallprint.check.model import Result

MIN_ROW: Final = 3
"""Sections of one parent from which on their numbers count as a row."""


def find_misnumbered(case: Case) -> Iterator[Result]:
    """Sections whose number does not follow from the one before under the same parent."""
    for candidate in case.candidates:
        sections = find_sections(candidate)
        borne = {section.number[:depth] for section in sections for depth in range(1, len(section.number) + 1)}
        for row in _rows(sections):
            if len(row) >= MIN_ROW:
                yield from _judge(candidate, row, borne)


def _rows(sections: tuple[Section, ...]) -> list[list[Section]]:
    """Sections of one parent, in reading order; a number 1 begins the count anew, as a second text on the page does."""
    rows: list[list[Section]] = []
    current: dict[tuple[int, ...], list[Section]] = {}
    for section in sections:
        if not _counts(section):
            continue
        parent = section.number[:-1]
        if section.number[-1] == 1 or parent not in current:
            if not parent:
                current.clear()
            current[parent] = []
            rows.append(current[parent])
        current[parent].append(section)
    return rows


def _counts(section: Section) -> bool:
    """Whether a number is that of a section, not of an item in some list."""
    if section.listed or section.plain or section.block.kind == "item" or 0 in section.number:
        return False
    return section.block.kind == "heading" or len(section.number) > 1


def _judge(candidate: Candidate, row: list[Section], borne: set[tuple[int, ...]]) -> Iterator[Result]:
    for before, section in pairwise(row):
        last, number = before.number[-1], section.number[-1]
        shown = show_number(section.number)
        if number == last:
            if normalise(candidate.text_of(before.block)) == normalise(candidate.text_of(section.block)):
                continue
            message = f"The number {shown} is given twice."
        elif number > last + 1 and (*section.number[:-1], last + 1) not in borne:
            expected = show_number((*section.number[:-1], last + 1))
            message = f"After {show_number(before.number)} comes {shown}; {expected} is skipped."
        else:
            continue
        related = candidate.related("the section before", before.start, before.end)
        yield candidate.result("numbering", message, section.start, section.end, severity="low", related=(related,))


CHECKS: Final = (
    Check(
        id="numbering",
        severity="low",
        title="A section number that is skipped or given twice",
        what="Follows the numbers of headings, and of numbered parts such as 4.2, and finds gaps and repeats.",
        why="A section may have got lost; and references to a number that is given twice can be read in two ways.",
        example="# 1. Data\n\n# 2. Sharing\n\n# 4. Contact",
        instead="# 1. Data\n\n# 2. Sharing\n\n# 3. Contact",
        find=find_misnumbered,
        page="Numbers of ordinary lists are left alone. A second number 1 begins the count anew.",
    ),
)
