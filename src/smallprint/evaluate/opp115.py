"""Judges clause categories on OPP-115. In: its labelled segments or documents. Out: judgements.

Source of the labels: Wilson et al. 2016, "The Creation and Analysis of a Website Privacy Policy Corpus".
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from smallprint.errors import UsageError
from smallprint.evaluate.bench import Bench, Format, compare_presence, has_keys, judge_row, name_rules
from smallprint.evaluate.opp115_questions import QUESTIONS, Gold, Question
from smallprint.evaluate.rows import Row, read_rows
from smallprint.evaluate.verdict import Judgement, Measure, Verdict
from smallprint.model import Clause
from smallprint.rulebook.rule import CATEGORIES

NINE: Final = tuple(category for category in CATEGORIES if category != "Other")
"""The categories that are measured: all of the corpus but "Other"."""

SEGMENTS_FILE: Final = "opp115_segments.jsonl"
"""Beside the file of documents, the texts they consist of."""

SEGMENTS: Final = Measure(
    name="categories of segments",
    level="clause",
    by="category",
    average="macro",
    about="A segment's clause categories against the labels that a majority of its annotators gave.",
)
DOCUMENTS: Final = Measure(
    name="categories of documents",
    level="document",
    by="category",
    average="macro",
    about="Whether any segment of the document has a clause of the category.",
)
RULES: Final = Measure(
    name="rules on segments",
    level="clause",
    by="rule",
    average="none",
    about="Precision: the segment has the rule's category. Recall: share of that category's segments it recognises.",
)
SEGMENT_QUESTIONS: Final = Measure(
    name="attributes of segments",
    level="clause",
    by="attribute",
    average="macro",
    about="Yes-or-no questions on a segment's attributes.",
)
DOCUMENT_QUESTIONS: Final = Measure(
    name="attributes of documents",
    level="document",
    by="attribute",
    average="macro",
    about="The same questions on whole documents, beside the F1 of always answering yes.",
    baseline=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A labelled segment and what was read in it."""

    row: Row
    doc: str
    majority: frozenset[str]
    union: frozenset[str]
    gold: Gold
    clauses: tuple[Clause, ...]

    def judged(self, measure: Measure, label: str, verdict: Verdict, clauses: Sequence[Clause] = ()) -> Judgement:
        """A judgement on this segment."""
        return judge_row(
            self.row,
            measure,
            label,
            verdict,
            expected=", ".join(sorted(self.majority)),
            answered=name_rules(clauses),
            note="one annotator says so" if label in self.union - self.majority else "",
        )


def judge_segments(rows: Sequence[Row], bench: Bench) -> Iterator[Judgement]:
    """Judge each segment, then the documents they make up."""
    segments = [read_segment(row, bench) for row in rows]
    splits = {split: _split_measure(split) for split in sorted({row.text("doc_split") for row in rows})}
    for segment in segments:
        measures = (SEGMENTS, splits[segment.row.text("doc_split")])
        for number, measure in enumerate(measures):
            yield from _judge_categories(segment, measure, listed=number == 0)
    yield from _judge_document_categories(segments)
    for segment in segments:
        for question in QUESTIONS:
            yield _judge_question(question, segment)
    yield from _judge_question_documents(segments)
    yield from _judge_rules(segments)


def judge_documents(rows: Sequence[Row], bench: Bench) -> Iterator[Judgement]:
    """Judge the questions on documents, reading their segments from the file beside.

    Raises:
        UsageError: the segments are not there.
    """
    wanted = {row.text("doc") for row in rows}
    beside = rows[0].path.with_name(SEGMENTS_FILE)
    if not beside.is_file():
        raise UsageError(
            f"holds labels of documents, whose texts should stand in {SEGMENTS_FILE} beside it.",
            where=str(rows[0].path),
            fix="Put both files into one folder.",
        )
    segments = [read_segment(row, bench) for row in read_rows(beside) if row.text("doc") in wanted]
    yield from _judge_question_documents(segments)


