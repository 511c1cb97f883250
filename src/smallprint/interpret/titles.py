"""What names the place a block stands in. In: a document and a block. Out: the texts of its headings and titles.

A lead-in that only names what its list holds ("Data we collect:") does a heading's work.
"""

import re
from typing import Final

from smallprint.model import Block, Document

_LONGEST: Final = 110
"""Characters of a lead-in that is a title."""

_DATA: Final = re.compile(r"\b(?:information|data|details)\b")
_ASIDE: Final = re.compile(r"\b(?:to us|with us|from you|about you|not limited to|without limitation)\b")
_STATEMENT: Final = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|process\w*|shar\w+|disclos\w+|delet\w+|eras\w+|sells?|sold|protect\w*|keep|kept|retain\w*"
    r"|purposes?|reasons?|rights?|request\w*|receives?|how|why|who\w*|not|never|no|cannot|need|if|to|for|with|from"
    r"|you (?:can|may))\b"
)
"""What a lead-in holds that says something else than which data there is."""


def find_titles(document: Document, block: Block) -> tuple[str, ...]:
    """The headings above `block`, and those of its lead-ins that only name data."""
    if not block.lead_ins:
        return block.heading
    leads = (document.text[start:end] for start, end in block.lead_ins if end - start <= _LONGEST)
    return (*block.heading, *filter(_names_data, leads))


def _names_data(lead_in: str) -> bool:
    written = _ASIDE.sub("", lead_in.lower())
    return _DATA.search(written) is not None and _STATEMENT.search(written) is None
