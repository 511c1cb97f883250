"""Patterns as in .gitignore. In: patterns, and the folder they are read from. Out: what they match, or a refusal."""

import re
from collections.abc import Iterable
from functools import lru_cache
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING

from smallprint.errors import UsageError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def compile_sound(lines: Iterable[str]) -> "GitIgnoreSpec":
    """The patterns of a .gitignore file; like git, it passes over those that mean nothing."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(line for line in lines if _is_sound(line))


def require_pattern(pattern: str, *, where: str, key: str) -> None:
    """Refuse a pattern that can match nothing.

    Raises:
        UsageError: it cannot be read; `key` says in which place of `where` it stands.
    """
    if not pattern.strip() or not _is_sound(pattern):
        fix = "Write it as in .gitignore, such as legal/*.md."
        raise UsageError(f"`{key}` has a pattern that cannot be read, `{pattern}`.", where=where, fix=fix)


def is_named(pattern: str, path: Path, *, root: Path) -> bool:
    """Whether a pattern that is read from the folder `root` names the file at `path`: as it is called, or as it lies.

    A link has two names, and whoever writes a pattern may mean either.
    """
    names = {
        full.relative_to(root).as_posix()
        for full in (Path(normpath(path.absolute())), path.resolve())
        if full.is_relative_to(root)
    }
    return any(_compile(pattern).match_file(name) for name in names)


def _is_sound(pattern: str) -> bool:
    try:
        _compile(pattern)
    except (ValueError, re.error):
        return False
    return True


@lru_cache(maxsize=256)
def _compile(pattern: str) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines([pattern])
