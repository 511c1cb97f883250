"""Guesses what was meant. In: a name that is not known, and those that are. Out: a sentence that helps."""

from collections.abc import Iterable
from typing import Final

LEAST: Final = 3
"""Letters by which a part of a name tells which name was meant."""


def suggest(name: str, known: Iterable[str]) -> str:
    """A sentence that names the closest of the `known` names, those that hold `name`, or all of them."""
    from difflib import get_close_matches

    names, wanted = sorted(known), name.lower()
    close = get_close_matches(wanted, names, n=1, cutoff=0.6)
    if not close and len(wanted) >= LEAST:
        close = [known for known in names if wanted in known]
    return f"Did you mean {' or '.join(f'`{one}`' for one in close)}?" if close else f"Known are: {', '.join(names)}."
