"""Finds which sentence became which. In: two versions. Out: numbers of sentences kept, changed, removed and added."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

from smallprint.diff.likeness import Wording, is_restated, read_words, share_telling, strip_numbering
from smallprint.diff.model import Version
from smallprint.diff.regroup import Group, find_groups

ALIKE: Final = 0.5
"""Share of words in the same order (2 x common / all) from which one sentence counts as the other, reworded."""
LEAST_TELLING: Final = 0.25
"""Share of telling words below which it does not: "we do not sell your ..." and "we do not read your ...".

A sentence that alone stands in the place of another needs none."""
TELLING: Final = 0.6
"""Share of telling words from which it does, whatever their order: the active and the passive voice."""
LEAST_COMMON: Final = 2
"""Telling words that both need then."""
MOST_PAIRS: Final = 40_000
"""Pairs of sentences that are looked at one by one; beyond, a text was written anew or repeats itself: a long table."""


@dataclass(frozen=True, kw_only=True)
class Alignment:
    """Which sentence of the old version is which of the new one, by their numbers."""

    kept: dict[int, int]
    """Old -> new, for sentences with the same words, wherever they stand."""
    regrouped: tuple[Group, ...]
    """Sentences with the same words between them: one that became several, or several that became one."""
    changed: dict[int, int]
    restated: dict[int, int]
    """Those of `changed` that say the same in other words."""
    removed: tuple[int, ...]
    added: tuple[int, ...]

    @cached_property
    def alike(self) -> dict[int, int]:
        """Old -> new, where the words, or what they say, are the same; of several the first."""
        return {**self.restated, **{one: group.news[0] for group in self.regrouped for one in group.olds}, **self.kept}

    @cached_property
    def alike_backward(self) -> dict[int, int]:
        """New -> old, the same."""
        backward = {other: group.olds[0] for group in self.regrouped for other in group.news}
        restated = {other: one for one, other in self.restated.items()}
        return {**restated, **backward, **{other: one for one, other in self.kept.items()}}

    @cached_property
    def forward(self) -> dict[int, int]:
        """Old -> new, alike or changed."""
        return {**self.alike, **self.changed}

    @cached_property
    def backward(self) -> dict[int, int]:
        """New -> old, alike or changed."""
        return {**self.alike_backward, **self.changed_backward}

    @cached_property
    def changed_backward(self) -> dict[int, int]:
        """New -> old, for sentences that were changed."""
        return {other: one for one, other in self.changed.items()}

    def is_pair(self, one: int, other: int) -> bool:
        """Whether old sentence `one` became new sentence `other`, or a part of it, or it a part of `one`."""
        return self.forward.get(one) == other or self.backward.get(other) == one


def align(old: Version, new: Version) -> Alignment:
    """The alignment of all sentences. Sentences that only moved are kept, and so are titles that got another number."""
    before, after = _read(old), _read(new)
    olds, news = [each.words for each in before], [each.words for each in after]
    kept: dict[int, int] = {}
    gaps: list[tuple[range, range]] = []
    repetitive = _count_equal_pairs(olds, news) > MOST_PAIRS
    for tag, first, last, start, end in SequenceMatcher(None, olds, news, autojunk=repetitive).get_opcodes():
        if tag == "equal":
            kept.update(zip(range(first, last), range(start, end), strict=True))
        else:
            gaps.append((range(first, last), range(start, end)))
    _find_moved(olds, news, kept)
    left = {number: each for number, each in enumerate(before) if each.words and number not in kept}
    taken = set(kept.values())
    right = {number: each for number, each in enumerate(after) if each.words and number not in taken}
    regrouped = _regroup(left, right)
    changed: dict[int, int] = {}
    for part, other in (*gaps, (range(len(before)), range(len(after)))):
        one_side = {number: left[number] for number in part if number in left}
        other_side = {number: right[number] for number in other if number in right}
        pairs = _pair(one_side, other_side)
        pairs |= _pair_by_role(old, new, one_side.keys() - pairs.keys(), other_side.keys() - set(pairs.values()))
        changed.update(pairs)
        _drop(left, pairs)
        _drop(right, pairs.values())
    restated = {one: other for one, other in changed.items() if is_restated(before[one], after[other])}
    return Alignment(
        kept=kept,
        regrouped=tuple(regrouped),
        changed=changed,
        restated=restated,
        removed=tuple(left),
        added=tuple(right),
    )


def _read(version: Version) -> list[Wording]:
    """The words of each sentence; of a title without its number."""
    return [
        read_words(strip_numbering(spot.quote) if version.role_of(number) == "title" else spot.quote)
        for number, spot in enumerate(version.sentences)
    ]


def _regroup(left: dict[int, Wording], right: dict[int, Wording]) -> list[Group]:
    """The groups among the sentences that are left on either side, which are taken out."""
    if len(left) * len(right) > MOST_PAIRS:
        return []
    groups = find_groups(left, right)
    for group in groups:
        _drop(left, group.olds)
        _drop(right, group.news)
    return groups


def _count_equal_pairs(before: Sequence[str], after: Sequence[str]) -> int:
    """How many pairs of an old and a new sentence have the same words; for a text without repetitions, its length."""
    counts = Counter(after)
    return sum(count * counts[words] for words, count in Counter(before).items())


def _drop(sentences: dict[int, Wording], numbers: Iterable[int]) -> None:
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


def _pair(left: Mapping[int, Wording], right: Mapping[int, Wording]) -> dict[int, int]:
    """Old -> new among sentences of one gap, the most alike first."""
    if len(left) * len(right) > MOST_PAIRS:
        candidates = list(zip(left, right, strict=False))
    else:
        candidates = [(one, other) for one in left for other in right]
    least = 0.0 if len(left) == len(right) == 1 else LEAST_TELLING
    scored = [(_compare(left[one], right[other], least), one, other) for one, other in candidates]
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for likeness, one, other in sorted(scored, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if likeness and one not in pairs and other not in used:
            pairs[one] = other
            used.add(other)
    return pairs


def _compare(one: Wording, other: Wording, least: float) -> float:
    """How alike two sentences are, from 0 (another sentence) to 2, by their telling words and by the order of all.

    With a smaller share of telling words than `least` it is another one.
    """
    telling = share_telling(one, other)
    if one.telling and other.telling and telling < least:
        return 0.0
    matcher = SequenceMatcher(None, one.words.split(), other.words.split(), autojunk=False)
    if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
        return telling + matcher.ratio()
    enough = telling >= TELLING and len(one.telling & other.telling) >= LEAST_COMMON
    return telling if enough else 0.0


def _pair_by_role(old: Version, new: Version, left: Set[int], right: Set[int]) -> dict[int, int]:
    """The only title of a gap, or its only line with a date, on either side: it was named or dated anew."""
    pairs: dict[int, int] = {}
    for role in ("title", "date"):
        olds = [one for one in left if old.role_of(one) == role]
        news = [other for other in right if new.role_of(other) == role]
        if len(olds) == len(news) == 1:
            pairs[olds[0]] = news[0]
    return pairs
