"""Looks for one chain in one unit. In: what was read. Out: the hits that fill the chain, from its head outwards."""

from collections.abc import Sequence
from typing import Final

from smallprint.match.compile import Search, Words
from smallprint.match.unit import Hit, Reading, Unit
from smallprint.pattern import NEAR

LONGEST_PHRASE: Final = 10
"""Most tokens of a lexicon's term; how far back a phrase may begin that still ends near by."""


def is_found(unit: Unit, search: Search) -> bool:
    """Does the chain stand anywhere in `unit`?"""
    if search.need & unit.mask != search.need:
        return False
    return any(
        search.head in phrase.concepts and fill_chain(unit, search, at) is not None
        for at, (_, _, phrase) in enumerate(unit.readings)
    )


def fill_chain(unit: Unit, search: Search, at: int) -> list[Hit] | None:
    """The chain's hits around the head, the reading `at`: nearest first on either side; None where one is missing."""
    readings = unit.readings
    start, end, _ = readings[at]
    parts = [(start, end)]
    for concept, gap in search.after:
        hit = (
            _next(readings, at, end, concept, gap) if isinstance(concept, int) else _next_word(unit, end, concept, gap)
        )
        if hit is None or (gap > NEAR and _barred(unit, end, hit[0])):
            return None
        parts.append(hit)
        end = hit[1]
    for concept, gap in search.before:
        if isinstance(concept, int):
            hit = _previous(readings, at, start, concept, gap)
        else:
            hit = _previous_word(unit, start, concept, gap)
        if hit is None or (gap > NEAR and _barred(unit, hit[1], start)):
            return None
        parts.insert(0, hit)
        start = hit[0]
    if search.at_start and not _at_start(unit, start):
        return None
    return parts


def _next(readings: Sequence[Reading], at: int, position: int, concept: int, gap: int) -> Hit | None:
    """The first hit of `concept` from `position` on, at most `gap` tokens away; the longest of equal starts."""
    furthest = position + gap
    found: Hit | None = None
    for index in range(at + 1, len(readings)):
        start, end, phrase = readings[index]
        if start > furthest:
            break
        if start >= position and concept in phrase.concepts:
            found = (start, end)
            furthest = start
    return found


def _previous(readings: Sequence[Reading], at: int, position: int, concept: int, gap: int) -> Hit | None:
    """The hit of `concept` that ends nearest before `position`, within `gap` tokens; the longest of equal ends."""
    furthest = position - gap
    found: Hit | None = None
    for index in range(at - 1, -1, -1):
        start, end, phrase = readings[index]
        if start < furthest - LONGEST_PHRASE:
            break
        if furthest <= end <= position and concept in phrase.concepts:
            found = (start, end)
            furthest = end
    return found


def _next_word(unit: Unit, position: int, wanted: Words, gap: int) -> Hit | None:
    words = unit.words
    for index in range(position, min(position + gap + 1, len(words))):
        if words[index] in wanted:
            for rest in wanted[words[index]]:
                end = index + 1 + len(rest)
                if not rest or tuple(words[index + 1 : end]) == rest:
                    return (index, end)
    return None


def _previous_word(unit: Unit, position: int, wanted: Words, gap: int) -> Hit | None:
    words = unit.words
    for index in range(position - 1, max(position - gap - LONGEST_PHRASE, -1), -1):
        if words[index] in wanted:
            for rest in wanted[words[index]]:
                end = index + 1 + len(rest)
                if position - gap <= end <= position and (not rest or tuple(words[index + 1 : end]) == rest):
                    return (index, end)
    return None


def _barred(unit: Unit, start: int, end: int) -> bool:
    """Does something stand between that no act reaches across?"""
    return any(start <= hit[0] < end for hit in unit.hits_of("barrier"))


def _at_start(unit: Unit, position: int) -> bool:
    """Is `position` the first word of the sentence's own tokens, list markers apart?"""
    if position < unit.own:
        return position == 0
    return all(not word.isalpha() or len(word) == 1 for word in unit.words[unit.own : position])
