"""The check on section numbers. In: a `Case`. Out: results on numbers that are skipped or given twice."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from smallprint.check.case import Candidate, Case, Check
from smallprint.check.checks.lettered import Lettered, Row, find_headed_rows, find_item_rows
from smallprint.check.checks.sections import Section, find_sections, show_number
from smallprint.check.fingerprint import normalise
from smallprint.check.model import Result

MIN_ROW: Final = 3
"""Sections of one parent from which on their numbers count as a row."""


def find_misnumbered(case: Case) -> Iterator[Result]:
    """Sections and lettered parts whose label does not follow from the one before under the same parent."""
    for candidate in case.candidates:
        sections = find_sections(candidate)
        borne = {section.number[:depth] for section in sections for depth in range(1, len(section.number) + 1)}
        for row in _rows(sections):
            if len(row) >= MIN_ROW and _is_a_row(row):
                yield from _judge(candidate, row, borne)
        for lettered in (*find_headed_rows(candidate), *find_item_rows(candidate)):
            if len(lettered.parts) >= MIN_ROW:
                yield from _judge_lettered(candidate, lettered)


def _rows(sections: tuple[Section, ...]) -> list[list[Section]]:
    """Sections of one parent, in reading order; a number 1 begins the count anew, as a second text on the page does."""
    rows: list[list[Section]] = []
    current: dict[tuple[int, ...], list[Section]] = {}
    for section in sections:
        if not _counts(section):
            continue
        parent = section.number[:-1]
        row = current.get(parent)
        repeats = parent and row is not None and len(row) == 1  # 2.1 right after 2.1
        if row is None or (section.number[-1] == 1 and not repeats):
            if not parent:
                current.clear()
            current[parent] = []
            rows.append(current[parent])
        current[parent].append(section)
    return rows


def _counts(section: Section) -> bool:
    """Whether a number is that of a section, not of an item in some list."""
    if section.listed or section.block.kind == "item" or 0 in section.number:
        return False
    return section.headed or (len(section.number) > 1 and not section.plain)


def _is_a_row(row: list[Section]) -> bool:
    """Whether bare numbers ("4 Contact") count sections: they do from 1 and 2 on, and years or sums do not."""
    return not any(section.plain for section in row) or [section.number[-1] for section in row[:2]] == [1, 2]


def _judge(candidate: Candidate, row: list[Section], borne: set[tuple[int, ...]]) -> Iterator[Result]:
    seen = {row[0].number}
    for before, section in pairwise(row):
        last, number = before.number[-1], section.number[-1]
        shown, known = show_number(section.number), section.number in seen
        seen.add(section.number)
        if number == last:
            if normalise(candidate.text_of(before.block)) == normalise(candidate.text_of(section.block)):
                continue
            message = f"The number {shown} is given twice."
        elif number < last and not known:
            message = f"{shown} comes after {show_number(before.number)}."
        elif number > last + 1 and (*section.number[:-1], last + 1) not in borne:
            expected = show_number((*section.number[:-1], last + 1))
            message = f"After {show_number(before.number)} comes {shown}; {expected} is skipped."
        else:
            continue
        yield _report(candidate, message, section, before)


def _judge_lettered(candidate: Candidate, row: Row) -> Iterator[Result]:
    for before, part in pairwise(row.parts):
        skipped = range(before.value + 1, part.value)
        if part.value == before.value:
            message = f"“{part.label}” is given twice."
        elif not skipped or (
            row.style == "letter" and all(chr(ord("a") + one - 1) in _LOOK_LIKE_FIGURES for one in skipped)
        ):
            continue
        else:
            message = f"After “{before.label}” comes “{part.label}”; something is skipped."
        yield _report(candidate, message, part, before)


def _report(candidate: Candidate, message: str, part: Section | Lettered, before: Section | Lettered) -> Result:
    related = candidate.related("the section before", before.start, before.end)
    return candidate.result("numbering", message, part.start, part.end, severity="low", related=(related,))


_LOOK_LIKE_FIGURES: Final = frozenset("ilo")
"""Letters that drafters leave out, for they are read as 1 and 0."""


CHECKS: Final = (
    Check(
        id="numbering",
        severity="low",
        title="A section number that is skipped or given twice",
        what="Follows the numbers of headings, and of numbered parts such as 4.2, roman numerals and letters such as "
        "IV and (c), and finds gaps and repeats.",
        why="A section may have got lost; and references to a number that is given twice can be read in two ways.",
        example="# 1. Data\n\n# 2. Sharing\n\n# 4. Contact",
        instead="# 1. Data\n\n# 2. Sharing\n\n# 3. Contact",
        find=find_misnumbered,
        page="Numbers of ordinary lists are left alone. A second number 1 begins the count anew. Letters that may be "
        "read as figures (i, l, o) may be left out.",
    ),
)
