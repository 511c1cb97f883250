"""Changes of what is collected and who gets it. In: two versions. Out: kinds of data and of recipients new or gone."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from smallprint.diff.align import Alignment
from smallprint.diff.model import Change, Direction, Version, make_change
from smallprint.diff.standing import stands_alike
from smallprint.diff.words import join_words
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
    """The kinds that only one version names, those of one sentence together, with the first clause that names them.

    A sentence that stands in both, governed by the same words, has not changed, however it was read.
    """
    for entry in _LISTS:
        before, after = _read(old, entry), _read(new, entry)
        come = {name: clause for name, clause in after.items() if name not in before}
        gone = {name: clause for name, clause in before.items() if name not in after}
        yield from _tell(new, old, entry, come, aligned.alike_backward, came=True)
        yield from _tell(old, new, entry, gone, aligned.alike, came=False)


def _tell(
    version: Version,
    other: Version,
    entry: _List,
    kinds: Mapping[str, Clause],
    partners: Mapping[int, int],
    *,
    came: bool,
) -> Iterator[tuple[Change, Clause]]:
    """A change for each sentence of `version` that names some of `kinds`; harmless ones apart."""
    told: dict[tuple[int, bool], list[str]] = {}
    for name, clause in kinds.items():
        if not _stands_in(version, other, clause, partners):
            number = version.sentence_of(clause.document, clause.start)
            told.setdefault((number, name in HARMLESS), []).append(name)
    for (_, harmless), names in told.items():
        clause = kinds[names[0]]
        yield _change(version, entry, names, clause, came=came, harmless=harmless), clause


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


def _change(
    version: Version, entry: _List, names: Sequence[str], clause: Clause, *, came: bool, harmless: bool
) -> Change:
    direction: Direction = "neutral" if harmless else "worse" if came else "better"
    spot = version.spot_of(clause)
    said = join_words(names)
    return make_change(
        direction=direction,
        topic=entry.topic,
        text=f"{entry.come if came else entry.gone} {said}",
        before=None if came else said,
        after=said if came else None,
        old=None if came else spot,
        new=spot if came else None,
    )
