"""Judges unfair clauses on UNFAIR-ToS. In: sentences with CLAUDETTE codes. Out: judgements.

Source of the labels: Lippi et al. 2019, "CLAUDETTE: an automated detector of potentially unfair clauses".
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from smallprint.evaluate.bench import (
    Bench,
    Format,
    clear_practices,
    compare_presence,
    finding_clauses,
    finding_outcomes,
    has_keys,
    judge_row,
)
from smallprint.evaluate.rows import Row
from smallprint.evaluate.verdict import Judgement, Measure
from smallprint.model import Practice, Report

CODES: Final = {
    "a": "arbitration (a)",
    "ch": "unilateral change (ch)",
    "cr": "content removal (cr)",
    "j": "jurisdiction (j)",
    "law": "choice of law (law)",
    "ltd": "limitation of liability (ltd)",
    "ter": "unilateral termination (ter)",
    "use": "contract by using (use)",
}
"""CLAUDETTE's codes, and what we call them."""

SENTENCES: Final = Measure(
    name="unfair clauses",
    level="clause",
    by="category",
    average="macro",
    about="The codes of a sentence's certain findings against its labels.",
)
DOCUMENTS: Final = Measure(
    name="unfair clauses of documents",
    level="document",
    by="category",
    average="macro",
    about="Whether any sentence of the document has the code.",
)
PRACTICES: Final = Measure(
    name="practices on unfair clauses",
    level="clause",
    by="practice",
    average="none",
    about="Precision of each practice against its code; recall: share of the code's sentences it finds by itself.",
)
OUTCOMES: Final = Measure(
    name="outcomes on unfair clauses",
    level="clause",
    by="rule",
    average="none",
    about="Precision of each rule's outcomes against the practice's code.",
)


def practice_codes(practices: Mapping[str, Practice]) -> dict[str, str]:
    """Practice -> its code: the first that its reference `claudette` names; practices without one are left out."""
    codes = {}
    for practice in practices.values():
        code = practice.references.get("claudette", "").split(";")[0].strip()
        if code in CODES:
            codes[practice.id] = code
    return codes


def own_code(bench: Bench, rule: str) -> str | None:
    """The code that a rule names for its act, whatever practice it shows; None where it names none."""
    return bench.rules[rule].claudette if rule in bench.rules else None


def read_codes(report: Report, bench: Bench, codes: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """(rule, practice, code) of each clause that shows a certain finding, or that states an act with a code of its own.

    The code belongs to the act; a practice is the judged answer to a question. So a clause that is no finding (they end
    your account because you broke the rules) counts too; its practice is empty.
    """
    clear = clear_practices(report)
    shown = {
        (clause.id, finding.practice): clause
        for finding in report.findings
        if finding.practice in clear
        for clause in finding_clauses(report, finding)
    }
    for (_, practice), clause in shown.items():
        code = (own_code(bench, clause.rule) if clause.stance == "stated" else None) or codes.get(practice)
        if code is not None:
            yield clause.rule, practice, code
    for clause in report.clauses:
        code = own_code(bench, clause.rule)
        if code is not None and clause.practice is None and clause.stance == "stated":
            yield clause.rule, "", code


def judge_sentences(rows: Sequence[Row], bench: Bench) -> Iterator[Judgement]:
    """Judge each sentence, then the documents they make up."""
    codes = practice_codes(bench.practices)
    expected_docs: dict[tuple[str, str], Row] = {}
    answered_docs: dict[tuple[str, str], Row] = {}
    totals: dict[str, int] = dict.fromkeys(CODES, 0)
    right: dict[str, int] = {}
    for row in rows:
        expected = {code.lower() for code in row.texts("codes")}
        report = bench.read(row.text("text"))
        read = list(read_codes(report, bench, codes))
        answered = {code for _, _, code in read}
        found = sorted({practice for _, practice, _ in read if practice})
        yield from _judge_codes(row, expected, answered, sorted({practice or rule for rule, practice, _ in read}))
        for code in CODES:
            totals[code] += code in expected
            if code in expected:
                expected_docs.setdefault((row.text("doc"), code), row)
            if code in answered:
                answered_docs.setdefault((row.text("doc"), code), row)
        for practice in found:
            fits = any(code in expected for _, named, code in read if named == practice)
            right[practice] = right.get(practice, 0) + fits
            yield Judgement(measure=PRACTICES, label=practice, verdict="right" if fits else "wrong", listed=False)
        for rule, practice in finding_outcomes(report):
            meant = own_code(bench, rule) or codes.get(practice)
            if meant is not None:
                yield Judgement(
                    measure=OUTCOMES,
                    label=f"{rule} > {practice}",
                    verdict="correct" if meant in expected else "wrong",
                    outcome=(rule, practice),
                    listed=False,
                )
    for practice, count in right.items():
        missed = max(totals[codes[practice]] - count, 0) if practice in codes else 0
        yield Judgement(measure=PRACTICES, label=practice, verdict="missed", times=missed, listed=False)
    yield from _judge_documents(expected_docs, answered_docs)


def _judge_codes(row: Row, expected: set[str], answered: set[str], shown: Sequence[str]) -> Iterator[Judgement]:
    for code, label in CODES.items():
        verdict = compare_presence(expected=code in expected, answered=code in answered)
        if verdict != "rejected":
            yield judge_row(
                row,
                SENTENCES,
                label,
                verdict,
                expected=", ".join(sorted(expected)),
                answered=", ".join(shown),
            )


def _judge_documents(
    expected: Mapping[tuple[str, str], Row], answered: Mapping[tuple[str, str], Row]
) -> Iterator[Judgement]:
    for doc, code in sorted(expected.keys() | answered.keys()):
        key = (doc, code)
        row = expected.get(key) or answered[key]
        yield Judgement(
            measure=DOCUMENTS,
            label=CODES[code],
            verdict=compare_presence(expected=key in expected, answered=key in answered),
            id=doc,
            path=str(row.path),
            line=row.line,
            text=doc,
        )


FORMAT: Final = Format(
    name="unfair-tos",
    title="UNFAIR-ToS sentences",
    recognises=has_keys("text", "doc", "labels", "codes"),
    judge=judge_sentences,
)
