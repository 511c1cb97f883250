"""A comparison for programs. In: a `Diff`. Out: JSON of the schema "smallprint/diff/1"."""

import json

from smallprint.diff.model import Diff


def render(diff: Diff) -> str:
    """All changes, as the schema `diff-1.json` has them."""
    return json.dumps(diff.to_dict(), ensure_ascii=False, indent=2) + "\n"
