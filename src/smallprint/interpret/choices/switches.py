"""What is done without a place of its own: an app removed, an account closed, a page to consult.

In: sentences, and what follows them. Out: names.
"""

import re
from typing import Final

_REMOVED: Final = re.compile(
    r"\buninstall(?:ing)? ((?:(?!and\b|or\b|process)[\w’'-]+ ){0,4}?(?:apps?|applications?|software|extensions?"
    r"|add-ons?|programs?|games?|clients?|browser|it|them))\b"
    r"|\b(?:delet|remov)(?:e|ing) ((?:our|the|this) (?:[\w’'-]+ ){0,2}?(?:apps?|applications?))\b(?! (?:data"
    r"|permissions?))"
    r"|\buninstalling\b",
    re.IGNORECASE,
)
_APP: Final = re.compile(r"\bapps?\b", re.IGNORECASE)
_OWN_ACT: Final = re.compile(
    r"\b(?:you|users|members|players|customers)(?: (?:can|may|could|are able to|are free to|(?:can|may) choose to)"
    r"(?: also| always| then)?|,? at any time,? (?:can|may)) "
    r"((?:close|delete|deactivate|export|download|erase|cancel|terminate) (?:(?:and|or) \w+ )?(?:your|their|all your"
    r"|all of your|a copy of your)"
    r" (?:own |personal )?(?:[\w’'-]+ )?(?:accounts?|profiles?|data|archive|information|files|history))\b",
    re.IGNORECASE,
)
_LEAVING: Final = re.compile(
    r"\byou (?:can|may|could|are|have|retain)\b[^.;]{0,80}"
    r"\bby ((?:delet|clos|deactivat|terminat|cancel+)ing your (?:[\w-]+ )?(?:account|profile))\b",
    re.IGNORECASE,
)
_NOT_ALONE: Final = re.compile(
    r"\b(?:requests?|ask(?:ing)?|right|not|unless|only|subject to|described|section)\b", re.IGNORECASE
)
"""What does not leave the act to the reader."""
_ANOTHER_WAY: Final = re.compile(
    r"\b(?:contact|e-?mail|writ(?:e|ing)|requests?|settings?|to do (?:so|this)|instructions?|click|form"
    r"|support|customer|(?:this|it) (?:can|may) be done|how to)\b",
    re.IGNORECASE,
)
"""What makes a sentence, or the rest of its block, tell the way otherwise."""
_PAGE: Final = re.compile(
    r"\b(?i:see|refer to|visit(?:ing)?|consult(?:ing)?|read|check|go to|following|(?:as "
    r"|in the manner )?(?:\w+ )?(?:described"
    r"|explained|set out|discussed|detailed|outlined|indicated|provided|found|contained) (?:in|on|under))\b[^.;]{0,40}?"
    r"\b((?:[Cc]ookies?|[Tt]racking|[Aa]d(?:s|vertising)?)(?: and [\w ]{2,30}?| [A-Z]\w+)? "
    r"(?:[Pp]olicy|[Nn]otice|[Ss]tatement|[Pp]age|[Dd]isclosure|POLICY))\b"
)
_READING: Final = re.compile(
    r"\b(?:more|further|additional) (?:information|details?)\b|\b(?:learn|find out|know more|details about|erase|delete"
    r"|port|rectify)\b",
    re.IGNORECASE,
)
"""What makes a page something to read, or one right among others what it is about."""

_HOW: Final = re.compile(
    r"\bhow (?:to|you (?:can|may|could)(?: be able to)?) (?:\w+ )?(?:opt[- ]out|control|disable|manage|refuse|reject"
    r"|(?:turn|switch)(?: \w+)? off|limit|object|block|adjust)\b",
    re.IGNORECASE,
)
"""What makes such a page one that tells how to refuse, whatever else is read there."""
_IN_AD: Final = re.compile(
    r"\b(?:instructions?|directions?|links?|icons?|buttons?|options?)\b[^.;,]{0,40}? (?:in|within|on|of|inside)"
    r" (?:(?:the|an?|any|each|every|our|these|those|such|applicable|relevant|particular) ){1,3}"
    r"(?:ad|advert|advertisement)s?\b",
    re.IGNORECASE,
)
_IN_PERSON: Final = re.compile(
    r"\b(?:tell|inform|ask|notify|speak(?:ing)? (?:to|with)|talk(?:ing)? to)(?:ing)? "
    r"((?:an?|the|our|any|one of our|your) (?:[\w’'-]+ ){0,2}?"
    r"(?:agents?|staff|cashiers?|sales (?:associate|assistant)s?|employees?|operators?|receptionists?|clerks?"
    r"|drivers?|representatives?))\b",
    re.IGNORECASE,
)


def find_removal(sentence: str) -> str | None:
    """What a reader takes off the device to be left alone.

    >>> find_removal("You may stop this by uninstalling our app.")
    'uninstall our app'
    """
    removed = _REMOVED.search(sentence)
    if removed is None:
        return None
    if removed[2]:
        return f"delete {removed[2]}"
    if removed[1] and removed[1] not in ("it", "them"):
        return f"uninstall {removed[1]}"
    return "uninstall the app" if _APP.search(sentence) else "uninstall"


def find_own_act(sentence: str, following: str) -> str | None:
    """What a reader does in the account where the text says no more than that.

    Args:
        sentence: Where it is said.
        following: The rest of its block, which may tell the way.

    >>> find_own_act("You can close your account at any time.", "")
    'close your account'
    >>> find_own_act("You can close your account at any time.", "To do so, write to us.")
    """
    act = _OWN_ACT.search(sentence)
    if act is None or _NOT_ALONE.search(sentence) or _ANOTHER_WAY.search(f"{sentence} {following}"):
        return None
    return act[1]


def find_at_hand(sentence: str) -> str | None:
    """Where a reader refuses something on the spot: in the advertisement itself, of the person that serves them.

    >>> find_at_hand("Follow the instructions within the ad."), find_at_hand("Refuse it by telling our receptionist.")
    ('instructions within the ad', 'our receptionist')
    """
    shown = _IN_AD.search(sentence)
    told = None if shown else _IN_PERSON.search(sentence)
    return shown[0] if shown else told[1] if told else None


def find_leaving(sentence: str) -> str | None:
    """What a reader does to end a contract.

    >>> find_leaving("You may end these terms by closing your account.")
    'closing your account'
    """
    leaving = _LEAVING.search(sentence)
    return leaving[1] if leaving else None


def find_page(sentence: str) -> str | None:
    """The policy of its own in which a choice that a sentence offers is made, by its name.

    >>> find_page("You may refuse them as explained in our Cookie Policy.")
    'Cookie Policy'
    """
    page = _PAGE.search(sentence)
    return page[1] if page and (_HOW.search(sentence) or not _READING.search(sentence)) else None
