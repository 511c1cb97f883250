"""Counts answers. In: judgements, one for each answer given or expected. Out: figures with precision, recall and F1."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

Verdict = Literal["right", "wrong", "missed", "correct", "found", "rejected"]
"""right: expected and given. wrong: given, not expected. missed: expected, not given. rejected: neither.

Where answers and expectations do not pair off one to one, `correct` is a right answer (counts for precision alone)
and `found` an expectation that was met (counts for recall alone).
"""

Level = Literal["clause", "document"]
Kind = Literal["category", "practice", "rule", "attribute"]
Average = Literal["none", "micro", "macro", "accuracy"]

ALL: Final = "all"
"""Label of the figure that adds up every label's counts."""
MACRO: Final = "macro"
"""Label of the figure that is the plain mean of the labels' figures."""
FAULTS: Final = ("wrong", "missed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is being measured."""

    name: str
    level: Level
    by: Kind
    average: Average
    """The summary figure: counts added up, mean of the labels, none, or the share of right answers."""
    about: str
    """One sentence: what counts as right."""
    baseline: bool = False
    """Also give the F1 of always answering yes: 2p / (1 + p), p the share of passages where yes is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One answer, judged."""

    measure: Measure
    label: str
    verdict: Verdict
    id: str = ""
    """The passage's or document's own id."""
    path: str = ""
    line: int = 0
    """1-based, in `path`."""
    text: str = ""
    """What was read."""
    expected: str = ""
    answered: str = ""
    note: str = ""
    outcome: tuple[str, str] | None = None
    """(rule id, practice id) that gave the answer, where its precision is being measured."""
    times: int = 1
    listed: bool = True
    """False: counts, but is not shown among the errors (another measure shows it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The counts of one label and what follows from them."""

    measure: str
    level: Level
    by: Kind
    label: str
    right: int
    wrong: int
    found: int
    missed: int
    rejected: int
    precision: float | None
    """right / (right + wrong); None where nothing was answered."""
    recall: float | None
    """found / (found + missed); None where nothing was expected."""
    f1: float | None
    """Harmonic mean of the two; 0 where one is 0 or undefined; None where both are, or where just one is measured."""
    accuracy: float | None
    """(right + rejected) / all; only where every passage was judged yes or no, or all answers are given."""
    baseline: float | None
    """F1 of always answering yes."""


def tally(judgements: Iterable[Judgement]) -> tuple[Figure, ...]:
    """The figures of each measure, labels sorted by name, the summary figure first; measures in order of appearance."""
    counts: dict[str, dict[str, Counter[Verdict]]] = {}
    measures: dict[str, Measure] = {}
    for judgement in judgements:
        measures.setdefault(judgement.measure.name, judgement.measure)
        labels = counts.setdefault(judgement.measure.name, {})
        labels.setdefault(judgement.label, Counter())[judgement.verdict] += judgement.times
    return tuple(figure for name, measure in measures.items() for figure in _figures(measure, counts[name]))


def _figures(measure: Measure, counts: Mapping[str, Counter[Verdict]]) -> list[Figure]:
    labels = [_figure(measure, label, counts[label]) for label in sorted(counts)]
    if measure.average == "none":
        return labels
    if measure.average == "macro":
        return [_mean(measure, labels), *labels]
    if len(labels) == 1 and labels[0].label == ALL:
        return labels
    total: Counter[Verdict] = Counter()
    for count in counts.values():
        total.update(count)
    return [_figure(measure, ALL, total), *labels]


def _figure(measure: Measure, label: str, count: Mapping[Verdict, int]) -> Figure:
    right = count.get("right", 0) + count.get("correct", 0)
    found = count.get("right", 0) + count.get("found", 0)
    wrong, missed, rejected = count.get("wrong", 0), count.get("missed", 0), count.get("rejected", 0)
    accuracy = None
    if rejected or measure.average == "accuracy" or measure.baseline:
        accuracy = _share(right + rejected, wrong + missed)
    if measure.average == "accuracy":
        precision = recall = f1 = None
    else:
        precision, recall = _share(right, wrong), _share(found, missed)
        one_sided = (precision is None and found) or (recall is None and right)
        f1 = None if one_sided else harmonic_mean(precision, recall)
    positive = _share(found + missed, wrong + rejected) if measure.baseline else None
    return Figure(
        measure=measure.name,
        level=measure.level,
        by=measure.by,
        label=label,
        right=right,
        wrong=wrong,
        found=found,
        missed=missed,
        rejected=rejected,
        precision=precision,
        recall=recall,
        f1=f1,
        accuracy=accuracy,
        baseline=None if positive is None else 2 * positive / (1 + positive),
    )


def _mean(measure: Measure, figures: list[Figure]) -> Figure:
    def mean(values: Iterable[float | None]) -> float | None:
        known = [value for value in values if value is not None]
        return sum(known) / len(known) if known else None

    return Figure(
        measure=measure.name,
        level=measure.level,
        by=measure.by,
        label=MACRO,
        right=sum(figure.right for figure in figures),
        wrong=sum(figure.wrong for figure in figures),
        found=sum(figure.found for figure in figures),
        missed=sum(figure.missed for figure in figures),
        rejected=sum(figure.rejected for figure in figures),
        precision=mean(figure.precision for figure in figures),
        recall=mean(figure.recall for figure in figures),
        f1=mean(figure.f1 for figure in figures),
        accuracy=mean(figure.accuracy for figure in figures),
        baseline=mean(figure.baseline for figure in figures),
    )


def harmonic_mean(precision: float | None, recall: float | None) -> float | None:
    """F1 = 2PR / (P + R); 0 where one is 0 or undefined, None where both are undefined."""
    if precision is None and recall is None:
        return None
    if not precision or not recall:
        return 0.0
    return 2 * precision * recall / (precision + recall)


def _share(part: int, rest: int) -> float | None:
    return part / (part + rest) if part + rest else None
