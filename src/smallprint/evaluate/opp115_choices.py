"""Judges periods and choices on two further layers of OPP-115. In: its labelled segments. Out: judgements."""

from collections.abc import Iterator, Sequence
from typing import Final

from smallprint.evaluate.bench import Bench, Format, compare_presence, has_keys, judge_row, name_rules
from smallprint.evaluate.opp115_questions import has_opt_out, period_class
from smallprint.evaluate.rows import Row
from smallprint.evaluate.verdict import Judgement, Measure
from smallprint.model import Clause

PERIOD_CLASSES: Final = ("Stated Period", "Limited", "Indefinitely")
MECHANISM_TYPES: Final = {
    "unsubscribe link": "Opt-out link",
    "web form": "Opt-out link",
    "email": "Opt-out via contacting company",
    "postal mail": "Opt-out via contacting company",
    "phone": "Opt-out via contacting company",
    "account setting": "First-party privacy controls",
    "industry page": "Third-party privacy controls",
    "browser setting": "Browser/device privacy controls",
    "device setting": "Browser/device privacy controls",
    "GPC": "Browser/device privacy controls",
}
"""Our mechanisms -> the corpus's choice types; "other" has none."""

PERIODS: Final = Measure(
    name="retention period classes",
    level="clause",
    by="attribute",
    average="micro",
    about="Classes of the periods read against the majority's; a class that one annotator gave counts neither way.",
)
OPT_OUTS: Final = Measure(
    name="opt-out offered",
    level="clause",
    by="attribute",
    average="micro",
    about="Whether the segment offers a choice (access and deletion apart).",
)
CHOICE_TYPES: Final = Measure(
    name="opt-out types",
    level="clause",
    by="attribute",
    average="micro",
    about="Mechanisms as choice types against the majority's; a type that one annotator gave counts neither way.",
)


def judge_periods(rows: Sequence[Row], bench: Bench) -> Iterator[Judgement]:
    """Judge the retention periods of each segment."""
    for row in rows:
        clauses = bench.read(row.text("text")).clauses
        answered = {period_class(clause.period.value) for clause in clauses if clause.period}
        expected, tolerated = set(row.texts("period_majority")), set(row.texts("period_union"))
        for label in PERIOD_CLASSES:
            verdict = compare_presence(expected=label in expected, answered=label in answered)
            if verdict in ("right", "missed") or (verdict == "wrong" and label not in tolerated):
                values = ", ".join(clause.period.value for clause in clauses if clause.period)
                yield judge_row(row, PERIODS, label, verdict, expected=", ".join(sorted(expected)), answered=values)


def judge_choices(rows: Sequence[Row], bench: Bench) -> Iterator[Judgement]:
    """Judge whether each segment offers an opt-out, and of which type."""
    for row in rows:
        clauses = bench.read(row.text("text")).clauses
        verdict = compare_presence(expected=row.flag("opt_out"), answered=has_opt_out(clauses))
        if verdict != "rejected":
            expected = ", ".join(row.texts("choice_types_majority"))
            yield judge_row(row, OPT_OUTS, "opt-out", verdict, expected=expected, answered=name_rules(clauses))
        yield from _judge_types(row, clauses)


def _judge_types(row: Row, clauses: Sequence[Clause]) -> Iterator[Judgement]:
    answered = {
        MECHANISM_TYPES[clause.choice.mechanism]
        for clause in clauses
        if clause.choice and clause.choice.mechanism in MECHANISM_TYPES and has_opt_out([clause])
    }
    expected, tolerated = set(row.texts("choice_types_majority")), set(row.texts("choice_types_union"))
    for label in dict.fromkeys(MECHANISM_TYPES.values()):
        verdict = compare_presence(expected=label in expected, answered=label in answered)
        if verdict in ("right", "missed") or (verdict == "wrong" and label not in tolerated):
            mechanisms = ", ".join(clause.choice.mechanism for clause in clauses if clause.choice)
            yield judge_row(
                row, CHOICE_TYPES, label, verdict, expected=", ".join(sorted(expected)), answered=mechanisms
            )


RETENTION_FORMAT: Final = Format(
    name="retention-opp115",
    title="OPP-115 retention periods",
    recognises=has_keys("text", "period_majority", "period_union"),
    judge=judge_periods,
)
CHOICE_FORMAT: Final = Format(
    name="optout-opp115",
    title="OPP-115 choices",
    recognises=has_keys("text", "opt_out", "choice_types_majority", "choice_types_union"),
    judge=judge_choices,
)
