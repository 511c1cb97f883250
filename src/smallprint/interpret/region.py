"""Where a statement holds. In: a unit and its heading path. Out: a region's name, or None for everywhere."""

from collections.abc import Sequence
from functools import cache

from smallprint.match import Matcher, Unit


def find_region(unit: Unit) -> str | None:
    """The region a sentence limits itself to; the first named, where it names several."""
    return _first(unit, "region")


class HeadingRegions:
    """Regions of heading paths, each heading read once."""

    def __init__(self, matcher: Matcher) -> None:
        self._region_of = cache(lambda text: self._read(matcher, text))

    def of(self, heading: Sequence[str]) -> str | None:
        """The region of the innermost heading that names one."""
        for text in reversed(heading):
            region: str | None = self._region_of(text)
            if region is not None:
                return region
        return None

    @staticmethod
    def _read(matcher: Matcher, text: str) -> str | None:
        unit = matcher.passage(text)
        return _first(unit, "heading") or _first(unit, "region")


def _first(unit: Unit, family: str) -> str | None:
    named = unit.named(family)
    return named[0][1] if named else None
