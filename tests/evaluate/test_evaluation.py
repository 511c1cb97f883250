import json
import tomllib
from pathlib import Path

import pytest

from smallprint.cli.evaluate import READER_NAMES
from smallprint.errors import SourceError, UsageError
from smallprint.evaluate import (
    READERS,
    compare,
    evaluate,
    measure_confidence,
    read_evaluation,
    read_labelled,
    to_json,
    to_toml,
)
from smallprint.evaluate.tables import lay_out


def row(text: str, *codes: str) -> dict[str, object]:
    return {"id": text, "doc": "quillmoss", "text": text, "labels": [], "codes": list(codes)}


@pytest.fixture
def labelled(build, tmp_path: Path) -> Path:
    return build.lines(tmp_path / "unfair.jsonl", [row("Arbitrate.", "A"), row("Do arbitrate.", "A"), row("Chat.")])


@pytest.fixture
def bench(build):
    report = build.report([build.clause("Other", rule="disputes.arbitration")], [build.finding("legal.arbitration")])
    return build.bench({"Arbitrate.": report, "Chat.": report})


def test_the_command_offers_every_reader() -> None:
    assert READER_NAMES == READERS


def test_formats_are_told_from_the_content_and_files_of_one_joined(build, tmp_path: Path) -> None:
    build.lines(tmp_path / "a.jsonl", [row("One.")])
    build.lines(tmp_path / "b.jsonl", [row("Two.")])
    build.gold(tmp_path)
    (tmp_path / "other.json").write_text('{"unrelated": true}', encoding="utf-8")
    files = read_labelled([tmp_path])
    assert [(labelled.format.name, [path.name for path in labelled.paths]) for labelled in files] == [
        ("unfair-tos", ["a.jsonl", "b.jsonl"]),
        ("gold", ["privacy.gold.json"]),
    ]


def test_a_reader_can_be_named(build, tmp_path: Path) -> None:
    build.lines(tmp_path / "a.jsonl", [row("One.")])
    build.gold(tmp_path)
    assert [labelled.format.name for labelled in read_labelled([tmp_path], reader="gold")] == ["gold"]


def test_a_named_file_that_no_reader_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"unrelated": true}', encoding="utf-8")
    with pytest.raises(UsageError, match="no labelled text we can read"):
        read_labelled([path])


def test_a_folder_without_labelled_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no labelled file"):
        read_labelled([tmp_path])


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        read_labelled([tmp_path / "none"])


def test_a_section_has_figures_and_every_error(labelled: Path, bench) -> None:
    (section,) = evaluate(read_labelled([labelled]), bench)
    assert (section.reader, section.items, section.unit) == ("unfair-tos", 3, "passages")
    figure = next(figure for figure in section.figures if figure.label == "arbitration (a)")
    assert (figure.right, figure.wrong, figure.missed, figure.precision, figure.recall) == (1, 1, 1, 0.5, 0.5)
    assert [(error.verdict, error.text, error.line) for error in section.errors] == [
        ("missed", "Do arbitrate.", 2),
        ("wrong", "Chat.", 3),
    ]


def test_one_passage_can_be_asked_for(labelled: Path, bench) -> None:
    (section,) = evaluate(read_labelled([labelled]), bench, only="Chat.")
    assert (section.items, [error.text for error in section.errors if error.measure.level == "clause"]) == (
        1,
        ["Chat."],
    )
    assert bench.engine.seen == ["Chat."]


def test_one_label_or_rule_can_be_asked_for(labelled: Path, bench) -> None:
    (section,) = evaluate(read_labelled([labelled]), bench, only="disputes.arbitration")
    assert [figure.label for figure in section.figures] == ["disputes.arbitration > legal.arbitration"]


def test_a_name_that_nothing_has_is_refused(labelled: Path, bench) -> None:
    with pytest.raises(UsageError, match="there is no such"):
        evaluate(read_labelled([labelled]), bench, only="nothing")


