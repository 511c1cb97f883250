"""Looks for one chain in one unit. In: what was read. Out: the hits that fill the chain, from its head outwards."""

from collections.abc import Sequence
from typing import Final

from smallprint.match.compile import Search, Words
from smallprint.match.unit import Hit, Unit
from smallprint.pattern import NEAR

LONGEST_PHRASE: Final = 10
"""Most tokens of a lexicon's term; how far back a phrase may begin that still ends near by."""


def is_found(unit: Unit, search: Search) -> bool:
    """Does the chain stand anywhere in `unit`?"""
    if search.need & unit.mask != search.need:
        return False
    head = search.head
    for at, reading in enumerate(unit.readings):
        if head in reading[2].concepts and fill_chain(unit, search, at) is not None:
            return True
    return False


def fill_chain(unit: Unit, search: Search, at: int) -> list[Hit] | None:
    """The chain's hits around the head, the reading `at`: nearest first on either side; None where one is missing."""
    start, end, _ = unit.readings[at]
    if search.at_start and not search.before and not _at_start(unit, start):
        return None
    parts = [(start, end)]
    for wanted, gap in search.after:
        hit = _next(unit, at, end, wanted, gap)
        if hit is None or (gap > NEAR and unit.barriers and _barred(unit, end, hit[0])):
            return None
        parts.append(hit)
        end = hit[1]
    for wanted, gap in search.before:
        hit = _previous(unit, at, start, wanted, gap)
        if hit is None or (gap > NEAR and unit.barriers and _barred(unit, hit[1], start)):
            return None
        parts.insert(0, hit)
        start = hit[0]
    if search.at_start and not _at_start(unit, start):
        return None
    return parts


def _next(unit: Unit, at: int, position: int, wanted: int | Words, gap: int) -> Hit | None:
    """The first hit of `wanted` from `position` on, at most `gap` tokens away; the longest of equal starts."""
    if not isinstance(wanted, int):
        return _next_word(unit.words, position, wanted, gap)
    furthest = position + gap
    readings = unit.readings
    for index in range(at + 1, len(readings)):
        start, end, phrase = readings[index]
        if start > furthest:
            return None
        if start >= position and wanted in phrase.concepts:
            for further in range(index + 1, len(readings)):
                start_too, end_too, phrase = readings[further]
                if start_too != start:
                    break
                if wanted in phrase.concepts:
                    end = end_too
            return start, end
    return None


def _previous(unit: Unit, at: int, position: int, wanted: int | Words, gap: int) -> Hit | None:
    """The hit of `wanted` that ends nearest before `position`, within `gap` tokens; the longest of equal ends."""
    if not isinstance(wanted, int):
        return _previous_word(unit.words, position, wanted, gap)
    furthest = position - gap
    readings = unit.readings
    found: Hit | None = None
    for index in range(at - 1, -1, -1):
        start, end, phrase = readings[index]
        if start < furthest - LONGEST_PHRASE:
            break
        if furthest <= end <= position and wanted in phrase.concepts:
            found = (start, end)
            furthest = end
    return found


def _next_word(words: Sequence[str], position: int, wanted: Words, gap: int) -> Hit | None:
    for index in range(position, min(position + gap + 1, len(words))):
        if words[index] in wanted:
            for rest in wanted[words[index]]:
                end = index + 1 + len(rest)
                if not rest or tuple(words[index + 1 : end]) == rest:
                    return index, end
    return None


def _previous_word(words: Sequence[str], position: int, wanted: Words, gap: int) -> Hit | None:
    for index in range(position - 1, max(position - gap - LONGEST_PHRASE, -1), -1):
        if words[index] in wanted:
            for rest in wanted[words[index]]:
                end = index + 1 + len(rest)
                if position - gap <= end <= position and (not rest or tuple(words[index + 1 : end]) == rest):
                    return index, end
    return None


def _barred(unit: Unit, start: int, end: int) -> bool:
    """Does something stand between that no act reaches across?"""
    return any(start <= hit[0] < end for hit in unit.barriers)


def _at_start(unit: Unit, position: int) -> bool:
    """Is `position` the first word of the sentence's own tokens, list markers apart?"""
    if position < unit.own:
        return position == 0
    return all(not word.isalpha() or len(word) == 1 for word in unit.words[unit.own : position])
