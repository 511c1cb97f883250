"""What a word is. In: text. Out: its words, as one reads them aloud.

A word runs from its first letter or digit to its last between spaces, slashes and dashes: "third-party", "U.S.",
"1,000" and "doesn't" are one word each, "and/or" is two, a URL or an email address is one, a bare "|" or "-" is none.
"""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W_](?:[^\s/—–]*[^\W_])?")
_FRAME: Final = ".,;:!?()[]\"'“”‘’"
_ADDRESS: Final = re.compile(r"://|@|^\W*www\.")


def words_of_token(token: str) -> tuple[str, ...]:
    """Words of a run of text that holds no space, in order; empty for a run without a letter or digit."""
    bare = token.strip(_FRAME)
    if bare.isalpha():  # most tokens, and the fast way
        return (bare,)
    if _ADDRESS.search(token):
        return (token,)
    return tuple(_WORD.findall(token))


def is_address(word: str) -> bool:
    """Whether a word is a URL or an email address, which nobody reads aloud."""
    return _ADDRESS.search(word) is not None


def count_words(text: str) -> int:
    """Number of words of `text`; 0 for a text without a letter or digit."""
    return sum(len(words_of_token(token)) for token in text.split())
