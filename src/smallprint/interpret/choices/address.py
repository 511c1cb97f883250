"""What an address says of the choice behind it. In: links, words around them. Out: mechanisms, tidy addresses."""

import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from smallprint.interpret.choices.browsers import BROWSERS

_BY_ADDRESS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("email", re.compile(r"email-protection|^mailto:|^[\w.+-]+@[\w-]+\.")),
    ("phone", re.compile(r"^tel:")),
    (
        "industry page",
        re.compile(
            r"aboutads|networkadvertising|youronlinechoices|youradchoices|edaa\.eu|thenai\.org|optout\.privacyrights"
            r"|privacychoice\.org|evidon|ghostery|preferences-mgr|digitaladvertisingalliance|choice\.truste|ddai\.info"
        ),
    ),
    ("GPC", re.compile(r"globalprivacycontrol")),
    ("other", re.compile(r"dlpage/gaoptout|/browser-?add-?on|chrome\.google\.com/webstore|addons\.mozilla")),
    (
        "browser setting",
        re.compile(
            r"allaboutcookies|aboutcookies|support\.google\.com/(?:chrome|accounts)|support\.microsoft\.com"
            r"|windows\.microsoft\.com|support\.mozilla\.org|apple\.com/.*safari|opera\.com/help|macromedia\.com"
        ),
    ),
    (
        "device setting",
        re.compile(r"support\.apple\.com/(?!contact|icloud)|support\.google\.com/(?:android|googleplay|ads)"),
    ),
    ("web form", re.compile(r"requests/new|form_id|webform|/forms?/|onetrust")),
    ("other", re.compile(r"(?://|\.)(?:help|support|faq|hc)\b|help\.|support\.|/help/|/faq|/hc/|/kb/|reddithelp")),
    (
        "account setting",
        re.compile(
            r"settings|//my\.|preferences?\b|/prefs|adssettings|google\.com/ads|myadcenter|/(?:my)?account|/profile"
            r"|privacy-?center|/dashboard"
            r"|cookies?-(?:manage|preference|setting)|myaccount|my-account|ad-?choices"
        ),
    ),
    (
        "web form",
        re.compile(
            r"opt-?out|opt_out|unsubscribe|deactivate|delete|removal|onetrust|webform|/forms?\b|form=|form_id"
            r"|request|portal"
            r"|do-?not-?sell|newsletter|privacy-choices|typeform|docs\.google\.com/forms"
        ),
    ),
    ("other", re.compile(r"help|support|faq|/hc/|/kb/|contact")),
)
"""What an address says of the mechanism behind it; the first that fits."""
_BACKGROUND_LABEL: Final = re.compile(
    r"\b(?:polic(?:y|ies)|notices?|statement|terms|learn more|more information|find out more|read more|guidelines"
    r"|principles|faqs?|agreement|section|addendum|details|privacy shield|gdpr|ccpa|commissioner|more options)\b|^\d",
    re.IGNORECASE,
)
"""Words of links that lead to something to read, not to a choice."""
_ACTING_LABEL: Final = re.compile(
    r"\bopt|do not (?:sell|share)|unsubscribe|form\b|settings|preference|request|choices", re.IGNORECASE
)
_FORM_LABEL: Final = re.compile(
    r"\b(?:web)?form\b|\b(?:removal|unsubscribe|opt[- ]out|request) (?:page|portal|link|tool)\b", re.IGNORECASE
)
_DIALOG_LABEL: Final = re.compile(
    r"^\W*(?:(?:manage|change|update|open|your) )?(?:my |your )?(?:cookies?|consent|tracking|ad) "
    r"(?:preferences?|settings|choices|consent)\b|preference cent(?:er|re)|^\W*do not (?:sell|share)",
    re.IGNORECASE,
)
"""Words of a link that opens a dialogue of the page, though its address is an anchor's."""
_BACKGROUND_ADDRESS: Final = re.compile(r"(?<!/)/(?:privacy|legal|polic(?:y|ies)|terms)(?:[-/.]|$)|wikipedia\.org")
"""What the addresses of policies look like."""
_POINTING_LABEL: Final = re.compile(
    r"\b(?:here|link|page|home-?page|hub|dashboard|form|site|website|instructions|tool|opt|unsubscribe|click"
    r"|visit|contact|write to us|e-?mail us|reach out|get in touch|process|portal|addendum"
    r"|delete|close|revoke|request|ask|download|export|control|manage|manager|center|centre|choices?|settings?"
    r"|preferences?|do not (?:sell|share))\b|@|www\.|://",
    re.IGNORECASE,
)
_POINTING_WORDS: Final = re.compile(
    r"\b(?:visit|visiting|click|clicking|click on|clicking on|select|selecting|tap|tapping|"
    r"via|through|at|using|use|go to|going to|by|see|follow|following|in|on|from|to)\s+"
    r"(?:(?:our|the|your|its|their|this|these|a|account['’]s)\s+)?[\"“‘']?$",
    re.IGNORECASE,
)
"""Words before a link that send a reader there."""
_FIRM: Final = re.compile(r",? (?:LLC|Inc|Ltd|Limited|Corp(?:oration)?|GmbH|plc)\b")
_SENDING_WORDS: Final = re.compile(
    r"\b(?:visit|visiting|via|through|at|using|use|go to|going to|by|see|follow|following"
    r"|(?:account|profile|settings?|preferences|form|page|section|cent(?:er|re)|portal|online|in|requests?) on)"
    r"\s+(?:the )?[\"“‘']?$"
    r"|\b(?:visit(?:ing)?|go(?:ing)? to) (?:our|the|this) (?:[\w-]+ ){0,2}"
    r"(?:website|web site|site|page|form|portal)(?: at)?:? $",
    re.IGNORECASE,
)
_ACCOUNT_AT: Final = re.compile(r"\byour (?:[\w-]+ ){0,2}?(?:account|profile) (?:online )?(?:at|on) $", re.IGNORECASE)
_PAGE_AT: Final = re.compile(r"((?:[\w-]+ ){0,3}[\w-]+) (?:located |found |available )?at:? $", re.IGNORECASE)
_READING_WORDS: Final = re.compile(
    r"\b(?:learn more|read more|more information (?:is|are)|find out more|more details)\b[^.]*$"
    r"|\blearn (?:about|how)\b(?:(?!\bopt\b)[^.,;])*$",
    re.IGNORECASE,
)
HELP_PAGE: Final = re.compile(
    r"(?://|\.)(?:help|support|faq|hc)\b|help\.|/(?:help|faq|hc|kb|support|docs)\b|reddithelp"
)
_BROWSER: Final = re.compile(rf"\b(?:{BROWSERS})\b", re.IGNORECASE)
_TOOL: Final = re.compile(r"extension|add-?on|plug-?in", re.IGNORECASE)
_TRACKING: Final = re.compile(r"^(?:utm_\w+|trk|lang|hl|locale|ref|src|fbclid|gclid|_gl)$")
"""Parameters of an address that do not change where it leads."""


