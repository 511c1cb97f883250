"""Words of the lexicons found in a sentence. In: the norms of its tokens. Out: readings, in order.

All phrases stand in one tree, a word a branch, so that a sentence is gone through once however many there are.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from smallprint.match.compile import Phrase

Reading = tuple[int, int, Phrase]
"""First token, end token, and the phrase that stands there."""

Tree = dict[str, tuple[Phrase | None, Any]]
"""Word -> what it means if nothing follows, and the tree (or None) of what may follow."""


def grow(phrases: Mapping[tuple[str, ...], Phrase]) -> Tree:
    """The tree of `phrases`, each given by the norms of its tokens."""
    tree: Tree = {}
    for words, phrase in phrases.items():
        branches: Tree = tree
        for word in words[:-1]:
            known, further = branches.get(word, (None, None))
            if further is None:
                further = {}
                branches[word] = (known, further)
            branches = further
        branches[words[-1]] = (phrase, branches.get(words[-1], (None, None))[1])
    return tree


def find_phrases(tree: Tree, words: Sequence[str]) -> list[Reading]:
    """Every phrase in `words`, by first token, then by end."""
    found: list[Reading] = []
    for start, branch in enumerate(map(tree.get, words)):
        if branch is None:
            continue
        phrase, further = branch
        end = start + 1
        if phrase is not None:
            found.append((start, end, phrase))
        while further is not None and end < len(words) and words[end] in further:
            phrase, further = further[words[end]]
            end += 1
            if phrase is not None:
                found.append((start, end, phrase))
    return found
