"""Tells numbered titles from numbered lists. In: tokens of a Markdown parse. Out: the tokens, such titles as headings.

"3. Fees", a blank line and a paragraph without indentation: Markdown sees a list of one item, readers see a section.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from markdown_it.token import Token

from smallprint.parse.outline import HEADING_WORDS

_FEWEST: Final = 3
"""Titles that count up, from which they number the document's sections."""

_SHAPE: Final = (
    "ordered_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close",
    "ordered_list_close",
)  # fmt: skip
_STOPS: Final = (".", ",", ";", ":", "!")
_SECTION_LEVEL: Final = 2
_LEAST_LEVEL: Final = 6


def mark_titles(tokens: list[Token], source: str) -> list[Token]:
    """`tokens` with each numbered title as a heading, number included; as they are where fewer than three count up."""
    if not any(token.type == "ordered_list_open" for token in tokens):
        return tokens
    places = [index for index, token in enumerate(tokens) if _is_title(tokens, index, token)]
    numbers = [int(tokens[index + 1].info) for index in places]
    counted = sum(after == before + 1 for before, after in pairwise(numbers))
    if counted + 1 < _FEWEST or counted + 1 < len(places):
        return tokens
    return list(_replace(tokens, set(places), source.split("\n")))


def _is_title(tokens: list[Token], index: int, token: Token) -> bool:
    """Whether a list of one short item without a stop begins at `index`, and something other than a list follows."""
    if token.type != _SHAPE[0] or token.level > 0:
        return False
    if tuple(each.type for each in tokens[index : index + len(_SHAPE)]) != _SHAPE:
        return False
    content = tokens[index + 3].content.rstrip("*_ ")
    follows = tokens[index + len(_SHAPE) : index + len(_SHAPE) + 1]
    return (
        "\n" not in content
        and content.lstrip("*_ \"'(")[:1].isupper()
        and not content.endswith(_STOPS)
        and len(content.split()) <= HEADING_WORDS
        and bool(follows)
        and follows[0].type in ("paragraph_open", "bullet_list_open", "table_open")
    )


def _replace(tokens: list[Token], places: set[int], lines: list[str]) -> Iterator[Token]:
    level, skipped = _SECTION_LEVEL, 0
    for index, token in enumerate(tokens):
        if index < skipped:
            continue
        if index not in places:
            if token.type == "heading_open":
                level = min(int(token.tag[1]) + 1, _LEAST_LEVEL)
            yield token
            continue
        skipped = index + len(_SHAPE)
        inline = tokens[index + 3]
        if inline.map:
            inline.content = lines[inline.map[0]].strip()
        yield Token("heading_open", f"h{level}", 1, map=inline.map)
        yield inline
        yield Token("heading_close", f"h{level}", -1)
