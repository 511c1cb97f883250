"""Finds sentences that were laid out anew. In: unlike sentences of two versions. Out: one against several, same words.

A list that was written out, with semicolons, becomes a lead-in and its items; a long sentence becomes two.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

JOINT: Final = "and"
"""The word that comes or goes where sentences are joined or parted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sentences with the same words between them, one on one side and several, in a row, on the other."""

    olds: tuple[int, ...]
    news: tuple[int, ...]


def find_groups(left: Mapping[int, str], right: Mapping[int, str]) -> list[Group]:
    """The groups among old sentences (`left`) and new ones (`right`): number -> its words in lower case."""
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
