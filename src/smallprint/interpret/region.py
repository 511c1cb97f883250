"""Where a sentence holds. In: a unit. Out: a region's name, or None for everywhere.

A place limits a statement that speaks of those who live there ("users in Utah"), that opens with it ("In Utah, ...")
or that names its law. A place that is merely named limits nothing: an office, a court, where data is sent.
"""

from collections.abc import Container, Sequence
from itertools import accumulate
from typing import Final

from smallprint.match import Hit, Unit

_DWELLERS: Final = {
    "resident", "residents", "consumer", "consumers", "user", "users", "customer", "customers", "individual",
    "individuals", "visitor", "visitors", "citizen", "citizens", "people", "person", "persons", "members",
    "subscriber", "subscribers", "subjects", "anyone", "everyone", "applicants", "players",
}  # fmt: skip
"""Those whom a place after them says to live there."""
_ALONE: Final = frozenset({"resident", "citizen", "people"})
"""Of those, the words that no title of a law goes on with, unlike "California Consumer Privacy Act"."""
_JOINTS: Final = frozenset({",", "and", "or", "&", "/", "and/or"})
_DWELLING: Final = frozenset(
    {"live", "lives", "living", "reside", "resides", "residing", "domiciled", "resident", "home", "habitually"}
)
_LOCATED: Final = frozenset({"located", "based", "situated", "are", "is"})
"""Said of servers and companies as well: of a reader only where the reader or a dweller is the subject."""
_VISITING: Final = frozenset({"accessing", "access", "visiting", "visit", "using", "use"})
_PREPOSITIONS: Final = frozenset({"in", "of", "within", "from", "inside", "outside"})
_LINKS: Final = frozenset(
    {"the", "state", "country", "an", "a", "and", "or", "either", ",", "/", "located", "based", "targeted", "work"}
)
_VISITED: Final = frozenset(
    {"our", "the", "service", "services", "site", "sites", "website", "websites", "app", "platform"}
)
_YOU: Final = frozenset({"you", "your"})
_REACH: Final = 8
"""Tokens before a place within which those who live there are named."""
_SUBJECT_REACH: Final = 4
_OUTSIDE_REACH: Final = 3
"""Tokens before a region's name within which "outside of the" stands."""
_EXCEPT: Final = frozenset({"unless", "except", "excluding", "excepting"})
_EXCEPT_REACH: Final = 7
_OPENERS: Final = frozenset({"in", "within", "for"})
_OPENING_WORDS: Final = _OPENERS | {"the", "and", "state", "of", "all"}
_LAW: Final = frozenset({"law", "laws", "privacy", "data", "consumer"})
_CITED: Final = frozenset(
    {"art", "art.", "arts", "article", "articles", "lit", "lit.", "recital", "sec", "section", "paragraph", "para"}
)
_CITATION_REACH: Final = 8
_STATUTES: Final = frozenset({"gdpr", "regulation", "lgpd", "fadp", "rgpd"})
"""Last words of laws that European texts cite article by article, to say why and not where."""
_EVERYWHERE: Final = frozenset({"wherever", "anywhere", "everywhere", "regardless", "irrespective", "elsewhere"})
_PLACES: Final = frozenset(
    {"jurisdiction", "jurisdictions", "country", "countries", "region", "regions", "state", "states", "place"}
)
_WITH_ARTICLE: Final = frozenset({"EEA", "UK", "United States"})


def find_region(unit: Unit, *, dwelling: bool = False) -> str | None:
    """The region a sentence limits itself to; the first, where it names several. None: everywhere, or all others too.

    `dwelling`: only by those who live there, or whose data comes from there.
    """
    named = [*unit.named("region"), *unit.named("place")]
    if not named or _speaks_of_all(unit.words):
        return None
    places = {index for hit, _ in named for index in range(*hit)}
    for hit, name in sorted(named, key=lambda pair: (pair[0][0], -pair[0][1])):
        dwellers = hit[0] if _is_followed(unit.words, hit, places) else _find_dwellers(unit.words, hit)
        outside = "outside" in unit.words[max(hit[0] - _OUTSIDE_REACH, 0) : hit[0]]
        if dwellers is not None:
            return beyond(name) if outside or _is_excepted(unit.words, dwellers) else name
        if outside:
            continue
        if dwelling:
            if _is_source(unit.words, hit) or _opens(unit, hit, ("for",)):
                return name
        elif (hit, name) in unit.named("region"):
            if not _is_cited(unit.words, hit):
                return name
        elif _opens(unit, hit, _OPENERS) or _names_law(unit.words, hit):
            return name
    return None


