"""The command line as its users meet it; what hangs on documents stands in test_cli_reading.py."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from smallprint import __version__
from smallprint.cli.main import COMMANDS, cli, run

HEAVY = ("spacy", "bs4", "markdown_it", "textstat", "rich", "jinja2", "jsonschema")


def imported_by(*arguments: str) -> list[str]:
    """Which heavy packages a command imports."""
    program = (
        "import sys; from smallprint.cli.main import run; "
        f"run({list(arguments)!r}); print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    names: list[str] = json.loads(done.stdout.splitlines()[-1].replace("'", '"'))
    return names


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("summary", "--help"),
        ("summary",),
        ("summary", "no-such-file.md"),
        ("summary", "x.md", "--wpm", "fast"),
        ("nonsense",),
        ("rules", "list"),
        ("rules", "explain", "share.sold"),
        ("rules", "explain", "no.such.rule"),
        ("clauses", "x.md", "--pillar", "no-such-pillar"),
    ],
)
def test_help_explanations_and_usage_errors_import_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert imported_by(*arguments) == []


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"smallprint {__version__}\n"


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_names_every_command(flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([flag]) == 0
    shown = capsys.readouterr().out
    assert "  summary " in shown
    assert "  clauses " in shown
    assert "  rules " in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_where_the_table_says(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.name == name
    assert run([name, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: smallprint {name} ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing command. See 'smallprint --help'."),
        (["sumary"], "No command 'sumary'. Did you mean 'summary'? See 'smallprint --help'."),
        (["summary"], "Missing argument 'PATH...|-'. See 'smallprint summary --help'."),
        (["summary", "x.md", "--colour"], "No such option '--colour'. See 'smallprint summary --help'."),
        (
            ["summary", "x.md", "--wpm", "0"],
            "Invalid value for '--wpm': 0 is not between 50 and 1000. See 'smallprint summary --help'.",
        ),
        (
            ["summary", "x.md", "--max-bytes", "lots"],
            "Invalid value for '--max-bytes': 'lots' is not a size. Write bytes, or a unit: 500000, 500k, 20MB. "
            "See 'smallprint summary --help'.",
        ),
        (["summary", "nowhere.md"], "nowhere.md: no such file. Check the path."),
        (["summary", "-", "-"], "-: standard input can be read once. Name '-' once."),
        (
            ["clauses", "x.md", "--category", "do not trak"],
            "--category: 'do not trak' is not known. Did you mean Do Not Track?",
        ),
        (
            ["rules", "explain", "share.sol"],
            "No rule, practice or slot is called 'share.sol'. Did you mean share.sold?",
        ),
        (
            ["rules", "list", "--rules", "nowhere"],
            "nowhere: there is no such rules folder. Give a folder with TOML files.",
        ),
    ],
)
def test_a_refusal_is_one_line_that_says_what_and_how_to_fix_it(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr() == ("", f"smallprint: {message}\n")


def test_every_path_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summary", "nowhere.md", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        "smallprint: nowhere.md: no such file. Check the path.\n"
        f"smallprint: {tmp_path}: is a folder, not a file. Name the files in it.\n"
    )


def test_rules_are_listed_with_the_practices_they_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "list", "--format", "json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["sharing.sale"]["pillar"] == "sharing"
    assert "share.not_sold" in rows["sharing.sale"]["shows"].split(", ")


def test_a_pillars_practices_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "list", "--practices", "--pillar", "payment"]) == 0
    assert capsys.readouterr().out == (
        "pay.auto_renew  P1  neutral  It renews and charges you until you cancel.\n"
        "pay.no_refund   P1  bad      They do not give refunds.\n"
    )


def test_a_practice_is_explained_with_its_worth_and_its_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "explain", "share.sold"]) == 0
    page = capsys.readouterr().out
    assert "They sell your data.\n" in page
    assert "- polarity: blocker, value 0 (0 worst, 1 best)\n" in page
    assert "- `sharing.sale`: " in page


def test_a_slot_is_explained_with_its_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "explain", "S1"]) == 0
    assert capsys.readouterr().out.startswith("# Do they sell your data?\n\n- `S1` of the pillar sharing: 30 points;")


def test_pages_of_rules_replace_only_what_was_generated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.md").write_text("mine")
    assert run(["rules", "docs", str(tmp_path)]) == 0
    (tmp_path / "gone.rule.md").write_text((tmp_path / "sharing.sale.md").read_text())
    assert run(["rules", "docs", str(tmp_path)]) == 0
    assert (tmp_path / "notes.md").read_text() == "mine"
    assert not (tmp_path / "gone.rule.md").exists()
    (tmp_path / "README.md").write_text("mine")
    assert run(["rules", "docs", str(tmp_path)]) == 2
    assert (tmp_path / "README.md").read_text() == "mine"


def own_rules(folder: Path, practice: str) -> Path:
    folder.mkdir()
    (folder / "lending.toml").write_text(
        f"""\
