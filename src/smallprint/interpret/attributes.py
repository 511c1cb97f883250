"""Canonical names found in a unit. In: a unit. Out: data types, recipients, purposes, in order of appearance."""

from smallprint.match import Match, Unit


def find_names(unit: Unit, family: str) -> tuple[str, ...]:
    """Names of the lexicons `family:name` with a term in the unit, in order of appearance.

    A term that lies within a longer term does not count ("address" in "email address").
    """
    names: dict[str, None] = {}
    longest = (0, 0)
    for hit, name in unit.named(family):
        if hit == longest or hit[1] > longest[1]:
            names[name] = None
            longest = hit
    return tuple(names)


def find_captures(unit: Unit, match: Match) -> dict[str, str]:
    """Words of the match's typed captures, for a practice's sentence."""
    del unit
    return dict(match.captures)
