"""Who performs an act. In: a unit and the act's head. Out: we, you or a third party.

The nearest noun or pronoun before the head that can be its subject; after a passive, whoever "by" names. Where nobody
is named the company speaks of itself, unless the sentence is a command to the reader.
"""

from typing import Final

from smallprint.match import Hit, Unit
from smallprint.model import Actor

_SUBJECTS: Final[tuple[tuple[str, Actor], ...]] = (
    ("we", "we"),
    ("us", "we"),
    ("you", "you"),
    ("third", "third party"),
)
"""Lexicons of those who can act."""
_PRONOUNS_WE: Final = {"we"}
_AGENT_REACH: Final = 6
"""Tokens after a passive within which "by" names the actor."""
_PASSIVE_REACH: Final = 5
"""Tokens before a participle within which a form of "be" makes it passive."""
_JOINED: Final = {"and", "or", ",", "&", "/", "our", "its", "their", "the", "other", "also"}
"""What stands between "we" and a second subject: "we and our partners"."""
_JOINING: Final = {"and", "or", "&", "/"}
_CONDITIONS: Final = {"if", "when", "where", "unless"}
"""They begin a clause of their own: "third parties if we are compelled"."""
_BELONGINGS: Final = {"data", "information", "account", "accounts", "records", "details", "content", "profiles"}
"""After a reader who is named, what is spoken of is the reader's: "user data may pass to a successor"."""
_GOING_ON: Final = {"and", "or", ",", ";"}
"""After a reader whom we act upon, these go on with what we do: "we use it to know you as a guest, show ads"."""

_ASIDES: Final = {"including", "like", "if", "where", "when"}
"""First words of an aside about a subject: "your employer, if it pays for the account, may"."""

_QUANTITIES: Final = {
    "group", "number", "variety", "range", "selection", "some", "many", "most", "few", "any", "one", "several", "each",
}  # fmt: skip
_ADDRESSING: Final = {
    "contact", "contacting", "email", "emailing", "e-mail", "call", "calling", "message", "text", "reach",
}  # fmt: skip
"""After these the reader is addressed, and what follows is our purpose: "we contact you to tell you of offers"."""


def find_actor(unit: Unit, head: Hit, *, in_list: bool = False) -> Actor:
    """The actor of the act whose head stands at `head`. `in_list`: a list item, which is no command."""
    if is_passive(unit, head):
        return _agent(unit, head) or "we"
    return _subject(unit, head) or _silent_subject(unit, head, in_list=in_list)


def is_passive(unit: Unit, head: Hit) -> bool:
    """Is the head a participle after a form of "be" (is sold), or right after its noun (data collected by them)?"""
    words = unit.words
    if head not in unit.hits_of("form:pp") or words[head[0] - 1 : head[0]] == ["to"]:
        return False
    if any(
        head[0] - _PASSIVE_REACH <= start < head[0]
        and not _any_between(unit, ("we", "you", "relative"), start, head[0])
        for start, _ in unit.hits_of("be")
    ):
        return True
    return "by" in words[head[1] : head[1] + 2]


def _agent(unit: Unit, head: Hit) -> Actor | None:
    words = unit.words
    for index in range(head[1], min(head[1] + _AGENT_REACH, len(words) - 1)):
        if words[index] == "by":
            for concept, actor in _SUBJECTS:
                if any(index < start <= index + 3 for start, _ in unit.hits_of(concept)):
                    return actor
    return None


def _subject(unit: Unit, head: Hit) -> Actor | None:
    candidates = [
        (start, end, actor, concept)
        for concept, actor in _SUBJECTS
        for start, end in unit.hits_of(concept)
        if end <= head[0]
    ]
    before = unit.words[head[0] - 1] if head[0] else ""
    if before in ("our", "us") or _is_purpose(unit, head):
        return "we"
    if before == "your" and not any(hit[0] <= head[0] < hit[1] for hit, _ in unit.named("type")):
        return "you"  # "your use of it"; but nobody acts in "your name"
    for start, end, actor, concept in sorted(candidates, key=lambda each: (each[1], -each[0]), reverse=True):
        if _is_subject(unit, start, end, concept, head):
            return "we" if actor == "third party" and _joined_to_we(unit, start) else actor
    return _opening_subject(unit, head)


