"""Reads the inline markup of Markdown. In: a block's characters. Out: runs of what a reader sees, bold, links.

markdown-it reads it; all that is added is where each token stands, which it does not keep. One rule takes the place of
its own ones, calls them in their order, and notes from where to where they read. No text is pending in it, so that each
stretch of text is a token with a place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from smallprint.parse.characters import find_entities
from smallprint.parse.draft import Run
from smallprint.parse.outline import is_label

Environment = dict[str, Any]
"""What markdown-it hands from the blocks to their inline markup: the targets of reference links."""

_MARK: Final = re.compile(r"[\\`*_~\[<&]")
"""What markup begins with; a block without any is text, and most blocks are."""

_AT: Final = "at"
"""Key of a token's place: span of the block's characters."""

_EMPTY: Final = "empty"
"""Key that marks the stars of "**Y****our rights**", which converters leave where two bold stretches adjoin."""

_STARS: Final = re.compile(r"(?<!\s)\*{4,}(?=\S)")
_TAG_NAME: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_WORD: Final = re.compile(r"\w")
_PARTING_TAGS: Final = frozenset({"br", "p", "div"})


@dataclass(slots=True, kw_only=True)
class Inline:
    """What a reader sees of one block. Offsets count in the block's own characters."""

    runs: list[Run]
    links: list[tuple[int, int, str]]
    """(first run, run after the last, target)."""
    bold: bool
    """Whether every word is set in bold."""
    opening: int = 0
    """How many runs at the beginning are set in bold; 0 where the others are, too."""


class PlacingMarkdown(MarkdownIt):
    """markdown-it whose inline tokens know their place."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """The target as it is written: it is checked against names of files and printed."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        """Every target is one: nobody follows it, and its words are text of the document."""
        return True

    def place_tokens(self) -> "PlacingMarkdown":
        """Note places from now on; to be called when all rules are chosen."""
        ruler = self.inline.ruler
        rules = tuple(ruler.getRules(""))
        ruler.enableOnly([])
        ruler.push("placing", _make_rule(rules))
        ruler.enable("placing")
        self.inline.ruler2.disable("fragments_join")
        return self


def _make_rule(rules: tuple[Callable[[StateInline, bool], bool], ...]) -> Callable[[StateInline, bool], bool]:
    def read_token(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        """Read what stands at `state.pos`: markup, or else text, at least one character of it."""
        start, before = state.pos, len(state.tokens)
        for rule in rules:
            if rule(state, silent):
                break
        else:
            if silent:
                return False
            state.pos += 1
        if silent:
            return True
        if len(state.tokens) == before:
            state.pending = ""
            text = state.push("text", "", 0)
            text.content = state.src[start : state.pos]
            text.meta[_AT] = (start, state.pos)
            return True
        tokens = state.tokens[before:]
        _place(tokens, start, state.pos)
        if tokens[0].content == "*" and _STARS.match(state.src, start):
            for token in tokens:
                token.meta[_EMPTY] = True
        return True

    return read_token


def _place(tokens: list[Token], start: int, end: int) -> None:
    """Note that `tokens` were read from `[start, end)`; those of a link's words have their place already."""
    at = start
    automatic = tokens[0].info == "auto"
    for token in tokens:
        if _AT in token.meta:
            continue
        if token.type == "text" and not automatic:
            # Marks of emphasis: each is a token as long as it is written.
            token.meta[_AT] = (at, at + len(token.content))
            at += len(token.content)
        else:
            token.meta[_AT] = (start, end)


@dataclass(slots=True, kw_only=True)
class _Reading:
    text: str
    runs: list[Run] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)
    open_links: list[tuple[int, str]] = field(default_factory=list)
    open_strong: list[int] = field(default_factory=list)
    tag_link: tuple[int, str] | None = None

    def begin_strong(self) -> None:
        self.open_strong.append(len(self.runs))

    def end_strong(self) -> None:
        if self.open_strong:
            self.strong.append((self.open_strong.pop(), len(self.runs)))

    def add_link(self, opened: tuple[int, str]) -> None:
        first, target = opened
        if target and first < len(self.runs):
            self.links.append((first, len(self.runs), target))


def read_inline(text: str, parser: PlacingMarkdown, environment: Environment) -> Inline:
    """The runs of `text`; `environment` is what `parser` made of the document's blocks."""
    if not _MARK.search(text):
        return Inline(runs=[(0, len(text), None)], links=[], bold=False)
    tokens: list[Token] = []
    parser.inline.parse(text, parser, environment, tokens)
    reading = _Reading(text=text)
    for token in tokens:
        _read_token(reading, token)
    plain = _find_plain(reading)
    opening = next((run for run in plain if run or not is_label(reading.text[slice(*reading.runs[0][:2])])), 0)
    return Inline(runs=reading.runs, links=reading.links, bold=bool(reading.strong) and not plain, opening=opening)


def _read_token(reading: _Reading, token: Token) -> None:
    kind = token.type
    start, end = token.meta[_AT]
    runs = reading.runs
    if kind == "text":
        if token.content and _EMPTY not in token.meta:
            automatic = reading.text[start] == "<" and reading.text[end - 1] == ">" and end - start > 1
            runs.append((start + automatic, end - automatic, None))
    elif kind == "text_special":
        entities = find_entities(reading.text, start, end) if token.info == "entity" else []
        runs.extend(entities or [(start + (token.info == "escape" and len(token.content) == 1), end, None)])
    elif kind in {"softbreak", "hardbreak"}:
        runs.append((start + (reading.text[start] == "\\"), end, None))
    elif kind == "code_inline":
        runs.append((start + len(token.markup), end - len(token.markup), None))
    elif kind == "link_open":
        reading.open_links.append((len(runs), str(token.attrs.get("href", ""))))
    elif kind == "link_close":
        reading.add_link(reading.open_links.pop())
    elif kind == "strong_open":
        reading.begin_strong()
    elif kind == "strong_close":
        reading.end_strong()
    elif kind == "html_inline":
        _read_tag(reading, token.content, start, end)


def _read_tag(reading: _Reading, markup: str, start: int, end: int) -> None:
    named = _TAG_NAME.match(markup)
    name = named[1].lower() if named else ""
    closing = markup.startswith("</")
    if name in _PARTING_TAGS:
        reading.runs.append((start, end, " "))
    elif name in {"b", "strong"}:
        if closing:
            reading.end_strong()
        else:
            reading.begin_strong()
    elif name == "a":
        if reading.tag_link:
            reading.add_link(reading.tag_link)
        reading.tag_link = None if closing else (len(reading.runs), _read_target(markup))


def _read_target(markup: str) -> str:
    """Where a start tag `<a ...>` leads."""
    # Beautiful Soup is imported only for sources that hold HTML.
    from smallprint.parse.html.tree import read_attribute

    return read_attribute(markup, "href")


def _find_plain(reading: _Reading) -> list[int]:
    """The runs that hold a letter outside of strong emphasis; none where nothing is strong."""
    if not reading.strong:
        return []
    covered = set[int]()
    for first, last in reading.strong:
        covered.update(range(first, last))
    return [
        index
        for index, (start, end, shown) in enumerate(reading.runs)
        if index not in covered and _WORD.search(reading.text[start:end] if shown is None else shown)
    ]
