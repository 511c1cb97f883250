"""How many steps a way takes. In: a unit and the ways that it tells. Out: a number, where it tells a sequence."""

import re
from collections.abc import Sequence
from typing import Final

from smallprint.interpret.choices.paths import MARK
from smallprint.interpret.choices.told import Way
from smallprint.match import Unit

_PLACE: Final = r"(?:[“\"‘'][^“”\"‘’'.]{1,40}[”\"’']|[A-Z][\w&-]*(?: (?:and |of |& )?[A-Z][\w&-]*){0,4})"
_THEN: Final = r",?\s+(?:and\s+)?then\s+(?:to\s+)?"
_THEN_PATH: Final = re.compile(rf"{_PLACE}(?:{_THEN}{_PLACE})+")
"""Places one after the other: Settings, then Privacy, then Ads."""


def count_steps(unit: Unit, words: str, ways: Sequence[Way]) -> int | None:
    """Actions that the sentence tells one by one, from two on; None where it tells no sequence, or several ways."""
    if len(ways) != 1:
        return None
    told = {hit[0] for hit in unit.hits_of("step")}
    places = (len(re.split(_THEN, match[0])) for match in _THEN_PATH.finditer(words))
    path = max((_count_places(ways[0].target), *places))
    steps = len(told) + path - 1 if told else path
    return steps if steps > 1 else None


def _count_places(target: str | None) -> int:
    """Places of a path written with marks ("Settings > Ads"); one for anything else."""
    return len(MARK.split(target)) if target and "://" not in target else 1
