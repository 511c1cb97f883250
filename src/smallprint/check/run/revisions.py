"""What git knows of a file. In: a path, a revision. Out: its last change, its content at the revision."""

import os
from datetime import date
from pathlib import Path
from typing import Final

from smallprint.check.model import LastChange

_PATCH: Final = (
    "--diff-filter=M",
    "--ignore-cr-at-eol",
    "--unified=0",
    "--patch",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
)

_OF_A_HOOK: Final = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"})
"""What git sets for its hooks, for the folder in which it runs them."""

TIMEOUT_SECONDS: Final = 30
"""Longest wait for one answer of git."""


class History:
    """What git knows of the files of one run; each repository is asked once which of its files have edits."""

    def __init__(self, today: date) -> None:
        """`today` is the day of edits that are not committed."""
        self._today: Final = today
        self._edited: Final[dict[Path, frozenset[Path]]] = {}
        self._renamed: Final[dict[tuple[Path, str], dict[Path, str]]] = {}

    def find_last_change(self, file: Path) -> LastChange | None:
        """The last change of `file`: edits that are not committed, else the last commit that changed it.

        The commit that brought it in changed nothing: the text may be older than its repository, and the first commit
        of a shallow clone seems to bring in everything. None where there is no other, without git, and outside a
        repository.
        """
        full = file.resolve()
        repository = self.find_repository(full.parent)
        if repository is None:
            return None
        if full in self._edits_in(repository):
            edits = _ask("diff", *_PATCH, "HEAD", "--", full.name, folder=full.parent)
            if edits:
                return _to_change(self._today, edits, committed=False)
        said = _ask("log", "-1", *_PATCH, "--format=%cs", "--", full.name, folder=full.parent)
        if not said:
            return None
        day, _, patch = said.partition(b"\n")
        return _to_change(date.fromisoformat(day.decode().strip()), patch, committed=True)

    @staticmethod
    def find_repository(folder: Path) -> Path | None:
        """The top of the working tree that holds `folder`."""
        return next((parent for parent in (folder, *folder.parents) if (parent / ".git").exists()), None)

    def find_former_path(self, revision: str, file: Path) -> str | None:
        """The path that `file` had at `revision`, from the top; None where git sees no file renamed to it since.

        A file that git does not track yet was not renamed for it: `git add` it first.
        """
        repository = self.find_repository(file.parent)
        if repository is None:
            return None
        key = (repository, revision)
        if key not in self._renamed:
            said = _ask("diff", "--name-status", "-z", "-M", "--diff-filter=R", revision, folder=repository) or b""
            fields = iter(said.decode("utf-8", "surrogateescape").split("\0"))
            self._renamed[key] = {repository / new: old for _, old, new in zip(fields, fields, fields, strict=False)}
        return self._renamed[key].get(file)

    def _edits_in(self, repository: Path) -> frozenset[Path]:
        if repository not in self._edited:
            said = _ask("diff", "--name-only", "-z", "--diff-filter=M", "HEAD", folder=repository) or b""
            names = said.decode("utf-8", "surrogateescape").split("\0")
            self._edited[repository] = frozenset(repository / name for name in names if name)
        return self._edited[repository]


def _to_change(day: date, patch: bytes, *, committed: bool) -> LastChange:
    lines = patch.decode("utf-8", "replace").splitlines()
    body = lines[next((number for number, line in enumerate(lines) if line.startswith("@@")), len(lines)) :]
    added, removed = ("\n".join(line[1:] for line in body if line.startswith(sign)) for sign in "+-")
    return LastChange(day=day, committed=committed, added=added, removed=removed)


def knows(revision: str, *, folder: Path) -> bool:
    """Whether git has this commit in the repository of `folder`."""
    return _ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", folder=folder) is not None


def is_shallow(folder: Path) -> bool:
    """Whether the repository of `folder` holds the last commits alone."""
    return (_ask("rev-parse", "--is-shallow-repository", folder=folder) or b"").strip() == b"true"


def read_blob(revision: str, path: str, *, folder: Path) -> bytes | None:
    """The content of a file at a revision, by its path from the top, or as "./name" from `folder`; None without one."""
    return _ask("show", f"{revision}:{path}", folder=folder)


def _ask(*arguments: str, folder: Path) -> bytes | None:
    """Standard output of a git command; None where it fails."""
    import subprocess

    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env={name: value for name, value in os.environ.items() if name not in _OF_A_HOOK},
            capture_output=True,
            check=False,
            timeout=TIMEOUT_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
