"""Runs the checks. In: a `Job`. Out: an `Outcome` for each of its documents, and what was seen beside them.

The one module of the gate that reads documents: it brings in the parsers and spaCy, so import it late.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

from smallprint.check.case import Candidate, Case
from smallprint.check.catalog import MODULES, load_check, may_run
from smallprint.check.disclosures.answers import answer_all
from smallprint.check.measure import measure
from smallprint.check.model import CheckedDocument, Outcome, Result
from smallprint.check.neighbours import Neighbours
from smallprint.check.run.job import Input, Job
from smallprint.check.suppressions.directives import read_directives
from smallprint.errors import NotAssessed, SourceError
from smallprint.load import load_stream
from smallprint.model import Report, Source
from smallprint.parse.decode import decode
from smallprint.pipeline import Analyzer, Reading

ANALYZERS_KEPT: Final = 4
"""Sets of rule folders whose compiled rules are kept; nearly every run has one."""

Witnesses = tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """An input that was read, or why it was not."""

    input: Input
    source: Source | None = None
    reading: Reading | None = None
    error: str | None = None
    refusal: str | None = None


def examine(job: Job) -> tuple[tuple[Outcome, ...], Witnesses]:
    """The outcome of each input, in order. A file that cannot be read, or assessed, has an outcome that says so."""
    reads = [_read(one, one.data, path=one.path, max_bytes=job.max_bytes) for one in job.inputs]
    good = [read for read in reads if read.reading is not None]
    neighbours = {id(read): Neighbours(base=read.input.base) for read in reads}
    outcomes: dict[int, Outcome] = {}
    if good:
        case = _make_case(job, good, neighbours)
        results = list(_run_checks(case))
        for index, (read, candidate) in enumerate(zip(good, case.candidates, strict=True)):
            outcomes[id(read)] = _to_outcome(case, candidate, index, results)
    done = tuple(outcomes.get(id(read)) or _to_failure(read) for read in reads)
    return done, tuple(neighbours[id(read)].witnesses for read in reads)


def warm_up(jobs: Iterable[Job]) -> None:
    """Compile the rules of all jobs, so that processes that are forked afterwards have them."""
    for rules in {one.settings.rules for job in jobs for one in job.inputs}:
        _analyzer(rules)


@lru_cache(maxsize=ANALYZERS_KEPT)
def _analyzer(rules: tuple[Path, ...]) -> Analyzer:
    return Analyzer(rules=rules)


def _read(one: Input, data: bytes, *, path: str, max_bytes: int) -> _Read:
    if one.error:
        return _Read(input=one, error=one.error)
    try:
        source = load_stream(BytesIO(data), filename=path, max_bytes=max_bytes)
        return _Read(input=one, source=source, reading=_analyzer(one.settings.rules).read(source))
    except NotAssessed as error:
        return _Read(input=one, refusal=str(error))
    except SourceError as error:
        return _Read(input=one, error=str(error))


def _make_case(job: Job, reads: Sequence[_Read], neighbours: Mapping[int, Neighbours]) -> Case:
    analyzer = _analyzer(reads[0].input.settings.rules)
    candidates = tuple(_to_candidate(read, neighbours[id(read)]) for read in reads)
    case = Case(
        candidates=candidates,
        report=_report(analyzer, reads),
        rulebook=analyzer.rulebook,
        today=job.today,
    )
    return _add_published(job, case, [read.input for read in reads])


def _add_published(job: Job, case: Case, inputs: Sequence[Input]) -> Case:
    """`case` with the published versions of its documents, of those that have one."""
    olds = [
        _read(one, one.published.data, path=one.published.path, max_bytes=job.max_bytes)
        for one in inputs
        if one.published is not None and one.published.data is not None
    ]
    failed = tuple((old.input.path, old.error or old.refusal or "") for old in olds if old.reading is None)
    good = [old for old in olds if old.reading is not None]
    if not good:
        return replace(case, not_compared=failed)
    published = Case(
        candidates=tuple(_to_candidate(old, Neighbours(base=None)) for old in good),
        report=_report(_analyzer(inputs[0].settings.rules), good),
        rulebook=case.rulebook,
        today=job.today,
        became=tuple(old.input.path for old in good),
    )
    return replace(case, published=published, not_compared=failed)


def _report(analyzer: Analyzer, reads: Sequence[_Read]) -> Report:
    return analyzer.report([read.reading for read in reads if read.reading])


def _to_candidate(read: _Read, neighbours: Neighbours) -> Candidate:
    assert read.reading is not None
    assert read.source is not None
    return Candidate(
        path=read.source.path,
        source=decode(read.source.data, place=read.source.path),
        document=read.reading.document,
        sentences=read.reading.sentences,
        info=read.reading.info,
        settings=read.input.settings,
        neighbours=neighbours,
        changed=read.input.changed,
    )


def _run_checks(case: Case) -> Iterable[Result]:
    """All results of the checks that the settings of any candidate may want."""
    for name in MODULES:
        wanted = any(
            may_run(name, select=one.settings.select, ignore=one.settings.ignore, profiles=one.settings.profiles)
            for one in case.candidates
        )
        check = load_check(name) if wanted else None
        if check is not None and check.find is not None:
            yield from check.find(case)


def _to_outcome(case: Case, candidate: Candidate, index: int, results: Sequence[Result]) -> Outcome:
    score = case.report.scores.get(candidate.info.kind)
    checked = CheckedDocument(
        path=candidate.path,
        kind=candidate.info.kind,
        score=score.overall if score else None,
        grade=score.grade if score else "?",
        disclosures={
            profile: {answer.required.id: answer.to_disclosure(candidate, index) for answer in answers}
            for profile, answers in answer_all(case, candidate.settings).items()
        },
    )
    return Outcome(
        checked=checked,
        results=tuple(result for result in results if result.path == candidate.path),
        directives=read_directives(candidate.source, candidate.document),
        measures=measure(case, candidate, index),
    )


def _to_failure(read: _Read) -> Outcome:
    checked = CheckedDocument(path=read.input.path, kind="unknown", score=None, grade="?", not_assessed=read.refusal)
    return Outcome(checked=checked, error=read.error)
