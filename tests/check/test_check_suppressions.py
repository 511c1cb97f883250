"""Suppressions: what a comment or an entry of the side file covers, and what is said of those that do nothing."""

from pathlib import Path

import pytest

from smallprint.cli.main import run

from .conftest import Check, found, policy

IGNORE = "<!-- smallprint: ignore[placeholder] -->"


def statuses(
    check: Check, folder: Path, sharing: str, *options: str, name: str = "privacy.md"
) -> list[tuple[str, str]]:
    """Quote and status of each result of the placeholder check, and the id of every other result."""
    (folder / name).write_text(policy(sharing=sharing), encoding="utf-8")
    _, report = check(name, *options)
    return [
        (r["quote"], r["status"]) if r["check"] == "placeholder" else (r["check"], r["message"])
        for r in report["results"]
    ]


def test_a_comment_covers_the_next_block_and_no_further(check: Check, folder: Path) -> None:
    assert statuses(check, folder, f"{IGNORE}\nTODO one.\n\nFIXME two.") == [("TODO", "suppressed"), ("FIXME", "new")]


def test_a_blank_line_may_stand_between(check: Check, folder: Path) -> None:
    assert statuses(check, folder, f"{IGNORE}\n\n\nTODO one.") == [("TODO", "suppressed")]


def test_a_comment_within_a_block_covers_that_block(check: Check, folder: Path) -> None:
    assert statuses(check, folder, f"TODO one {IGNORE} and FIXME.") == [("TODO", "suppressed"), ("FIXME", "suppressed")]


def test_a_comment_before_an_item_covers_that_item(check: Check, folder: Path) -> None:
    text = f"We ask for:\n\n- TODO one\n\n{IGNORE}\n\n- FIXME two\n- TBD three"
    assert statuses(check, folder, text) == [("TODO", "new"), ("FIXME", "suppressed"), ("TBD", "new")]


def test_a_comment_before_a_table_covers_all_of_it(check: Check, folder: Path) -> None:
    text = f"{IGNORE}\n\n| Kind | Why |\n| --- | --- |\n| TODO | FIXME |\n\nTBD then."
    assert statuses(check, folder, text) == [("TODO", "suppressed"), ("FIXME", "suppressed"), ("TBD", "new")]


def test_other_checks_are_not_covered(check: Check, folder: Path) -> None:
    text = "<!-- smallprint: ignore[vague-wording] -->\nWe may share it. TODO."
    (folder / "privacy.md").write_text(policy(sharing=text), encoding="utf-8")
    _, report = check("privacy.md")
    assert [(r["check"], r["status"]) for r in report["results"]] == [
        ("vague-wording", "suppressed"),
        ("placeholder", "new"),
    ]


def test_several_ids_share_a_comment(check: Check, folder: Path) -> None:
    text = "<!-- smallprint: ignore[placeholder, vague-wording] reason='a \"draft\"' -->\nWe may share it. TODO."
    (folder / "privacy.md").write_text(policy(sharing=text), encoding="utf-8")
    code, report = check("privacy.md")
    assert code == 0
    assert {r["status"] for r in report["results"]} == {"suppressed"}


def test_a_range_covers_what_lies_between(check: Check, folder: Path) -> None:
    text = (
        "<!-- smallprint: ignore-start[placeholder] -->\n\nTODO one.\n\nFIXME two.\n\n"
        "<!-- smallprint: ignore-end[placeholder] -->\n\nTBD three."
    )
    assert statuses(check, folder, text) == [("TODO", "suppressed"), ("FIXME", "suppressed"), ("TBD", "new")]


def test_a_comment_for_the_file_covers_results_on_the_whole_too(check: Check, folder: Path) -> None:
    text = policy(date_line="<!-- smallprint: ignore-file[effective-date-missing, placeholder] -->", sharing="TODO.")
    (folder / "privacy.md").write_text(text, encoding="utf-8")
    _, report = check("privacy.md")
    assert [(r["check"], r["status"]) for r in report["results"]] == [
        ("effective-date-missing", "suppressed"),
        ("placeholder", "suppressed"),
    ]


def test_a_comment_on_a_block_says_what_a_result_on_the_whole_takes(check: Check, folder: Path) -> None:
    text = policy(date_line="<!-- smallprint: ignore[effective-date-missing] -->")
    (folder / "privacy.md").write_text(text, encoding="utf-8")
    messages = {r["check"]: r["message"] for r in check("privacy.md")[1]["results"]}
    assert messages["unused-suppression"] == (
        "No result of `effective-date-missing` is covered by it. "
        "What is said of the document as a whole takes `ignore-file[effective-date-missing]`."
    )


def test_html_has_comments_too(check: Check, folder: Path) -> None:
    page = "<h1>Privacy policy</h1>\n<p>Effective date: 1 May 2026</p>\n" + "".join(
        f"<p>{line}</p>\n" for line in policy().splitlines() if line and not line.startswith("#")
    )
    (folder / "privacy.html").write_text(f"{page}{IGNORE}\n<p>TODO one.</p><p>FIXME two.</p>", encoding="utf-8")
    _, report = check("privacy.html", "--select", "placeholder")
    assert [(r["quote"], r["status"]) for r in report["results"]] == [("TODO", "suppressed"), ("FIXME", "new")]


