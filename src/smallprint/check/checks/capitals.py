"""The check on terms that are never defined. In: a `Case`. Out: results on capitalised words given no meaning."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from smallprint.check.capital_words import (
    ANY,
    GENERAL,
    HEADS,
    LINKS,
    MODIFIERS,
    NAMED_THINGS,
    OWN_THINGS,
    PERSONS,
    ROLES,
    STYLED,
)
from smallprint.check.case import Candidate, Case, Check
from smallprint.check.checks.meanings import explain, find_promised
from smallprint.check.checks.terms import singular
from smallprint.check.model import Result
from smallprint.model import Block

MIN_USES: Final = 3
"""Uses of a capitalised term from which on it is meant as a defined one."""
MANY_USES: Final = 5
"""Uses from which on it is meant as one even where nothing before it says so: “as Customer may ask”."""
MIN_GENERAL: Final = 2
"""Uses with “any”, “your” and the like, which no name of one thing has."""
MAX_CAPITALS: Final = 0.5
"""Share of capitalised words from which on a block is written as a title."""
MAX_CAPITALS_OF_PROSE: Final = 0.7
"""The same of a block of several sentences."""
_PARTICIPLE: Final = re.compile(r"(?!united|limited)\w{3,}(?:ed|ing)")


@dataclass(slots=True)
class _Uses:
    """A capitalised term in all its uses, singular and plural."""

    start: int
    end: int
    """The first of them."""
    count: int = 0
    general: int = 0
    """With what stands before a term, and seldom before the name of one thing."""
    of_many: int = 0
    """With what says that there is more than one of it."""
    plural: int = 0
    the: int = 0
    """With “the”, in the middle of a sentence: a person or company that the contract knows by its part."""


def find_undefined_terms(case: Case) -> Iterator[Result]:
    """Capitalised words that a text uses as terms and defines nowhere; one result a term."""
    for candidate in case.candidates:
        if _elsewhere().search(candidate.text):
            continue
        ordinary = _count_lower_words(candidate)
        explained = explain(candidate, ordinary)
        company = re.split(r"[\W_]+", (candidate.info.company or "").lower())
        reported: set[str] = set()
        for term, uses in _find_uses(candidate).items():
            if (
                uses.count >= MIN_USES
                and not any(word in company for word in term.split())
                and _is_meant(term, uses, ordinary)
                and not explained(term)
            ):
                shown = candidate.text[uses.start : uses.end]
                message = f"“{shown}” is written as a defined term ({uses.count} times) and defined nowhere."
                yield candidate.result("undefined-term", message, uses.start, uses.end, severity="low")
                reported.add(term)
        yield from _find_promised(candidate, explained, reported)


def _find_promised(candidate: Candidate, explained: Callable[[str], bool], reported: set[str]) -> Iterator[Result]:
    """Terms of which the text says that it defines them, and does not."""
    for match in find_promised(candidate):
        term = singular(match["term"])
        if term not in reported and not explained(term):
            reported.add(term)
            message = f"“{match['term']}” is said to be defined here, and is not."
            yield candidate.result("undefined-term", message, *match.span("term"), severity="low")


@cache
def _elsewhere() -> re.Pattern[str]:
    """Words that leave the meaning of capitalised terms to another text."""
    return re.compile(
        r"\b(?:capitali[sz]ed|defined|undefined)\s+(?:terms?|words?|expressions?)\b[^.]{0,120}?\b(?:(?:have|has|shall\s+have|"
        r"bear|carry|take)\s+the\s+(?:same\s+)?meanings?|(?:are|is)\s+defined\s+(?:in|by|under))\b"
        r"|\bterms?\s+(?:that\s+are\s+|which\s+are\s+)?not\s+(?:otherwise\s+)?defined\s+(?:in|herein)\b"
        r"|\b(?:same|as)\s+meanings?\s+(?:as|given|set)\b[^.]{0,60}\b(?:in|under)\s+(?:the|our)\s+[A-Z]",
        re.IGNORECASE,
    )


@cache
def _used() -> re.Pattern[str]:
    """A capitalised term in running text, after the word before it; not part of a name, an account or a button."""
    word = r"[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?"
    own = r"The|Your|Our|Any|Each|Every|All|Such|An?|No|My"
    kind = r"accounts?|features?|services?|pages?|sections?|options?|tabs?|buttons?|plans?|programs?|tools?|functions?"
    longer = rf"[-'’/@&.]?[\w@]*[A-Z\d@]|\.[a-z]|\s+(?:[A-Z\d&]|(?:{kind})\b)|\s+(?:of|for|on|and|to)\s+[A-Z]"
    return re.compile(
        rf"(?<![\w'’/&.-])(?:(?P<name>[A-Z][\w'’-]*)\s+)?(?P<before>[a-z]+,?|(?:{own}))\s+"
        rf"(?P<term>(?!(?:{own})\s){word}(?:\s+{word}){{0,3}})\b(?!{longer})"
    )


def _find_uses(candidate: Candidate) -> dict[str, _Uses]:
    """Term in lower case and singular -> its uses in running text."""
    found: dict[str, _Uses] = {}
    blocks = [block for block in candidate.prose if not _is_title(candidate, block)]
    for match in candidate.find_all(_used(), blocks):
        before = match["before"].lower()
        if match["name"] and (before in LINKS or match["before"][0].isupper()):
            continue  # “Bill of Materials” and “How We Use Your Content” are names
        start, end = match.span("term")
        term = singular(match["term"])
        uses = found.setdefault(term, _Uses(start=start, end=end))
        uses.count += 1
        uses.general += before in GENERAL
        uses.of_many += before in ANY
        uses.the += before == "the"
        uses.plural += not match["term"].lower().endswith(term[-1])
    return found


def _is_title(candidate: Candidate, block: Block) -> bool:
    words = re.findall(r"[A-Za-z]{3,}", candidate.text_of(block))
    capitals = [word for word in words if word[0].isupper()]
    is_prose = candidate.text_of(block).count(". ") > 0
    return len(capitals) > (MAX_CAPITALS_OF_PROSE if is_prose else MAX_CAPITALS) * len(words)


def _is_meant(term: str, uses: _Uses, ordinary: Counter[str]) -> bool:
    """Whether a term is made of ordinary words, with a noun at its end that no office, paper or product bears.

    What the text speaks of as one of many ("any Linked Site", "such Programs") is no name, whatever its noun.
    """
    *modifiers, head = term.split()
    if not all(ordinary[word] > 0 or word in MODIFIERS or _PARTICIPLE.fullmatch(word) for word in modifiers):
        return False
    one_of_many = uses.of_many >= MIN_GENERAL and (ordinary[head] > 0 or head in ROLES)
    if not modifiers:
        spoken_of = uses.general >= (1 if head in PERSONS else MIN_GENERAL) or uses.plural >= MIN_USES
        often = (uses.count >= MANY_USES and ordinary[head] > 0) or (uses.the >= MIN_USES and head in PERSONS)
        return head not in STYLED and (head in OWN_THINGS or one_of_many or (head in ROLES and (spoken_of or often)))
    if head in NAMED_THINGS:
        return one_of_many
    several = uses.general >= MIN_GENERAL or (head in ROLES and uses.plural >= MIN_USES)
    return head in HEADS or head in PERSONS or ((ordinary[head] > 0 or head in ROLES) and several)


def _count_lower_words(candidate: Candidate) -> Counter[str]:
    """How often the text writes a word, in the singular, in lower case; words of addresses do not count."""
    words = re.findall(r"(?<![\w./@#-])[a-z]{2,}(?:-[a-z]+)?\b(?![./@][\w])", candidate.text)
    return Counter(singular(word) for word in words)


CHECKS: Final = (
    Check(
        id="undefined-term",
        severity="low",
        title="A term written as if it were defined",
        what="Finds words that are capitalised at least three times in running text, as only terms are, and defined "
        "nowhere; and those of which it says “as defined below”, and never does.",
        why="The capital letter says that the term has a meaning of its own; the text never says which.",
        example="Your Authorized Users may sign in. Each Authorized User has a password. We bill all Authorized Users.",
        instead="“Authorized Users” means the people whom you invite to your account.",
        find=find_undefined_terms,
        page="Names do not count: a term is made of words that the text writes in lower case too, or that contracts "
        "are made of, ends in a noun, and is spoken of as one of many (“any”, “each”, “your”, or its plural). What is "
        "given in quotes or brackets, in bold or italics, after “called”, before “means”, as a heading, a link or the "
        "label of a paragraph is defined; “the Services (such as ...)” says too little. A text that leaves its "
        "capitalised terms to another one (“have the meaning given in the Agreement”) is left alone.",
    ),
)
