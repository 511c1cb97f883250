"""Where a choice is made. In: sentences. Out: names of settings, paths, buttons."""

import re
from typing import Final

_PATH: Final = re.compile(
    r"[“\"‘']?\b[A-Z][\w’'&-]*(?:\s(?:&\s)?[A-Z&][\w’'&-]*){0,3}(?:\s(?:app|menu|tab|page))?[”\"’']?"
    r"(?:\s*(?:>|→|»|›)\s*[“\"‘']?[A-Z][\w’'&/-]*(?:\s(?:&\s)?[A-Z&][\w’'&/-]*){0,5}[”\"’']?)+"
)
_BESIDE: Final = (
    r"(?:and|or|to|in|on|of|at|by|if|when|whenever|where|for|under|from|with|within|you|we|your|our|they|then"
    r"|as|any|it|is"
    r"|are|was|will|can|may|must|before|after|once|no|not|please|but|so|that|which|there|yourself|anytime|again)"
)
_LAST_WORDS: Final = re.compile(rf"(?:\s+(?!{_BESIDE}\b)[a-z][\w’'-]*){{1,3}}(?=\s*(?:[.,;:)”\"]|$)|\s+{_BESIDE}\b)")
"""The rest of a step whose first word alone is a capital ("Account > Close my account")."""
_LAST_NAME: Final = re.compile(r"(?: (?:out|of|my|off|from|not)){1,2}(?: [A-Z][\w-]*){1,4}(?=\s*(?:[.,;:)”\"]|$))")
"""The rest of a step with small words within ("Ads > Opt out of Ads Personalization")."""
_LAST_QUOTED: Final = re.compile(r" (?:the )?[“\"‘][A-Z][^“”\"‘]{2,50}[”\"’](?: (?:setting|option|switch|toggle)\b)?")
_BEFORE_PATH: Final = re.compile(
    r"^(?:In|Under|From|Via|Go|Go to|Open|Visit|Use|See|Select|Choose|Click|Tap|On|At|Through)\s+"
)
_LAST_STEP: Final = re.compile(r"[”\"']?,?\s+(?:and|then)\s+(?:\w+ ){0,2}?\w+\s+[“\"‘']([A-Z][^“”\"‘’']{2,50})[”\"’']")
"""What is done at the end of a path: ... and disable "Suggestions"."""
_QUOTE_REACH: Final = 40
"""Characters between a quoted name and the words for a setting."""
_CHANGING: Final = re.compile(
    r"\b(?:chang|manag|adjust|updat|edit|modify|set|control|configur)(?:e|es|ing|ting)?\s+(?:(?:your|the|their"
    r"|these)\s+)?(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_TO_CHANGE: Final = re.compile(
    r"\b(?:change|manage|adjust|update|edit|modify|set|control|configure)\s+(?:your|the|their|these)\s+"
    r"(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_MEANS_AFTER: Final = re.compile(
    r"[^.;:,]{0,30}?\bby (?:contact|e-?mail|call|writ|send|phon|telephon|reach|click|follow|visit)\w*", re.IGNORECASE
)
_SENT: Final = re.compile(
    r"\b(?:sent|send|delivered|receive|received|receiving|contacts?|contacted|notify|notified|communications?|offers"
    r"|messages|marketing|newsletters?|information|promotions|materials?|alerts|updates|news|contact you|reach you"
    r"|notify you)\s+(?:(?:to )?you\s+|either\s+)?$",
    re.IGNORECASE,
)
_LOCATING: Final = re.compile(
    r"\b(?:in|under|from|via|through|at|on|by|within|using|use|visit|visiting|open|opening|go to|going to|check"
    r"|see|into)\s+"
    r"(?:(?:your|the|our|their|its|my|these|those|a)\s+)?(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(r"\+?\(?\d[\d ().-]{6,}\d")
_LEADING: Final = re.compile(
    r"^(?:(?:your|the|our|their|in|to|from|into|through|via|within|go to|(?-i:my)|using|use|follow|following"
    r"|visiting|editing|accessing|by|visit|adjust|adjusting|change|changing|update|updating|check|open)\s+)+",
    re.IGNORECASE,
)
_TICKED: Final = re.compile(
    r"\b(?:un-?check|un-?tick|de-?select|clear|toggle?|(?:turn|switch)(?:ing)? off|disabl)\w*(?: the)?(?: box(?:es)?)?"
    r" [“\"‘]([^“”\"‘]{3,60})[”\"’']",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"(?<!\w)[“\"‘']([A-Z][^“”\"‘’']{2,50})[”\"’'](?!\w)")
_KIND_AFTER: Final = re.compile(r" (?:settings?|page)\b")
_MODIFIER: Final = (
    r"account|accounts|privacy|ads?|advertising|cookies?|notification|phone|device|browser|user|data|location"
    r"|email|e-mail"
    r"|communications?|marketing|profile|personal|security|web|mobile|in-app|app|application|system|internet|service|native|built-in"
)
_ACTING: Final = re.compile(
    r"(?:adjust|updat|chang|manag|edit|check|log|sign|opt|untick|uncheck|visit)\w*\b", re.IGNORECASE
)
_BEFORE: Final = re.compile(
    rf"(?:(?:\b(?:(?:{_MODIFIER})(?:[’']s)?|[A-Z][\w’'-]+)(?!\w))[\s/]+(?:(?:and|or|&)\s+)?){{1,4}}$"
)
_AFTER: Final = re.compile(
    r"^(?:[”\"’']?\s+(?:settings?|preferences|page|menu|section|tab|cent(?:er|re)|tool|screen|link|device|phone)\b"
    r"|(?:\s+[\w\"“”'’-]+){0,4}?\s+(?:feature|tool)\b)"
)
_OWN_AFTER: Final = re.compile(r"(?:\s+[\w-]+){0,2}?\s+(?:account|profile)\b")
_IN_MESSAGES: Final = re.compile(r"unsubscribe\b", re.IGNORECASE)
"""A name of a link in messages, which is no setting's."""
_SECTION: Final = re.compile(
    r"\bthe ((?:[“\"‘][^“”\"‘]{2,40}[”\"’']|(?!and\b|or\b)[\w-]+(?: (?!and\b|or\b)[\w-]+)?) (?:section|tab|part)"
    r" (?:of|in|on|within|under) (?:your|the|our) (?:[\w’'-]+ ){0,3}?"
    r"(?:[Ss]ettings|[Pp]references|[Aa]ccount|[Pp]rofile|menu|[Dd]ashboard))\b"
)
"""The privacy section of your account settings."""
_PLACE_AFTER: Final = re.compile(
    r"\s+(?:of|in|on|within|for)\s+(?:(?:the|your|our|this|each|my)\s+)?(?:[\w’'-]+\s+){0,2}?"
    r"(?:app|application|profile|client|website|account|platform|dashboard|player)\b(?:\s+or\s+(?:device"
    r"|browser|phone)\b)?"
    r"(?!\s+(?:settings?|preferences?|page|dashboard|menu|profile)\b)",
    re.IGNORECASE,
)
_UNSUBSCRIBE_AFTER: Final = re.compile(
    r"^(?:\s+(?:in|at|within|foot|unwanted|of|the|those|these|any|each|every|such|our|relevant|bottom|footer|end|contained|included|provided"
    r"|an?|promotional|marketing|messages?|e-?mails?|communications?|newsletters?|mailings?)\b)*"
)
_DANGLING: Final = re.compile(
    r"(?:\s+(?:in|of|the|those|these|any|each|every|such|our|an?|contained|included|provided|relevant|promotional"
    r"|marketing))+$"
)
_NOBODYS: Final = re.compile(
    r"settings|preferences|settings preferences|(?:device|phone|browser|mobile) (?:[a-z]+ ){0,2}settings", re.IGNORECASE
)
_OR: Final = re.compile(r"\bor\b")
_TOOL_AFTER: Final = re.compile(r"(?: opt-out)?(?: browser)? (?:add-?on|plug-?in|extension)s?\b", re.IGNORECASE)
_HELP: Final = re.compile(
    r"(?:\bbrowser[’']?s?[’']? )?[“\"‘']?\bhelp\b[”\"’']? "
    r"(?:menu|portion|section|tab|function|feature|files?|instructions)\b"
    r"(?: (?:of|on|in) (?:the toolbar|(?:your|most|the) (?:web |internet )?(?:browsers?|toolbar)))?",
    re.IGNORECASE,
)
"""Where a browser explains its settings."""
_SETTING_WORD: Final = re.compile(
    r"\b(?:settings?|preferences?|profile|page|cent(?:er|re)|dashboard|manager|controls?|options?|tool|menu|portal"
    r"|my account|feature|services)"
    r"(?:\s+(?:on|of|in|for|within)\s+(?:(?:your|the|a|our|this|each|my)\s+)?[\w ’'-]+)?$",
    re.IGNORECASE,
)
_NAMED: Final = ("account setting", "device setting", "browser setting", "web form", "industry page", "GPC", "other")
"""Mechanisms whose words are a name worth showing."""


def is_what_changes(before: str) -> bool:
    """Do the words `before` a name make it what is changed, not where ("change your cookie preferences in...")?"""
    return bool(_CHANGING.search(before))


def is_changed_by(before: str, after: str) -> bool:
    """Do the words around a name make it what is changed by other means ("change your settings by writing to us")?"""
    return bool(_TO_CHANGE.search(before) and _MEANS_AFTER.match(after))


def is_nobodys(target: str) -> bool:
    """Does a name say nothing of an account, so that beside a browser or a device it means theirs ("settings")?

    >>> is_nobodys("Settings"), is_nobodys("device advertising settings"), is_nobodys("Privacy Settings")
    (True, True, False)
    """
    return bool(_NOBODYS.fullmatch(target))


def find_path(sentence: str) -> str | None:
    """The first path of settings in a sentence, with the step it ends in; None where there is none.

    >>> find_path('Go to Settings > Privacy and disable "Suggestions".')
    'Settings > Privacy > Suggestions'
    """
    path = _PATH.search(sentence)
    if path is None:
        return None
    rest = sentence[path.end() :]
    words = _LAST_NAME.match(rest) or _LAST_QUOTED.match(rest) or _LAST_WORDS.match(rest)
    last = _LAST_STEP.match(rest)
    steps = _BEFORE_PATH.sub("", path[0]) + (words[0] if words else "") + (f" > {last[1]}" if last else "")
    return re.sub(r"\s*(?:>|→|»|›)\s*", " > ", re.sub(r"[“”\"‘’(]", "", steps)).strip()


def is_sent(before: str) -> bool:
    """Do the words `before` a channel say what comes through it ("sent by", "marketing via")?"""
    return bool(_SENT.search(before))


def is_electronic(after: str) -> bool:
    """Is what a reader is told to write to, by the words `after` it, an e-mail address?"""
    return bool(re.match(r"\W*(?:us\s+)?(?:at\s+|to\s+)?\W*[\w.+-]+@\w", after))


def is_located(before: str) -> bool:
    """Do the words `before` a name say that it is where a reader goes ("in your", "through the")?"""
    return bool(_LOCATING.search(before))


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
    if mechanism == "browser setting" and re.search(r"do[ -]not[ -]track", sentence, re.IGNORECASE):
        return "Do Not Track"
    if mechanism == "GPC" and "global privacy control" in sentence.lower():
        return "Global Privacy Control"
    if mechanism in ("account setting", "device setting") and (name := _name_place(sentence, start, end)):
        return name
    before = None if _ACTING.match(sentence, start) else _BEFORE.search(sentence[:start])
    after = (_OWN_AFTER if sentence[:end].endswith("deleting your") else _AFTER).match(sentence[end:])
    words = sentence[before.start() if before else start : end + (after.end() if after else 0)]
    words = _LEADING.sub("", re.sub(r"[“”\"]", "", words).strip())
    if mechanism == "account setting" and re.search(r"\b(?:settings|preferences)$", words):
        end += after.end() if after else 0
        words += (_PLACE_AFTER.match(sentence[end:]) or [""])[0]
    if mechanism == "other":
        return words + (_TOOL_AFTER.match(sentence[end:]) or [""])[0]
    if mechanism in ("industry page", "GPC"):
        return words
    if mechanism == "browser setting" and (told := _HELP.search(sentence)):
        return told[0]
    if _SETTING_WORD.search(words):
        return words
    return "browser settings" if mechanism == "browser setting" else None


def _name_place(sentence: str, start: int, end: int) -> str | None:
    """A path, else a box or a section, else a quoted name near `[start, end)`."""
    path = _PATH.search(sentence)
    if path is not None and not _OR.search(sentence, min(end, path.start()), path.start()):
        return find_path(sentence)
    named = _TICKED.search(sentence) or _SECTION.search(sentence)
    if named is not None:
        return named[1]
    for quoted in _QUOTED.finditer(sentence):
        if _IN_MESSAGES.match(quoted[1]):
            continue
        if quoted.start() - _QUOTE_REACH <= end and start <= quoted.end() + _QUOTE_REACH:
            kind = _KIND_AFTER.match(sentence[quoted.end() :])
            return quoted[1].strip() + (kind[0] if kind else "")
    return None
