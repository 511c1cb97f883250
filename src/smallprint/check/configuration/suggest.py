"""Guesses what was meant. In: a name that is not known, and those that are. Out: a sentence that helps."""

from collections.abc import Iterable


def suggest(name: str, known: Iterable[str]) -> str:
    """A sentence that names the closest of the `known` names, or all of them where none is close."""
    from difflib import get_close_matches

    names = sorted(known)
    close = get_close_matches(name.lower(), names, n=1, cutoff=0.6)
    return f"Did you mean `{close[0]}`?" if close else f"Known are: {', '.join(names)}."
