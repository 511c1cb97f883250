from pathlib import Path

import pytest

from smallprint.errors import SourceError, UsageError
from smallprint.evaluate.rows import Row, read_rows

ROW = Row(path=Path("labels.jsonl"), line=7, data={"text": "We act.", "tags": ["a"], "deep": {"x": "y"}, "yes": True})


def test_each_row_of_a_json_lines_file_knows_its_line(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{"text": "one\u2028line"}\n\n{"text": "two"}\n', encoding="utf-8")
    assert [(row.line, row.text("text")) for row in read_rows(path)] == [(1, "one\u2028line"), (3, "two")]


def test_a_json_object_is_one_row(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text('{"doc": "a.md"}', encoding="utf-8")
    assert [row.text("doc") for row in read_rows(path)] == ["a.md"]


def test_broken_json_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{"text": "one"}\n{"text":\n', encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_rows(path)
    assert caught.value.where == f"{path}:2"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_rows(tmp_path / "none.jsonl")


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(SourceError, match="cannot be read"):
        read_rows(path)


def test_values_of_the_right_kind_are_given() -> None:
    assert (ROW.text("text"), ROW.texts("tags"), ROW.row("deep").text("x"), ROW.flag("yes")) == (
        "We act.",
        ("a",),
        "y",
        True,
    )


@pytest.mark.parametrize(
    ("method", "wanted"),
    [
        ("text", "a string"),
        ("texts", "a list of strings"),
        ("flag", "true or false"),
        ("number", "a whole number"),
        ("lines", "a list of two line numbers"),
        ("row", "an object"),
    ],
)
def test_a_missing_value_is_refused_with_file_line_and_key(method: str, wanted: str) -> None:
    with pytest.raises(UsageError) as caught:
        getattr(ROW, method)("absent")
    assert (caught.value.what, caught.value.where) == (f"the key 'absent' should hold {wanted}.", "labels.jsonl:7")


def test_a_missing_list_of_objects_is_empty() -> None:
    assert ROW.rows("absent") == ()
