"""Ways told in words alone. In: sentences, and what follows them. Out: links in messages, numbers, words to text,
and what `postal` finds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from smallprint.interpret.choices.carried import finds_message_link, name_message_link
from smallprint.interpret.choices.devices import find_device_setting, find_switches
from smallprint.interpret.choices.labels import find_labelled_links, is_account_page, refuses
from smallprint.interpret.choices.postal import find_listed, find_postal_address
from smallprint.interpret.choices.switches import find_removal

OTHER: Final = "other"

IN_MESSAGES: Final = "unsubscribe link"
DEVICE: Final = "device setting"
BROWSER: Final = "browser setting"
ACCOUNT: Final = "account setting"
FORM: Final = "web form"
INDUSTRY: Final = "industry page"
ADDRESSED: Final = ("email", "phone", "postal mail")
"""Mechanisms that an address of their kind makes concrete."""
_NUMBER: Final = (
    r"(?:\+\d{1,3}[ .–-]?)?(?:\(0\) ?)?(?:\d{1,3}[ .–-])?\(?\d{2,5}\)?"
    r"(?:(?:[ .–-]?\d{2,5}){1,4}|(?:-[\dA-Z]{2,8}){1,3})"
)
_CALL: Final = re.compile(
    r"\b(?:call|calling|called|phone|phoning|ring|ringing|dial|dialling|dialing|telephone|telephoning|toll[- ]free)\b"
    rf"[^.;]{{0,70}}?(?<![\w/])({_NUMBER})(?!\w)"
    rf"|\bcontact(?:ing)?\s[^.;@/]{{0,70}}?\bat\s(?<![\w/])({_NUMBER})(?!\w)",
    re.IGNORECASE,
)
_IN_DIGITS: Final = re.compile(r"[ A-Z\d-]{0,16}\((\+?\d[\d .-]{8,16}\d)\)")
"""The same number without its letters ("1-800-LAMPS-4U (1-800-526-7748)")."""
_OR_NUMBER: Final = re.compile(
    rf"(?: ?\([^()]{{1,40}}\)| (?:in|for|from) (?:the )?[\w ]{{2,30}}?)?,? (?:or|and) (?:on |at )?({_NUMBER})(?!\w)"
)
"""Another number beside one."""
_TEXT_WORD: Final = re.compile(
    r"\b(?:[Tt]ext(?:ing)?|TEXT|[Ss]end(?:ing)?|[Rr]epl(?:y|ies|ying)|[Rr]espond(?:s|ing)?|[Aa]nswer(?:s|ing)?"
    r"|[Ww]ith|[Tt]he word)"
    r"(?:\s+(?:back|to|with|the|word|words|keyword|command|a|an|any|one|all|of|our|these|those|such|messages?"
    r"|texts?|SMS"
    r"|sms|by|and|or|it|them|us|mobile)){0,8}\s+[“\"‘'*]{0,2}"
    r"(STOP(?: ?ALL)?|END|QUIT|CANCEL|UNSUBSCRIBE|REMOVE|OPT ?-?OUT|HALT|OFF|NO|STOPP|[Ss]top(?=[”\"’'])|LEAVE|ARRET)"
    r"[”\"’'*]{0,2}(?:(?:,? at)? any ?time)?(?:,? to (?:short ?code )?(\d{4,11}))?(?!\w)"
)
_WRITES_IT: Final = re.compile(
    r"\b(?:e-?mail|send|repl(?:y|ies)|text|answer|write|words?|subject)(?:ing)?\b(?:(?!\b(?:click|press|link|button|select)\w*)"
    r"[^.;]){0,30}[“\"‘']unsubscribe[”\"’']",
    re.IGNORECASE,
)
"""The word as what is sent, no name of a link."""
_TEXTED: Final = re.compile(r"\b(?:texts?|texting|sms|short ?code|mobile|\d{4,6})\b", re.IGNORECASE)
_AS_SUBJECT: Final = re.compile(
    r"[“\"'‘]?\b(?:unsubscribe|remove|opt[- ]out|stop)\b[.,]?[”\"'’]?(?: or [“\"'‘]?\w+[”\"'’]?)? "
    r"(?:in|as|into|on|for) (?:the |its |your |a )?(?:e-?mail )?(?:subject|title|body|text)\b"
    r"|\bsubject(?: line)?\b[^.;]{0,25}[“\"'‘](?:unsubscribe|remove|opt[- ]out|stop)\b",
    re.IGNORECASE,
)
"""Reply with "unsubscribe" in the subject line."""
_CLICK_TO: Final = re.compile(r"\W*(?:click|tap|press)\b[^.;]{0,60}?\bto (?:opt[- ]out|unsubscribe)\b", re.IGNORECASE)
"""Click the icon to opt out."""
_OTHERWISE: Final = re.compile(
    r"\b(?:text messages?|texts|sms|mms|direct mail|postal|post mail|by post|by mail|catalogu?es?|circulars"
    r"|leaflets|flyers|fax(?:es)?|facsimiles?|push notifications?|notifications"
    r"|telephone communications?|telephone calls?|phone calls?|calls or texts|marketing calls?"
    r"|telemarketing|by (?:tele)?phone|do[- ]not[- ]call|sales calls|calls from us"
    r"|(?:communications|records|documents|statements|notices) electronically)\b",
    re.IGNORECASE,
)
_MAIL: Final = re.compile(
    r"\be-?mails?\b|\bnewsletters?\b|\bunsubscri|\belectronic\b|\bmarketing (?:communications|messages)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A mechanism and where it is found."""

    mechanism: str
    target: str | None
    texted: bool = False
    """Is it a word sent back to end text messages?"""


