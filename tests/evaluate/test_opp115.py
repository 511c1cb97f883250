from pathlib import Path

import pytest

from smallprint.errors import UsageError
from smallprint.evaluate.opp115 import DOCUMENT_FORMAT, SEGMENT_FORMAT
from smallprint.evaluate.opp115_choices import CHOICE_FORMAT, RETENTION_FORMAT
from smallprint.evaluate.verdict import tally
from smallprint.model import Choice, Period

FIRST, THIRD, RETENTION = "First Party Collection/Use", "Third Party Sharing/Collection", "Data Retention"


def segment(number: int, text: str, labels: list[str], **changes: object) -> dict[str, object]:
    plain: dict[str, object] = {
        "id": f"quillmoss#{number}",
        "doc": "quillmoss",
        "text": text,
        "labels_majority": labels,
        "labels_union": labels,
        "attributes_majority": {},
        "doc_split": "train",
    }
    return plain | changes


@pytest.fixture
def labelled(build, tmp_path: Path) -> Path:
    return build.lines(
        tmp_path / "opp115_segments.jsonl",
        [
            segment(0, "We gather.", [FIRST]),
            segment(1, "We pass on.", [THIRD], labels_union=[THIRD, FIRST]),
            segment(
                2,
                "We do not pass on.",
                [THIRD, "Other"],
                attributes_majority={THIRD: {"Does/Does Not": ["Does Not"]}},
                doc_split="validation",
            ),
        ],
    )


@pytest.fixture
def bench(build):
    first = build.clause(FIRST, rule="collection.gather")
    return build.bench(
        {
            "We gather.": build.report([first]),
            "We pass on.": build.report([first]),
            "We do not pass on.": build.report([build.clause(THIRD, rule="sharing.pass", stance="denied")]),
        }
    )


def test_categories_of_a_segment_are_compared_with_the_majority(build, verdicts, labelled, bench) -> None:
    judgements = build.judge(SEGMENT_FORMAT, labelled, bench)
    assert verdicts(judgements, "categories of segments") == [
        (FIRST, "right"),
        (FIRST, "wrong"),
        (THIRD, "missed"),
        (THIRD, "right"),
    ]


def test_an_error_names_place_rule_and_dissent(build, labelled, bench) -> None:
    judgements = build.judge(SEGMENT_FORMAT, labelled, bench)
    (wrong,) = [error for error in judgements if error.verdict == "wrong" and error.listed]
    assert (wrong.id, wrong.path, wrong.line, wrong.text) == ("quillmoss#1", str(labelled), 2, "We pass on.")
    assert (wrong.expected, wrong.answered, wrong.note) == (THIRD, "collection.gather", "one annotator says so")


def test_parts_of_the_corpus_are_measured_apart(build, verdicts, labelled, bench) -> None:
    judgements = build.judge(SEGMENT_FORMAT, labelled, bench)
    assert verdicts(judgements, "categories of segments (validation)") == [(THIRD, "right")]


def test_a_document_has_the_categories_of_its_segments(build, verdicts, labelled, bench) -> None:
    judgements = build.judge(SEGMENT_FORMAT, labelled, bench)
    assert verdicts(judgements, "categories of documents") == [(FIRST, "right"), (THIRD, "right")]


def test_a_rule_has_the_precision_of_its_category_and_its_own_share_of_recall(build, labelled, bench) -> None:
    figures = {figure.label: figure for figure in tally(build.judge(SEGMENT_FORMAT, labelled, bench))}
    gather, passing = figures["collection.gather"], figures["sharing.pass"]
    assert (gather.precision, gather.recall) == (0.5, 1.0)
    assert (passing.precision, passing.recall) == (1.0, 0.5)


def test_documents_are_read_from_the_segments_beside_them(build, verdicts, labelled, bench) -> None:
    path = build.lines(
        labelled.with_name("docs.jsonl"), [{"doc": "quillmoss", "n_segments": 3, "attributes_majority": []}]
    )
    judgements = build.judge(DOCUMENT_FORMAT, path, bench)
    assert dict(verdicts(judgements, "attributes of documents")) | {"third-party denial": "right"} == {
        **dict.fromkeys(dict(verdicts(judgements, "attributes of documents")), "rejected"),
        "third-party denial": "right",
    }


def test_documents_without_segments_beside_them_are_refused(build, tmp_path: Path, bench) -> None:
    path = build.lines(tmp_path / "docs.jsonl", [{"doc": "quillmoss", "n_segments": 3, "attributes_majority": []}])
    with pytest.raises(UsageError, match=r"opp115_segments\.jsonl"):
        build.judge(DOCUMENT_FORMAT, path, bench)


def test_periods_are_compared_by_class_and_a_lone_annotator_excuses(build, verdicts, tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": "Ninety days.", "period_majority": ["Stated Period"], "period_union": ["Stated Period"]},
        {"id": "b", "text": "As needed.", "period_majority": [], "period_union": ["Limited"]},
        {"id": "c", "text": "For ever.", "period_majority": ["Limited"], "period_union": ["Limited"]},
    ]
    values = {"Ninety days.": "P90D", "As needed.": "AS_NEEDED", "For ever.": "INDEFINITE"}
    reports = {
        text: build.report([build.clause(RETENTION, period=Period(value=value, what="", starts=""))])
        for text, value in values.items()
    }
    judgements = build.judge(RETENTION_FORMAT, build.lines(tmp_path / "r.jsonl", rows), build.bench(reports))
    assert verdicts(judgements, "retention period classes") == [
        ("Stated Period", "right"),
        ("Limited", "missed"),
        ("Indefinitely", "wrong"),
    ]


def choice(from_: str, mechanism: str) -> Choice:
    return Choice(from_=from_, mechanism=mechanism, target=None, steps=None)


def test_opt_outs_are_compared_by_presence_and_by_type(build, verdicts, tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": "Unsubscribe.", "opt_out": True, "choice_types_majority": ["Opt-out link"]},
        {"id": "b", "text": "Delete it.", "opt_out": False, "choice_types_majority": []},
    ]
    path = build.lines(
        tmp_path / "o.jsonl", [row | {"choice_types_union": row["choice_types_majority"]} for row in rows]
    )
    reports = {
        "Unsubscribe.": build.report([build.clause(choice=choice("marketing email", "unsubscribe link"))]),
        "Delete it.": build.report([build.clause(choice=choice("account/data deletion", "account setting"))]),
    }
    judgements = build.judge(CHOICE_FORMAT, path, build.bench(reports))
    assert verdicts(judgements, "opt-out offered") == [("opt-out", "right")]
    assert verdicts(judgements, "opt-out types") == [("Opt-out link", "right")]
