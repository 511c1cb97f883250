"""Compares two evaluations. In: the JSON of one before and one after. Out: what was gained, lost, and by how much."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from smallprint.errors import SourceError, UsageError
from smallprint.evaluate.evaluation import EVALUATION_SCHEMA

SAME: Final = 0.00005
"""Differences of figures below this, half of the last place that is shown, are none."""
COMPARED: Final = ("precision", "recall", "f1", "accuracy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure that differs."""

    reader: str
    measure: str
    label: str
    figure: str
    """precision, recall, f1 or accuracy."""
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a change of rules did."""

    changes: tuple[Change, ...]
    gained: tuple[Mapping[str, Any], ...]
    """Errors of before that are none now, as they stand in the JSON."""
    lost: tuple[Mapping[str, Any], ...]
    """Errors of now that were none before."""


def read_evaluation(path: Path) -> Mapping[str, Any]:
    """The JSON that `smallprint evaluate --format json` wrote.

    Raises:
        SourceError: it cannot be read.
        UsageError: it is something else.
    """
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            f"cannot be read: {error}.", where=str(path), fix="Give the JSON of an evaluation."
        ) from error
    try:
        data = json.loads(content)
    except json.JSONDecodeError as error:
        raise UsageError(f"is not JSON: {error}.", where=str(path), fix="Give the JSON of an evaluation.") from error
    if not isinstance(data, dict) or data.get("schema") != EVALUATION_SCHEMA:
        raise UsageError(
            f'is not an evaluation of the schema "{EVALUATION_SCHEMA}".',
            where=str(path),
            fix="Write it anew with `smallprint evaluate --format json`.",
        )
    return data


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Comparison:
    """What differs between two evaluations, in those corpora and labels that both have measured."""
    titles = {section["title"] for section in before["sections"]}
    titles &= {section["title"] for section in after["sections"]}
    old_errors, new_errors = _errors(before, titles), _errors(after, titles)
    return Comparison(
        changes=tuple(_changes(before, after, titles)),
        gained=tuple(error for key, error in old_errors.items() if key not in new_errors),
        lost=tuple(error for key, error in new_errors.items() if key not in old_errors),
    )


def _errors(evaluation: Mapping[str, Any], titles: set[str]) -> dict[tuple[str, ...], Mapping[str, Any]]:
    return {
        (section["title"], *(error[key] for key in ("measure", "label", "fault", "id"))): {
            "reader": section["reader"],
            **error,
        }
        for section in evaluation["sections"]
        if section["title"] in titles
        for error in section["errors"]
    }


def _changes(before: Mapping[str, Any], after: Mapping[str, Any], titles: set[str]) -> Iterable[Change]:
    old = {(section["title"], *_name(figure)): figure for section, figure in _figures(before)}
    for section, figure in _figures(after):
        earlier = old.get((section["title"], *_name(figure)))
        if section["title"] not in titles or earlier is None:
            continue
        for name in COMPARED:
            first, second = earlier[name], figure[name]
            if first is not None and second is not None and abs(second - first) >= SAME:
                yield Change(
                    reader=section["reader"],
                    measure=figure["measure"],
                    label=figure["label"],
                    figure=name,
                    before=first,
                    after=second,
                )


def _name(figure: Mapping[str, Any]) -> tuple[str, str]:
    return figure["measure"], figure["label"]


def _figures(evaluation: Mapping[str, Any]) -> Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    for section in evaluation["sections"]:
        for figure in section["figures"]:
            yield section, figure
