"""Judges choices, data types, dates and kinds. In: a gold document and its report. Out: judgements."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from smallprint.evaluate.bench import compare_presence
from smallprint.evaluate.gold import GoldDocument
from smallprint.evaluate.targets import is_met, normalise_target
from smallprint.evaluate.verdict import ALL, Judgement, Measure, Verdict
from smallprint.evaluate.wording import content_words
from smallprint.model import Choice, Clause, Report

NameTypes = Callable[[str], frozenset[str]]

OPT_OUTS: Final = Measure(
    name="opt-outs",
    level="document",
    by="attribute",
    average="micro",
    about="The set of pairs (from, mechanism) a document offers.",
)
TARGETS: Final = Measure(
    name="opt-out targets",
    level="document",
    by="attribute",
    average="accuracy",
    about="Of the pairs that are right: each target of the file is among ours, exactly but for form; see docs.",
)
TARGETS_ANY: Final = Measure(
    name="opt-out targets, any of the pair",
    level="document",
    by="attribute",
    average="accuracy",
    about="The same, where one of the pair's targets is enough.",
)
DATA_TYPES: Final = Measure(
    name="data types",
    level="document",
    by="attribute",
    average="micro",
    about="Types are alike where one's words are among the other's.",
)
DATA_TYPES_NAMED: Final = Measure(
    name="data types, by their meaning",
    level="document",
    by="attribute",
    average="micro",
    about="The same, and alike too where the engine, told that an entry's type is collected, names it so.",
)
DATES: Final = Measure(
    name="dates", level="document", by="attribute", average="micro", about="Effective and updated date, exactly."
)
KINDS: Final = Measure(
    name="kinds of document", level="document", by="attribute", average="accuracy", about="Privacy policy or terms."
)


def judge_values(gold: GoldDocument, report: Report, *, name_types: NameTypes) -> Iterator[Judgement]:
    """Judge every attribute of a document but its retention periods.

    Args:
        gold: What the document says.
        report: What was read in it.
        name_types: The canonical names that the engine has for a kind of data in somebody else's words.
    """
    choices = [(clause, clause.choice) for clause in report.clauses if clause.choice]
    yield from _judge_opt_outs(gold, choices)
    yield from _judge_targets(gold, choices)
    yield from _judge_data_types(gold, report, name_types)
    yield from _judge_dates(gold, report)
    kind = report.documents[0].kind if report.documents else "not assessed"
    yield gold.judge(
        KINDS,
        gold.kind,
        "right" if kind == gold.kind else "wrong",
        key="kind",
        expected=gold.kind,
        answered=kind,
    )


def _judge_opt_outs(gold: GoldDocument, choices: list[tuple[Clause, Choice]]) -> Iterator[Judgement]:
    expected = {(entry.from_, entry.mechanism): entry for entry in reversed(gold.opt_out)}
    answered = {(choice.from_, choice.mechanism): clause for clause, choice in reversed(choices)}
    for pair in sorted(expected.keys() | answered.keys()):
        entry, clause = expected.get(pair), answered.get(pair)
        name = " by ".join(pair)
        yield gold.judge(
            OPT_OUTS,
            pair[0],
            compare_presence(expected=entry is not None, answered=clause is not None),
            key=name,
            place=entry or clause,
            expected=name if entry else "",
            answered=f"{name} ({clause.rule})" if clause else "",
        )


def _judge_targets(gold: GoldDocument, choices: list[tuple[Clause, Choice]]) -> Iterator[Judgement]:
    """An entry without a target counts neither way: the text need not name one."""
    met: dict[tuple[str, str], bool] = {}
    for entry in gold.opt_out:
        pair = (entry.from_, entry.mechanism)
        ours = [choice.target for _, choice in choices if (choice.from_, choice.mechanism) == pair]
        if not ours or not entry.target:
            continue
        told = [target for target in ours if target]
        right = is_met(entry.target, told, entry.mechanism)
        met[pair] = met.get(pair, False) or right
        yield gold.judge(
            TARGETS,
            entry.mechanism,
            "right" if right else "wrong",
            key=f"{' by '.join(pair)}: {entry.target}",
            place=entry,
            expected=entry.target,
            answered=", ".join(sorted({normalise_target(target, entry.mechanism) for target in told})),
        )
    for pair, right in met.items():
        yield gold.judge(TARGETS_ANY, pair[1], "right" if right else "wrong", key=" by ".join(pair), listed=False)


def _judge_data_types(gold: GoldDocument, report: Report, name_types: NameTypes) -> Iterator[Judgement]:
    """A kind that is named only in order to deny it is no answer."""
    said = [clause for clause in reversed(report.clauses) if clause.stance != "denied"]
    places = {name: clause for clause in said for name in clause.data_types}
    wanted = {name: content_words(name) for name in gold.data_types}
    ours = {name: content_words(name) for name in places}
    meant = {name: name_types(name) for name in wanted}
    named = frozenset[str]().union(*meant.values())
    for name, clause in places.items():
        like = _is_like_any(ours[name], wanted.values())
        for measure, right in ((DATA_TYPES, like), (DATA_TYPES_NAMED, like or name in named)):
            verdict: Verdict = "correct" if right else "wrong"
            yield gold.judge(measure, ALL, verdict, key=name, place=clause, answered=f"{name} ({clause.rule})")
    for name, words in wanted.items():
        like = _is_like_any(words, ours.values())
        for measure, right in ((DATA_TYPES, like), (DATA_TYPES_NAMED, like or not meant[name].isdisjoint(ours))):
            yield gold.judge(measure, ALL, "found" if right else "missed", key=name, expected=name)


def _is_like_any(words: frozenset[str], others: Iterable[frozenset[str]]) -> bool:
    return any(words <= other or other <= words for other in others)


def _judge_dates(gold: GoldDocument, report: Report) -> Iterator[Judgement]:
    info = report.documents[0] if report.documents else None
    read = {"effective": info.effective_date, "updated": info.updated_date} if info else {}
    for name, expected in gold.dates.items():
        answered = read.get(name)
        if expected and expected == answered:
            yield gold.judge(DATES, name, "right", key=name)
            continue
        if expected:
            yield gold.judge(DATES, name, "missed", key=name, expected=expected, answered=answered or "")
        if answered:
            yield gold.judge(DATES, name, "wrong", key=name, expected=expected or "", answered=answered)
