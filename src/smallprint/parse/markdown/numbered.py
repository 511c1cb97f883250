"""Tells numbered titles from numbered lists. In: tokens of a Markdown parse. Out: the tokens, such titles as headings.

"3. Fees", a blank line and a paragraph without indentation: Markdown sees a list of one item, or a paragraph where the
dot is escaped ("3\\. Fees"); readers see a section.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markdown_it.token import Token

from smallprint.parse.outline import HEADING_WORDS

_FEWEST: Final = 3
"""Titles that count up, from which they number the document's sections."""
_COUNTED: Final = 0.75
"""Least share of the titles that count up from the one before."""

_LISTED: Final = (
    "ordered_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close",
    "ordered_list_close",
)  # fmt: skip
_ESCAPED: Final = ("paragraph_open", "inline", "paragraph_close")
_FOLLOWING: Final = {
    _LISTED: ("paragraph_open", "bullet_list_open", "table_open"),
    _ESCAPED: ("paragraph_open", "bullet_list_open", "ordered_list_open", "table_open"),
}
_NUMBER: Final = re.compile(r"(?:\*\*|__)?(\d{1,2})\\[.)](?:\*\*|__)?\s+")
_STOPS: Final = (".", ",", ";", ":", "!")
_SECTION_LEVEL: Final = 2
_LEAST_LEVEL: Final = 6


@dataclass(frozen=True, slots=True)
class _Title:
    """A numbered title: how many tokens it takes, and which of them holds its words."""

    number: int
    tokens: int
    inline: int


def mark_titles(tokens: list[Token], source: str) -> list[Token]:
    """`tokens` with each numbered title as a heading, number included; as they are where fewer than three count up."""
    titles = {index: title for index, token in enumerate(tokens) if (title := _find_title(tokens, index, token))}
    counted = sum(after.number == before.number + 1 for before, after in pairwise(titles.values()))
    if counted + 1 < _FEWEST or counted + 1 < _COUNTED * len(titles):
        return tokens
    return list(_replace(tokens, titles, source.split("\n")))


def _find_title(tokens: list[Token], index: int, token: Token) -> _Title | None:
    """The title that begins at `index`: short, without a stop, and something other than a list item follows."""
    if token.level > 0 or token.type not in (_LISTED[0], _ESCAPED[0]):
        return None
    shape = _LISTED if token.type == _LISTED[0] else _ESCAPED
    if tuple(each.type for each in tokens[index : index + len(shape)]) != shape:
        return None
    inline = shape.index("inline")
    content = tokens[index + inline].content
    if shape is _LISTED:
        number = tokens[index + 1].info
    else:
        found = _NUMBER.match(content)
        if found is None:
            return None
        number, content = found[1], content[found.end() :]
    follows = tokens[index + len(shape) : index + len(shape) + 1]
    if not (reads_as_title(content) and follows and follows[0].type in _FOLLOWING[shape]):
        return None
    return _Title(int(number), len(shape), inline)


def reads_as_title(content: str) -> bool:
    """Is `content` one short line without a stop, in capitals at least at its beginning?"""
    content = content.rstrip("*_ ")
    return (
        "\n" not in content
        and content.lstrip("*_ \"'(")[:1].isupper()
        and not content.endswith(_STOPS)
        and len(content.split()) <= HEADING_WORDS
    )


def _replace(tokens: list[Token], titles: dict[int, _Title], lines: list[str]) -> Iterator[Token]:
    level, skipped = _SECTION_LEVEL, 0
    for index, token in enumerate(tokens):
        if index < skipped:
            continue
        title = titles.get(index)
        if title is None:
            if token.type == "heading_open":
                level = min(int(token.tag[1]) + 1, _LEAST_LEVEL)
            yield token
            continue
        skipped = index + title.tokens
        inline = tokens[index + title.inline]
        if inline.map:
            inline.content = lines[inline.map[0]].strip()
        yield Token("heading_open", f"h{level}", 1, map=inline.map)
        yield inline
        yield Token("heading_close", f"h{level}", -1)
