"""Reads labelled files. In: paths of JSON and JSON-lines files. Out: rows, each knowing its file and line."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from smallprint.errors import SourceError, UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One JSON object of a labelled file; its methods check what they give."""

    path: Path
    line: int
    """1-based line of a JSON-lines file; 1 for a file that is one object."""
    data: Mapping[str, object]

    def text(self, key: str) -> str:
        """The string under `key`. Raises UsageError for anything else."""
        value = self.data.get(key)
        if isinstance(value, str):
            return value
        raise self._wrong(key, "a string")

    def text_or_none(self, key: str) -> str | None:
        """The string under `key`; None for null and a missing key. Raises UsageError for anything else."""
        return None if self.data.get(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """The strings of the list under `key`. Raises UsageError for anything else."""
        value = self.data.get(key)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise self._wrong(key, "a list of strings")

    def flag(self, key: str) -> bool:
        """The truth value under `key`. Raises UsageError for anything else."""
        value = self.data.get(key)
        if isinstance(value, bool):
            return value
        raise self._wrong(key, "true or false")

    def number(self, key: str) -> int:
        """The whole number under `key`. Raises UsageError for anything else."""
        value = self.data.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise self._wrong(key, "a whole number")

    def lines(self, key: str) -> tuple[int, int]:
        """The two whole numbers under `key`, first and last line. Raises UsageError for anything else."""
        value = self.data.get(key)
        if isinstance(value, list) and len(value) == len(("first", "last")):
            first, last = value
            if isinstance(first, int) and isinstance(last, int):
                return first, last
        raise self._wrong(key, "a list of two line numbers")

    def row(self, key: str) -> "Row":
        """The object under `key`, as a row of the same place. Raises UsageError for anything else."""
        value = self.data.get(key)
        if isinstance(value, dict):
            return Row(path=self.path, line=self.line, data=value)
        raise self._wrong(key, "an object")

    def rows(self, key: str) -> tuple["Row", ...]:
        """The objects of the list under `key`; none for a missing key. Raises UsageError for anything else."""
        value = self.data.get(key, [])
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            return tuple(Row(path=self.path, line=self.line, data=item) for item in value)
        raise self._wrong(key, "a list of objects")

    def _wrong(self, key: str, wanted: str) -> UsageError:
        return UsageError(
            f"the key {key!r} should hold {wanted}.", where=f"{self.path}:{self.line}", fix="Mend the labelled file."
        )


def read_rows(path: Path) -> list[Row]:
    """The objects of a JSON or JSON-lines file, in order; of a JSON list, those items that are objects.

    Raises:
        SourceError: the file cannot be read.
        UsageError: it is not JSON.
    """
    try:
        content = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SourceError("there is no such file.", where=str(path), fix="Check the path.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"cannot be read: {error}.", where=str(path), fix="Give a UTF-8 JSON file.") from error
    if path.suffix == ".jsonl":
        return list(_read_lines(path, content))
    value = _parse(content, where=str(path))
    items = value if isinstance(value, list) else [value]
    return [Row(path=path, line=1, data=item) for item in items if isinstance(item, dict)]


def _read_lines(path: Path, content: str) -> Iterator[Row]:
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            value = _parse(line, where=f"{path}:{number}")
            if isinstance(value, dict):
                yield Row(path=path, line=number, data=value)


def _parse(content: str, *, where: str) -> object:
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        raise UsageError(f"is not JSON: {error}.", where=where, fix="Give a .json or .jsonl file.") from error
