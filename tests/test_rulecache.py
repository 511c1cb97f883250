import gc
import os
import pickle
from pathlib import Path

import pytest

from smallprint.errors import RuleError
from smallprint.match import compile_rules, recall_rules
from smallprint.rulebook import load_rulebook
from smallprint.rulecache import recall_rulebook
from smallprint.store import ENTRIES_KEPT, cache_folder

RULE = 'id = "own.lending"\ntitle = "Lending data"\ncategory = "Other"\nact = ["we lend! ... data"]\n'


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("SMALLPRINT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "lending.toml").write_text(RULE)
    return folder


def test_what_is_recalled_is_what_is_loaded(cache: Path) -> None:
    assert recall_rulebook() == load_rulebook()
    [entry] = cache.iterdir()
    written = entry.stat().st_mtime_ns
    assert recall_rulebook() == load_rulebook()
    assert entry.stat().st_mtime_ns == written


def test_compiled_rules_are_recalled_with_what_they_were_compiled_from(cache: Path) -> None:
    assert recall_rules().rulebook == load_rulebook()
    written = {entry: entry.stat().st_mtime_ns for entry in cache.iterdir()}
    assert sorted(entry.name.partition("-")[0] for entry in written) == ["matcher", "rulebook"]
    found = [
        [match.rule.id for match in matcher.matches(matcher.passage("We sell your data."))]
        for matcher in (recall_rules(), compile_rules(load_rulebook()))
    ]
    assert found[0] == found[1] != []
    assert {entry: entry.stat().st_mtime_ns for entry in cache.iterdir()} == written


def test_garbage_is_collected_again_afterwards(cache: Path) -> None:
    recall_rulebook()
    assert gc.isenabled()


def test_garbage_that_is_not_collected_stays_so(cache: Path) -> None:
    gc.disable()
    try:
        recall_rulebook()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_changed_rule_is_read_anew(cache: Path, own: Path) -> None:
    recall_rulebook((own,))
    (own / "lending.toml").write_text(RULE.replace("Lending data", "Giving data on loan"))
    titles = {rule.id: rule.title for rule in recall_rulebook((own,)).rules}
    assert titles["own.lending"] == "Giving data on loan"


def test_a_faulty_rule_is_told_each_time(cache: Path, own: Path) -> None:
    (own / "lending.toml").write_text(RULE.replace("title", "titel"))
    for _ in range(2):
        with pytest.raises(RuleError, match="titel"):
            recall_rulebook((own,))


@pytest.mark.parametrize("damage", [b"", b"junk", pickle.dumps("not a rulebook")])
def test_a_damaged_entry_is_read_anew(cache: Path, damage: bytes) -> None:
    recall_rulebook()
    [entry] = cache.iterdir()
    entry.write_bytes(damage)
    assert recall_rulebook() == load_rulebook()
    assert entry.read_bytes() != damage


def test_an_entry_that_others_can_write_is_not_trusted(cache: Path) -> None:
    recall_rulebook()
    [entry] = cache.iterdir()
    entry.chmod(0o666)
    recall_rulebook()
    assert entry.stat().st_mode & 0o777 == 0o600


def test_nothing_is_kept_where_nothing_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SMALLPRINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert recall_rulebook() == load_rulebook()


def test_nothing_is_kept_where_nobody_wants_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMALLPRINT_CACHE_DIR", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() is None
    recall_rulebook()
    assert list(tmp_path.iterdir()) == []


def test_entries_stand_in_the_users_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMALLPRINT_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/home/ada/.cache")
    assert cache_folder() == Path("/home/ada/.cache/smallprint")


def test_old_entries_go(cache: Path, own: Path) -> None:
    for number in range(ENTRIES_KEPT + 2):
        (own / "lending.toml").write_text(RULE.replace("Lending data", f"Lending data {number}"))
        recall_rulebook((own,))
        [newest] = [entry for entry in cache.iterdir() if entry.stat().st_mtime > number + 1]
        os.utime(newest, (number + 1, number + 1))
    assert len(list(cache.iterdir())) == ENTRIES_KEPT
