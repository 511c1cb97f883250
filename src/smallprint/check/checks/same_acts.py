"""Acts that a text denies and owns up to in the same words. In: a `Case`. Out: pairs of the denial and the admissions.

"We do not use cookies" is broken by "we use cookies to ...". Only a thing that is named alike counts, and one that
is of the same sort by its very name ("essential cookies" are cookies).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from smallprint.check.case import Case
from smallprint.check.checks.opposed import narrows
from smallprint.check.checks.said import ENDING, LEADING, NEVER, OURSELVES, Said, find_said, is_taken_back
from smallprint.inflect import to_singular

FAMILIES: Final[dict[str, frozenset[str]]] = {
    name: frozenset(verbs.split())
    for name, verbs in {
        "use": "use set place",
        "collect": "collect gather record log obtain store keep retain save",
        "keep": "store keep retain save hold",
        "read": "read",
        "show": "show display serve",
        "send": "send",
        "track": "track monitor",
    }.items()
}
"""What is denied -> the verbs that own up to it."""
DENIED_AS: Final[dict[str, str]] = {
    verb: name
    for name, verbs in {
        "use": "use uses set sets place places used placed",
        "collect": "collect collects gather gathers record records log logs obtain collected gathered recorded logged",
        "keep": "store stores keep keeps retain retains save saves hold stored kept retained saved",
        "read": "read reads",
        "show": "show shows display displays serve serves shown displayed served",
        "send": "send sends sent",
        "track": "track tracks monitor monitors tracked monitored",
    }.items()
    for verb in verbs.split()
}
SORTS: Final = frozenset({"cookie", "location", "ad"})
"""Things of which every sort is one: who uses session cookies uses cookies."""
_SAME: Final = {"cooky": "cookie", "advert": "ad", "advertisement": "ad", "advertising": "ad"}
_ROUGH: Final = frozenset(
    {"rough", "approximate", "general", "coarse", "imprecise", "inferred", "estimated", "country"}
)
"""Words for a place that does not find anybody."""
_TOO_WIDE: Final = frozenset(
    {"", "data", "information", "personal data", "personal information", "service", "them", "it"}
)
MOST_WORDS: Final = 4
"""Words of a thing's name."""

_VERB: Final = "|".join(sorted(DENIED_AS, key=len, reverse=True))
_BARE: Final = "|".join(sorted({verb for verbs in FAMILIES.values() for verb in verbs}, key=len, reverse=True))


@cache
def _rough_denial() -> re.Pattern[str]:
    return re.compile(
        rf"\b{OURSELVES}\s+{NEVER}\s+(?:{_VERB})\b|\bno\s+[\w\s-]{{2,40}}?\s(?:is|are)\s+(?:ever\s+)?(?:{_VERB})\b",
        re.IGNORECASE,
    )


@cache
def _denial() -> re.Pattern[str]:
    things = r"[\w'’,\s-]+?"
    return re.compile(
        rf"{LEADING}(?:{OURSELVES}\s+{NEVER}\s+(?P<verb>{_VERB})\s+(?P<things>{things})"
        rf"|no\s+(?P<subject>{things})\s+(?:is|are)\s+(?:ever\s+)?(?P<participle>{_VERB})(?:\s+by\s+us|\s+(?:here|on\s+(?:this|our)\s+(?:web\s?)?site))?)"
        rf"{ENDING}",
        re.IGNORECASE,
    )


@cache
def _admission() -> re.Pattern[str]:
    return re.compile(
        rf"{LEADING}{OURSELVES}\s+(?:(?:may|will|do|can|also|sometimes|then|automatically|only)\s+)*"
        rf"(?P<verb>{_BARE})s?\s+(?:you\s+)?(?P<rest>[^.;:()\"“]+)",
        re.IGNORECASE,
    )


@cache
def _rough_admission() -> re.Pattern[str]:
    return re.compile(
        rf"\b{OURSELVES}\s+(?:(?:may|will|do|can|also|sometimes|then|automatically|only)\s+)*(?:{_BARE})s?\b",
        re.IGNORECASE,
    )


_FUNCTION: Final = (
    r"\b(?:to|for|when|whenever|from|in|on|so|by|through|if|as|that|which|who|with|without|about|because|until|till|while|"
    r"where|of|at|via|under|after|before|during|unless|only|than|is|are|not|we|you|they)\b"
)
_AFTER_THING: Final = re.compile(_FUNCTION, re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|nor)\s+", re.IGNORECASE)
_BEFORE_THING: Final = re.compile(r"^(?:(?:any|your|the|our|a|an|all|such|users['’]?)\s+)+", re.IGNORECASE)


def find_denied_acts(case: Case) -> Iterator[tuple[Said, tuple[Said, ...]]]:
    """Each flat denial of an act that another sentence owns up to, with what does."""
    denials = list(_find_denials(case))
    if not denials:
        return
    owned = [
        (said, *_read_admission(words))
        for said in find_said(case, _rough_admission())
        if not narrows(words := said.words(case))
    ]
    for said, family, things in denials:
        verbs = FAMILIES[family]
        against = tuple(
            other for other, verb, named in owned if verb in verbs and any(_covers(t, n) for t in things for n in named)
        )
        if against:
            yield said, against


def _find_denials(case: Case) -> Iterator[tuple[Said, str, tuple[str, ...]]]:
    for said in find_said(case, _rough_denial()):
        words = said.words(case)
        parts = None if narrows(words) else _read_denial(words)
        if parts and not is_taken_back(case.candidates[said.document], said.number):
            yield said, *parts


def _read_denial(words: str) -> tuple[str, tuple[str, ...]] | None:
    """(family of the verb, things) of a sentence that denies an act of some things, and no more."""
    match = _denial().fullmatch(words)
    if match is None:
        return None
    things = match["things"] or match["subject"]
    if _AFTER_THING.search(things):
        return None
    named = tuple(name for name in map(_name, _BETWEEN.split(things)) if name not in _TOO_WIDE)
    return (DENIED_AS[(match["verb"] or match["participle"]).lower()], named) if named else None


def _read_admission(words: str) -> tuple[str, tuple[str, ...]]:
    """(verb, things) of a sentence that owns up to an act; empty where it begins in another way."""
    match = _admission().match(words)
    if match is None:
        return "", ()
    things = _AFTER_THING.split(match["rest"], maxsplit=1)[0]
    return match["verb"].lower(), tuple(map(_name, _BETWEEN.split(things)))


def _name(words: str) -> str:
    """A thing by its bare name in the singular; empty for what is too long to be one."""
    parts = _BEFORE_THING.sub("", words.strip()).casefold().split()
    if not 0 < len(parts) <= MOST_WORDS:
        return ""
    head = to_singular(parts[-1])
    return " ".join([*parts[:-1], _SAME.get(head, head)])


def _covers(denied: str, owned: str) -> bool:
    """Whether what is owned up to is what was denied, or a sort of it."""
    if denied == owned:
        return True
    *sort, head = owned.split() or [""]
    return denied in SORTS and denied == head and _ROUGH.isdisjoint(sort) and "third-party" not in sort
