"""Where a statement holds. In: a unit and its heading path. Out: a region's name, or None for everywhere."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from smallprint.match import Unit

ABROAD: Final = "S6"
"""The question where data goes: a region in such a sentence is its subject, not the place of those it holds for."""


def find_region(unit: Unit) -> str | None:
    """The region a sentence limits itself to; the first named, where it names several. "Outside the EU" is no limit."""
    for hit, name in unit.named("region"):
        if "outside" not in unit.words[max(hit[0] - _OUTSIDE_REACH, 0) : hit[0]]:
            return name
    return None


_OUTSIDE_REACH: Final = 3
"""Tokens before a region's name within which "outside of the" stands."""


_RUN_IN: Final = re.compile(r"[\W\d]*([^.:!?\n]{3,60})[.:]\W")
RUN_IN_WORDS: Final = 6
"""Most words of a heading that runs into its paragraph ("Residents of Utah. You may...")."""


class HeadingRegions:
    """Regions of heading paths, each heading read once."""

    def __init__(self, passage: Callable[[str], Unit]) -> None:
        """`passage` reads a heading's text."""
        self._region_of = cache(lambda text: _heading_region(passage(text)))

    def of(self, heading: Sequence[str], *, opening: str = "") -> str | None:
        """The region of the innermost heading that names one; `opening` begins the paragraph, perhaps with its own."""
        run_in = _RUN_IN.match(opening)
        own = [run_in[1]] if run_in and len(run_in[1].split()) <= RUN_IN_WORDS else []
        for text in (*own, *reversed(heading)):
            region: str | None = self._region_of(text)
            if region is not None:
                return region
        return None


def _heading_region(unit: Unit) -> str | None:
    return _first(unit, "heading") or _first(unit, "region")


def _first(unit: Unit, family: str) -> str | None:
    named = unit.named(family)
    return named[0][1] if named else None
