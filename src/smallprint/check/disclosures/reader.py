"""Reads `disclosures/` of rules. In: the built-in folder and folders of one's own. Out: what each law asks to tell.

One TOML file a law; a user's own file of the same `name` adds disclosures to it.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal, get_args

from smallprint.check.configuration.keys import FACTS
from smallprint.check.configuration.suggest import suggest
from smallprint.check.disclosures.cues import CueError, compile_cues
from smallprint.check.model import DisclosureState, Profile
from smallprint.errors import RuleError
from smallprint.rulebook import DISCLOSURES, builtin_folder

Measure = Literal["dated", "dated within a year", "plain language", "grade 6"]
"""What is measured where no words tell."""
ALWAYS: Final = "always"

_LAW_KEYS: Final = {"name", "law", "documents", "implies", "disclosures"}
_CUE_KEYS: Final = ("found", "denied", "shown_by")
_KEYS: Final = {
    "citation", "asks", "applies_if", "practices", "denied_practices", "shown_by_practices", "parts", "measure",
    "doubt", "examples", *_CUE_KEYS,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureExample:
    """A passage, and what its state must be under the law's own assumptions."""

    text: str
    state: DisclosureState


@dataclass(frozen=True, slots=True, kw_only=True)
class Required:
    """One disclosure that a law asks for."""

    id: str
    citation: str
    asks: str
    """What must be told, in plain words."""
    applies_if: str
    """A fact of `FACTS`, or "always"."""
    parts: Mapping[str, re.Pattern[str]]
    """Name of each part, all of which must be told -> its cues; empty where `found` and `practices` tell."""
    found: re.Pattern[str] | None
    """Cues, strongest first: their order is that of the places shown."""
    denied: re.Pattern[str] | None
    """Denials that answer the question."""
    shown_by: re.Pattern[str] | None
    """What shows, in the text itself, that it applies."""
    practices: tuple[str, ...]
    """Practices, any clear finding of which tells it."""
    denied_practices: tuple[str, ...]
    shown_by_practices: tuple[str, ...]
    measure: Measure | None
    doubt: bool
    """Where nothing is found, it may still be told in a way that a text cannot show."""
    examples: tuple[DisclosureExample, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """All that one profile asks for."""

    profile: Profile
    name: str
    documents: Literal["privacy", "terms"]
    """The kind of document that must tell it."""
    implies: tuple[str, ...]
    """Facts that hold, unless the configuration denies them, for whoever asks for the profile."""
    required: tuple[Required, ...]


@lru_cache(maxsize=4)
def load_laws(folders: tuple[Path, ...] = ()) -> Mapping[str, Law]:
    """Profile -> its law, from the built-in rules and each folder of the user's own.

    Raises:
        RuleError: naming file and key, for whatever is not valid.
    """
    laws: dict[str, Law] = {}
    for folder in (builtin_folder(), *folders):
        for path in sorted(folder.rglob(f"{DISCLOSURES}/*.toml")):
            law = _read_law(path)
            known = laws.get(law.profile)
            laws[law.profile] = replace(known, required=(*known.required, *law.required)) if known else law
    return laws


def _read_law(path: Path) -> Law:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"is not valid TOML: {error}.", where=str(path), fix="Correct it.") from error
    _refuse_unknown(table, _LAW_KEYS, path, "")
    if table.get("name") not in get_args(Profile):
        raise RuleError(f"'name' must be one of {', '.join(get_args(Profile))}.", where=str(path))
    if table.get("documents") not in ("privacy", "terms"):
        raise RuleError('\'documents\' must be "privacy" or "terms".', where=str(path))
    return Law(
        profile=table["name"],
        name=table.get("law", table["name"]),
        documents=table["documents"],
        implies=_texts(table, "implies", path, ""),
        required=tuple(_read_required(name, entry, path) for name, entry in table.get("disclosures", {}).items()),
    )


def _read_required(name: str, table: Any, path: Path) -> Required:
    if not isinstance(table, dict):
        raise RuleError(f"{name!r} must be a table.", where=str(path))
    _refuse_unknown(table, _KEYS, path, name)
    for key in ("citation", "asks", "applies_if"):
        if not isinstance(table.get(key), str):
            raise RuleError(f"{name}: {key!r} must be a text.", where=str(path))
    if table["applies_if"] not in (ALWAYS, *FACTS):
        raise RuleError(
            f"{name}: no fact is called {table['applies_if']!r}.",
            where=str(path),
            fix=suggest(table["applies_if"], FACTS),
        )
    if table.get("measure") not in (None, *get_args(Measure)):
        raise RuleError(f"{name}: 'measure' must be one of {', '.join(get_args(Measure))}.", where=str(path))
    cues = {key: _compile(table, key, path, name) for key in _CUE_KEYS}
    parts = table.get("parts", {})
    compiled = {part: _compile(parts, part, path, f"{name}.parts") for part in parts}
    return Required(
        id=name,
        citation=table["citation"],
        asks=table["asks"],
        applies_if=table["applies_if"],
        parts={part: pattern for part, pattern in compiled.items() if pattern is not None},
        practices=_texts(table, "practices", path, name),
        denied_practices=_texts(table, "denied_practices", path, name),
        shown_by_practices=_texts(table, "shown_by_practices", path, name),
        measure=table.get("measure"),
        doubt=bool(table.get("doubt", False)),
        examples=tuple(_read_example(entry, path, name) for entry in table.get("examples", ())),
        **cues,
    )


def _read_example(table: Mapping[str, Any], path: Path, name: str) -> DisclosureExample:
    _refuse_unknown(table, {"text", "state"}, path, f"{name}.examples")
    if table.get("state") not in get_args(DisclosureState) or not isinstance(table.get("text"), str):
        raise RuleError(
            f"{name}: an example needs a 'text' and a 'state' of {', '.join(get_args(DisclosureState))}.",
            where=str(path),
        )
    return DisclosureExample(text=table["text"], state=table["state"])


def _compile(table: Mapping[str, Any], key: str, path: Path, name: str) -> re.Pattern[str] | None:
    try:
        return compile_cues(_texts(table, key, path, name))
    except CueError as error:
        raise RuleError(f"{name}.{key}: {error}.", where=str(path), fix="See docs/disclosures.md.") from error


def _texts(table: Mapping[str, Any], key: str, path: Path, name: str) -> tuple[str, ...]:
    value: Sequence[Any] = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise RuleError(f"{name}: {key!r} must be a list of texts.", where=str(path))
    return tuple(value)


def _refuse_unknown(table: Mapping[str, Any], known: Iterable[str], path: Path, name: str) -> None:
    for key in table:
        if key not in known:
            where = f"{name}.{key}" if name else key
            raise RuleError(f"{where!r} is not a known key.", where=str(path), fix=suggest(key, known))
