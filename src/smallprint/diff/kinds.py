"""Changes of what is collected and who gets it. In: two versions. Out: kinds of data and of recipients new or gone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from smallprint.diff.align import Alignment
from smallprint.diff.model import Change, Direction, Version, make_change
from smallprint.diff.standing import stands_alike
from smallprint.model import Clause

COLLECTION: Final = "collection"
"""Topic of changes of what is collected."""
USE: Final = ("collection.use", "collection.trackers", "collection.goals")
"""Beginnings of the rules on what data is used for."""
_PURPOSE: Final = re.compile(r"\b(?:to|for|purposes|reasons|ways)\b[\w\s,]{0,20}[:—–-]*\s*\Z", re.IGNORECASE)
"""How a lead-in ends whose items name what data is used for, not what data."""
CHOICE: Final = "User Choice/Control"
"""Category of clauses whose sentences name data for what a reader can do."""
_RIGHT: Final = re.compile(
    r"\W*you\s+(?:can|may|could|have\s+the\s+right\s+to)\s+(?:\w+\s+)?(?:object|opt|unsubscribe|withdraw|revoke|request|"
    r"ask|delete|access|disable|turn|refuse|decline|stop)\b",
    re.IGNORECASE,
)
"""How a sentence begins that tells what a reader can do against a use of data."""
HARMLESS: Final = frozenset({"service providers", "authorities", "professional advisers", "new owner", "other users"})
"""Recipients whose naming is neither better nor worse for a reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """One of the lists that clauses hold."""

    category: str
    """OPP-115 name of the clauses that count."""
    topic: str
    field: Literal["data_types", "recipients"]
    come: str
    gone: str


_LISTS: Final = (
    _List(
        category="First Party Collection/Use",
        topic=COLLECTION,
        field="data_types",
        come="now collects",
        gone="no longer says that it collects",
    ),
    _List(
        category="Third Party Sharing/Collection",
        topic="sharing",
        field="recipients",
        come="now shares data with",
        gone="no longer says that it shares data with",
    ),
)


def compare_kinds(old: Version, new: Version, aligned: Alignment) -> Iterator[tuple[Change, Clause]]:
    """Each kind that only one version names, with the first clause that names it.

    A sentence that stands in both, governed by the same words, has not changed, however it was read.
    """
    for entry in _LISTS:
        before, after = _read(old, entry), _read(new, entry)
        for name, clause in after.items():
            if name not in before and not _stands_in(new, old, clause, aligned.alike_backward):
                yield _change(new, entry, name, clause, came=True), clause
        for name, clause in before.items():
            if name not in after and not _stands_in(old, new, clause, aligned.alike):
                yield _change(old, entry, name, clause, came=False), clause


def _stands_in(version: Version, other: Version, clause: Clause, partners: Mapping[int, int]) -> bool:
    return stands_alike(version, other, version.sentence_of(clause.document, clause.start), partners)


def _read(version: Version, entry: _List) -> dict[str, Clause]:
    """Kind -> the first clause that states it of us, in a sentence that offers no choice."""
    found: dict[str, Clause] = {}
    for clause in version.report.clauses:
        if clause.category != entry.category or clause.stance != "stated" or clause.actor == "third party":
            continue
        if clause.lead_in and clause.rule.startswith(USE) and _PURPOSE.search(clause.lead_in):
            continue
        mates = version.clauses_in[version.sentence_of(clause.document, clause.start)]
        if all(mate.category != CHOICE for mate in mates) and not _RIGHT.match(clause.quote):
            names: tuple[str, ...] = clause.data_types if entry.field == "data_types" else clause.recipients
            for name in names:
                found.setdefault(name, clause)
    return found


def _change(version: Version, entry: _List, name: str, clause: Clause, *, came: bool) -> Change:
    direction: Direction = "neutral" if name in HARMLESS else "worse" if came else "better"
    spot = version.spot_of(clause)
    return make_change(
        direction=direction,
        topic=entry.topic,
        text=f"{entry.come if came else entry.gone} {name}",
        before=None if came else name,
        after=name if came else None,
        old=None if came else spot,
        new=spot if came else None,
    )
