"""Grades, weights, caps and limits. In: the table of `scale.toml`. Out: a `Scale`."""

from pathlib import Path
from typing import Final

from smallprint.errors import RuleError
from smallprint.model import Scale
from smallprint.rulebook.fields import Table, need, refuse_unknown

_NUMBER: Final = (int, float)


def read_scale(table: Table, path: Path) -> Scale:
    """The scale. Raises RuleError for a key that is unknown, missing or of the wrong type."""
    refuse_unknown(table, {"grades", "weights", "caps", "limits"}, path)
    caps, limits = need(table, "caps", dict, path), need(table, "limits", dict, path)
    return Scale(
        grades=tuple(sorted(need(table, "grades", dict, path).items(), key=lambda grade: -grade[1])),
        weights=need(table, "weights", dict, path),
        pillar_caps=_pair(caps, "pillar", path),
        overall_caps=_pair(caps, "overall", path),
        minimum_coverage=need(limits, "minimum_coverage", _NUMBER, path, "limits"),
        certain=need(limits, "certain", _NUMBER, path, "limits"),
        certain_blocker=need(limits, "certain_blocker", _NUMBER, path, "limits"),
        prior=need(limits, "prior", _NUMBER, path, "limits"),
        prior_blocker=need(limits, "prior_blocker", _NUMBER, path, "limits"),
        measured_from=need(limits, "measured_from", int, path, "limits"),
    )


def _pair(caps: Table, key: str, path: Path) -> tuple[float, float]:
    values = need(caps, key, list, path, "caps")
    if len(values) != 2 or not all(isinstance(value, _NUMBER) for value in values):
        raise RuleError(f"'caps.{key}' must be two numbers.", where=str(path), fix="Give the caps of one, and of more.")
    return float(values[0]), float(values[1])
