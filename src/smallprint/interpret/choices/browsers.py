"""What a reader sets in a browser. In: sentences that speak of one. Out: the name of the place, the signal.

Texts seldom name the place: "set your browser to refuse cookies" means its settings for cookies.
"""

import re
from typing import Final

SETTING_WORD: Final = re.compile(
    r"\b(?:settings?|preferences?|profile|page|section|cent(?:er|re)|dashboard|manager|controls?|options?|tool|menu"
    r"|portal|my account|feature|services|(?<![\w-])app)"
    r"(?:\s+(?:on|of|in|for|within)\s+(?:(?:your|the|a|our|this|each|my)\s+)?[\w ’'-]+)?$",
    re.IGNORECASE,
)
"""A word for a place of settings, with the thing it is in."""
_HELP: Final = re.compile(
    r"(?:\bbrowser[’']?s?[’']? )?[“\"‘']?\bhelp\b[”\"’']? "
    r"(?:menu|portion|section|tab|function|feature|files?|instructions)\b"
    r"(?: (?:of|on|in) (?:the toolbar|(?:your|most|the) (?:web |internet )?(?:browsers?|toolbar)))?",
    re.IGNORECASE,
)
"""Where a browser explains its settings."""
_IN_BROWSER: Final = re.compile(
    r"\b(?:settings?|options|preferences|controls) (?:on|in|of|within|for) (?:your|the|most|each) (?:web |internet )?"
    r"browser\b|\bbrowser(?:[’']s|s[’'])? (?:default )?(?:settings?|options|preferences|controls)\b",
    re.IGNORECASE,
)
BROWSERS: Final = "chrome|firefox|safari|edge|opera|internet explorer|brave"
"""Names of browsers, as alternatives of a pattern."""
_BROWSER: Final = rf"(?:(?:google|microsoft|mozilla|apple) )?(?:{BROWSERS}|vivaldi)"
_IF_BROWSER: Final = re.compile(
    rf"\W*(?:(?:if|when|where) you (?:use|are using|browse with) |(?:in|with|for|on) )?{_BROWSER}"
    r"(?: (?:\d+(?:\.\d+)*|browser|users?|on \w+|\(\w+\)))*\s?[:,>→–-]",
    re.IGNORECASE,
)
_SIGNAL: Final = re.compile(r"do[ -]not[ -]track", re.IGNORECASE)
_UNHEARD: Final = re.compile(
    r"\bnot (?:\w+ )?(?:respond|hono[u]?r|support|recogni[sz]e|act|react|change|process)\b", re.IGNORECASE
)
"""What a site does not do about the signal: no setting is meant after it."""


def is_of_browser(paragraph: str) -> bool:
    """Does a paragraph, or an item of a list, tell what to do in one browser?

    >>> is_of_browser("If you use Firefox: open the menu."), is_of_browser("Firefox is fast.")
    (True, False)
    """
    return bool(_IF_BROWSER.match(paragraph))


def is_signal(sentence: str) -> bool:
    """Does a sentence speak of the Do Not Track signal as something that counts?"""
    return bool(_SIGNAL.search(_UNHEARD.split(sentence)[0]))


def name_in_browser(words: str, sentence: str) -> str:
    """What a sentence calls the place in a browser, where it names more than the browser.

    Args:
        words: Those that stand for it, with what qualifies them.
        sentence: All of it.

    >>> name_in_browser("your browser", "You may set your browser to refuse cookies.")
    'browser cookie settings'
    """
    if named := _HELP.search(sentence):
        return named[0]
    if SETTING_WORD.search(words):
        return words
    if named := _IN_BROWSER.search(sentence):
        return named[0]
    return "browser cookie settings" if "cookie" in sentence.lower() else "browser settings"
