"""The cache: it saves the work and never changes the answer."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from time import time
from typing import Any

import pytest

import smallprint
from smallprint.check.run.job import digest_folder, own_digest
from smallprint.cli.main import run
from smallprint.rulebook import builtin_folder

from .conftest import TODAY, policy

PROGRAM = (
    "import sys; from smallprint.cli.main import run; code = run(sys.argv[1:]); "
    "print(code, [name for name in ('spacy', 'bs4', 'markdown_it', 'smallprint.pipeline') if name in sys.modules])"
)


def check(*arguments: str) -> dict[str, Any]:
    run(["check", *arguments, "--today", str(TODAY), "-o", "json:out.json"])
    result: dict[str, Any] = json.loads(Path("out.json").read_text(encoding="utf-8"))
    return result


@pytest.fixture
def privacy(folder: Path) -> Path:
    """A policy that was checked once."""
    document = folder / "privacy.md"
    text = "<!-- smallprint: ignore[vague-wording] until=2027-06-30 -->\nWe may share it. TODO. [More](more.md)"
    document.write_text(policy(sharing=text), encoding="utf-8")
    check("privacy.md")
    return document


def entries(folder: Path) -> list[Path]:
    return sorted((folder / ".smallprint_cache").glob("*.json"))


def test_a_second_run_says_the_same(privacy: Path) -> None:
    first = check("privacy.md")
    assert first == check("privacy.md", "--no-cache")
    assert len(entries(privacy.parent)) == 1


def test_an_unchanged_file_is_not_read_again(privacy: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, "check", "privacy.md", "--today", str(TODAY), "-o", "json:out.json"]
    done = subprocess.run(command, cwd=privacy.parent, capture_output=True, text=True, check=True)
    assert done.stdout == "1 []\n"


def test_a_changed_file_is_read_again(privacy: Path) -> None:
    privacy.write_text(policy(), encoding="utf-8")
    assert check("privacy.md")["results"] == []


def test_other_settings_are_another_answer(privacy: Path) -> None:
    assert [r["check"] for r in check("privacy.md", "--select", "placeholder")["results"]] == ["placeholder"]


def test_another_day_is_another_answer(privacy: Path) -> None:
    run(["check", "privacy.md", "--today", "2029-01-01", "-o", "json:out.json"])
    results = json.loads(Path("out.json").read_text(encoding="utf-8"))["results"]
    assert {"date-stale", "expired-suppression"} <= {result["check"] for result in results}


def test_a_neighbour_that_appears_mends_its_link(privacy: Path) -> None:
    before = [result["check"] for result in check("privacy.md")["results"]]
    (privacy.parent / "more.md").write_text("# More\n", encoding="utf-8")
    after = [result["check"] for result in check("privacy.md")["results"]]
    assert [name for name in before if name not in after] == ["broken-link"]


@pytest.mark.parametrize("damage", [b"", b"junk", b'{"outcomes": []}', b"\xff\xfe\x00", None])
def test_a_damaged_entry_is_ignored_and_rebuilt(damage: bytes | None, privacy: Path) -> None:
    expected = check("privacy.md")
    entry = entries(privacy.parent)[0]
    whole = entry.read_bytes()
    entry.write_bytes(whole[:-3] if damage is None else damage)
    assert check("privacy.md") == expected
    assert entry.read_bytes() == whole


def test_no_cache_leaves_no_trace(folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    check("privacy.md", "--no-cache")
    assert not (folder / ".smallprint_cache").exists()


def test_its_folder_keeps_itself_out_of_git(privacy: Path) -> None:
    assert (privacy.parent / ".smallprint_cache" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_another_folder_can_be_named(folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    check("privacy.md", "--cache-dir", "kept/here")
    assert len(list((folder / "kept" / "here").glob("*.json"))) == 1


def test_a_folder_that_cannot_be_written_is_no_fault(folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    (folder / "file").write_text("", encoding="utf-8")
    assert check("privacy.md", "--cache-dir", "file/below")["results"] == []


def test_runs_side_by_side_do_not_disturb_one_another(folder: Path) -> None:
    for number in range(4):
        (folder / f"{number}.md").write_text(policy(sharing="TODO. " * (number + 1)), encoding="utf-8")
    command = [sys.executable, "-m", "smallprint", "check", ".", "--today", str(TODAY), "-o"]
    runs = [subprocess.Popen([*command, f"json:out-{number}"], cwd=folder) for number in range(3)]
    assert [process.wait() for process in runs] == [1, 1, 1]
    texts = {(folder / f"out-{number}").read_text(encoding="utf-8") for number in range(3)}
    assert len(texts) == 1
    assert not list((folder / ".smallprint_cache").glob("*.tmp"))


def test_standard_input_under_a_files_name_is_another_answer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = policy(sharing="[More](more.md) is told elsewhere.")
    (folder / "privacy.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert check("-", "--stdin-filename", "privacy.md")["results"] == []
    assert [result["check"] for result in check("privacy.md")["results"]] == ["broken-link"]


def test_old_entries_are_dropped_and_what_is_not_ours_stays(privacy: Path) -> None:
    kept = privacy.parent / ".smallprint_cache"
    names = {"a" * 64 + ".json": 31, "b" * 64 + ".1.0123abcd.tmp": 31, "c" * 64 + ".json": 29, "notes.json": 31}
    for name, days in names.items():
        (kept / name).write_text("", encoding="utf-8")
        os.utime(kept / name, (time() - days * 86400, time() - days * 86400))
    privacy.write_text(policy(), encoding="utf-8")
    check("privacy.md")
    assert {name for name in names if (kept / name).exists()} == {"c" * 64 + ".json", "notes.json"}


def test_an_empty_name_of_a_folder_is_refused(folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    assert run(["check", "privacy.md", "--cache-dir", ""]) == 2


def test_what_could_not_be_read_is_not_kept(folder: Path) -> None:
    (folder / "junk.md").write_bytes(bytes(range(256)) * 20)
    assert run(["check", "junk.md"]) == 2
    assert entries(folder) == []


def test_the_rules_and_in_a_checkout_the_code_are_the_key_of_what_is_kept() -> None:
    own_digest.cache_clear()
    package = Path(smallprint.__file__).parent
    assert own_digest() == digest_folder(builtin_folder()) + digest_folder(package, suffix=".py")


def test_a_digest_changes_with_names_and_contents(tmp_path: Path) -> None:
    digests = set()
    for name, text in (("a.toml", "x"), ("b.toml", "x"), ("b.toml", "y")):
        for file in tmp_path.glob("*.toml"):
            file.unlink()
        (tmp_path / name).write_text(text, encoding="utf-8")
        digests.add(digest_folder(tmp_path))
    assert len(digests) == 3
