"""Where a choice is made. In: sentences. Out: names of settings, paths, buttons."""

import re
from typing import Final

from smallprint.interpret.choices.browsers import SETTING_WORD, is_signal, name_in_browser
from smallprint.interpret.choices.paths import find_paths

_QUOTE_REACH: Final = 40
"""Characters between a quoted name and the words for a setting."""
_CHANGING: Final = re.compile(
    r"\b(?:chang|manag|adjust|updat|edit|modify|set|control|configur|select|choos)(?:e|es|ing|ting)?\s+(?:(?:your|the|their"
    r"|these)\s+)?(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_IN_PLACE: Final = re.compile(r"\s+(?:in|on|of|through|via|within|under)\b")
_TO_CHANGE: Final = re.compile(
    r"\b(?:change|manage|adjust|update|edit|modify|set|control|configure"
    r"|(?<!by )(?:changing|updating|managing|adjusting))"
    r"\s+(?:your|the|their|these)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_MEANS_AFTER: Final = re.compile(
    r"[^.;:,]{0,30}?\bby (?:contact|e-?mail|call|writ|send|phon|telephon|reach|click|follow|visit)\w*"
    r"|[^.;:]*,\s*(?:please|you (?:can|may|should|must))\s+(?:contact|e-?mail|call|writ|send|reach)\w*",
    re.IGNORECASE,
)
_SENT: Final = re.compile(
    r"\b(?:sent|send|delivered|receive|received|receiving|contacts?|contacted|notify|notified|communications?|offers"
    r"|messages|marketing|promotional|advertising|newsletters?|information|promotions|materials?|alerts|updates|news"
    r"|contact you|reach you|notify you)\s+(?:(?:to )?you\s+|either\s+)?$"
    r"|\b(?:when|while|whenever|before|after|if you|when you)\s+$"
    r"|\b(?:materials?|offers|mailings?|communications?|catalog(?:ue)?s)\b(?:(?!\b(?:or|you)\b)[^.;,]){0,25}"
    r"\b(?:by|via|through)\s+(?:\w+\s+)?$",
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
    r"|communications?|marketing|profile|personal|security|web|mobile|in-app|app|application|system|internet|service"
    r"|native|built-in"
)
_ANY_BROWSER: Final = re.compile(r"^(?:web|internet) (?=browser\b)", re.IGNORECASE)
_ACTING: Final = re.compile(
    r"(?:(?:adjust|updat|chang|manag|edit|check|log|sign|opt|untick|uncheck|visit)\w*|in|within|through|via|using"
    r"|from)\b",
    re.IGNORECASE,
)
_NO_NAME: Final = (
    r"an?|the|your|our|their|its|his|her|my|this|that|these|those|each|every|any|all|some|such|and|or|but|if|when|to"
    r"|in|on"
    r"|of|at|by|for|from|with|via|through|using|under|within|into|as|than|you|we|us|it|they|is|are|be|was|can|may"
    r"|will|not"
    r"|no|please|then|also|there|which|where|who|what|how|both|same|own|various|certain|several|different|appropriate"
    r"|relevant|applicable|respective|corresponding|following|available|desired|necessary|general|current|specific"
    r"|other"
    r"|new|available|use|change|adjust|manage|update|edit|modify|check|visit|open|access|review|set|see|go|click|select"
    r"|control|(?!advertis|market|track|shar|messag|stream|gam|bill|mail|target|brows|sync|draw|rat|train|sett)\w+ing"
)
"""Words before "settings" that are no part of their name."""
_OPEN_BEFORE: Final = re.compile(
    r"\b(?:your|the|our|their|its|in|via|through|under)\s+"
    rf"((?:(?!(?:{_NO_NAME})(?![\w’'-]))[\w’'-]+\s+){{1,3}})$",
    re.IGNORECASE,
)
"""What follows a determiner right before "settings" qualifies them, whatever it is ("your autofill settings")."""
_BEFORE: Final = re.compile(
    rf"(?:(?:\b(?:(?:{_MODIFIER})(?:[’']s)?|[A-Z][\w’'-]+)(?!\w))[\s/]+(?:(?:and|or|&)\s+)?){{1,5}}$"
)
_AFTER: Final = re.compile(
    r"^(?:[”\"’']?\s+[“\"‘]?(?:(?:settings?|preferences)[”\"’']? (?:page|menu|screen)|settings?|preferences|page|menu"
    r"|section|tab|cent(?:er|re)|tool|screen|link|device|phone)\b"
    r"|(?:\s+[\w\"“”'’-]+){0,4}?\s+(?:feature|tool)\b)"
)
_THING_BEFORE: Final = re.compile(
    rf"\b(?:your|the|our|these|(?:chang|manag|adjust|updat|edit|select|choos)\w*) "
    rf"((?:(?!(?:{_NO_NAME})(?![\w’'-]))[\w’'-]+ ){{1,2}}(?:preferences|choices|options|settings)"
    r" (?:in|on|under|within|through|via) (?:your |the |our )?)$"
)
"""What is changed where a name is ("change your newsletter options in your account settings")."""
_OWN_PLACE: Final = re.compile(r" (?:in|on|under|within|via|through) [“\"‘']?My ?[A-Z]\w+")
"""The reader's own part of a site, by its name."""
_OWN_AFTER: Final = re.compile(r"(?:\s+[\w-]+){0,2}?\s+(?:account|profile|content|data|information|posts)\b")
_PAGE_NAME: Final = re.compile(r"(?: (?:Consumer|Choice|Choices|Opt-?[Oo]ut|Browser|[Pp]ages?|[Tt]ools?)\b){1,4}")
"""The rest of the name of an industry's page."""
_ENDS_NAME: Final = re.compile(r"\b(?:settings|preferences|controls|[Ss]ettings section)$")
_IN_MESSAGES: Final = re.compile(r"unsubscribe\b", re.IGNORECASE)
"""A name of a link in messages, which is no setting's."""
_SECTION: Final = re.compile(
    r"\bthe ((?:[“\"‘][^“”\"‘]{2,40}[”\"’']|[A-Z][\w-]*(?: (?:&|and|[A-Z][\w-]*)){1,4}"
    r"|(?!and\b|or\b)[\w-]+(?: (?!and\b|or\b)[\w-]+)?) (?:section|tab|part)"
    r" (?:of|in|on|within|under) (?:your|the|our) (?:[\w’'-]+ ){0,3}?"
    r"(?:[Ss]ettings|[Pp]references|(?:[Aa]ccount|[Pp]rofile)(?! (?:[Ss]ettings|[Pp]references|page)\b)|menu"
    r"|[Dd]ashboard))\b"
)
"""The privacy section of your account settings."""
_PLACE_AFTER: Final = re.compile(
    r"\s+(?:of|in|on|within|for)\s+(?:(?:the|your|our|this|each|my)\s+)?(?:[\w’'-]+\s+){0,2}?"
    r"(?:(?:app|application)(?:\s+store)?|profile|client|website|account|platform|dashboard|player|games?|services?"
    r"|console|software)\b(?:\s+or\s+(?:device|browser|phone)\b)?"
    r"(?!\s+(?:settings?|preferences?|page|dashboard|menu|profile)\b)",
    re.IGNORECASE,
)
_UNSUBSCRIBE_AFTER: Final = re.compile(
    r"^(?:\s+(?:in|at|within|foot|unwanted|of|the|those|these|any|each|every|such|our|relevant|bottom|footer|end"
    r"|contained|included|provided|found|located|very|an?|promotional|marketing|invitation|messages?|e-?mails?"
    r"|communications?|newsletters?|mailings?|notifications?|(?:or |and )?other similar"
    r"|[A-Z][\w’'&-]+(?=\s+(?:[a-z]+\s+)?(?:messages?|e-?mails?|communications?|newsletters?|mailings?)\b))\b"
    r"|,(?= (?:marketing|promotional|(?:or|and) other similar)\b)|\s+(?:or|and)(?= (?:promotional|marketing"
    r"|other similar)\b))*"
)
_DANGLING: Final = re.compile(
    r"(?:\s+(?:in|of|at|within|the|those|these|any|each|every|such|our|an?|contained|included|provided|found|located"
    r"|relevant|promotional|marketing))+$"
)
_NOBODYS: Final = re.compile(
    r"settings|preferences|settings preferences|(?:device|phone|browser|mobile) (?:[a-z]+ ){0,2}settings", re.IGNORECASE
)
_OR: Final = re.compile(r"\bor\b")
_TOOL_AFTER: Final = re.compile(r"(?: opt-out)?(?: browser)? (?:add-?on|plug-?in|extension)s?\b", re.IGNORECASE)
_NAMED: Final = ("account setting", "device setting", "browser setting", "web form", "industry page", "GPC", "other")
"""Mechanisms whose words are a name worth showing."""


def is_what_changes(before: str, after: str) -> bool:
    """Do the words around a name make it what is changed, not where ("change your cookie preferences in...")?"""
    changed = _CHANGING.search(before)
    return bool(changed and not (before[: changed.start()].endswith("by ") and not _IN_PLACE.match(after)))


def is_changed_by(before: str, name: str, after: str) -> bool:
    """Do the words around a name make it what is changed by other means ("change your settings by writing to us")?"""
    changed = _TO_CHANGE.search(before) or _TO_CHANGE.match(f"{name} ")
    return bool(changed and _MEANS_AFTER.match(after))


def is_nobodys(target: str) -> bool:
    """Does a name say nothing of an account, so that beside a browser or a device it means theirs ("settings")?

    >>> is_nobodys("Settings"), is_nobodys("device advertising settings"), is_nobodys("Privacy Settings")
    (True, True, False)
    """
    return bool(_NOBODYS.fullmatch(target))


def is_sent(before: str) -> bool:
    """Do the words `before` a channel say what comes through it ("sent by", "marketing via")?"""
    return bool(_SENT.search(before))


def is_electronic(after: str) -> bool:
    """Is what a reader is told to write to, by the words `after` it, an e-mail address?"""
    return bool(
        re.match(
            r"\W*(?:directly\s+)?(?:(?:us|our|the)\s+(?:[\w’'-]+\s+){0,5}?)?(?:at\s+|to\s+)?"
            r"(?:(?:our|the|this|following|an?)\s+){0,3}(?:\W*[\w.+-]+@\w|e-?mail\b)",
            after,
            re.IGNORECASE,
        )
    )


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
    if mechanism == "browser setting" and is_signal(sentence):
        return "Do Not Track"
    if mechanism == "industry page":
        return sentence[start:end].removesuffix("'s").removesuffix("’s") + (_PAGE_NAME.match(sentence, end) or [""])[0]
    if mechanism == "GPC" and "global privacy control" in sentence.lower():
        return "Global Privacy Control"
    if mechanism in ("account setting", "device setting") and (name := _name_place(sentence, start, end)):
        return name
    if sentence.isupper():
        sentence = sentence.lower()
    before = None if _ACTING.match(sentence, start) else _find_before(sentence[:start], mechanism)
    after = (_OWN_AFTER if sentence[:end].endswith("deleting your") else _AFTER).match(sentence[end:])
    words = sentence[start if before is None else before : end + (after.end() if after else 0)]
    words = _ANY_BROWSER.sub("", _LEADING.sub("", re.sub(r"[“”\"]|(?<!\w)[‘']", "", words).strip(" .,;")))
    if mechanism in ("account setting", "device setting") and _ENDS_NAME.search(words):
        end += after.end() if after else 0
        words += (_PLACE_AFTER.match(sentence[end:]) or _OWN_PLACE.match(sentence[end:]) or [""])[0]
        begun = sentence[: start if before is None else before]
        words = (thing[1] if (thing := _THING_BEFORE.search(begun)) else "") + words
    if mechanism == "other":
        return words + (_TOOL_AFTER.match(sentence[end:]) or [""])[0]
    if mechanism == "GPC":
        return words
    if mechanism == "browser setting":
        return name_in_browser(words, sentence)
    return words if SETTING_WORD.search(words) else None


def _find_before(before: str, mechanism: str) -> int | None:
    """Where the words that qualify a name right after `before` begin; None where there are none."""
    known = _BEFORE.search(before)
    other = _OPEN_BEFORE.search(before) if mechanism in ("account setting", "device setting") else None
    starts = [found for found in (known and known.start(), other and other.start(1)) if found is not None]
    return min(starts, default=None)


def _name_place(sentence: str, start: int, end: int) -> str | None:
    """A path, else a box or a section, else a quoted name near `[start, end)`."""
    path = next(find_paths(sentence), None)
    if path is not None and not _OR.search(sentence, min(end, path.start), path.start):
        return path.steps
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
