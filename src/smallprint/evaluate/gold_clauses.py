"""Judges categories and stances of listed sentences. In: a gold document and its report. Out: judgements."""

from collections.abc import Iterator
from typing import Final

from smallprint.evaluate.gold import GoldClause, GoldDocument
from smallprint.evaluate.verdict import Judgement, Measure
from smallprint.model import Clause, Report

CLAUSES: Final = Measure(
    name="clauses",
    level="clause",
    by="category",
    average="macro",
    about="Listed clauses that are read with their category; wrong: another category for a listed sentence.",
)
STANCES: Final = Measure(
    name="stances of clauses",
    level="clause",
    by="attribute",
    average="accuracy",
    about="The stance of the clauses read with their category.",
)


def judge_clauses(gold: GoldDocument, report: Report) -> Iterator[Judgement]:
    """Judge categories and stances of the sentences that the file lists."""
    entries = gold.clauses or ()
    for entry in entries:
        read = [clause for clause in report.clauses if is_about(clause, entry)]
        same = [clause for clause in read if clause.category == entry.category]
        key = f"{entry.lines[0]} {entry.quote}"
        yield gold.judge(
            CLAUSES,
            entry.category,
            "right" if same else "missed",
            key=key,
            place=entry,
            expected=entry.category,
            answered=", ".join(sorted({clause.category for clause in read})),
        )
        if same:
            stances = sorted({clause.stance for clause in same})
            yield gold.judge(
                STANCES,
                entry.stance,
                "right" if entry.stance in stances else "wrong",
                key=key,
                place=entry,
                expected=entry.stance,
                answered=", ".join(stances),
            )
    for clause in report.clauses:
        about = {entry.category for entry in entries if is_about(clause, entry)}
        if about and clause.category not in about:
            yield gold.judge(
                CLAUSES,
                clause.category,
                "wrong",
                key=f"{clause.place.line} {clause.rule}",
                place=clause,
                expected=", ".join(sorted(about)),
                answered=clause.rule,
            )


def is_about(clause: Clause, entry: GoldClause) -> bool:
    """Whether a clause and an entry speak of one sentence."""
    if not entry.covers(clause):
        return False
    read, listed = _squeeze(clause.quote), _squeeze(entry.quote)
    return read in listed or listed in read


def _squeeze(quote: str) -> str:
    """A quote's letters and digits alone, for markup and spacing differ between source and report."""
    return "".join(character for character in quote.casefold() if character.isalnum())
