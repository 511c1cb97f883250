"""How an act is meant. In: a unit and a match in it. Out: stance, qualifiers, modality, condition.

The method is ConText's (Harkema et al. 2009): modifiers have a direction and a scope, terminators end the scope,
pseudo-modifiers look like modifiers and are none.
"""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from smallprint.interpret.negation import find_negation, stands_within
from smallprint.interpret.region import find_region
from smallprint.match import Hit, Match, Unit
from smallprint.model import Modality, Qualifier, Stance

_MODAL_REACH: Final = 8
_CONSENT_REACH: Final = 8
_BRACKET_REACH: Final = 3
"""Words from a bracket to the agreement that it holds: "(if you opt in)"."""
_REASONS: Final = frozenset({"if", "when", "where", "otherwise"})
"""What begins one more reason after "or"."""
_ASIDE_REACH: Final = 25
"""Words before an agreement that can show what it is asked for."""
_SUBORDINATING: Final = frozenset({"where", "when", "if", "that", "which", "whom", "who", "as", "because", "what"})
"""Words after which "we" begins no statement of its own."""
_ASKED: Final = frozenset({"request", "us", "to", "instructions"})
"""Last words of terms of consent that may as well say what a reader wants done: "you request", "you ask us"."""
_ASKING: Final = frozenset(
    (
        *(",", ";", ":", "(", "if", "when", "whenever", "where", "unless", "until", "once", "as", "after", "before"),
        "because",
    )
)
"""What stands before "you ask" where asking is a condition."""
_ON: Final = frozenset(("at", "on", "upon", "with", "by", "without", "to", "under", "per"))
"""The same before "your request"."""
_CONDITION_WORDS: Final = 18
"""Most words of a condition that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What surrounds an act."""

    stance: Stance
    qualifiers: frozenset[Qualifier]
    start: int
    """First token of the act, its negation included."""
    end: int


def read_context(unit: Unit, match: Match) -> Context:
    """Stance and qualifiers of `match`."""
    negation = find_negation(unit, match)
    hedged = negation is not None and "hedged" in match.rule.outcomes and _is_hedged(unit)
    qualifiers = _qualifiers(unit, match, denied=negation is not None)
    return Context(
        stance="hedged" if hedged else "denied" if negation is not None else "stated",
        qualifiers=frozenset(qualifiers),
        start=min(match.start, negation[0]) if negation is not None else match.start,
        end=max(match.end, negation[1]) if negation is not None else match.end,
    )


def _is_hedged(unit: Unit) -> bool:
    """Is an act bent to a definition ("as that term is defined"), and not widened ("for money or anything else")?"""
    return any(not _overlaps(unit, "hedge_pseudo", hit) for hit in unit.hits_of("hedge"))


def leaves_lead_in(unit: Unit, match: Match) -> bool:
    """Does the act begin in a lead-in and end in an item that speaks for itself ("We share: ... We never sell it")?

    An item that only goes on with the lead-in's statement has neither a subject nor a denial of its own.
    """
    if match.head[0] >= unit.own:
        return False
    own = range(unit.own, match.end)
    if any(first in own for first, _ in unit.hits_of("negation")):
        return True
    return any(
        first in own
        and (unit.words[first] == "we" or first == unit.own)
        and unit.words[first - 1] not in _SUBORDINATING
        for first, _ in unit.hits_of("we")
    )


def find_modality(unit: Unit, head: Hit) -> Modality:
    """The modal nearest before the act; "does" where there is none."""
    best: tuple[int, Modality] | None = None
    modalities: tuple[tuple[str, Modality], ...] = (
        ("may", "may"),
        ("will", "will"),
        ("must", "must"),
        ("choice", "can choose"),
    )
    for concept, modality in modalities:
        for first, last in unit.hits_of(concept):
            governs = last <= head[0] <= last + _MODAL_REACH and not stands_within(unit, "scope_end", last, head[0])
            if governs and (best is None or first >= best[0]):
                best = (first, modality)
    return best[1] if best else "does"


