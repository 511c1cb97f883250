"""Reads `rules/`. In: the built-in folder and folders of the user's own. Out: one validated `Rulebook`."""

from smallprint.rulebook.reader import builtin_folder, load_rulebook
from smallprint.rulebook.rule import CATEGORIES

__all__ = ["CATEGORIES", "builtin_folder", "load_rulebook"]
