"""Tells a privacy policy from terms, and both from everything else. In: text and title. Out: kind, and how sure.

Counts phrases that documents of each kind cannot do without; the title breaks ties.
"""

import re
from dataclasses import dataclass
from typing import Final

from smallprint.describe.language import take_sample
from smallprint.describe.names import list_words
from smallprint.model import DocumentKind, Scorecard


def _list_phrases(rows: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in rows.split("|"))


_PRIVACY: Final = _list_phrases(
    "personal information|personal data|personally identif|privacy policy|privacy notice|your privacy|privacy statement"
    "|we collect|information we|your information|your data|third part|cookie|opt out|opt-out|ip address|data protection"
    "|retain|data controller|about you|we process|data we|your personal|log file|we do not sell|not share|store data"
    "|any data"
)
_TERMS: Final = _list_phrases(
    "these terms|terms of service|terms of use|terms and conditions|this agreement|the agreement|you agree"
    "|you acknowledge|you may not|you must|you shall|you represent|liable|liability|warrant|indemnif|governing law"
    "|governed by|arbitration|jurisdiction|terminat|suspend|limited license|limited licence|license to|licence to"
    "|your account|intellectual property|user agrees|at your own risk|we reserve the right|refund|use of the service"
    "|use the service|our service|the site|as is|user must|users must|prohibited|not allowed|end users|the user"
    "|the customer"
)
_PHRASES: Final[dict[Scorecard, tuple[str, ...]]] = {"privacy": _PRIVACY, "terms": _TERMS}
_LICENCE: Final = _list_phrases(
    "permission is hereby granted|redistribution and use|source code|object code|derivative work"
    "|general public license|apache license|the software is provided|without limitation the rights to use"
    "|copyright holder|redistribut|copyleft|licensor|contributor|sublicens|the work|this license|binary form"
    "|original author|copyright notice|mozilla public|creative commons|the program"
)
_SOFTWARE: Final = _list_phrases(
    "pip install|npm install|github.com|pypi|install|command line|python|repository|pull request|release note"
    "|classifier:|requires-dist|import |changelog|api reference|compile|unit test|bug|```"
)

_PRIVACY_TITLE: Final = re.compile(
    r"\b(?:privacy|data protection|personal (?:data|information)|cookies?|data (?:policy|processing notice))\b",
    re.IGNORECASE,
)
_TERMS_TITLE: Final = re.compile(
    r"\b(?:terms|conditions of (?:use|service|sale)"
    r"|(?:service|user|subscriber|customer|member(?:ship)?|visitor) agreement"
    r"|eula|end[- ]user licen[cs]e|legal notice|tos|t&cs?|conditions)\b",
    re.IGNORECASE,
)
_OTHER_TITLE: Final = re.compile(
    r"\b(?:acceptable use|community|guidelines|spam|advertis\w+|ad[- ]publishing|publishing|trackers?"
    r"|code of conduct|dmca|copyright|law enforcement|controller|processing (?:agreement|addendum|terms)|dpa"
    r"|data protection (?:terms|addendum)|prohibited|content policy|security policy|refund|return policy|imprint"
    r"|accessibility|modern slavery)\b",
    re.IGNORECASE,
)
_BOTH_TITLE: Final = re.compile(
    r"\bterms\b.*(?:\band\b|[&,/+|]).*\bprivacy\b|\bprivacy\b.*(?:\band\b|[&,/+|]).*\bterms\b", re.IGNORECASE
)
_WE: Final = list_words("we us our ours us, us. we,")
_YOU: Final = list_words(
    "you your yours user users customer customers member members visitor visitors subscriber subscribers"
    " you, you. users,"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """What a text is made of; rates are per 1,000 words."""

    kind: DocumentKind
    privacy: float
    terms: float
    licence: float
    """Phrases of licences for software and works."""
    software: float
    """Phrases of manuals and read-me files."""
    address: float
    """Words of the first and second person, or their legal stand-ins."""
    first: float
    """"We", "us", "our"."""
    titled: bool
    """Whether title or first headings name a policy, terms or guidelines."""


def judge_nature(text: str, title: str) -> Nature:
    """The kind of a document; `title` is its title with its first headings, `text` its text. Empty text: other."""
    lower = take_sample(text).lower()
    row = lower.split()
    words = max(1, len(row))
    privacy = _rate(lower, _PHRASES["privacy"], words)
    terms = _rate(lower, _PHRASES["terms"], words)
    first = 1000 * sum(word in _WE for word in row) / words
    return Nature(
        kind=_choose(title, privacy=privacy, terms=terms),
        privacy=privacy,
        terms=terms,
        licence=_rate(lower, _LICENCE, words),
        software=_rate(lower, _SOFTWARE, words),
        address=first + 1000 * sum(word in _YOU for word in row) / words,
        first=first,
        titled=bool(_PRIVACY_TITLE.search(title) or _TERMS_TITLE.search(title) or _OTHER_TITLE.search(title)),
    )


def rate_of(kind: Scorecard, text: str) -> float:
    """Phrases of documents of this kind to 1,000 words of `text`; 0 for empty text."""
    lower = take_sample(text).lower()
    return _rate(lower, _PHRASES[kind], max(1, len(lower.split())))


def names_both(title: str) -> bool:
    """Whether a title names a privacy policy and terms: "Terms of Use and Privacy Policy"."""
    return _BOTH_TITLE.search(title) is not None


def _rate(lower: str, phrases: tuple[str, ...], words: int) -> float:
    return 1000 * sum(lower.count(phrase) for phrase in phrases) / words


def _choose(title: str, *, privacy: float, terms: float) -> DocumentKind:
    if _OTHER_TITLE.search(title) and not re.search(r"privacy|terms of", title, re.IGNORECASE):
        return "other"
    says_privacy, says_terms = bool(_PRIVACY_TITLE.search(title)), bool(_TERMS_TITLE.search(title))
    if says_privacy != says_terms:
        weaker = terms if says_privacy else privacy
        stronger = privacy if says_privacy else terms
        if stronger * 3 >= weaker:
            return "privacy" if says_privacy else "terms"
    if max(privacy, terms) < MIN_RATE:
        return "other"
    return "privacy" if privacy >= terms else "terms"


MIN_RATE: Final = 8.0
"""Phrases per 1,000 words under which a text is no policy of either kind."""
