"""Where the statements of a document hold. In: its units and headings. Out: a region's name, or None for everywhere.

A sentence may leave its region to the sentence before ("In that case, ..."), to the headings above it, or to the
sentence that says whom its section is for.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from smallprint.interpret.region import beyond, find_region
from smallprint.match import Unit
from smallprint.model import Block, Document

ABROAD: Final = "S6"
"""The question where data goes: a place in such a sentence is its subject, if nobody is said to live there."""

_RUN_IN: Final = re.compile(r"[\W\d]*([^.:!?\n]{3,60})[.:]\W")
RUN_IN_WORDS: Final = 6
"""Most words of a heading that runs into its paragraph ("Residents of Utah. You may...")."""
_OPENING: Final = 80
"""Characters of a paragraph within which such a heading may stand."""
_SUCH: Final = frozenset({"such", "that", "this", "these", "those"})
_CASES: Final = frozenset({"case", "cases", "event"})
_APPLIES: Final = frozenset({"apply", "applies"})
_PARTS: Final = frozenset({"section", "sections", "notice", "part", "clause", "supplement", "addendum", "following"})
_NUMBERED: Final = frozenset({"section", "sections", "part", "clause"})


class Whereabouts:
    """Where the statements of one document hold; its units are entered in reading order."""

    def __init__(self, passage: Callable[[str], Unit], document: Document) -> None:
        """`passage` reads a heading's text."""
        self._document = document
        self._region_of = cache(lambda text: _read_heading(passage(text)))
        title = next((block for block in document.blocks if block.kind == "heading"), None)
        self._title = document.text[title.start : title.end] if title else None
        self._unit: Unit | None = None
        self._before: Unit | None = None
        """The sentence before in the same block."""
        self._scope: tuple[tuple[str, ...], str] | None = None
        """Headings of the section that is for one region only, and that region."""

    def enter(self, unit: Unit) -> None:
        """Go on to `unit`."""
        same = self._unit is not None and self._unit.sentence.block == unit.sentence.block
        self._before, self._unit = (self._unit if same else None), unit
        block = self._document.blocks[unit.sentence.block]
        if self._scope is not None and block.heading[: len(self._scope[0])] != self._scope[0]:
            self._scope = None
        path = block.heading[:-1] if block.run_in else block.heading
        if path and path[-1] != self._title and _sets_scope(unit.words, path[-1]) and not self._holds_most(path):
            region = find_region(unit, dwelling=True)
            if region is not None:
                self._scope = path, beyond(region) if _is_kept_out(unit.words) else region

    def _holds_most(self, path: tuple[str, ...]) -> bool:
        """Does most of the document stand below the headings `path`? Then "this section" is less than all of that."""
        blocks = self._document.blocks
        return sum(block.heading[: len(path)] == path for block in blocks) > len(blocks) // 2

    def find(self, *, dwelling: bool, headed: bool) -> str | None:
        """The region of the unit under way: of its own words, of the headings above it, of its section.

        `dwelling`: its words count only if they say who lives there. `headed`: headings count.
        """
        assert self._unit is not None
        region = find_region(self._unit, dwelling=dwelling)
        if region is None and self._before is not None and _leans_back(self._unit.words):
            region = find_region(self._before, dwelling=dwelling)
        if region is None and headed:
            region = self._of_heading(self._document.blocks[self._unit.sentence.block])
            region = region or (self._scope[1] if self._scope else None)
        return region

    def _of_heading(self, block: Block) -> str | None:
        """The region of the innermost heading that names one; a paragraph may begin with one of its own."""
        run_in = _RUN_IN.match(self._document.text[block.start : block.start + _OPENING])
        own = [run_in[1]] if run_in and len(run_in[1].split()) <= RUN_IN_WORDS else []
        return next(filter(None, map(self._region_of, (*own, *reversed(block.heading)))), None)


def _read_heading(unit: Unit) -> str | None:
    dwellers = find_region(unit, dwelling=True)
    if dwellers is not None:
        return dwellers
    for family in ("heading", "region"):
        named = unit.named(family)
        if named:
            return named[0][1]
    return None


def _leans_back(words: Sequence[str]) -> bool:
    """ "In such a case, ..."."""
    return len(words) > 3 and words[0] == "in" and words[1] in _SUCH and not _CASES.isdisjoint(words[2:4])


def _sets_scope(words: Sequence[str], heading: str) -> bool:
    """Whether the sentence says whom its section, headed `heading`, or the rights that follow are for."""
    if "rights" in words and (words[-1] == ":" or _names_what_follows(words)):
        return True
    if _APPLIES.isdisjoint(words) or _PARTS.isdisjoint(words) or "above" in words:
        return False
    number = next((words[at + 1] for at, word in enumerate(words[:-1]) if word in _NUMBERED), "")
    return not number[:1].isdigit() or heading.startswith(number)


def _names_what_follows(words: Sequence[str]) -> bool:
    """ "You have the rights below", "the following rights"; "rights that are explained below" may stand elsewhere."""
    at = words.index("rights")
    return words[at + 1 : at + 2] == ["below"] or "following" in words[max(at - 2, 0) : at]


def _is_kept_out(words: Sequence[str]) -> bool:
    return any(word in _APPLIES and words[at - 1] == "not" for at, word in enumerate(words) if at)
