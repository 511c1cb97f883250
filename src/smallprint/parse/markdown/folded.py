"""Tells sections that fold away from lists. In: tokens of a Markdown parse. Out: the tokens, their titles as headings.

A page whose sections open at a click is a list to Markdown: each item is a title and, indented below it, the section.
"""

from collections.abc import Iterator
from typing import Final

from markdown_it.token import Token

from smallprint.parse.markdown.numbered import reads_as_title
from smallprint.parse.outline import find_lead_in, find_run_in

_FEWEST: Final = 3
"""Items that are sections, from which a document is known to have such."""
_LISTS: Final = ("bullet_list_open", "ordered_list_open")
_ITEM: Final = ("list_item_open", "paragraph_open", "inline", "paragraph_close")
_SECTION: Final = ("paragraph_open", "table_open", "blockquote_open", "html_block")
"""What a section begins with below its title. A list there is a menu as often, and begins one only beside others."""
_LEVEL: Final = 2
_LEAST_LEVEL: Final = 6


def unfold(tokens: list[Token]) -> list[Token]:
    """`tokens` with each such item as a heading and the blocks below it; as they are where there are fewer than 3."""
    ends, lists = _match_ends(tokens)
    titles = {index for index in ends if _is_title(tokens, index)}
    sections = {index for index in titles if tokens[index + len(_ITEM)].type in _SECTION}
    if len(sections) < _FEWEST:
        return tokens
    unfolded = set[int]()
    for index, items in lists.items():
        led = index - len(_ITEM) not in titles and _is_led(tokens, index)
        if not led and 2 * len(sections.intersection(items)) > len(items):
            unfolded |= {index, *items}
    return list(_unfold(tokens, ends, titles & unfolded, unfolded)) if unfolded else tokens


def _match_ends(tokens: list[Token]) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Index of what opens a list or an item -> index of what closes it; index of a list -> those of its items."""
    ends: dict[int, int] = {}
    lists: dict[int, list[int]] = {}
    under_way: list[int] = []
    for index, token in enumerate(tokens):
        if token.type in _LISTS:
            lists[index] = []
            under_way.append(index)
        elif token.type == "list_item_open":
            lists[under_way[-1]].append(index)
            under_way.append(index)
        elif token.type in ("bullet_list_close", "ordered_list_close", "list_item_close"):
            ends[under_way.pop()] = index
    return ends, lists


def _is_title(tokens: list[Token], index: int) -> bool:
    """Does the item at `index` begin with a title, which says nothing of anybody, and go on below it?"""
    shape = tuple(token.type for token in tokens[index : index + len(_ITEM)])
    if shape != _ITEM or tokens[index + len(_ITEM)].type == "list_item_close":
        return False
    title = tokens[index + 2].content.strip("*_ ")
    return reads_as_title(title) and find_run_in(title, ".") != ""


def _is_led(tokens: list[Token], index: int) -> bool:
    """Does a sentence before the list go on in its items?"""
    before = tokens[max(index - 2, 0) : index]
    return (
        len(before) == 2
        and before[1].type == "paragraph_close"
        and find_lead_in(before[0].content, before_list=True) is not None
    )


def _unfold(tokens: list[Token], ends: dict[int, int], titles: set[int], sections: set[int]) -> Iterator[Token]:
    """The tokens without the lists in `sections`; items that are no titles make lists of their own."""
    level, skipped = _LEVEL, -1
    closing = {ends[index]: index for index in sections}
    lists = {index for index in sections if tokens[index].type in _LISTS}
    for index, token in enumerate(tokens):
        if index <= skipped or index in lists or closing.get(index) in lists:
            continue
        if token.type == "heading_open":
            level = min(int(token.tag[1]) + 1, _LEAST_LEVEL)
        if index in titles:
            inline = tokens[index + 2]
            tag = f"h{min(level + token.level // 2, _LEAST_LEVEL)}"
            yield Token("heading_open", tag, 1, map=inline.map)
            yield inline
            yield Token("heading_close", tag, -1)
            skipped = index + len(_ITEM) - 1
        elif index in sections:
            yield Token("bullet_list_open", "ul", 1)
            yield token
        elif closing.get(index) in titles:
            continue
        elif index in closing:
            yield token
            yield Token("bullet_list_close", "ul", -1)
        else:
            yield token
