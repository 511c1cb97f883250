"""Judges findings and clauses against a gold file. In: a gold document and its report. Out: judgements."""

from collections.abc import Iterator
from typing import Final

from smallprint.evaluate.bench import compare_presence, finding_clauses, name_rules
from smallprint.evaluate.gold import GoldDocument
from smallprint.evaluate.verdict import ALL, Judgement, Measure
from smallprint.model import Clause, Finding, Report

PRACTICES: Final = Measure(
    name="practices",
    level="document",
    by="practice",
    average="micro",
    about="Certain findings against entries marked clear; hedged ones and practices not annotated: neither way.",
)
BY_DOCUMENT: Final = Measure(
    name="practices by document",
    level="document",
    by="attribute",
    average="none",
    about="The same, by document.",
)
WITH_POSSIBLE: Final = Measure(
    name="practices, possible findings included",
    level="document",
    by="practice",
    average="micro",
    about="The sum of the same, if findings shown as possible were certain.",
)
PASSAGES: Final = Measure(
    name="passages of practices",
    level="clause",
    by="practice",
    average="micro",
    about="Found: a clause of it stands on the entry's lines. Wrong: a clause of a practice that is not there.",
)
OUTCOMES: Final = Measure(
    name="outcomes",
    level="clause",
    by="rule",
    average="none",
    about="Precision of each rule's outcomes: clauses on an entry's lines are right, of absent practices wrong.",
)
REGIONS: Final = Measure(
    name="regions",
    level="document",
    by="attribute",
    average="accuracy",
    about="Whether a right finding is limited to a region just when all its entries are.",
)


def judge_practices(gold: GoldDocument, report: Report) -> Iterator[Judgement]:
    """Judge the findings, at document level."""
    clear = {entry.practice: entry for entry in reversed(gold.practices) if entry.clarity == "clear"}
    aside = {entry.practice for entry in gold.practices} - clear.keys() | gold.not_annotated
    findings = {finding.practice: finding for finding in report.findings}
    for practice in sorted(clear.keys() | findings.keys() - aside):
        finding, entry = findings.get(practice), clear.get(practice)
        certain = finding is not None and finding.certainty == "clear"
        for measure, answered in ((PRACTICES, certain), (WITH_POSSIBLE, finding is not None)):
            verdict = compare_presence(expected=entry is not None, answered=answered)
            if verdict == "rejected":
                continue
            clauses = finding_clauses(report, finding) if finding else []
            yield gold.judge(
                measure,
                practice if measure is PRACTICES else ALL,
                verdict,
                key=practice,
                place=entry or next(iter(clauses), None),
                expected=practice if entry else "",
                answered=name_rules(clauses),
                note="shown as possible" if finding and not certain else "",
                listed=measure is PRACTICES,
            )
            if measure is PRACTICES:
                yield gold.judge(BY_DOCUMENT, gold.id, verdict, key=practice, listed=False)


def judge_passages(gold: GoldDocument, report: Report) -> Iterator[Judgement]:
    """Judge the places of findings, clause by clause and entry by entry."""
    certain: dict[str, list[Clause]] = {}
    for finding in report.findings:
        clauses = finding_clauses(report, finding)
        if finding.certainty == "clear":
            certain[finding.practice] = clauses
        elif finding.stance == "hedged":
            continue
        if finding.practice not in gold.not_annotated:
            for clause in clauses:
                yield from _judge_clause(gold, clause, finding)
    for entry in gold.practices:
        if entry.clarity == "clear":
            found = any(entry.covers(clause) for clause in certain.get(entry.practice, []))
            yield gold.judge(
                PASSAGES,
                entry.practice,
                "right" if found else "missed",
                key=str(entry.lines[0]),
                place=entry,
                expected=entry.practice,
            )


def _judge_clause(gold: GoldDocument, clause: Clause, finding: Finding) -> Iterator[Judgement]:
    """Nothing where the file cannot tell: it calls the passage hedged, or names other passages of the practice.

    A file lists at most four entries a practice, so that a practice may well stand elsewhere too.
    """
    practice = finding.practice
    entries = [entry for entry in gold.practices if entry.practice == practice]
    right = any(entry.clarity == "clear" and entry.covers(clause) for entry in entries)
    if entries and not right:
        return
    key = str(clause.place.line)
    yield gold.judge(
        OUTCOMES,
        f"{clause.rule} > {practice}",
        "correct" if right else "wrong",
        key=key,
        place=clause,
        outcome=(clause.rule, practice),
        listed=False,
    )
    if not right and finding.certainty == "clear":
        yield gold.judge(PASSAGES, practice, "wrong", key=key, place=clause, answered=clause.rule)


def judge_regions(gold: GoldDocument, report: Report) -> Iterator[Judgement]:
    """Judge the regions of the findings that are right."""
    for finding in report.findings:
        entries = [entry for entry in gold.practices if entry.practice == finding.practice and entry.clarity == "clear"]
        if not entries or finding.certainty != "clear":
            continue
        limited = all(entry.region for entry in entries)
        yield gold.judge(
            REGIONS,
            "limited" if limited else "general",
            "right" if limited == (finding.region is not None) else "wrong",
            key=finding.practice,
            place=entries[0],
            expected=f"{finding.practice}: {entries[0].region or 'everywhere'}",
            answered=finding.region or "everywhere",
        )
