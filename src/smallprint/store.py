"""Keeps objects between runs, in the user's cache folder. In: a name and an object. Out: the same object, next time.

An entry is written whole under another name and then renamed, so runs side by side never see half of one. What is
damaged, or not ours, counts as absent; where nothing can be written, nothing is kept.
"""

import os
import pickle
import stat
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from typing import Final, TypeVar

Kept = TypeVar("Kept")

FOLDER_VARIABLE: Final = "SMALLPRINT_CACHE_DIR"
"""Names the folder of entries; empty: keep nothing."""
ENTRIES_KEPT: Final = 8
"""Entries of a kind, the newest: of the built-in rules, say, and some with rules of one's own."""


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


def entry(kind: str, parts: Iterable[bytes]) -> Path | None:
    """The file of what is of `kind` and is decided by `parts`; None where nothing is kept."""
    folder = cache_folder()
    if folder is None:
        return None
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return folder / f"{kind}-{digest.hexdigest()[:32]}.pickle"


def read(path: Path, kind: type[Kept]) -> Kept | None:
    """What `path` keeps; None where that is nothing to be trusted."""
    try:
        if not _is_ours(path.parent) or not _is_ours(path):
            return None
        digest, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if digest.decode("ascii", "replace") != sha256(body).hexdigest():
        return None
    kept = pickle.loads(body)
    assert isinstance(kept, kind)
    return kept


def _is_ours(path: Path) -> bool:
    """Whether nobody but this user can have written it, so that it may be unpickled."""
    status = path.stat()
    if not hasattr(os, "getuid"):
        return True  # Windows: the folder lies in the user's profile
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def write(path: Path, kept: object) -> None:
    """Keep an object at `path`, and of its kind the newest entries alone."""
    body = pickle.dumps(kept, protocol=pickle.HIGHEST_PROTOCOL)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)
        draft.chmod(0o600)
        draft.replace(path)
        alike = path.parent.glob(f"{path.name.partition('-')[0]}-*.pickle")
        entries = sorted(alike, key=lambda each: each.stat().st_mtime, reverse=True)
        for each in entries[ENTRIES_KEPT:]:
            each.unlink()
    except OSError:
        with suppress(OSError):
            draft.unlink()
