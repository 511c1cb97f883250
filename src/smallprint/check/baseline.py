"""Known results. In: a baseline file and results. Out: results marked as known, and what of the baseline is stale.

Entries are keyed by document, check, normalised quote and ordinal among equals, never by line. Paths are read from the
folder that holds `.smallprint`, or else from the baseline's own folder.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from smallprint.check.configuration.reader import ConfigFinder
from smallprint.check.fingerprint import normalise
from smallprint.check.model import Result
from smallprint.errors import UsageError

BASELINE_SCHEMA: Final = "smallprint/baseline/1"
DEFAULT: Final = Path(".smallprint") / "baseline.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One known result."""

    check: str
    quote: str
    """Normalised, for whoever reads the file."""
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Known results of each document."""

    path: Path
    documents: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    """Path of a document, with forward slashes, read from the baseline's root -> its known results."""

    def name_of(self, file: Path | None) -> str:
        """The key of the document at `file`; "-" for standard input."""
        if file is None:
            return "-"
        root, full = _root_of(self.path), file.resolve()
        return full.relative_to(root).as_posix() if full.is_relative_to(root) else full.as_posix()

    def mark(self, results: Sequence[Result], file: Path | None) -> tuple[Result, ...]:
        """The results of one document, with new ones that the baseline holds marked as known."""
        known = {entry.fingerprint for entry in self.documents.get(self.name_of(file), ())}
        return tuple(
            replace(result, status="known") if result.status == "new" and result.fingerprint in known else result
            for result in results
        )

    def find_stale(self, results: Sequence[Result], file: Path | None) -> tuple[Entry, ...]:
        """Entries of one document that none of its results matches any more."""
        seen = {result.fingerprint for result in results if result.status == "known"}
        return tuple(entry for entry in self.documents.get(self.name_of(file), ()) if entry.fingerprint not in seen)

    def find_gone(self) -> tuple[str, ...]:
        """Names of documents that are not there any more."""
        root = _root_of(self.path)
        return tuple(name for name in self.documents if name != "-" and not (root / name).exists())

    def without_gone(self) -> "Baseline":
        """The same baseline without the documents that are not there any more."""
        gone = self.find_gone()
        return replace(self, documents={name: known for name, known in self.documents.items() if name not in gone})

    def with_document(self, file: Path | None, entries: Sequence[Entry]) -> "Baseline":
        """The same baseline with `entries` as all that is known of one document."""
        documents = {name: known for name, known in self.documents.items() if name != self.name_of(file)}
        if entries:
            documents[self.name_of(file)] = tuple(entries)
        return replace(self, documents=documents)

    def write(self) -> None:
        """Write the file, in a stable order.

        Raises:
            UsageError: it cannot be written.
        """
        plain = {
            "schema": BASELINE_SCHEMA,
            "documents": {
                name: [
                    {"check": entry.check, "quote": entry.quote, "fingerprint": entry.fingerprint} for entry in known
                ]
                for name, known in sorted(self.documents.items())
            },
        }
        full = self.path.resolve()
        draft = full.with_name(f"{full.name}.{os.getpid()}.tmp")
        try:
            full.parent.mkdir(parents=True, exist_ok=True)
            # A name that is not UTF-8 is written with JSON's own escapes.
            text = json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
            draft.write_bytes(text.encode("utf-8", "backslashreplace"))
            draft.replace(full)
        except OSError as error:
            fix = "Name another file with --baseline."
            raise UsageError(f"cannot be written ({error.strerror}).", where=str(self.path), fix=fix) from error


class Baselines:
    """Finds the baseline of each document, reading each file once.

    It is the one that is named, for all of them; else the one that the document's configuration names, or
    `.smallprint/baseline.json` beside that.
    """

    def __init__(self, configs: ConfigFinder, *, named: Path | None, isolated: bool, wanted: bool = True) -> None:
        """`isolated` reads none but the one that is `named`; where they are not `wanted`, none is read."""
        self._configs, self._named, self._isolated, self._wanted = configs, named, isolated, wanted
        self._read: dict[Path, Baseline] = {}

    def place(self, file: Path | None) -> Path:
        """Where the baseline of the document at `file` is, or belongs."""
        config = self._configs.find(file)
        return self._named or config.run_settings().baseline or config.root / DEFAULT

    def find(self, file: Path | None) -> Baseline | None:
        """The baseline that counts for the document at `file`; only where none is named may it be missing.

        Raises:
            UsageError: it is missing, or not a baseline.
        """
        path = self.place(file)
        usual = self._named is None and self._configs.find(file).run_settings().baseline is None
        if not self._wanted or (usual and (self._isolated or not path.is_file())):
            return None
        if path not in self._read:
            self._read[path] = read_baseline(path)
        return self._read[path]

    def found(self) -> tuple[Baseline, ...]:
        """The baselines that counted so far."""
        return tuple(self._read.values())


def read_baseline(path: Path) -> Baseline:
    """The baseline in the file at `path`.

    Raises:
        UsageError: it is missing or not a baseline.
    """
    fix = "Make one with `smallprint baseline create`."
    try:
        plain: Any = json.loads(path.read_text(encoding="utf-8-sig"))
        if plain["schema"] != BASELINE_SCHEMA:
            raise UsageError(f"Its schema is {plain['schema']!r}, not {BASELINE_SCHEMA!r}.", where=str(path), fix=fix)
        documents = {
            str(name): tuple(
                Entry(check=str(entry["check"]), quote=str(entry["quote"]), fingerprint=str(entry["fingerprint"]))
                for entry in known
            )
            for name, known in plain["documents"].items()
        }
    except OSError as error:
        raise UsageError(f"This baseline cannot be read ({error.strerror}).", where=str(path), fix=fix) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError("This is not a baseline.", where=str(path), fix=fix) from error
    return Baseline(path=path, documents=documents)


def to_entry(result: Result) -> Entry:
    """A result as the baseline keeps it."""
    return Entry(check=result.check, quote=normalise(result.quote), fingerprint=result.fingerprint)


def _root_of(path: Path) -> Path:
    folder = path.resolve().parent
    return folder.parent if folder.name == DEFAULT.parent.name else folder
