"""Brackets that wait for somebody to fill them in. In: the words of a bracket and its place. Out: whether it is one."""

import re
from functools import cache
from typing import Final

_FILL: Final = "insert enter add fill specify replace choose select put your our the a an of in here this with or and s"
_THING: Final = """
    company business organisation organization entity corporation legal firm owner operator controller client brand
    trading registered website site app application product service platform domain contact customer support privacy
    name names title address addresses date email e-mail mail number url link links country state county city province
    jurisdiction territory phone telephone fax postal mailing street office officer person dpo month day year days
    months years period amount price fee currency percentage description details information text version effective
    last updated revision page policy applicable relevant yyyy mm dd companyname businessname wpautoterms
"""
_PARTS: Final = frozenset([*_FILL.split(), *_THING.split()])
"""Words of which placeholders in brackets are made; with any other word it is an ordinary bracket."""
_SPLIT: Final = re.compile(r"[\s/,'_:.$#<>-]+")

_CORE: Final = re.compile(
    r"(?:\b|_)(?:company|business|organi[sz]ation|entity|website|site|app|name|address|date|e-?mail|number|url|country|"
    r"state|jurisdiction|phone|telephone|days?|months?|years?|period|amount|insert|enter|specify|your|yyyy|companyname|"
    r"businessname)(?:\b|_)",
    re.IGNORECASE,
)
"""At least one of these must stand in the bracket."""

_UNIT: Final = r"(?:calendar\s+|business\s+|working\s+)?(?:hours?|days?|weeks?|months?|years?|percent|%)"
_BEFORE_NUMBER: Final = re.compile(
    r"\b(?:for|within|after|of|least|most|than|to|every|about|by|last|first|next|next|over|age)\s+$", re.IGNORECASE
)


@cache
def _told_to_drafters() -> re.Pattern[str]:
    """Words with which a template speaks to whoever fills it in."""
    return re.compile(
        r"(?:insert|specify|describe|ntd|note\s+to\s+(?:draft\w*|self|counsel|client|reviewer)|draft(?:ing|er'?s?)?\s+notes?|"
        r"(?:optional|alternative|option\s+\w+)(?=\s*[:–—-])|delete\s+(?:if|as|where|when|this|unless|or)\b|"
        r"(?:include|use|keep|add)\s+(?:only\s+)?(?:if|where|when|this\s+(?:section|clause|sentence|paragraph)\s+if)\b|"
        r"(?:add|enter|state|list|give|provide|explain|identify)\s+(?:your|the\s+(?:name|address|date|legal|full|company|types?|"
        r"categor\w+)|all|any|here|names?|details|third\s+part\w*|categories|retention|purposes?|recipients?)\b|"
        r"(?:select|choose|pick)\s+(?:one|as\s+applicable|applicable|appropriate|whichever)|"
        r"(?:client|counsel|legal|company|business|team|you)\s+to\s+(?:confirm|insert|add|complete|review|check|advise|provide)|"
        r"to\s+be\s+(?:confirmed|completed|inserted|added|determined|decided|agreed|advised|filled)|(?:as|if|where)\s+applicable|"
        r"placeholder|object\s+object)\b",
        re.IGNORECASE,
    )


_NAMED: Final = re.compile(
    r"(?:full\s+|legal\s+)?(?:names?|titles?|address(?:es)?|e-?mail|types?|categories|numbers?|dates?|link|url|description)"
    r"\s+(?:of|to|for)\s+\w+(?:\s+[\w'-]+){0,6}",
    re.IGNORECASE,
)
"""“[Name of courier]”, “[link to cookie policy]”."""
_CHOICE: Final = re.compile(
    r"(?P<first>\w+(?:\s\w+)?)\s?/\s?(?:(?P=first)\snot|not)|yes\s?/\s?no|"
    r"(?:(?:corporation|company|llc|inc\.?|limited|ltd\.?|partnership|llp|sole\strader)\s?(?:/|\bor\b)\s?){1,3}"
    r"(?:corporation|company|llc|inc\.?|limited|ltd\.?|partnership|llp|sole\strader)",
    re.IGNORECASE,
)
"""“[do/do not]”, “[corporation/LLC]”: one of them had to be struck out."""
_EMPTY: Final = re.compile(r"[●•■*_.…?#–—-]{1,40}|\s{1,10}|[Xx]{1,40}|TBC|TBD|TK|TODO|TKTK|N/?A\s\?")
_SHORTCODE: Final = re.compile(r"/?[a-z][\w-]{2,40}(?:\s+[\w-]{1,30}=(?:\"[^\"]*\"|'[^']*'|\w+)){1,8}\s*/?")
"""WordPress: “[contact-form id="7"]”."""
_PRESSED: Final = re.compile(
    r"\b(?:click|press|tap|hit|choose|select|button|link|labell?ed|marked|key)\W{1,3}$", re.IGNORECASE
)


def is_left_to_fill_in(bracket: str, text: str, start: int) -> bool:
    """Whether `bracket`, which stands at `start` of `text` with its signs, was left for a drafter to fill in."""
    inside = bracket[1:-1].strip("[]<>")
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if _EMPTY.fullmatch(inside):
        return line.strip(" -*") != ""  # else the box of a list of tasks
    words = inside.strip()
    if _is_dictated(text, start) or _PRESSED.search(line):
        return False
    if _is_number(words, line, text[start + len(bracket) :]) or _SHORTCODE.fullmatch(words):
        return True
    return (
        is_made_of_blanks(words)
        or _told_to_drafters().match(words) is not None
        or _NAMED.fullmatch(words) is not None
        or _CHOICE.fullmatch(words) is not None
    )


def is_made_of_blanks(words: str) -> bool:
    """Whether words are all of the kind that templates put into brackets: “Company Name”, “your_email”."""
    parts = [part for part in _SPLIT.split(words.lower()) if part]
    return set(parts) <= _PARTS and _CORE.search(words) is not None


def _is_number(words: str, before: str, after: str) -> bool:
    """“for [30] days”, “within [30 days]”: a number that was to be agreed on; “days [1]” is a note."""
    if re.fullmatch(r"\d{1,4}(?:\s?-\s?\d{1,4})?|\w+\s\(\d{1,4}\)", words):
        return _BEFORE_NUMBER.search(before) is not None and re.match(rf"\s+{_UNIT}(?![\w])", after) is not None
    return re.fullmatch(rf"\d{{1,4}}\s?{_UNIT}", words) is not None and _BEFORE_NUMBER.search(before) is not None


def _is_dictated(text: str, start: int) -> bool:
    """Whether a bracket stands amid words in quotes that readers are to say: “I, [your name], cancel ...”."""
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start]
    if before.count('"') % 2 == 0 or before.endswith('"'):
        return False
    quote = text[line_start + before.rfind('"') :].partition("\n")[0][1:].partition('"')[0]
    return re.search(r"\b(?:I|my|me|your)\b", quote, re.IGNORECASE) is not None
