"""Looks for one chain in one unit. In: concept hits. Out: the hits that fill the chain, from its head outwards."""

from bisect import bisect_left
from collections.abc import Sequence

from smallprint.match.compile import Search
from smallprint.match.unit import Hit, Unit
from smallprint.pattern import NEAR


def is_found(unit: Unit, search: Search) -> bool:
    """Does the chain stand anywhere in `unit`?"""
    if search.need & unit.mask != search.need:
        return False
    return any(fill_chain(unit, search, head) is not None for head in unit.hits(search.places[search.head].concept))


def fill_chain(unit: Unit, search: Search, head: Hit) -> list[Hit] | None:
    """The chain's hits around `head`, nearest first on either side; None where one is missing or too far."""
    places, index = search.places, search.head
    parts = [head]
    for position in range(index + 1, len(places)):
        place = places[position]
        hit = _next(unit.hits(place.concept), parts[-1][1])
        if hit is None or hit[0] - parts[-1][1] > place.gap or _barred(unit, parts[-1][1], hit[0], place.gap):
            return None
        parts.append(hit)
    for position in range(index - 1, -1, -1):
        gap = places[position + 1].gap
        hit = _previous(unit.hits(places[position].concept), parts[0][0])
        if hit is None or parts[0][0] - hit[1] > gap or _barred(unit, hit[1], parts[0][0], gap):
            return None
        parts.insert(0, hit)
    if search.at_start and not _at_start(unit, parts[0][0]):
        return None
    return parts


def _next(hits: Sequence[Hit], position: int) -> Hit | None:
    """The first hit that starts at `position` or later; the longest of those that start together."""
    index = bisect_left(hits, (position, 0))
    if index == len(hits):
        return None
    while index + 1 < len(hits) and hits[index + 1][0] == hits[index][0]:
        index += 1
    return hits[index]


def _previous(hits: Sequence[Hit], position: int) -> Hit | None:
    """The hit that ends nearest before `position`; the longest of those that end together."""
    best: Hit | None = None
    for index in range(bisect_left(hits, (position, 0)) - 1, -1, -1):
        hit = hits[index]
        if hit[1] <= position and (best is None or hit[1] > best[1] or (hit[1] == best[1] and hit[0] < best[0])):
            best = hit
        if best is not None and hit[0] < best[0] - NEAR:
            break
    return best


def _barred(unit: Unit, start: int, end: int, gap: int) -> bool:
    """Does something stand between that no act reaches across? Only far gaps ask."""
    return gap > NEAR and any(start <= hit[0] < end for hit in unit.hits_of("barrier"))


def _at_start(unit: Unit, position: int) -> bool:
    """Is `position` the first word of the sentence's own tokens, list markers apart?"""
    if position < unit.own:
        return position == 0
    return all(not word.isalpha() or len(word) == 1 for word in unit.words[unit.own : position])