id = "own.lending"
title = "Lending data"
category = "Third Party Sharing/Collection"
act = ["we lend! ... data"]

[[examples]]
text = "We lend your data to neighbours."
practice = "{practice}"

[[examples]]
text = "We lend some data to friends."

[[counterexamples]]
text = "We do not lend books."
because = "books are no data"

[[counterexamples]]
text = "We borrow data."
because = "that is the other way round"
"""
    )
    return folder


def test_a_rule_is_explained_with_patterns_outcomes_and_examples(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = own_rules(tmp_path / "own", "")
    assert run(["rules", "explain", "own.lending", "--rules", str(folder)]) == 0
    assert (
        capsys.readouterr().out
        == f"""\
# Lending data

- id: `own.lending`, in `{folder}/lending.toml`
- category: Third Party Sharing/Collection
- pillar: own
- actor: we

## Recognises

```
we lend! ... data
```

## Shows

A clause of its category, and no practice.

## Examples

- “We lend your data to neighbours.”: a clause, no practice
- “We lend some data to friends.”: a clause, no practice

## Leaves alone

- “We do not lend books.”: books are no data
- “We borrow data.”: that is the other way round
"""
    )


def test_a_failing_example_is_printed_with_its_file_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = own_rules(tmp_path / "own", "share.sold")
    assert run(["rules", "test", str(folder)]) == 1
    shown = capsys.readouterr()
    assert shown.out == (
        f"{folder / 'lending.toml'}: own.lending: “We lend your data to neighbours.” is read as None (stated), "
        "not as share.sold\n"
    )
    assert shown.err == "smallprint: 1 rules, 4 examples and counterexamples: 1 of them failed.\n"


def test_rules_that_hold_their_examples_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = own_rules(tmp_path / "own", "")
    assert run(["rules", "test", str(folder / "lending.toml")]) == 0
    assert capsys.readouterr() == ("", "smallprint: 1 rules, 4 examples and counterexamples: all pass.\n")


def test_a_faulty_rule_is_refused_with_its_file_and_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = own_rules(tmp_path / "own", "")
    path = folder / "lending.toml"
    path.write_text(path.read_text().replace("title =", "titel ="))
    assert run(["rules", "list", "--rules", str(folder)]) == 2
    message = capsys.readouterr().err
    assert message.startswith(f"smallprint: {path}: ")
    assert "titel" in message


def test_a_reader_that_goes_away_is_no_error() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "smallprint", "rules", "list", "--practices", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device to write to")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "smallprint", "rules", "list"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr == b"smallprint: standard output: No space left on device.\n"


def test_a_terminal_that_cannot_show_a_character_shows_another() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "smallprint", "rules", "explain", "sharing.sale"],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b'"' in done.stdout or b"?" in done.stdout


def test_the_shell_is_offered_the_commands() -> None:
    environment = {
        **os.environ,
        "_SMALLPRINT_COMPLETE": "bash_complete",
        "COMP_WORDS": "smallprint su",
        "COMP_CWORD": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "smallprint"], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "plain,summary\n")


def test_an_interruption_is_quiet(tmp_path: Path) -> None:
    pipe = tmp_path / "policy.md"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-m", "smallprint", "summary", str(pipe)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Where the tests run in the background, shells have them ignore interruptions, and so would the child.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )
    with pipe.open("wb"):  # opens when the command does, which then waits for the text
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == 130
