"""Code and comments in a source. In: the decoded source and its format. Out: the regions that are no prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from smallprint.model import MediaType

_COMMENT: Final = r"<!--(?P<comment>.*?)-->"
_HTML_CODE: Final = r"<(?P<tag>pre|code|script|style|textarea|xmp)\b[^>]*>.*?</(?P=tag)\s*>"
_FENCE: Final = (
    r"^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)"
)
_INLINE_CODE: Final = r"(?P<ticks>(?<!`)`+(?!`))(?:(?!\n\s*\n).)*?(?<!`)(?P=ticks)(?!`)"
_FLAGS: Final = re.DOTALL | re.MULTILINE | re.IGNORECASE
_PATTERNS: Final[dict[MediaType, re.Pattern[str]]] = {
    "text/markdown": re.compile("|".join((_FENCE, _COMMENT, _HTML_CODE, _INLINE_CODE)), _FLAGS),
    "text/html": re.compile("|".join((_COMMENT, _HTML_CODE)), _FLAGS),
}
"""What is read in one go from left to right, so that whichever opens first decides: code, or a comment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A span of the source, `[start, end)`."""

    start: int
    end: int
    comment: str | None
    """What stands between the signs of a comment; None for code."""


def find_regions(source: str, media_type: MediaType) -> Iterator[Region]:
    """Comments and code of `source` in reading order; none in plain text, which has neither."""
    pattern = _PATTERNS.get(media_type)
    for match in pattern.finditer(source) if pattern else ():
        yield Region(start=match.start(), end=match.end(), comment=match["comment"])


def blank_regions(source: str, media_type: MediaType) -> str:
    """`source` at equal length, with every comment and all code blank."""
    parts, position = [], 0
    for region in find_regions(source, media_type):
        parts += [source[position : region.start], " " * (region.end - region.start)]
        position = region.end
    return "".join([*parts, source[position:]])
