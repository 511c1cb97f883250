"""What changed in meaning between two versions. In: two `Version`s. Out: a `Diff`, change by change."""

from smallprint.diff.compare import compare
from smallprint.diff.model import Change, Diff, Spot, Version

__all__ = ["Change", "Diff", "Spot", "Version", "compare"]
