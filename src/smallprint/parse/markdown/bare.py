"""Gives bare heading marks their text. In: tokens of a Markdown parse. Out: the tokens, such lines as headings.

A page's `<h4><br>Title</h4>` becomes "####" with the title on the next line, which Markdown reads as an empty heading
and a paragraph.
"""

from collections.abc import Iterator

from markdown_it.token import Token

_HEADING = 3
"""Tokens of a heading, and of a paragraph: opening, text, closing."""


def fill_headings(tokens: list[Token]) -> list[Token]:
    """`tokens` with each line that follows an empty heading at once, and is a paragraph by itself, as its text."""
    if not any(_is_filled_below(tokens, index) for index in range(len(tokens))):
        return tokens
    return list(_fill(tokens))


def _is_filled_below(tokens: list[Token], index: int) -> bool:
    if tokens[index].type != "heading_open" or tokens[index + 1].content.strip():
        return False
    below = tokens[index + _HEADING] if index + _HEADING < len(tokens) else None
    if below is None or below.type != "paragraph_open" or not below.map:
        return False
    end = (tokens[index].map or [0, 0])[1]
    return below.map == [end, end + 1]


def _fill(tokens: list[Token]) -> Iterator[Token]:
    index = 0
    while index < len(tokens):
        if _is_filled_below(tokens, index):
            yield tokens[index]
            yield tokens[index + _HEADING + 1]
            yield tokens[index + _HEADING - 1]
            index += 2 * _HEADING
        else:
            yield tokens[index]
            index += 1
