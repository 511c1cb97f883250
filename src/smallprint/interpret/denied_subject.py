"""Denials that stand in an act's subject, or after it. In: a unit, denying words and an act. Out: whether they deny it.

"No names, addresses or numbers are kept", "Nothing you upload is used", "Pixels are not in use", "Reading mail is
something that we never do".
"""

from collections.abc import Sequence
from typing import Final

from smallprint.match import Hit, Match, Unit

_SUBJECT_REACH: Final = 16
"""Tokens from "no" to what it denies, over the items of a list."""
_SUBJECT_ENDS: Final = frozenset(
    {";", ":", "but", "which", "that", "who", "if", "when", "so", "because", "only", "just"}
)
"""Words that do not stand between a passive's subject and its participle."""
_LIST_ENDS: Final = frozenset({"or", "nor"})
_FORMS: Final = ("form:base", "form:pp", "form:ing")
_PRESENT: Final = frozenset(
    {
        "used", "employed", "deployed", "placed", "embedded", "present", "included", "loaded", "run", "set", "found",
        "in", "part", "stored", "kept", "collected", "recorded", "taken", "read", "gathered", "held", "logged",
    }
)  # fmt: skip
"""What a thing is not, where it is denied: "web beacons are not used", "not in use"."""
_AIMS: Final = frozenset({"to", "for", "as", "by", "if", "unless"})
"""After these the denial is only of an aim or a way: "web beacons are not used to identify you"."""
_LIST_REACH: Final = 12
"""Tokens from a noun to the verb of its sentence, over further nouns beside it."""
_THINGS: Final = frozenset({"something", "practice", "what"})
"""What an act is said to be before it is denied: "is something that we never do"."""
_NOTHING: Final = (["nothing"], ["none", "of"])
_OWNERS: Final = frozenset({"you", "your", "users", "members", "customers", "what", "that", "the", "these", "this"})
"""First words of what "nothing" is said of: "nothing you upload", "none of what you write"."""


def denies_subject(unit: Unit, determiner: Hit, match: Match) -> bool:
    """ "No copies are kept", "No pixels, tags or scripts": does "no" govern a passive's subject, or a noun?"""
    head = match.head
    between = unit.words[determiner[1] : head[0]]
    if not 0 < len(between) <= _SUBJECT_REACH or between[0] == "," or not _SUBJECT_ENDS.isdisjoint(between):
        return False
    helping = [first for first, _ in unit.hits_of("be") if determiner[1] < first < head[0]]
    if helping and any(first == head[0] for first, _ in unit.hits_of("form:pp")):  # "shared with" is "shared" too
        return _is_noun_list(unit.words[determiner[1] : helping[0]]) and not _joins(unit.words[helping[0] : head[0]])
    if helping or len(match.parts) > 1 or is_verb(unit, head):
        return False
    return between[-1] in _LIST_ENDS | {","} and _is_noun_list([*between, *unit.words[head[0] : head[1] + 4]])


def denies_thing(unit: Unit, negation: Hit, match: Match) -> bool:
    """ "Pixels and tags are not used here", "Reading mail is something that we never do": a denial after the act?"""
    words, end = unit.words, match.end
    between = words[end : negation[0]]
    if len(between) > _LIST_REACH or not {";", "but"}.isdisjoint(between):
        return False
    helping = [first for first, _ in unit.hits_of("be") if end <= first < negation[0]]
    if not helping:
        return False
    if not _THINGS.isdisjoint(words[helping[0] : negation[0]]):
        return not {"do", "does"}.isdisjoint(words[negation[0] - 1 : negation[1] + 1])
    if len(match.parts) > 1 or is_verb(unit, match.head) or negation[0] - helping[0] > 2:
        return False
    told = words[negation[1] : negation[1] + 1]
    aims = words[negation[1] + 1 : negation[1] + 3]
    return not _PRESENT.isdisjoint(told) and _AIMS.isdisjoint(aims) and {"that", "which"}.isdisjoint(between)


def denies_all(unit: Unit, negation: Hit, head: Hit) -> bool:
    """ "Nothing you upload is used to train it", "None of what you write is sold": is the act said of nothing?"""
    words = unit.words
    if words[negation[0] : negation[1]] == ["none"]:
        negation = (negation[0], negation[1] + 1)
    if words[negation[0] : negation[1]] not in _NOTHING or words[negation[1]] not in _OWNERS:
        return False
    verbs = sorted(first for first, _ in unit.hits_of("aux") if negation[1] < first < head[0])
    if not verbs or verbs[-1] - verbs[0] > 2 or head[0] - negation[1] > _SUBJECT_REACH + _LIST_REACH:
        return False
    after = words[verbs[0] : head[0]]
    return {";", "but", "because", "so", "we", "you"}.isdisjoint(after)


def is_verb(unit: Unit, head: Hit) -> bool:
    """Whether the act's head is a form of a verb, and no thing."""
    return any(head in unit.hits_of(form) for form in _FORMS)


def _is_noun_list(words: Sequence[str]) -> bool:
    """Do commas only part the items of a list that "or" ends?"""
    return not ({",", "and"} & set(words)) or not _LIST_ENDS.isdisjoint(words)


def _joins(words: Sequence[str]) -> bool:
    return "and" in words or "," in words
