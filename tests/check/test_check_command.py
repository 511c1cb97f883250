"""The command: what it collects, the exit codes, several outputs in one run."""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from smallprint.check.case import Case
from smallprint.check.configuration.reader import ConfigFinder
from smallprint.check.model import Result
from smallprint.check.run.collect import SUFFIXES, collect
from smallprint.cli.main import run
from smallprint.errors import UsageError
from smallprint.load import MEDIA_TYPES

from .conftest import TODAY, Check, Git, found, policy

CASES = [
    ([], 0),
    (["TODO."], 1),
    (["We may share it."], 0),
]


@pytest.mark.parametrize(("lines", "code"), CASES)
def test_the_exit_code_is_1_where_a_high_result_is_new(lines: list[str], code: int, check: Check, folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(sharing=" ".join(lines)), encoding="utf-8")
    assert check("privacy.md")[0] == code


@pytest.mark.parametrize(("limit", "code"), [("low", 1), ("medium", 0), ("high", 0), ("never", 0)])
def test_fail_on_sets_the_mildest_severity_that_fails(limit: str, code: int, check: Check, folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(sharing="We may share it."), encoding="utf-8")
    assert check("privacy.md", "--fail-on", limit)[0] == code


def test_exit_zero_turns_only_1_into_0(check: Check, folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(sharing="TODO."), encoding="utf-8")
    (folder / "short.md").write_text("Three words here.", encoding="utf-8")
    assert check("privacy.md", "--exit-zero")[0] == 0
    assert check("privacy.md", "short.md", "--exit-zero")[0] == 3
    assert run(["check", "missing.md", "--exit-zero", "--no-cache"]) == 2


def test_what_could_not_be_assessed_never_passes_and_says_so(check: Check, folder: Path) -> None:
    (folder / "short.md").write_text("Three words here.", encoding="utf-8")
    code, report = check("short.md")
    assert code == 3
    assert report["gate"]["passed"] is False
    document = report["documents"][0]
    assert (document["path"], document["kind"], document["score"], document["grade"]) == (
        "short.md",
        "unknown",
        None,
        "?",
    )
    assert document["not_assessed"].startswith("short.md: ")


def test_a_failed_gate_comes_before_what_could_not_be_assessed(check: Check, folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(sharing="TODO."), encoding="utf-8")
    (folder / "short.md").write_text("Three words here.", encoding="utf-8")
    assert check("short.md", "privacy.md")[0] == 1


def test_an_unreadable_file_fails_and_the_others_are_still_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "privacy.md").write_text(policy(sharing="TODO."), encoding="utf-8")
    (folder / "junk.md").write_bytes(bytes(range(256)) * 20)
    (folder / "paper.docx").write_bytes(b"PK\x03\x04 rest")
    assert run(["check", "junk.md", "privacy.md", "paper.docx", "--no-cache", "-o", "concise"]) == 2
    shown = capsys.readouterr()
    assert "privacy.md:15:1: high placeholder" in shown.out
    assert "junk.md: holds binary data" in shown.err
    assert "paper.docx: is Word" in shown.err


@pytest.mark.parametrize("arguments", [["missing.md"], ["empty"], ["*.nothing"], ["privacy.md", "missing.md"]])
def test_nothing_to_check_never_passes(arguments: list[str], folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    assert run(["check", *arguments, "--no-cache"]) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["--select", "nonsense"],
        ["--ignore", "placeholdr"],
        ["--profile", "hipaa"],
        ["--fail-on", "sometimes"],
        ["--min-score", "101"],
        ["--min-score", "nan"],
        ["-j", "0"],
        ["-o", "xml"],
        ["-o", "json", "-o", "full"],
        ["-o", "json:"],
        ["-o", "json", "-o", "sarif:-"],
        ["-o", "json:out", "-o", "sarif:./out"],
        ["-o", "json:missing/out.json"],
        ["-o", "json:privacy.md"],
        ["--select", "statement/*nonsense"],
        ["--today", "soon"],
        ["--baseline", "missing.json"],
        ["--config", "missing.toml"],
        ["--isolated", "--config", "smallprint.toml"],
        ["--ignore", "*"],
        ["--select", "placeholder", "--ignore", "place*"],
        ["--select", "statement,placeholder", "--ignore", "statement", "--ignore", "placeholder"],
    ],
)
def test_wrong_usage_is_refused(arguments: list[str], folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    (folder / "smallprint.toml").touch()
    assert run(["check", "privacy.md", "--no-cache", *arguments]) == 2


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("statement/share.soldd", "Did you mean `statement/share.sold`?"),
        ("missing/gdpr.identty", "Did you mean `missing/gdpr.identity`?"),
        ("missing/zzzz", "Its page, docs/checks/missing.md, lists them."),
        ("placeholder/x", "Did you mean `placeholder`?"),
    ],
)
def test_a_misspelt_member_is_guessed(name: str, fix: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "privacy.md", "--select", name]) == 2
    assert f"There is no check called `{name}`. {fix}" in capsys.readouterr().err


