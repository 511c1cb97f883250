"""Code and comments in a source. In: the decoded source and its format. Out: the regions that are no prose.

Read from left to right, so that whichever opens first decides. What is opened and never closed is text, but for a
fence, which runs to the end; each missing end is looked for once, so that the time grows with the length alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from smallprint.model import MediaType

_COMMENT: Final = "<!--"
_COMMENT_END: Final = "-->"
_TAG: Final = r"<(?P<tag>pre|code|script|style|textarea|xmp)\b[^<>]{0,1000}>"
_FENCE: Final = r"^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(?P<fence>`{3,}|~{3,})[^`\n]*$"
_TICKS: Final = r"(?<!`)(?P<ticks>`+)(?!`)"
_FLAGS: Final = re.IGNORECASE | re.MULTILINE
_OPENERS: Final[dict[MediaType, re.Pattern[str]]] = {
    "text/markdown": re.compile("|".join((rf"(?<!\\){_COMMENT}", _FENCE, _TAG, _TICKS)), _FLAGS),
    "text/html": re.compile("|".join((_COMMENT, _TAG)), _FLAGS),
}
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A span of the source, `[start, end)`."""

    start: int
    end: int
    comment: str | None
    """What stands between the signs of a comment; None for code."""


@dataclass(slots=True, kw_only=True)
class _Scan:
    """A source under way, and which ends it no longer holds."""

    source: str
    absent: set[str] = field(default_factory=set)
    paragraph_end: int = 0
    """End of the paragraph that was looked at last, within which inline code must close."""

    def find_end(self, sign: str, pattern: re.Pattern[str], start: int, limit: int) -> int | None:
        """Where the first match of `pattern` from `start` ends; None, from then on, where there is none."""
        if sign in self.absent:
            return None
        match = pattern.search(self.source, start, limit)
        if match is None:
            self.absent.add(sign)
            return None
        return match.end()


def find_regions(source: str, media_type: MediaType) -> Iterator[Region]:
    """Comments and code of `source` in reading order; none in plain text, which has neither."""
    openers = _OPENERS.get(media_type)
    scan, position = _Scan(source=source), 0
    while openers is not None and (match := openers.search(source, position)):
        end = _find_end(scan, match)
        if end is None:
            position = match.end()
            continue
        is_comment = match[0] == _COMMENT
        comment = source[match.end() : end - len(_COMMENT_END)] if is_comment else None
        yield Region(start=match.start(), end=end, comment=comment)
        position = end


def _find_end(scan: _Scan, match: re.Match[str]) -> int | None:
    groups, size = match.groupdict(), len(scan.source)
    if match[0] == _COMMENT:
        return scan.find_end(_COMMENT, re.compile(_COMMENT_END), match.end(), size)
    if groups["tag"]:
        tag = groups["tag"].lower()
        return scan.find_end(tag, re.compile(rf"</{tag}\s*>", re.IGNORECASE), match.end(), size)
    if groups["fence"]:
        fence = groups["fence"]
        close = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
        return scan.find_end(fence, close, match.end(), size) or size
    return _find_ticks(scan, match)


def _find_ticks(scan: _Scan, match: re.Match[str]) -> int | None:
    """Where inline code ends: at as many backticks as opened it, in the same paragraph."""
    if match.start() >= scan.paragraph_end:
        blank = _BLANK_LINE.search(scan.source, match.end())
        scan.paragraph_end = blank.start() if blank else len(scan.source)
        scan.absent = {sign for sign in scan.absent if not sign.startswith("ticks")}
    count = len(match["ticks"])
    close = re.compile(rf"(?<!`)`{{{count}}}(?!`)")
    return scan.find_end(f"ticks {count}", close, match.end(), scan.paragraph_end)


_NEWLINE: Final = re.compile(r"\r\n?|\n")
_INDENT: Final = 4
"""Columns of indentation from which a block may be code. Source: CommonMark, "Indented code blocks"."""


def is_indented_code(source: str, start: int) -> bool:
    """Whether Markdown shows what begins at `start` as an indented block of code.

    Statements in such a block count as prose, for nobody means a policy's indented lines to be code; a comment that
    readers are shown counts for nothing.
    """
    line_start = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    before = source[line_start:start]
    if before.strip(" \t>") or len(before.expandtabs(_INDENT)) < _INDENT:
        return False
    line = len(_NEWLINE.findall(source, 0, line_start))
    return any(first <= line < last for first, last in _indented_code(source))


@lru_cache(maxsize=1)
def _indented_code(source: str) -> tuple[tuple[int, int], ...]:
    """First line and the one after the last, from 0, of each indented block of code."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").disable("inline").parse(source)
    return tuple((token.map[0], token.map[1]) for token in tokens if token.type == "code_block" and token.map)


def blank_regions(source: str, media_type: MediaType) -> str:
    """`source` at equal length, with every comment and all code blank."""
    parts, position = [], 0
    for region in find_regions(source, media_type):
        parts += [source[position : region.start], " " * (region.end - region.start)]
        position = region.end
    return "".join([*parts, source[position:]])
