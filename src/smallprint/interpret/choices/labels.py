"""What links, buttons and pages are called. In: sentences. Out: their labels, where the text gives no address."""

import re
from typing import Final

_BUTTON: Final = re.compile(
    r"\b(?:click(?:ing)?|select(?:ing)?|tap(?:ping)?|press(?:ing)?|choos(?:e|ing))(?: on)?(?: the)? "
    r"[“\"‘']((?:Delete|Close|Deactivate|Erase|Export|Download)\b[^“”\"‘’']{0,50})[”\"’']"
)
_AREA: Final = re.compile(
    r"\b(?:in|via|through|using|visit|visiting|on|from) (?:the|our|your) "
    r"((?:[A-Z][\w’'-]+ ){1,3}[Aa]rea\b(?! of)"
    r"|(?!(?i:cookie|track|ad|contact|e-?mail|home|faq|help|support|terms|legal|google|facebook"
    r"|privacy (?:policy|notice)))"
    r"(?:[A-Z][\w’'&-]+ ){1,3}(?:page|tab|screen|menu|panel)\b)"
)
_REFUSING: Final = re.compile(
    r"\b(?:click|select|tapp?|press|choos|choose)(?:ing)?(?: on)?(?: the)? "
    r"[“\"‘']((?:Don[’']t allow|Do not allow|Deny|Decline|Never)\b[^“”\"‘]{0,30}?)[”\"’']",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(
    r"(?<!\w)[“\"‘']([A-Z][^“”\"‘]{3,70}?)[”\"’'](?= (?:link|button|page|icon|form|tool|portal|webpage|web page)\b)"
    r"|(?:\blink(?: (?:titled|labell?ed|called|named|that (?:says|reads)))?"
    r"|\bclick(?:ing)?(?: on)?(?: the)?) [“\"‘]([A-Z][^“”\"‘]{3,70})[”\"’]"
    r"|\b(?:the|our|this|a) ((?:Do Not|Your|My|Manage|Limit|Cookie|Privacy|Opt|Ads?|California|Consumer|Data)\b"
    r"(?: (?:of|the|or|and|my|your)|[ -][A-Z/][\w’'/-]*){1,9})(?= (?:link|button|page|icon|form|tool|portal|webpage)\b)"
)
_OTHER_LABEL: Final = re.compile(r" or (?:on )?(?:the )?[“\"‘]([A-Z][^“”\"‘]{3,70})[”\"’]")
_REFUSAL_LINK: Final = re.compile(
    r"(?:Do Not (?:Sell|Share)|Your (?:\w+ )?Privacy Choices|Limit the Use|Opt[- ][Oo]ut|Interest[- ]Based)"
)
_ACCOUNT_PAGE: Final = re.compile(
    r"(?:(?:My|Your|Manage) )?(?:Account|Profile|Settings|Preferences|Cookies?|Consent)\b", re.IGNORECASE
)


def find_button(sentence: str) -> str | None:
    """The words of a button that deletes or hands out data; None where the sentence tells a reader to press none.

    >>> find_button('Open your account and click "Delete My Account".')
    'Delete My Account'
    """
    button = _BUTTON.search(sentence)
    return button[1] if button else None


def find_area(sentence: str) -> str | None:
    """The part of a site with a name of its own in which a reader acts.

    >>> find_area("You can remove your card in the Member Service area.")
    'Member Service area'
    """
    area = _AREA.search(sentence)
    return area[1] if area else None


def find_refusal(sentence: str) -> str | None:
    """The words of a device's question that refuse what it asks for.

    >>> find_refusal('Tap "Never" when your phone asks.')
    'Never'
    """
    button = _REFUSING.search(sentence)
    return button[1] if button else None


def find_labelled_links(sentence: str) -> tuple[str, ...]:
    """What the links, buttons or pages of a sentence are called, where the text does not say where they lead.

    >>> find_labelled_links('Use the "Do Not Sell My Data" link.'), find_labelled_links('Open the "Your Card" page.')
    (('Do Not Sell My Data',), ('Your Card page',))
    >>> find_labelled_links('You may click on "Refuse All" or "My Choices" below.')
    ('Refuse All', 'My Choices')
    """
    found: list[str] = []
    for label in _LABELLED.finditer(sentence):
        page = " page" if label[1] and sentence.startswith(" page", label.end()) else ""
        found.append((label[1] or label[2] or label[3]).strip(" .,") + page)
        if other := _OTHER_LABEL.match(sentence, label.end()):
            found.append(other[1])
    return tuple(dict.fromkeys(found))


def refuses(label: str) -> bool:
    """Does a link by its name refuse a use of data, whatever else its sentence tells?"""
    return bool(_REFUSAL_LINK.match(label))


def is_account_page(label: str) -> bool:
    """Is a page by its name the reader's own ("My Account page")?"""
    return bool(_ACCOUNT_PAGE.match(label))