def test_a_misspelt_check_is_guessed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "privacy.md", "--select", "placeholdr"]) == 2
    assert "There is no check called `placeholdr`. Did you mean `placeholder`?" in capsys.readouterr().err


def test_select_and_ignore_choose_checks_by_pattern(check: Check, folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(date_line="", sharing="TODO. We may share it."), encoding="utf-8")
    names = [name for name, _, _ in found(check("privacy.md", "--select", "*-missing,placeholder")[1])]
    assert names == ["effective-date-missing", "placeholder"]
    names = [name for name, _, _ in found(check("privacy.md", "--ignore", "*-wording", "--ignore", "placeholder")[1])]
    assert names == ["effective-date-missing"]


def test_standard_input_is_checked_under_its_name(check: Check, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(policy(sharing="TODO.").encode())))
    code, report = check("-", "--stdin-filename", "legal/privacy.md")
    assert (code, [(r["path"], r["line"]) for r in report["results"]]) == (1, [("legal/privacy.md", 15)])


def test_standard_input_and_a_file_cannot_have_one_name(folder: Path) -> None:
    (folder / "privacy.md").touch()
    with pytest.raises(UsageError, match="one name"):
        collect(["-", "privacy.md"], stdin_name="privacy.md")


def test_a_process_that_is_ended_from_outside_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        (folder / f"{number}.md").write_text(policy(), encoding="utf-8")
    parent = os.getpid()

    def die(case: Case) -> list[Result]:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return []

    monkeypatch.setattr("smallprint.check.run.examine._run_checks", die)
    if sys.platform == "linux":  # elsewhere the processes do not inherit what a test changes
        assert run(["check", ".", "--no-cache", "-j", "2"]) == 2
        assert "a process was ended from outside" in capsys.readouterr().err


