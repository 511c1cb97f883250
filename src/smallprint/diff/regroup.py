"""Finds sentences that were laid out anew. In: unlike sentences of two versions. Out: one against several, same words.

A list that was written out, with semicolons, becomes a lead-in and its items; a long sentence becomes two.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from smallprint.diff.likeness import Wording, share_telling

JOINT: Final = "and"
"""The word that comes or goes where sentences are joined or parted."""

PART: Final = 0.8
"""Share of a part's telling words that its whole must have."""
WHOLE: Final = 0.9
"""Share of telling words (2 x common / all) that a whole and its parts must have in common."""
LEAST_TELLING: Final = 4
"""Telling words of a whole below which its parts cannot be told from other sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sentences with the same words between them, one on one side and several, in a row, on the other."""

    olds: tuple[int, ...]
    news: tuple[int, ...]


def find_groups(left: Mapping[int, Wording], right: Mapping[int, Wording]) -> list[Group]:
    """The groups among old sentences (`left`) and new ones (`right`), by their numbers.

    Those with the very same words first; then those with the same telling words, as a list and a sentence have.
    """
    groups = _find_exact(_words_of(left), _words_of(right))
    rest_left = _without(left, [number for group in groups for number in group.olds])
    rest_right = _without(right, [number for group in groups for number in group.news])
    for one, several in _find_loose(rest_left, rest_right):
        groups.append(Group(olds=(one,), news=several))
        rest_left, rest_right = _without(rest_left, (one,)), _without(rest_right, several)
    groups += [Group(olds=several, news=(one,)) for one, several in _find_loose(rest_right, rest_left)]
    return groups


def _without(sentences: Mapping[int, Wording], numbers: Collection[int]) -> dict[int, Wording]:
    return {number: each for number, each in sentences.items() if number not in numbers}


def _words_of(sentences: Mapping[int, Wording]) -> dict[int, str]:
    return {number: each.words for number, each in sentences.items()}


def _find_loose(wholes: Mapping[int, Wording], parts: Mapping[int, Wording]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each whole whose telling words are those of several parts in a row, with their numbers; each part once."""
    used: set[int] = set()
    for number, whole in wholes.items():
        if len(whole.telling) < LEAST_TELLING:
            continue
        for start in parts:
            row = _gather(whole, parts, start)
            if len(row) > 1 and used.isdisjoint(row):
                used.update(row)
                yield number, row
                break


def _gather(whole: Wording, parts: Mapping[int, Wording], start: int) -> tuple[int, ...]:
    """Numbers from `start` on of parts of `whole`; none where they leave out or add much, a number or a "not"."""
    row: list[int] = []
    number = start
    while number in parts and len(parts[number].telling & whole.telling) >= PART * len(parts[number].telling):
        row.append(number)
        number += 1
    joined = Wording(words=" ".join(parts[number].words for number in row))
    return tuple(row) if joined.frame == whole.frame and share_telling(joined, whole) >= WHOLE else ()


def _find_exact(left: Mapping[int, str], right: Mapping[int, str]) -> list[Group]:
    """The groups among sentences with the very same words between them, in lower case."""
    olds = {number: _bare(words) for number, words in left.items()}
    news = {number: _bare(words) for number, words in right.items()}
    groups = [Group(olds=(one,), news=several) for one, several in _find_parted(olds, news)]
    used = {other for group in groups for other in group.news}
    rest = {number: words for number, words in news.items() if number not in used}
    left_over = {number: words for number, words in olds.items() if all(number not in group.olds for group in groups)}
    return [*groups, *(Group(olds=several, news=(one,)) for one, several in _find_parted(rest, left_over))]


def _find_parted(wholes: Mapping[int, str], parts: Mapping[int, str]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each whole whose words are those of several parts in a row, with their numbers; each part is used once."""
    by_first: dict[str, list[int]] = {}
    for number, words in parts.items():
        by_first.setdefault(words.partition(" ")[0], []).append(number)
    used: set[int] = set()
    for whole, words in wholes.items():
        for start in by_first.get(words.partition(" ")[0], ()):
            row = _take_row(words, parts, start)
            if len(row) > 1 and used.isdisjoint(row):
                used.update(row)
                yield whole, row
                break


def _take_row(words: str, parts: Mapping[int, str], start: int) -> tuple[int, ...]:
    """Numbers from `start` on of the parts that make up `words`; none where they do not."""
    row: list[int] = []
    rest, number = words, start
    while rest and number in parts and f"{rest} ".startswith(f"{parts[number]} "):
        row.append(number)
        rest = rest[len(parts[number]) :].lstrip()
        number += 1
    return () if rest else tuple(row)


def _bare(words: str) -> str:
    return " ".join(word for word in words.split() if word != JOINT)
