"""Joins the judgements on whole documents with gold files. In: rows of gold files. Out: judgements."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Final

from smallprint.errors import NotAssessed
from smallprint.evaluate.bench import Bench, Format, has_keys
from smallprint.evaluate.gold import GoldDocument, read_gold
from smallprint.evaluate.gold_clauses import judge_clauses
from smallprint.evaluate.gold_practices import judge_passages, judge_practices, judge_regions
from smallprint.evaluate.gold_retention import judge_retention
from smallprint.evaluate.gold_values import judge_values
from smallprint.evaluate.rows import Row
from smallprint.evaluate.verdict import Judgement
from smallprint.model import Report

_has_gold_keys: Final = has_keys("doc", "kind", "practices", "retention", "opt_out", "data_types", "dates")


def judge_gold(rows: Sequence[Row], bench: Bench) -> Iterator[Judgement]:
    """Judge each document."""
    name_types = cache(partial(_name_types, bench))
    for row in rows:
        gold = read_gold(row, bench)
        report = _read_document(gold, bench)
        yield from judge_practices(gold, report)
        yield from judge_passages(gold, report)
        yield from judge_regions(gold, report)
        yield from judge_clauses(gold, report)
        yield from judge_retention(gold, report)
        yield from judge_values(gold, report, name_types=name_types)


def _name_types(bench: Bench, name: str) -> frozenset[str]:
    """How the engine calls a kind of data that a gold file names in its reader's own words."""
    report = bench.engine.analyze(f"We collect your {name}.", fragment=True)
    return frozenset(known for clause in report.clauses for known in clause.data_types)


def _read_document(gold: GoldDocument, bench: Bench) -> Report:
    """The report on the document; one that is refused is read as a passage, without its kind and dates."""
    try:
        return bench.engine.analyze_file(gold.document)
    except NotAssessed:
        return replace(bench.engine.analyze_file(gold.document, fragment=True), documents=())


def _is_corpora_row(data: Mapping[str, object]) -> bool:
    return _has_gold_keys(data) and "clauses" in data


GOLD_FORMAT: Final = Format(
    name="gold",
    title="Documents with gold practices",
    recognises=lambda data: _has_gold_keys(data) and not _is_corpora_row(data),
    judge=judge_gold,
    whole_documents=True,
)
CORPORA_FORMAT: Final = Format(
    name="corpora",
    title="Documents with gold practices and clauses",
    recognises=_is_corpora_row,
    judge=judge_gold,
    whole_documents=True,
)
