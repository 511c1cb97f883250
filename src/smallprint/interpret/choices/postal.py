"""Postal addresses, and ways listed by their labels. In: sentences, and what follows them. Out: addresses, targets."""

import re
from typing import Final

_WRITTEN_TO: Final = re.compile(
    r"\b(?:writ(?:e|ing)|mail(?:ed|ing)?|sen[dt](?:ing)?|letters?|post(?:ed|ing)?|request|notice|address)\b"
    r"(?:[^.;:]{0,80}?\b(?:to|at|is)(?: us)?(?: (?:at|to))?(?: the)?(?: following)?(?: address)?)?\s*:?\s*"
    r"(?=[\[*_“\"]*(?:[A-Z0-9]|c/o))",
)
_ADDRESS_END: Final = re.compile(
    r",?\s+(?:or|and)\s+(?:by|call|calling|e-?mail\w*|via|at|tele\w+|phon\w+|writ\w+|send\w*|visit\w*|using|use"
    r"|through|online"
    r"|submit\w*)\b|\s+(?:with|stating|including|so that|if|when|together|within|and include|and we|requesting)\b"
    r"|[;(]|,?\s+(?:by|via)\s+(?:e-?mail|tele)"
)
_LOCAL: Final = re.compile(
    r"\b\d{1,6}[A-Za-z]?\b.*\b[A-Z]|\b[A-Z][\w.]*\s\d{1,5}\b|\bP\.?\s?O\.?\s?Box\b|\bPostbus\b|\bPostfach\b"
)
"""A house number, a post box: what makes a row of names an address."""
_NO_LINE: Final = re.compile(r"\(?\w{1,2}\)|[a-z](?!/o)")
"""How a line begins that is none of an address."""
_NOT_ADDRESS: Final = re.compile(r"@|https?:|www\.|\b(?:we|you|is|are|will|may|this)\b")
_CODE_LAST: Final = re.compile(
    r"\b\d{5}(?:-\d{4})?$|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|\b[A-Z]{2}\s\d{5}|\b(?:USA|Germany|Ireland"
    r"|Netherlands|France"
    r"|United Kingdom|UK|United States(?: of America)?|Canada|Sweden|Switzerland|Luxembourg|Belgium)$"
)
_RUN_TOGETHER: Final = re.compile(
    r"(\bP\.?\s?O\.?\s?Box \d+|\b(?:Street|Road|Avenue|Boulevard|Lane|Drive|Floor|Suite \w+))\s+(?!(?:Unit|Suite"
    r"|Room)\b)(?=[A-Z][a-z])"
)
"""The end of a line of an address whose break the text has lost."""
_AFTER_CODE: Final = re.compile(r"(\b[A-Z]{2} \d{5}(?:-\d{4})?)\s+(?!U\.?S|United|America)[A-Z].*")
"""What the text has run into the end of an American address."""
_LABEL: Final = re.compile(
    r"^[\W_]*(?:(e-?mail(?:ing)?)|((?:(?:postal|regular|by|u\.?s\.?) )?mail|post|writing"
    r"|(?:mailing |postal )address|letter)"
    r"|((?:(?:tele)?phone|tel|call(?:ing)?|toll[- ]free)(?: number)?)"
    r"|((?:visit(?:ing)?|online|web(?:site|page| form)?|request form|portal)))\b[^:\n]{0,20}:\s*(\S.*)$",
    re.IGNORECASE,
)
_MAILBOX: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[?email\W+protected\]?", re.IGNORECASE)
_PAGE: Final = re.compile(r"(?:https?://|www\.)\S+")
_NUMBER: Final = re.compile(r"\+?\(?\d[\d ().-]{6,}\d")
_MOST_LINES: Final = 8
_LONGEST_LINE: Final = 130
_LONGEST_ADDRESS: Final = 240


def find_postal_address(sentence: str, following: str) -> str | None:
    """The postal address that a reader is told to write to, on one line.

    Args:
        sentence: Where the reader is told to write.
        following: The text after it, which holds the address where the sentence ends in a colon.

    >>> find_postal_address("You may write to Lamp Ltd, 3 Elm Road, York YO1 2AB.", "")
    'Lamp Ltd, 3 Elm Road, York YO1 2AB'
    """
    for told in _WRITTEN_TO.finditer(sentence):
        rest = sentence[told.end() :]
        end = _ADDRESS_END.search(rest)
        address = _tidy(rest[: end.start()] if end else rest).rstrip(".")
        if _is_address(address):
            return address
    if not sentence.rstrip().endswith((":", "address", "at")):
        return None
    lines: list[str] = []
    for line in following.strip().split("\n")[:7]:
        if not line.strip() or len(line) > _LONGEST_LINE or _NO_LINE.match(line) or _LABEL.match(line):
            break
        lines.append(_tidy(line))
        if _CODE_LAST.search(lines[-1]):
            break
    address = ", ".join(lines)
    return address if _is_address(address) else None


def find_listed(following: str) -> list[tuple[str, str | None]]:
    """The ways listed by their labels, line by line, with their targets, after a sentence that announces them.

    >>> find_listed("Email: desk@lamps.example\\nPhone: 555-010-2030\\nWe answer soon.")
    [('email', 'desk@lamps.example'), ('phone', '555-010-2030')]
    """
    listed: list[tuple[str, str | None]] = []
    for line in following.strip().split("\n")[:_MOST_LINES]:
        if not line.strip():
            continue
        label = _LABEL.match(line)
        if label is None:
            break
        rest = label[5]
        if label[1] and (mailbox := _MAILBOX.search(rest)):
            listed.append(("email", mailbox[0] if "@" in mailbox[0] else None))
        elif label[2] and _is_address(address := _tidy(rest)):
            listed.append(("postal mail", address))
        elif label[3] and (number := _NUMBER.search(rest)):
            listed.append(("phone", number[0].strip()))
        elif label[4] and (page := _PAGE.search(rest)):
            listed.append(("web form", page[0].rstrip(".,;")))
    return listed


def _tidy(address: str) -> str:
    address = _AFTER_CODE.sub(r"\1", address)
    address = _RUN_TOGETHER.sub(r"\1, ", address)
    return re.sub(r"(?<=\w) at (?=[A-Z\d])", ", ", re.sub(r"\s+", " ", address)).strip(' ,:;*_“”"[]')


def _is_address(address: str) -> bool:
    return (
        len(address) <= _LONGEST_ADDRESS
        and "," in address
        and bool(_LOCAL.search(address))
        and not _NOT_ADDRESS.search(address)
    )
