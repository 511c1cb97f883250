"""Judges retention periods. In: a gold document and its report. Out: judgements."""

from collections.abc import Iterator
from typing import Final

from smallprint.evaluate.bench import compare_presence
from smallprint.evaluate.gold import GoldDocument, GoldRetention
from smallprint.evaluate.verdict import Judgement, Measure
from smallprint.evaluate.wording import normalise_duration, share_words
from smallprint.model import Clause, Period, Report

RETENTION: Final = Measure(
    name="retention values",
    level="document",
    by="attribute",
    average="micro",
    about="The set of values a document gives; 12 months and 1 year are one value.",
)
RETENTION_WHAT: Final = Measure(
    name="retention values with what is kept",
    level="clause",
    by="attribute",
    average="micro",
    about="Entries of one value, paired where they share a line or a word of what is kept; repeats count once.",
)
WHAT: Final = Measure(
    name="what is kept",
    level="clause",
    by="attribute",
    average="accuracy",
    about="Of values read on an entry's lines: what is kept shares a word with the entry's.",
)


def judge_retention(gold: GoldDocument, report: Report) -> Iterator[Judgement]:
    """Judge the values a document gives, and what each of them is said of."""
    periods = [(clause, clause.period) for clause in report.clauses if clause.period]
    yield from _judge_values(gold, periods)
    yield from _judge_entries(gold, periods)
    yield from _judge_what(gold, periods)


def _judge_values(gold: GoldDocument, periods: list[tuple[Clause, Period]]) -> Iterator[Judgement]:
    expected = {normalise_duration(entry.value): entry for entry in reversed(gold.retention)}
    answered = {normalise_duration(period.value): clause for clause, period in reversed(periods)}
    for value in sorted(expected.keys() | answered.keys()):
        entry, clause = expected.get(value), answered.get(value)
        yield gold.judge(
            RETENTION,
            "duration" if value.startswith("P") else value,
            compare_presence(expected=entry is not None, answered=clause is not None),
            key=value,
            place=entry or clause,
            expected=value if entry else "",
            answered=f"{value} ({clause.rule})" if clause else "",
        )


def _judge_entries(gold: GoldDocument, periods: list[tuple[Clause, Period]]) -> Iterator[Judgement]:
    unmet = list(gold.retention)
    for clause, period in periods:
        like = [entry for entry in gold.retention if _is_same(entry, clause, period)]
        met = next((entry for entry in like if entry in unmet), None)
        if met:
            unmet.remove(met)
        if met or not like:
            yield gold.judge(
                RETENTION_WHAT,
                "entry",
                "right" if met else "wrong",
                key=f"{clause.place.line} {period.value}",
                place=clause,
                expected=met.what if met else "",
                answered=f"{period.value}: {period.what} ({clause.rule})",
            )
    for entry in unmet:
        expected = f"{entry.value}: {entry.what}"
        yield gold.judge(
            RETENTION_WHAT, "entry", "missed", key=f"{entry.lines[0]} {expected}", place=entry, expected=expected
        )


def _is_same(entry: GoldRetention, clause: Clause, period: Period) -> bool:
    return normalise_duration(entry.value) == normalise_duration(period.value) and (
        entry.covers(clause) or share_words(entry.what, period.what)
    )


def _judge_what(gold: GoldDocument, periods: list[tuple[Clause, Period]]) -> Iterator[Judgement]:
    for clause, period in periods:
        here = [entry for entry in gold.retention if entry.covers(clause) and _is_same(entry, clause, period)]
        if here:
            right = any(share_words(entry.what, period.what) for entry in here)
            yield gold.judge(
                WHAT,
                "what",
                "right" if right else "wrong",
                key=f"{clause.place.line} {period.value}",
                place=clause,
                expected="; ".join(entry.what for entry in here),
                answered=f"{period.what} ({clause.rule})",
            )
