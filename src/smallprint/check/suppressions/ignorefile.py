"""The side file of suppressions. In: `.smallprint/ignore.toml`. Out: its entries, each with its line.

It keeps counsel's notes out of the published page, and serves formats without comments.

    [[ignore]]
    id = "vague-wording"
    path = "legal/privacy.md"      # a pattern as in .gitignore, read from the folder that holds .smallprint
    quote = "may share"            # optional: words that the result's quote must hold
    reason = "Agreed with counsel."
    owner = "legal@..."
    until = 2027-06-30
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from smallprint.check.catalog import chooses, is_known, suggest_check
from smallprint.check.configuration.suggest import suggest
from smallprint.check.configuration.toml import read_toml
from smallprint.check.fingerprint import normalise
from smallprint.check.model import Result
from smallprint.check.patterns import is_named, require_pattern
from smallprint.check.shown import show_path
from smallprint.errors import UsageError

FOLDER: Final = ".smallprint"
FILE_NAME: Final = "ignore.toml"
_KEYS: Final = ("id", "path", "quote", "reason", "owner", "until")
_HEADER: Final = re.compile(r"^[ \t]*\[\[[ \t]*ignore[ \t]*\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoreEntry:
    """One suppression of the side file."""

    id: str
    path: str
    quote: str
    reason: str
    owner: str
    until: date | None
    """Last day on which it holds; None: for good."""
    file: str
    """The side file, as it is shown."""
    line: int
    root: Path
    """Folder from which `path` is read."""
    fault: str
    """Why it cannot be used; empty when it can."""

    def names_file(self, file: Path) -> bool:
        """Whether its path pattern names the file at `file`."""
        return is_named(self.path, file, root=self.root)

    def names(self, result: Result) -> bool:
        """Whether it is meant for `result`, given that its path is."""
        return (
            not self.fault
            and chooses(self.id, result.check)
            and (not self.quote or normalise(self.quote) in normalise(result.quote))
        )


class IgnoreFiles:
    """Finds the side file of each document, closest folder first, reading each once."""

    def __init__(self, *, isolated: bool) -> None:
        """`isolated` reads none."""
        self._isolated = isolated
        self._folders: dict[Path, tuple[IgnoreEntry, ...]] = {}

    def entries_for(self, file: Path | None) -> tuple[IgnoreEntry, ...]:
        """Entries of the side file closest to `file` that name it; none for standard input.

        Raises:
            UsageError: the side file is not valid.
        """
        if self._isolated or file is None:
            return ()
        return tuple(entry for entry in self._find_from(file.resolve().parent) if entry.names_file(file))

    def _find_from(self, folder: Path) -> tuple[IgnoreEntry, ...]:
        if folder not in self._folders:
            side = folder / FOLDER / FILE_NAME
            if side.exists() or side.is_symlink():  # what cannot be read must be told, not passed over
                self._folders[folder] = read_ignore_file(side)
            else:
                self._folders[folder] = () if folder.parent == folder else self._find_from(folder.parent)
        return self._folders[folder]


def read_ignore_file(path: Path) -> tuple[IgnoreEntry, ...]:
    """The entries of the side file at `path`.

    Raises:
        UsageError: it is not TOML, or an entry has an unknown key, no id, no path or a value of the wrong kind.
    """
    where = _show(path)
    text, data = read_toml(path, where=where)
    for key in data:
        if key != "ignore":
            raise UsageError(f"`{key}` is not a known key.", where=where, fix="Write each entry below [[ignore]].")
    entries = data.get("ignore", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UsageError("`ignore` must be a list of tables.", where=where, fix="Write each entry below [[ignore]].")
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
    lines += [1] * (len(entries) - len(lines))
    root = path.resolve().parent.parent
    return tuple(
        _read_entry(entry, where=where, line=line, root=root) for entry, line in zip(entries, lines, strict=False)
    )


def _read_entry(entry: dict[str, Any], *, where: str, line: int, root: Path) -> IgnoreEntry:
    place = f"{where}:{line}"
    for key, value in entry.items():
        if key not in _KEYS:
            raise UsageError(f"`{key}` is not a known key.", where=place, fix=suggest(key, _KEYS))
        if key != "until" and not isinstance(value, str):
            raise UsageError(f"`{key}` must be a text in quotes.", where=place, fix="Correct it.")
    for key in ("id", "path"):
        if not entry.get(key):
            raise UsageError(f"`{key}` is missing.", where=place, fix=f'Add it: {key} = "...".')
    require_pattern(entry["path"], where=place, key="path")
    if "quote" in entry and not normalise(entry["quote"]):
        fix = "Write words that the result's quote holds, or leave `quote` out."
        raise UsageError("`quote` holds no words.", where=place, fix=fix)
    name = entry["id"]
    return IgnoreEntry(
        id=name,
        path=entry["path"],
        quote=entry.get("quote", ""),
        reason=entry.get("reason", ""),
        owner=entry.get("owner", ""),
        until=_read_date(entry.get("until"), where=place),
        file=where,
        line=line,
        root=root,
        fault="" if is_known(name) else f"`{name}` is not a check. {suggest_check(name)}",
    )


def _read_date(value: object, *, where: str) -> date | None:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise UsageError("`until` must be a date.", where=where, fix="Write it as until = 2027-06-30.") from None


def _show(path: Path) -> str:
    """The path relative to the working folder, where it lies below it."""
    full = path.absolute()
    return show_path(full.relative_to(Path.cwd()) if full.is_relative_to(Path.cwd()) else path)
