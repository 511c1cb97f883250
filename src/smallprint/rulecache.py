"""Keeps rules as they were read or compiled, for the next start. In: folders of rules. Out: the same object, sooner.

Reading and validating some two hundred TOML files takes five times as long as loading what came of it, and so does
making them ready to be looked for. An entry is named by a hash of everything that decides it: the rule files, their
folder, and the code that makes it. It is written whole under another name and then renamed, so runs side by side never
see half of one. What is damaged, or not ours, counts as absent; where nothing can be written, nothing is kept.
"""

import gc
import os
import pickle
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from typing import Final, TypeVar

from smallprint.model import Rulebook
from smallprint.rulebook import builtin_folder, load_rulebook

Kept = TypeVar("Kept")

FOLDER_VARIABLE: Final = "SMALLPRINT_CACHE_DIR"
"""Names the folder of entries; empty: keep nothing."""
ENTRIES_KEPT: Final = 8
"""Entries of a kind, the newest: that of the built-in rules, and some with rules of one's own."""
READING_CODE: Final = ("model.py", "pattern.py", "inflect.py", "rulebook/*.py")
"""Modules on which the outcome of reading depends."""


def recall_rulebook(extra: Sequence[Path] = ()) -> Rulebook:
    """What `load_rulebook(extra)` gives, from the cache where nothing has changed.

    Raises:
        RuleError: as `load_rulebook` does.
    """

    return recall(Rulebook, lambda: load_rulebook(extra), extra=extra, code=READING_CODE)


def recall(
    kind: type[Kept],
    make: Callable[[], Kept],
    *,
    extra: Sequence[Path],
    code: Sequence[str],
    tools: Sequence[str] = (),
) -> Kept:
    """What `make` gives, from the cache where nothing has changed.

    Args:
        kind: Its class.
        make: Makes it of the built-in rules and those of the folders `extra`. What it raises passes through.
        extra: Folders of rules.
        code: Glob patterns of the modules on which it depends, relative to the package.
        tools: Names and versions of what else it depends on.
    """
    folder = cache_folder()
    with _no_collection():
        if folder is None:
            return make()
        path = folder / f"{kind.__name__.lower()}-{_name_of((builtin_folder(), *extra), code, tools)}.pickle"
        kept = _read(path, kind)
        if kept is None:
            kept = make()
            _write(path, kept)
    return kept


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for garbage while tens of thousands of objects are made that all stay: it would take half the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


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


def _name_of(folders: Sequence[Path], code: Sequence[str], tools: Sequence[str]) -> str:
    """A hash of all that decides what `code` makes of `folders`."""
    digest = sha256()
    for part in (*_parts(folders, code), *map(str.encode, tools)):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:32]


def _parts(folders: Sequence[Path], code: Sequence[str]) -> Iterator[bytes]:
    for modules in code:
        for path in sorted(Path(__file__).parent.glob(modules)):
            yield path.read_bytes()
    for folder in folders:
        yield os.fsencode(folder.absolute())
        yield os.fsencode(folder)
        for path in sorted(folder.rglob("*.toml")):
            yield os.fsencode(path)
            with suppress(OSError):  # load_rulebook says what is wrong with it
                yield path.read_bytes()


def _read(path: Path, kind: type[Kept]) -> Kept | None:
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


def _write(path: Path, kept: object) -> None:
    body = pickle.dumps(kept, protocol=pickle.HIGHEST_PROTOCOL)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)
        draft.chmod(0o600)
        draft.replace(path)
        alike = path.parent.glob(f"{path.name.partition('-')[0]}-*.pickle")
        entries = sorted(alike, key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in entries[ENTRIES_KEPT:]:
            entry.unlink()
    except OSError:
        with suppress(OSError):
            draft.unlink()
