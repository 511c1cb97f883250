"""The formats: each is held against its schema, and says the same of the same run."""

import json
import os
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from xmlschema import XMLSchema

from smallprint.check.model import CheckedDocument, CheckRun, Gate, Related, Result
from smallprint.check.output import FORMATS, Look, render
from smallprint.cli.main import run
from smallprint.schema import read_schema

from .conftest import TODAY, Check, policy

SCHEMAS = Path(__file__).with_name("schemas")


def result(check: str = "placeholder", **fields: Any) -> Result:
    """A result with what the test is about, and the rest made up."""
    given: dict[str, Any] = {
        "check": check,
        "severity": "high",
        "message": "“TODO” is a placeholder.",
        "path": "legal/privacy policy.md",
        "line": 3,
        "column": 5,
        "end_line": 3,
        "end_column": 9,
        "quote": "TODO",
        "fingerprint": "0" * 32,
    }
    return Result(**{**given, **fields})


OTHER = Related(path="legal/terms.md", line=2, column=1, quote="1 May", message="the other date")
RUN = CheckRun(
    results=(
        result(fails=True),
        result("date-conflict", related=(OTHER,), fingerprint="1" * 32, fails=True),
        result(
            "contact-missing",
            severity="medium",
            line=1,
            column=1,
            end_line=1,
            end_column=1,
            quote="",
            fingerprint="2" * 32,
        ),
        result("vague-wording", severity="low", status="known", fingerprint="3" * 32),
        result("vague-wording", severity="low", status="suppressed", reason="agreed", source="comment"),
        result("vague-wording", severity="low", status="suppressed", source="file"),
    ),
    documents=(
        CheckedDocument(path="legal/privacy policy.md", kind="privacy", score=61.5, grade="C"),
        CheckedDocument(path="x.md", kind="unknown", score=None, grade="?", not_assessed="x.md: is almost empty."),
    ),
    gate=Gate(passed=False, reasons=("legal/privacy policy.md: 2 new results.",)),
    stale=("legal/privacy policy.md: placeholder: fixme",),
)
PASSED = CheckRun(
    results=(),
    documents=(CheckedDocument(path="a.md", kind="terms", score=80.0, grade="A"),),
    gate=Gate(passed=True, reasons=()),
)
BOTH = pytest.mark.parametrize("run", [RUN, PASSED], ids=["failed", "passed"])


@BOTH
def test_json_is_of_its_schema(run: CheckRun) -> None:
    Draft202012Validator(read_schema("check-1")).validate(json.loads(render(run, "json")))


def test_json_says_all_of_a_result_and_no_more() -> None:
    assert json.loads(render(RUN, "json"))["results"][1] == {
        "check": "date-conflict",
        "severity": "high",
        "message": "“TODO” is a placeholder.",
        "path": "legal/privacy policy.md",
        "line": 3,
        "column": 5,
        "end_line": 3,
        "end_column": 9,
        "quote": "TODO",
        "related": [{"path": "legal/terms.md", "line": 2, "column": 1, "quote": "1 May", "message": "the other date"}],
        "fingerprint": "1" * 32,
        "status": "new",
    }


@BOTH
def test_sarif_is_of_the_official_schema(run: CheckRun) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    Draft4Validator(schema).validate(json.loads(render(run, "sarif")))


def test_sarif_places_are_relative_and_escaped() -> None:
    results = json.loads(render(RUN, "sarif"))["runs"][0]["results"]
    assert results[0]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "legal/privacy%20policy.md", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9, "snippet": {"text": "TODO"}},
            }
        }
    ]


def test_a_sarif_result_without_a_place_points_at_line_1() -> None:
    results = json.loads(render(RUN, "sarif"))["runs"][0]["results"]
    assert results[2]["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}


def test_sarif_tells_fingerprints_baseline_and_suppressions() -> None:
    results = json.loads(render(RUN, "sarif"))["runs"][0]["results"]
    assert [r["partialFingerprints"]["smallprint/v1"] for r in results[:2]] == ["0" * 32, "1" * 32]
    assert [r["baselineState"] for r in results] == ["new", "new", "new", "unchanged", "new", "new"]
    assert [r["suppressions"] for r in results[3:]] == [
        [],
        [{"kind": "inSource", "justification": "agreed"}],
        [{"kind": "external", "justification": "No reason is given."}],
    ]


def test_sarif_rules_carry_the_pages_of_the_checks() -> None:
    driver = json.loads(render(RUN, "sarif"))["runs"][0]["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == [
        "contact-missing",
        "date-conflict",
        "placeholder",
        "vague-wording",
    ]
    assert "Write instead" in driver["rules"][2]["help"]["markdown"]
    results = json.loads(render(RUN, "sarif"))["runs"][0]["results"]
    assert all(driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] for result in results)


