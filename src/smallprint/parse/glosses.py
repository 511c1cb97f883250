"""Blanks out glosses that copying pastes into sentences. In: the levelled source. Out: as long a source without.

A page may explain its terms in tooltips. Text copied from it, or converted without its styles, has each explanation
glued to the word that it explains, wherever the word stands: "the ServicesAny website of ours. and". Its first
occurrence stays, so that nothing is lost that was said.
"""

import re
from collections import defaultdict
from typing import Final

LEAST_TIMES: Final = 3
"""Times that a gloss is pasted: what is glued less often may be a slip."""
LONGEST: Final = 600
"""Characters of a gloss."""
_KEY: Final = 30
"""Characters by which glosses are told apart, and the fewest that one has."""
_LINKS: Final = (". and ", ". or ", ". to ", ". in ", ". for ", ". with ", ". that ", ". is ", ". as ", ". by ")
"""Sentence ends inside of sentences: each gloss leaves one."""
_SUSPECT: Final = 12
"""Such ends from which a source is searched; real policies have up to 9, from "Inc." and the like."""
_GLUED: Final = re.compile(r"(?<=[a-z]{3})(?=[A-Z][A-Za-z]* [A-Za-z])")
_GOES_ON: Final = re.compile(r"[ \n]?[a-z,;:()]")
_INK: Final = re.compile(r"[^\n]")


def mask_glosses(source: str) -> str:
    """`source` with every gloss but its first occurrence blank."""
    if sum(source.count(link) for link in _LINKS) < _SUSPECT:
        return source
    places: dict[str, list[int]] = defaultdict(list)
    for match in _GLUED.finditer(source):
        places[source[match.start() : match.start() + _KEY]].append(match.start())
    parts: list[str] = []
    done = 0
    for start, end in sorted(span for starts in places.values() for span in _find_spans(source, starts)):
        if start >= done:
            parts += [source[done:start], _INK.sub(" ", source[start:end])]
            done = end
    return "".join((*parts, source[done:]))


def _find_spans(source: str, starts: list[int]) -> list[tuple[int, int]]:
    """Where the gloss at `starts` stands after its first occurrence; none if it is not pasted into sentences."""
    if len(starts) < LEAST_TIMES:
        return []
    first = source[starts[0] : starts[0] + LONGEST]
    common = min(_measure_common(first, source, start) for start in starts)
    length = first.rfind(".", 0, common) + 1
    spans = [(start, start + length) for start in starts]
    going_on = sum(_GOES_ON.match(source, end) is not None for _, end in spans)
    return spans[1:] if length > _KEY and going_on * 2 > len(spans) else []


def _measure_common(first: str, source: str, start: int) -> int:
    """Characters at the beginning of `first` that stand at `start` too."""
    low, high = 0, len(first)
    while low < high:
        middle = (low + high + 1) // 2
        if source.startswith(first[:middle], start):
            low = middle
        else:
            high = middle - 1
    return low