def _is_purpose(unit: Unit, head: Hit) -> bool:
    """Is the head a purpose of data: "details of members may be used for these purposes: to send a letter"?"""
    lead_in = unit.words[: unit.own]
    return "purposes" in lead_in and unit.words[unit.opening : head[0]] in (["to"], ["to", "also"])


def _opening_subject(unit: Unit, head: Hit) -> Actor | None:
    """The others who open the sentence, however long they are described: "Partners receiving data may keep".

    An item is no subject where its lead-in ends in a preposition: "we share data with: partners if".
    """
    lead_in = [word for word in unit.words[: unit.own] if word.isalpha()]
    if lead_in and lead_in[-1] in ("with", "to", "by", "from"):
        return None
    for start, end in unit.hits_of("third"):
        if start == unit.own and any(end <= first < head[0] for first, _ in unit.hits_of("aux")):
            return None if _any_between(unit, ("we", "you"), end, head[0]) else "third party"
    return None


def _is_subject(unit: Unit, start: int, end: int, concept: str, head: Hit) -> bool:
    words = unit.words
    following = words[end] if end < len(words) else ""
    if concept == "us":
        return following == "to"
    if concept == "we" and words[start] in _PRONOUNS_WE:
        return True
    if _starts(unit, "relative", end) or (following == "," and _starts(unit, "relative", end + 1)):
        return True
    preceded = start > 0 and _starts(unit, "preposition", start - 1) and not _is_counted(words, start)
    if preceded and not (words[start - 1] == "by" and concept == "you"):
        return False
    if following in _CONDITIONS or (concept == "you" and following in _BELONGINGS):
        return False
    if following in _GOING_ON and concept == "you" and any(last <= start for _, last in unit.hits_of("we")):
        return False
    if following == "to" and concept in ("you", "third"):
        return head[0] - end <= 3 and words[start - 1] not in _ADDRESSING
    return _acts(unit, end, head)


def _is_counted(words: list[str], start: int) -> bool:
    """Does "of" before the noun at `start` only count: "a group of vendors", "some of our partners"?"""
    before = [word for word in words[max(start - 4, 0) : start] if word not in ("our", "the", "these", "those")]
    return before[-1:] == ["of"] and before[-2:-1] != [] and before[-2] in _QUANTITIES


def _acts(unit: Unit, end: int, head: Hit) -> bool:
    """Does a verb follow the noun that ends at `end`: the head itself, or a helping verb?"""
    end = _after_aside(unit.words, end, head[0])
    return head[0] - end <= 2 or any(end <= start <= end + 2 for start, _ in unit.hits_of("aux"))


def _after_aside(words: list[str], end: int, head: int) -> int:
    """Where a statement goes on after an aside about its subject: "vendors, including Google, use"."""
    aside = words[end : end + 3]
    if aside[:1] != [","] or (aside[1:2] and aside[1] not in _ASIDES and aside[1:] != ["such", "as"]):
        return end
    return next((index + 1 for index in range(head - 1, end, -1) if words[index] == ","), end)


def _joined_to_we(unit: Unit, start: int) -> bool:
    """Is the noun at `start` named beside us: "we and our partners", "Acme and its affiliates"?"""
    if unit.words[max(start - 2, 0) : start] in (["and", "its"], ["and", "our"]):
        return not any(end == start - 2 for _, end in unit.hits_of("third"))
    return any(
        0 < start - end <= 6
        and all(word in _JOINED for word in unit.words[end : start - 1])
        and unit.words[end] in _JOINED
        and any(word in _JOINING for word in unit.words[end:start])
        for _, end in unit.hits_of("we")
        if end <= start
    )


def _silent_subject(unit: Unit, head: Hit, *, in_list: bool) -> Actor:
    """Nobody is named: a verb in its base form that opens a sentence orders the reader, all else is ours."""
    if in_list or unit.own or head not in unit.hits_of("form:base"):
        return "we"
    opening = [word for word in unit.words[: head[0]] if word.isalpha()]
    return "you" if all(word in ("please", "do", "not", "never", "always", "and", "or") for word in opening) else "we"


def _starts(unit: Unit, concept: str, index: int) -> bool:
    return any(start == index for start, _ in unit.hits_of(concept))


def _any_between(unit: Unit, concepts: tuple[str, ...], start: int, end: int) -> bool:
    return any(start < first < end for concept in concepts for first, _ in unit.hits_of(concept))
