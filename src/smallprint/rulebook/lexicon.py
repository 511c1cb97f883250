"""Lexicons. In: their tables by name, as all files give them. Out: `Lexicon`s, words inflected, inclusions followed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from smallprint.errors import RuleError
from smallprint.inflect import inflect_noun, inflect_verb
from smallprint.model import Lexicon
from smallprint.rulebook.fields import Table, guess, list_texts, refuse_unknown

_KEYS: Final = {"about", "verbs", "nouns", "terms", "include", "common", "name", "dpv"}
_LISTS: Final = ("verbs", "nouns", "terms", "include")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A lexicon's table, added up over the files that name it."""

    table: Table
    path: Path
    """The last of the files."""
    modifier: bool
    """Whether the first of them stands in a folder named `modifiers`."""


def add_draft(known: Draft | None, name: str, table: Table, path: Path) -> Draft:
    """`known`, if any, with what `table` adds to it. Raises RuleError for a key or value that is not valid."""
    refuse_unknown(table, _KEYS, path, name)
    for key in _LISTS:
        list_texts(table, key, "texts", path, name)
    if known is None:
        return Draft(table=table, path=path, modifier=path.parent.name == "modifiers")
    return replace(known, table=_join(known.table, table), path=path)


def build_lexicons(drafts: Mapping[str, Draft]) -> dict[str, Lexicon]:
    """All lexicons by name. Raises RuleError for an inclusion that does not exist or that comes round to itself."""
    built: dict[str, Lexicon] = {}

    def build(name: str, trail: tuple[str, ...]) -> Lexicon:
        if name in built:
            return built[name]
        draft = drafts[name]
        terms = _own_terms(draft.table)
        for included in _included(name, drafts):
            if included in trail:
                raise RuleError(f"lexicon {name!r} includes itself through {included!r}.", where=str(draft.path))
            for term, form in build(included, (*trail, name)).terms.items():
                terms[term] = _add_form(terms.get(term, ""), form)
        built[name] = _lexicon(name, draft, terms)
        return built[name]

    for name in drafts:
        build(name, ())
    return built


def _lexicon(name: str, draft: Draft, terms: Mapping[str, str]) -> Lexicon:
    kind: Literal["type", "modifier", "verb", "term"] = "term"
    if ":" in name:
        kind = "type"
    elif draft.modifier:
        kind = "modifier"
    elif draft.table.get("verbs"):
        kind = "verb"
    return Lexicon(
        name=name,
        kind=kind,
        terms=terms,
        common=bool(draft.table.get("common", False)),
        canonical=name.partition(":")[2],
        dpv=draft.table.get("dpv", ""),
    )


def _own_terms(table: Table) -> dict[str, str]:
    """Each term with its forms, in lower case."""
    terms: dict[str, str] = {}
    for verb in table.get("verbs", ()):
        for term, form in inflect_verb(verb.lower()):
            terms[term] = _add_form(terms.get(term, ""), form)
    for noun in table.get("nouns", ()):
        for term in inflect_noun(noun.lower()):
            terms.setdefault(term, "")
    for term in table.get("terms", ()):
        terms.setdefault(term.lower(), "")
    return terms


def _included(owner: str, drafts: Mapping[str, Draft]) -> Iterable[str]:
    """Names of the lexicons that `owner` includes; "type:*" stands for a whole family."""
    for name in drafts[owner].table.get("include", ()):
        if name.endswith(":*"):
            yield from (known for known in drafts if known.startswith(name[:-1]))
        elif name in drafts:
            yield name
        else:
            raise RuleError(
                f"lexicon {owner!r} includes {name!r}, which does not exist.{guess(name, drafts)}",
                where=str(drafts[owner].path),
            )


def _add_form(known: str, form: str) -> str:
    return " ".join(sorted({*known.split(), *form.split()}))


def _join(first: Table, second: Table) -> Table:
    joined = dict(first)
    for key, value in second.items():
        joined[key] = [*joined.get(key, []), *value] if isinstance(value, list) else value
    return joined
