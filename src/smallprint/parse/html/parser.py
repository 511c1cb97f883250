"""Reads HTML. In: the source, levelled. Out: its pieces, without menus, banners and footers, hidden text marked."""

import re
from typing import Final

from smallprint.model import MediaType
from smallprint.parse.draft import Draft
from smallprint.parse.html.page import PageReader
from smallprint.parse.mask import mask_front_matter, mask_templates

_FALLBACK_WORDS: Final = 40
"""Words of kept prose under which a page is read again with everything in it."""

_MARKS: Final = re.compile(r"</?(?:p|div|h[1-6]|li|ul|td|section)\b[^>]{0,500}>")
_PAGE: Final = re.compile(r"<!doctype html|<html|<body")
_HEAD: Final = 20_000
"""Characters in which a page shows that it is one."""


class HtmlParser:
    """Whole pages and fragments of HTML."""

    media_type: MediaType = "text/html"

    def recognises(self, text: str) -> bool:
        """Whether the beginning of `text` looks like a page."""
        head = text[:_HEAD].lower()
        return bool(_PAGE.search(head)) or ("<" in head[:1_000] and len(_MARKS.findall(head)) >= 4)

    def read(self, source: str) -> Draft:
        """The pieces of the page; a page of nothing but what looks like furniture is read as a whole."""
        # Beautiful Soup is imported only for sources that hold HTML.
        from smallprint.parse.html.tree import build_tree

        source, title = mask_front_matter(source)
        source = mask_templates(source)
        tree = build_tree(source, [(0, len(source))])
        for keep_all in (False, True):
            reader = PageReader(source=source, title=title, keep_all=keep_all)
            reader.open_tree(tree)
            reader.read_span()
            draft = reader.finish()
            if not reader.sieve.tally.prose < _FALLBACK_WORDS <= reader.sieve.dropped:
                break
        return draft
