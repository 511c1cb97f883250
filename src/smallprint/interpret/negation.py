"""What denies an act. In: a unit and a match in it. Out: the words that deny it, if any do.

The scope of a denial is ConText's (Harkema et al. 2009): it reaches forward, ends at a terminator, and some words only
look like one.
"""

from collections.abc import Sequence
from typing import Final

from smallprint.interpret.denied_subject import denies_all, denies_subject, denies_thing
from smallprint.interpret.exception import is_exception
from smallprint.match import Hit, Match, Unit

_NEGATION_REACH: Final = 25
"""Tokens a negation reaches forward: "we do not sell, rent, trade, ... or share" is long."""
_DETERMINER_REACH: Final = 3
_WITHOUT_REACH: Final = 2
_GERUND_REACH: Final = 4
_ASIDES: Final = frozenset(
    {"as", "at", "by", "contrary", "despite", "for", "in", "like", "of", "on", "unlike", "under"}
)
"""First words of what stands between commas after a denial: "we do not, as some others do, sell it"."""
_ASIDE_LENGTH: Final = 12
_WITHIN: Final = frozenset(("at", "in", "of", "among", "within", "from"))
"""After these the company is no subject: "nobody at our company will sell it"."""
_MEANING_TO: Final = frozenset(("want", "wish", "need"))
"""What we do not want to do, we do not do; what the reader does not want is another matter."""
_OPENINGS: Final = {
    "after", "although", "as", "because", "before", "even", "for", "if", "once", "should", "since", "though", "unless",
    "until", "when", "where", "while",
}  # fmt: skip
"""First words of a phrase that comes before a sentence's own statement."""
_PROMISES: Final = {"agree", "acknowledge", "understand", "hereby"}
"""Words that make whoever stands before them a subject: "we are not liable, and you agree to pay"."""
_SUBJECT_STARTS: Final = {
    "we", "you", "your", "our", "the", "these", "this", "it", "they", "any", "all", "such", "both", "either", "each",
    "please", "go", "open", "click", "tap", "select", "press", "use", "write", "contact", "email", "log", "visit",
    "choose", "untick", "uncheck", "reply", "unsubscribe", "tell", "let", "drop", "send", "switch", "turn", "change",
    "adjust", "simply", "just", "kindly", "hit", "call", "ring", "phone", "follow", "mail", "inform", "notify", "text",
    "return", "complete", "fill", "opt", "sign", "cancel",
}  # fmt: skip
"""First words of the statement itself, after the comma: its subject, or what it tells the reader to do."""
_SPEAKERS: Final = frozenset({"we", "they", "you", "it", "and", "or", ","})
"""Words before "do not track" that make it a statement."""
_CLAUSE_STARTS: Final = frozenset({",", ";", "so", "that", "and", "but", "because", "which"})
"""Words after which "nobody" begins a statement of its own: "is encrypted, so nobody can read it"."""

_EXCEPTING: Final = frozenset({"but", "except", "more", "other", "else", "beyond"})
"""Words after "nothing" that leave something over."""


def find_negation(unit: Unit, match: Match) -> Hit | None:
    """The words that deny `match`, if any do; of a denial's exceptions they deny none."""
    denial = _find_denial(unit, match)
    return None if denial is not None and is_exception(unit, denial, match) else denial


def _find_denial(unit: Unit, match: Match) -> Hit | None:
    own = _own_denials(unit, match)
    for hit in reversed(unit.hits_of("negation")):
        if hit[1] > match.head[0] or hit in own:
            continue
        if _reaches(unit, hit, match.head) or denies_all(unit, hit, match.head):
            return hit
    for hit in unit.hits_of("negation_gerund"):
        if hit[1] <= match.head[0] and _denies_gerund(unit, hit[1], match.head) and _reaches(unit, hit, match.head):
            return hit
    for hit in unit.hits_of("negation_determiner"):
        if _inside(unit, "negation_pseudo", hit) or hit in own or match.head[0] <= hit[0] < match.head[1]:
            continue  # "no longer wish" as a head is said, not denied
        if match.start - _DETERMINER_REACH <= hit[0] < match.end and any(
            0 <= part[0] - hit[1] <= _DETERMINER_REACH for part in match.parts if part != match.head
        ):
            return hit
        if len(match.parts) == 1 and 0 <= match.head[0] - hit[1] <= 1:
            return hit  # "no pixels", "no such pixels"
        if denies_subject(unit, hit, match):
            return hit
    for hit in unit.hits_of("negation"):
        if match.head[1] <= hit[0] and _denies_behind(unit, hit, match):
            return hit
    return None


