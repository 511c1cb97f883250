"""Canonical names found in a unit. In: a unit. Out: data types, recipients, purposes, in order of appearance."""

import re
from typing import Final

from smallprint.interpret.place import find_place
from smallprint.match import Hit, Match, Unit
from smallprint.nlp import lower

_ALTERNATIVES: Final = re.compile(r"\b(greater of|greatest of|higher of|whichever is|the greater)\b")
"""A cap that is one of several amounts is not known before there is a loss."""
_CAP: Final = "legal.liability_cap"
_SECURITY: Final = "Data Security"
_NO_KIND: Final = "sensitive data"
"""A type that says nothing in "sensitive data, such as ..."."""

_ASIDE_REACH: Final = 6
"""Tokens before a kind of data within which words make it a reason or an occasion."""
_VERB_REACH: Final = 3
"""Tokens after "not" within which its verb stands."""
_NOT: Final = {"not", "n't", "never"}
_BREAKS: Final = {";", ".", ":", "but", "except", "unless", "however", ")"}
"""What ends a denial."""


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


def find_types(unit: Unit, *, denied: bool = False) -> tuple[str, ...]:
    """Kinds of data that the unit names, in order of appearance.

    Not those that are a reason, an occasion or a way (complaints that are only answered, surveys one may take part in,
    an email in which offers come), and of a sentence that states something, not those that its other half denies.
    """
    named = _bare_types(unit) + list(unit.named("type"))
    if not named:
        return ()
    phrases = [hit for hit, _ in unit.named("untyped")]
    asides = unit.named("aside")
    denials = [] if denied else _denials(unit)
    names: dict[str, None] = {}
    longest = (0, 0)
    for hit, name in named:
        if any(other[0] <= hit[0] and hit[1] <= other[1] for other in phrases):
            continue
        floor = max(hit[0] - _ASIDE_REACH, unit.own if hit[0] >= unit.own else 0)
        if any(kind == name and floor <= end <= hit[0] for (_, end), kind in asides):
            continue
        if any(start <= hit[0] < end for start, end in denials):
            continue
        if hit == longest or hit[1] > longest[1]:
            names[name] = None
            longest = hit
    return tuple(names)


def _bare_types(unit: Unit) -> list[tuple[Hit, str]]:
    """A common word that begins a list's item and is all that it names: "Name", "Address (optional)"."""
    words = unit.words
    return [
        (hit, name)
        for hit, name in (unit.named("bare") if unit.own else ())
        if hit[0] == unit.opening
        and (hit[1] == len(words) or words[hit[1]] in ("and", "or") or not words[hit[1]][0].isalnum())
    ]


def _denials(unit: Unit) -> list[Hit]:
    """Where the unit says what is not taken: from "do not store" to the next break."""
    words = unit.words
    if _NOT.isdisjoint(words):
        return []
    found = []
    verbs = {start for concept in ("collect", "keep") for start, _ in unit.hits_of(concept)}
    for index, word in enumerate(words):
        if word in _NOT and any(index < verb <= index + _VERB_REACH for verb in verbs):
            end = next((at for at in range(index, len(words)) if words[at] in _BREAKS), len(words))
            found.append((index, end))
    return found


def find_captures(unit: Unit, match: Match, *, practice: str | None, quote: str) -> dict[str, str]:
    """Words for a practice's sentence: the match's typed captures, the kinds of data that its elements
    name, the security steps that stand in its sentence, and the place whose law or court it chooses.

    Args:
        unit: The sentence as rules see it.
        match: A rule found in it.
        practice: What the match shows, if anything.
        quote: The sentence in its own letters.
    """
    if practice is None:
        return dict(match.captures)
    lowered = lower(quote)
    captured_words = dict(match.captures)
    if practice == _CAP:
        for hit in reversed([hit for hit in unit.hits_of("<amount>") if hit[0] >= match.head[1]]):
            captured_words["amount"] = unit.text_of(*hit)
    words = {name: _as_written(captured, quote, lowered) for name, captured in captured_words.items()}
    if _ALTERNATIVES.search(lowered):
        words.pop("amount", None)
    place = find_place(practice, quote)
    if place is not None:
        words["place"] = place
    kinds = dict.fromkeys(
        name
        for hit, name in unit.named("type")
        if name != _NO_KIND and any(part[0] <= hit[0] and hit[1] <= part[1] for part in match.parts)
    )
    if kinds:
        words["types"] = ", ".join(kinds)
    measures = find_names(unit, "measure") if match.rule.category == _SECURITY else ()
    if measures:
        words["measures"] = ", ".join(measures)
    return words


def _as_written(captured: str, quote: str, lowered: str) -> str:
    """The captured words in their own letters; as captured, where they stand in a lead-in."""
    start = lowered.find(captured)
    return (quote[start : start + len(captured)] if start >= 0 else captured).rstrip(".,")
