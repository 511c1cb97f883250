"""Collects what to check. In: paths, patterns, folders or "-". Out: targets in a stable order.

A file that is named is always checked. A folder gives its readable files, less what .gitignore files and `exclude`
leave out below it; hidden folders are skipped.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smallprint.check.configuration.reader import ConfigFinder
from smallprint.check.patterns import compile_sound
from smallprint.check.shown import show_path
from smallprint.errors import UsageError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STANDARD_INPUT: Final = "-"
SUFFIXES: Final = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".html", ".htm", ".xhtml", ".txt", ".text"})
"""What a folder's walk takes; a test holds them to the formats that are read."""

_WILD: Final = frozenset("*?[")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One document to check."""

    path: str
    """As it is shown."""
    file: Path | None
    """None for standard input."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ignores:
    """One set of patterns, and the folder from which they are read."""

    root: Path
    spec: "GitIgnoreSpec"


def collect(
    arguments: Sequence[str], *, configs: ConfigFinder | None = None, stdin_name: str | None = None
) -> tuple[Target, ...]:
    """The targets that `arguments` name, each once, in the order given and sorted within a folder or pattern.

    Raises:
        UsageError: a path that is missing, an argument that gives no file at all, or a configuration that is not valid.
    """
    configs = configs or ConfigFinder(isolated=True)
    found: dict[object, Target] = {}
    for argument in arguments:
        given = list(_targets_of(argument, configs, stdin_name))
        if not given:
            raise UsageError(
                "No file to check here.", where=argument, fix="Name Markdown, HTML or text files, or a folder of them."
            )
        for target in given:
            found.setdefault(target.file.resolve() if target.file else STANDARD_INPUT, target)
    targets = tuple(found.values())
    standard_input = next((target for target in targets if target.file is None), None)
    if standard_input and any(target.path == standard_input.path for target in targets if target.file):
        fix = "Give --stdin-filename another name, or leave the file out."
        raise UsageError("Standard input and a file have one name.", where=standard_input.path, fix=fix)
    return targets


def readable_files(folder: Path) -> Iterator[Path]:
    """The files that a folder gives by its .gitignore files, whatever configurations leave out."""
    return _walk(folder, ConfigFinder(isolated=True))


def _targets_of(argument: str, configs: ConfigFinder, stdin_name: str | None) -> Iterator[Target]:
    if argument == STANDARD_INPUT:
        yield Target(path=show_path(stdin_name or STANDARD_INPUT), file=None)
        return
    if not argument:
        raise UsageError("a path is empty.", where="PATH", fix="Name a file or a folder; '.' is this one.")
    path = Path(argument)
    if path.is_dir():
        yield from map(_target, _walk(path, configs))
    elif path.exists():
        yield _target(path)
    elif _WILD & set(argument):
        yield from map(_target, _expand(argument))
    else:
        raise UsageError("no such file or folder.", where=argument, fix="Check the path.")


def _target(file: Path) -> Target:
    return Target(path=show_path(file), file=file)


def _expand(pattern: str) -> list[Path]:
    """Files that a shell pattern names, `**` included, for shells that leave patterns alone.

    Raises:
        UsageError: the pattern cannot be read.
    """
    path = Path(pattern)
    root = Path(path.anchor) if path.anchor else Path()
    relative = str(path.relative_to(path.anchor)) if path.anchor else pattern
    try:
        return sorted(file for file in root.glob(relative) if file.is_file() or _leads_nowhere(file))
    except (ValueError, re.error) as error:
        fix = "`**` stands for folders, between slashes: 'legal/**/*.md'."
        raise UsageError(f"This pattern cannot be read: {error}.", where=pattern, fix=fix) from error


def _walk(folder: Path, configs: ConfigFinder) -> Iterator[Path]:
    """The files that a folder gives. What leaves out the folder itself does not count, since somebody named it."""
    real = folder.resolve()
    above = _ignores_above(folder)
    if _is_ignored(real, above, is_folder=True):
        above = []
    if _is_ignored(real, _exclusions(real.parent, configs), is_folder=True):
        configs = ConfigFinder(isolated=True)
    return _walk_below(folder, real, above, configs)


def _exclusions(folder: Path, configs: ConfigFinder) -> list[_Ignores]:
    """What the configuration closest to `folder` leaves out of it."""
    exclusions = configs.find_in(folder).exclusions()
    return [_to_ignores(exclusions.patterns, exclusions.root)] if exclusions.patterns else []


def _walk_below(shown: Path, real: Path, above: Sequence[_Ignores], configs: ConfigFinder) -> Iterator[Path]:
    """The files of a folder and of those below; `above` is what .gitignore files further up say."""
    own = _read_gitignore(real)
    ignores = [*above, own] if own else above
    all_ignores = [*ignores, *_exclusions(real, configs)]
    with os.scandir(real) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        if _is_ignored(real / entry.name, all_ignores, is_folder=is_folder):
            continue
        if is_folder:
            if not entry.name.startswith("."):
                yield from _walk_below(shown / entry.name, real / entry.name, ignores, configs)
        elif Path(entry.name).suffix.lower() in SUFFIXES and (entry.is_file() or _leads_nowhere(Path(entry.path))):
            yield shown / entry.name


def _leads_nowhere(path: Path) -> bool:
    """Whether it is a link to what is not there: not to be passed over, for it stands for a document."""
    return path.is_symlink() and not path.exists()


def _ignores_above(folder: Path) -> list[_Ignores]:
    """The .gitignore files between the repository's top and `folder`, which itself is left to the walk."""
    found: list[_Ignores] = []
    real = folder.resolve()
    if (real / ".git").exists():
        return found
    for parent in real.parents:
        own = _read_gitignore(parent)
        if own:
            found.append(own)
        if (parent / ".git").exists():
            return found[::-1]
    return []


def _read_gitignore(folder: Path) -> _Ignores | None:
    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    return _to_ignores(lines, folder)


def _to_ignores(lines: Iterable[str], root: Path) -> _Ignores:
    return _Ignores(root=root, spec=compile_sound(lines))


def _is_ignored(path: Path, ignores: Sequence[_Ignores], *, is_folder: bool) -> bool:
    """As git decides: the pattern set closest to the file that says anything has the word."""
    for ignore in reversed(ignores):
        if path.is_relative_to(ignore.root):
            relative = path.relative_to(ignore.root).as_posix()
            said = ignore.spec.check_file(f"{relative}/" if is_folder else relative).include
            if said is not None:
                return said
    return False
