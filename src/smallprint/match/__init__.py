"""Rules found in text. In: a rulebook, a document and its sentences. Out: units and matches; no verdict yet."""

from smallprint.match.matcher import Matcher, compile_rules, recall_rules
from smallprint.match.unit import Hit, Match, Unit

__all__ = ["Hit", "Match", "Matcher", "Unit", "compile_rules", "recall_rules"]
