"""`smallprint summary` and `smallprint clauses` on documents, in this process."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from smallprint.cli.main import run
from smallprint.schema import read_schema

CORPORA = Path(__file__).parents[1] / "corpora"
PRIVACY = str(CORPORA / "brindlebox" / "privacy.md")
TERMS = str(CORPORA / "brindlebox" / "terms.md")
NEWS = str(CORPORA / "clean" / "news.md")
REGISTRY: Registry = Registry().with_resources(
    [(schema["$id"], Resource.from_contents(schema)) for schema in map(read_schema, ("report-1", "clauses-1"))]
)


def is_valid(name: str, instance: object) -> bool:
    return Draft202012Validator(read_schema(name), registry=REGISTRY).is_valid(instance)


@pytest.fixture
def standard_input(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    stream = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    return stream


def test_a_summary_shows_grade_bullets_with_places_and_reading_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summary", PRIVACY]) == 0
    shown, told = capsys.readouterr()
    assert told == ""
    assert " out of 100 (" in shown
    assert f"   {PRIVACY}:" in shown
    assert "\x1b" not in shown


def test_the_json_of_a_summary_is_valid(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summary", PRIVACY, TERMS, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert is_valid("report-1", report)
    assert [info["path"] for info in report["documents"]] == [PRIVACY, TERMS]
    assert report["not_assessed"] == []


def test_standard_input_reads_as_the_file_does(standard_input: io.BytesIO, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summary", PRIVACY, "--format", "json"]) == 0
    from_file = capsys.readouterr().out
    standard_input.write(Path(PRIVACY).read_bytes())
    standard_input.seek(0)
    assert run(["summary", "-", "--stdin-filename", PRIVACY, "--format", "json"]) == 0
    assert capsys.readouterr().out == from_file


def test_standard_input_without_a_name_is_a_dash(
    standard_input: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    standard_input.write(Path(PRIVACY).read_bytes())
    standard_input.seek(0)
    assert run(["summary", "-", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["path"] == "-"


def test_what_is_no_policy_cannot_be_assessed_and_the_json_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summary", NEWS, "--format", "json"]) == 3
    shown, told = capsys.readouterr()
    report = json.loads(shown)
    assert is_valid("report-1", report)
    assert (report["documents"], report["score"], report["summary"]) == ([], None, None)
    assert [refusal["path"] for refusal in report["not_assessed"]] == [NEWS]
    assert told == f"smallprint: {NEWS}: {report['not_assessed'][0]['reason']}\n"


def test_what_is_no_policy_gets_no_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summary", NEWS]) == 3
    assert capsys.readouterr().out == ""


def test_the_rest_is_reported_where_one_document_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summary", PRIVACY, NEWS, "--format", "json"]) == 3
    report = json.loads(capsys.readouterr().out)
    assert [info["path"] for info in report["documents"]] == [PRIVACY]
    assert [refusal["path"] for refusal in report["not_assessed"]] == [NEWS]
    assert report["score"]["scorecard"] == "privacy"


def test_a_missing_file_beside_a_refused_one_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summary", NEWS, "nowhere.md"]) == 2
    assert capsys.readouterr().out == ""


def test_wpm_and_readability_reach_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summary", PRIVACY, "--format", "json", "--wpm", "175", "--readability", "full"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["reading_time"]["wpm"] == 175
    assert list(report["readability"]["further"]) == ["automated_readability_index", "coleman_liau_index", "lix", "rix"]


def test_a_limit_is_named_and_can_be_raised(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summary", PRIVACY, "--max-bytes", "1k"]) == 2
    assert "Raise the limit with --max-bytes" in capsys.readouterr().err
    assert run(["summary", PRIVACY, "--max-bytes", "1MB"]) == 0


def test_a_result_can_go_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summary", PRIVACY, "--format", "markdown", "--output", str(tmp_path / "summary.md")]) == 0
    assert capsys.readouterr().out == ""
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("# ")


def test_a_result_that_cannot_go_to_its_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "missing" / "summary.md"
    assert run(["summary", PRIVACY, "--output", str(target)]) == 2
    assert capsys.readouterr().err == (
        f"smallprint: {target}: cannot be written (No such file or directory). Name another file for --output.\n"
    )


def test_colour_can_be_forced_and_forbidden(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    run(["summary", PRIVACY])
    assert "\x1b[" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    run(["summary", PRIVACY])
    assert "\x1b[" not in capsys.readouterr().out


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_width_is_that_of_the_columns_variable(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    run(["summary", PRIVACY])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "─" * columns
    assert max(len(line) for line in lines) <= columns


def test_clauses_of_one_pillar(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clauses", PRIVACY, "--pillar", "sharing", "--format", "jsonl"]) == 0
    clauses = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {clause["pillar"] for clause in clauses} == {"sharing"}
    assert {clause["path"] for clause in clauses} == {PRIVACY}


def test_clauses_of_one_category_named_in_part(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clauses", PRIVACY, "--category", "retention", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert {row["category"] for row in rows} == {"Data Retention"}


def test_the_json_of_clauses_is_valid(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clauses", PRIVACY, NEWS, "--format", "json"]) == 3
    assert is_valid("clauses-1", json.loads(capsys.readouterr().out))


def test_filtered_clauses_keep_the_ids_of_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    run(["summary", PRIVACY, "--format", "json"])
    by_id = {clause["id"]: clause for clause in json.loads(capsys.readouterr().out)["clauses"]}
    run(["clauses", PRIVACY, "--pillar", "retention", "--format", "json"])
    kept = json.loads(capsys.readouterr().out)["clauses"]
    assert kept
    assert kept == [by_id[clause["id"]] for clause in kept]


def test_a_passage_is_read_with_fragment(standard_input: io.BytesIO, capsys: pytest.CaptureFixture[str]) -> None:
    standard_input.write(b"We never sell your personal data.")
    standard_input.seek(0)
    assert run(["clauses", "-", "--fragment", "--format", "jsonl"]) == 0
    clauses = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {(clause["path"], clause["stance"], clause["quote"]) for clause in clauses} == {
        ("-", "denied", "We never sell your personal data.")
    }
    assert "share.not_sold" in {clause["practice"] for clause in clauses}
