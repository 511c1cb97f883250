"""Reads `rules/`. In: the built-in folder and folders of the user's own. Out: one validated `Rulebook`."""

import difflib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from smallprint.errors import RuleError
from smallprint.inflect import inflect_noun, inflect_verb
from smallprint.model import CHOICE_TOPICS, Example, Lexicon, Practice, Rule, Rulebook, Scale, Slot
from smallprint.pattern import Pattern, PatternError, parse_patterns

Table = Mapping[str, Any]

_RULE_KEYS: Final = {
    "id", "title", "category", "slot", "actor", "generic", "act", "unless", "heading", "scope", "choice",
    "claudette", "outcomes", "examples", "counterexamples",
}  # fmt: skip
_EXAMPLE_KEYS: Final = {"text", "practice", "match", "stance", "lead_in", "heading", "because", "also"}
_LEXICON_KEYS: Final = {"about", "verbs", "nouns", "terms", "include", "common", "name", "dpv"}
_PRACTICE_KEYS: Final = {"slot", "tier", "scope", "polarity", "value", "sentence", "short", "trap", "references"}
_SLOT_KEYS: Final = {"question", "not_said", "points", "silent", "must_disclose", "combine"}
_STANCES: Final = {"stated", "denied", "hedged"}
_QUALIFIERS: Final = {"opt-out", "consent", "law", "exception", "region", "only", "partial"}
CATEGORIES: Final = (
    "First Party Collection/Use",
    "Third Party Sharing/Collection",
    "User Choice/Control",
    "User Access, Edit and Deletion",
    "Data Retention",
    "Data Security",
    "Policy Change",
    "Do Not Track",
    "International and Specific Audiences",
    "Other",
)
"""The categories of OPP-115 (Wilson et al. 2016)."""
CLAUDETTE_CODES: Final = ("a", "ch", "cr", "j", "law", "ltd", "ter", "use")
"""Kinds of potentially unfair clauses of CLAUDETTE (Lippi et al. 2019)."""