def test_json_holds_every_figure_and_error(labelled: Path, bench) -> None:
    result = json.loads(json.dumps(to_json(evaluate(read_labelled([labelled]), bench))))
    assert result["schema"] == "smallprint/evaluation/1"
    (section,) = result["sections"]
    assert section["errors"][0] == {
        "measure": "unfair clauses",
        "label": "arbitration (a)",
        "fault": "missed",
        "id": "Do arbitrate.",
        "path": str(labelled),
        "line": 2,
        "text": "Do arbitrate.",
        "expected": "a",
        "answered": "",
        "note": "",
    }
    assert section["figures"][1] == {
        "measure": "unfair clauses",
        "level": "clause",
        "by": "category",
        "label": "arbitration (a)",
        "right": 1,
        "wrong": 1,
        "found": 1,
        "missed": 1,
        "rejected": 0,
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
        "accuracy": None,
        "baseline": None,
    }


def test_a_comparison_shows_what_was_gained_and_lost(build, labelled: Path, bench) -> None:
    files = read_labelled([labelled])
    report = bench.engine.reports["Chat."]
    before = to_json(evaluate(files, bench))
    after = to_json(evaluate(files, build.bench({"Do arbitrate.": report, "Chat.": report})))
    comparison = compare(before, after)
    assert [error["text"] for error in comparison.gained] == ["Do arbitrate."]
    assert [error["text"] for error in comparison.lost] == ["Arbitrate."]
    assert comparison.changes == ()


def test_a_comparison_shows_the_figures_that_differ(build, labelled: Path, bench) -> None:
    files = read_labelled([labelled])
    before = to_json(evaluate(files, bench))
    after = to_json(evaluate(files, build.bench({"Arbitrate.": bench.engine.reports["Chat."]})))
    changes = compare(before, after).changes
    assert [(change.label, change.figure, change.before, change.after) for change in changes[:3]] == [
        ("macro", "precision", 0.5, 1.0),
        ("macro", "f1", 0.5, pytest.approx(2 / 3)),
        ("arbitration (a)", "precision", 0.5, 1.0),
    ]


@pytest.mark.parametrize("content", ['{"schema": "smallprint/report/1"}', "no JSON", "[]"])
def test_only_an_evaluation_can_be_compared(tmp_path: Path, content: str) -> None:
    path = tmp_path / "before.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError):
        read_evaluation(path)


def test_confidence_counts_right_and_judged_outputs_by_source(build, tmp_path: Path) -> None:
    case = {"case": "Your data is never auctioned off", "rating": "good"}
    rows = [{"id": text, "text": text, **case} for text in ("One.", "Two.")]
    path = build.lines(tmp_path / "quotes.jsonl", rows)
    clauses = [build.clause("Third Party Sharing/Collection", rule="sharing.sale")]
    bench = build.bench(
        {
            text: build.report(clauses, [build.finding(practice)])
            for text, practice in (
                ("One.", "share.not_sold"),
                ("Two.", "share.sold"),
            )
        }
    )
    entries = measure_confidence(evaluate(read_labelled([path], reader="tosdr"), bench))
    assert tomllib.loads(to_toml(entries))["measured"] == [
        {
            "rule": "sharing.sale",
            "practice": practice,
            "right": right,
            "judged": 1,
            "source": f"tosdr {right}/1",
        }
        for practice, right in (("share.not_sold", 1), ("share.sold", 0))
    ]


def test_labels_of_unfairness_say_nothing_of_confidence(labelled: Path, bench) -> None:
    assert measure_confidence(evaluate(read_labelled([labelled]), bench)) == ()


def test_text_shows_a_table_for_each_measure(labelled: Path, bench) -> None:
    text = lay_out(evaluate(read_labelled([labelled]), bench), width=100, colour=False)
    assert (
        text.split("\n\n")[1]
        == """\
unfair clauses (clause level, by category)
  The codes of a sentence's certain findings against its labels.
  category         precision  recall    F1  right  wrong  missed
  macro                 .500    .500  .500      1      1       1
  arbitration (a)       .500    .500  .500      1      1       1"""
    )


def test_errors_are_listed_by_file_and_line(labelled: Path, bench) -> None:
    text = lay_out(evaluate(read_labelled([labelled]), bench), show_errors=True, width=40, colour=False)
    assert (
        f"""\
unfair clauses / arbitration (a): 1 missed
  {labelled}:2: Do arbitrate. [expected: a]

unfair clauses / arbitration (a): 1 wrong
  {labelled}:3: Chat. [answered: legal.arbitration]
"""
        in text
    )
