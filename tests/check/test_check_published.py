"""The gate against the last published version: what is worse fails, unless the text carries a new date."""

from pathlib import Path

import pytest

from smallprint.cli.main import run

from .conftest import Check, Git, found, policy

WORSE = "We keep server logs for two years."
GOOD = "We keep server logs for 30 days."
ARGUMENTS = ("--isolated", "--select", "worse-than-published")


def write(folder: Path, name: str, **parts: str) -> Path:
    (folder / name).write_text(policy(**parts), encoding="utf-8")
    return folder / name


def test_what_is_worse_without_a_new_date_fails(check: Check, folder: Path) -> None:
    write(folder, "old.md", sharing=GOOD)
    write(folder, "new.md", sharing=WORSE)
    code, report = check("new.md", "--against", "old.md", *ARGUMENTS)
    [result] = report["results"]
    assert (code, result["check"], result["severity"], result["line"], result["column"], result["quote"]) == (
        1,
        "worse-than-published",
        "high",
        15,
        1,
        WORSE,
    )
    assert result["message"] == (
        "Worse for readers than what is published: retention of server logs: 30 days -> 2 years. Give the text a new "
        "date, and tell your users."
    )
    assert result["related"] == [
        {"path": "old.md", "line": 15, "column": 1, "quote": GOOD, "message": "the published version"}
    ]


def test_with_a_new_date_it_is_reported_and_does_not_fail(check: Check, folder: Path) -> None:
    write(folder, "old.md", sharing=GOOD)
    write(folder, "new.md", sharing=WORSE, date_line="Effective date: 1 June 2026")
    code, report = check("new.md", "--against", "old.md", *ARGUMENTS)
    assert (code, [result["severity"] for result in report["results"]]) == (0, ["medium"])


@pytest.mark.parametrize(("old", "new"), [(GOOD, GOOD), (WORSE, GOOD), (GOOD, f"{GOOD} We like spades.")])
def test_what_is_the_same_or_better_is_no_result(old: str, new: str, check: Check, folder: Path) -> None:
    write(folder, "old.md", sharing=old)
    write(folder, "new.md", sharing=new)
    code, report = check("new.md", "--against", "old.md", *ARGUMENTS)
    assert (code, report["results"]) == (0, [])


def test_what_is_gone_stands_on_line_one_with_its_old_place(check: Check, folder: Path) -> None:
    write(folder, "old.md", sharing=GOOD)
    write(folder, "new.md")
    _, report = check("new.md", "--against", "old.md", *ARGUMENTS)
    [result] = report["results"]
    assert (result["line"], result["quote"], result["related"][0]["line"]) == (1, "", 15)


def test_a_revision_of_git_is_the_published_version(check: Check, git: Git, folder: Path) -> None:
    write(folder, "policy.md", sharing=GOOD)
    git("add", "policy.md")
    git("commit", "-q", "-m", "Publish")
    git("tag", "published")
    write(folder, "policy.md", sharing=WORSE)
    _, report = check("policy.md", "--against", "published", *ARGUMENTS)
    assert found(report) == [("worse-than-published", 15, WORSE)]
    assert report["results"][0]["related"][0]["path"] == "published:policy.md"


def test_a_file_that_was_not_published_yet_has_nothing_to_compare_with(check: Check, git: Git, folder: Path) -> None:
    write(folder, "other.md")
    git("add", "other.md")
    git("commit", "-q", "-m", "Publish")
    write(folder, "policy.md", sharing=WORSE)
    code, report = check("policy.md", "--against", "HEAD", *ARGUMENTS)
    assert (code, report["results"]) == (0, [])


def test_an_earlier_date_announces_nothing(check: Check, folder: Path) -> None:
    write(folder, "old.md", sharing=GOOD)
    write(folder, "new.md", sharing=WORSE, date_line="Effective date: 1 June 2025")
    code, report = check("new.md", "--against", "old.md", *ARGUMENTS)
    assert (code, [result["severity"] for result in report["results"]]) == (1, ["high"])


def test_a_renamed_file_is_compared_with_what_it_was(check: Check, git: Git, folder: Path) -> None:
    write(folder, "policy.md", sharing=GOOD)
    git("add", "policy.md")
    git("commit", "-q", "-m", "Publish")
    (folder / "legal").mkdir()
    git("mv", "policy.md", "legal/privacy policy.md")
    write(folder, "legal/privacy policy.md", sharing=WORSE)
    for _ in range(2):
        code, report = check("legal/privacy policy.md", "--against", "HEAD", *ARGUMENTS)
        assert (code, found(report)) == (1, [("worse-than-published", 15, WORSE)])
        assert report["results"][0]["related"][0]["path"] == "HEAD:policy.md"
        git("add", "-A")


