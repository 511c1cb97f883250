"""Gets the last published version. In: a target, and what `--against` names. Out: its bytes, and what it is called.

`--against` names a revision ("v1", "origin/main"), a file, or a file at a revision ("v1:legal/privacy.md").
"""

from pathlib import Path

from smallprint.check.run.collect import Target
from smallprint.check.run.job import Published
from smallprint.check.run.revisions import History, is_shallow, knows, read_blob
from smallprint.errors import UsageError


def require_one(against: str, count: int) -> None:
    """Refuse to compare several documents with one file.

    Raises:
        UsageError: `against` names a file, or a file at a revision, and there are more documents than one.
    """
    if count > 1 and (Path(against).is_file() or _split(against) is not None):
        raise UsageError(
            "One file cannot be the last version of several.", where=f"--against {against}", fix="Name a revision."
        )


def read_published(target: Target, against: str, *, history: History, max_bytes: int) -> Published:
    """The published version of `target`; where git says that it was renamed since, under its old name.

    Raises:
        UsageError: `against` leads nowhere, or the target is standard input and `against` is a revision.
    """
    if Path(against).is_file():
        with Path(against).open("rb") as stream:
            return Published(data=stream.read(max_bytes + 1), path=against)
    if target.file is None and _split(against) is None:
        raise UsageError(
            "Standard input has no revision.",
            where=f"--against {against}",
            fix=f"Name a file to check, or the published file: --against {against}:PATH.",
        )
    file = (target.file or Path("-")).resolve()
    _require_known(against, file.parent)
    named = _split(against)
    if named is not None:
        return Published(data=read_blob(*named, folder=file.parent), path=against)
    data = read_blob(against, f"./{file.name}", folder=file.parent)
    if data is not None:
        return Published(data=data, path=f"{against}:{target.path}")
    former = history.find_former_path(against, file)
    if former is None:
        return Published(data=None, path=f"{against}:{target.path}")
    return Published(data=read_blob(against, former, folder=file.parent), path=f"{against}:{former}")


def _split(against: str) -> tuple[str, str] | None:
    """Revision and path of "v1:legal/privacy.md"; None for a revision alone."""
    revision, colon, path = against.partition(":")
    return (revision, path) if revision and colon and path else None


def _require_known(against: str, folder: Path) -> None:
    """Refuse what is neither a file nor something that git has, with what can be done about it."""
    revision, path = _split(against) or (against, "")
    where = f"--against {against}"
    if not knows(revision, folder=folder):
        what, fix = _explain(against, folder)
        raise UsageError(what, where=where, fix=fix)
    if path and read_blob(revision, path, folder=folder) is None:
        fix = "Give its path from the top of the repository, or ./PATH from the document's folder."
        raise UsageError(f"{revision} has no file {path}.", where=where, fix=fix)


def _explain(against: str, folder: Path) -> tuple[str, str]:
    """Why `against` leads nowhere, and what to do."""
    if Path(against).is_dir():
        return "A folder is no version of a document.", "Name the published file, or a commit, branch or tag."
    if History.find_repository(folder) is None:
        return f"There is no such file, and {folder} is in no git repository.", "Name the published file."
    if not knows("HEAD", folder=folder):
        what = "There is no such file, and git is not installed, refuses this repository, or finds no commit in it."
        return what, f"Name the published file, or see what `git -C {folder} log` says."
    if is_shallow(folder):
        what = "This is neither a file nor a revision that git knows here: the clone holds the last commits alone."
        return what, "Fetch the whole history: `git fetch --unshallow --tags`, or in CI `fetch-depth: 0`."
    what = "This is neither a file nor a revision that git knows here."
    return what, "Name the published file, or a commit, branch or tag. In CI, fetch the whole history."
