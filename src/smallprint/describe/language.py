"""Tells English. In: text. Out: the share of its words that are English function words.

Source: measured on 918 English policies and 320 in other languages: a share of .15 misses two of the former and takes
in none of the latter (Dutch comes nearest, with .107).
"""

import re
from typing import Final

from smallprint.describe.names import list_words

ENGLISH: Final = 0.15
"""Share of function words from which a text is English without doubt."""

NOT_ENGLISH: Final = 0.08
"""Share under which a text is refused; in between it is read with a warning."""


_FUNCTION_WORDS: Final = list_words(
    "the of and to in that is for it with as be this are or by on you your we our an may not from will have has "
    "if any at which these such other can all when us they their about its do does been who how what where would "
    "should than there"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_SAMPLE: Final = 8_000
"""Characters looked at in each of three places: together four thousand words."""


def measure_english(text: str) -> float:
    """Share (0-1) of function words among the words of `take_sample`; 0 without words."""
    words = _WORD.findall(take_sample(text).lower())
    if not words:
        return 0.0
    return sum(word in _FUNCTION_WORDS for word in words) / len(words)


def take_sample(text: str) -> str:
    """Beginning, middle and end of a long text; a text of at most three samples as it is."""
    size = len(text)
    if size <= 3 * _SAMPLE:
        return text
    middle = (size - _SAMPLE) // 2
    return f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]} {text[-_SAMPLE:]}"
