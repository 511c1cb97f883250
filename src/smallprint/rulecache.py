"""Keeps a rulebook as it was read, for the next start. In: folders of rules. Out: the same `Rulebook`, sooner.

Reading and validating some two hundred TOML files takes five times as long as loading what came of it. An entry is
named by a hash of everything that decides it: the rule files, their folder, and the code that reads them. It is written
whole under another name and then renamed, so runs side by side never see half of one. What is damaged, or not ours,
counts as absent; where nothing can be written, nothing is kept.
"""

import os
import pickle
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from typing import Final

from smallprint.model import Rulebook
from smallprint.rulebook import builtin_folder, load_rulebook

FOLDER_VARIABLE: Final = "SMALLPRINT_CACHE_DIR"
"""Names the folder of entries; empty: keep nothing."""
ENTRIES_KEPT: Final = 8
"""Rulebooks kept, the newest: the built-in one, and some with rules of one's own."""
READING_CODE: Final = ("model.py", "pattern.py", "inflect.py", "rulebook/*.py")
"""Modules on which the outcome of reading depends."""


def recall_rulebook(extra: Sequence[Path] = ()) -> Rulebook:
    """What `load_rulebook(extra)` gives, from the cache where nothing has changed.

    Raises:
        RuleError: as `load_rulebook` does.
    """
    folder = cache_folder()
    if folder is None:
        return load_rulebook(extra)
    path = folder / f"rules-{_name_of((builtin_folder(), *extra))}.pickle"
    rulebook = _read(path)
    if rulebook is None:
        rulebook = load_rulebook(extra)
        _write(path, rulebook)
    return rulebook


def cache_folder() -> Path | None:
    """Where entries are kept: SMALLPRINT_CACHE_DIR, else the user's cache folder; None where there is none."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named is not None:
        return Path(named) if named else None
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if base:
        return Path(base) / "smallprint"
    try:
        return Path.home() / ".cache" / "smallprint"
    except RuntimeError:  # no home
        return None


def _name_of(folders: Sequence[Path]) -> str:
    """A hash of all that decides what reading `folders` gives."""
    digest = sha256()
    for part in _parts(folders):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:32]


def _parts(folders: Sequence[Path]) -> Iterator[bytes]:
    for modules in READING_CODE:
        for path in sorted(Path(__file__).parent.glob(modules)):
            yield path.read_bytes()
    for folder in folders:
        yield os.fsencode(folder.absolute())
        yield os.fsencode(folder)
        for path in sorted(folder.rglob("*.toml")):
            yield os.fsencode(path)
            with suppress(OSError):  # load_rulebook says what is wrong with it
                yield path.read_bytes()


def _read(path: Path) -> Rulebook | None:
    try:
        if not _is_ours(path.parent) or not _is_ours(path):
            return None
        digest, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if digest.decode("ascii", "replace") != sha256(body).hexdigest():
        return None
    rulebook = pickle.loads(body)
    assert isinstance(rulebook, Rulebook)
    return rulebook


def _is_ours(path: Path) -> bool:
    """Whether nobody but this user can have written it, so that it may be unpickled."""
    status = path.stat()
    if not hasattr(os, "getuid"):
        return True  # Windows: the folder lies in the user's profile
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _write(path: Path, rulebook: Rulebook) -> None:
    body = pickle.dumps(rulebook, protocol=pickle.HIGHEST_PROTOCOL)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)
        draft.chmod(0o600)
        draft.replace(path)
        entries = sorted(path.parent.glob("rules-*.pickle"), key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in entries[ENTRIES_KEPT:]:
            entry.unlink()
    except OSError:
        with suppress(OSError):
            draft.unlink()
