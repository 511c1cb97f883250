"""What git knows of a file. In: a path, a revision. Out: its last change, its content at the revision."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from smallprint.errors import UsageError

_PATCH: Final = ("--diff-filter=M", "--unified=0", "--patch", "--no-ext-diff", "--no-textconv", "--no-color")

TIMEOUT_SECONDS: Final = 30
"""Longest wait for one answer of git."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastChange:
    """The last change of a file that git tracks."""

    day: date
    committed: bool
    """False: edits that are not committed yet, made by the day of the run."""
    added: str
    removed: str
    """The lines that it added and took away."""

    def brought(self, words: str) -> bool:
        """Whether the change wrote these words: they stand in what it added, and not in what it took away."""
        return words in self.added and words not in self.removed


def find_last_change(file: Path, *, today: date) -> LastChange | None:
    """The last change of `file`: edits that are not committed, else the last commit that changed it.

    The commit that brought it in changed nothing: the text may be older than its repository, and the first commit of a
    shallow clone seems to bring in everything. None where there is no other, without git, and outside a repository.
    """
    folder = file.resolve().parent
    if not _in_repository(folder):
        return None
    edits = _ask("diff", *_PATCH, "HEAD", "--", file.name, folder=folder)
    if edits:
        return _to_change(today, edits, committed=False)
    said = _ask("log", "-1", *_PATCH, "--format=%cs", "--", file.name, folder=folder)
    if not said:
        return None
    day, _, patch = said.partition(b"\n")
    return _to_change(date.fromisoformat(day.decode().strip()), patch, committed=True)


def _to_change(day: date, patch: bytes, *, committed: bool) -> LastChange:
    lines = patch.decode("utf-8", "replace").splitlines()
    body = lines[next((number for number, line in enumerate(lines) if line.startswith("@@")), len(lines)) :]
    added, removed = ("\n".join(line[1:] for line in body if line.startswith(sign)) for sign in "+-")
    return LastChange(day=day, committed=committed, added=added, removed=removed)


def read_at(revision: str, file: Path) -> bytes | None:
    """The content of `file` at `revision`; None where it was not there yet.

    Raises:
        UsageError: `file` is not in a git repository, or there is no such revision.
    """
    folder = file.resolve().parent
    if _ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", folder=folder) is None:
        raise UsageError(
            "This is neither a file nor a revision that git knows here.",
            where=f"--against {revision}",
            fix="Name the published file, or a commit, branch or tag. In CI, fetch the whole history.",
        )
    return _ask("show", f"{revision}:./{file.name}", folder=folder)


def _in_repository(folder: Path) -> bool:
    return any((parent / ".git").exists() for parent in (folder, *folder.parents))


def _ask(*arguments: str, folder: Path) -> bytes | None:
    """Standard output of a git command; None where it fails."""
    import subprocess

    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, check=False, timeout=TIMEOUT_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
