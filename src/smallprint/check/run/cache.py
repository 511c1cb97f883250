"""Remembers outcomes. In: a key made of all that decides an outcome. Out: the outcome of an earlier run, or nothing.

Entries are written whole under another name and then renamed, so that runs side by side never see half of one; an
entry that is damaged, or of other neighbours, counts as absent.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from time import time
from typing import Any, Final
from uuid import uuid4

from smallprint.check.model import (
    CheckedDocument,
    Directive,
    Disclosure,
    DisclosurePlace,
    Outcome,
    Related,
    Result,
)
from smallprint.check.neighbours import still_so

FOLDER: Final = ".smallprint_cache"
SHAPE: Final = "1"
"""Number of the entries' shape; part of each key."""

KEEP_DAYS: Final = 30
"""Days after which an entry is dropped: since the day is part of its key, nothing is likely to ask for it again."""
_OURS: Final = re.compile(r"[0-9a-f]{64}(?:\.json|\.\d+\.[0-9a-f]{8}\.tmp)")
"""Names of entries and of their drafts; whatever else lies in the folder is not ours."""


class Cache:
    """A folder of outcomes; None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        """`folder` is made when the first entry is written."""
        self._folder = folder

    def read(self, key: str, bases: Sequence[Path | None]) -> tuple[Outcome, ...] | None:
        """The outcomes kept under `key`, one for each folder in `bases`; None where there are none to be trusted."""
        if self._folder is None:
            return None
        try:
            digest, _, body = (self._folder / f"{key}.json").read_bytes().partition(b"\n")
        except OSError:
            return None
        if digest.decode("ascii", "replace") != sha256(body).hexdigest():
            return None
        entry = json.loads(body)
        for base, seen in zip(bases, entry["witnesses"], strict=True):
            if base is not None and not still_so(seen, base):
                return None
        return tuple(_to_outcome(outcome) for outcome in entry["outcomes"])

    def write(self, key: str, outcomes: Sequence[Outcome], witnesses: Sequence[Mapping[str, str]]) -> None:
        """Keep `outcomes`. A folder that cannot be written keeps nothing, and says nothing."""
        if self._folder is None:
            return
        entry = {"witnesses": [dict(seen) for seen in witnesses], "outcomes": [asdict(outcome) for outcome in outcomes]}
        body = json.dumps(entry, default=_to_text, ensure_ascii=False, separators=(",", ":")).encode()
        draft = self._folder / f"{key}.{os.getpid()}.{uuid4().hex[:8]}.tmp"
        try:
            if not self._folder.is_dir():
                self._folder.mkdir(parents=True, exist_ok=True)
                (self._folder / ".gitignore").write_text("*\n", encoding="utf-8")
            draft.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)
            draft.replace(self._folder / f"{key}.json")
        except OSError:
            with suppress(OSError):
                draft.unlink()

    def tidy(self) -> None:
        """Drop entries, and drafts of runs that were cut off, that are older than `KEEP_DAYS`."""
        if self._folder is None:
            return
        oldest = time() - KEEP_DAYS * 24 * 60 * 60
        with suppress(OSError), os.scandir(self._folder) as scan:
            for entry in scan:
                if _OURS.fullmatch(entry.name) and entry.stat().st_mtime < oldest:
                    Path(entry.path).unlink(missing_ok=True)


def make_key(*parts: bytes | str) -> str:
    """A name for all that `parts` say, in their order."""
    digest = sha256(SHAPE.encode())
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def _to_text(value: object) -> str:
    assert isinstance(value, date)
    return value.isoformat()


def _to_outcome(plain: dict[str, Any]) -> Outcome:
    return Outcome(
        checked=_to_checked(plain["checked"]),
        results=tuple(_to_result(result) for result in plain["results"]),
        directives=tuple(_to_directive(directive) for directive in plain["directives"]),
        measures=plain["measures"],
        error=plain["error"],
    )


def _to_checked(plain: dict[str, Any]) -> CheckedDocument:
    disclosures = {
        profile: {
            name: Disclosure(state=entry["state"], places=tuple(DisclosurePlace(**place) for place in entry["places"]))
            for name, entry in entries.items()
        }
        for profile, entries in plain["disclosures"].items()
    }
    return CheckedDocument(**{**plain, "disclosures": disclosures})


def _to_result(plain: dict[str, Any]) -> Result:
    return Result(**{**plain, "related": tuple(Related(**place) for place in plain["related"])})


def _to_directive(plain: dict[str, Any]) -> Directive:
    covers = plain["covers"]
    return Directive(
        word=plain["word"],
        ids=tuple(plain["ids"]),
        reason=plain["reason"],
        until=date.fromisoformat(plain["until"]) if plain["until"] else None,
        start=(plain["start"][0], plain["start"][1]),
        end=(plain["end"][0], plain["end"][1]),
        quote=plain["quote"],
        covers=((covers[0][0], covers[0][1]), (covers[1][0], covers[1][1])) if covers else None,
        faults=tuple(plain["faults"]),
    )
