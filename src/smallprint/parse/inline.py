"""Reads the inline markup of Markdown. In: a block's characters. Out: runs of what a reader sees, bold, links.

markdown-it keeps no positions within a line, so inline markup is read here, each run with its exact offsets. Takes time
linear in the block, whatever it holds.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from smallprint.parse.characters import find_entities
from smallprint.parse.draft import Run

_MARK: Final = re.compile(r"[\\`*_~!\[\]<&]")
"""What markup begins with; one set of characters is found much faster than the alternatives below."""

_MARKUP: Final = re.compile(
    r"""\\[!-/:-@\[-`{-~]"""
    r"""|`+"""
    r"""|\*+|_+|~~"""
    r"""|!?\["""
    r"""|\]"""
    r"""|<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]{1,64}@[\w.-]{1,255})>"""
    r"""|<!--.{0,5000}?-->"""
    r"""|</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>"""
    r"""|&(?=[#a-zA-Z])"""
    r"""|\\(?=\n)""",
    re.DOTALL,
)
_TARGET: Final = re.compile(
    r"""\(\s*+(?:<([^<>\n]{0,4000}+)>|((?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*+\))*+))"""
    r"""(?:\s++(?:"[^"]{0,2000}+"|'[^']{0,2000}+'|\([^()]{0,2000}+\)))?\s*+\)"""
)
_LABEL: Final = re.compile(r"\[((?:\\.|[^\[\]\\]){0,999}+)\]")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_HREF: Final = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_WORD: Final = re.compile(r"\w")
_PUNCTUATION: Final = re.compile(r"[^\w\s]")


@dataclass(slots=True, kw_only=True)
class Inline:
    """What a reader sees of one block. Offsets count in the block's own characters."""

    runs: list[Run]
    links: list[tuple[int, int, str]]
    """(first run, run after the last, target)."""
    bold: bool
    """Whether every word is set in bold."""


@dataclass(slots=True, kw_only=True)
class _Delimiter:
    """A row of emphasis marks that may open emphasis."""

    run: int
    mark: str
    count: int


@dataclass(slots=True, kw_only=True)
class _Reader:
    text: str
    references: Mapping[str, str]
    runs: list[Run] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)
    openers: dict[str, list[_Delimiter]] = field(default_factory=dict)
    brackets: list[tuple[int, int, bool]] = field(default_factory=list)
    """(run, offset after it, is an image) of each bracket that is open."""
    tag_bold: int = -1
    tag_link: tuple[int, str] | None = None
    ticks: dict[int, list[int]] | None = None


def read_inline(text: str, references: Mapping[str, str]) -> Inline:
    """The runs of `text`; `references` holds the targets of reference links by their label in upper case."""
    first = _MARK.search(text)
    if first is None:
        return Inline(runs=[(0, len(text), None)], links=[], bold=False)
    reader = _Reader(text=text, references=references)
    position = 0
    for mark in _MARK.finditer(text, first.start()):
        start = mark.start()
        if start < position:
            continue
        match = _MARKUP.match(text, start)
        if match is None:
            continue
        if start > position:
            reader.runs.append((position, start, None))
        position = _read_mark(reader, match)
    if position < len(text):
        reader.runs.append((position, len(text), None))
    _keep_unused_marks(reader)
    return Inline(runs=reader.runs, links=reader.links, bold=_is_all_bold(reader))


def _read_mark(reader: _Reader, match: re.Match[str]) -> int:
    """Take in one piece of markup; returns where reading goes on."""
    mark, start, end = match[0], match.start(), match.end()
    first = mark[0]
    if first == "\\":
        if len(mark) > 1:
            reader.runs.append((start + 1, end, None))
    elif first == "`":
        return _read_code(reader, start, end)
    elif first in "*_~":
        _read_emphasis(reader, mark, start, end)
    elif mark in {"[", "!["}:
        reader.brackets.append((len(reader.runs), end, mark == "!["))
        reader.runs.append((start, end, None))
    elif first == "]":
        return _read_bracket_end(reader, start, end)
    elif first == "<":
        _read_tag(reader, mark, start, end)
    else:
        found = find_entities(reader.text, start, min(start + 34, len(reader.text)))
        if found and found[0][0] == start:
            reader.runs.append(found[0])
            return found[0][1]
        reader.runs.append((start, end, None))
    return end


def _read_code(reader: _Reader, start: int, end: int) -> int:
    """A code span, if a row of as many backticks closes it."""
    if reader.ticks is None:
        reader.ticks = {}
        for row in re.finditer("`+", reader.text):
            reader.ticks.setdefault(len(row[0]), []).append(row.start())
    size = end - start
    places = reader.ticks.get(size, [])
    after = bisect_right(places, start)
    if after == len(places):
        reader.runs.append((start, end, None))
        return end
    close = places[after]
    reader.runs.append((end, close, None))
    return close + size


