"""Reads `rules/`. In: the built-in folder and folders of the user's own. Out: one validated `Rulebook`."""

from smallprint.rulebook.reader import DISCLOSURES, builtin_folder, load_rulebook
from smallprint.rulebook.rule import CATEGORIES

__all__ = ["CATEGORIES", "DISCLOSURES", "builtin_folder", "load_rulebook"]
