"""One piece of work. In: bytes, settings and dates of the documents judged together. Out: a `Job` and its cache key."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from hashlib import sha256
from pathlib import Path

from smallprint import __version__
from smallprint.check.catalog import NEEDS_PROFILE, NEEDS_PUBLISHED, is_selected, may_run
from smallprint.check.configuration.settings import Settings
from smallprint.check.model import LastChange
from smallprint.check.run.cache import make_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One published document."""

    data: bytes | None
    """None where the revision has no such document: it is new, or was renamed beyond recognition."""
    path: str
    """As it is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One document's bytes, with what its checks need to know beside them."""

    path: str
    """As it is shown; its suffix tells the format."""
    file: Path | None
    data: bytes
    settings: Settings
    changed: LastChange | None
    published: Published | None
    """The last published version, when the run compares with one."""
    error: str | None = None
    """Why its bytes could not be read."""

    @property
    def base(self) -> Path | None:
        """The folder from which its links are read."""
        return self.file.parent if self.file else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The documents that are judged together: one, or with `--together` all of a service."""

    inputs: tuple[Input, ...]
    today: date
    max_bytes: int

    def key(self) -> str:
        """A name for everything that decides the outcomes, but for the files beside the documents."""
        parts: list[bytes | str] = [__version__, own_digest(), self.today.isoformat()]
        for one in self.inputs:
            parts += [one.path, one.data, one.settings.key(), repr(one.changed)]
            # What lies beside a document is looked at for a file alone, whatever name standard input is given.
            parts += ["input" if one.base is None else "file"]
            if one.published is not None:
                parts += [one.published.path, b"-" if one.published.data is None else b"+" + one.published.data]
            parts += [digest_folder(folder) for folder in one.settings.rules]
        return make_key(*parts)


def did_run(pattern: str, one: Input) -> bool:
    """Whether the checks that a pattern of ids names ran on `one`, so that what gave no result has none to give.

    What several families may answer to counts as not run: nobody can tell.
    """
    settings, (name, _, member) = one.settings, pattern.partition("/")
    if "*" in name or not may_run(name, select=settings.select, ignore=settings.ignore, profiles=settings.profiles):
        return False
    if name in NEEDS_PUBLISHED and one.published is None:
        return False
    if name in NEEDS_PROFILE and "." in member and member.partition(".")[0] not in settings.profiles:
        return False
    return is_selected(pattern, select=settings.select, ignore=settings.ignore) and not any(
        fnmatchcase(ignored, pattern) for ignored in settings.ignore
    )


@cache
def own_digest() -> str:
    """A hash of the built-in rules and of the code, which changes without the version where it is not a release.

    Of an installed package the installer's list of hashes stands for the code.
    """
    package = Path(__file__).parents[2]
    installed = package / "rules"
    if installed.is_dir():
        return digest_folder(installed) + digest_file(package.parent / f"smallprint-{__version__}.dist-info" / "RECORD")
    return digest_folder(package.parents[1] / "rules") + digest_folder(package, suffix=".py")


def digest_file(file: Path) -> str:
    """A hash of the content of `file`; of nothing where there is none."""
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def digest_folder(folder: Path, *, suffix: str = ".toml") -> str:
    """A hash of the names and contents of all files below `folder` with this suffix."""
    digest = sha256()
    for name in sorted(_name_files(folder, suffix)):
        digest.update(f"{name}\0".encode())
        digest.update(sha256((folder / name).read_bytes()).digest())
    return digest.hexdigest()


def _name_files(folder: Path, suffix: str) -> Iterator[str]:
    """Paths below `folder`, with forward slashes; not by `rglob`, which takes as long as reading the files."""
    for parent, _, names in os.walk(folder):
        below = Path(parent).relative_to(folder).as_posix()
        yield from (f"{below}/{name}" for name in names if name.endswith(suffix))