def _own_denials(unit: Unit, match: Match) -> frozenset[Hit]:
    """Denials that an act is made of, which do not deny it: "accounts with no activity are closed".

    Where a rule looks for a denial, all of them count.
    """
    outcomes = match.rule.outcomes
    if not outcomes.get("stated") or outcomes.get("denied") or len(match.parts) == 1:
        return frozenset()
    return frozenset(
        hit
        for concept in ("negation", "negation_determiner")
        for hit in unit.hits_of(concept)
        if any(first <= hit[0] and hit[1] <= last for first, last in match.parts)
    )


def _denies_behind(unit: Unit, hit: Hit, match: Match) -> bool:
    """Do words that stand after the act deny it?"""
    words = unit.words
    return _denies_before(words, hit) or _leaves_nothing(words, hit, match) or denies_thing(unit, hit, match)


def _denies_before(words: Sequence[str], hit: Hit) -> bool:
    """ "It is shared with nobody", "Data sold: none"."""
    if words[hit[0] : hit[1]] in (["no", "one"], ["nobody"]):
        return words[hit[0] - 1] not in _CLAUSE_STARTS
    return words[hit[0] - 1 : hit[1]] == [":", "none"]


def _leaves_nothing(words: Sequence[str], hit: Hit, match: Match) -> bool:
    """ "We keep nothing"; but "we keep nothing more than your name" keeps it."""
    if hit[0] != match.head[1] or words[hit[0]] != "nothing":
        return False
    return _EXCEPTING.isdisjoint(words[hit[1] : hit[1] + 2])


def _reaches(unit: Unit, negation: Hit, head: Hit) -> bool:
    words = unit.words
    start, end = _after_aside(words, negation[1]), head[0]
    if end - start > _NEGATION_REACH or _is_pseudo(unit, negation) or _in_name(unit, negation):
        return False
    if words[negation[0]] == "without":
        return end - start <= _WITHOUT_REACH and head in unit.hits_of("form:ing")
    if words[negation[0]] in ("rather", "instead", "free"):
        return end - start <= _WITHOUT_REACH
    if stands_within(unit, "scope_end", start, end) or _closes_bracket(words[start:end]):
        return False
    inverted = negation in unit.hits_of("negation_inverted") and not _follows_us(unit, negation[0])
    if not inverted and _new_subject(unit, start, end):
        return False
    if _new_predicate(unit, start + 2 if inverted else start, end):
        return False
    return not _in_relative_clause(unit, negation, head) and not _in_opening(unit, negation, head)


def _follows_us(unit: Unit, position: int) -> bool:
    """Do "we", or "we" and what helps its verb, end at `position`: "we never", "we will never", not "never will we"?"""
    begins = {position, *(start for start, end in unit.hits_of("aux") if end == position)}
    return any(end in begins for _, end in unit.hits_of("we"))


def _denies_gerund(unit: Unit, end: int, head: Hit) -> bool:
    """Is the head a gerund or an infinitive, or what one speaks of ("avoid using beacons")?"""
    gerunds = unit.hits_of("form:ing")
    if head in gerunds or "to" in unit.words[max(head[0] - 2, end) : head[0]]:
        return True
    near = any(end <= first <= end + _GERUND_REACH and first < head[0] for first, _ in gerunds)
    return near and "," not in unit.words[end : head[0]]


def _after_aside(words: Sequence[str], start: int) -> int:
    """Where a denial goes on after an aside: "we do not, however, sell it"."""
    aside = 1 if words[start : start + 1] == [","] else 0
    if words[start + aside : start + aside + 1] == ["however"]:
        return start + aside + 1 + aside
    if aside and words[start + 1] in _ASIDES and "," in words[start + 1 : start + _ASIDE_LENGTH]:
        return words.index(",", start + 1) + 1
    return start


