"""What only the whole text shows. In: all clauses and what is known of the documents. Out: practices with evidence."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from smallprint.interpret.findings.evidence import count_flaws
from smallprint.model import Clause, DocumentInfo

COUNTED: Final = frozenset({"collect.listed", "collect.many_types", "collect.purpose_stated"})
"""Practices that no one clause shows."""
MANY_TYPES: Final = 18
"""Distinct kinds of data from which a text is said to collect many."""
SHOWN_TYPES: Final = 3
"""Kinds of data named in a plain sentence, and the fewest that make a list."""
LEAST_PURPOSES: Final = 2
"""Clauses with a purpose, and distinct purposes, from which a text is said to give its reasons."""
SHOWN_PURPOSES: Final = 3
"""Purposes in one sentence, beyond which a clearer sentence is the better evidence."""
MANY_PURPOSES: Final = 8
"""Clauses with a purpose that outweigh a "for any lawful purpose"."""

ANY_PURPOSE: Final = "collection.any_purpose"
"""The rule that finds a purpose so wide that it names none."""
_NOBODY: Final = re.compile(r"\b(?:anonym|aggregate|de-?identif|non-personal)", re.IGNORECASE)
"""What says that data is about nobody any more: it may be used for anything."""
PURPOSE_RULES: Final = ("collection.use_for", "collection.goals", "collection.goals_listed")
"""Rules that find a purpose, be it one that has no name of its own."""
LIST: Final = 2
"""Kinds of data in one sentence from which it is a list."""
LIST_RULES: Final = ("collection.collect", "collection.kinds", "collection.you_give", "collection.explicit")
"""Rules whose act is to collect: their quotes show by themselves that kinds of data are listed."""
RICH: Final = 6
"""Kinds of data in one sentence, beyond which a clearer sentence is the better evidence."""
USE_RULES: Final = ("collection.use_for", "collection.use", "collection.goals")
"""Rules whose act is to use data: their quotes show by themselves that a purpose is told."""
_COLLECTION: Final = "First Party Collection/Use"

Shown = tuple[str, tuple[Clause, ...], Mapping[str, str]]


def judge_whole(clauses: Sequence[Clause], documents: Sequence[DocumentInfo]) -> Iterator[Shown]:
    """(practice, its evidence, words for its sentence) of each practice that counting shows.

    What is collected and why is a question to privacy policies; terms of service that name a few kinds of data in
    passing do not answer it.
    """
    collecting = [
        clause
        for clause in clauses
        if clause.category == _COLLECTION
        and clause.stance == "stated"
        and documents[clause.document].scorecards != ("terms",)
        and clause.actor != "third party"
    ]
    yield from _judge_types([clause for clause in collecting if clause.data_types])
    yield from _judge_purposes(
        [clause for clause in collecting if clause.purposes or clause.rule in PURPOSE_RULES], clauses
    )
    yield from _judge_date(documents)


def _judge_types(naming: Sequence[Clause]) -> Iterator[Shown]:
    """Is there a list of what is collected, and is it long? Shown are the kinds that the quoted clauses name."""
    richest = _strongest(naming, _weigh_list)
    types = list(dict.fromkeys(name for clause in (*richest, *naming) for name in clause.data_types))
    if len(types) >= SHOWN_TYPES:
        yield "collect.listed", richest, {}
    if len(types) >= MANY_TYPES:
        yield "collect.many_types", richest, {"types": ", ".join(types[:SHOWN_TYPES])}


def _judge_purposes(reasoned: Sequence[Clause], clauses: Sequence[Clause]) -> Iterator[Shown]:
    """Does the text say what data is for, other than "any lawful purpose"? Nobody's data may be for anything."""
    reasoned = [clause for clause in reasoned if not _NOBODY.search(clause.quote)]
    sentences = {(clause.document, clause.start) for clause in reasoned}
    purposes = {name for clause in reasoned for name in clause.purposes or (clause.quote,)}
    wide = any(map(_is_wide, clauses))
    if min(len(sentences), len(purposes)) >= LEAST_PURPOSES and (not wide or len(sentences) >= MANY_PURPOSES):
        shown = _strongest(reasoned, lambda clause: (_is_use(clause), min(len(clause.purposes), SHOWN_PURPOSES)))
        yield "collect.purpose_stated", shown, {}


def _judge_date(documents: Sequence[DocumentInfo]) -> Iterator[Shown]:
    for document in documents:
        date = document.updated_date or document.effective_date
        if date:
            yield "open.dated", (), {"date": date}
            return


def _weigh_list(clause: Clause) -> tuple[int, ...]:
    """By the kinds of data whose words the quote itself shows; of equals, what a rule for lists has found."""
    quote = clause.quote.lower()
    kinds = sum(any(word in quote for word in name.lower().split()) for name in clause.data_types)
    return min(kinds, LIST), clause.rule in LIST_RULES, min(kinds, RICH)


def _is_wide(clause: Clause) -> bool:
    """May personal data be used for anything, no purpose being named beside it and nobody being asked?"""
    if clause.rule != ANY_PURPOSE or clause.purposes or clause.condition:
        return False
    return _NOBODY.search(clause.quote) is None


def _is_use(clause: Clause) -> bool:
    return clause.rule in USE_RULES and bool(clause.purposes)


def _strongest(clauses: Sequence[Clause], weight: Callable[[Clause], tuple[int, ...]]) -> tuple[Clause, ...]:
    """The weightiest clauses, those that hold everywhere and read well first; one a sentence, at most SHOWN_TYPES."""
    ranked = sorted(
        clauses,
        key=lambda clause: (clause.region is not None, *(-part for part in weight(clause)), count_flaws(clause)),
    )
    by_sentence = {(clause.document, clause.start): clause for clause in reversed(ranked)}
    return tuple(clause for clause in ranked if by_sentence[clause.document, clause.start] is clause)[:SHOWN_TYPES]
