"""Folders become a rulebook. In: paths of folders with TOML files. Out: one `Rulebook`, all names resolved."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from smallprint.errors import RuleError
from smallprint.model import Practice, Rule, Rulebook, Scale, Slot
from smallprint.rulebook.fields import (
    Table,
    guess,
    list_tables,
    list_texts,
    need,
    read_subtable,
    read_toml,
    refuse_taken,
    refuse_unknown,
)
from smallprint.rulebook.lexicon import Draft, add_draft, build_lexicons
from smallprint.rulebook.pillar import read_practice, read_slot
from smallprint.rulebook.rule import Names, read_rule
from smallprint.rulebook.scale import read_scale

DISCLOSURES: Final = "disclosures"
"""Name of the folders that hold required disclosures, which only the pre-publish check reads."""


def builtin_folder() -> Path:
    """The rules that ship with smallprint: inside the installed package, or the repository's `rules/`."""
    packaged = Path(__file__).parents[1] / "rules"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "rules"


def load_rulebook(extra: Sequence[Path] = ()) -> Rulebook:
    """The built-in rules and those below each folder of `extra`, in that order.

    A folder of one's own holds rule files anywhere below it, `pillar.toml` files for further practices, and lexicon
    files in folders named `lexicons`. It may add to a lexicon, but not take a rule's or practice's id a second time.

    Raises:
        RuleError: naming file and key, for whatever is not valid.
    """
    reader = _Reader()
    for folder in (builtin_folder(), *extra):
        if not folder.is_dir():
            raise RuleError("there is no such rules folder.", where=str(folder), fix="Give a folder with TOML files.")
        reader.read_folder(folder)
    return reader.finish()


class _Reader:
    """Collects tables of all files, then builds nouns once every name is known."""

    def __init__(self) -> None:
        self.scale: Scale | None = None
        self.frames: dict[str, tuple[str, ...]] = {}
        self.lexicons: dict[str, Draft] = {}
        self.pillars: list[str] = []
        self.slots: dict[str, Slot] = {}
        self.practices: dict[str, Practice] = {}
        self.practice_paths: dict[str, Path] = {}
        self.rule_tables: list[tuple[Table, Path]] = []
        self.confidence: dict[tuple[str, str], tuple[int, int, str]] = {}

    def read_folder(self, folder: Path) -> None:
        paths = sorted(folder.rglob("*.toml"))
        if not paths:
            raise RuleError("holds no .toml file.", where=str(folder), fix="Put at least one rule file into it.")
        for path in paths:
            if path.parent.name == DISCLOSURES:
                continue
            self.read_file(path, read_toml(path))

    def read_file(self, path: Path, table: Table) -> None:
        if path.name == "scale.toml":
            self.scale = read_scale(table, path)
        elif path.name == "frames.toml":
            self.frames.update({name: tuple(list_texts(table, name, "patterns", path)) for name in table})
        elif path.name == "confidence.toml":
            self.read_confidence(path, table)
        elif path.parent.name in ("lexicons", "modifiers"):
            for name, content in table.items():
                self.lexicons[name] = add_draft(self.lexicons.get(name), name, content, path)
        elif path.name == "pillar.toml":
            self.read_pillar(path, table)
        elif "act" in table:
            self.rule_tables.append((table, path))
        else:
            raise RuleError('has no key "act", so it is no rule.', where=str(path), fix="See docs/writing-rules.md.")

    def read_confidence(self, path: Path, table: Table) -> None:
        for entry in list_tables(table, "measured", path):
            key = need(entry, "rule", str, path, "measured"), need(entry, "practice", str, path, "measured")
            counts = need(entry, "right", int, path, "measured"), need(entry, "judged", int, path, "measured")
            self.confidence[key] = (*counts, need(entry, "source", str, path, "measured"))

    def read_pillar(self, path: Path, table: Table) -> None:
        refuse_unknown(table, {"name", "slots", "practices"}, path)
        pillar = need(table, "name", str, path)
        if pillar not in self.pillars:
            self.pillars.append(pillar)
        for slot_id, content in read_subtable(table, "slots", path).items():
            refuse_taken(slot_id, self.slots, path)
            self.slots[slot_id] = read_slot(slot_id, pillar, content, path)
        for practice_id, content in read_subtable(table, "practices", path).items():
            refuse_taken(practice_id, self.practices, path)
            self.practices[practice_id] = read_practice(practice_id, pillar, content, path)
            self.practice_paths[practice_id] = path

    def finish(self) -> Rulebook:
        for practice in self.practices.values():
            if practice.slot not in self.slots:
                raise RuleError(
                    f"practice {practice.id!r} names slot {practice.slot!r}, which no pillar has."
                    f"{guess(practice.slot, self.slots)}",
                    where=str(self.practice_paths[practice.id]),
                )
        lexicons = build_lexicons(self.lexicons)
        names = Names(frames=self.frames, lexicons=lexicons, slots=self.slots, practices=self.practices)
        rules: dict[str, Rule] = {}
        for table, path in self.rule_tables:
            rule = read_rule(table, path, names)
            if rule.id in rules:
                raise RuleError(f"rule id {rule.id!r} is taken by {rules[rule.id].path}.", where=rule.path)
            rules[rule.id] = rule
        if self.scale is None:
            raise RuleError("there is no scale.toml in the built-in rules.", fix="Reinstall smallprint.")
        return Rulebook(
            scale=self.scale,
            pillars=tuple(self.pillars),
            slots=self.slots,
            practices=self.practices,
            rules=tuple(rules.values()),
            lexicons=lexicons,
            confidence=self.confidence,
        )
