"""Looks for one chain in one unit. In: what was read. Out: the hits that fill the chain, from its head outwards."""

from collections.abc import Sequence

from smallprint.match.compile import ANYWHERE, LONGEST_PHRASE, Search, Words
from smallprint.match.unit import Hit, Unit
from smallprint.pattern import NEAR


def is_found(unit: Unit, search: Search) -> bool:
    """Does the chain stand anywhere in `unit`?"""
    if search.need & unit.mask != search.need:
        return False
    head, furthest = search.head, unit.opening + search.reach
    for at, (start, _, phrase) in enumerate(unit.readings):
        if head in phrase.concepts and start <= furthest and fill_chain(unit, search, at) is not None:
            return True
    return False


def fill_chain(unit: Unit, search: Search, at: int) -> list[Hit] | None:
    """The chain's hits around the head, the reading `at`: nearest first on either side; None where one is missing."""
    start, end, _ = unit.readings[at]
    parts = [(start, end)]
    for concept, words, gap in search.after:
        hit = _next_word(unit.words, end, words, gap) if concept is None else _next(unit, at, end, concept, gap)
        if hit is None or (gap > NEAR and unit.barriers and _barred(unit, end, hit[0])):
            return None
        parts.append(hit)
        end = hit[1]
    for concept, words, gap in search.before:
        if concept is None:
            hit = _previous_word(unit.words, start, words, gap)
        else:
            hit = _previous(unit, at, start, concept, gap)
        if hit is None or (gap > NEAR and unit.barriers and _barred(unit, hit[1], start)):
            return None
        parts.insert(0, hit)
        start = hit[0]
    if search.reach != ANYWHERE and not _opens(unit, start):
        return None
    return parts


def _next(unit: Unit, at: int, position: int, concept: int, gap: int) -> Hit | None:
    """The first hit of `concept` from `position` on, at most `gap` tokens away; the longest of equal starts."""
    furthest = position + gap
    readings = unit.readings
    for index in range(at + 1, len(readings)):
        start, end, phrase = readings[index]
        if start > furthest:
            return None
        if start >= position and concept in phrase.concepts:
            for further in range(index + 1, len(readings)):
                start_too, end_too, phrase = readings[further]
                if start_too != start:
                    break
                if concept in phrase.concepts:
                    end = end_too
            return start, end
    return None


def _previous(unit: Unit, at: int, position: int, concept: int, gap: int) -> Hit | None:
    """The hit of `concept` that ends nearest before `position`, within `gap` tokens; the longest of equal ends."""
    furthest = position - gap
    readings = unit.readings
    found: Hit | None = None
    for index in range(at - 1, -1, -1):
        start, end, phrase = readings[index]
        if start < furthest - LONGEST_PHRASE:
            break
        if furthest <= end <= position and concept in phrase.concepts:
            found = (start, end)
            furthest = end
    return found


def _next_word(words: Sequence[str], position: int, wanted: Words, gap: int) -> Hit | None:
    """The first of the `wanted` words from `position` on, at most `gap` tokens away."""
    near = words[position : position + gap + 1]
    if wanted.keys().isdisjoint(near):
        return None
    for index, word in enumerate(near, start=position):
        for rest in wanted.get(word, ()):
            end = index + 1 + len(rest)
            if not rest or tuple(words[index + 1 : end]) == rest:
                return index, end
    return None


def _previous_word(words: Sequence[str], position: int, wanted: Words, gap: int) -> Hit | None:
    """The one of the `wanted` words that ends nearest before `position`, within `gap` tokens; the longest of those."""
    first = max(position - gap - LONGEST_PHRASE + 1, 0)
    near = words[first:position]
    if wanted.keys().isdisjoint(near):
        return None
    found: Hit | None = None
    for index in range(position - 1, first - 1, -1):
        for rest in wanted.get(words[index], ()):
            end = index + 1 + len(rest)
            near_enough = position - gap <= end <= position if found is None else end == found[1]
            if near_enough and (not rest or tuple(words[index + 1 : end]) == rest):
                found = index, end
    return found


def _barred(unit: Unit, start: int, end: int) -> bool:
    """Does something stand between that no act reaches across?"""
    return any(start <= hit[0] < end for hit in unit.barriers)


def _opens(unit: Unit, position: int) -> bool:
    """Does the sentence, or its lead-in, begin at `position`, list markers apart?"""
    return position == 0 or unit.own <= position <= unit.opening
