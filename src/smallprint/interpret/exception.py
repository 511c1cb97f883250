"""What a denial leaves over for its list. In: a unit, a negation and a match. Out: whether the item is an exception.

"We share data with nobody, other than:" denies nothing of what its items name.
"""

from typing import Final

from smallprint.match import Hit, Match, Unit

_REACH: Final = 12
"""Most tokens between the words of exception and the end of the lead-in."""
_ANNOUNCING: Final = frozenset(
    {
        "a", "any", "applies", "apply", "are", "as", "at", "below", "case", "cases", "certain", "circumstances",
        "conditions", "described", "entities", "exceptions", "few", "following", "follows", "for", "if", "in",
        "instances", "is", "least", "limited", "listed", "met", "more", "of", "one", "only", "or", "out", "parties",
        "people", "purposes", "recipients", "set", "situations", "specific", "such", "the", "these", "third", "this",
        "those", "to", "true", "under", "ways", "when", "where", "with", ":", ",", "-", "(", ")",
    }
)  # fmt: skip
"""Words that only announce the list: "in one or more of the following cases:"."""
_SALE: Final = "S1"
"""The question of sale is settled for whole documents, exceptions and all."""


def is_exception(unit: Unit, negation: Hit, match: Match) -> bool:
    """Whether `match` ends in an item that the lead-in's denial excepts, and would show something if it were stated."""
    if not unit.own or negation[1] > unit.own or match.parts[-1][1] <= unit.own:
        return False
    outcomes = match.rule.outcomes
    denied = outcomes.get("denied", "")
    if match.rule.slot == _SALE or not outcomes.get("stated") or outcomes.get("denied+exception", denied):
        return False
    return any(_announces(unit, hit) for hit in unit.hits_of("exception"))


def _announces(unit: Unit, exception: Hit) -> bool:
    """Whether nothing but the announcement of a list stands between the exception and the item."""
    start, end = exception
    if unit.words[start] == "without" or not 0 <= unit.own - end <= _REACH:
        return False
    return _ANNOUNCING.issuperset(unit.words[end : unit.own])
