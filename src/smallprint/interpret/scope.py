"""Which rules read a sentence. In: a rule, a unit and the titles above it. Out: whether the rule is for such text.

Rules for privacy policies read terms of service too, where these speak of the reader's data.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from smallprint.match import Unit
from smallprint.model import DocumentInfo, Rule

_READER_DATA: Final = "reader_data"
"""The lexicon of words by which a sentence of terms, or a title in them, speaks of readers' data."""


class Scope:
    """One document's answer to whether a rule is for it."""

    def __init__(self, passage: Callable[[str], Unit], info: DocumentInfo) -> None:
        self._info = info
        self._named = cache(lambda title: _speaks_of_data(passage(title)))

    def covers(self, rule: Rule, unit: Unit, titles: Sequence[str]) -> bool:
        """Whether `rule` reads `unit`, which stands under `titles`."""
        if rule.scope == "both" or (rule.scope == "terms" and self._info.kind == "other"):
            return True
        if rule.scope == "privacy" and self._info.kind == "terms":
            return _speaks_of_data(unit) or any(map(self._named, titles))
        return self._info.about_data if rule.scope == "privacy" else rule.scope in self._info.scorecards


def _speaks_of_data(unit: Unit) -> bool:
    return bool(unit.hits_of(_READER_DATA))
