"""What a way is called that has no name of its own. In: sentences. Out: "click here", "your account", "contact form".

A reader who is told to click here, or to log in, is told where to go, though the text gives no address and no page.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from smallprint.interpret.choices.carried import name_carried
from smallprint.interpret.choices.told import ACCOUNT, FORM, IN_MESSAGES, Way

_HERE: Final = re.compile(r"\b(?:click(?:ing)?|tap(?:ping)?|press(?:ing)?)(?: on)? [“\"‘']?here\b", re.IGNORECASE)
_FORM_NAME: Final = re.compile(
    r"\b(?:the|our|this|an?|following) ((?:(?!the\b|our\b|your\b|same\b|following\b)[\w-]+ ){1,3}"
    r"(?:form|webform|portal)"
    r"|(?:web|online)[ -]?form)\b(?! of\b)",
    re.IGNORECASE,
)
_PAGE_NAME: Final = re.compile(
    r"[“\"‘']([A-Z][^“”\"‘’']{2,40})[”\"’'] (?:page|form|link|portal)\b|\b((?:[A-Z][\w-]+ ){1,4})[Pp]age\b"
)
_OWN: Final = (
    r"your (?:(?!account\b|profile\b|browser\b|device\b|other\b)[\w’'-]+ ){0,2}"
    r"(?:account(?! (?:manager|representative|executive|administrator|information|data|details)\b)|profile)\b"
)
_OWN_PLACE: Final = re.compile(
    rf"\b(?:(?:logg?(?:ing)?|sign(?:ing)?)(?:[ -]?(?:in|on))?(?:to| to)|through|via|within|in|using|from"
    rf"|by accessing|visit(?:ing)?|access(?:ing)?) ({_OWN})",
    re.IGNORECASE,
)
_BOX: Final = re.compile(rf"\b((?:[\w-]+ )?(?:box|boxes|toggle|checkbox) (?:in|on|under|within) {_OWN})", re.IGNORECASE)


def name_unnamed(ways: Iterable[Way], sentence: str) -> list[Way]:
    """`ways`, those without a target with what `sentence` calls them, if it does.

    >>> name_unnamed([Way(mechanism="web form", target=None)], "To refuse this, please click here.")[0].target
    'click here'
    """
    return [way if way.target else replace(way, target=_find_name(way.mechanism, sentence)) for way in ways]


def _find_name(mechanism: str, sentence: str) -> str | None:
    if mechanism == ACCOUNT:
        found = _BOX.search(sentence) or _OWN_PLACE.search(sentence)
        return found[1] if found else None
    if mechanism == IN_MESSAGES:
        return name_carried(sentence)
    if mechanism != FORM:
        return None
    if page := _PAGE_NAME.search(sentence):
        return f"{(page[1] or page[2]).strip()} page"
    if form := _FORM_NAME.search(sentence):
        return form[1]
    return "click here" if _HERE.search(sentence) else None
