"""Required disclosures: every example of the rules has its state; facts, profiles and both kinds of document count."""

from pathlib import Path

import pytest

from smallprint.api import default_analyzer
from smallprint.check.case import Candidate, Case
from smallprint.check.configuration.settings import Settings
from smallprint.check.disclosures.answers import answer_law
from smallprint.check.disclosures.cues import CueError, compile_cues
from smallprint.check.disclosures.reader import DisclosureExample, Law, Required, load_laws
from smallprint.check.neighbours import Neighbours
from smallprint.cli.main import run
from smallprint.errors import RuleError
from smallprint.load import from_text

from .conftest import TODAY, Check, found, policy

EXAMPLES = [
    pytest.param(law, required, example, id=f"{required.id}-{example.state}-{number}")
    for law in load_laws().values()
    for required in law.required
    for number, example in enumerate(required.examples)
]
MEASURED = {"ccpa.dated", "caloppa.effective", "dsa.format", "dsa.minors"}
"""Disclosures that no words tell; their cases stand below."""


def case_of(text: str) -> Case:
    analyzer = default_analyzer()
    reading = analyzer.read(from_text(text, media_type="text/markdown", path="policy.md"), fragment=True)
    candidate = Candidate(
        path="policy.md",
        source=text,
        document=reading.document,
        sentences=reading.sentences,
        info=reading.info,
        settings=Settings(),
        neighbours=Neighbours(base=None),
        changed=None,
    )
    report = analyzer.report([reading], fragment=True)
    return Case(candidates=(candidate,), report=report, rulebook=analyzer.rulebook, today=TODAY)


@pytest.mark.parametrize(("law", "required", "example"), EXAMPLES)
def test_every_example_of_a_disclosure_has_its_state(law: Law, required: Required, example: DisclosureExample) -> None:
    answers = {answer.required.id: answer.state for answer in answer_law(case_of(example.text), law, {})}
    assert answers[required.id] == example.state


def test_every_disclosure_has_an_example_that_tells_it_and_one_that_does_not() -> None:
    laws = load_laws().values()
    told = {one.id: {example.state for example in one.examples} for law in laws for one in law.required}
    assert {name for name, states in told.items() if "found" not in states or len(states) < 2} == MEASURED


def test_every_disclosure_of_the_list_is_looked_for() -> None:
    counts = {law.profile: len(law.required) for law in load_laws().values()}
    assert counts == {"caloppa": 6, "ccpa": 15, "coppa": 6, "dsa": 10, "gdpr": 15}


def test_what_is_not_found_is_a_result_on_line_one(check: Check, tmp_path: Path) -> None:
    document = tmp_path / "policy.md"
    document.write_text(policy(), encoding="utf-8")
    _, report = check(document, "--isolated", "--profile", "gdpr", "--select", "missing/gdpr.complaint")
    [result] = report["results"]
    assert (result["check"], result["severity"], result["line"], result["quote"]) == (
        "missing/gdpr.complaint",
        "medium",
        1,
        "",
    )
    assert result["message"] == "Not found by our rules: The right to complain to an authority (GDPR 13(2)(d))."


def test_what_is_found_stands_in_the_documents_with_its_place(check: Check, tmp_path: Path) -> None:
    document = tmp_path / "policy.md"
    document.write_text(policy(sharing="You may lodge a complaint with a supervisory authority."), encoding="utf-8")
    _, report = check(document, "--isolated", "--profile", "gdpr")
    assert report["documents"][0]["disclosures"]["gdpr"]["gdpr.complaint"] == {
        "state": "found",
        "places": [{"line": 15, "column": 1, "quote": "You may lodge a complaint with a supervisory authority."}],
    }


def test_the_most_telling_place_comes_first(check: Check, tmp_path: Path) -> None:
    lines = (
        "### How do you contact us?",
        "A complaint is read by the data protection authority too; turn to the supervisory authority as you like.",
        "You may lodge a complaint with a supervisory authority.",
    )
    document = tmp_path / "policy.md"
    document.write_text(policy(sharing="\n\n".join(lines)), encoding="utf-8")
    _, report = check(document, "--isolated", "--profile", "gdpr")
    disclosures = report["documents"][0]["disclosures"]["gdpr"]
    assert [place["line"] for place in disclosures["gdpr.complaint"]["places"]] == [19, 17]
    assert 15 not in [place["line"] for place in disclosures["gdpr.identity"]["places"]]


