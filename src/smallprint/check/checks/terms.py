"""The check on definitions. In: a `Case`. Out: results on terms defined and never used."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from smallprint.check.case import Candidate, Case, Check
from smallprint.check.model import Result
from smallprint.inflect import to_singular

MAX_DEFINITIONS: Final = 1_000
"""Definitions that are looked at; contracts have some hundred."""
_TERM: Final = r"[A-Z][\w&'/-]{0,40}(?:\s+(?:[A-Z][\w&'/-]{0,40}|of|and|or|to|for|the)){0,5}"
_QUOTED: Final = rf"\"\s?(?:(?:the|our|an?|each|your)\s+)?(?:{_TERM})(?:\(s\))?\s?[,.]?\""
GLUE: Final = (
    r"(?:the|our|a|an|this|each|any|all|such|as|is|it|being|hereinafter|hereafter|herein|collectively|together|"
    r"individually|jointly|referred|to|defined|called|and|or|with|in|these|those|its|their|also|,|;|:)"
)
"""Words that stand around a name in the bracket that gives it."""
_PRONOUNS: Final = r"\"(?:we|us|our|ours|you|your|yours|i|me|my|he|she|they)[,.]?\""


_PRESSED: Final = re.compile(
    r"\b(?:button|link|tab|option|setting|page|menu|key|checkbox|click|press|tap)\s*\Z", re.IGNORECASE
)
"""What stands before a bracket that gives the words on a button."""
LOOK: Final = 20
"""Characters in which that stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """Where a term is defined."""

    term: str
    start: int
    end: int
    alone: bool
    """No other name is given for the same thing beside it, and it is no right, which a text names to explain it."""


@cache
def _defining() -> re.Pattern[str]:
    item = rf"(?i:{GLUE})|(?:{_QUOTED})|(?i:{_PRONOUNS})"
    means = r"(?:shall\s+|will\s+)?(?:means?|refers?\s+to|is\s+defined\s+as|has\s+the\s+meaning)\b"
    return re.compile(
        rf"\((?P<inside>\s*(?:(?:{item})\s*){{1,40}})\)"
        rf"|(?:\"|(?<!\w)')(?P<term>{_TERM})(?:\(s\))?[\"'],?\s+{means}"
        rf"|(?:^|(?<=\n))(?:\d[\d.]*\s+)?(?:The\s+term\s+)?(?:\"(?P<opening>{_TERM})(?:\(s\))?\"\s*(?:[:–—-]\s|(?:is|are|includes?)\b)"
        rf"|(?P<plain>{_TERM})\s+(?:shall\s+mean|means)\s+(?!that\b))"
        rf"|(?<!formerly )(?<!previously )\b(?:refer(?:red)?\s+to\s+(?:\w+\s+){{0,8}}?as|"
        r"hereinafter|hereafter|collectively|together)[,:]?\s+"
        rf"(?:(?:the|our|an?)\s+)?\"(?P<called>{_TERM})(?:\(s\))?[,.]?\""
    )


@cache
def _quoted_term() -> re.Pattern[str]:
    return re.compile(rf"\"\s?(?:(?:the|our|an?|each|your)\s+)?(?P<term>{_TERM})(?:\(s\))?\s?[,.]?\"")


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
        named = next((name for name in ("term", "opening", "plain", "called") if match[name]), "")
        if named:
            start, end = match.span(named)
            alone = _is_alone(candidate.text, end) and not match[named].startswith("Right ")
            found.append(Definition(term=match[named], start=start, end=end, alone=alone))
            continue
        if _PRESSED.search(candidate.text, max(0, match.start() - LOOK), match.start()):
            continue
        terms = list(_quoted_term().finditer(candidate.text, match.start(), match.end()))
        alone = match["inside"].count('"') == 2 and re.search(r"/(?:we|us|our)\b", match["inside"]) is None
        found += [
            Definition(term=term["term"], start=term.start("term"), end=term.end("term"), alone=alone) for term in terms
        ]
    return tuple(found)


def _is_alone(text: str, end: int) -> bool:
    """Whether no other name follows: “called the “Shop” or “we””."""
    return re.compile(r"[\"',.]*\s*(?:and|or|(?<=,))\s*\"").match(text, end) is None


def find_quoted(candidate: Candidate) -> Iterator[re.Match[str]]:
    """Every capitalised term in quotes, as the group `term`."""
    return candidate.find_all(_quoted_term())


def singular(words: str) -> str:
    """Words in lower case, each without the ending of a plural: the same for "End Users" and "end-user"."""
    return " ".join(to_singular(word) for word in words.lower().replace("-", " ").split())


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


CHECKS: Final = (
    Check(
        id="unused-term",
        severity="low",
        title="A term defined and never used",
        what="Finds definitions, such as (the “Add-ons”), “Add-ons” means, “Add-ons”: and hereinafter the “Add-ons”, "
        "whose term occurs nowhere else.",
        why="It is left from an earlier version, or the text calls the thing by another name.",
        example="We also sell extensions (the “Add-ons”). Extensions cannot be returned.",
        instead="We also sell extensions. Extensions cannot be returned.",
        find=find_unused_terms,
        page="Where one bracket gives several names for the same thing, none of them is reported.",
    ),
)
