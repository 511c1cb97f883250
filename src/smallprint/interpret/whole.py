"""What only the whole text shows. In: all clauses and what is known of the documents. Out: practices with evidence."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from smallprint.model import Clause, DocumentInfo

MANY_TYPES: Final = 15
"""Distinct kinds of data from which a text is said to collect many."""
SHOWN_TYPES: Final = 3
"""Kinds of data named in a plain sentence."""
_COLLECTION: Final = "First Party Collection/Use"

Shown = tuple[str, tuple[Clause, ...], Mapping[str, str]]


def judge_whole(clauses: Sequence[Clause], documents: Sequence[DocumentInfo]) -> Iterator[Shown]:
    """(practice, its evidence, words for its sentence) of each practice that counting shows."""
    collecting = [
        clause
        for clause in clauses
        if clause.category == _COLLECTION and clause.stance == "stated" and clause.data_types and clause.actor != "you"
    ]
    types = list(dict.fromkeys(name for clause in collecting for name in clause.data_types))
    richest = tuple(sorted(collecting, key=lambda clause: -len(clause.data_types))[:SHOWN_TYPES])
    if len(types) >= SHOWN_TYPES:
        yield "collect.listed", richest, {}
    if len(types) >= MANY_TYPES:
        yield "collect.many_types", richest, {"types": ", ".join(types[:SHOWN_TYPES])}
    dated = next(
        (
            document.updated_date or document.effective_date
            for document in documents
            if document.updated_date or document.effective_date
        ),
        None,
    )
    if dated:
        yield "open.dated", (), {"date": dated}