def _read_emphasis(reader: _Reader, mark: str, start: int, end: int) -> None:
    text, char = reader.text, mark[0]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    left = not after.isspace() and (
        not _PUNCTUATION.match(after) or before.isspace() or bool(_PUNCTUATION.match(before))
    )
    right = not before.isspace() and (
        not _PUNCTUATION.match(before) or after.isspace() or bool(_PUNCTUATION.match(after))
    )
    opens = left and (char != "_" or not right or bool(_PUNCTUATION.match(before)))
    closes = right and (char != "_" or not left or bool(_PUNCTUATION.match(after)))
    count = len(mark)
    stack = reader.openers.setdefault(char, [])
    here = len(reader.runs)
    if closes:
        while count and stack:
            opener = stack[-1]
            used = min(2, count, opener.count)
            opener.count -= used
            count -= used
            if used == 2 and char != "~":
                reader.strong.append((opener.run, here))
            _shorten(reader, opener)
            if not opener.count:
                stack.pop()
    if not count:
        return
    reader.runs.append((end - count, end, None))
    if opens:
        stack.append(_Delimiter(run=here, mark=char, count=count))


def _shorten(reader: _Reader, opener: _Delimiter) -> None:
    """Leave as many marks in the opener's run as have not been used."""
    start, _, shown = reader.runs[opener.run]
    reader.runs[opener.run] = (start, start + opener.count, shown)


def _keep_unused_marks(reader: _Reader) -> None:
    """Drop runs that markup has emptied, and let links and bold count what is left."""
    if all(start < end for start, end, _ in reader.runs):
        return
    new: list[int] = []
    kept: list[Run] = []
    for run in reader.runs:
        new.append(len(kept))
        if run[0] < run[1]:
            kept.append(run)
    new.append(len(kept))
    reader.runs = kept
    reader.links = [(new[first], new[last], target) for first, last, target in reader.links]
    reader.strong = [(new[first], new[last]) for first, last in reader.strong]


def _read_bracket_end(reader: _Reader, start: int, end: int) -> int:
    """A link or an image, if a target follows; else the brackets are text."""
    if not reader.brackets:
        reader.runs.append((start, end, None))
        return end
    run, inside, image = reader.brackets.pop()
    target, after = _find_target(reader, inside, start, end)
    if target is None:
        reader.runs.append((start, end, None))
        return end
    if image:
        del reader.runs[run:]
        reader.links = [link for link in reader.links if link[1] <= run]
        for stack in reader.openers.values():
            while stack and stack[-1].run >= run:
                stack.pop()
        reader.strong = [pair for pair in reader.strong if pair[1] <= run]
        return after
    opened = reader.runs[run][0]
    reader.runs[run] = (opened, opened, None)
    if target:
        reader.links.append((run, len(reader.runs), target))
    return after


def _find_target(reader: _Reader, inside: int, start: int, end: int) -> tuple[str | None, int]:
    """Where the link whose words are `text[inside:start]` leads, and where it ends in the text; None: no link."""
    text = reader.text
    direct = _TARGET.match(text, end)
    if direct:
        return _ESCAPE.sub(r"\1", direct[1] or direct[2] or ""), direct.end()
    if not reader.references:
        return None, end
    label = _LABEL.match(text, end)
    named = label[1] if label and label[1].strip() else text[inside:start] if start - inside < 1000 else ""
    target = reader.references.get(" ".join(named.split()).upper())
    return target, label.end() if label else end


def _read_tag(reader: _Reader, mark: str, start: int, end: int) -> None:
    if mark[1] not in "/!" and (":" in mark or "@" in mark) and not re.match(r"<[a-zA-Z-]+[\s/>]", mark):
        reader.runs.append((start + 1, end - 1, None))
        target = mark[1:-1] if ":" in mark else "mailto:" + mark[1:-1]
        reader.links.append((len(reader.runs) - 1, len(reader.runs), target))
        return
    name = mark.strip("</>").split(None, 1)[0].lower() if mark.strip("</>") else ""
    closing = mark.startswith("</")
    if name in {"br", "br/", "p", "div"}:
        reader.runs.append((start, end, " "))
    elif name in {"b", "strong"}:
        if not closing:
            reader.tag_bold = len(reader.runs)
        elif reader.tag_bold >= 0:
            reader.strong.append((reader.tag_bold, len(reader.runs)))
            reader.tag_bold = -1
    elif name == "a":
        _read_anchor(reader, mark, closing=closing)


def _read_anchor(reader: _Reader, mark: str, *, closing: bool) -> None:
    if closing:
        if reader.tag_link and reader.tag_link[0] < len(reader.runs):
            reader.links.append((reader.tag_link[0], len(reader.runs), reader.tag_link[1]))
        reader.tag_link = None
        return
    href = _HREF.search(mark)
    target = (href[1] or href[2] or href[3] or "") if href else ""
    reader.tag_link = (len(reader.runs), target) if target else None


def _is_all_bold(reader: _Reader) -> bool:
    """Whether every run that holds a letter lies within strong emphasis."""
    if not reader.strong:
        return False
    covered = set[int]()
    for first, last in sorted(reader.strong):
        covered.update(range(first, last))
    return all(
        index in covered
        for index, (start, end, shown) in enumerate(reader.runs)
        if _WORD.search(
            reader.text if shown is None else shown, start if shown is None else 0, end if shown is None else len(shown)
        )
    )