def test_absolute_paths_become_relative_in_sarif(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = CheckRun(results=(result(path=str(tmp_path / "a.md")),), documents=(), gate=RUN.gate)
    place = json.loads(render(run, "sarif"))["runs"][0]["results"][0]["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "a.md"


def test_github_annotations_carry_places_and_kinds() -> None:
    lines = render(RUN, "github").splitlines()
    assert lines[0] == "::error title=smallprint::x.md: is almost empty."
    assert lines[1] == (
        "::error file=legal/privacy policy.md,line=3,endLine=3,col=5,endColumn=8,title=placeholder::"
        "“TODO” is a placeholder."
    )
    assert lines[3].startswith("::warning file=legal/privacy policy.md,line=1,endLine=1,title=contact-missing::")


def test_github_annotations_are_at_most_ten_of_a_kind_worst_first() -> None:
    results = tuple(
        result(severity=severity, line=number, end_line=number, fails=number > 8)
        for severity in ("high", "low")
        for number in range(1, 15)
    )
    run = CheckRun(results=results, documents=(), gate=RUN.gate)
    lines = render(run, "github").splitlines()
    assert [sum(line.startswith(f"::{kind} ") for line in lines) for kind in ("error", "notice")] == [10, 10]
    assert "line=9," in lines[0]
    assert "8 more stand in the step summary." in lines


def test_what_could_not_be_read_counts_among_github_annotations() -> None:
    errors = tuple(f"{number}.md: is empty." for number in range(8))
    results = tuple(result(line=number, end_line=number) for number in range(1, 5))
    lines = render(CheckRun(results=results, documents=(), gate=RUN.gate, errors=errors), "github").splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert lines[0] == "::error title=smallprint::0.md: is empty."
    assert "2 more stand in the step summary." in lines


def test_github_commands_cannot_be_broken_out_of() -> None:
    run = CheckRun(results=(result(path="a,b:c\n.md", message="50%\n::error::x"),), documents=(), gate=RUN.gate)
    assert render(run, "github").splitlines()[0] == (
        "::error file=a%2Cb%3Ac%0A.md,line=3,endLine=3,col=5,endColumn=8,title=placeholder::50%25%0A::error::x"
    )


@BOTH
def test_gitlab_gets_the_fields_that_it_reads(run: CheckRun) -> None:
    entries = json.loads(render(run, "gitlab"))
    schema = json.loads((SCHEMAS / "gitlab-code-quality.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(entries)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


@pytest.mark.parametrize("name", ["gitlab", "github", "junit", "sarif"])
def test_services_get_paths_relative_to_the_working_folder(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for path in (str(tmp_path / "legal" / "a.md"), "./legal/a.md"):
        run = CheckRun(results=(result(path=path, fails=True),), documents=(), gate=RUN.gate)
        text = render(run, name)
        assert "legal/a.md" in text
        assert str(tmp_path) not in text.replace(f"{path}:3:5", "")
        assert '"./' not in text


def test_gitlab_sees_known_results_and_no_suppressed_ones() -> None:
    assert [entry["severity"] for entry in json.loads(render(RUN, "gitlab"))] == [
        "critical",
        "critical",
        "major",
        "minor",
    ]


def test_gitlab_tells_equal_faults_of_two_documents_apart() -> None:
    run = CheckRun(results=(result(path="a.md"), result(path="b.md")), documents=(), gate=RUN.gate)
    assert len({entry["fingerprint"] for entry in json.loads(render(run, "gitlab"))}) == 2


def hold_to_counts(root: Element) -> None:
    """What the schema cannot say: counts are right, and names unique, since GitLab keeps the first of equal ones."""
    for element in (root, *root.iter("testsuite")):
        cases = list(element.iter("testcase"))
        assert int(element.attrib["tests"]) == len(cases)
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            if name in element.attrib:
                assert int(element.attrib[name]) == sum(case.find(tag) is not None for case in cases)
    for suite in root.iter("testsuite"):
        names = [(case.get("classname"), case.get("name")) for case in suite.iter("testcase")]
        assert len(names) == len(set(names))


@BOTH
def test_junit_is_of_its_schema_and_its_counts_are_right(run: CheckRun) -> None:
    text = render(run, "junit")
    XMLSchema(SCHEMAS / "junit-10.xsd").validate(text)
    hold_to_counts(fromstring(text))


def test_junit_fails_what_fails_the_gate_and_skips_what_is_known() -> None:
    root = fromstring(render(RUN, "junit"))
    suite = root[0]
    assert [child.tag for case in suite.iter("testcase") for child in case] == [
        "failure",
        "failure",
        "skipped",
        "skipped",
        "skipped",
    ]
    assert suite.findtext("system-out") == (
        "legal/privacy policy.md:1:1: medium contact-missing: “TODO” is a placeholder."
    )
    assert [case[0].tag for case in root[1].iter("testcase")] == ["error"]


def test_junit_names_are_unique_and_outlive_moved_lines() -> None:
    twice = (result(fails=True), result(fails=True, line=9, end_line=9))
    run = CheckRun(results=(*twice, result(quote="x " * 90, fails=True)), documents=(), gate=RUN.gate)
    names = [case.attrib["name"] for case in fromstring(render(run, "junit")).iter("testcase")]
    assert names[:2] == ["placeholder: TODO", "placeholder: TODO (2)"]
    assert names[2].startswith("placeholder: x x x")
    assert len(names[2]) < 80


def test_junit_says_everything_in_the_text_of_an_element_too() -> None:
    """GitLab shows the text of `failure`, `error` and `skipped`, not their attributes."""
    root = fromstring(render(RUN, "junit"))
    assert [element.text for element in root.iter("error")] == ["x.md: is almost empty."]
    assert [(element.text or "").splitlines()[0] for element in root.iter("skipped")] == [
        "known",
        "suppressed: agreed",
        "suppressed",
    ]


def test_junit_keeps_out_what_xml_cannot_hold() -> None:
    run = CheckRun(results=(result(message="a\x00\x0bb", fails=True),), documents=(), gate=RUN.gate)
    assert fromstring(render(run, "junit")).find(".//failure").attrib["message"] == "a\ufffd\ufffdb"  # type: ignore[union-attr]


def test_markdown_shows_quotes_as_they_are() -> None:
    run = CheckRun(results=(result(quote="a | b <script> *c*", path="x_y.md"),), documents=(), gate=RUN.gate)
    text = render(run, "markdown")
    assert "### x\\_y.md" in text
    assert "| 3 | high | `placeholder` | “TODO” is a placeholder.<br>“a \\| b \\<script\\> \\*c\\*” |" in text


def test_concise_is_a_line_a_result_and_then_the_verdict() -> None:
    assert render(RUN, "concise").splitlines() == [
        "legal/privacy policy.md:3:5: high placeholder: “TODO” is a placeholder.",
        "legal/privacy policy.md:3:5: high date-conflict: “TODO” is a placeholder.",
        "legal/privacy policy.md:1:1: medium contact-missing: “TODO” is a placeholder.",
        "Not fit to publish yet.",
        "  - legal/privacy policy.md: 2 new results.",
        "3 results: 2 high, 1 medium; 1 known; 2 suppressed; 2 documents.",
        "1 baseline entry matches nothing any more (`smallprint baseline prune` drops what is stale):",
        "  - legal/privacy policy.md: placeholder: fixme",
    ]


def test_full_shows_quotes_related_places_and_what_is_known() -> None:
    assert render(RUN, "full").splitlines()[:14] == [
        "legal/privacy policy.md",
        "  3:5  high  placeholder",
        "      “TODO” is a placeholder.",
        "      | TODO",
        "  3:5  high  date-conflict",
        "      “TODO” is a placeholder.",
        "      | TODO",
        "      see legal/terms.md:2:1: the other date",
        "      | 1 May",
        "  1:1  medium  contact-missing",
        "      “TODO” is a placeholder.",
        "  3:5  low (known)  vague-wording",
        "      “TODO” is a placeholder.",
        "      | TODO",
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_ends_with_one_line_break(name: str) -> None:
    text = render(PASSED, name)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_a_name_that_no_format_can_hold_is_shown_without_what_it_cannot(folder: Path, check: Check) -> None:
    for name in (b"privacy\xff.md", b"terms\n::error::x.md"):
        (folder / os.fsdecode(name)).write_text(policy(sharing="TODO."), encoding="utf-8")
    _, report = check(".")
    assert [r["path"] for r in report["results"]] == ["privacy\ufffd.md", "terms\ufffd::error::x.md"]
    outputs = [argument for name in FORMATS for argument in ("-o", f"{name}:out-{name}")]
    assert run(["check", ".", "--today", str(TODAY), *outputs]) == 1
    lines = (folder / "out-github").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("::error::")] == []
    assert run(["baseline", "create", ".", "--today", str(TODAY)]) == 0
    assert check(".")[0] == 0


def test_what_people_read_fits_a_narrow_terminal() -> None:
    wide = result(message="word " * 40, quote="term " * 40, related=(OTHER,))
    shown = render(CheckRun(results=(wide,), documents=(), gate=PASSED.gate), "full", look=Look(width=44))
    assert max(len(line) for line in shown.splitlines() if "see " not in line) <= 44


def test_what_people_read_has_colours_where_they_show() -> None:
    lines = render(RUN, "full", look=Look(colour=True)).splitlines()
    assert lines[:2] == ["\x1b[1mlegal/privacy policy.md\x1b[0m", "  3:5  \x1b[1;31mhigh\x1b[0m  placeholder"]
    assert "\x1b" not in render(RUN, "full")


@pytest.mark.parametrize(("variables", "coloured"), [({"FORCE_COLOR": "1"}, True), ({}, False)])
def test_colours_go_to_standard_output_alone(
    variables: dict[str, str],
    coloured: bool,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    (folder / "privacy.md").write_text(policy(sharing="TODO."), encoding="utf-8")
    assert run(["check", "privacy.md", "--no-cache", "-o", "full"]) == 1
    assert ("\x1b[" in capsys.readouterr().out) is coloured
    assert run(["check", "privacy.md", "--no-cache", "-o", "full:out.txt"]) == 1
    assert "\x1b" not in (folder / "out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["full", "concise"])
def test_a_text_gives_a_terminal_no_commands(name: str) -> None:
    odd = result(message="“\x1b]0;x\x07” is a placeholder.", quote="\x1b[2JTODO", fails=True)
    assert "\x1b" not in render(CheckRun(results=(odd,), documents=(), gate=RUN.gate), name)
