"""Values of tables, checked. In: a table of a TOML file. Out: a value of the right kind, or what is wrong and where.

`owner` is the id of the slot, practice or lexicon whose table it is; empty where the table is the whole file.
"""

import difflib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from smallprint.errors import RuleError

Table = Mapping[str, Any]
"""A table of a TOML file, keys not yet checked."""


def read_toml(path: Path) -> Table:
    """The file's table. Raises RuleError where it cannot be read or is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"cannot be read: {error}.", where=str(path)) from error
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"is not valid TOML: {error}.", where=str(path)) from error


def need(table: Table, key: str, kind: type | tuple[type, ...], path: Path, owner: str = "") -> Any:
    """The value of `key`, which must be there and be of `kind`. Raises RuleError."""
    label = f"{owner}.{key}" if owner else key
    if key not in table:
        raise RuleError(f"the key {label!r} is missing.", where=str(path), fix="See docs/writing-rules.md.")
    if not isinstance(table[key], kind):
        raise RuleError(f"{label!r} has the wrong type: {table[key]!r}.", where=str(path))
    return table[key]


def choose(table: Table, key: str, allowed: Sequence[str], default: str | None, path: Path) -> Any:
    """The value of `key`, or `default`, which must be one of `allowed`. Raises RuleError."""
    value = table.get(key, default)
    if value not in allowed:
        raise RuleError(f"{key!r} is {value!r}.", where=str(path), fix=f"Use one of: {', '.join(allowed)}.")
    return value


def list_texts(table: Table, key: str, of: str, path: Path, owner: str = "") -> list[str]:
    """The texts listed under `key`, none where it is absent; `of` says what they are. Raises RuleError."""
    texts = table.get(key, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        label = f"{owner}.{key}" if owner else key
        raise RuleError(f"{label!r} must be a list of {of}.", where=str(path))
    return texts


def list_tables(table: Table, key: str, path: Path) -> list[Table]:
    """The tables listed under `key`, none where it is absent. Raises RuleError."""
    tables = table.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(content, Mapping) for content in tables):
        raise RuleError(f"{key!r} must be a list of tables.", where=str(path), fix=f"Begin each with [[{key}]].")
    return tables


def read_subtable(table: Table, key: str, path: Path) -> Table:
    """The table under `key`, an empty one where it is absent. Raises RuleError."""
    content = table.get(key, {})
    if not isinstance(content, Mapping):
        raise RuleError(f"{key!r} must be a table.", where=str(path), fix=f"Begin it with [{key}].")
    return content


def refuse_unknown(table: Table, known: Iterable[str], path: Path, owner: str = "") -> None:
    """Raises RuleError where `table` is none, or has a key that is not `known`."""
    if not isinstance(table, Mapping):
        raise RuleError(f"{owner!r} must be a table.", where=str(path))
    for key in table:
        if key not in known:
            label = f"{owner}.{key}" if owner else key
            raise RuleError(f"unknown key {label!r}.{guess(key, known)}", where=str(path))


def refuse_taken(name: str, taken: Mapping[str, object], path: Path) -> None:
    """Raises RuleError where `name` has been given already."""
    if name in taken:
        raise RuleError(f"{name!r} is already defined elsewhere.", where=str(path), fix="Choose another id.")


def guess(name: str, known: Iterable[str]) -> str:
    """A sentence, after a space, that asks whether the nearest of `known` was meant; empty where none is near."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return f" Did you mean {close[0]!r}?" if close else ""
