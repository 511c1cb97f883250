"""Which clause shows a practice best. In: the clauses that show it. Out: the same, the most telling first.

A reader sees the first alone. It holds everywhere and without a hedge, has the words that the practice's sentence
tells (a period, a place) or is shown by, comes from the rule most often right, and reads as a sentence by itself.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from smallprint.measures.words import count_words
from smallprint.model import BARE_WORDS, Clause, Practice, Rulebook

LONG: Final = 60
"""Words from which a sentence is hard to take in at a glance."""
_CONFIDENCE_DIGITS: Final = 1
"""Rules whose precision differs by less are equally trusted."""
_SENTENCE: Final = re.compile(r"""["“(]?[A-Z0-9].*[.!?]["”)]*""", re.DOTALL)
_POINTER: Final = re.compile(
    r"(?:they|it|otherwise|except|doing so)\b"
    r"|(?:this|these|those|such) (?:is|are|may|can|will|means?|includes?|appl(?:ies|y))\b"
    r"|(?:this|these|those|such)(?: [\w-]+){0,3} (?:provision|section|process|obligation)\b",
    re.IGNORECASE,
)
"""A sentence that opens so can only be understood after the one before it."""
_SENDS_ON: Final = re.compile(
    r"(?:\W*(?:you (?:can|may) )?(?:learn|read|find(?: out)?|see) more|\W*(?:to learn|for) (?:more|further|additional)"
    r"|.*\bplease (?:see|refer))\b",
    re.IGNORECASE | re.DOTALL,
)
"""A sentence that leads to where the thing itself is said."""
_TO_YOU: Final = "You can "
"""Practices that begin so offer something to the reader."""
_OFFERS: Final = re.compile(
    r"\byou (?:\w+ )?(?:can|may|could|have|are)\b|\bif you\b|\b(?:allow|enable|let)s? you\b|\bunsubscribe\b"
    r"|\brights? (?:to|of)\b|^\W*(?:to|click|go|delete|close) ",
    re.IGNORECASE,
)
"""Words of an offer to the reader."""
_LIMITS: Final = re.compile(
    r"\b(?:subject to|unable to|not be able|cannot|may (?:remain|be (?:limited|unable|refused)|not))\b", re.IGNORECASE
)
"""Words of what an offer leaves out."""
_TOLD: Final = re.compile(r"\{(\w+)\}")
_PERIODS: Final = frozenset({"period", "days"})


def rank_evidence(clauses: Sequence[Clause], practice: Practice, rulebook: Rulebook) -> list[Clause]:
    """The clauses by how well they show `practice`; equals stay in their order."""
    if len(clauses) == 1:
        return list(clauses)
    told = frozenset(_TOLD.findall(practice.sentence))
    keys = {clause.id: _weakness(clause, practice, told, rulebook) for clause in clauses}
    return sorted(clauses, key=lambda clause: keys[clause.id])


def confidence_of(rule: str, practice: Practice, rulebook: Rulebook) -> tuple[float, bool]:
    """How often the rule shows the practice rightly, 0-1, and whether that was measured or is the stated prior."""
    scale = rulebook.scale
    right, judged, _ = rulebook.confidence.get((rule, practice.id), (0, 0, ""))
    if judged >= scale.measured_from:
        return right / judged, True
    return (scale.prior_blocker if practice.polarity == "blocker" else scale.prior), False


def _acts_itself(clause: Clause) -> bool:
    """Whether the quote holds words of the act; an act wholly in a lead-in is clipped to the quote's first word."""
    start, end = clause.act
    return clause.lead_in is None or start > clause.start or " " in clause.quote[: end - clause.start]


def count_flaws(clause: Clause) -> int:
    """What keeps the quote from showing by itself what the company does: 0 for a plain sentence about its own act."""
    words = count_words(clause.quote)
    return (
        (not _SENTENCE.fullmatch(clause.quote))
        + (_POINTER.match(clause.quote) is not None)
        + (_SENDS_ON.match(clause.quote) is not None)
        + (words > LONG or words <= BARE_WORDS)
        + (not _acts_itself(clause))
        + (clause.actor == "third party")
    )


def _weakness(
    clause: Clause, practice: Practice, told: frozenset[str], rulebook: Rulebook
) -> tuple[bool, bool, bool, bool, bool, bool, float, int]:
    confidence, _ = confidence_of(clause.rule, practice, rulebook)
    flaws = count_flaws(clause) + (practice.sentence.startswith(_TO_YOU) and not _offers(clause.quote))
    return (
        clause.region is not None,
        clause.stance == "hedged",
        bool(told) and not _tells(clause, told),
        not _holds_one(practice.shown_by, clause.quote),
        clause.leans,
        flaws > 1,
        -round(confidence, _CONFIDENCE_DIGITS),
        flaws,
    )


def _offers(quote: str) -> bool:
    return _OFFERS.search(quote) is not None and not _LIMITS.search(quote)


def _holds_one(words: tuple[str, ...], text: str) -> bool:
    """Whether one of the words begins one of the text's; so it is where there are none."""
    return not words or _beginning_of(words).search(text) is not None


@cache
def _beginning_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)


def _tells(clause: Clause, told: frozenset[str]) -> bool:
    """Whether the clause has one of the words that the practice's sentence leaves open."""
    timed = clause.period is not None or clause.deadline is not None
    return bool(told & clause.captures.keys()) or (timed and bool(told & _PERIODS))
