"""Clauses become findings. In: the clauses of all documents. Out: one finding for each practice they show."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from smallprint.interpret.findings.change import settle_change
from smallprint.interpret.findings.evidence import confidence_of, rank_evidence
from smallprint.interpret.findings.sale import settle_sale
from smallprint.interpret.findings.whole import COUNTED, judge_whole
from smallprint.model import Clause, DocumentInfo, Finding, Practice, Rulebook

_CAPTURE_WORDS: Final = ("period", "types", "place", "age", "days", "amount", "date", "measures")
_GOOD: Final = ("good", "neutral")


def judge(clauses: Sequence[Clause], documents: Sequence[DocumentInfo], rulebook: Rulebook) -> tuple[Finding, ...]:
    """A finding for each practice that the clauses show, in the taxonomy's order.

    Some questions are settled for the document, not the sentence: the sale of data (`sale`), notice of changes
    (`change`), and what only the whole text shows, such as how many kinds of data are collected (`whole`).
    """
    shown: dict[str, list[Clause]] = {}
    captures: dict[str, Mapping[str, str]] = {}
    for clause in clauses:
        if clause.practice is not None:
            shown.setdefault(clause.practice, []).append(clause)
    settle_sale(shown, clauses)
    settle_change(shown)
    for practice_id, evidence in shown.items():
        shown[practice_id] = rank_evidence(evidence, rulebook.practices[practice_id], rulebook)
    for practice_id, telling, words in judge_whole(clauses, documents):
        shown.setdefault(practice_id, []).extend(telling)
        captures[practice_id] = words
    return tuple(
        _finding(practice, shown[practice.id], captures.get(practice.id, {}), rulebook)
        for practice in rulebook.practices.values()
        if practice.id in shown
    )


def _finding(practice: Practice, ranked: Sequence[Clause], words: Mapping[str, str], rulebook: Rulebook) -> Finding:
    confidence, measured = _confidence(practice, ranked, rulebook)
    limit = rulebook.scale.certain_blocker if practice.polarity == "blocker" else rulebook.scale.certain
    region = _region(ranked)
    partial = region is not None and practice.polarity in _GOOD
    silent = rulebook.slots[practice.slot].silent
    return Finding(
        practice=practice.id,
        slot=practice.slot,
        pillar=practice.pillar,
        polarity=practice.polarity,
        value=(silent + practice.value) / 2 if partial and practice.value > silent else practice.value,
        says=say(practice, {**_words_of(ranked), **words}),
        stance=ranked[0].stance if ranked else "stated",
        certainty="clear" if confidence >= limit else "possible",
        confidence=round(confidence, 2),
        measured=measured,
        partial=partial,
        region=region,
        documents=tuple(sorted({clause.document for clause in ranked})),
        clauses=tuple(clause.id for clause in ranked),
    )


def say(practice: Practice, words: Mapping[str, str]) -> str:
    """The practice's plain sentence with its words filled in; the short form where a word is not known."""
    if all("{" + name + "}" not in practice.sentence or words.get(name) for name in _CAPTURE_WORDS):
        return practice.sentence.format_map(words)
    return practice.short


def _confidence(practice: Practice, evidence: Iterable[Clause], rulebook: Rulebook) -> tuple[float, bool]:
    """The best measured precision among the rules that show the practice, else the stated prior.

    What only counting shows rests on no one rule, and keeps the prior.
    """
    rules = () if practice.id in COUNTED else dict.fromkeys(clause.rule for clause in evidence)
    known = [confidence_of(rule, practice, rulebook) for rule in rules]
    return max(known, key=lambda entry: entry[0], default=confidence_of("", practice, rulebook))


def _region(evidence: Sequence[Clause]) -> str | None:
    regions = {clause.region for clause in evidence}
    if None in regions or not regions:
        return None
    return next(iter(regions)) if len(regions) == 1 else ", ".join(sorted(region for region in regions if region))


def _words_of(evidence: Sequence[Clause]) -> dict[str, str]:
    words: dict[str, str] = {}
    for clause in evidence:
        for name, text in clause.captures.items():
            words.setdefault(name, text)
        if clause.period is not None:
            spoken = speak_duration(clause.period.value)
            if spoken:
                words.setdefault("period", spoken)
        if clause.deadline is not None:
            spoken = speak_duration(clause.deadline)
            words.setdefault("period", spoken)
            if spoken.endswith(" days"):
                words.setdefault("days", spoken.removesuffix(" days"))
    return words


_UNIT_NAMES: Final = {"D": "day", "W": "week", "M": "month", "Y": "year", "TH": "hour", "TM": "minute"}


def speak_duration(value: str) -> str:
    """An ISO 8601 duration in words ("P12M" is "12 months"); empty for a criterion."""
    if not value.startswith("P"):
        return ""
    timed = value.startswith("PT")
    amount, letter = value.removeprefix("PT").removeprefix("P")[:-1], value[-1]
    name = _UNIT_NAMES[("T" if timed else "") + letter]
    return f"{amount} {name}" + ("" if amount == "1" else "s")
