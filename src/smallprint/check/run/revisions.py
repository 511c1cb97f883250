"""What git knows of a file. In: a path, a revision. Out: its last change, its content at the revision."""

from datetime import date
from pathlib import Path
from typing import Final

from smallprint.check.model import LastChange
from smallprint.errors import UsageError

_PATCH: Final = ("--diff-filter=M", "--unified=0", "--patch", "--no-ext-diff", "--no-textconv", "--no-color")

TIMEOUT_SECONDS: Final = 30
"""Longest wait for one answer of git."""


class History:
    """What git knows of the files of one run; each repository is asked once which of its files have edits."""

    def __init__(self, today: date) -> None:
        """`today` is the day of edits that are not committed."""
        self._today: Final = today
        self._edited: Final[dict[Path, frozenset[Path]]] = {}

    def find_last_change(self, file: Path) -> LastChange | None:
        """The last change of `file`: edits that are not committed, else the last commit that changed it.

        The commit that brought it in changed nothing: the text may be older than its repository, and the first commit
        of a shallow clone seems to bring in everything. None where there is no other, without git, and outside a
        repository.
        """
        full = file.resolve()
        repository = _repository_of(full.parent)
        if repository is None:
            return None
        if full in self._edits_in(repository):
            edits = _ask("diff", *_PATCH, "HEAD", "--", full.name, folder=full.parent)
            return _to_change(self._today, edits or b"", committed=False)
        said = _ask("log", "-1", *_PATCH, "--format=%cs", "--", full.name, folder=full.parent)
        if not said:
            return None
        day, _, patch = said.partition(b"\n")
        return _to_change(date.fromisoformat(day.decode().strip()), patch, committed=True)

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


def _repository_of(folder: Path) -> Path | None:
    return next((parent for parent in (folder, *folder.parents) if (parent / ".git").exists()), None)


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
