"""Whom an address reaches. In: e-mail addresses and the words beside them. Out: desks, and the one that serves.

A wrong address is worse than none: authorities, representatives and desks for other matters are no desks for a
reader's request, nor is an address for the people of one place.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

Desk = Literal["officer", "privacy", "support", "general", "local"]

REACHING: Final = (
    r"(?:contact|contacting|writ(?:e|ing) to|reach|reaching|reach(?:ing)? out to|get(?:ting)? in touch with|e-?mail"
    r"|e-?mailing|call|calling|phone|phoning|telephone|telephoning)"
)
"""How a reader is told to get in touch with somebody."""
_DESK: Final = re.compile(
    rf"\b(?i:{REACHING}|via|through|asking) (?:our |the )?"
    r"(?P<name>(?:(?!(?:us|for|any|another|their|other) )[\w’'-]+ ){0,3}"
    r"(?:[Ss]upport|(?:[Cc]ustomer|[Mm]ember|[Gg]uest|[Cc]lient) (?:[Ss]ervices?|[Cc]are|[Ss]upport|[Rr]elations))\b"
    r"(?: (?:team|department|desk|centre|center|staff)\b)?)"
    r"(?! (?:page|site|portal|form|resources?|section|website|articles?|tool|ticket|request|options)s?\b)"
)
"""A desk that a reader is told to turn to, by its name."""
_FOREIGN: Final = re.compile(
    r"representative|supervisory|authorit(?:y|ies)|commissioner|regulator|ombuds|attorney general|arbitrat|\bappeal"
    r"|dispute[- ]resolution|independent recourse|verasafe|prighter|truste\b|trustarc"
    r"|\besrb\b|\bbbb|better business bureau|privacy certified|\bjams\b|\bico\b|\bcnil\b"
    r"|\bagents?\b|your (?:employer|school|institution|administrator|organi[sz]ation)|processor|\bpartners?\b"
    r"|\bvendors?\b",
    re.IGNORECASE,
)
"""Words beside an address that is not the company's own."""
_FOREIGN_NAME: Final = re.compile(
    r"(?:^|[._-])(?:eu|uk|gdpr|data)?[._-]?rep(?:s|resent\w*)?$|datarep|representative|casework|ombuds"
)
_LOCAL_NAME: Final = re.compile(r"[._-](?:[a-z]{2}|apac|emea|latam)$")
"""A mailbox named after a country: everybody's only where there is no other."""
_FOREIGN_HOST: Final = re.compile(
    r"gdpr-?rep|dataprotection-?rep|prighter|verasafe|(?:^|\.)(?:edpo|ico|cnil|esrb|truste|trustarc)\.|bbb"
)
_OTHER_MATTER: Final = re.compile(
    r"\bpress\b|\bmedia (?:enquir|inquir|contact|relations)|\bdmca\b|copyright|trademark|infring|law enforcement"
    r"|subpoena|vulnerabilit|security (?:issue|report|research|team)|bug bounty|\babuse\b|\bcareers?\b|\bjobs?\b"
    r"|applicants?\b|recruit|\bsales\b|billing|invoice|refund|investors?\b|wholesale|affiliate program"
    r"|advertis(?:e with|ing (?:sales|enquir|inquir))|accessib|disabilit|alternative format|report (?:a|an|any) ",
    re.IGNORECASE,
)
_OTHER_NAME: Final = re.compile(
    r"(?:press|media|pr|dmca|copyright|trademarks?|legal[-.]?notices?|law-?enforcement|subpoenas?|security|abuse"
    r"|careers?|jobs?|hr|recruiting|recruitment|apply|sales|billing|invoices?|refunds?|investors?|ir|ads|advertising"
    r"|accessibility|accommodations?|affiliates?|partners?|partnerships?|no-?reply|do-?not-?reply|fraud|phishing"
    r"|(?:privacy-?)?appeals?|editor|editorial|events?|feedback)$"
)
_SOME_ONLY: Final = re.compile(
    r"\b(?:reside|residents?|residing|located|live|living|based|citizens?|individuals|users)"
    r" (?:(?:of|in|within|outside)\b|only\b)"
    r"|\b(?:eea|european|uk|california\w*)\W{1,3}(?:residents?|users?|individuals|consumers?)\b|\boutside the\b",
    re.IGNORECASE,
)
_OFFICER: Final = re.compile(r"\bdpo\b|data[-. ]?protection[-. ]?off", re.IGNORECASE)
_PRIVACY: Final = re.compile(
    r"privacy|gdpr|ccpa|data[-._]?protection|datenschutz|data[-._]?subject|personal[-._]?data|data[-._]?requests?|\bdsar?\b"
)
_SUPPORT: Final = re.compile(r"support|customer|cust[-_.]?serv|\bhelp\b|\bcare\b")
_ANYBODY: Final[tuple[tuple[Desk, ...], ...]] = (("privacy",), ("officer",), ("support", "general"), ("local",))
_ORDERS: Final[Mapping[Desk | None, tuple[tuple[Desk, ...], ...]]] = {
    None: _ANYBODY,
    "privacy": _ANYBODY,
    "general": _ANYBODY,
    "local": _ANYBODY,
    "officer": (("officer",), ("privacy",), ("local",)),
    "support": (("support",),),
}
"""Who serves a request to whom, best first; those in one group alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """An e-mail address and whom it reaches."""

    address: str | None
    """None where the page hides it from robots."""
    desk: Desk


def is_for_others(label: str) -> bool:
    """Do the words beside an address keep it for other bodies, other matters or the people of one place?

    >>> is_for_others("Our representative in the Union:"), is_for_others("Questions? Write to")
    (True, False)
    """
    return bool(_FOREIGN.search(label) or _OTHER_MATTER.search(label) or _SOME_ONLY.search(label))


def limits_place(line: str) -> bool:
    """Does a line keep what follows it for the people of one place ("[For European residents only]")?"""
    return bool(_SOME_ONLY.search(line))


def classify_mailbox(address: str | None, label: str) -> Desk | None:
    """Whom a mailbox reaches, by its name and the words beside it; None where it takes no requests of everybody.

    >>> classify_mailbox("privacy@lamp.example", "Questions? Write to")
    'privacy'
    >>> classify_mailbox("press@lamp.example", "Questions? Write to") is None
    True
    """
    name, _, host = (address or "").lower().partition("@")
    if _FOREIGN_NAME.search(name) or _FOREIGN_HOST.search(host) or _OTHER_NAME.match(name) or is_for_others(label):
        return None
    if _LOCAL_NAME.search(name):
        return "local"
    if _OFFICER.search(name) or (_OFFICER.search(label) and not _PRIVACY.search(name)):
        return "officer"
    if _PRIVACY.search(name):
        return "privacy"
    return "support" if _SUPPORT.search(name) else "general"


def choose_mailboxes(boxes: Sequence[Mailbox], desk: Desk | None) -> tuple[str | None, ...]:
    """The addresses of `boxes` that serve best: those of the desk asked for, else for privacy, else any.

    >>> care = Mailbox(address="care@lamp.example", desk="general")
    >>> choose_mailboxes([care, Mailbox(address="dpo@lamp.example", desk="officer")], None)
    ('dpo@lamp.example',)
    """
    for order in _ORDERS[desk]:
        named = tuple(dict.fromkeys(box.address for box in boxes if box.desk in order))
        if named:
            return named
    return ()


def find_desk(sentence: str) -> re.Match[str] | None:
    """Where a sentence sends a reader to a desk by its name.

    >>> find_desk("To see it, contact our customer care team.")["name"]
    'customer care team'
    """
    return _DESK.search(sentence)