def test_several_outputs_come_from_one_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "privacy.md").write_text(policy(sharing="TODO."), encoding="utf-8")
    outputs = ["-o", "concise", "-o", "json:out.json", "-o", "sarif:out.sarif", "-o", "junit:out.xml"]
    assert run(["check", "privacy.md", "--no-cache", *outputs]) == 1
    assert capsys.readouterr().out.startswith("privacy.md:15:1: high placeholder")
    assert json.loads((folder / "out.json").read_text(encoding="utf-8"))["schema"] == "smallprint/check/1"
    assert json.loads((folder / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (folder / "out.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_a_reader_that_leaves_takes_no_file_along(folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(sharing="TODO. " * 2000), encoding="utf-8")
    command = f"{sys.executable} -m smallprint check privacy.md --no-cache -o json -o sarif:out.sarif | head -c 1"
    subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, check=True)
    assert json.loads((folder / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_an_output_that_cannot_be_written_is_told_and_the_others_are_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    (folder / "out").mkdir()
    assert run(["check", "privacy.md", "--no-cache", "-o", "json:out", "-o", "concise"]) == 2
    shown = capsys.readouterr()
    assert shown.out.startswith("Passed.\n")
    assert "out: cannot be written (Is a directory)." in shown.err


def test_a_summary_that_cannot_be_written_changes_no_verdict(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "missing" / "summary.md"))
    (folder / "privacy.md").write_text(policy(sharing="TODO."), encoding="utf-8")
    assert run(["check", "privacy.md", "--no-cache", "-o", "github"]) == 1
    assert "summary.md, which $GITHUB_STEP_SUMMARY names, cannot be written" in capsys.readouterr().err


def test_github_gets_the_whole_in_its_step_summary(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    (folder / "summary.md").write_text("Before.\n", encoding="utf-8")
    (folder / "privacy.md").write_text(policy(sharing="TODO. " * 12), encoding="utf-8")
    assert run(["check", "privacy.md", "--no-cache", "-o", "github"]) == 1
    text = (folder / "summary.md").read_text(encoding="utf-8")
    assert text.startswith("Before.\n## smallprint: not fit to publish yet\n")
    assert text.count("| high |") == 12


def test_a_step_summary_keeps_to_what_github_takes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smallprint.cli.check_outputs.MAX_SUMMARY_BYTES", 900)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    (folder / "privacy.md").write_text(policy(sharing="TODO. " * 40), encoding="utf-8")
    assert run(["check", "privacy.md", "--no-cache", "-o", "github"]) == 1
    text = (folder / "summary.md").read_text(encoding="utf-8")
    assert len(text.encode()) <= 900
    assert text.splitlines()[-3].startswith("| 15 | high |")
    assert text.endswith("\n\nThe rest is too long for a summary; write it to a file with `-o markdown:FILE`.\n")


def test_the_day_can_come_from_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    assert run(["check", "privacy.md", "--no-cache"]) == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2780000000")
    assert run(["check", "privacy.md", "--no-cache"]) == 1


def write_all(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")


def test_a_day_in_the_environment_that_is_none_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    assert run(["check", "privacy.md"]) == 2
    assert capsys.readouterr().err.startswith("smallprint: $SOURCE_DATE_EPOCH: 'tomorrow' is not a day.")


def test_a_folder_gives_its_readable_files_sorted_less_what_git_ignores(folder: Path) -> None:
    write_all(
        folder, "b.md", "a.html", "c.txt", "d.py", "sub/z.md", "sub/keep.md", "sub/e.md", ".hidden/x.md", "built/y.md"
    )
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("built/\nsub/*.md\n!sub/keep.md\n", encoding="utf-8")
    (folder / "sub" / ".gitignore").write_text("!z.md\n", encoding="utf-8")
    assert [target.path for target in collect(["."])] == ["a.html", "b.md", "c.txt", "sub/keep.md", "sub/z.md"]


def test_a_gitignore_above_the_folder_counts_up_to_the_repository(folder: Path) -> None:
    write_all(folder, "repo/legal/a.md", "repo/legal/draft-b.md")
    (folder / "repo" / ".git").mkdir()
    (folder / "repo" / ".gitignore").write_text("draft-*\n", encoding="utf-8")
    (folder / ".gitignore").write_text("*.md\n", encoding="utf-8")
    assert [target.path for target in collect(["repo/legal"])] == ["repo/legal/a.md"]


def test_a_named_file_is_checked_though_git_ignores_it(folder: Path) -> None:
    write_all(folder, "a.md", "b.md")
    (folder / ".gitignore").write_text("a.md\n", encoding="utf-8")
    assert [target.path for target in collect(["a.md"])] == ["a.md"]


@pytest.mark.parametrize(("name", "text"), [(".gitignore", "build/\n"), ("smallprint.toml", 'exclude = ["build/"]\n')])
def test_a_named_folder_is_read_though_it_is_left_out_elsewhere(name: str, text: str, git: Git, folder: Path) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    (folder / "build" / "legal").mkdir(parents=True)
    (folder / "build" / "legal" / "a.md").touch()
    (folder / "b.md").touch()
    for argument, paths in (("build", ["build/legal/a.md"]), ("build/legal", ["build/legal/a.md"]), (".", ["b.md"])):
        assert [target.path for target in collect([argument], configs=ConfigFinder())] == paths


def test_exclude_is_read_from_the_configurations_folder(folder: Path) -> None:
    write_all(folder, "legal/a.md", "legal/drafts/b.md")
    (folder / "smallprint.toml").write_text('exclude = ["/legal/drafts"]\n', encoding="utf-8")
    targets = collect(["legal"], configs=ConfigFinder())
    assert [target.path for target in targets] == ["legal/a.md"]


def test_patterns_are_expanded_and_files_named_twice_come_once(folder: Path) -> None:
    write_all(folder, "legal/a.md", "legal/deep/b.md", "legal/c.txt")
    targets = collect(["legal/c.txt", "legal/**/*.md", "legal", str(folder / "legal" / "a.md")])
    assert [target.path for target in targets] == ["legal/c.txt", "legal/a.md", "legal/deep/b.md"]


def test_a_link_to_a_document_that_is_not_there_is_not_passed_over(folder: Path, check: Check) -> None:
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    (folder / "terms.md").symlink_to("built/terms.md")
    for paths in (".", "*.md"):
        code, report = check(paths)
        assert (code, report["gate"]["passed"]) == (2, False)


def test_a_gitignore_may_hold_what_git_passes_over(folder: Path) -> None:
    (folder / ".gitignore").write_text("!\n[z-a]\na.md\n", encoding="utf-8")
    for name in ("a.md", "b.md"):
        (folder / name).touch()
    assert [target.path for target in collect(["."])] == ["b.md"]


@pytest.mark.parametrize("argument", ["", "nothing/**.md", "nothing/*.md"])
def test_an_argument_that_names_nothing_is_refused(argument: str, folder: Path) -> None:
    (folder / "privacy.md").touch()
    with pytest.raises(UsageError):
        collect([argument])


def test_a_folder_without_readable_files_is_refused(folder: Path) -> None:
    write_all(folder, "code/x.py")
    with pytest.raises(UsageError, match="No file to check here"):
        collect(["code"])


def test_what_a_folder_gives_is_what_can_be_read() -> None:
    assert set(MEDIA_TYPES) == SUFFIXES


def test_together_reads_the_documents_of_one_service(check: Check, folder: Path) -> None:
    (folder / "a.md").write_text(policy(sharing="TODO."), encoding="utf-8")
    (folder / "b.md").write_text(policy(sharing="FIXME."), encoding="utf-8")
    _, report = check("a.md", "b.md", "--together")
    assert [(r["path"], r["quote"]) for r in report["results"]] == [("a.md", "TODO"), ("b.md", "FIXME")]


def test_the_configuration_says_which_documents_belong_together(check: Check, folder: Path) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "smallprint.toml").write_text(f"together = {str(name == 'a').lower()}\n", encoding="utf-8")
        (folder / name / "privacy.md").write_text(policy(), encoding="utf-8")
        (folder / name / "terms.md").write_text(policy(sharing="We sell your data to brokers."), encoding="utf-8")
    _, report = check(".", "--select", "contradiction")
    across = {(r["path"], place["path"]) for r in report["results"] for place in r["related"]}
    assert ("b/privacy.md", "b/terms.md") not in across
    assert any(first != second and first.startswith("a/") for first, second in across)
    assert [document["path"] for document in report["documents"]] == [
        "a/privacy.md",
        "a/terms.md",
        "b/privacy.md",
        "b/terms.md",
    ]


def test_several_processes_give_the_same_in_the_same_order(check: Check, folder: Path) -> None:
    for number in range(6):
        (folder / f"{number}.md").write_text(policy(sharing="TODO. " * (number + 1)), encoding="utf-8")
    assert check(folder, "-j", "3") == check(folder)


def test_against_takes_a_revision_or_a_file(check: Check, folder: Path, git: Git) -> None:
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "Publish")
    (folder / "old.md").write_text(policy(), encoding="utf-8")
    assert check("privacy.md", "--against", "HEAD")[0] == 0
    assert check("privacy.md", "--against", "old.md")[0] == 0
    assert check("old.md", "--against", "HEAD")[0] == 0


def test_an_against_that_leads_nowhere_is_refused(folder: Path, git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    (folder / "b.md").write_text(policy(), encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "Publish")
    assert run(["check", "privacy.md", "--no-cache", "--against", "v1"]) == 2
    assert "--against v1: This is neither a file nor a revision" in capsys.readouterr().err
    assert run(["check", "privacy.md", "b.md", "--no-cache", "--against", "b.md"]) == 2


def test_a_closed_pipe_is_no_traceback(folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(sharing="TODO."), encoding="utf-8")
    command = f"{sys.executable} -m smallprint check privacy.md --no-cache -o json | head -c 1"
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_disclosures_without_a_profile_are_refused(check: Check, folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    assert check("privacy.md", "--select", "missing/*")[0] == 2
    assert check("privacy.md", "--select", "missing/*", "--profile", "gdpr")[0] == 0


def test_services_get_paths_from_the_top_of_the_repository(
    folder: Path, git: Git, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    del git
    (folder / "legal").mkdir()
    (folder / "legal" / "privacy.md").write_text(policy(sharing="Ask [Company Name] for it."), encoding="utf-8")
    monkeypatch.chdir(folder / "legal")
    run(["check", "privacy.md", "--no-cache", "--today", str(TODAY), "--select", "placeholder", "-o", "github"])
    assert "::error file=legal/privacy.md," in capsys.readouterr().out
