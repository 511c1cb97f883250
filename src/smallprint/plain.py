"""Plain data of any noun. In: frozen dataclasses, tuples, mappings. Out: dicts, lists and scalars for JSON."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Final

FLATTEN: Final = {"plain": "flatten"}
"""Field metadata: the field's own keys stand in its parent, as line and column do in a clause."""
LEAVE_OUT: Final = {"plain": "leave out"}
"""Field metadata: the field is internal and does not appear."""


def to_plain(value: object) -> object:
    """`value` as dicts, lists and scalars, keys in field order; a trailing underscore of a field name is dropped."""
    if is_dataclass(value) and not isinstance(value, type):
        result: dict[str, object] = {}
        for entry in fields(value):
            treatment = entry.metadata.get("plain")
            if treatment == "leave out":
                continue
            plain = to_plain(getattr(value, entry.name))
            if treatment == "flatten" and isinstance(plain, dict):
                result.update(plain)
            else:
                result[entry.name.rstrip("_")] = plain
        return result
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    return value
