"""The files beside a document. In: relative paths written in its links. Out: what lies there, kept as witnesses.

Whether a link is broken depends on other files. Every look at one is noted with what was seen, so that a cached
answer can be trusted only as long as all of it is still so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

MISSING: Final = "missing"
FOLDER: Final = "folder"

MAX_BYTES: Final = 10_000_000
"""How much of a neighbour is read; what lies beyond does not count."""


@dataclass(kw_only=True)
class Neighbours:
    """The folder a document lies in; `base` is None for standard input, which has no neighbours."""

    base: Path | None
    witnesses: dict[str, str] = field(default_factory=dict)
    """Path relative to `base` -> what was seen there: "missing", "folder" or a hash of the content."""

    def see(self, relative: str) -> str:
        """What lies at `relative`: "missing", "folder", or a hash of the file's content."""
        assert self.base is not None
        if relative not in self.witnesses:
            self.witnesses[relative] = _look(self.base / relative)
        return self.witnesses[relative]

    def read(self, relative: str) -> bytes | None:
        """The content of the file at `relative`, cut at `MAX_BYTES`; None for a folder or what is missing."""
        if self.see(relative) in {MISSING, FOLDER}:
            return None
        assert self.base is not None
        with (self.base / relative).open("rb") as stream:
            return stream.read(MAX_BYTES)


def still_so(witnesses: Mapping[str, str], base: Path) -> bool:
    """Whether everything that was seen from `base` is still there, unchanged."""
    return all(_look(base / relative) == seen for relative, seen in witnesses.items())


def _look(path: Path) -> str:
    try:
        if path.is_dir():
            return FOLDER
        with path.open("rb") as stream:
            return sha256(stream.read(MAX_BYTES)).hexdigest()
    except (OSError, ValueError):
        return MISSING
