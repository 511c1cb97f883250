"""The public names of smallprint. In: policies and terms as files or text. Out: a `Report`.

    import smallprint

    report = smallprint.analyze_file("privacy.md")
    print(report.score.grade, report.summary.verdict)

Importing this module costs next to nothing: spaCy, the parsers and the rules are loaded at the first analysis.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from smallprint.api import analyze, analyze_file, analyze_files
    from smallprint.errors import NotAssessed, RuleError, SmallprintError, SourceError, UsageError
    from smallprint.model import (
        Bullet,
        Choice,
        Clause,
        DocumentInfo,
        Finding,
        Period,
        PillarScore,
        Place,
        Readability,
        ReadingTime,
        Refusal,
        Report,
        Score,
        Summary,
    )
    from smallprint.pipeline import Analyzer

__version__: Final = "0.1.0"

__all__ = [
    "Analyzer",
    "Bullet",
    "Choice",
    "Clause",
    "DocumentInfo",
    "Finding",
    "NotAssessed",
    "Period",
    "PillarScore",
    "Place",
    "Readability",
    "ReadingTime",
    "Refusal",
    "Report",
    "RuleError",
    "Score",
    "SmallprintError",
    "SourceError",
    "Summary",
    "UsageError",
    "__version__",
    "analyze",
    "analyze_file",
    "analyze_files",
]

_HOMES: Final = {
    "api": ("analyze", "analyze_file", "analyze_files"),
    "errors": ("NotAssessed", "RuleError", "SmallprintError", "SourceError", "UsageError"),
    "pipeline": ("Analyzer",),
}
"""Module -> the public names it holds; every other public name is a noun of `model`."""


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'smallprint' has no attribute {name!r}")
    home = next((module for module, names in _HOMES.items() if name in names), "model")
    value = getattr(import_module(f"smallprint.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
