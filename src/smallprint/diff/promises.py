"""Changes of promises. In: two versions and which sentence became which. Out: denials and conditions lost or gained.

These are the promises that answer no question of their own: "we never share your data", "only with your consent".
"""

import re
from collections.abc import Iterator
from typing import Final

from smallprint.diff.align import Alignment
from smallprint.diff.likeness import read_words
from smallprint.diff.model import Change, Version, make_change
from smallprint.model import Clause

CATEGORIES: Final = ("Third Party Sharing/Collection", "First Party Collection/Use")
_OURS: Final = re.compile(
    r"\b(?:never|do(?:es)?\s+not|will\s+not|don['’]t|won['’]t|(?:is|are)\s+(?:not|never))\b", re.IGNORECASE
)
_CONSENT: Final = re.compile(
    r"\b(?:only\s+(?:with|if|after|when|where)|unless)\s+(?:\w+\s+){0,4}?(?:consent|permission|agree|allow|opt(?:ed)?[\s-]in)|"
    r"\bwith\s+your\s+(?:\w+\s+)?(?:consent|permission)\b(?!\s*:)|"
    r"\b(?:we|will|always)\s+(?:first\s+)?(?:ask|obtain|get|seek)\s+(?:you\s+)?(?:for\s+)?(?:your\s+(?:\w+\s+)?(?:consent|permission)\b"
    r"|(?:first|before)\b)",
    re.IGNORECASE,
)
_CONDITION: Final = re.compile(r"^\W*(?:if|when|where|unless)\b[^,]*,", re.IGNORECASE)
_ADVICE: Final = re.compile(
    r"\W*(?:we\s+(?:\w+\s+)?(?:recommend|encourage|advise|suggest|ask|urge)|please)\b", re.IGNORECASE
)


def compare_promises(old: Version, new: Version, aligned: Alignment) -> Iterator[Change]:
    """Denials that were dropped or made, and acts that now need no consent or do."""
    before, after = _read(old, new), _read(new, old)
    for number, clause in before.items():
        partner = aligned.forward.get(number)
        if partner is None or (number in aligned.changed and not _denies(new, partner)):
            yield _denial(old, clause, new=None if partner is None else new, partner=partner, came=False)
    for number, clause in after.items():
        partner = aligned.backward.get(number)
        if partner is None or (number in aligned.changed_backward and not _denies(old, partner)):
            yield _denial(new, clause, new=None if partner is None else old, partner=partner, came=True)
    yield from _compare_consent(old, new, aligned)


def _denies(version: Version, number: int) -> bool:
    """Whether the sentence says no, in whatever words: then it is the promise of the other version, reworded."""
    return read_words(version.sentences[number].quote).denies


def _read(version: Version, other: Version) -> dict[int, Clause]:
    """Sentence -> its flat denial, in a sentence that shows no practice of the other version."""
    found: dict[int, Clause] = {}
    for clause in version.report.clauses:
        if (
            clause.stance == "denied"
            and clause.practice is None
            and clause.actor == "we"
            and clause.category in CATEGORIES
            and _OURS.search(_CONDITION.sub("", clause.quote))
            and not _ADVICE.match(clause.quote)
        ):
            number = version.sentence_of(clause.document, clause.start)
            shown = {mate.practice for mate in version.clauses_in[number] if mate.stance == "denied"}
            if shown.isdisjoint(other.clear):
                found.setdefault(number, clause)
    return found


def _denial(version: Version, clause: Clause, *, new: Version | None, partner: int | None, came: bool) -> Change:
    """A denial of `version` that the other one does not make; `partner` is what stands in its place there."""
    spot = version.spot_of(clause)
    other = new.sentences[partner] if new is not None and partner is not None else None
    return make_change(
        direction="better" if came else "worse",
        topic=clause.pillar,
        text=f"{'now promises' if came else 'no longer promises'}: {spot.quote}",
        before=(other.quote if other else None) if came else spot.quote,
        after=spot.quote if came else (other.quote if other else None),
        old=other if came else spot,
        new=spot if came else other,
    )


def _compare_consent(old: Version, new: Version, aligned: Alignment) -> Iterator[Change]:
    for one, other in aligned.changed.items():
        before, after = old.sentences[one], new.sentences[other]
        had, has = bool(_CONSENT.search(before.quote)), bool(_CONSENT.search(after.quote))
        topic = _topic(new, other) or _topic(old, one)
        if had != has and topic:
            yield make_change(
                direction="worse" if had else "better",
                topic=topic,
                text="no longer asks for consent" if had else "now asks for consent",
                before=before.quote,
                after=after.quote,
                old=before,
                new=after,
            )


def _topic(version: Version, number: int) -> str:
    """Pillar of what is done with data in a sentence; empty where nothing is."""
    clauses = version.clauses_in.get(number, ())
    return next((clause.pillar for clause in clauses if clause.category in CATEGORIES), "")
