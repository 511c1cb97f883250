import csv
import json
from dataclasses import replace
from io import StringIO

from smallprint.model import Report
from smallprint.render import Canvas, render


def shown(report: Report, form: str) -> str:
    return render(report, subject="clauses", form=form, canvas=Canvas())


def test_text_gives_place_words_acts_and_attributes(report: Report) -> None:
    assert (
        shown(report, "text")
        == """\
policies/harbourly.md:42:3
    “We may share your IP address and cookie IDs with advertising partners, who
    use them to show you ads.”
    Third Party Sharing/Collection · stated · we may · practice: share.ads ·
    data: IP address, cookie ID · to: advertiser · for: advertising · rule:
    sharing.ads

policies/harbourly.md:60:1
    “We keep your data as follows: Server logs: 90 days from the day they are
    written.”
    Data Retention · stated · we · practice: retain.stated_period · data: log
    data · kept: P90D (server logs) from the day they are written · rule:
    retention.period

policies/harbourly.md:71:1
    “You can turn personal ads off under Settings > Privacy.”
    User Choice/Control · stated · you can choose · practice: optout.ads_setting
    · data: IP address, cookie ID · for: advertising · in: California · choice:
    targeted ads by account setting (Settings > Privacy), 2 steps · rule:
    opt-out.ads

3 clauses.
"""
    )


def test_a_sentence_of_several_clauses_is_quoted_once(report: Report) -> None:
    first = report.clauses[0]
    again = replace(first, id="c9", rule="sharing.with_others", practice=None)
    text = shown(replace(report, clauses=(first, again)), "text")
    assert text.count("We may share your IP address") == 1
    assert text.endswith("rule: sharing.with_others\n\n2 clauses.\n")


def test_json_lines_are_the_reports_clauses_after_the_path(report: Report) -> None:
    lines = [json.loads(line) for line in shown(report, "jsonl").splitlines()]
    clauses = report.to_dict()["clauses"]
    assert isinstance(clauses, list)
    assert lines == [{"path": "policies/harbourly.md", **clause} for clause in clauses]


def test_json_names_its_shape(report: Report) -> None:
    whole = json.loads(shown(report, "json"))
    assert whole["schema"] == "smallprint/clauses/1"
    assert whole["clauses"] == report.to_dict()["clauses"]


def test_csv_has_a_row_a_clause_with_every_attribute(report: Report) -> None:
    first, second, third = csv.DictReader(StringIO(shown(report, "csv"), newline=""))
    assert first["quote"] == report.clauses[0].quote
    assert (first["line"], first["column"], first["end_line"], first["end_column"]) == ("42", "3", "43", "20")
    assert first["data_types"] == "IP address; cookie ID"
    assert first["heading"] == "Who we share with > Partners"
    assert (second["period_value"], second["period_what"], second["lead_in"]) == (
        "P90D",
        "server logs",
        "We keep your data as follows:",
    )
    assert (third["choice_from"], third["choice_steps"], third["region"]) == ("targeted ads", "2", "California")
    assert first["choice_from"] == ""


def test_csv_of_no_clauses_is_its_header(report: Report) -> None:
    assert shown(replace(report, clauses=()), "csv").startswith("id,path,line,column,")
    assert shown(replace(report, clauses=()), "csv").count("\r\n") == 1


def test_json_lines_of_no_clauses_are_empty(report: Report) -> None:
    assert shown(replace(report, clauses=()), "jsonl") == ""
