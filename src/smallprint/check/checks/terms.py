"""Checks on defined terms. In: a `Case`. Out: results on terms defined and never used, or used and never defined."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from smallprint.check.case import Candidate, Case, Check
from smallprint.check.model import Result

MIN_DEFINITIONS: Final = 3
"""Definitions without which a text counts as one that does not define its terms."""
MAX_DEFINITIONS: Final = 1_000
"""Definitions that are looked at; contracts have some hundred."""
MIN_USES: Final = 3
"""Uses of a capitalised term from which on it is meant as a defined one."""

_TERM: Final = r"[A-Z][\w&'/-]{0,40}(?:\s+(?:[A-Z][\w&'/-]{0,40}|of|and|or|to|for|the)){0,5}"
_QUOTED: Final = rf"\"\s?(?:{_TERM})\s?[,.]?\""
_GLUE: Final = (
    r"(?:the|our|a|an|this|each|any|all|such|as|is|it|being|hereinafter|hereafter|herein|collectively|together|"
    r"individually|jointly|referred|to|defined|called|and|or|with|in|these|those|its|their|also|,|;|:)"
)
_PRONOUNS: Final = r"\"(?:we|us|our|ours|you|your|yours|i|me|my|he|she|they)[,.]?\""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """Where a term is defined."""

    term: str
    start: int
    end: int
    alone: bool
    """No other name is given for the same thing beside it."""


@cache
def _defining() -> re.Pattern[str]:
    item = rf"(?i:{_GLUE})|(?:{_QUOTED})|(?i:{_PRONOUNS})"
    return re.compile(
        rf"\((?P<inside>\s*(?:(?:{item})\s*){{1,40}})\)"
        rf"|(?P<means>\"(?P<term>{_TERM})\"),?\s+(?:shall\s+|will\s+)?(?:means?|refers?\s+to|is\s+defined\s+as|has\s+the\s+meaning)\b"
    )


@cache
def _quoted_term() -> re.Pattern[str]:
    return re.compile(rf"\"\s?(?P<term>{_TERM})\s?[,.]?\"")


def find_unused_terms(case: Case) -> Iterator[Result]:
    """Definitions whose term occurs nowhere else, in whatever case."""
    for candidate in case.candidates:
        lower = candidate.text.lower().replace("-", " ")
        for definition in find_definitions(candidate)[:MAX_DEFINITIONS]:
            # An abbreviation that is given beside a full name, (the "ICO"), is for the reader who looks it up.
            if definition.alone and not definition.term.isupper() and not _occurs(definition, lower, candidate):
                message = f"“{definition.term}” is defined here and never used. Take the definition out."
                yield candidate.result("unused-term", message, definition.start, definition.end, severity="low")


def find_definitions(candidate: Candidate) -> tuple[Definition, ...]:
    """Terms in quotes that are given as names in brackets, or that the text says to mean something."""
    found = []
    for match in candidate.find_all(_defining()):
        if match["term"]:
            found.append(Definition(term=match["term"], start=match.start("term"), end=match.end("term"), alone=True))
            continue
        terms = list(_quoted_term().finditer(candidate.text, match.start(), match.end()))
        alone = match["inside"].count('"') == 2
        found += [
            Definition(term=term["term"], start=term.start("term"), end=term.end("term"), alone=alone) for term in terms
        ]
    return tuple(found)


def _occurs(definition: Definition, lower: str, candidate: Candidate) -> bool:
    """Whether the term, or its singular or plural, stands anywhere outside its definition."""
    stem = _stem(definition.term)
    place = lower.find(stem)
    while place >= 0:
        begins = place == 0 or not lower[place - 1].isalnum()
        if begins and not definition.start <= place < definition.end:
            return True
        place = lower.find(stem, place + 1)
    return any(stem in link.target.lower().replace("-", " ") for link in candidate.document.links)


def _stem(term: str) -> str:
    """What a term and its singular or plural begin with, in lower case."""
    lower = term.lower().replace("-", " ")
    return lower[:-3] if lower.endswith("ies") else lower.rstrip("s")


@cache
def _used() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:the|your|our|any|each|all|such|an?|its|their)\s+(?P<term>[A-Z][a-z]+(?:\s+[A-Z][a-z]+){0,2})\b(?!['’]?[A-Z])"
    )


_CONTRACT_WORDS: Final = frozenset(
    {
        *("Affiliate", "Affiliates", "Licensor", "Licensee", "Licensed Materials", "Confidential Information", "Fees"),
        *("Deliverables", "Order", "Orders", "Subscription", "Subscriptions", "Subscription Term", "Authorized User"),
        *("Authorized Users", "Authorised Users", "End User", "End Users", "Effective Date", "Losses", "Claim"),
        *("Claims", "Disputes", "Parties", "Party", "Customer", "Customer Data", "Client", "Territory", "Software"),
        *("Documentation", "User Content", "Submissions", "Third Party Services", "Work Product", "Initial Term"),
        "Renewal Term",
    }
)
"""Words that, capitalised in the middle of a sentence, are nearly always meant as defined terms."""


def find_undefined_terms(case: Case) -> Iterator[Result]:
    """Capitalised words of contracts that a text with definitions uses and defines nowhere; one result a term."""
    for candidate in case.candidates:
        defined = find_definitions(candidate)
        if len({definition.term for definition in defined}) < MIN_DEFINITIONS:
            continue
        uses: dict[str, list[re.Match[str]]] = {}
        for match in candidate.find_all(_used(), candidate.prose):
            uses.setdefault(match["term"], []).append(match)
        explained, ordinary = _explain(candidate), _count_lower_words(candidate.text)
        for term, matches in uses.items():
            if len(matches) >= MIN_USES and _is_meant(term, ordinary) and not explained(_stem(term)):
                message = f"“{term}” is written as a defined term ({len(matches)} times) and defined nowhere."
                yield candidate.result("undefined-term", message, *matches[0].span("term"), severity="low")


_NAMED_THINGS: Final = frozenset(
    {
        *("Team", "Department", "Agent", "Officer", "Office", "Center", "Centre", "Support", "Desk", "Board", "Group"),
        *("Authority", "Commission", "Court", "Act", "Policy", "Notice", "Statement", "Agreement", "Page", "Portal"),
        *(
            "App",
            "Apps",
            "Application",
            "Website",
            "Websites",
            "Site",
            "Sites",
            "Platform",
            "Store",
            "Shield",
            "States",
        ),
    }
)
"""Last words of what has a name of its own: offices, laws, papers, products."""


def _is_meant(term: str, ordinary: Counter[str]) -> bool:
    """Whether a capitalised term is no proper name: a word of contracts, or one of words used in lower case too."""
    if term in _CONTRACT_WORDS:
        return True
    words = term.split()
    return (
        len(words) > 1 and words[-1] not in _NAMED_THINGS and all(ordinary[word.lower()] >= MIN_USES for word in words)
    )


def _count_lower_words(text: str) -> Counter[str]:
    return Counter(re.findall(r"(?<![\w.])[a-z]{2,}\b", text))


_OPENING: Final = re.compile(r"[\W\d]*(?:(?:the|an?)\s+)?", re.IGNORECASE)


def _explain(candidate: Candidate) -> Callable[[str], bool]:
    """Whether a term in lower case is explained: in quotes, a heading, a link, or by a block that begins with it."""
    parts = [match["term"] for match in candidate.find_all(_quoted_term())]
    parts += [candidate.text_of(block) for block in candidate.headings]
    parts += [candidate.text[link.start : link.end] for link in candidate.document.links]
    named = "\n".join(parts).lower().replace("-", " ")
    openings = tuple(
        _OPENING.sub("", candidate.text_of(block), count=1).lower().replace("-", " ") for block in candidate.prose
    )
    return lambda stem: stem in named or any(opening.startswith(stem) for opening in openings)


CHECKS: Final = (
    Check(
        id="undefined-term",
        severity="low",
        title="A term written as if it were defined",
        what="In a text with at least three definitions, finds terms that are capitalised at least three times and "
        "defined nowhere.",
        why="The capital letter says that the term has a meaning of its own; the text never says which.",
        example="The “Service”, the “Site” and “Content” are defined; “your Authorized Users” are not.",
        instead="“Authorized Users” means the people whom you invite to your account.",
        find=find_undefined_terms,
        page="Words that are usual in contracts (“Authorized Users”) count, and several words that the text also "
        "writes in lower case; other capitalised words may be names. Words in quotes, in headings, in links and at "
        "the beginning of a paragraph count as explained.",
    ),
    Check(
        id="unused-term",
        severity="low",
        title="A term defined and never used",
        what="Finds definitions, such as (the “Add-ons”) and “Add-ons” means, whose term occurs nowhere else.",
        why="It is left from an earlier version, or the text calls the thing by another name.",
        example="We also sell extensions (the “Add-ons”). Extensions cannot be returned.",
        instead="We also sell extensions. Extensions cannot be returned.",
        find=find_unused_terms,
        page="Where one bracket gives several names for the same thing, none of them is reported.",
    ),
)