def builtin_folder() -> Path:
    """The rules that ship with smallprint: inside the installed package, or the repository's `rules/`."""
    packaged = Path(__file__).with_name("rules")
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "rules"


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
        self.lexicons: dict[str, tuple[Table, Path]] = {}
        self.pillars: list[str] = []
        self.slots: dict[str, Slot] = {}
        self.practices: dict[str, Practice] = {}
        self.rule_tables: list[tuple[Table, Path, str]] = []
        self.confidence: dict[tuple[str, str], tuple[int, int, str]] = {}

    def read_folder(self, folder: Path) -> None:
        paths = sorted(folder.rglob("*.toml"))
        if not paths:
            raise RuleError("holds no .toml file.", where=str(folder), fix="Put at least one rule file into it.")
        for path in paths:
            self.read_file(path, _read_toml(path))

    def read_file(self, path: Path, table: Table) -> None:
        if path.name == "scale.toml":
            self.scale = _scale(table, path)
        elif path.name == "frames.toml":
            self.frames.update({name: tuple(patterns) for name, patterns in table.items()})
        elif path.name == "confidence.toml":
            for entry in table.get("measured", ()):
                key = (entry["rule"], entry["practice"])
                self.confidence[key] = (entry["right"], entry["judged"], entry["source"])
        elif path.parent.name in ("lexicons", "modifiers"):
            for name, content in table.items():
                _refuse_unknown(content, _LEXICON_KEYS, path, name)
                known = self.lexicons.get(name)
                self.lexicons[name] = (_join(known[0], content) if known else content, path)
        elif path.name == "pillar.toml":
            self.read_pillar(path, table)
        elif "act" in table:
            self.rule_tables.append((table, path, path.parent.name))
        else:
            raise RuleError('has no key "act", so it is no rule.', where=str(path), fix="See docs/writing-rules.md.")

    def read_pillar(self, path: Path, table: Table) -> None:
        _refuse_unknown(table, {"name", "slots", "practices"}, path, "")
        pillar = _need(table, "name", str, path, "")
        if pillar not in self.pillars:
            self.pillars.append(pillar)
        for slot_id, content in table.get("slots", {}).items():
            _refuse_taken(slot_id, self.slots, path)
            self.slots[slot_id] = _slot(slot_id, pillar, content, path)
        for practice_id, content in table.get("practices", {}).items():
            _refuse_taken(practice_id, self.practices, path)
            self.practices[practice_id] = _practice(practice_id, pillar, content, path)

    def finish(self) -> Rulebook:
        for practice in self.practices.values():
            if practice.slot not in self.slots:
                raise RuleError(f"practice {practice.id!r} names slot {practice.slot!r}, which no pillar has.")
        lexicons = _lexicons(self.lexicons)
        rules = [self.rule(table, path, folder, lexicons) for table, path, folder in self.rule_tables]
        seen: dict[str, Rule] = {}
        for rule in rules:
            if rule.id in seen:
                raise RuleError(f"rule id {rule.id!r} is taken by {seen[rule.id].path}.", where=rule.path)
            seen[rule.id] = rule
        if self.scale is None:
            raise RuleError("there is no scale.toml in the built-in rules.", fix="Reinstall smallprint.")
        return Rulebook(
            scale=self.scale,
            pillars=tuple(self.pillars),
            slots=self.slots,
            practices=self.practices,
            rules=tuple(rules),
            lexicons=lexicons,
            confidence=self.confidence,
        )

    def rule(self, table: Table, path: Path, folder: str, lexicons: Mapping[str, Lexicon]) -> Rule:
        _refuse_unknown(table, _RULE_KEYS, path, "")
        outcomes = dict(table.get("outcomes", {}))
        for key, practice in outcomes.items():
            stance, *qualifiers = key.split("+")
            if stance not in _STANCES or not set(qualifiers) <= _QUALIFIERS:
                raise RuleError(
                    f"outcome {key!r} is not a stance with qualifiers.",
                    where=str(path),
                    fix=f"Stances: {', '.join(sorted(_STANCES))}; qualifiers: {', '.join(sorted(_QUALIFIERS))}.",
                )
            if practice and practice not in self.practices:
                raise RuleError(
                    f"outcome {key!r} names practice {practice!r}, which no pillar has.{_guess(practice, self.practices)}",
                    where=str(path),
                )
        category = _need(table, "category", str, path, "")
        if category not in CATEGORIES:
            raise RuleError(f"category {category!r} is not of OPP-115.{_guess(category, CATEGORIES)}", where=str(path))
        slot = table.get("slot")
        if slot is not None and slot not in self.slots:
            raise RuleError(f"slot {slot!r} is in no pillar.", where=str(path))
        return Rule(
            id=_need(table, "id", str, path, ""),
            title=_need(table, "title", str, path, ""),
            category=category,
            pillar=self.slots[slot].pillar if slot else folder,
            slot=slot,
            actor=_choice(table, "actor", ("we", "you", "third party", "any", "not you"), "we", path),
            generic=bool(table.get("generic", False)),
            act=self.patterns(table, "act", path, lexicons),
            unless=self.patterns(table, "unless", path, lexicons),
            heading=self.patterns(table, "heading", path, lexicons),
            scope=_choice(table, "scope", ("privacy", "terms", "both"), "both", path),
            choice=_choice(table, "choice", (*CHOICE_TOPICS, "any", "before", "rights", "rights before"), None, path)
            if "choice" in table
            else None,
            claudette=_choice(table, "claudette", CLAUDETTE_CODES, None, path) if "claudette" in table else None,
            outcomes=outcomes,
            examples=tuple(_example(content, path, "examples") for content in table.get("examples", ())),
            counterexamples=tuple(
                _example(content, path, "counterexamples") for content in table.get("counterexamples", ())
            ),
            path=str(path),
        )

    def patterns(self, table: Table, key: str, path: Path, lexicons: Mapping[str, Lexicon]) -> tuple[Pattern, ...]:
        texts = table.get(key, [])
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise RuleError(f"{key!r} must be a list of patterns.", where=str(path))
        parsed: list[Pattern] = []
        for text in texts:
            try:
                parsed.extend(parse_patterns(text, self.frames))
            except PatternError as error:
                raise RuleError(f"{key}: {error}", where=str(path), fix="See docs/writing-rules.md.") from error
        for pattern in parsed:
            for name in (
                name for chain in pattern.chains for element in chain.elements for name, _ in element.lexicons
            ):
                if name not in lexicons:
                    raise RuleError(f"{key}: no lexicon is named {name!r}.{_guess(name, lexicons)}", where=str(path))
        return tuple(parsed)


# ------------------------------------------------------------------------------------------------ single nouns


def _lexicons(tables: Mapping[str, tuple[Table, Path]]) -> dict[str, Lexicon]:
    built: dict[str, Lexicon] = {}

    def build(name: str, trail: tuple[str, ...]) -> Lexicon:
        if name in built:
            return built[name]
        content, path = tables[name]
        terms: dict[str, str] = {}
        for verb in content.get("verbs", ()):
            for term, form in inflect_verb(verb.lower()):
                terms[term] = _add_form(terms.get(term, ""), form)
        for noun in content.get("nouns", ()):
            for term in inflect_noun(noun.lower()):
                terms.setdefault(term, "")
        for term in content.get("terms", ()):
            terms.setdefault(term.lower(), "")
        for included in _included(content.get("include", ()), name, tables, path):
            if included in trail:
                raise RuleError(f"lexicon {name!r} includes itself through {included!r}.", where=str(path))
            for term, form in build(included, (*trail, name)).terms.items():
                terms[term] = _add_form(terms.get(term, ""), form)
        prefix = name.partition(":")[0] if ":" in name else ""
        built[name] = Lexicon(
            name=name,
            kind="type"
            if prefix
            else "modifier"
            if path.parent.name == "modifiers"
            else "verb"
            if content.get("verbs")
            else "term",
            terms=terms,
            common=bool(content.get("common", False)),
            canonical=name.partition(":")[2],
            dpv=content.get("dpv", ""),
        )
        return built[name]

    for name in tables:
        build(name, ())
    return built


