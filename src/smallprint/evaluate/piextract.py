"""Judges stances on PI-Extract. In: sentences with spans of data collected, shared, or denied to be. Out: judgements.

Source of the labels: Bui et al. 2021, "Automated Extraction and Presentation of Data Practices in Privacy Policies".
"""

from collections.abc import Iterator, Sequence
from typing import Final

from smallprint.evaluate.bench import Bench, Format, has_keys, judge_row, name_rules
from smallprint.evaluate.rows import Row
from smallprint.evaluate.verdict import Judgement, Measure, Verdict
from smallprint.model import Clause

SIDES: Final = {
    "First Party Collection/Use": ("collect", "not_collect"),
    "Third Party Sharing/Collection": ("share", "not_share"),
}
"""Clause category -> the spans that say it is so, and that it is not so."""

STANCES: Final = Measure(
    name="stance of statements",
    level="clause",
    by="attribute",
    average="accuracy",
    about="Stated or denied, of each collecting or sharing clause in a sentence with spans; either, where both are.",
)
SENTENCE_STANCES: Final = Measure(
    name="stance of sentences",
    level="clause",
    by="attribute",
    average="accuracy",
    about="The same by sentence: no clause of it may be wrong.",
)
DENIED: Final = Measure(
    name="denials",
    level="clause",
    by="attribute",
    average="none",
    about="Whether a sentence with a denied span has a denied clause of any category; wrong: only admitting spans.",
)
DENIED_ACTION: Final = Measure(
    name="denials by action",
    level="clause",
    by="attribute",
    average="none",
    about="Recall of the denied spans of each action.",
)
FOUND: Final = Measure(
    name="statements found",
    level="clause",
    by="attribute",
    average="micro",
    about="Whether a sentence with spans of the action has a clause of its category, and the other way round.",
)


def judge_sentences(rows: Sequence[Row], bench: Bench) -> Iterator[Judgement]:
    """Judge each sentence."""
    for row in rows:
        clauses = bench.read(row.text("text")).clauses
        yield from _judge_found(row, clauses)
        if any(row.flag(action) for side in SIDES.values() for action in side):
            yield from _judge_stances(row, clauses)
            yield from _judge_denials(row, clauses)


def right_stances(row: Row, category: str) -> frozenset[str]:
    """The stances that are right for a clause of `category`: those of its own spans, else those of the sentence's."""
    own = _stances(row, SIDES[category])
    return own or frozenset(stance for side in SIDES.values() for stance in _stances(row, side))


def _stances(row: Row, side: tuple[str, str]) -> frozenset[str]:
    affirmed, denied = side
    return frozenset(stance for stance, action in (("stated", affirmed), ("denied", denied)) if row.flag(action))


def _judge_stances(row: Row, clauses: Sequence[Clause]) -> Iterator[Judgement]:
    """A hedged clause neither admits nor denies, and is left out."""
    judged = [
        (clause, clause.stance in right_stances(row, clause.category))
        for clause in clauses
        if clause.category in SIDES and clause.stance != "hedged"
    ]
    for clause, right in judged:
        yield _judged(row, STANCES, clause.stance, "right" if right else "wrong", [clause])
    if judged:
        wrong = [clause for clause, right in judged if not right]
        yield _judged(row, SENTENCE_STANCES, "sentence", "wrong" if wrong else "right", wrong, listed=False)


def _judge_denials(row: Row, clauses: Sequence[Clause]) -> Iterator[Judgement]:
    denied = [clause for clause in clauses if clause.stance == "denied"]
    denying = [action for _, action in SIDES.values() if row.flag(action)]
    if denying:
        yield _judged(row, DENIED, "denied", "right" if denied else "missed", denied or clauses)
    elif any(clause.category in SIDES for clause in denied):
        yield _judged(row, DENIED, "denied", "wrong", denied)
    for action in denying:
        yield _judged(row, DENIED_ACTION, action, "found" if denied else "missed", clauses, listed=False)


def _judge_found(row: Row, clauses: Sequence[Clause]) -> Iterator[Judgement]:
    for category, side in SIDES.items():
        expected = any(row.flag(action) for action in side)
        answered = [clause for clause in clauses if clause.category == category]
        if expected or answered:
            verdict: Verdict = "wrong" if not expected else "right" if answered else "missed"
            yield _judged(row, FOUND, side[0], verdict, answered)


def _judged(
    row: Row, measure: Measure, label: str, verdict: Verdict, clauses: Sequence[Clause], *, listed: bool = True
) -> Judgement:
    return judge_row(
        row,
        measure,
        label,
        verdict,
        expected=", ".join(action for side in SIDES.values() for action in side if row.flag(action)),
        answered=name_rules(clauses),
        listed=listed,
    )


FORMAT: Final = Format(
    name="piextract",
    title="PI-Extract sentences",
    recognises=has_keys("text", "collect", "not_collect", "share", "not_share"),
    judge=judge_sentences,
)
