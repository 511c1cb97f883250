"""What a summary tells. In: findings with effects, scores and the rulebook. Out: those to tell, and their bullets."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Final

from smallprint.measures.words import count_words
from smallprint.model import Bullet, Clause, Finding, Polarity, Rulebook, Score, Slot

HARMFUL: Final[frozenset[Polarity]] = frozenset({"bad", "blocker"})
NOTABLE_LOSS: Final = -1.0
"""Overall points from which a neutral answer is worth a warning."""
_NOT_SAID_SLOTS: Final = 3
"""Unanswered questions that the not-said line names at most."""

MOOT: Final[Mapping[str, frozenset[str]]] = {
    "O1": frozenset({"share.no_ads", "track.none"}),
    "O2": frozenset({"share.not_sold"}),
}
"""Slot -> practices after which nobody asks its question: how to refuse a sale, of those who do not sell."""
TOLD_BY: Final[Mapping[str, str]] = {"O1": "targeted ads", "O2": "sale or sharing", "O3": "marketing email"}
"""Slot that asks for a way out -> what a choice lets a reader refuse, be it in one region only or without a finding."""


def choose_watch_out(findings: Sequence[Finding], rulebook: Rulebook) -> list[Finding]:
    """Findings to warn of, one a slot: blockers, then by overall points lost, then by points of their own slot.

    Where a milder answer took the place of a bad one, the bad one is told, in the milder one's rank.
    """
    clear = [finding for finding in findings if finding.certainty == "clear"]
    ranked: list[tuple[tuple[bool, float, float], Finding]] = []
    for finding in clear:
        if finding.overruled_by or not (finding.polarity in HARMFUL or finding.effect <= NOTABLE_LOSS):
            continue
        told = finding
        if finding.polarity not in HARMFUL:
            softened = (bad for bad in clear if bad.overruled_by == finding.practice and bad.polarity in HARMFUL)
            told = next(softened, finding)
        slot = rulebook.slots[finding.slot]
        lost = slot.points * (finding.value - slot.silent)
        ranked.append(((told.polarity != "blocker", finding.effect, lost), told))
    ranked.sort(key=lambda entry: entry[0])  # stable: reading order among equals
    return list({told.slot: told for _, told in reversed(ranked)}.values())[::-1]


def drop_retold(findings: Sequence[Finding], clauses: Iterable[Clause]) -> list[Finding]:
    """The findings without those that rest on no sentence but what is quoted for one before, of their own pillar."""
    sentence_of = {clause.id: f"{clause.document}:{clause.start}" for clause in clauses}
    quoted: set[tuple[str, str]] = set()
    kept: list[Finding] = []
    for finding in findings:
        sentences = [(finding.pillar, sentence_of.get(name, name)) for name in finding.clauses]
        if not sentences or not quoted.issuperset(sentences):
            kept.append(finding)
            quoted.update(sentences[:1])
    return kept


def choose_good(findings: Sequence[Finding], rulebook: Rulebook) -> list[Finding]:
    """Findings to be glad of, one a slot, by overall points won, then by points of their own slot.

    Good practices, and denials with a hedge that still beat silence. None of a slot where something bad was found.
    """
    clear = [finding for finding in findings if finding.certainty == "clear"]
    harmed = {finding.slot for finding in clear if finding.polarity in HARMFUL}
    ranked: list[tuple[tuple[float, float], Finding]] = []
    for finding in clear:
        slot = rulebook.slots[finding.slot]
        won = slot.points * (finding.value - slot.silent)
        hedged = finding.stance == "hedged" and won > 0
        if finding.slot not in harmed and not finding.overruled_by and (finding.polarity == "good" or hedged):
            ranked.append(((-finding.effect, -won), finding))
    ranked.sort(key=lambda entry: entry[0])
    return list({finding.slot: finding for _, finding in reversed(ranked)}.values())[::-1]


def tell(finding: Finding, rulebook: Rulebook, *, words: int, plain: bool) -> Bullet:
    """The bullet of a finding, of at most `words` words.

    `plain` leaves out what the text's own words add (the period, the kinds of data), as does a sentence too long.
    """
    practice = rulebook.practices[finding.practice]
    limit = ""
    if finding.region:
        limit = f" ({finding.region} only)"
    elif finding.partial and finding.polarity == "good":
        limit = " (in part)"
    wordings = [_limit(practice.short, limit), practice.short]
    if not plain:
        wordings.insert(0, _limit(finding.says, limit))
    text = next((wording for wording in wordings if count_words(wording) <= words), None)
    return Bullet(
        text=text or _cut(practice.short, words),
        practice=finding.practice,
        slot=finding.slot,
        clauses=finding.clauses,
    )


def list_spoken(clauses: Iterable[Clause], rulebook: Rulebook) -> frozenset[str]:
    """Slots that the text speaks of without a plain answer: "we may share data with firms that work for us"."""
    slots = {rule.id: rule.slot for rule in rulebook.rules}
    rules = {clause.rule for clause in clauses if clause.practice is None and clause.actor != "third party"}
    return frozenset(slot for rule in rules if (slot := slots.get(rule)))


def tell_not_said(
    scores: Mapping[str, Score],
    findings: Sequence[Finding],
    rulebook: Rulebook,
    *,
    offered: Set[str],
    spoken: Set[str],
    words: int,
) -> tuple[Bullet, ...]:
    """One line on the silent questions with the most points; its slot is the first of them.

    Questions that must be answered come first; only where all of those are, the weightiest other one that silence
    does not answer best. A slot with a possible finding is not called silent, nor one among those `spoken` of, nor one
    that another answer makes moot, nor a way out that some choice among the `offered` gives.
    """
    stated = {finding.practice for finding in findings if finding.certainty == "clear" and not finding.overruled_by}
    answered = spoken | {finding.slot for finding in findings} | {slot for slot, by in MOOT.items() if by & stated}
    answered |= {slot for slot, topic in TOLD_BY.items() if topic in offered}
    weighed = [
        (pillar.weight * rulebook.slots[name].points, rulebook.slots[name])
        for score in scores.values()
        for pillar in score.pillars.values()
        if pillar.weight
        for name in pillar.unanswered
        if name not in answered
    ]
    weighed.sort(key=lambda entry: -entry[0])
    silent = [slot for _, slot in weighed]
    due = [slot for slot in silent if slot.must_disclose]
    due = due or [slot for slot in silent if _can_be_better(slot, rulebook)][:1]
    if not due:
        return ()
    line = ""
    for slot in due[:_NOT_SAID_SLOTS]:
        longer = f"{line}; {slot.not_said}" if line else slot.not_said
        if line and count_words(longer) > words:
            break
        line = longer
    return (Bullet(text=f"{line}.", practice=None, slot=due[0].id, clauses=()),)


def _can_be_better(slot: Slot, rulebook: Rulebook) -> bool:
    return any(practice.slot == slot.id and practice.value > slot.silent for practice in rulebook.practices.values())


def _limit(sentence: str, limit: str) -> str:
    return re.sub(r"\.$", f"{limit}.", sentence) if limit else sentence


def _cut(sentence: str, words: int) -> str:
    """The first words of a sentence, as many as may stand."""
    kept = ""
    for token in sentence.split():
        if count_words(f"{kept} {token}") > words:
            break
        kept = f"{kept} {token}".strip()
    return kept.rstrip(".,;:") + "…"
