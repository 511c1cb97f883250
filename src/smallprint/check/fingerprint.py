"""Names for results that outlive edits. In: the results of one document. Out: the same, each with its fingerprint.

A fingerprint is made of the check, the normalised quote and the ordinal among equals in the document, never of a line.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Final

from smallprint.check.model import Result

LENGTH: Final = 32
"""Hexadecimal digits of a fingerprint (128 bits)."""

_NOISE: Final = re.compile(r"[\W_]+")


def normalise(quote: str) -> str:
    """`quote` in lower case, with every run of spaces and punctuation as one space.

    >>> normalise(" “We  may”, \\n share. ")
    'we may share'
    """
    return _NOISE.sub(" ", quote.casefold()).strip()


def add_fingerprints(results: Iterable[Result]) -> tuple[Result, ...]:
    """The results of one document, in the order given, with fingerprints."""
    equals: Counter[tuple[str, str]] = Counter()
    named = []
    for result in results:
        key = (result.check, normalise(result.quote))
        named.append(replace(result, fingerprint=make_fingerprint(*key, equals[key])))
        equals[key] += 1
    return tuple(named)


def make_fingerprint(check: str, quote: str, ordinal: int) -> str:
    """The fingerprint of the result number `ordinal` (from 0) of a check on a normalised quote."""
    return sha256(f"{check}\0{quote}\0{ordinal}".encode()).hexdigest()[:LENGTH]