def test_places_of_parts_stand_in_the_order_of_the_parts(check: Check, tmp_path: Path) -> None:
    document = tmp_path / "policy.md"
    text = "Write to privacy@fernwick.example.\n\nFernwick Ltd is the controller of your data."
    document.write_text(policy(sharing=text), encoding="utf-8")
    _, report = check(document, "--isolated", "--profile", "gdpr")
    places = report["documents"][0]["disclosures"]["gdpr"]["gdpr.identity"]["places"]
    assert [place["line"] for place in places] == [17, 15]


def test_a_denial_that_answers_is_no_result(check: Check, tmp_path: Path) -> None:
    document = tmp_path / "policy.md"
    document.write_text(policy(sharing="We make no automated decisions about you."), encoding="utf-8")
    _, report = check(document, "--isolated", "--profile", "gdpr", "--select", "missing/gdpr.automated")
    assert report["results"] == []
    assert report["documents"][0]["disclosures"]["gdpr"]["gdpr.automated"]["state"] == "denied"


@pytest.mark.parametrize(("fact", "state"), [(None, "cannot_tell"), ("true", "not_found"), ("false", "not_applicable")])
def test_a_fact_of_the_configuration_decides_whether_it_applies(
    fact: str | None, state: str, check: Check, folder: Path
) -> None:
    (folder / "policy.md").write_text(policy(), encoding="utf-8")
    if fact is not None:
        (folder / "smallprint.toml").write_text(f"[facts]\ntransfers = {fact}\n", encoding="utf-8")
    _, report = check("policy.md", "--profile", "gdpr", "--select", "missing")
    assert report["documents"][0]["disclosures"]["gdpr"]["gdpr.transfers"]["state"] == state


def test_the_text_itself_can_show_that_it_applies(check: Check, tmp_path: Path) -> None:
    document = tmp_path / "policy.md"
    document.write_text(policy(sharing="We may send your name outside the EEA."), encoding="utf-8")
    _, report = check(document, "--isolated", "--profile", "gdpr", "--select", "missing/gdpr.transfers")
    assert [result["check"] for result in report["results"]] == ["missing/gdpr.transfers"]


