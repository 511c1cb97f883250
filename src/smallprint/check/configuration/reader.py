"""Reads configuration. In: a document's path and what the command line says. Out: `Settings` and `RunSettings`.

The closest `smallprint.toml`, or `pyproject.toml` with a `[tool.smallprint]` table, is the one that counts; in one
folder the former wins. Files further up count only where `extend` names them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from smallprint.check.configuration.settings import Exclusions, RunSettings, Settings
from smallprint.check.configuration.toml import read_toml
from smallprint.check.patterns import is_named
from smallprint.errors import UsageError

FILE_NAME: Final = "smallprint.toml"
_MERGED: Final = ("severity", "assert", "facts")
"""Tables whose entries are joined, not replaced, when one configuration builds upon another."""

_NAMES_CHECKS: Final = ("select", "ignore", "severity")
"""Keys that hold patterns of check ids, as a list or as the keys of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """The settings of the files that a pattern names."""

    pattern: str
    root: Path
    """Folder of the configuration file that says so, from which the pattern is read."""
    table: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One configuration file with all that it extends, validated."""

    path: Path | None
    """None where there is no configuration file."""
    root: Path
    """Its folder; without a file, the top of the repository, and outside one the working folder."""
    table: Mapping[str, Any] = field(default_factory=dict)
    layers: tuple[Layer, ...] = ()
    """`per-file` tables in reading order; later ones win."""
    exclude_root: Path | None = None
    """Folder of the file that says `exclude`, where that is another one."""

    def run_settings(self) -> RunSettings:
        """What it says of the run as a whole."""
        return RunSettings(
            together=self.table.get("together", False),
            jobs=self.table.get("jobs", 1),
            baseline=self.table.get("baseline"),
        )

    def exclusions(self) -> Exclusions:
        """What of the folders that it is closest to is left out."""
        return Exclusions(patterns=tuple(self.table.get("exclude", ())), root=self.exclude_root or self.root)

    def settings_for(self, path: Path | None) -> Settings:
        """What it says of the document at `path` (None: standard input, which no pattern matches)."""
        table = dict(self.table)
        if path is not None:
            for layer in self.layers:
                if is_named(layer.pattern, path, root=layer.root):
                    # What is ignored everywhere stays ignored in the files that ignore more.
                    ignored = [*table.get("ignore", ()), *layer.table.get("ignore", ())]
                    table = {**_merge(table, layer.table), "ignore": ignored}
        return _to_settings(table)

    def named_checks(self) -> tuple[str, ...]:
        """Every pattern of check ids that it holds, for whichever file."""
        tables = [self.table, *(layer.table for layer in self.layers)]
        return tuple(name for table in tables for key in _NAMES_CHECKS for name in table.get(key, ()))


class ConfigFinder:
    """Finds each document's configuration, reading each file once."""

    def __init__(self, *, isolated: bool = False, explicit: Path | None = None) -> None:
        """`isolated` reads no file at all; `explicit` names the one that counts for every document.

        Raises:
            UsageError: both, or a configuration file that is not valid.
        """
        if isolated and explicit:
            raise UsageError("--isolated reads no configuration.", where=f"--config {explicit}", fix="Leave one out.")
        self._isolated = isolated
        self._explicit = read_config(explicit) if explicit else None
        self._folders: dict[Path, Config] = {}

    def find(self, path: Path | None) -> Config:
        """The configuration of the document at `path`; None, as for standard input: of the working folder.

        Raises:
            UsageError: a configuration file that is not valid.
        """
        return self.find_in(path.resolve().parent if path else Path.cwd())

    def find_in(self, folder: Path) -> Config:
        """The configuration of documents in `folder`.

        Raises:
            UsageError: a configuration file that is not valid.
        """
        if self._isolated:
            return Config(path=None, root=Path.cwd())
        return self._explicit or self._find_from(folder.resolve())

    def _find_from(self, folder: Path) -> Config:
        if folder not in self._folders:
            found = _config_in(folder)
            if found is None:
                at_top = folder.parent == folder
                found = Config(path=None, root=Path.cwd()) if at_top else self._find_from(folder.parent)
                if found.path is None and (folder / ".git").exists():
                    found = replace(found, root=folder)
            self._folders[folder] = found
        return self._folders[folder]


def read_config(path: Path) -> Config:
    """The configuration file at `path`, with what it extends.

    Raises:
        UsageError: it is missing, not TOML, or holds a key or value that is not known.
    """
    return _read(path.resolve(), seen=())


def _config_in(folder: Path) -> Config | None:
    own = folder / FILE_NAME
    if own.exists() or own.is_symlink():  # what cannot be read must be told, not passed over
        return _read(own, seen=())
    project = folder / "pyproject.toml"
    if project.is_file() and b"smallprint" in project.read_bytes() and _table_of(project) is not None:
        return _read(project, seen=())
    return None


def _read(path: Path, *, seen: tuple[Path, ...]) -> Config:
    from smallprint.check.configuration.keys import KEYS
    from smallprint.check.configuration.validate import check_table

    if path in seen:
        raise UsageError("A configuration extends itself.", where=str(path), fix="Remove one `extend`.")
    table = _table_of(path)
    if table is None:
        raise UsageError("There is no [tool.smallprint] table.", where=str(path), fix="Name another file.")
    table = check_table(table, KEYS, where=str(path), base=path.parent)
    layers = tuple(
        Layer(pattern=pattern, root=path.parent, table=layer) for pattern, layer in table.pop("per-file", {}).items()
    )
    extended = table.pop("extend", None)
    if extended is None:
        return Config(path=path, root=path.parent, table=table, layers=layers)
    if not extended.is_file():
        said = "is no file" if extended.exists() else "does not exist"
        raise UsageError(f"`extend` names {extended}, which {said}.", where=str(path), fix="Correct its path.")
    below = _read(extended.resolve(), seen=(*seen, path))
    return Config(
        path=path,
        root=path.parent,
        table=_merge(below.table, table),
        layers=(*below.layers, *layers),
        exclude_root=path.parent if "exclude" in table else below.exclusions().root,
    )


def _table_of(path: Path) -> dict[str, Any] | None:
    """The table with our settings; None for a pyproject.toml without one."""
    _, data = read_toml(path, where=str(path))
    if path.name != "pyproject.toml":
        return data
    tool = data.get("tool", {})
    found = tool.get("smallprint") if isinstance(tool, dict) else None
    if found is not None and not isinstance(found, dict):
        fix = "Write it as [tool.smallprint] and keys."
        raise UsageError("`tool.smallprint` must be a table.", where=str(path), fix=fix)
    return found


def _merge(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """`above` laid over `below`: tables are joined, other values replaced."""
    joined = {name: {**below.get(name, {}), **above[name]} for name in _MERGED if name in above}
    return {**below, **above, **joined}


def _to_settings(table: Mapping[str, Any]) -> Settings:
    given = {
        "select": tuple(table.get("select", ())),
        "ignore": tuple(table.get("ignore", ())),
        "profiles": tuple(table.get("profiles", ())),
        "severities": table.get("severity", {}),
        "assertions": table.get("assert", {}),
        "facts": table.get("facts", {}),
        "company": tuple(table.get("company", ())),
        "known_companies": tuple(table.get("known-companies", ())),
        "rules": tuple(table.get("rules", ())),
    }
    plain = ("fail-on", "min-score", "max-age-days", "max-future-days", "max-sentence-words", "git-dates")
    given.update({name.replace("-", "_"): table[name] for name in plain if name in table})
    return replace(Settings(), **given)
