"""Links that messages carry. In: sentences. Out: whether they speak of one, and what they call it."""

import re
from typing import Final

_MESSAGE: Final = (
    r"(?:(?:e-?)?mails?|messages?|issues?|editions?|newsletters?|communications?|mailings?|letters?|bulletins?|mailers?"
    r"|offers?)"
)
_KIND: Final = (
    r"(?:(?:marketing|promotional|commercial|advertising|electronic|relevant|individual|respective|future|particular"
    r"|unwanted|unsolicited|e-?mail|mailed|such|news|or|and|of|in|at|the|a|an|its|our|your|their|this|that|these"
    r"|those|each|every"
    r"|any|all|one"
    r"|bottom|foot|end|footer|top|body|text|very|same|us|from|we|send|on)\s+)*"
    r"(?:(?-i:(?!You\b|We\b|If\b|To\b|The\b)[A-Z][\w&’'-]*)\s+){0,2}(?:(?:marketing|promotional|e-?mail)\s+)?"
)
_MEANS: Final = (
    r"(?:links?|buttons?|instructions?|directions?|options?|facility|facilities|means|mechanisms?|methods?|procedures?"
    r"|functions?|features?|steps|process|opportunity|chance)"
)
_IN_MESSAGE: Final = re.compile(
    rf"\b(?:{_MEANS}[”\"’']?(?:\s+[\w-]+){{0,4}}?\s+(?:in|within|of|on|from|with|at|inside)"
    r"|(?:unsubscrib(?:e|ing)|opt(?:ing)?[- ]out)[”\"’']?(?:\s+(?!(?:of|from)\b)[\w-]+){0,3}?"
    r"\s+(?:in|within|at|on(?= the (?:bottom|foot|end)\b)"
    r"|inside))"
    rf"\s+(?:it\b|them\b|{_KIND}{_MESSAGE}\b(?: (?:or|and) {_MESSAGE}\b)?)",
    re.IGNORECASE,
)
"""The link at the bottom of any of our emails; opt out in every message."""
_NAMES_LINK: Final = re.compile(rf"(?:[\w-]+[”\"'’]?\s+)?{_MEANS}\b", re.IGNORECASE)
_LINK_NAME: Final = re.compile(
    r"[“\"‘']?\b(?:unsubscrib\w+|opt(?:ing)?[- ]out|stop)[”\"’']? (?:or (?:the )?[“\"‘']?)?$", re.IGNORECASE
)
_EVERY: Final = (
    rf"\b(?:each|every|any|all|all of|each of|these|those|such|our|marketing|promotional|the|an?)\s+"
    rf"(?:(?!(?:by|via|through)\s)[\w-]+\s+){{0,4}}?{_MESSAGE}\b"
)
_HAS: Final = r"contains?|includes?|has|have|carry|carries|offers?|provides?|gives?|features?|comes? with|bears?|shows?"
_HOLDS: Final = re.compile(
    rf"{_EVERY}[^.;]{{0,60}}?\b(?:{_HAS}|tells?|explains?)\b[^.;]{{0,60}}?\b"
    r"(?:link|instructions?|option|means|mechanism|method|opportunity|way|chance|unsubscribe|opt(?:ing)?[- ]out"
    r"|button)\b",
    re.IGNORECASE,
)
"""Every issue has a link with which..."""
_HELD: Final = re.compile(
    rf"({_EVERY})[^.;]{{0,60}}?\b(?:{_HAS})\b[^.;]{{0,60}}?"
    r"((?:[“\"‘']?\b(?:unsubscribe|opt[- ]out)[”\"’']? )?\b(?:links?|instructions|options?|mechanisms?|buttons?"
    r"|details))\b",
    re.IGNORECASE,
)
"""The same, with what it is called."""


def finds_message_link(sentence: str) -> bool:
    """Does a sentence speak of a link, or instructions, that messages carry?

    >>> finds_message_link("Every issue has a link with which you can stop it.")
    True
    """
    return bool(_IN_MESSAGE.search(sentence) or _HOLDS.search(sentence))


def name_message_link(sentence: str) -> str | None:
    """What a sentence calls the link that messages carry; None where it only says that they do.

    >>> name_message_link("Press the stop button at the foot of any issue.")
    'stop button at the foot of any issue'
    """
    found = _IN_MESSAGE.search(sentence)
    if found and not _NAMES_LINK.match(found[0]):  # "unsubscribe with the link in ..."
        found = _IN_MESSAGE.search(sentence, found.start() + 1)
    if found is None or " that " in found[0] or not _NAMES_LINK.match(found[0]):
        return None
    before = _LINK_NAME.search(sentence[: found.start()])
    return ((before[0] if before else "") + found[0]).strip()


def name_carried(sentence: str) -> str | None:
    """What a sentence calls the link that messages carry, where it says so of the messages.

    >>> name_carried("Every issue has an unsubscribe link with which you can stop it.")
    'unsubscribe link in every issue'
    """
    if held := _HELD.search(sentence):
        return f"{held[2]} in {held[1][0].lower()}{held[1][1:]}"
    found = _IN_MESSAGE.search(sentence)
    return found[0] if found and not _NAMES_LINK.match(found[0]) and " that " not in found[0] else None
