"""Is an act said to happen? In: a unit and a match in it. Out: yes, or no where it is only asked, supposed or others'.

"You may ask whether we sell it", "should we ever sell it, we would tell you", "some companies sell it" and "to share
means to sell it" name an act that nobody admits. They state nothing, and deny nothing.
"""

from typing import Final

from smallprint.interpret.statement import begins_statement
from smallprint.match import Match, Unit
from smallprint.model import Polarity, Stance

_REACH: Final = 25
"""Tokens from the words that take an act back to the act."""
_SUBJECTS: Final = frozenset({"we", "you", "the", "your", "our", "this", "it", "they", "i"})
"""First words of what follows a supposition, after its comma."""
_RELATIVES: Final = frozenset({"that", "which", "who", "to"})
_POINTING: Final = frozenset({"this", "that", "which", "by", "it"})
"""Before "means" these draw a conclusion or name a way, and define nothing."""
_WHOEVER: Final = frozenset({"who", "whoever"})
_NEAR: Final = 4
"""Most tokens from what governs an act to its head, which may be what is used ("use web beacons")."""
_ONLY_SUPPOSED: Final = frozenset({"only", "unless", "ever", "never"})
"""What makes "we would sell it" no more than a thought."""


def is_said(unit: Unit, match: Match, *, polarity: Polarity, stance: Stance, of_data: bool) -> bool:
    """Does the sentence say that the act of `match` is done, may be done or is not done?

    Args:
        unit: What is read.
        match: The act in it.
        polarity: Of what the act shows. Readers ask for what is good or neutral, and wonder about no other: "you may
            request that we delete it". What is good must be promised, and a mere hope is no promise.
        stance: Whether the act is stated or denied.
        of_data: Is it an act on data? Rules on all else say "whoever" and mean the reader, and readers ask for it.
    """
    welcome = not of_data and polarity not in ("bad", "blocker")
    return not (
        (not welcome and _reaches_from("asking", unit, match))
        or _reaches_from("unsaid", unit, match)
        or (polarity == "good" and stance == "stated" and _reaches_from("unpromised", unit, match))
        or _is_supposed(unit, match)
        or _is_defined(unit, match)
        or _is_of_others(unit, match, addressed=not of_data)
    )


def _reaches_from(concept: str, unit: Unit, match: Match) -> bool:
    """Does the act stand under words of `concept`: "you may ask whether we sell it", "we hope to delete it"?"""
    return any(_reaches(unit, end, match) for _, end in unit.hits_of(concept))


def _is_defined(unit: Unit, match: Match) -> bool:
    """ "A sale means disclosing it for money": is the act what a word means, and nobody named who does it?"""
    act = match.head
    return any(
        _reaches(unit, end, match)
        and unit.words[start - 1] not in _POINTING
        and not _speaks_of_us(unit, end, act[0])
        and (act in unit.hits_of("form:ing") or "to" in unit.words[end : act[0]])
        for start, end in unit.hits_of("meaning")
    )


def _is_supposed(unit: Unit, match: Match) -> bool:
    """ "If we ever sell it, ...", "before selling it we would ask", "we would only sell it if"."""
    words, act = unit.words, match.head[0]
    for _, end in unit.hits_of("supposing"):
        if _reaches(unit, end, match) and not _ends_supposition(unit, end, match.end):
            return True
    if "would" not in words:
        return False
    near = words[max(act - _NEAR, 0) : act]
    past = words[unit.opening : unit.opening + 2] == ["if", "we"] and act <= unit.opening + _NEAR
    return past or "before" in near or ("would" in near and not _ONLY_SUPPOSED.isdisjoint(words))


def _is_of_others(unit: Unit, match: Match, *, addressed: bool) -> bool:
    """ "Some companies sell it", "hackers may try to", "apps that sell it": somebody does whom we do not answer for."""
    act = match.head[0]
    named = [end for _, end in unit.hits_of("outsider") if not _speaks_of_us(unit, end, match.end)]
    if not unit.hits_of("us") and not _speaks_of_us(unit, unit.own, len(unit.words)):
        named.extend(end for _, end in unit.hits_of("bystander"))
    return any(
        _reaches(unit, end, match) and _governs(unit, end, act) and not (addressed and unit.words[end - 1] in _WHOEVER)
        for end in named
    )


def _governs(unit: Unit, end: int, act: int) -> bool:
    """Is whoever is named before `end` the subject of the act: right before it, or before "that", "may" or "to"?

    "Unlike" governs all that it speaks of: "unlike the usual taxi apps which sell it, we do not".
    """
    words = unit.words
    if act <= end + _NEAR - 1 or words[end - 1] in _RELATIVES:
        return True
    if words[end - 1] == "unlike":
        return not _ends_supposition(unit, end, act)
    start = end + (words[end] == ",")
    return words[start] in _RELATIVES or any(end <= first <= end + 1 for first, _ in unit.hits_of("aux"))


def _reaches(unit: Unit, end: int, match: Match) -> bool:
    """Does what ends at `end` govern the act, no statement of somebody beginning between them?"""
    act = match.head[0]
    if not end <= act <= end + _REACH:
        return False
    return not any(unit.words[at - 1] == ";" or begins_statement(unit.words, at) for at in range(end + 1, act))


def _ends_supposition(unit: Unit, start: int, end: int) -> bool:
    """Does a comma with a subject after it end a supposition before the act ends ("..., we will ask")?"""
    words = unit.words
    return any(words[at - 1] == "," and words[at] in _SUBJECTS for at in range(start + 1, end))


def _speaks_of_us(unit: Unit, start: int, end: int) -> bool:
    """Do "we", or our site, stand between somebody and the act?"""
    return any(start <= first < end for first, _ in unit.hits_of("we"))
