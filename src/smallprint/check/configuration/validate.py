"""Validates tables that people write. In: a TOML table and the keys it may hold. Out: the table, paths made whole.

Every refusal names the file and the key.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from smallprint.check.configuration.keys import KEYS, PER_FILE_KEYS, Key
from smallprint.check.configuration.suggest import suggest
from smallprint.check.patterns import require_pattern
from smallprint.errors import UsageError


def check_table(table: object, keys: Mapping[str, Key], *, where: str, base: Path, prefix: str = "") -> dict[str, Any]:
    """`table` as a new dict in which relative paths are read from `base`.

    Raises:
        UsageError: an unknown key, or a value of the wrong kind.
    """
    if not isinstance(table, dict):
        own = prefix.rstrip(".")
        raise UsageError(f"`{own}` must be a table.", where=where, fix=f"Write it as [{own}] and keys.")
    result = {}
    for name, value in table.items():
        if name not in keys:
            raise UsageError(f"`{prefix}{name}` is not a known key.", where=where, fix=_advise(name, keys, prefix))
        result[name] = _check_value(value, keys[name], name=prefix + name, where=where, base=base)
    return result


def _advise(name: str, keys: Mapping[str, Key], prefix: str) -> str:
    """What to do about a key that is not known where it stands."""
    if keys is PER_FILE_KEYS and name in KEYS:
        return "It is no setting of single files: write it at the top of the file."
    if not prefix and name == "tool":
        return "The header [tool.smallprint] is for pyproject.toml: leave it out."
    return suggest(name, keys)


def _check_value(value: object, key: Key, *, name: str, where: str, base: Path) -> Any:
    """`value` as the key's kind; a path as a `Path` read from `base`."""
    match key.kind:
        case "table" if key.entries is not None:
            return check_table(value, key.entries, where=where, base=base, prefix=f"{name}.")
        case "table" | "files":
            return _check_free_table(value, key, name=name, where=where, base=base)
        case "texts" | "choices" | "paths" | "patterns":
            return _check_list(value, key, name=name, where=where, base=base)
        case "number" | "whole":
            return _check_number(value, key, name=name, where=where)
        case "switch":
            return _expect(value, isinstance(value, bool), "true or false", name=name, where=where)
        case "choice":
            if value not in key.choices:
                raise UsageError(
                    f"`{name}` cannot be {_show(value)}.", where=where, fix=suggest(str(value), key.choices)
                )
            return value
        case "pattern":
            pattern = _expect(value, isinstance(value, str), "a text in quotes", name=name, where=where)
            require_pattern(pattern, where=where, key=name)
            return pattern
        case "path":
            fits = isinstance(value, str) and value != ""
            return base / _expect(value, fits, "a path in quotes", name=name, where=where)
        case _:
            return _expect(value, isinstance(value, str), "a text in quotes", name=name, where=where)


def _check_free_table(value: object, key: Key, *, name: str, where: str, base: Path) -> dict[str, Any]:
    """A table whose own keys are patterns or check ids."""
    if not isinstance(value, dict):
        raise UsageError(f"`{name}` must be a table.", where=where, fix=f"Write it as [{name}] and keys.")
    if key.kind == "files":
        for pattern in value:
            require_pattern(pattern, where=where, key=name)
        return {
            pattern: check_table(entry, PER_FILE_KEYS, where=where, base=base, prefix=f'{name}."{pattern}".')
            for pattern, entry in value.items()
        }
    assert key.value is not None
    return {
        entry_name: _check_value(entry, key.value, name=f"{name}.{entry_name}", where=where, base=base)
        for entry_name, entry in value.items()
    }


def _check_list(value: object, key: Key, *, name: str, where: str, base: Path) -> list[Any]:
    one: Key = Key(
        kind={"texts": "text", "choices": "choice", "paths": "path", "patterns": "pattern"}[key.kind],  # type: ignore[arg-type]
        about="",
        choices=key.choices,
    )
    if not isinstance(value, list):
        raise UsageError(f"`{name}` must be a list.", where=where, fix='Write it as ["one", "two"].')
    return [_check_value(item, one, name=name, where=where, base=base) for item in value]


def _check_number(value: object, key: Key, *, name: str, where: str) -> float | int:
    kinds = int if key.kind == "whole" else (int, float)
    wanted = "a whole number" if key.kind == "whole" else "a number"
    number: float = _expect(
        value, isinstance(value, kinds) and not isinstance(value, bool), wanted, name=name, where=where
    )
    if not number >= key.lowest or (key.highest is not None and number > key.highest):  # nor is nan
        bounds = f"from {key.lowest:g} to {key.highest:g}" if key.highest is not None else f"{key.lowest:g} or more"
        raise UsageError(f"`{name}` cannot be {number:g}.", where=where, fix=f"It must be {bounds}.")
    return number


def _expect(value: object, fits: bool, wanted: str, *, name: str, where: str) -> Any:  # noqa: FBT001 - an assertion
    if not fits:
        raise UsageError(f"`{name}` must be {wanted}, not {_show(value)}.", where=where, fix="Correct it.")
    return value


def _show(value: object) -> str:
    """A value as it stands in TOML."""
    return json.dumps(value, default=str, ensure_ascii=False)
