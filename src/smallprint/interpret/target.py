"""Where a choice is made. In: sentences. Out: names of settings, paths, buttons."""

import re
from typing import Final

_PATH: Final = re.compile(
    r"[“\"‘']?\b[A-Z][\w’'&-]*(?:\s(?:&\s)?[A-Z&][\w’'&-]*){0,3}[”\"’']?"
    r"(?:\s*(?:>|→|»|›)\s*[“\"‘']?[A-Z][\w’'&/-]*(?:\s(?:&\s)?[A-Z&][\w’'&/-]*){0,5}[”\"’']?)+"
)
_LAST_STEP: Final = re.compile(r"[”\"']?,?\s+(?:and|then)\s+(?:\w+ ){0,2}?\w+\s+[“\"‘']([A-Z][^“”\"‘’']{2,50})[”\"’']")
"""What is done at the end of a path: ... and disable "Suggestions"."""
_BUTTON: Final = re.compile(
    r"\b(?:click(?:ing)?|select(?:ing)?|tap(?:ping)?|press(?:ing)?|choos(?:e|ing))(?: on)?(?: the)? "
    r"[“\"‘']((?:Delete|Close|Deactivate|Erase|Export|Download)\b[^“”\"‘’']{0,50})[”\"’']"
)
_QUOTE_REACH: Final = 40
"""Characters between a quoted name and the words for a setting."""
_CHANGING: Final = re.compile(
    r"\b(?:chang|manag|adjust|updat|edit|modify|set)(?:e|es|ing|ting)?\s+(?:your|the|their|these)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(r"\+?\(?\d[\d ().-]{6,}\d")
_LEADING: Final = re.compile(
    r"^(?:(?:your|the|our|their|in|to|from|into|through|via|within|go to|my|using|use|follow|following|visiting"
    r"|visit|adjust|adjusting|change|changing|update|updating|check|open)\s+)+",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"(?<!\w)[“\"‘']([A-Z][^“”\"‘’']{2,50})[”\"’'](?!\w)")
_MODIFIER: Final = (
    r"account|accounts|privacy|ads?|advertising|cookies?|notification|phone|device|browser|user|data|location|email|e-mail"
    r"|communications?|marketing|profile|personal|security|web|mobile|in-app|app|application|system|internet|service"
)
_BEFORE: Final = re.compile(rf"(?:(?:\b(?:{_MODIFIER}|[A-Z][\w’'-]+)\b)[\s/]+(?:(?:and|or|&)\s+)?){{1,4}}$")
_AFTER: Final = re.compile(
    r"^(?:\s+(?:settings?|preferences|page|menu|section|tab|cent(?:er|re)|tool|screen|link|device|phone)\b"
    r"|(?:\s+[\w\"“”'’-]+){0,4}?\s+(?:feature|tool)\b)"
)
_UNSUBSCRIBE_AFTER: Final = re.compile(
    r"^(?:\s+(?:in|of|the|those|these|any|each|every|such|our|relevant|bottom|footer|end|contained|included|provided"
    r"|an?|promotional|marketing|messages?|e-?mails?|communications?|newsletters?|mailings?)\b)*"
)
_DANGLING: Final = re.compile(
    r"(?:\s+(?:in|of|the|those|these|any|each|every|such|our|an?|contained|included|provided|relevant|promotional"
    r"|marketing))+$"
)
_SETTING_WORD: Final = re.compile(
    r"\b(?:settings?|preferences?|page|cent(?:er|re)|dashboard|manager|controls?|options?|tool|menu|portal|my account"
    r"|feature|services)"
    r"(?:\s+(?:on|of|in|for)\s+(?:your|the|a)\s+[\w ]+)?$",
    re.IGNORECASE,
)
STOP: Final = "STOP"
"""The word that ends text messages when it is sent back."""
_STOP: Final = re.compile(r"\bSTOP\b", re.IGNORECASE)
_NAMED: Final = ("account setting", "device setting", "browser setting", "web form", "industry page", "GPC", "other")
"""Mechanisms whose words are a name worth showing."""


def is_what_changes(before: str) -> bool:
    """Do the words `before` a name make it what is changed, not where ("change your cookie preferences in...")?"""
    return bool(_CHANGING.search(before))


def find_path(sentence: str) -> str | None:
    """The first path of settings in a sentence, with the step it ends in; None where there is none.

    >>> find_path('Go to Settings > Privacy and disable "Suggestions".')
    'Settings > Privacy > Suggestions'
    """
    path = _PATH.search(sentence)
    if path is None:
        return None
    last = _LAST_STEP.match(sentence[path.end() :])
    steps = path[0] + (f" > {last[1]}" if last else "")
    return re.sub(r"\s*(?:>|→|»|›)\s*", " > ", re.sub(r"[“”\"‘’(]", "", steps)).strip()


def find_button(sentence: str) -> str | None:
    """The words of a button that deletes or hands out data; None where the sentence tells a reader to press none.

    >>> find_button('Open your account and click "Delete My Account".')
    'Delete My Account'
    """
    button = _BUTTON.search(sentence)
    return button[1] if button else None


def name_setting(sentence: str, start: int, end: int, mechanism: str) -> str | None:
    """What the sentence calls the setting whose words stand at `[start, end)`; None where it has no name.

    A path ("Settings > Privacy") comes first, then a quoted name, then the words themselves with what qualifies them.
    """
    if mechanism == "unsubscribe link":
        words = sentence[start:end] + (_UNSUBSCRIBE_AFTER.match(sentence[end:]) or [""])[0]
        words = _DANGLING.sub("", _LEADING.sub("", words))
        return words if " " in words else None
    if mechanism == "phone":
        number = _PHONE.search(sentence)
        return number[0].strip() if number else None
    if mechanism not in _NAMED:
        return None
    if mechanism == "other" and _STOP.search(sentence[start:end]):
        return STOP
    if mechanism == "browser setting" and re.search(r"do[ -]not[ -]track", sentence, re.IGNORECASE):
        return "Do Not Track"
    if mechanism == "GPC" and "global privacy control" in sentence.lower():
        return "Global Privacy Control"
    if mechanism in ("account setting", "device setting"):
        path = find_path(sentence)
        if path is not None:
            return path
        for quoted in _QUOTED.finditer(sentence):
            if quoted.start() - _QUOTE_REACH <= end and start <= quoted.end() + _QUOTE_REACH:
                return quoted[1].strip()
    before = _BEFORE.search(sentence[:start])
    after = _AFTER.match(sentence[end:])
    words = sentence[before.start() if before else start : end + (after.end() if after else 0)]
    words = _LEADING.sub("", words.strip())
    if mechanism in ("industry page", "GPC", "other"):
        return words
    if _SETTING_WORD.search(words):
        return words
    return "browser settings" if mechanism == "browser setting" else None