def _qualifiers(unit: Unit, match: Match, *, denied: bool) -> set[Qualifier]:
    found: set[Qualifier] = set()
    consents = [
        hit
        for hit in unit.hits_of("consent")
        if not match.start <= hit[0] < match.end and _is_agreement(unit, hit) and not _is_aside(unit, match, hit)
    ]
    anew = _find_new_statement(unit, match.head[1])
    exceptions = [
        hit
        for hit in unit.hits_of("exception")
        if hit[0] <= anew and (unit.words[hit[0]] != "without" or _near(hit, consents))
    ]
    if denied:
        if exceptions:
            found.add("exception")
        if any(_near(hit, consents) for hit in exceptions):
            found.add("consent")
    elif consents and not any(unit.words[hit[0]] == "without" for hit in unit.hits_of("exception")):
        found.add("consent")
    if unit.hits_of("law"):
        found.add("law")
    if any(match.start - _MODAL_REACH <= first for first, _ in unit.hits_of("only")):
        found.add("only")
    if find_region(unit) is not None or (not denied and unit.hits_of("statute")):
        found.add("region")
    return found


def _is_agreement(unit: Unit, hit: Hit) -> bool:
    """Is what the reader asks for a condition ("if you request"), not what is served ("the services you request")?"""
    asked = unit.words[hit[0] : hit[1]]
    if asked[-1] not in _ASKED:
        return True
    before = unit.words[hit[0] - 1] if hit[0] else ","
    return before in (_ASKING if asked[0] == "you" else _ON)


def _is_aside(unit: Unit, match: Match, hit: Hit) -> bool:
    """Is agreement after the act asked for something else: a later purpose, or one reason more?

    "To write to you, to send you offers (if you opt in)"; "where we must, or where we have permission".
    """
    between = unit.words[max(match.end, hit[0] - _ASIDE_REACH) : hit[0]]
    if "(" in between[-_BRACKET_REACH:]:
        return any(pair == (",", "to") for pair in pairwise(between))
    joints = [at for at, pair in enumerate(pairwise(between)) if pair[0] == "or" and pair[1] in _REASONS]
    return bool(joints) and between[joints[-1] + 1] not in between[: joints[-1]]


def _find_new_statement(unit: Unit, start: int) -> int:
    """Where another statement of ours begins after an act: "never sold, and we share it only if"; the end for none."""
    words = unit.words
    begins = (
        first
        for first, _ in unit.hits_of("we")
        if start < first and words[first] == "we" and words[first - 1] in (",", "and", "but", ";")
    )
    return next(begins, len(words))


def find_condition(unit: Unit, match: Match) -> Hit | None:
    """Tokens from the first condition outside the act to the end of its phrase."""
    starts = [
        hit[0]
        for concept in ("condition", "exception")
        for hit in unit.hits_of(concept)
        if hit[0] >= unit.own and not match.start <= hit[0] < match.head[0]
    ]
    starts.extend(
        hit[0] - 1
        for hit in unit.hits_of("consent")
        if hit[0] > unit.own and unit.words[hit[0] - 1] in ("with", "by", "upon", "on")
    )
    if not starts:
        return None
    first = min(starts)
    words = unit.words
    last = first + 1
    while last < len(words) and last - first < _CONDITION_WORDS and words[last] not in (",", ";", ".", ")"):
        last += 1
    return (first, last)


def _near(hit: Hit, others: list[Hit]) -> bool:
    """Does one of `others`, in order, begin right after `hit`?"""
    following = bisect_left(others, (hit[1], 0))
    return following < len(others) and others[following][0] - hit[1] <= _CONSENT_REACH


def _overlaps(unit: Unit, concept: str, hit: Hit) -> bool:
    return any(first < hit[1] and hit[0] < last for first, last in unit.hits_of(concept))
