"""Finds which sentence became which. In: two versions. Out: numbers of sentences kept, changed, removed and added."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

from smallprint.diff.model import Version
from smallprint.diff.regroup import Group, find_groups

ALIKE: Final = 0.5
"""Share of words (2 x common / all) from which one sentence counts as the other, reworded."""
MOST_PAIRS: Final = 40_000
"""Pairs of sentences that are looked at one by one; beyond, a text was written anew or repeats itself: a long table."""

_NOISE: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, kw_only=True)
class Alignment:
    """Which sentence of the old version is which of the new one, by their numbers."""

    kept: dict[int, int]
    """Old -> new, for sentences with the same words, wherever they stand."""
    regrouped: tuple[Group, ...]
    """Sentences with the same words between them: one that became several, or several that became one."""
    changed: dict[int, int]
    removed: tuple[int, ...]
    added: tuple[int, ...]

    @cached_property
    def alike(self) -> dict[int, int]:
        """Old -> new, where the words are the same; of several the first."""
        return {**{one: group.news[0] for group in self.regrouped for one in group.olds}, **self.kept}

    @cached_property
    def alike_backward(self) -> dict[int, int]:
        """New -> old, the same."""
        backward = {other: group.olds[0] for group in self.regrouped for other in group.news}
        return {**backward, **{other: one for one, other in self.kept.items()}}

    @cached_property
    def forward(self) -> dict[int, int]:
        """Old -> new, alike or changed."""
        return {**self.alike, **self.changed}

    @cached_property
    def backward(self) -> dict[int, int]:
        """New -> old, alike or changed."""
        return {**self.alike_backward, **{other: one for one, other in self.changed.items()}}

    def is_pair(self, one: int, other: int) -> bool:
        """Whether old sentence `one` became new sentence `other`, or a part of it, or it a part of `one`."""
        return self.forward.get(one) == other or self.backward.get(other) == one


def align(old: Version, new: Version) -> Alignment:
    """The alignment of all sentences. Sentences that only moved are kept."""
    before = [normalise(spot.quote) for spot in old.sentences]
    after = [normalise(spot.quote) for spot in new.sentences]
    kept: dict[int, int] = {}
    gaps: list[tuple[range, range]] = []
    repetitive = _count_equal_pairs(before, after) > MOST_PAIRS
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=repetitive).get_opcodes():
        if tag == "equal":
            kept.update(zip(range(first, last), range(start, end), strict=True))
        else:
            gaps.append((range(first, last), range(start, end)))
    _find_moved(before, after, kept)
    left = {number: words for number, words in enumerate(before) if words and number not in kept}
    taken = set(kept.values())
    right = {number: words for number, words in enumerate(after) if words and number not in taken}
    regrouped = find_groups(left, right) if len(left) * len(right) <= MOST_PAIRS else []
    for group in regrouped:
        _drop(left, group.olds)
        _drop(right, group.news)
    changed: dict[int, int] = {}
    for olds, news in (*gaps, (range(len(before)), range(len(after)))):
        pairs = _pair([one for one in olds if one in left], [other for other in news if other in right], before, after)
        changed.update(pairs)
        _drop(left, pairs)
        _drop(right, pairs.values())
    return Alignment(kept=kept, regrouped=tuple(regrouped), changed=changed, removed=tuple(left), added=tuple(right))


def normalise(text: str) -> str:
    """`text` in lower case, every run of spaces and punctuation as one space."""
    return _NOISE.sub(" ", text.casefold()).strip()


def _count_equal_pairs(before: Sequence[str], after: Sequence[str]) -> int:
    """How many pairs of an old and a new sentence have the same words; for a text without repetitions, its length."""
    counts = Counter(after)
    return sum(count * counts[words] for words, count in Counter(before).items())


def _drop(sentences: dict[int, str], numbers: Iterable[int]) -> None:
    for number in numbers:
        del sentences[number]


def _find_moved(before: list[str], after: list[str], kept: dict[int, int]) -> None:
    """Add sentences that stand elsewhere with the same words to `kept`."""
    taken = set(kept.values())
    places: dict[str, list[int]] = {}
    for number, words in enumerate(after):
        if words and number not in taken:
            places.setdefault(words, []).append(number)
    for number, words in enumerate(before):
        if number not in kept and places.get(words):
            kept[number] = places[words].pop(0)


def _pair(left: list[int], right: list[int], before: list[str], after: list[str]) -> dict[int, int]:
    """Old -> new among sentences of one gap, the most alike first."""
    if len(left) * len(right) > MOST_PAIRS:
        candidates = list(zip(left, right, strict=False))
    else:
        candidates = [(one, other) for one in left for other in right]
    words = {
        **{("old", one): before[one].split() for one in left},
        **{("new", one): after[one].split() for one in right},
    }
    scored: list[tuple[float, int, int]] = []
    for one, other in candidates:
        matcher = SequenceMatcher(None, words["old", one], words["new", other], autojunk=False)
        if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
            scored.append((matcher.ratio(), one, other))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, one, other in sorted(scored, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if one not in pairs and other not in used:
            pairs[one] = other
            used.add(other)
    return pairs