@pytest.mark.parametrize(
    "code",
    [
        f"```html\n{IGNORE}\n```\n",
        f"~~~\n{IGNORE}\n~~~\n",
        f"Write `{IGNORE}` there.",
        f"<pre>{IGNORE}</pre>\n",
        f"    {IGNORE}\n",
        f"\t{IGNORE}\r\n",
        f"- One\n\n      {IGNORE}\n\nThen",
    ],
)
def test_a_comment_inside_code_says_nothing(code: str, check: Check, folder: Path) -> None:
    assert statuses(check, folder, f"{code}\n\nTODO one.") == [("TODO", "new")]


def test_a_comment_that_readers_are_shown_says_nothing(check: Check, folder: Path) -> None:
    results = statuses(check, folder, f"Write \\{IGNORE} there.\n\nTODO one.", "--select", "placeholder")
    assert ("TODO", "new") in results


def test_a_comment_that_is_indented_within_an_item_is_no_code(check: Check, folder: Path) -> None:
    text = f"1. One:\n\n    {IGNORE}\n\n    TODO one."
    assert statuses(check, folder, text) == [("TODO", "suppressed")]


@pytest.mark.parametrize("sign", ["smallprint", "Smallprint:", "SMALLPRINT"])
def test_a_comment_that_nearly_begins_as_it_must_is_a_result(sign: str, check: Check, folder: Path) -> None:
    results = statuses(check, folder, f"<!-- {sign} ignore[placeholder] -->\nTODO one.")
    fault = "It does not begin with `smallprint:`, in small letters and with a colon."
    assert results == [("unknown-suppression", fault), ("TODO", "new")]


def test_a_comment_about_the_small_print_is_none_of_ours(check: Check, folder: Path) -> None:
    assert statuses(check, folder, "<!-- Smallprint: see counsel -->\nTODO one.") == [("TODO", "new")]


def test_plain_text_has_no_comments(check: Check, folder: Path) -> None:
    text = policy(sharing=f"{IGNORE}\n\nTODO one.").replace("#", "")
    (folder / "privacy.txt").write_text(text, encoding="utf-8")
    _, report = check("privacy.txt", "--select", "placeholder")
    assert "TODO" in [quote for _, _, quote in found(report, status="new")]


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("ignore", "It names no check. Write `ignore[check-id]`."),
        ("ignore[]", "It names no check. Write `ignore[check-id]`."),
        ("ignore[vague]", "`vague` is not a check."),
        ("ignroe[placeholder]", "`ignroe` is not a directive. Did you mean `ignore`?"),
        ("ignore[placeholder] until=soon", "`until=soon` is not a date. Write it as `until=2027-06-30`."),
        ("ignore[placeholder] raeson=x", "`raeson` is not known here. Did you mean `reason`?"),
        ("ignore[placeholder] because", "`because` is not understood."),
        ("ignore-end[placeholder]", "No `ignore-start` with these ids stands before it."),
        ("ignore-start[placeholder]", "It is never closed."),
    ],
)
def test_a_comment_that_cannot_be_understood_is_a_result(comment: str, words: str, check: Check, folder: Path) -> None:
    text = f"<!-- smallprint: {comment} -->\n\nWe do not sell it."
    results = statuses(check, folder, text, "--select", "unknown-suppression")
    assert [name for name, _ in results] == ["unknown-suppression"]
    assert results[0][1].startswith(words)


def test_an_id_that_is_known_counts_beside_one_that_is_not(check: Check, folder: Path) -> None:
    text = "<!-- smallprint: ignore[placeholder, nonsense] -->\nTODO one."
    results = statuses(check, folder, text)
    assert [results[0][0], results[1]] == ["unknown-suppression", ("TODO", "suppressed")]


def test_a_comment_holds_on_its_last_day_and_not_after(check: Check, folder: Path) -> None:
    text = "<!-- smallprint: ignore[placeholder] until={} -->\nTODO one."
    assert statuses(check, folder, text.format("2026-06-15")) == [("TODO", "suppressed")]
    results = statuses(check, folder, text.format("2026-06-14"))
    assert [results[0][0], results[1]] == ["expired-suppression", ("TODO", "new")]


def test_a_comment_for_a_check_that_did_not_run_is_not_unused(check: Check, folder: Path) -> None:
    assert statuses(check, folder, f"{IGNORE}\nFine.", "--ignore", "placeholder") == []
    assert [name for name, _ in statuses(check, folder, f"{IGNORE}\nFine.")] == ["unused-suppression"]


