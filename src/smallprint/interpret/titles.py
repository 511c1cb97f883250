"""What names the place a block stands in. In: a document and a block. Out: the texts of its headings and titles.

A lead-in that only names what its list holds ("Data we collect:") does a heading's work; a heading that is a period
("3 years", above the data kept so long) or a statement ("We do not sell your data") does a sentence's.
"""

import re
from collections.abc import Callable
from typing import Final

from smallprint.match.captures import NUMBER
from smallprint.model import Block, Document
from smallprint.nlp import lower

_LONGEST: Final = 110
"""Characters of a lead-in that is a title."""

_DATA: Final = re.compile(r"\b(?:information|data|details|the following)\b")
_ASIDE: Final = re.compile(r"\b(?:to us|with us|from you|about you|not limited to|without limitation)\b")
_JOINED: Final = re.compile(
    r"\b((?:collect|gather|obtain|receive)\w*),? (?:and|or|and/or) (?:may )?(?:process|use[sd]?|store|keep|hold)\w*\b"
)
"""Collecting and what goes with it: the title is about collecting."""
_STATEMENT: Final = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|process\w*|shar\w+|disclos\w+|delet\w+|eras\w+|sells?|sold|protect\w*|keep|kept|retain\w*"
    r"|purposes?|reasons?|rights?|request\w*|receives?|how|why|who\w*|not|never|no|cannot|need|if|to|for|with|from"
    r"|you (?:can|may))\b"
)
"""What a lead-in holds that says something else than which data there is."""

_PERIOD: Final = re.compile(
    r"(?:[\d.]+ )?(?:(?:data )?(?:kept|stored|retained) )?(?:(?:for|after|up to|at least|at most|maximum) )*"
    rf"{NUMBER}"
    r"(?:\s?\(\d+\))?(?:\s?(?:to|-)\s?\d+)?[\s-](?:hour|day|week|month|year)s?\b(?! (?:old|of age)\b)"
)
"""A heading that begins with how long what stands below it is kept."""

_OF_US: Final = re.compile(r"[\d.)\s]*we (?!and |or |at |, )[\w'’]+ \w+")
"""A heading that states what the company does."""

_NO_MATTER: Final = re.compile(
    r"[?:!]|\b(?:19|20)\d\d\b|\b(?:how|what|why|who\w*|when|where|which|we|do|does|is|are|privacy|policy|policies"
    r"|notice|statement|terms|retention|retain\w*|keep\w*|kept|stor\w+|period|duration|time|delet\w+|erasure|protection|secur\w+|rights?"
    r"|version|legal|basis|purposes?|general|introduction|overview|information|data|personal|us(?:e|es|age|ing)|process\w*"
    r"|shar\w+|disclos\w+|transfers?|contact|changes|third|other|more|faq|summary|collect\w*|scope|definitions|child\w*|minors)\b"
)
"""What stands in a title that says nothing of what data is about."""
_LONGEST_MATTER: Final = 6
"""Most words of a title that says it."""
_NUMBERING: Final = re.compile(r"^[\d.)\s]+")


def is_sentence(document: Document, block: Block) -> bool:
    """Is `block` a heading that states what the company does or, below another, how long something lasts?"""
    if block.kind != "heading":
        return False
    written = lower(document.text[block.start : block.end])
    return _OF_US.match(written) is not None or (bool(block.heading) and _PERIOD.match(written) is not None)


def find_subject(document: Document, index: int, names_kept: Callable[[str], bool]) -> str:
    """What the block at `index` is about by its heading, in lower case; of a heading, by what stands below it.

    Args:
        document: The parsed text.
        index: The block's number.
        names_kept: Does a title name something that is kept, and no more than that?
    """
    block = document.blocks[index]
    if block.kind == "heading":
        below = document.blocks[index + 1 : index + 2]
        titles = [document.text[each.start : each.end] for each in below if each.end - each.start <= _LONGEST]
    else:
        titles = list(block.heading[-1:])
    found = [title for title in titles if names_kept(title)]
    found.extend(title for title in block.heading[-1:] if _names_matter(_NUMBERING.sub("", lower(title))))
    return _NUMBERING.sub("", lower(found[0])) if found else ""


def _names_matter(title: str) -> bool:
    """Does a title, in a few words, say what data is about ("Job applications"), not what is done with data?"""
    return len(title.split()) <= _LONGEST_MATTER and _NO_MATTER.search(title) is None


def find_titles(document: Document, block: Block) -> tuple[str, ...]:
    """The headings above `block`, and those of its lead-ins that only name data."""
    if not block.lead_ins:
        return block.heading
    leads = (document.text[start:end] for start, end in block.lead_ins if end - start <= _LONGEST)
    return (*block.heading, *filter(_names_data, leads))


def _names_data(lead_in: str) -> bool:
    written = _JOINED.sub(r"\1", _ASIDE.sub("", lead_in.lower()))
    return _DATA.search(written) is not None and _STATEMENT.search(written) is None