def test_a_link_is_compared_with_the_file_it_leads_to(check: Check, git: Git, folder: Path) -> None:
    write(folder, "policy.md", sharing=GOOD)
    git("add", "policy.md")
    git("commit", "-q", "-m", "Publish")
    write(folder, "policy.md", sharing=WORSE)
    (folder / "link.md").symlink_to("policy.md")
    assert found(check("link.md", "--against", "HEAD", *ARGUMENTS)[1]) == [("worse-than-published", 15, WORSE)]


def test_a_file_at_a_revision_is_named_by_its_path(check: Check, git: Git, folder: Path) -> None:
    write(folder, "old name.md", sharing=GOOD)
    git("add", ".")
    git("commit", "-q", "-m", "Publish")
    write(folder, "policy.md", sharing=WORSE)
    code, report = check("policy.md", "--against", "HEAD:old name.md", *ARGUMENTS)
    assert (code, found(report)) == (1, [("worse-than-published", 15, WORSE)])
    assert report["results"][0]["related"][0]["path"] == "HEAD:old name.md"


def test_a_document_with_nothing_to_compare_says_so(git: Git, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "other.md")
    git("add", "other.md")
    git("commit", "-q", "-m", "Publish")
    write(folder, "policy.md", sharing=WORSE)
    assert run(["check", "policy.md", "--against", "HEAD", "--no-cache", "-o", "concise", *ARGUMENTS]) == 0
    assert "warning: policy.md: no HEAD:policy.md, nor a file that was renamed to it" in capsys.readouterr().err


def test_a_published_version_that_is_no_policy_does_not_pass(check: Check, folder: Path) -> None:
    (folder / "old.md").write_text("Bread. Milk. Eggs.", encoding="utf-8")
    write(folder, "new.md", sharing=WORSE)
    code, report = check("new.md", "--against", "old.md", *ARGUMENTS)
    [result] = report["results"]
    assert (code, result["severity"], result["line"]) == (1, "high", 1)
    assert result["message"].startswith("Cannot be compared with what is published: old.md:")


def test_a_hook_of_git_may_run_the_gate(check: Check, git: Git, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "legal").mkdir()
    write(folder, "legal/policy.md", sharing=GOOD)
    git("add", ".")
    git("commit", "-q", "-m", "Publish")
    write(folder, "legal/policy.md", sharing=WORSE)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert check("legal/policy.md", "--against", "HEAD", *ARGUMENTS)[0] == 1


def test_line_ends_of_windows_are_no_edit(check: Check, git: Git, folder: Path) -> None:
    path = write(folder, "policy.md", sharing=GOOD)
    git("add", ".")
    git("commit", "-q", "-m", "Publish", day="2026-05-01")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    code, report = check("policy.md", "--against", "HEAD", "--isolated", "--select", "date-*,worse-than-published")
    assert (code, report["results"]) == (0, [])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("policy.md", "--against", "v9"), "--against v9: This is neither a file nor a revision that git knows here."),
        (("policy.md", "--against", "legal"), "--against legal: A folder is no version of a document."),
        (("policy.md", "--against", "HEAD:nowhere.md"), "--against HEAD:nowhere.md: HEAD has no file nowhere.md."),
        (("policy.md", "other.md", "--against", "HEAD:policy.md"), "One file cannot be the last version of several."),
    ],
)
def test_what_cannot_be_found_is_refused_with_a_way_out(
    arguments: tuple[str, ...], expected: str, git: Git, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "legal").mkdir()
    write(folder, "policy.md")
    write(folder, "other.md")
    git("add", ".")
    git("commit", "-q", "-m", "Publish")
    assert run(["check", *arguments, "--no-cache"]) == 2
    assert expected in capsys.readouterr().err


def test_a_folder_without_a_repository_and_a_shallow_clone_say_so(
    git: Git, folder: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, "policy.md")
    git("add", ".")
    for number in range(2):
        git("commit", "-q", "--allow-empty", "-m", f"Publish {number}")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    write(elsewhere, "policy.md")
    assert run(["check", str(elsewhere / "policy.md"), "--no-cache", "--against", "v1"]) == 2
    assert "is in no git repository. Name the published file." in capsys.readouterr().err
    git("clone", "-q", "--depth", "1", folder.as_uri(), str(elsewhere / "clone"))
    assert run(["check", str(elsewhere / "clone" / "policy.md"), "--no-cache", "--against", "HEAD~1"]) == 2
    assert "the clone holds the last commits alone. Fetch the whole history" in capsys.readouterr().err