def _is_pseudo(unit: Unit, negation: Hit) -> bool:
    """Does a denial only look like one? "We do not want to sell it" denies, "if you do not want us to" does not."""
    if not _inside(unit, "negation_pseudo", negation):
        return False
    words, end = unit.words, negation[1]
    ours = any(last in (negation[0], negation[0] - 1) for _, last in unit.hits_of("we"))
    return not (ours and words[end : end + 1] and words[end] in _MEANING_TO and words[end + 1 : end + 2] == ["to"])


def _in_name(unit: Unit, negation: Hit) -> bool:
    """ "We support Do Not Track and respect your choice": the signal's name denies nothing; "we do not track" does."""
    return any(
        first <= negation[0] < last and (first == 0 or unit.words[first - 1] not in _SPEAKERS)
        for first, last in unit.hits_of("dnt")
    )


def _in_opening(unit: Unit, negation: Hit, head: Hit) -> bool:
    """ "If you do not object, your use means...": the denial belongs to the phrase that opens the statement."""
    words = unit.words
    opening = next((index for index in range(unit.own, negation[0]) if words[index].isalpha()), None)
    conditions = [first for first, _ in unit.hits_of("condition") if first < negation[0]]
    if conditions:
        opened = "," not in words[conditions[-1] : negation[0]]
    else:
        opened = opening is not None and words[opening] in _OPENINGS
    if not opened:
        return False
    return any(words[index] == "," and words[index + 1] in _SUBJECT_STARTS for index in range(negation[1], head[0]))


def _closes_bracket(words: list[str]) -> bool:
    """Does a bracket close that was not opened here? "Your visits (but not your name) are used", not denied."""
    depth = 0
    for word in words:
        depth += (word == "(") - (word == ")")
        if depth < 0:
            return True
    return False


def _new_subject(unit: Unit, start: int, end: int) -> bool:
    """Does somebody begin a predicate of their own between the negation and the head?

    Whom one lets act does not: "we do not let advertisers collect it" denies the collecting.
    """
    permits = [first for first, _ in unit.hits_of("permit") if start <= first < end]
    if permits and not any(unit.words[first] == "we" and permits[0] < first < end for first, _ in unit.hits_of("we")):
        return False
    return any(
        (start <= first < end and (last == end or any(last <= verb <= last + 1 for verb, _ in unit.hits_of("aux"))))
        or (start <= first < end and concept == "we" and unit.words[first] == "we")
        or (start <= first and last < end and unit.words[last] in _PROMISES)
        for concept in ("we", "you", "third")
        for first, last in unit.hits_of(concept)
        if not (concept == "we" and unit.words[first - 1] in _WITHIN)
    )


def _new_predicate(unit: Unit, start: int, end: int) -> bool:
    """Is there a second modal after "and" or a comma: "do not sell and may share"?"""
    return any(
        start < first < end and unit.words[first - 1] in ("and", "or", ",", "which", "that")
        for concept in ("may", "will", "must")
        for first, _ in unit.hits_of(concept)
    )


def _in_relative_clause(unit: Unit, negation: Hit, head: Hit) -> bool:
    """ "cookies that do not identify you are used": the denial belongs to the relative clause, which has ended."""
    goes_on = any(negation[1] < first < head[0] for first, _ in unit.hits_of("aux"))
    if any(last <= negation[0] <= last + 2 for _, last in unit.hits_of("relative")):
        return goes_on or "," in unit.words[negation[1] : head[0]]
    return goes_on and _describes(unit, negation)


def _describes(unit: Unit, negation: Hit) -> bool:
    """ "Accounts not used": does the denial, without a helping verb before it, only describe what it follows?"""
    if unit.words[negation[0]] != "not" or negation[0] == unit.own:
        return False
    if any(last in (negation[0], negation[0] - 1) for _, last in unit.hits_of("aux")):
        return False
    return any(first == negation[1] for first, _ in unit.hits_of("form:pp"))


def stands_within(unit: Unit, concept: str, start: int, end: int) -> bool:
    """Does a term of `concept` begin among the tokens from `start` to `end`?"""
    return any(start <= first < end for first, _ in unit.hits_of(concept))


def _inside(unit: Unit, concept: str, hit: Hit) -> bool:
    return any(first <= hit[0] and hit[1] <= last for first, last in unit.hits_of(concept))
