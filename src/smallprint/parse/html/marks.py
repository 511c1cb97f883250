"""Leaves out marks that a reader looks past. In: the events of a page's tree. Out: those of its text.

Marks are the sign or number that links to its own paragraph, the number of a footnote, the letters of a trade mark, and
the text of a tooltip, which stands inside a sentence and is shown only to who points at the word.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from bs4 import Tag

    from smallprint.parse.html.tree import Event, PageTree

_PARAGRAPHS: Final = frozenset({"p", "li", "dd", "td", "div"})
_OWN_SIGN: Final = re.compile(r"[¶#§🔗⚓]+")
_NUMBER: Final = re.compile(r"\d{1,3}")
_OWN_LINK: Final = re.compile(r"\b(?:headerlink|header-anchor|heading-anchor|anchor-?link|permalink|hash-link)\b")
"""Classes of a link from a heading to itself, whatever its text."""
_FOOTNOTE: Final = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]+|[a-z])[\])]?")
_TRADE_MARK: Final = re.compile(r"TM|SM|[*†‡§]+")
_AFTER_WORD: Final = re.compile(r"[A-Za-z]{2}|.[.,;:)\"'”’]")
"""What stands before a raised number that is a footnote's, not a power or a unit's."""
_TOOLTIP: Final = re.compile(r"\btool-?tip[-_]{0,2}(?:text|content|inner|body|box|bubble|popup|panel)\b", re.IGNORECASE)
_MOST_CHILDREN: Final = 3


def leave_out_marks(tree: "PageTree", source: str) -> Iterator["Event"]:
    """The tree's events without those of marks; an element that is never closed is no mark."""
    mark: Tag | None = None
    for kind, node in tree.walk():
        if mark is not None:
            if kind == "end" and node is mark:
                mark = None
            elif kind == "span":
                yield kind, node
        elif kind == "start" and _is_mark(cast("Tag", node), source) and id(node) not in tree.unclosed:
            mark = cast("Tag", node)
        else:
            yield kind, node


def _is_mark(tag: "Tag", source: str) -> bool:
    match tag.name:
        case "a":
            return _is_small(tag) and _links_to_itself(tag)
        case "sup":
            return _is_small(tag) and _is_raised_mark(tag, source)
        case "span":
            return tag.attrs.get("role") == "tooltip" or bool(_TOOLTIP.search(str(tag.attrs.get("class", ""))))
        case _:
            return False


def _is_small(tag: "Tag") -> bool:
    """Whether it holds no more than a text and a few elements with a text each."""
    return len(tag.contents) <= _MOST_CHILDREN and all(
        isinstance(node, str) or all(isinstance(child, str) for child in cast("Tag", node).contents)
        for node in tag.contents
    )


def _links_to_itself(tag: "Tag") -> bool:
    if "#" not in str(tag.attrs.get("href", "")):
        return False
    if _OWN_LINK.search(str(tag.attrs.get("class", ""))):
        return True
    text = _read_text(tag)
    if _OWN_SIGN.fullmatch(text):
        return True
    return bool(_NUMBER.fullmatch(text)) and _is_first(tag)


def _is_first(tag: "Tag") -> bool:
    """Whether a paragraph begins with the tag."""
    parent = tag.parent
    if parent is None or parent.name not in _PARAGRAPHS:
        return False
    return next((node for node in parent.contents[:2] if not isinstance(node, str) or node.strip()), None) is tag


def _is_raised_mark(tag: "Tag", source: str) -> bool:
    text = _read_text(tag)
    if _TRADE_MARK.fullmatch(text):
        return True
    if not _FOOTNOTE.fullmatch(text):
        return False
    start = tag.sourcepos or 0
    linked = any(not isinstance(node, str) and cast("Tag", node).name == "a" for node in tag.contents)
    return linked or (not text.isalpha() and _AFTER_WORD.fullmatch(source, max(0, start - 2), start) is not None)


def _read_text(tag: "Tag") -> str:
    texts = (node if isinstance(node, str) else "".join(map(str, cast("Tag", node).contents)) for node in tag.contents)
    return "".join(texts).strip()