@pytest.mark.parametrize("name", ["worse-than-published", "missing/ccpa.rights_methods"])
def test_a_comment_for_what_was_not_asked_is_not_unused(name: str, check: Check, folder: Path) -> None:
    (folder / "privacy.md").write_text(f"<!-- smallprint: ignore-file[{name}] -->\n\n{policy()}", encoding="utf-8")
    _, report = check("privacy.md", "--profile", "gdpr", "--ignore", "missing/gdpr.*")
    assert report["results"] == []


def side_file(folder: Path, text: str) -> None:
    (folder / ".smallprint").mkdir(exist_ok=True)
    (folder / ".smallprint" / "ignore.toml").write_text(text, encoding="utf-8")


ENTRY = '[[ignore]]\nid = "placeholder"\npath = "legal/*.txt"\nquote = "TODO"\nreason = "agreed"\nowner = "counsel"\n'


def test_the_side_file_covers_what_its_path_and_quote_name(check: Check, folder: Path) -> None:
    side_file(folder, ENTRY)
    (folder / "legal").mkdir()
    text = policy(sharing="TODO one. FIXME two.").replace("#", "")
    for name in ("legal/a.txt", "b.txt"):
        (folder / name).write_text(text, encoding="utf-8")
    _, report = check("legal/a.txt", "b.txt", "--select", "placeholder")
    assert [(r["path"], r["quote"], r["status"]) for r in report["results"]] == [
        ("legal/a.txt", "TODO", "suppressed"),
        ("legal/a.txt", "FIXME", "new"),
        ("b.txt", "TODO", "new"),
        ("b.txt", "FIXME", "new"),
    ]


def test_entries_that_do_nothing_are_results_in_the_side_file(check: Check, folder: Path) -> None:
    side_file(
        folder,
        '[[ignore]]\nid = "placeholder"\npath = "*.md"\n\n[[ignore]]\nid = "nonsense"\npath = "*.md"\n\n'
        '[[ignore]]\nid = "numbering"\npath = "*.md"\nuntil = 2026-01-31\n\n'
        '[[ignore]]\nid = "numbering"\npath = "elsewhere.md"\n',
    )
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    _, report = check("privacy.md")
    assert [(r["path"], r["line"], r["check"]) for r in report["results"]] == [
        (".smallprint/ignore.toml", 1, "unused-suppression"),
        (".smallprint/ignore.toml", 5, "unknown-suppression"),
        (".smallprint/ignore.toml", 9, "expired-suppression"),
    ]


def test_a_side_file_that_cannot_be_read_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    (folder / ".smallprint").mkdir()
    (folder / ".smallprint" / "ignore.toml").symlink_to("nowhere.toml")
    assert run(["check", "privacy.md", "--no-cache"]) == 2
    assert ".smallprint/ignore.toml: This file does not exist." in capsys.readouterr().err


def test_an_entry_may_serve_a_file_that_this_run_was_not_given(check: Check, folder: Path) -> None:
    side_file(folder, '[[ignore]]\nid = "placeholder"\npath = "*.md"\n')
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    (folder / "terms.md").write_text(policy(sharing="TODO."), encoding="utf-8")
    assert check("privacy.md")[1]["results"] == []
    (folder / "terms.md").write_text(policy(), encoding="utf-8")
    assert [r["check"] for r in check(".")[1]["results"]] == ["unused-suppression"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[ignore]]\nid = "placeholder"\n', ".smallprint/ignore.toml:1: `path` is missing."),
        ('[[ignore]]\nid = "placeholder"\npath = "x"\nreaosn = "y"\n', "Did you mean `reason`?"),
        ('[[ignore]]\nid = "placeholder"\npath = "x"\nuntil = "soon"\n', "`until` must be a date."),
        ("[[ignored]]\n", "`ignored` is not a known key."),
        ("ignore = 3\n", "`ignore` must be a list of tables."),
        ('ignore = ["placeholder"]\n', "`ignore` must be a list of tables."),
        ('[[ignore]]\nid = "placeholder"\npath = "!"\n', "`path` has a pattern that cannot be read, `!`."),
        ('[[ignore]]\nid = "placeholder"\npath = "[z-a].md"\n', "`path` has a pattern that cannot be read"),
        ('[[ignore]]\nid = "placeholder"\npath = "x"\nquote = "..."\n', "`quote` holds no words."),
        ("[[ignore\n", "This file is not valid TOML"),
    ],
)
def test_a_side_file_that_cannot_be_used_is_refused(
    text: str, words: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    side_file(folder, text)
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    assert run(["check", "privacy.md", "--no-cache"]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    "directive",
    [
        "ignor[placeholder]",
        "ignore[placeholder] until=soon",
        "ignore[placeholder] untill=2026-01-01",
        "ignore[placeholder] agreed",
    ],
)
def test_a_comment_with_a_word_that_is_not_understood_covers_nothing(
    directive: str, check: Check, folder: Path
) -> None:
    results = statuses(check, folder, f"<!-- smallprint: {directive} -->\nTODO one.")
    assert ("TODO", "new") in results
    assert "unknown-suppression" in {name for name, _ in results}
