"""Reads cues: plain phrases that show what a sentence tells. In: a cue as a lawyer writes it. Out: a compiled pattern.

    withdraw* ... consent        "withdraw", "withdrawing"..., and within 120 characters "consent"
    (legal|lawful) basis         either word
    limit (the|our)? use         with or without one of them
    contact (us|form) <email>    shapes: <email>, <phone>, <period>, <address>

Between two words may stand any blanks, hyphens, quotes and commas; capitals count for nothing.
"""

import re
from collections.abc import Iterable
from typing import Final

GAP: Final = 120
"""Characters that `...` may stand for, at most: a long clause of one sentence."""
_BETWEEN: Final = r"[\W_]{1,4}"
_SHAPES: Final = {
    "email": r"[\w.+-]+\s?(?:@|\[at\]|\(at\))\s?[\w-]+(?:\.[\w-]+)+",
    "phone": r"(?:\+?\d[\d\s().-]{6,}\d)",
    "period": r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|thirty|sixty|ninety)"
    r"(?:\s*\(\d+\))?[\s-]+(?:calendar\s+|business\s+|full\s+)?(?:hour|day|week|month|year)s?",
    "address": r"(?:\d+[a-z]?,?\s+(?:[a-z'’.-]+\s+){1,4}?(?:street|st|road|rd|avenue|ave|lane|ln|drive|way|square|"
    r"boulevard|blvd|place|court|floor|quay|parkway|terrace)\b|p\.?\s?o\.?\s+box\s+\d+|[a-z'’-]+(?:stra(?:ß|ss)e|gasse|weg|platz)\s+\d+)",
}
_TOKEN: Final = re.compile(r"\.\.\.|<\w+>|\([^()]+\)[?*]?|[^\s()<>]+")


class CueError(ValueError):
    """A cue that cannot be read; its text says why."""


def compile_cues(cues: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern that finds any of the cues, each in a group of its own; None for no cue at all.

    Raises:
        CueError: a cue with brackets that do not match, or a shape that is not known.
    """
    patterns = [_translate(cue) for cue in cues]
    return re.compile("|".join(f"({pattern})" for pattern in patterns), re.IGNORECASE) if patterns else None


def strongest(pattern: re.Pattern[str] | None, words: str, after: int = 0) -> int | None:
    """Number of the first cue, from 1, of those that are found in `words` and end behind `after`; None for none."""
    if pattern is None:
        return None
    return min((match.lastindex or 1 for match in pattern.finditer(words) if match.end() > after), default=None)


def _translate(cue: str) -> str:
    tokens = _TOKEN.findall(cue)
    if "".join(tokens).replace(" ", "") != cue.replace(" ", ""):
        raise CueError(f"cue {cue!r} has a bracket that is not closed")
    if not tokens or "..." in (tokens[0], tokens[-1]):
        raise CueError(f"cue {cue!r} must begin and end with a word")
    pattern, glue = r"(?<!\w)", ""
    for token in tokens:
        if token == "...":
            glue = rf"\b.{{1,{GAP}}}?(?<!\w)"
        elif token.endswith(")?"):
            pattern += glue + rf"(?:{_word(token[:-1], cue)}{_BETWEEN})?"
            glue = ""
        else:
            pattern += glue + _word(token, cue)
            glue = _BETWEEN
    return pattern + ("" if tokens[-1].endswith("@") else r"(?!\w)")


def _word(token: str, cue: str) -> str:
    """The pattern of one word, group or shape."""
    if token.startswith("<"):
        name = token[1:-1]
        if name not in _SHAPES:
            raise CueError(f"cue {cue!r}: <{name}> is not one of {', '.join(_SHAPES)}")
        return _SHAPES[name]
    if token.startswith("("):
        end = r"\w*" if token.endswith("*") else ""
        parts = token.rstrip("*")[1:-1].split("|")
        return f"(?:{'|'.join(_word(part, cue) for part in parts)}){end}"
    return _phrase(token)


def _phrase(text: str) -> str:
    """Words as they stand; a trailing `*` of each takes any ending."""
    words = [part for part in re.split(r"[\s-]+", text) if part]
    return _BETWEEN.join(re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
