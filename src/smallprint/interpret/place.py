"""Which law, which court. In: a sentence as written. Out: the place that it names, in the sentence's own capitals.

Terms of service write a place in a handful of ways: "the laws of Ohio", "the courts of England and Wales", "courts
located in Fresno County, California", "Irish law". Names are told by their capitals, so a sentence in lower case names
none; one in capitals throughout is given capitals as in prose.
"""

import re
from typing import Final

_WORD: Final = r"(?!(?:Without|Excluding|Except|Regardless|Shall|Will|And|Or|As|If|To)\b)[A-ZÀ-Þ][\w.'’-]*\w"
_NAME: Final = rf"(?:the )?{_WORD}(?:(?:, (?:and )?| (?:and |of |of the |the |for the |de |am )?){_WORD})*"
_REGION: Final = r"(?:[Ss]tate|[Cc]ommonwealth|[Pp]rovince|[Cc]anton|[Cc]ity|[Cc]ounty|[Cc]ountry|[Rr]epublic)"
_KIND: Final = rf"(?:the )?{_REGION} of "
_BEFORE: Final = rf"(?:{_KIND})?"
_LAWS: Final = (
    re.compile(rf"\b[Ll]aws?(?: in force)? (?:of|in) {_KIND}({_NAME})"),
    re.compile(rf"\b[Ll]aws?(?: in force)? (?:of|in) ({_NAME})"),
    re.compile(rf"\b({_NAME}) (?:[Ss]tate )?[Ll]aws?\b"),
)
"""Tried in turn: a state's law tells more than that of its country, which is often named first."""
_COURTS: Final = (
    re.compile(rf"\b[Cc]ourts?\b[^.;()]{{0,60}}? (?:in|of|within|for) {_BEFORE}({_NAME})"),
    re.compile(rf"\b({_NAME}) [Cc]ourts?\b"),
    re.compile(rf"\b(?:[Jj]urisdiction|[Vv]enue|[Pp]lace)\b[^.;()]*? (?:in|of|is) {_BEFORE}({_NAME})"),
    re.compile(rf"\b[Dd]isputes?\b[^.;()]*? (?:in|within) {_BEFORE}({_NAME})"),
)
"""Whichever stands first in the sentence."""
_ADJECTIVES: Final = {
    "American": "the United States", "Argentine": "Argentina", "Australian": "Australia", "Austrian": "Austria",
    "Belgian": "Belgium", "Brazilian": "Brazil", "British": "the United Kingdom", "Bulgarian": "Bulgaria",
    "Californian": "California", "Canadian": "Canada", "Chilean": "Chile", "Chinese": "China", "Colombian": "Colombia",
    "Croatian": "Croatia", "Cypriot": "Cyprus", "Czech": "the Czech Republic", "Danish": "Denmark",
    "Dutch": "the Netherlands", "Egyptian": "Egypt", "English": "England", "Estonian": "Estonia", "Finnish": "Finland",
    "French": "France", "German": "Germany", "Greek": "Greece", "Hungarian": "Hungary", "Icelandic": "Iceland",
    "Indian": "India", "Indonesian": "Indonesia", "Irish": "Ireland", "Israeli": "Israel", "Italian": "Italy",
    "Japanese": "Japan", "Kenyan": "Kenya", "Korean": "Korea", "Latvian": "Latvia", "Lithuanian": "Lithuania",
    "Malaysian": "Malaysia", "Maltese": "Malta", "Mexican": "Mexico", "Nigerian": "Nigeria", "Norwegian": "Norway",
    "Pakistani": "Pakistan", "Peruvian": "Peru", "Philippine": "the Philippines", "Polish": "Poland",
    "Portuguese": "Portugal", "Romanian": "Romania", "Russian": "Russia", "Scots": "Scotland", "Scottish": "Scotland",
    "Serbian": "Serbia", "Slovak": "Slovakia", "Slovenian": "Slovenia", "South African": "South Africa",
    "Spanish": "Spain", "Swedish": "Sweden", "Swiss": "Switzerland", "Taiwanese": "Taiwan", "Thai": "Thailand",
    "Turkish": "Turkey", "U.S.": "the United States", "UK": "the UK", "US": "the United States",
    "Ukrainian": "Ukraine", "Vietnamese": "Vietnam", "Welsh": "Wales",
}  # fmt: skip
"""Adjectives of countries, and the name that fits "the law of ..."."""
_NO_PLACE: Final = re.compile(
    r"(?:the )?(?:Agreement|All|Any|Applicable|Arbitration|Article|Company|Competition|Consumer|Contract|Contracts|"
    r"Copyright|Customer|Data|Dispute|Disputes|District|Each|Federal|For|Governing|High|In|International|Local|"
    r"Mandatory|Our|Parties|Party|Privacy|Section|Service|Services|Site|Small|State|Such|Superior|Supreme|Terms?|The|"
    r"These|This|United Nations|Use|User|We|You|Your)\b"
)
"""What can stand where a place does, and is none."""
_SMALL_WORDS: Final = {
    "a", "all", "and", "any", "are", "as", "be", "by", "court", "courts", "for", "in", "is", "jurisdiction", "law",
    "laws", "located", "of", "or", "shall", "state", "that", "the", "their", "to", "venue", "will", "with", "without",
}  # fmt: skip
"""Words that keep no capital when a sentence in capitals is turned into prose."""


def find_place(practice: str | None, text: str) -> str | None:
    """The place whose law or court `text`, a sentence of terms, chooses; None where it names none.

    Args:
        practice: `legal.governing_law` or `legal.forum`; for any other nothing is looked for.
        text: The sentence in its own letters.
    """
    if practice == "legal.governing_law":
        prose = _to_prose(text)
        return next((name for pattern in _LAWS for _, name in _names(pattern, prose)), None)
    if practice == "legal.forum":
        prose = _to_prose(text)
        return min((found for pattern in _COURTS for found in _names(pattern, prose)), default=(0, None))[1]
    return None


def _names(pattern: re.Pattern[str], prose: str) -> list[tuple[int, str]]:
    """(offset, name) of each place that the pattern finds; "the" before "Ohio courts" is the courts'."""
    found = [(match, match[1].removesuffix("'s").rstrip(".,")) for match in pattern.finditer(prose)]
    return [
        (match.start(1), _in_full(name if match.end(1) == match.end() else name.removeprefix("the ")))
        for match, name in found
        if not _NO_PLACE.match(name)
    ]


def _in_full(name: str) -> str:
    """A country for its adjective, and with its article."""
    country = _ADJECTIVES.get(name.removeprefix("the "), name)
    return f"the {country}" if country.startswith(("United ", "Netherlands", "Philippines")) else country


def _to_prose(text: str) -> str:
    """`text` with its blanks joined; where all letters are capitals, only each word's first stays one."""
    joined = " ".join(text.split())
    if joined.upper() != joined:
        return joined
    lowered = joined.lower().split(" ")
    return " ".join(word if word.strip(".,;()") in _SMALL_WORDS else word.capitalize() for word in lowered)
