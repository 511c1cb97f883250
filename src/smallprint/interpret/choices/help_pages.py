"""Pages of help, told by what they explain. In: links, words around them. Out: the mechanism behind a page."""

import re
from typing import Final

from smallprint.interpret.choices.address import HELP_PAGE

_CONTACT_PAGE: Final = re.compile(r"[/.-]contact(?:[-_]?us)?\b")
_QUESTION: Final = re.compile(r"/(?:how|what|can|where|why)-[a-z]")
_CONTACTING: Final = re.compile(
    r"\bcontact(?:ing)? (?:(?:our |the )?|(?:us|(?:the |our )?[^.,;]{0,40}?(?:support|services?|team|department)) ?"
    r"(?:at |via |through |by |or )?)$",
    re.IGNORECASE,
)
_REQUEST_LABEL: Final = re.compile(r"\b(?:requests?|ticket|form)\b", re.IGNORECASE)
_HELP_LABEL: Final = re.compile(r"\bhelp\b|\bfaqs?\b", re.IGNORECASE)
"""Words of a link to pages of answers, even where a reader is told to contact them."""
_ASKING: Final = re.compile(r"\b(?:ask(?:ing)? (?:us|to)|contacting|learn|find out|how to|right to)\b", re.IGNORECASE)
_COPY_SENT: Final = re.compile(
    r"\b(?:request|obtain|retrieve|receive|get)\b[^.]{0,30}\bcopy\b[^.]*\b(?:process|steps|procedure|described"
    r"|explained)\b",
    re.IGNORECASE,
)
_OWN_ACT: Final = re.compile(
    r"\b(?:you (?:can|may|could|choose to|decide to|wish to|want to)\b[^.;]{0,40}|to )\b(?:delete|close|deactivate"
    r"|erase"
    r"|export|download|cancel|hide|opt[- ]out|(?:turn|switch)(?: \w+)? off|disable|unlink|disconnect|restrict|limit"
    r"|change|adjust|control|manage)\b",
    re.IGNORECASE,
)


def asks_how(address: str) -> bool:
    """Is an address the question that its page answers ("/how-to-close-my-account")?"""
    return bool(_QUESTION.search(address.lower()))


def judge_help_page(address: str, *, label: str, before: str, sentence: str) -> str | None:
    """The mechanism that a page of instructions explains, told by the act it is about; None for other addresses.

    What a reader does alone is done in a setting; what is sent on request is asked for in a form.

    Args:
        address: Where the link leads.
        label: The link's own words.
        before: The words before the link.
        sentence: The whole sentence.
    """
    page = address.lower()
    if not HELP_PAGE.search(page) and not asks_how(page) and not _CONTACT_PAGE.search(page):
        return None
    answers = _HELP_LABEL.search(label) or "/help/" in page
    if (_CONTACTING.search(before) and not answers) or _CONTACTING.match(label):
        return "web form"
    if _REQUEST_LABEL.search(label):
        return "web form"
    if _ASKING.search(sentence):
        return "other"
    if _COPY_SENT.search(sentence):
        return "web form"
    return "account setting" if _OWN_ACT.search(sentence) else "other"
