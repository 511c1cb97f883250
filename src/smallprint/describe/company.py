"""Finds what the text calls the company. In: text and titles. Out: a name, or None.

The surest sign is a definition ('Acme, Inc. ("Acme", "we" or "us")'); then the title, a welcome, and how often a name
is the subject of a sentence. No name is better than a partner's, so a name needs more than one sign.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from smallprint.describe.names import GENERIC, PARTNERS

_NAME: Final = r"\b(?:[A-Z0-9]|[a-z](?=[A-Z]))[\w&'.+-]*(?: (?:(?:of|for|&|de) )?[A-Z0-9][\w&'.+-]*){0,4}"
_FORM: Final = (
    r"(?:,? (?:Inc|Incorporated|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|Co|Company|GmbH|PLC|plc|B\.?V|S\.?A|SARL"
    r"|SAS|AG|AB|AS|ASA|Oy|OÜ|N\.?V|LP|LLP|Pty|Pte|K\.K|S\.?r\.?l|SpA|SE|Foundation)\b\.?)"
)
_ROLE: Final = re.compile(r"""\(([^()]{0,160}?(["'])(?:we|us|our|the company)[,.]?\2[^()]{0,80})\)""", re.IGNORECASE)
_SPOKEN: Final = re.compile(r'"([A-Z][^"]{1,40}?)[,.]?",? (?:and |or |as )?"(?:we|us|our)[,.]?"', re.IGNORECASE)
"""The name in a row with "we": "Acme", "we" and "us" refer to Acme Incorporated."""
_DEFINED: Final = re.compile(
    r'\((?:collectively,? |together,? |hereinafter |the )?"([A-Z][^"]{1,40}?)[,.]?"[^()]{0,60}\)'
)
_QUOTED: Final = re.compile(r'"([^"]{2,40}?)[,.]?"')
_INCORPORATED: Final = re.compile(rf"({_NAME}?){_FORM}")
_NAMED: Final = re.compile(_NAME)
_DOCUMENT: Final = (
    r"(?:Online |Website |Site |Global |Consumer |Customer |User |General |Service |Web |Legal |Data |Master |Full |Our"
    r" |Subscription |Mobile |App )*"
    r"(?:Privacy|PRIVACY|Terms|TERMS|Cookie|Data|User|USER|Conditions|Acceptable|Legal|End)\b"
)
_TITLED: Final = re.compile(rf"^\W*(?:The |Welcome to )?({_NAME}?)(?:'s)?(?: ?[:|–—-])? {_DOCUMENT}")
_TITLED_LAST: Final = re.compile(
    r"(?:Privacy|Terms|Cookie|Policy|Notice|Statement|Conditions|Agreement|Service|Use) ?"
    rf"(?:[|:–—-]|\b(?:at|of|for)\b) ?({_NAME})"
)
_WELCOMED: Final = re.compile(
    r"\b(?:Welcome to|[Tt]hank you for (?:using|visiting|choosing)|Here at|We are|we are|This is"
    r"|(?:use|using|access) of)"
    rf" (?:({_NAME}?)(?<='s)(?= {_DOCUMENT})|({_NAME})(?=[,.!(]? ))"
    rf"|\bAt ({_NAME}),? we\b"
)
_SUBJECT: Final = re.compile(
    rf"[.!?:;\n] ?({_NAME})(?='s\b| (?:may|will|does|is|has|collects?|uses?|shares?|reserves?|provides?|shall"
    r"|can|takes?|processes|retains?|and its|cannot|respects?|believes?|offers?)\b)",
)
_MENTIONED: Final = re.compile(rf"(?<=[a-z] )(?:by|to|with|from|of|at|that) ({_NAME})(?= [a-z]|[.,;')])")
_LEGAL_FORM: Final = re.compile(rf"{_FORM}+$")
_NUMBERING: Final = re.compile(r"^(?:\d+\.[\d.]*|[A-Z]\.)\s+")


_OWN_NAME: Final = 1_500
"""Characters to each mention under which even a partner's name is the company's own: Google's policy names Google."""

_START: Final = 15_000
"""Characters from the top in which a document says who speaks."""

_READ: Final = 40_000
"""Characters in which subjects and mentions are counted."""

_LOOK_BACK: Final = 200
"""Characters before a definition's bracket in which the defined name stands."""

_ROLE_WEIGHT: Final = 12
_DEFINITION_WEIGHT: Final = 5
_TITLE_WEIGHT: Final = 6
_WELCOME_WEIGHT: Final = 4
_MOST_COUNTED: Final = 6
"""Weight that a name earns at most by being a subject, or by being mentioned."""

_OFTEN: Final = 3
"""Times that a text writes the first word of a name in capitals as a name by itself, and so goes by it."""

_MOSTLY: Final = 0.8
"""Share of a name's places, of its web address among them, in which "'s" belongs to it."""

_MENTIONS: Final = 10
"""Mentions of the name told most often that weigh as much as one sentence of which it is the subject."""
_MOST_MENTIONED: Final = 3

_PARTS: Final = re.compile(r" [|\u2013\u2014\u2022\u00b7-] |: ")
"""What stands between the parts of a page's title."""

_LEAST: Final = 5
"""Weight from which a name is believed: a definition, a title, or many subjects and mentions."""


def find_company(text: str, titles: list[str]) -> str | None:
    """The name by which the text calls the company; `titles` are the document's title and its page's.

    None where nothing tells, and for empty text.
    """
    weights: Counter[str] = Counter()
    sure: set[str] = set()
    top = text[:_START]
    for match in _ROLE.finditer(top):
        sure.add(_weigh(weights, _read_role(match, top), _ROLE_WEIGHT))
    for match in _SPOKEN.finditer(top):
        sure.add(_weigh(weights, match[1], _DEFINITION_WEIGHT))
    for match in _DEFINED.finditer(top):
        before = top[max(0, match.start() - _LOOK_BACK) : match.start()]
        if before.rstrip().endswith(match[1]) or (match[1] in before and _INCORPORATED.search(before[-80:])):
            sure.add(_weigh(weights, match[1], _DEFINITION_WEIGHT))
    for title in titles:
        found = _TITLED.search(title) or _TITLED_LAST.search(title)
        if found:
            sure.add(_weigh(weights, found[1], _TITLE_WEIGHT))
    for match in _WELCOMED.finditer(top):
        _weigh(weights, match[1] or match[2] or match[3], _WELCOME_WEIGHT)
    _count(weights, _SUBJECT, text)
    _count(weights, _MENTIONED, text)
    if weights:
        told = max(weights, key=text.count)
        weights[told] += min(text.count(told) // _MENTIONS, _MOST_MENTIONED)
    ranked = sorted(weights, key=lambda name: (-weights[name], text.find(name), name))
    for name in ranked:
        if weights[name] < _LEAST:
            return None
        mentions = text.count(name)
        own = name.lower() not in PARTNERS or mentions * _OWN_NAME > len(text)
        if name in sure or (own and mentions > 2):
            return _complete(_find_spelling(name, text), titles)
    return None


def _complete(name: str, titles: Sequence[str]) -> str:
    """The name as a part of the page's title has it whole: "Library" of the "Library of Exampleton"."""
    parts = (part.strip() for title in titles for part in _PARTS.split(title))
    for part in parts:
        if part.startswith(f"{name} of ") or (part.endswith(f" {name}") and _NAMED.fullmatch(part)):
            return part
    return name


def _find_spelling(name: str, text: str) -> str:
    """The name as the text mostly writes it: titles and definitions are often in capitals, and longer.

    A name that is hardly ever written without "'s" ends so: Lowe's, and no shop of one Lowe.
    """
    if not name.isupper():
        alone, possessive = text.count(name), text.count(f"{name}'s")
        return f"{name}'s" if possessive >= _OFTEN and possessive > alone * _MOSTLY else name
    written = Counter(re.findall(rf"\b{re.escape(name)}\b", text, re.IGNORECASE))
    form = next((form for form, _ in written.most_common(2) if not form.islower()), name)
    first = name.split(maxsplit=1)[0]
    if form.isupper() and len(first) < len(name) and text.count(first.capitalize()) >= _OFTEN:
        return first.capitalize()
    return form


def _count(weights: Counter[str], pattern: re.Pattern[str], text: str) -> None:
    """Weigh the names that `pattern` finds, by how often it finds them."""
    counts = Counter(_tidy(match[1]) for match in pattern.finditer(text, 0, min(len(text), _READ)))
    for name, count in counts.most_common(8):
        if count > 1:
            _weigh(weights, name, min(count, _MOST_COUNTED))


def _read_role(match: re.Match[str], top: str) -> str:
    """The name that "we" stands for: the one quoted beside it, else the last one before the bracket."""
    quoted = [name for name in _QUOTED.findall(match[1]) if _is_name(_tidy(name)) and not name[0].islower()]
    if quoted:
        return str(quoted[0])
    before = top[max(0, match.start() - _LOOK_BACK) : match.start()]
    before = before[before.rfind("\n") + 1 :]
    incorporated = _INCORPORATED.findall(before)
    if incorporated:
        return str(incorporated[-1])
    near = _NAMED.findall(before[-60:])
    return str(near[-1]) if near and before.rstrip().endswith(near[-1]) else ""


def _weigh(weights: Counter[str], name: str, weight: int) -> str:
    tidy = _tidy(name)
    if _is_name(tidy):
        weights[tidy] += weight
    return tidy


def _tidy(name: str) -> str:
    """The name without numbering, legal form, possessive and article."""
    name = _NUMBERING.sub("", name.strip(" ,;:"))
    name = _LEGAL_FORM.sub("", name).removesuffix("'s").removesuffix("'")
    words = name.split()
    while words and words[0].lower() in {"the", "welcome", "by", "at", "our", "if", "when", "to", "in", "and", "these"}:
        words = words[1:]
    return " ".join(words).strip(" ,.;:!")


def _is_name(name: str) -> bool:
    words = name.split()
    if not words or len(name) < 2 or not name[0].isalnum() or name.replace(" ", "").replace(".", "").isdigit():
        return False
    if name[0].islower() and not name[1].isupper():
        return False
    if words[-1].lower() in {"the", "your", "our", "of", "and"}:
        return False
    return not all(word.lower().strip(".,'") in GENERIC for word in words)
