"""What git knows of a file. In: a path, a revision. Out: the day of its last change, its content at the revision."""

from datetime import date
from pathlib import Path
from typing import Final

from smallprint.errors import UsageError

TIMEOUT_SECONDS: Final = 30
"""Longest wait for one answer of git."""


def find_last_change(file: Path) -> date | None:
    """The day of the last commit that changed `file`; today's edits that are not committed do not count.

    The commit that brought it in changed nothing: the text may be older than its repository, and the first commit of a
    shallow clone seems to bring in everything. None where there is no other, without git, and outside a repository.
    """
    folder = file.resolve().parent
    if not _in_repository(folder):
        return None
    said = _ask("log", "-1", "--diff-filter=M", "--format=%cs", "--", file.name, folder=folder)
    return date.fromisoformat(said.decode().strip()) if said else None


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
