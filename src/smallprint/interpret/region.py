"""Where a statement holds. In: a unit and its heading path. Out: a region's name, or None for everywhere."""

from collections.abc import Sequence
from functools import cache

from smallprint.match import Matcher, Unit


def find_region(unit: Unit) -> str | None:
    """The region a sentence limits itself to; the first named, where it names several."""
    return _first(unit, "region:")


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
        return _first(unit, "heading:") or _first(unit, "region:")


def _first(unit: Unit, prefix: str) -> str | None:
    found = [
        (hits[0], name.removeprefix(prefix))
        for name, number in unit.names.items()
        if name.startswith(prefix) and (hits := unit.hits.get(number))
    ]
    return min(found)[1] if found else None