def _included(names: Iterable[str], owner: str, tables: Mapping[str, object], path: Path) -> Iterable[str]:
    for name in names:
        if name.endswith(":*"):
            yield from (known for known in tables if known.startswith(name[:-1]))
        elif name in tables:
            yield name
        else:
            raise RuleError(
                f"lexicon {owner!r} includes {name!r}, which does not exist.{_guess(name, tables)}", where=str(path)
            )


def _add_form(known: str, form: str) -> str:
    return " ".join(sorted({*known.split(), *form.split()}))


def _join(first: Table, second: Table) -> Table:
    joined = dict(first)
    for key, value in second.items():
        joined[key] = [*joined.get(key, []), *value] if isinstance(value, list) else value
    return joined


def _slot(slot_id: str, pillar: str, table: Table, path: Path) -> Slot:
    _refuse_unknown(table, _SLOT_KEYS, path, slot_id)
    return Slot(
        id=slot_id,
        pillar=pillar,
        question=_need(table, "question", str, path, slot_id),
        not_said=_need(table, "not_said", str, path, slot_id),
        points=float(_need(table, "points", (int, float), path, slot_id)),
        silent=float(_need(table, "silent", (int, float), path, slot_id)),
        must_disclose=_need(table, "must_disclose", bool, path, slot_id),
        combine=_choice(table, "combine", ("max", "mean", "min"), "max", path),
    )


def _practice(practice_id: str, pillar: str, table: Table, path: Path) -> Practice:
    _refuse_unknown(table, _PRACTICE_KEYS, path, practice_id)
    sentence = _need(table, "sentence", str, path, practice_id)
    return Practice(
        id=practice_id,
        slot=_need(table, "slot", str, path, practice_id),
        pillar=pillar,
        tier=_need(table, "tier", int, path, practice_id),
        scope=_choice(table, "scope", ("privacy", "terms", "both"), "both", path),
        polarity=_choice(table, "polarity", ("good", "neutral", "bad", "blocker"), None, path),
        value=float(_need(table, "value", (int, float), path, practice_id)),
        sentence=sentence,
        short=table.get("short", sentence),
        references=dict(table.get("references", {})),
        trap=table.get("trap", ""),
    )


def _example(table: Table, path: Path, key: str) -> Example:
    _refuse_unknown(table, _EXAMPLE_KEYS, path, key)
    return Example(
        text=_need(table, "text", str, path, key),
        practice=table.get("practice") or None,
        match=table.get("match"),
        stance=_choice(table, "stance", ("stated", "denied", "hedged"), None, path) if "stance" in table else None,
        lead_in=table.get("lead_in", ""),
        heading=table.get("heading", ""),
        because=table.get("because", ""),
        also=tuple(table.get("also", ())),
    )


def _scale(table: Table, path: Path) -> Scale:
    _refuse_unknown(table, {"grades", "weights", "caps", "limits"}, path, "")
    limits = table["limits"]
    return Scale(
        grades=tuple(sorted(table["grades"].items(), key=lambda grade: -grade[1])),
        weights=table["weights"],
        pillar_caps=(float(table["caps"]["pillar"][0]), float(table["caps"]["pillar"][1])),
        overall_caps=(float(table["caps"]["overall"][0]), float(table["caps"]["overall"][1])),
        minimum_coverage=limits["minimum_coverage"],
        certain=limits["certain"],
        certain_blocker=limits["certain_blocker"],
        prior=limits["prior"],
        prior_blocker=limits["prior_blocker"],
        measured_from=limits["measured_from"],
    )


# ------------------------------------------------------------------------------------------------ validation


def _read_toml(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"cannot be read: {error}.", where=str(path)) from error
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"is not valid TOML: {error}.", where=str(path)) from error


def _need(table: Table, key: str, kind: type | tuple[type, ...], path: Path, owner: str) -> Any:
    label = f"{owner}.{key}" if owner else key
    if key not in table:
        raise RuleError(f"the key {label!r} is missing.", where=str(path), fix="See docs/writing-rules.md.")
    if not isinstance(table[key], kind):
        raise RuleError(f"{label!r} has the wrong type: {table[key]!r}.", where=str(path))
    return table[key]


def _choice(table: Table, key: str, allowed: Sequence[str], default: str | None, path: Path) -> Any:
    value = table.get(key, default)
    if value not in allowed:
        raise RuleError(f"{key!r} is {value!r}.", where=str(path), fix=f"Use one of: {', '.join(allowed)}.")
    return value


def _refuse_unknown(table: Table, known: set[str], path: Path, owner: str) -> None:
    if not isinstance(table, Mapping):
        raise RuleError(f"{owner!r} must be a table.", where=str(path))
    for key in table:
        if key not in known:
            label = f"{owner}.{key}" if owner else key
            raise RuleError(f"unknown key {label!r}.{_guess(key, known)}", where=str(path))


def _refuse_taken(name: str, taken: Mapping[str, object], path: Path) -> None:
    if name in taken:
        raise RuleError(f"{name!r} is already defined elsewhere.", where=str(path), fix="Choose another id.")


def _guess(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f" Did you mean {close[0]!r}?" if close else ""
