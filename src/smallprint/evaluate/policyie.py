"""Judges categories, periods and denials on PolicyIE. In: sentences with an intent and slots. Out: judgements.

Source of the labels: Ahmad et al. 2021, "Intent Classification and Slot Filling for Privacy Policies".
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from smallprint.evaluate.bench import Bench, Format, compare_presence, has_keys, judge_row, name_rules
from smallprint.evaluate.opp115_questions import period_class
from smallprint.evaluate.rows import Row
from smallprint.evaluate.verdict import Judgement, Measure, Verdict
from smallprint.model import Clause

INTENTS: Final = {
    "data-collection-usage": "First Party Collection/Use",
    "data-sharing-disclosure": "Third Party Sharing/Collection",
    "data-storage-retention-deletion": "Data Retention",
    "data-security-protection": "Data Security",
}
"""Intent -> our category. The corpus gives a sentence one intent at most."""
PERIOD_SLOT: Final = "retention-period.retention-period"
NEGATION_SLOT: Final = "polarity.negation"

_TIME_WITH_NUMBER: Final = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|ten|twelve|thirty|sixty|ninety)\b.{0,20}"
    r"\b(?:hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
"""A span that states a period in figures or words."""

CATEGORIES: Final = Measure(
    name="intents",
    level="clause",
    by="category",
    average="macro",
    about="Clause categories against the sentence's one intent; a second category that is also true counts as wrong.",
)
PERIODS: Final = Measure(
    name="retention periods",
    level="clause",
    by="attribute",
    average="none",
    about="Whether a period is read where the sentence has a span for one.",
)
PERIOD_KINDS: Final = Measure(
    name="kinds of retention periods",
    level="clause",
    by="attribute",
    average="accuracy",
    about="A span with a number gives a duration, one without gives none, of the sentences where a period is read.",
)
DENIALS: Final = Measure(
    name="denials",
    level="clause",
    by="attribute",
    average="none",
    about="Whether a sentence with a negation span has a denied clause, and the other way round.",
)


def judge_sentences(rows: Sequence[Row], bench: Bench) -> Iterator[Judgement]:
    """Judge each sentence."""
    for row in rows:
        clauses = bench.read(row.text("text")).clauses
        yield from _judge_intent(row, clauses)
        yield from _judge_period(row, clauses)
        if row.text("label") in INTENTS:
            verdict = compare_presence(
                expected=bool(_spans(row, NEGATION_SLOT)),
                answered=any(clause.stance == "denied" for clause in clauses if clause.category in INTENTS.values()),
            )
            if verdict != "rejected":
                yield _judged(row, DENIALS, "denied", verdict, clauses)


def _judge_intent(row: Row, clauses: Sequence[Clause]) -> Iterator[Judgement]:
    expected = INTENTS.get(row.text("label"))
    for category in INTENTS.values():
        answered = [clause for clause in clauses if clause.category == category]
        verdict = compare_presence(expected=category == expected, answered=bool(answered))
        if verdict != "rejected":
            yield _judged(row, CATEGORIES, category, verdict, answered)


def _judge_period(row: Row, clauses: Sequence[Clause]) -> Iterator[Judgement]:
    spans = _spans(row, PERIOD_SLOT)
    periods = [clause.period for clause in clauses if clause.period]
    verdict = compare_presence(expected=bool(spans), answered=bool(periods))
    if verdict != "rejected":
        yield _judged(row, PERIODS, "period", verdict, clauses)
    if verdict == "right":
        numbered = any(_TIME_WITH_NUMBER.search(span) for span in spans)
        stated = any(period_class(period.value) == "Stated Period" for period in periods)
        label = "with a number" if numbered else "without a number"
        yield _judged(row, PERIOD_KINDS, label, "right" if numbered == stated else "wrong", clauses)


def _spans(row: Row, slot: str) -> list[str]:
    return [span.text("span") for span in row.rows("spans") if span.text("slot") == slot]


def _judged(row: Row, measure: Measure, label: str, verdict: Verdict, clauses: Sequence[Clause]) -> Judgement:
    periods = [clause.period.value for clause in clauses if clause.period]
    return judge_row(
        row,
        measure,
        label,
        verdict,
        expected=", ".join([row.text("label"), *_spans(row, PERIOD_SLOT)]),
        answered=", ".join(filter(None, [name_rules(clauses), *periods])),
    )


FORMAT: Final = Format(
    name="policyie",
    title="PolicyIE sentences",
    recognises=has_keys("text", "label", "spans", "tokens"),
    judge=judge_sentences,
)
