"""Postal addresses, and ways listed by their labels. In: sentences, and what follows them. Out: addresses, targets."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

_WRITTEN_TO: Final = re.compile(
    r"\b(?i:writ(?:e|ing)|mail(?:ed|ing)?|sen[dt](?:ing)?|letters?|post(?:ed|ing)?|request|notice|address|contact)\b"
    r"(?:[^.;:]{0,80}?\b(?:to|at|is)(?: us)?(?: (?:at|to))?(?: the)?(?: following)?(?: address)?)?\s*:?\s*"
    r"(?=[\[*_“\"]*(?:[A-Z0-9]|c/o))(?!Address\b)"
    r"|\bcontact(?:ing)? us at\s+(?=[A-Z])"
    r"|(?<=\bor to:)\s+(?=[A-Z])|(?<=\bor to)\s+(?=[A-Z])|@[\w.-]+\w,?\s+or(?:\s+at)?\s+(?=[A-Z\d])",
)
_ADDRESS_END: Final = re.compile(
    r",?\s+(?:or|and)\s+(?:by|call|calling|e-?mail\w*|via|at|tele\w+|phon\w+|writ\w+|send\w*|visit\w*|using|use"
    r"|through|online"
    r"|submit\w*)\b|\s+(?:with|stating|including|so that|if|when|together|within|and include|and we|requesting"
    r"|enclosing|attaching|quoting|specifying|marked)\b"
    r"|[;(]|,?\s+(?:by|via)\s+(?:e-?mail|tele)"
    r"|\s+to (?=[a-z])"
)
_LOCAL: Final = re.compile(
    r"\b\d{1,6}[A-Za-z]?\b.*\b[A-Z]|\b[A-Z][\w.]*\s\d{1,5}\b|\bP\.?\s?O\.?\s?Box\b|\bPostbus\b|\bPostfach\b"
)
"""A house number, a post box: what makes a row of names an address."""
_NO_LINE: Final = re.compile(r"\(?\w{1,2}\)|(?!c/o|attn)[a-z]")
"""How a line begins that is none of an address."""
_NOT_ADDRESS: Final = re.compile(
    r"^\W*\+?\(?\d[\d ().-]{6,}\d|@|https?:|www\.|\b(?:we|you|your|us|is|are|will|may|this|via|call)\b"
)
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
_BY_POST: Final = re.compile(
    r"(?:[^\n]{0,60}:\s*\n+)?\W*(?:or )?(?:by|in|via|through)? ?"
    r"(?:(?:postal |regular |u\.?s\.? )?mail|post|letter|writing)(?: (?:to|at)(?: us)?)*:\s*\n+",
    re.IGNORECASE,
)
"""The line that says of the address below it what it is for."""
_LABEL: Final = re.compile(
    r"^[\W_]*(?:(e-?mail(?:ing)?)|((?:(?:postal|regular|by|u\.?s\.?) )?mail|post|writing"
    r"|(?:(?:mailing|postal|our|office) )?address|letter)"
    r"|((?:(?:tele)?phone|tel|call(?:ing)?|toll[- ]free)(?: number)?)"
    r"|((?:visit(?:ing)?|online|web(?:site|page| form)?|request form|portal)))\b[^:\n]{0,20}:\s*(\S.*)$",
    re.IGNORECASE,
)
_MAILBOX: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[?email\W+protected\]?", re.IGNORECASE)
_PAGE: Final = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[\w-]+(?:\.[\w-]+){1,4}/\S+")
_NUMBER: Final = re.compile(r"\+?\(?\d[\d ().-]{6,}\d")
_MOST_LINES: Final = 8
_LONGEST_LINE: Final = 130
LONGEST_ADDRESS: Final = 240
_LONGEST_BLOCK: Final = 600
"""Characters of a block that may begin with an address and go on with other details."""
_NEXT_DETAIL: Final = re.compile(
    r"[\s,;(]*\b(?:CVR|VAT|HRB|KvK|RCS|SIREN|Company (?:no|number|reg)|Regist(?:ered|ration)|Reg\.? no"
    r"|Commercial register|Tel|Phone|Telephone|Fax|E-?mail|Website|Internet|https?:|www\.|[\w.+-]+@).*",
    re.IGNORECASE | re.DOTALL,
)
"""What stands below an address in a block of contact details."""
_CONTROLLER: Final = re.compile(
    r".*?\b(?:controller|company|responsible|operator|operated by|office)\b[^.:]{0,80}?"
    r"(?:\bis\b|\bby\b|:|\bat\b)\s*(?=[A-Z\d])",
    re.DOTALL,
)
_SAYS: Final = re.compile(
    r"\b(?:is|are|was|has|have|will|can|may|you|your|we|us|our|please|who|which|that|[Ww]rite|[Cc]ontact|[Cc]all|[Ss]end|[Pp]lease)\b|[?!;]"
)
"""What no row of names holds."""
_STREET: Final = r"\b(?:Ave(?:nue)?|Street|St|Road|Rd|Boulevard|Blvd|Drive|Lane|Way|P(?:ar)?kwa?y|Court|Place|Plaza)\b"
_POSTCODE: Final = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
    r"|\b(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{4})?,? (?!.*" + _STREET + r")[A-ZÀ-Þ]"
    r"|\b\d{3} \d{2} [A-ZÀ-Þ]|\b\d{4} ?[A-Z]{2}\b|\b[A-Z]{2},? \d{5}\b|\b[A-Z]\d{2} ?[A-Z\d]{4}\b"
    r"|\b(?:Dublin|London|Paris|Berlin) \d{1,2}\b"
)
"""A code before or after its town: the sign of an address that nothing announces."""
_COUNTRY: Final = re.compile(
    r"(?:the )?(?:Australia|Austria|Belgium|Bulgaria|Canada|Croatia|Cyprus|Czech(?:ia| Republic)|Denmark|England"
    r"|Estonia|Finland|France|Germany|Great Britain|Greece|Hungary|Iceland|Ireland|Italy|Latvia|Liechtenstein|Lithuania"
    r"|Luxembourg|Malta|Netherlands|Northern Ireland|Norway|Poland|Portugal|Republic of Ireland|Romania|Scotland"
    r"|Slovakia|Slovenia|Spain|Sweden|Switzerland|UK|U\.K\.|United Kingdom|United States(?: of America)?|U\.?S\.?A\.?"
    r"|Wales)",
    re.IGNORECASE,
)


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
    if not announces_address(sentence):
        return None
    led = _BY_POST.match(following.lstrip())
    lines = following.strip()[led.end() if led else 0 :].split("\n")[:7]
    address = _join(
        takewhile(
            lambda line: (
                0 < len(line.strip()) <= _LONGEST_LINE
                and not (_NO_LINE.match(line) or _LABEL.match(line) or line.endswith(":"))
            ),
            lines,
        )
    )
    return address if _is_address(address) or (led and _POSTCODE.search(address)) else None


def announces_address(sentence: str) -> bool:
    """Does a sentence break off where an address must follow: "Write to:"?"""
    return sentence.rstrip().endswith((":", "address", "at"))


def find_block_address(lines: Iterable[str]) -> str | None:
    """The postal address with which a block of contact details begins, on one line; None where it begins otherwise.

    Args:
        lines: A block, and the short ones below it.

    >>> find_block_address(["Lamp Ltd", "3 Elm Road", "York YO1 2AB", "We reply in a week."])
    'Lamp Ltd, 3 Elm Road, York YO1 2AB'
    """
    address = _join(_names(lines))
    return address if _POSTCODE.search(address) and not _NOT_ADDRESS.search(address) else None


def _names(lines: Iterable[str]) -> Iterator[str]:
    """What the lines hold of names and numbers, down to the first that says more."""
    for line in takewhile(lambda line: len(line) <= _LONGEST_BLOCK, lines):
        label = _LABEL.match(line)
        name = _NEXT_DETAIL.sub("", label[5] if label and label[2] else _CONTROLLER.sub("", line, count=1))
        if not name or line.endswith(":") or _NO_LINE.match(name) or len(name) > LONGEST_ADDRESS or _SAYS.search(name):
            return
        yield name


def _join(lines: Iterable[str]) -> str:
    """An address on one line, down to the code of its town, and the country below that."""
    address = ""
    ended = False
    for line in lines:
        name = _tidy(line)
        if ended:
            return f"{address}, {name}" if _COUNTRY.fullmatch(name) else address
        ended = bool(_CODE_LAST.search(name) or _POSTCODE.search(name))
        address = f"{address}, {name}" if address else name
    return address


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
        len(address) <= LONGEST_ADDRESS
        and "," in address
        and bool(_LOCAL.search(address))
        and not _NOT_ADDRESS.search(address)
    )
