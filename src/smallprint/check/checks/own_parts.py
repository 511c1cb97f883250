"""The numbered and lettered parts of a document. In: a candidate. Out: whether a part with some label is there."""

import re
from functools import cached_property
from typing import Final

from smallprint.check.case import Candidate
from smallprint.check.checks.lettered import Row, Style, find_headed_rows, find_item_rows, read_label
from smallprint.check.checks.sections import Section, find_sections

MIN_SECTIONS: Final = 3
"""Headings of one kind, the first among them, without which a text counts as having no parts of that kind."""
_INLINE: Final = re.compile(r"(?<!\w)\((?P<label>[a-z]|[ivx]{2,5})\)")
_ATTACHED: Final = re.compile(
    r"\W*(?:\d{1,2}\W+)?(?P<word>schedule|annex|appendix|exhibit|attachment)e?\s+(?P<label>\d{1,2}|[A-Z]|[IVX]{1,5})\b",
    re.IGNORECASE,
)


class Parts:
    """What a document refers to when it refers to itself."""

    def __init__(self, candidate: Candidate) -> None:
        """Read the numbers of the sections; letters and annexes are read when they are asked for."""
        self._candidate: Final = candidate
        self.sections: Final = find_sections(candidate)
        self.words: Final = {section.word for section in self.sections if section.word}
        headed = {one.number[0] for one in self.sections if one.headed and (not one.plain or one.word)}
        bare = {one.number[0] for one in self.sections if one.headed}
        self._numbered: Final = (1 in headed and len(headed) >= MIN_SECTIONS) or bare >= set(range(1, MIN_SECTIONS + 1))
        self._known: Final = {section.number for section in self.sections}

    def have(self, label: str, parts: str) -> bool:
        """Whether a section bears "4.2", "IX" or "C", and "(b)" below it; True where nobody can tell."""
        if not label[0].isdigit():
            return self._have_letter(label)
        number = tuple(int(part) for part in label.split("."))
        if not self._numbered:
            return True
        return self._exists(number) and (not parts or self._have_below(number, parts))

    def have_attached(self, word: str, label: str) -> bool:
        """Whether an annex, schedule or the like is in the text; True where it holds none of that name."""
        labels = [one for name, one in self._attached if name == word]
        return not labels or label.upper() in labels

    @cached_property
    def _attached(self) -> list[tuple[str, str]]:
        blocks = self._candidate.document.blocks
        found = [
            _ATTACHED.match(self._candidate.text, block.start, block.end) for block in blocks if block.kind == "heading"
        ]
        return [(match["word"].lower(), match["label"].upper()) for match in found if match]

    @cached_property
    def _letters(self) -> tuple[set[tuple[Style, int]], set[Style]]:
        """(style, value) of the lettered headings, and the styles in which enough are counted."""
        rows = find_headed_rows(self._candidate)
        known = {(row.style, part.value) for row in rows for part in row.parts}
        return known, {row.style for row in rows if len(row.parts) >= MIN_SECTIONS}

    def _have_letter(self, label: str) -> bool:
        known, styles = self._letters
        read = [(style, read_label(label, style)) for style in styles]
        return self._numbered or not any(value for _, value in read) or any(one in known for one in read)

    def _exists(self, number: tuple[int, ...]) -> bool:
        """Whether a section bears `number`. Parts that a browser numbers count as there."""
        if number in self._known or any(other[: len(number)] == number for other in self._known):
            return True
        parent = number[:-1]
        if not parent:
            return False
        siblings = any(len(other) == len(number) and other[:-1] == parent for other in self._known)
        return not siblings and self._exists(parent)

    def _have_below(self, number: tuple[int, ...], parts: str) -> bool:
        """Whether the section has the first of `parts`, "(b)(ii)", where it letters its parts at all."""
        label = parts.strip(" (").partition(")")[0]
        section = next((one for one in self.sections if one.number == number), None)
        if section is None or not label.isalpha():
            return True
        start, end = section.block.start, self._end_of(section)
        labels = {part.label for row in self._item_rows for part in row.parts if start <= part.block.start < end}
        labels |= {match["label"] for match in _INLINE.finditer(self._candidate.text, start, end)}
        style = "letter" if len(label) == 1 and label not in "ivx" else "roman"
        lettered = {"a", "b"} <= labels if style == "letter" else {"i", "ii"} <= labels
        return label in labels or not lettered

    @cached_property
    def _item_rows(self) -> list[Row]:
        return find_item_rows(self._candidate)

    def _end_of(self, section: Section) -> int:
        """Where the next section that is no part of this one begins."""
        depth = len(section.number)
        return next(
            (
                one.block.start
                for one in self.sections
                if one.block.start > section.block.start and not one.listed and one.number[:depth] != section.number
            ),
            len(self._candidate.text),
        )