def beyond(name: str) -> str:
    """The name of everywhere but a region."""
    return f"outside the {name}" if name in _WITH_ARTICLE else f"outside {name}"


def _speaks_of_all(words: Sequence[str]) -> bool:
    """ "... if you live in Utah, and after a year if you live anywhere else": between them nobody is left out."""
    if not _EVERYWHERE.isdisjoint(words):
        return True
    return any(
        words[index - 2 : index] == ["any", "other"]
        for index, word in enumerate(words)
        if index > 1 and word in _PLACES
    )


def _is_followed(words: Sequence[str], hit: Hit, places: Container[int]) -> bool:
    """Whether those who live in the place are named in it or after it: "Utah residents", "EEA, UK and Swiss users"."""
    if not _DWELLERS.isdisjoint(words[hit[0] : hit[1]]):
        return True
    for at in range(hit[1], min(hit[1] + _REACH, len(words))):
        if words[at] in _DWELLERS:
            named = words[at].endswith("s") or words[at] in _ALONE or words[at + 1 : at + 2] == ["rights"]
            return named and (at == hit[1] or at - 1 in places)
        if at not in places and words[at] not in _JOINTS:
            break
    return False


def _find_dwellers(words: Sequence[str], hit: Hit) -> int | None:
    """First token of the words before the place that say who lives there ("users in", "you live in"), if any do."""
    start = hit[0]
    leads = False
    links = _LINKS
    for at in range(start - 1, max(start - _REACH, 0) - 1, -1):
        word = words[at]
        if leads and (word in _DWELLERS or word in _DWELLING):
            return at
        if leads and word in _LOCATED and _is_about_readers(words, at):
            return at
        if leads and word in _VISITING:
            return at if not _YOU.isdisjoint(words[max(at - _SUBJECT_REACH, 0) : at]) else None
        if word in _PREPOSITIONS:
            leads = True
            links = links | _VISITED if word == "from" else links
        elif word not in links:
            return None
    return None


def _is_about_readers(words: Sequence[str], at: int) -> bool:
    before = words[max(at - _SUBJECT_REACH, 0) : at]
    return "you" in before or not _DWELLERS.isdisjoint(before)


def _is_excepted(words: Sequence[str], start: int) -> bool:
    """ "unless you live in", "not a resident of"."""
    return (
        not _EXCEPT.isdisjoint(words[max(start - _EXCEPT_REACH, 0) : start])
        or "not" in words[max(start - 2, 0) : start]
    )


def _is_source(words: Sequence[str], hit: Hit) -> bool:
    """Whether data leaves the place: "transfers out of the EEA", "data from Switzerland"."""
    before = [word for word in words[max(hit[0] - _OUTSIDE_REACH, 0) : hit[0]] if word not in ("the", "of")]
    return before[-1:] in (["from"], ["out"])


def _opens(unit: Unit, hit: Hit, openers: Sequence[str] | frozenset[str]) -> bool:
    """Whether the sentence, or a lead-in, opens with the place: "In the EEA, you may ..."."""
    begins = accumulate((len(piece.words) for piece in unit.pieces[:-1]), initial=0)
    start = max(begin for begin in begins if begin <= hit[0])
    before = unit.words[start : hit[0]]
    if not before:
        return unit.words[hit[0]] in openers
    return before[0] in openers and _OPENING_WORDS.issuperset(before)


def _names_law(words: Sequence[str], hit: Hit) -> bool:
    """ "under European data protection law"."""
    before = [word for word in words[max(hit[0] - 2, 0) : hit[0]] if word != "the"]
    return before[-1:] == ["under"] and hit[1] < len(words) and words[hit[1]] in _LAW


def _is_cited(words: Sequence[str], hit: Hit) -> bool:
    """ "(Art. 6 GDPR)": the reason why something is lawful, not the place where it holds."""
    if words[hit[1] - 1] not in _STATUTES:
        return False
    around = (*words[max(hit[0] - _CITATION_REACH, 0) : hit[0]], *words[hit[1] : hit[1] + 3])
    return not _CITED.isdisjoint(around)
