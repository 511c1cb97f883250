"""One look for characters that mean the same. In: source text. Out: the same length, or the shorter reader's form.

A fixed table, not Unicode normalisation: NFKC alters every second policy, and most of what it alters is meant.
"""

import html
import re
from typing import Final

_ALIKE: Final = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc\u02b9\uff07",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02",
    " ": "\u00a0\u0085\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u2028\u2029",
    "-": "\u2010\u2011\u2212\ufe63\uff0d",
}
"""Plain character -> what is read as it, one for one, so that no offset moves."""

_WIDE: Final = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_UNSEEN: Final = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u202a\u202b\u202c\u202d\u202e"
)

UNEVEN: Final = re.compile(f"[{''.join(_WIDE)}{_UNSEEN}]")
"""Characters whose plain form is longer or shorter than one character."""

_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")

_REPLACEMENTS: Final = tuple((odd, plain) for plain, many in _ALIKE.items() for odd in many)
_SPACES: Final = ("\n", "\t", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f")


def level_characters(text: str) -> str:
    """`text` with look-alike quotes, spaces and hyphens made plain, and every line end a newline; equally long."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if "\x00" in text:
        text = text.replace("\x00", " ")
    if not text.isascii():
        for odd, plain in _REPLACEMENTS:
            if odd in text:
                text = text.replace(odd, plain)
    return text


def flatten_spaces(text: str) -> str:
    """`text` with each white-space character as one blank; equally long."""
    for space in _SPACES:
        if space in text:
            text = text.replace(space, " ")
    return text


def spell_out(character: str) -> str:
    """What a reader sees for one character that `UNEVEN` matches: the letters of a ligature, or nothing."""
    return _WIDE.get(character, "")


def find_entities(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The character references of `text[start:end]` with what they stand for, levelled; unknown names are text."""
    found = []
    for match in _ENTITY.finditer(text, start, end):
        written = match[0]
        meant = html.unescape(written)
        if meant != written:
            plain = flatten_spaces(level_characters(meant))
            found.append((match.start(), match.end(), UNEVEN.sub(lambda odd: spell_out(odd[0]), plain)))
    return found