def add_told(ways: Sequence[Way], sentence: str, following: str) -> list[Way]:
    """`ways` with those that a sentence tells in words: numbers, words to text, addresses, links of messages.

    Args:
        ways: What is known already.
        sentence: The sentence's own text.
        following: The text after it, where an address that it announces may stand.
    """
    told: list[Way] = []
    dialled = any(way.mechanism == "phone" and way.target for way in ways)
    numbers = [number for number in find_numbers(sentence) if not (dialled and re.search(r"[A-Z]", number))]
    told.extend(Way(mechanism="phone", target=number) for number in numbers)
    if address := find_postal_address(sentence, following):
        told.append(Way(mechanism="postal mail", target=address))
    known = {way.mechanism for way in (*ways, *told) if way.target}
    listed = find_listed(following if sentence.rstrip().endswith(":") else sentence)
    told.extend(Way(mechanism=name, target=target) for name, target in listed if name not in known)
    if switches := find_switches(sentence):
        told.extend(Way(mechanism=DEVICE, target=name) for name in switches)
    elif not any(way.mechanism == DEVICE and way.target for way in ways) and (place := find_device_setting(sentence)):
        told.append(Way(mechanism=DEVICE, target=place))
    if removal := find_removal(sentence):
        told.append(Way(mechanism=OTHER, target=removal))
    keyword = find_keyword(sentence)
    if keyword and "subject" not in sentence and not any(way.mechanism == "email" and way.target for way in ways):
        texted = bool(_TEXTED.search(sentence))
        told.append(Way(mechanism=OTHER if texted else "email", target=keyword, texted=texted))
    carried = finds_message_link(sentence)
    link = name_message_link(sentence) if carried else None
    if carried and all((way.target or "") in (link or "") for way in ways if way.mechanism == IN_MESSAGES):
        told.append(Way(mechanism=IN_MESSAGES, target=link))
    unnamed = all(way.mechanism == FORM and not way.target for way in ways)
    labels = () if any(way.target and "/" in way.target for way in ways) else find_labelled_links(sentence)
    for label in labels if unnamed and not told else filter(refuses, labels):
        told.append(Way(mechanism=ACCOUNT if is_account_page(label) and not ways else FORM, target=label))
    if not (ways or told) and _CLICK_TO.match(sentence):
        told.append(Way(mechanism=FORM, target=None))
    if _WRITES_IT.search(sentence) and not carried:
        ways = [way for way in ways if way.mechanism != IN_MESSAGES]
    instead = {way.mechanism for way in told}
    kept = [way for way in ways if way.mechanism not in instead or (way.target and "@" in way.target)]
    if carried:
        kept = [way for way in kept if way.mechanism != FORM or (way.target and "/" in way.target)]
    if place := next((way.target for way in told if way.mechanism == DEVICE), None):
        kept = [way for way in kept if way.mechanism != ACCOUNT or (way.target and way.target not in place)]
    if is_sent_otherwise(sentence):  # what a text or a card tells is no link in an e-mail
        return [replace(way, mechanism=OTHER) if way.mechanism == IN_MESSAGES else way for way in (*kept, *told)]
    return _send_subject([*kept, *told], sentence)


def _send_subject(ways: list[Way], sentence: str) -> list[Way]:
    """`ways` with no link of a message where its word is written as the subject of a message that the reader sends."""
    if not _AS_SUBJECT.search(sentence):
        return ways
    others = [way for way in ways if way.mechanism != IN_MESSAGES and (way.target or way.mechanism != OTHER)]
    sent = any(way.mechanism == "email" for way in others)
    return others if sent else [*others, Way(mechanism="email", target=None)]


def find_numbers(sentence: str) -> tuple[str, ...]:
    """The numbers that a reader is told to call, in digits where they are given.

    >>> find_numbers("Call 1-800-LAMPS-4U (1-800-526-7748), or 555-010-2030 from abroad.")
    ('1-800-526-7748', '555-010-2030')
    >>> find_numbers("Readers: call 555-010-20; shops: call 555-010-21.")
    ('555-010-20', '555-010-21')
    """
    found: list[str] = []
    for called in _CALL.finditer(sentence):
        more: re.Match[str] | None = called
        number = called[1] or called[2]
        while more and number:
            digits = _IN_DIGITS.match(sentence, more.end())
            found.append(digits[1] if digits else number.strip())
            more = _OR_NUMBER.match(sentence, (digits or more).end())
            number = more and more[1]
    return tuple(dict.fromkeys(found))


def find_keyword(sentence: str) -> str | None:
    """The word that ends messages when it is sent back, with the number that it goes to.

    >>> find_keyword("You can end them by texting QUIT to 55512.")
    'QUIT to 55512'
    """
    word = _TEXT_WORD.search(sentence)
    if word is None:
        return None
    keyword = word[1].upper()
    return f"{keyword} to {word[2]}" if word[2] else keyword


def is_sent_otherwise(sentence: str, heading: str = "") -> bool:
    """Is what a sentence, or its heading, refuses sent by post, by text or by voice, and not by e-mail?

    >>> is_sent_otherwise("You may refuse this at any time.", "Telephone calls")
    True
    """
    return bool(_OTHERWISE.search(sentence) or _OTHERWISE.search(heading)) and not (
        _MAIL.search(sentence) or _MAIL.search(heading)
    )
