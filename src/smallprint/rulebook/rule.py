"""One rule. In: the table of its file, and the names that other files give. Out: a `Rule`, its patterns parsed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from smallprint.errors import RuleError
from smallprint.model import CHOICE_TOPICS, PERIOD_CRITERIA, Example, Lexicon, Practice, Rule, Slot
from smallprint.pattern import Pattern, PatternError, parse_patterns
from smallprint.rulebook.fields import (
    Table,
    choose,
    guess,
    list_tables,
    list_texts,
    need,
    read_subtable,
    refuse_unknown,
)

_RULE_KEYS: Final = {
    "id", "title", "category", "slot", "actor", "generic", "act", "unless", "heading", "scope", "choice",
    "claudette", "period", "outcomes", "examples", "counterexamples",
}  # fmt: skip
_EXAMPLE_KEYS: Final = {"text", "practice", "match", "stance", "lead_in", "heading", "because", "also"}
_STANCES: Final = {"stated", "denied", "hedged"}
_QUALIFIERS: Final = {"opt-out", "consent", "law", "exception", "region", "only", "partial"}
CATEGORIES: Final = (
    "First Party Collection/Use",
    "Third Party Sharing/Collection",
    "User Choice/Control",
    "User Access, Edit and Deletion",
    "Data Retention",
    "Data Security",
    "Policy Change",
    "Do Not Track",
    "International and Specific Audiences",
    "Other",
)
"""The categories of OPP-115 (Wilson et al. 2016)."""
CLAUDETTE_CODES: Final = ("a", "ch", "cr", "j", "law", "ltd", "ter", "use")
"""Kinds of potentially unfair clauses of CLAUDETTE (Lippi et al. 2019)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a rule may refer to, gathered from all files."""

    frames: Mapping[str, Sequence[str]]
    lexicons: Mapping[str, Lexicon]
    slots: Mapping[str, Slot]
    practices: Mapping[str, Practice]


def read_rule(table: Table, path: Path, names: Names) -> Rule:
    """The rule of one file. Its pillar is its slot's, else its folder's name.

    Raises:
        RuleError: for a key that is unknown, missing or of the wrong type, a pattern that does not follow the
            notation, or a name that no file gives.
    """
    refuse_unknown(table, _RULE_KEYS, path)
    outcomes = _outcomes(table, path, names)
    category = need(table, "category", str, path)
    if category not in CATEGORIES:
        raise RuleError(f"category {category!r} is not of OPP-115.{guess(category, CATEGORIES)}", where=str(path))
    slot = need(table, "slot", str, path) if "slot" in table else None
    if slot is not None and slot not in names.slots:
        raise RuleError(f"slot {slot!r} is in no pillar.{guess(slot, names.slots)}", where=str(path))
    topics = (*CHOICE_TOPICS, "any", "before", "rights", "rights before")
    return Rule(
        id=need(table, "id", str, path),
        title=need(table, "title", str, path),
        category=category,
        pillar=names.slots[slot].pillar if slot else path.parent.name,
        slot=slot,
        actor=choose(table, "actor", ("we", "you", "third party", "any", "not you"), "we", path),
        generic=bool(table.get("generic", False)),
        act=_patterns(table, "act", path, names),
        unless=_patterns(table, "unless", path, names),
        heading=_patterns(table, "heading", path, names),
        scope=choose(table, "scope", ("privacy", "terms", "both"), "both", path),
        choice=choose(table, "choice", topics, None, path) if "choice" in table else None,
        claudette=choose(table, "claudette", CLAUDETTE_CODES, None, path) if "claudette" in table else None,
        period=choose(table, "period", PERIOD_CRITERIA, None, path) if "period" in table else None,
        outcomes=outcomes,
        examples=tuple(_example(content, path, "examples") for content in list_tables(table, "examples", path)),
        counterexamples=tuple(
            _example(content, path, "counterexamples") for content in list_tables(table, "counterexamples", path)
        ),
        path=str(path),
    )


def _outcomes(table: Table, path: Path, names: Names) -> dict[str, str]:
    outcomes = dict(read_subtable(table, "outcomes", path))
    for key, practice in outcomes.items():
        stance, *qualifiers = key.split("+")
        if stance not in _STANCES or not set(qualifiers) <= _QUALIFIERS:
            raise RuleError(
                f"outcome {key!r} is not a stance with qualifiers.",
                where=str(path),
                fix=f"Stances: {', '.join(sorted(_STANCES))}; qualifiers: {', '.join(sorted(_QUALIFIERS))}.",
            )
        need(outcomes, key, str, path, "outcomes")
        if practice and practice not in names.practices:
            raise RuleError(
                f"outcome {key!r} names practice {practice!r}, which no pillar has.{guess(practice, names.practices)}",
                where=str(path),
            )
    return outcomes


def _patterns(table: Table, key: str, path: Path, names: Names) -> tuple[Pattern, ...]:
    parsed: list[Pattern] = []
    for text in list_texts(table, key, "patterns", path):
        try:
            parsed.extend(parse_patterns(text, names.frames))
        except PatternError as error:
            raise RuleError(f"{key}: {error}", where=str(path), fix="See docs/writing-rules.md.") from error
    for pattern in parsed:
        for name in (name for chain in pattern.chains for element in chain.elements for name, _ in element.lexicons):
            if name not in names.lexicons:
                raise RuleError(f"{key}: no lexicon is named {name!r}.{guess(name, names.lexicons)}", where=str(path))
    return tuple(parsed)


def _example(table: Table, path: Path, key: str) -> Example:
    refuse_unknown(table, _EXAMPLE_KEYS, path, key)
    return Example(
        text=need(table, "text", str, path, key),
        practice=table.get("practice") or None,
        match=table.get("match"),
        stance=choose(table, "stance", ("stated", "denied", "hedged"), None, path) if "stance" in table else None,
        lead_in=table.get("lead_in", ""),
        heading=table.get("heading", ""),
        because=table.get("because", ""),
        also=tuple(list_texts(table, "also", "practices", path, key)),
    )
