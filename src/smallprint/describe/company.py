"""Finds what the text calls the company. In: text and title. Out: a name, or None.

The surest sign is a definition ('Acme, Inc. ("Acme", "we" or "us")'); then the title, a welcome, and how often a name
is the subject of a sentence.
"""

import re
from collections import Counter
from typing import Final

_NAME: Final = r"[A-Z0-9][\w&'.+!-]*(?:\s+(?:(?:of|the|and|for|&|de)\s+)?[A-Z0-9][\w&'.+!-]*){0,4}"
_FORM: Final = (
    r"(?:,?\s+(?:Inc|Incorporated|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|Co|Company|GmbH|PLC|plc|B\.?V|S\.?A|S\.?à\.? ?r\.?l"
    r"|SAS|AG|AB|AS|ASA|Oy|OÜ|N\.?V|LP|LLP|Pty|Pte|K\.K|S\.?r\.?l|SpA|SE|FZ-LLC|Association|Foundation)\.?)"
)
_DEFINED: Final = re.compile(
    rf"({_NAME}){_FORM}{{0,3}}(?:,?\s+(?:and|together with|along with|including)[^().]{{0,80}})?[^().\"]{{0,60}}?\s*"
    r"\(([^()]{0,140}?\"(?:we|us|our|the company)[,.]?\"[^()]{0,80})\)",
)
_QUOTED: Final = re.compile(r'"([^"]{2,40}?)[,.]?"')
_TITLED: Final = re.compile(
    rf"^\W*(?:The\s+|Welcome to\s+)?({_NAME}?)(?:'s)?\s+(?:(?:Online|Website|Site|Global|Consumer|Customer|User|General|Service|Web|Legal|Data"
    r"|Master|Subscription|Mobile|App|U\.?S\.?|Full|Our)\s+)*(?:Privacy|Terms|Cookie|Data|User|Conditions|Acceptable|Legal)\b"
)
_TITLED_LAST: Final = re.compile(
    rf"(?:Privacy|Terms|Cookie|Policy|Notice|Statement|Conditions|Agreement|Service|Use)\s*(?:[|:–—-]|\bat\b|\bof\b|\bfor\b)\s*({_NAME})"
)
_WELCOMED: Final = re.compile(
    rf"\b(?:Welcome to|Thank you for (?:using|visiting|choosing)|At|Here at)\s+({_NAME})(?=,? we\b|[.,!(]|\s)"
)
_SUBJECT: Final = re.compile(
    rf"(?:(?<=[.!?:;]\s)|(?<=\n)|^)({_NAME})(?='s\b|\s+(?:may|will|does|is|has|collects?|uses?|shares?|reserves?|provides?|shall|can"
    r"|takes?|processes|retains?|and its)\b)",
    re.MULTILINE,
)
_GENERIC: Final = frozenset(
    ["we", "us", "our", "you", "your", "the", "this", "these", "that", "it", "they", "if", "when", "in", "by", "to", "for", "as", "any", "all", "user", "users", "customer", "customers", "service", "services", "site", "sites", "website", "websites", "company", "privacy", "policy", "notice", "terms", "conditions", "agreement", "app", "application", "software", "platform", "personal", "information", "data", "cookies", "cookie", "section", "each", "such", "some", "other", "content", "account", "member", "members", "third", "parties", "party", "law", "effective", "last", "updated", "introduction", "general", "google-analytics", "who", "what", "how", "why", "where", "legal", "online", "statement", "use", "eu", "eea", "uk", "us", "gdpr", "ccpa", "california", "europe", "customers", "products", "product", "welcome", "home", "about", "no", "not", "and", "or", "consumer", "global", "subscription", "subscriber", "seller", "buyer", "client", "provider", "visitor", "controller", "processor", "apps", "everyone", "children", "our-services", "article", "children's", "advertisers", "mobile", "full", "supplemental"]
)
_LEGAL_FORM: Final = re.compile(rf"{_FORM}+$")
_START: Final = 12_000
"""Characters from the top in which a document says who speaks."""

_DEFINITION_WEIGHT: Final = 12
_TITLE_WEIGHT: Final = 6
_WELCOME_WEIGHT: Final = 5
_MOST_SUBJECTS: Final = 6
"""Weight that a name earns at most by being a subject."""

_LEAST: Final = 4
"""Weight from which a name is believed."""


def find_company(text: str, titles: list[str]) -> str | None:
    """The name by which the text calls the company; `titles` are the document's title and first heading."""
    weights: Counter[str] = Counter()
    top = text[:_START]
    for match in _DEFINED.finditer(top):
        quoted = [name for name in _QUOTED.findall(match[2]) if _is_name(name)]
        _weigh(weights, quoted[0] if quoted else match[1], _DEFINITION_WEIGHT)
    for title in titles:
        for pattern in (_TITLED, _TITLED_LAST):
            found = pattern.search(title)
            if found:
                _weigh(weights, found[1], _TITLE_WEIGHT)
                break
    for match in _WELCOMED.finditer(top):
        _weigh(weights, match[1], _WELCOME_WEIGHT)
    subjects = Counter(_tidy(match[1]) for match in _SUBJECT.finditer(text[: 10 * _START]))
    for name, count in subjects.most_common(5):
        if count > 1:
            _weigh(weights, name, min(count, _MOST_SUBJECTS))
    ranked = sorted(weights, key=lambda name: (-weights[name], text.find(name), name))
    best = next((name for name in ranked if text.count(name) > 1 or weights[name] >= _DEFINITION_WEIGHT), None)
    return best if best is not None and weights[best] >= _LEAST else None


def _weigh(weights: Counter[str], name: str, weight: int) -> None:
    tidy = _tidy(name)
    if _is_name(tidy):
        weights[tidy] += weight


def _tidy(name: str) -> str:
    """The name without its legal form, possessive and article."""
    name = _LEGAL_FORM.sub("", name.strip(" ,;:")).removesuffix("'s")
    words = name.split()
    while words and words[0].lower() in {"the", "welcome", "by", "at", "our", "if", "when", "to", "in"}:
        words = words[1:]
    return " ".join(words).strip(" ,.;:")


def _is_name(name: str) -> bool:
    words = name.split()
    if not words or len(name) < 2 or not (name[0].isupper() or name[0].isdigit()) or name.replace(" ", "").isdigit():
        return False
    return not all(word.lower().strip(".,'") in _GENERIC for word in words)
