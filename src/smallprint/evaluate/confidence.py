"""Measures how far each rule's outcomes can be trusted. In: sections of an evaluation. Out: entries for rules/."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from smallprint.evaluate.evaluation import Section
from smallprint.interpret.findings.whole import COUNTED

SOUND_READERS: Final = ("gold", "corpora", "tosdr")
"""Corpora whose labels speak of practices. UNFAIR-ToS does not: a true statement may be there without being unfair."""
HEADER: Final = (
    "# How often each rule's outcome was right on labelled text.\n"
    "# Written by `smallprint evaluate ... --measure-confidence`: measure again rather than edit.\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """The counts of one rule and practice."""

    rule: str
    practice: str
    right: int
    judged: int
    source: str
    """Right of judged by corpus: "gold 8/9, tosdr 3/4"."""


def measure_confidence(sections: Iterable[Section]) -> tuple[Confidence, ...]:
    """The precision of each (rule, practice) that was judged, sorted by rule and practice.

    A practice that only counting shows is no rule's merit.
    """
    right: Counter[tuple[str, str, str]] = Counter()
    judged: Counter[tuple[str, str, str]] = Counter()
    for section in sections:
        if section.reader not in SOUND_READERS:
            continue
        for judgement in section.outcomes:
            assert judgement.outcome is not None
            rule, practice = judgement.outcome
            if practice in COUNTED:
                continue
            key = (rule, practice, section.reader)
            judged[key] += 1
            right[key] += judgement.verdict in ("right", "correct")
    pairs = sorted({(rule, practice) for rule, practice, _ in judged})
    return tuple(_join(rule, practice, right, judged) for rule, practice in pairs)


def _join(
    rule: str, practice: str, right: Counter[tuple[str, str, str]], judged: Counter[tuple[str, str, str]]
) -> Confidence:
    keys = [(rule, practice, reader) for reader in SOUND_READERS if judged[rule, practice, reader]]
    return Confidence(
        rule=rule,
        practice=practice,
        right=sum(right[key] for key in keys),
        judged=sum(judged[key] for key in keys),
        source=", ".join(f"{key[2]} {right[key]}/{judged[key]}" for key in keys),
    )


def to_toml(entries: Sequence[Confidence]) -> str:
    """The file `rules/confidence.toml`: one table `[[measured]]` an entry."""
    tables = [
        "[[measured]]\n"
        f'rule = "{entry.rule}"\n'
        f'practice = "{entry.practice}"\n'
        f"right = {entry.right}\n"
        f"judged = {entry.judged}\n"
        f'source = "{entry.source}"\n'
        for entry in entries
    ]
    return "\n".join([HEADER, *tables])
