"""Where a text says what its terms mean. In: a `Candidate`. Out: whether a term is explained."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from smallprint.check.case import Candidate
from smallprint.check.checks.terms import GLUE, find_quoted, singular

_OPENING: Final = re.compile(r"[\W\d]*(?:(?:the|an?|any|each|your|our)\s+)?", re.IGNORECASE)
_TERM: Final = r"[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,3}"
_MEANS: Final = r"(?:(?:shall|will)\s+)?means?|refers?\s+to|(?:is|are|being)\s+defined"
_IS: Final = (
    r"includes?|consists?\s+of|that\s+is,|i\.e\.|are\s+those|(?:are|is)\s+(?:an?|any|those|information|data|people|someone|anyone|"
    r"the\s+(?!(?:(?:sole|exclusive|intellectual|valuable)\s+)?(?:property|responsibility|subject)))"
)


_HERE: Final = r"\s+(?:above|below|herein|hereunder|in\s+(?:this|these)\b|in\s+[Ss]ection\b|elsewhere\s+in\b)"
"""Where the text says that it defines a term itself."""


@cache
def _promised() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<term>(?:[a-z][A-Z]\w*\s+)?{_TERM})\s+\((?:as|which\s+is|a\s+term)?\s*(?:\w+\s+){{0,2}}defined{_HERE}"
    )


def find_promised(candidate: Candidate) -> Iterator[re.Match[str]]:
    """Terms, as the group `term`, that the text says to be defined here: “the Marks (as defined below)”."""
    return candidate.find_all(_promised(), candidate.prose)


@cache
def _given() -> re.Pattern[str]:
    """Ways to give a term without quotes: in a bracket, before what it means, after “called”, “as a Term, you ...”."""
    return re.compile(
        rf"\((?!(?i:collectively|together)\s+with\b)(?:(?:{GLUE})[\s,]+)*(?i:{GLUE})[\s,]+(?P<inside>{_TERM})(?:\(s\))?\s*"
        rf"(?:\)|,|(?:and|or)\b(?![^()]{{0,80}}\b(?:referred|called|defined)\b))|\((?P<alone>{_TERM})\)"
        rf"|(?P<bracket>{_TERM})\s+\((?:(?:which|that|this)\s+)?(?:means?|meaning|i\.e\.|namely|(?:as\s+(?:\w+\s+){{0,3}})?defined\b(?!{_HERE}))"
        rf"|(?P<means>{_TERM})(?:\s+\([^()]{{3,200}}\))?,?\s+(?:also\s+)?(?:{_MEANS})\b(?!\s+that\s+you\b)"
        rf"|(?<![a-z,;'’]\s)(?:(?:The|An?|Any|Each|Your|Our|All)\s+)?(?P<being>{_TERM})(?:\s+\([^()]{{3,200}}\))?,?\s+(?:also\s+)?"
        rf"(?:{_IS})(?!\w)"
        rf"|\b(?:the|an?)\s+(?P<who>{_TERM})\s+(?:is|are)\s+(?:the|an?|any|those)\s+(?:\w+\s+){{1,3}}(?:who|whose|that|which)\b"
        rf"|\b(?:called|known\s+as|refer(?:red)?\s+to\s+(?:\w+\s+){{0,5}}as|defined\s+as|termed|[Tt]he\s+term)\s+"
        rf"(?:(?:an?|the|your|our)\s+)?(?P<called>{_TERM})(?=[.,;)])"
        rf"|\b(?:[Bb]y|[Aa]bout)\s+(?:an?\s+|the\s+)?(?P<meant>{_TERM})[^.]{{0,40}},?\s+we\s+mean\b"
        rf"|(?<![a-z,]\s)\bAs\s+an?\s+(?P<role>{_TERM}),\s+(?:you|we)\b"
        r"|[\"'](?P<lower>[a-z][a-z-]+(?:\s+[a-z-]+){0,3})[.,]?[\"']"
    )


@cache
def _begun() -> re.Pattern[str]:
    """A term that a block begins with, set off from the words that explain it; or all that the block holds."""
    words = r"\w[\w-]*(?:\s+\w[\w-]+){0,3}"
    return re.compile(rf"(?P<term>{words})(?:\s*[:–—|(]|\.\s|\s-\s|\s*$|\s+(?:{_MEANS}|{_IS})\b)")


@cache
def _marked() -> re.Pattern[str]:
    """A term in bold or italics, where the text brings it in."""
    return re.compile(rf"(?:\*\*|__|[*_]|<(?:b|i|em|strong|dfn)>)(?P<term>{_TERM})[.,:]?(?:\*\*|__|[*_]|</\w+>)")


def explain(candidate: Candidate, ordinary: Counter[str]) -> Callable[[str], bool]:
    """Whether a term (in lower case, singular) is explained somewhere; `ordinary` counts the words in lower case."""
    given = [*(match["term"] for match in find_quoted(candidate)), *_find_given(candidate)]
    titles = [candidate.text_of(block) for block in candidate.headings]
    titles += [candidate.text[link.start : link.end] for link in candidate.document.links]
    titles += [match["term"] for match in _marked().finditer(candidate.source)]
    blocks = (_OPENING.sub("", candidate.text_of(block), count=1) for block in candidate.prose)
    titles += [match["term"] for block in blocks if (match := _begun().match(block))]
    named = {_OPENING.sub("", singular(part), count=1) for part in (*given, *titles)}
    branded = {words[-1] for part in given if not ordinary[(words := singular(part).split())[0]]}
    return lambda term: term in named or term in branded  # “Fernwick Service” says what “the Service” is


def _find_given(candidate: Candidate) -> Iterator[str]:
    for match in candidate.find_all(_given()):
        name = str(match.lastgroup)
        words = match[name].split()
        # “Online Content means”: where titles run into the text, the last words alone may be the term.
        yield from (" ".join(words[first:]) for first in range(len(words) if name == "means" else 1))