@pytest.mark.parametrize("form", ["full", "markdown"])
def test_the_states_are_summed_up_for_people(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = tmp_path / "policy.md"
    document.write_text(policy(), encoding="utf-8")
    run(["check", str(document), "--isolated", "--no-cache", "--profile", "caloppa", "--today", str(TODAY), "-o", form])
    assert ": caloppa: 2 found, 2 not found by our rules, 2 cannot tell." in capsys.readouterr().out.replace("\\", "")


def test_disclosures_of_terms_are_not_asked_of_a_privacy_policy(check: Check, tmp_path: Path) -> None:
    document = tmp_path / "policy.md"
    document.write_text(policy(), encoding="utf-8")
    _, report = check(document, "--isolated", "--profile", "dsa", "--select", "missing")
    assert {entry["state"] for entry in report["documents"][0]["disclosures"]["dsa"].values()} == {"not_applicable"}
    assert report["results"] == []


def test_a_profile_that_asks_nothing_of_a_document_is_not_summed_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "policy.md"
    document.write_text(policy(), encoding="utf-8")
    run(["check", str(document), "--isolated", "--no-cache", "--profile", "dsa", "--today", str(TODAY)])
    assert "dsa:" not in capsys.readouterr().out


def test_without_a_profile_nothing_is_looked_for(check: Check, tmp_path: Path) -> None:
    document = tmp_path / "policy.md"
    document.write_text(policy(), encoding="utf-8")
    _, report = check(document, "--isolated")
    assert (found(report), report["documents"][0]["disclosures"]) == ([], {})


@pytest.mark.parametrize(("day", "state"), [("1 May 2026", "found"), ("1 May 2024", "not_found")])
def test_a_date_within_a_year_is_measured(day: str, state: str, check: Check, tmp_path: Path) -> None:
    document = tmp_path / "policy.md"
    document.write_text(policy(date_line=f"Last updated: {day}"), encoding="utf-8")
    _, report = check(document, "--isolated", "--profile", "ccpa", "--select", "missing")
    assert report["documents"][0]["disclosures"]["ccpa"]["ccpa.dated"]["state"] == state


def test_several_documents_together_may_tell_it_in_either(check: Check, tmp_path: Path) -> None:
    for name, text in (("a.md", ""), ("b.md", "You may lodge a complaint with a supervisory authority.")):
        (tmp_path / name).write_text(policy(sharing=text), encoding="utf-8")
    arguments = ("--isolated", "--profile", "gdpr", "--select", "missing/gdpr.complaint")
    _, together = check(tmp_path / "a.md", tmp_path / "b.md", "--together", *arguments)
    states = [document["disclosures"]["gdpr"]["gdpr.complaint"] for document in together["documents"]]
    assert (together["results"], [len(state["places"]) for state in states]) == ([], [0, 1])


def test_a_folder_of_ones_own_adds_a_disclosure(tmp_path: Path, check: Check) -> None:
    (tmp_path / "rules" / "disclosures").mkdir(parents=True)
    (tmp_path / "rules" / "disclosures" / "house.toml").write_text(
        'name = "gdpr"\ndocuments = "privacy"\n[disclosures."gdpr.pigeons"]\ncitation = "house rule 7"\n'
        'asks = "Whether pigeons are used"\napplies_if = "always"\nfound = ["pigeon*"]\n',
        encoding="utf-8",
    )
    document = tmp_path / "policy.md"
    document.write_text(policy(), encoding="utf-8")
    _, report = check(document, "--isolated", "--profile", "gdpr", "--rules", tmp_path / "rules")
    assert "missing/gdpr.pigeons" in [result["check"] for result in report["results"]]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('citatoin = "x"', "'gdpr.x.citatoin' is not a known key"),
        ('citation = "x"\nasks = "y"\napplies_if = "sometimes"', "no fact is called 'sometimes'"),
        ('citation = "x"\nasks = "y"\napplies_if = "always"\nfound = ["(a|b"]', "a bracket that is not closed"),
    ],
)
def test_a_faulty_file_is_named_with_its_key(line: str, fault: str, tmp_path: Path) -> None:
    folder = tmp_path / "disclosures"
    folder.mkdir()
    (folder / "x.toml").write_text(f'name = "gdpr"\ndocuments = "privacy"\n[disclosures."gdpr.x"]\n{line}\n')
    with pytest.raises(RuleError) as caught:
        load_laws((tmp_path,))
    assert fault in str(caught.value)
    assert "x.toml" in str(caught.value)


def test_an_unknown_disclosure_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "x.md", "--select", "missing/gdpr.nothing"]) == 2
    assert "missing/gdpr.nothing" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("cue", "text", "found"),
    [
        (
            "withdraw* ... consent",
            "You can withdraw, at any time, your consent.",
            "withdraw, at any time, your consent",
        ),
        ("do not track", "Do-Not-Track", "Do-Not-Track"),
        ("limit (the|our)? use", "limit use", "limit use"),
        ("limit (the|our)? use", "limit our use", "limit our use"),
        ("keep ... <period>", "keep it for thirty (30) days", "keep it for thirty (30) days"),
        ("right", "copyright and rights", None),
    ],
)
def test_a_cue_reads_as_it_is_written(cue: str, text: str, found: str | None) -> None:
    pattern = compile_cues([cue])
    assert pattern is not None
    match = pattern.search(text)
    assert (match[0] if match else None) == found


@pytest.mark.parametrize("cue", ["... consent", "(a|b", "<colour>"])
def test_a_cue_that_cannot_be_read_is_refused(cue: str) -> None:
    with pytest.raises(CueError):
        compile_cues([cue])
