"""The gate against the last published version: what is worse fails, unless the text carries a new date."""

from pathlib import Path

import pytest

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
