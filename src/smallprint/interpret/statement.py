"""The statement in which an act stands. In: a unit and an act in it. Out: the part of the unit that speaks of the act.

"We keep your name for a year; we never keep card numbers." makes two statements, and what one of them says tells
nothing of the other. A statement that points back ("we erase it then") or turns against the last one ("but we...")
belongs to what stands before it.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from smallprint.match import Match, Unit

_SPEAKERS: Final = frozenset({"we", "you", "i"})
"""Subjects with which a statement begins; "our" may as well begin an item that goes on with its lead-in."""
_TURNS: Final = frozenset({"but", "however", "though", "although"})
_JOINTS: Final = _TURNS | {"and"}
_BACK: Final = frozenset({"this", "these", "those", "it", "its", "they", "them", "their", "such", "same"})
_BARE_ANSWER: Final = 4
"""Tokens from a colon on that answer it and state nothing by themselves: “: none at all”."""
_GOVERNING: Final = frozenset({"if", "unless", "where", "when", "for", "not"})
"""Words by which a lead-in bears on whole sentences below it: "If you live in Texas:"."""
_QUESTIONS: Final = frozenset({"how", "why", "what", "which", "where", "when", "whether"})
"""First words of a title that names what a subject does: "How our site uses cookies: it does not"."""


def find_statement(unit: Unit, match: Match) -> Unit:
    """The part of `unit` that bears on `match`; `unit` itself where all of it does."""
    start, end = 0, len(unit.words)
    for begin, following in pairwise((*_find_beginnings(unit), end)):
        if not _BACK.isdisjoint(unit.words[begin:following]):
            continue
        if begin <= match.start:
            start = begin
        elif begin >= match.end and unit.words[begin] not in _TURNS:
            end = begin
            break
    return unit.between(start, end) if (start, end) != (0, len(unit.words)) else unit


def leaves_statement(unit: Unit, match: Match) -> bool:
    """Does a statement of somebody begin between the act's verb and the rest of it ("we share X, but we sell none")?"""
    words = unit.words
    return any(
        words[at] in _SPEAKERS and begins_statement(words, at - (words[at - 1] in _JOINTS))
        for at in range(max(match.head[1], unit.own) + 1, match.end)
    )


def names_what_is_denied(unit: Unit, match: Match) -> bool:
    """Does a title run into the sentence only name the act, which the rest denies ("Sold to: the data is not sold")?"""
    words, head = unit.words, match.head[1]
    if head <= unit.own or ":" not in words[head:] or ":" in words[unit.own : head]:
        return False
    colon = words.index(":", head)
    if len(words) - colon <= _BARE_ANSWER or not _SPEAKERS.isdisjoint(words[unit.own : colon]):
        return False
    if words[unit.own] not in _QUESTIONS and any(end == match.head[0] for _, end in unit.hits_of("we")):
        return False  # "our website uses cookies for these reasons: ..." says so itself
    return any(hit[0] > colon for hit in unit.hits_of("negation"))


def _find_beginnings(unit: Unit) -> list[int]:
    """The tokens with which a further statement begins, in order."""
    words = unit.words
    begins = [at for at in range(unit.own + 1, len(words) - 1) if words[at - 1] == ";" or begins_statement(words, at)]
    led = unit.own and unit.opening < len(words) and words[unit.opening] in _SPEAKERS
    return [unit.own, *begins] if led and _GOVERNING.isdisjoint(words[: unit.own]) else begins


def begins_statement(words: Sequence[str], at: int) -> bool:
    """Does somebody's statement begin with the word at `at`: "; we", ": we", ", and we", ", but"?"""
    before, word = words[at - 1], words[at]
    if before in (";", ":"):
        return word in _SPEAKERS
    return before == "," and (word in _TURNS or (word == "and" and words[at + 1] in _SPEAKERS))