def read_segment(row: Row, bench: Bench) -> Segment:
    """Analyse one segment."""
    attributes = row.row("attributes_majority")
    return Segment(
        row=row,
        doc=row.text("doc"),
        majority=frozenset(row.texts("labels_majority")),
        union=frozenset(row.texts("labels_union")),
        gold=Gold(
            labels=frozenset(row.texts("labels_majority")),
            attributes=frozenset(
                (category, attribute, value)
                for category in attributes.data
                for attribute in attributes.row(category).data
                for value in attributes.row(category).texts(attribute)
            ),
        ),
        clauses=bench.read(row.text("text")).clauses,
    )


def _split_measure(split: str) -> Measure:
    return Measure(
        name=f"categories of segments ({split})",
        level="clause",
        by="category",
        average="macro",
        about=f"The same on the documents of the {split} part.",
    )


def _judge_categories(segment: Segment, measure: Measure, *, listed: bool) -> Iterator[Judgement]:
    by_category = _by_category(segment.clauses)
    for label in NINE:
        verdict = compare_presence(expected=label in segment.majority, answered=label in by_category)
        if verdict == "rejected":
            continue
        if listed:
            yield segment.judged(measure, label, verdict, by_category.get(label, ()))
        else:
            yield Judgement(measure=measure, label=label, verdict=verdict, listed=False)


def _judge_document_categories(segments: Sequence[Segment]) -> Iterator[Judgement]:
    for doc, members in _by_document(segments).items():
        for label in NINE:
            verdict = compare_presence(
                expected=any(label in member.majority for member in members),
                answered=any(clause.category == label for member in members for clause in member.clauses),
            )
            if verdict != "rejected":
                yield _judged_document(DOCUMENTS, label, verdict, doc, members)


def _judge_question(question: Question, segment: Segment) -> Judgement:
    verdict = compare_presence(expected=question.gold(segment.gold), answered=question.answer(segment.clauses))
    return segment.judged(SEGMENT_QUESTIONS, question.label, verdict, segment.clauses)


def _judge_question_documents(segments: Sequence[Segment]) -> Iterator[Judgement]:
    for doc, members in _by_document(segments).items():
        for question in QUESTIONS:
            verdict = compare_presence(
                expected=any(question.gold(member.gold) for member in members),
                answered=any(question.answer(member.clauses) for member in members),
            )
            yield _judged_document(DOCUMENT_QUESTIONS, question.label, verdict, doc, members)


def _judge_rules(segments: Sequence[Segment]) -> Iterator[Judgement]:
    """Precision of each rule, and the share of its category that it recognises by itself."""
    expected = Counter(label for segment in segments for label in segment.majority)
    right: Counter[tuple[str, str]] = Counter()
    for segment in segments:
        for rule, category in dict.fromkeys((clause.rule, clause.category) for clause in segment.clauses):
            verdict: Verdict = "right" if category in segment.majority else "wrong"
            right[rule, category] += verdict == "right"
            yield Judgement(measure=RULES, label=rule, verdict=verdict, listed=False)
    for (rule, category), count in right.items():
        yield Judgement(measure=RULES, label=rule, verdict="missed", times=expected[category] - count, listed=False)


def _judged_document(measure: Measure, label: str, verdict: Verdict, doc: str, members: Sequence[Segment]) -> Judgement:
    first = members[0].row
    return Judgement(
        measure=measure, label=label, verdict=verdict, id=doc, path=str(first.path), line=first.line, text=doc
    )


def _by_document(segments: Sequence[Segment]) -> Mapping[str, list[Segment]]:
    documents: dict[str, list[Segment]] = {}
    for segment in segments:
        documents.setdefault(segment.doc, []).append(segment)
    return documents


def _by_category(clauses: Sequence[Clause]) -> Mapping[str, list[Clause]]:
    categories: dict[str, list[Clause]] = {}
    for clause in clauses:
        categories.setdefault(clause.category, []).append(clause)
    return categories


SEGMENT_FORMAT: Final = Format(
    name="opp115",
    title="OPP-115 segments",
    recognises=has_keys("text", "labels_majority", "labels_union", "attributes_majority", "doc_split"),
    judge=judge_segments,
)
DOCUMENT_FORMAT: Final = Format(
    name="opp115",
    title="OPP-115 documents",
    recognises=lambda data: "text" not in data and has_keys("doc", "n_segments", "attributes_majority")(data),
    judge=judge_documents,
    whole_documents=True,
)
