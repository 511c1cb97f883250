"""The way from the text back to the source, and a report as plain data."""

import pytest

from smallprint.model import REPORT_SCHEMA, OffsetMap, Place, Report

# "A &amp; B\n**C** d", read as "A & B\nC d"
MAP = OffsetMap(
    text_starts=(0, 2, 3, 6, 7),
    source_starts=(0, 2, 7, 12, 15),
    source_ends=(2, 7, 10, 13, 17),
    linear=(True, False, True, True, True),
    line_starts=(0, 10),
)
EMPTY = OffsetMap(text_starts=(), source_starts=(), source_ends=(), linear=(), line_starts=(0,))


@pytest.mark.parametrize(
    ("offset", "source"), [(0, 0), (1, 1), (2, 2), (3, 7), (5, 9), (6, 12), (7, 15), (8, 16), (9, 17)]
)
def test_a_character_leads_to_its_source(offset: int, source: int) -> None:
    assert MAP.source_offset(offset) == source


@pytest.mark.parametrize(("offset", "source"), [(0, 0), (1, 1), (2, 2), (3, 7), (4, 8), (6, 10), (7, 13), (9, 17)])
def test_an_end_leads_to_the_end_of_its_last_character(offset: int, source: int) -> None:
    assert MAP.source_end(offset) == source


def test_an_offset_behind_the_text_leads_to_the_end() -> None:
    assert (MAP.source_offset(99), MAP.source_end(99)) == (17, 17)


def test_an_empty_text_leads_to_the_beginning() -> None:
    assert (EMPTY.source_offset(0), EMPTY.source_end(0), EMPTY.source_end(5)) == (0, 0, 0)


def test_a_place_counts_lines_and_columns_from_one() -> None:
    assert MAP.place(0, 5) == Place(line=1, column=1, end_line=1, end_column=10)


def test_a_place_may_run_over_lines() -> None:
    assert MAP.place(4, 9) == Place(line=1, column=9, end_line=2, end_column=8)


def test_a_place_of_something_written_as_an_entity_covers_the_entity() -> None:
    assert MAP.place(2, 3) == Place(line=1, column=3, end_line=1, end_column=8)


def test_a_place_leaves_out_the_markup_around_it() -> None:
    assert MAP.place(6, 7) == Place(line=2, column=3, end_line=2, end_column=4)


def test_an_empty_span_has_an_empty_place() -> None:
    assert MAP.place(7, 7) == Place(line=2, column=6, end_line=2, end_column=6)


def test_a_report_as_plain_data_names_its_schema_first(report: Report) -> None:
    plain = report.to_dict()
    assert list(plain) == [
        "schema", "documents", "reading_time", "readability", "clauses", "findings", "score", "scores", "summary",
        "not_assessed",
    ]  # fmt: skip
    assert plain["schema"] == REPORT_SCHEMA


def test_a_clause_as_plain_data_has_its_place_and_not_its_act(report: Report) -> None:
    clauses = report.to_dict()["clauses"]
    assert isinstance(clauses, list)
    first = clauses[0]
    assert [first[key] for key in ("line", "column", "end_line", "end_column")] == [42, 3, 43, 20]
    assert not {"place", "act"} & set(first)


def test_a_choice_as_plain_data_says_from(report: Report) -> None:
    clauses = report.to_dict()["clauses"]
    assert isinstance(clauses, list)
    assert clauses[2]["choice"] == {
        "from": "targeted ads", "mechanism": "account setting", "target": "Settings > Privacy", "steps": 2
    }  # fmt: skip


def test_a_finding_as_plain_data_leaves_its_documents_out(report: Report) -> None:
    findings = report.to_dict()["findings"]
    assert isinstance(findings, list)
    assert "documents" not in findings[0]