def classify_address(address: str, label: str) -> str | None:
    """The mechanism that an address stands for; None where it does not say.

    >>> classify_address("https://optout.aboutads.info/", "")
    'industry page'
    """
    lowered = address.lower()
    if _BROWSER.search(label) and not _TOOL.search(label) and HELP_PAGE.search(lowered):
        return "browser setting"
    for mechanism, pattern in _BY_ADDRESS:
        if pattern.search(lowered):
            if mechanism == "other" and _ACTING_LABEL.search(label):
                continue
            return "web form" if mechanism == "account setting" and _FORM_LABEL.search(label) else mechanism
    return None


def is_background(label: str, target: str) -> bool:
    """Does a link lead to something to read: a policy, another section of the page?"""
    if target == "#":  # a script's button
        return not _ACTING_LABEL.search(label)
    if target.startswith(("#", "/#")):
        return not _DIALOG_LABEL.search(label)
    if target.startswith("mailto:") or _ACTING_LABEL.search(label):
        return False
    if _BACKGROUND_LABEL.search(label):
        return True
    lowered = target.lower()
    return (
        bool(_BACKGROUND_ADDRESS.search(lowered))
        and not _POINTING_LABEL.search(label)
        and not _ACTING_LABEL.search(lowered)
    )


def points(label: str, before: str) -> bool:
    """Do a link's own words, or the words `before` it, send a reader there?"""
    return bool(_POINTING_LABEL.search(label) or _POINTING_WORDS.search(before))


def sends_to(before: str, after: str) -> bool:
    """Do the words `before` a bare name of a site send a reader there ("visit", not "cookies from")?

    Not where the words `after` it make it the name of a firm.

    >>> sends_to("opt out by visiting ", "."), sends_to("opt out by writing to us at ", ", Inc., 5 Elm Road")
    (True, False)
    """
    return bool(_SENDING_WORDS.search(before)) and not _FIRM.match(after)


def name_page(before: str) -> str:
    """What the words `before` a written address call the page behind it; empty for nothing.

    >>> name_page("use our removal page at ")
    'use our removal page'
    """
    named = _PAGE_AT.search(before)
    return named[1] if named else ""


def in_account(before: str) -> bool:
    """Do the words `before` an address say that a reader's account is there ("by opening your account at")?"""
    return bool(_ACCOUNT_AT.search(before))


def leads_to_reading(before: str) -> bool:
    """Do the words `before` a link promise more to read?"""
    return bool(_READING_WORDS.search(before))


def is_typed(address: str) -> bool:
    """Is an address in running text written as one, not as a name ("Example.com is run by...")?"""
    return bool(re.match(r"https?://|www\.", address)) or "/" in address


def tidy_address(address: str) -> str | None:
    """An address as a reader would type it: no `mailto:`, no parameters that only track or set a language.

    None for an e-mail address that the page hides from robots.

    >>> tidy_address("https://example.org/stop?utm_source=policy")
    'https://example.org/stop'
    """
    if "email-protection" in address:
        return None
    bare = re.sub(r"^(?:mailto:(?://|%20)*|tel:)", "", address)
    if address.startswith("mailto:"):
        return bare.partition("?")[0]
    try:
        parts = urlsplit(bare)
    except ValueError:  # the text's own "http://[" and the like
        return bare
    if not parts.query:
        return bare
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if not _TRACKING.match(key)]
    return urlunsplit(parts._replace(query=urlencode(kept))) if len(kept) < len(pairs) else bare
