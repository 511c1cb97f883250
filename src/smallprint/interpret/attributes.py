"""Canonical names found in a unit. In: a unit. Out: data types, recipients, purposes, in order of appearance."""

from smallprint.match import Match, Unit


def find_names(unit: Unit, prefix: str) -> tuple[str, ...]:
    """Canonical names of every lexicon `prefix:name` with a term in the unit, in order of appearance.

    A term that lies within a longer term of another name does not count ("address" in "email address").
    """
    found = [
        (hit, name.removeprefix(prefix))
        for name, number in unit.names.items()
        if name.startswith(prefix)
        for hit in unit.hits.get(number, ())
    ]
    names = [
        (hit, name)
        for hit, name in sorted(found)
        if not any(other[0] <= hit[0] and hit[1] <= other[1] and other != hit for other, _ in found)
    ]
    return tuple(dict.fromkeys(name for _, name in names))


def find_captures(unit: Unit, match: Match) -> dict[str, str]:
    """Words of the match's typed captures, for a practice's sentence."""
    del unit
    return dict(match.captures)
