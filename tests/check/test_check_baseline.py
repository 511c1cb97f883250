"""The baseline: what is known stays known while lines move, what is new fails, what is gone is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from smallprint.cli.main import run

from .conftest import TODAY, Check, Git, policy


def baseline(command: str, *arguments: str) -> int:
    options = [] if command == "show" else ["--no-cache", "--today", str(TODAY)]
    return run(["baseline", command, *arguments, *options])


def statuses(report: dict[str, Any]) -> list[tuple[str, str]]:
    return [(result["quote"], result["status"]) for result in report["results"]]


@pytest.fixture
def privacy(folder: Path) -> Path:
    """A policy with one placeholder, which its baseline knows."""
    document = folder / "privacy.md"
    document.write_text(policy(sharing="TODO one."), encoding="utf-8")
    assert baseline("create", "privacy.md") == 0
    return document


def test_what_is_known_passes_and_is_shown_as_known(check: Check, privacy: Path) -> None:
    code, report = check("privacy.md")
    assert (code, statuses(report)) == (0, [("TODO", "known")])


def test_lines_may_move(check: Check, privacy: Path) -> None:
    privacy.write_text("\n\n\n" + policy(sharing="Some words.\n\nTODO one."), encoding="utf-8")
    assert statuses(check("privacy.md")[1]) == [("TODO", "known")]


def test_a_further_one_of_the_same_words_is_new(check: Check, privacy: Path) -> None:
    privacy.write_text(policy(sharing="TODO one.\n\nTODO two."), encoding="utf-8")
    code, report = check("privacy.md")
    assert (code, statuses(report)) == (1, [("TODO", "known"), ("TODO", "new")])


def test_the_same_words_in_another_document_are_new(check: Check, privacy: Path) -> None:
    (privacy.parent / "b.md").write_text(policy(sharing="TODO one."), encoding="utf-8")
    code, report = check("privacy.md", "b.md")
    assert (code, statuses(report)) == (1, [("TODO", "known"), ("TODO", "new")])


def test_the_place_from_which_it_is_run_does_not_matter(
    check: Check, privacy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = privacy.parent / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    _, report = check("../privacy.md", "--baseline", "../.smallprint/baseline.json")
    assert statuses(report) == [("TODO", "known")]


def test_isolated_reads_no_baseline_that_is_not_named(check: Check, privacy: Path) -> None:
    assert statuses(check("privacy.md", "--isolated")[1]) == [("TODO", "new")]


def test_stale_entries_are_told(privacy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    privacy.write_text(policy(), encoding="utf-8")
    assert run(["check", "privacy.md", "--no-cache", "--today", str(TODAY)]) == 0
    shown = capsys.readouterr().out
    assert "  - privacy.md: placeholder: todo\n" in shown


def test_prune_drops_what_is_stale_and_adds_nothing(check: Check, privacy: Path) -> None:
    privacy.write_text(policy(sharing="FIXME two."), encoding="utf-8")
    assert baseline("prune", "privacy.md") == 0
    assert json.loads(Path(".smallprint/baseline.json").read_text(encoding="utf-8"))["documents"] == {}
    assert statuses(check("privacy.md")[1]) == [("FIXME", "new")]


def test_update_takes_the_results_of_now_for_the_documents_named_alone(check: Check, privacy: Path) -> None:
    (privacy.parent / "b.md").write_text(policy(sharing="TBD."), encoding="utf-8")
    privacy.write_text(policy(sharing="FIXME two."), encoding="utf-8")
    assert baseline("update", "b.md") == 0
    documents = json.loads(Path(".smallprint/baseline.json").read_text(encoding="utf-8"))["documents"]
    assert {name: [entry["quote"] for entry in known] for name, known in documents.items()} == {
        "b.md": ["tbd"],
        "privacy.md": ["todo"],
    }


def test_create_does_not_replace_a_baseline_unless_forced(privacy: Path) -> None:
    assert baseline("create", "privacy.md") == 2
    assert baseline("create", "privacy.md", "--force") == 0


def test_show_lists_what_is_known(privacy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert baseline("show") == 0
    assert capsys.readouterr().out == "privacy.md: 1 known\n  placeholder: todo\n"


def test_suppressed_results_do_not_enter_it(folder: Path) -> None:
    text = policy(sharing="<!-- smallprint: ignore[placeholder] -->\nTODO one.")
    (folder / "privacy.md").write_text(text, encoding="utf-8")
    assert baseline("create", "privacy.md") == 0
    assert json.loads(Path(".smallprint/baseline.json").read_text(encoding="utf-8"))["documents"] == {}


@pytest.mark.parametrize(
    "text", ["", "[]", "[" * 100_000, '{"schema": "other"}', '{"schema": "smallprint/baseline/1", "documents": 3}']
)
def test_a_damaged_baseline_is_refused(text: str, privacy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path(".smallprint/baseline.json").write_text(text, encoding="utf-8")
    assert run(["check", "privacy.md", "--no-cache"]) == 2
    assert "baseline.json" in capsys.readouterr().err


def test_a_document_that_cannot_be_read_leaves_the_baseline_as_it_is(privacy: Path) -> None:
    before = Path(".smallprint/baseline.json").read_bytes()
    privacy.write_bytes(bytes(range(256)) * 20)
    assert baseline("update", "privacy.md") == 2
    assert Path(".smallprint/baseline.json").read_bytes() == before


def test_a_document_that_is_gone_is_told_and_dropped(
    check: Check, privacy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    privacy.rename(privacy.with_name("renamed.md"))
    code, report = check("renamed.md")
    assert (code, statuses(report)) == (1, [("TODO", "new")])
    capsys.readouterr()
    assert run(["check", "renamed.md", "--no-cache", "--today", str(TODAY)]) == 1
    assert "privacy.md: the document is gone" in capsys.readouterr().out
    assert baseline("prune", "renamed.md") == 0
    assert "0 known results, 0 added, 1 dropped" in capsys.readouterr().out


def quotes(path: str = ".smallprint/baseline.json") -> dict[str, list[str]]:
    documents = json.loads(Path(path).read_text(encoding="utf-8"))["documents"]
    return {name: [entry["quote"] for entry in known] for name, known in documents.items()}


@pytest.mark.parametrize("options", [["--select", "numbering"], ["--ignore", "placeholder"]])
def test_what_did_not_run_is_not_stale(options: list[str], privacy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["check", "privacy.md", "--no-cache", "--today", str(TODAY), *options]) == 0
    assert capsys.readouterr().out == "Passed.\n0 results; 1 document.\n"
    for command in ("prune", "update"):
        assert baseline(command, "privacy.md", *options) == 0
        assert quotes() == {"privacy.md": ["todo"]}


def test_disclosures_of_a_law_that_nobody_asked_about_are_not_stale(folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    assert baseline("create", "privacy.md", "--profile", "gdpr", "--profile", "caloppa") == 0
    before = Path(".smallprint/baseline.json").read_bytes()
    assert b"missing/gdpr." in before
    assert b"missing/caloppa." in before
    assert baseline("prune", "privacy.md", "--profile", "caloppa") == 0
    assert Path(".smallprint/baseline.json").read_bytes() == before


def test_a_document_that_cannot_be_assessed_keeps_what_is_known_of_it(privacy: Path) -> None:
    privacy.write_text("Three words here.", encoding="utf-8")
    assert baseline("update", "privacy.md") == 3
    assert quotes() == {"privacy.md": ["todo"]}


def test_without_configuration_it_lies_at_the_top_of_the_repository(
    folder: Path, git: Git, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "legal").mkdir()
    (folder / "legal" / "privacy.md").write_text(policy(sharing="TODO one."), encoding="utf-8")
    monkeypatch.chdir(folder / "legal")
    assert baseline("create", ".") == 0
    assert quotes("../.smallprint/baseline.json") == {"legal/privacy.md": ["todo"]}
    assert check("privacy.md")[0] == 0
    monkeypatch.chdir(folder)
    assert check("legal")[0] == 0


def test_each_document_has_the_one_beside_its_configuration(
    folder: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "smallprint.toml").touch()
        (folder / name / "privacy.md").write_text(policy(sharing="TODO one."), encoding="utf-8")
    assert baseline("create", ".") == 0
    for name in ("a", "b"):
        assert quotes(f"{name}/.smallprint/baseline.json") == {"privacy.md": ["todo"]}
    assert check("a", "b")[0] == 0
    monkeypatch.chdir(folder / "a")
    assert check(".", "../b")[0] == 0
    assert baseline("create", "../b") == 2
