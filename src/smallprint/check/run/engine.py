"""One run of the gate. In: jobs and options. Out: a `CheckRun` and an exit code.

What costs time comes from `work`; suppressions, the baseline and the gate are applied afresh each time, for they are
cheap and depend on more than the documents.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from smallprint.check.baseline import Baseline, Baselines
from smallprint.check.catalog import chooses, is_selected
from smallprint.check.configuration.settings import Settings
from smallprint.check.fingerprint import add_fingerprints
from smallprint.check.gate import Judged, judge, mark_failing
from smallprint.check.model import CheckRun, Outcome, Result
from smallprint.check.run.collect import readable_files
from smallprint.check.run.job import Input, Job, did_run
from smallprint.check.suppressions.apply import apply_directives, apply_entries, is_over, judge_entry
from smallprint.check.suppressions.ignorefile import IgnoreEntry, IgnoreFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the run as a whole is told."""

    today: date
    exit_zero: bool = False
    baselines: Baselines
    ignore_files: IgnoreFiles


def conclude(jobs: Sequence[Job], outcomes: Sequence[Outcome], options: Options) -> tuple[CheckRun, int]:
    """Settle the outcomes, one for each input of the jobs in order, and judge the whole.

    Raises:
        UsageError: a side file of suppressions that is not valid.
    """
    used: set[IgnoreEntry] = set()
    named: dict[IgnoreEntry, Input] = {}
    judged: list[Judged] = []
    stale: list[str] = []
    for one, outcome in zip((one for job in jobs for one in job.inputs), outcomes, strict=True):
        entries = options.ignore_files.entries_for(one.file)
        named.update(dict.fromkeys(entries, one))
        results = _settle(one, outcome, entries, used, options.today)
        baseline = options.baselines.find(one.file)
        if baseline is not None:
            results = baseline.mark(results, one.file)
            stale += [] if outcome.error else _describe_stale(one, results, baseline)
        results = mark_failing(results, one.settings)
        judged.append(Judged(path=one.path, outcome=outcome, results=results, settings=one.settings))
    stale += [
        f"{name}: the document is gone" for baseline in options.baselines.found() for name in baseline.find_gone()
    ]
    seen = {one.file.resolve() for job in jobs for one in job.inputs if one.file}
    judged += _judge_side_files(named, used, seen, options.today)
    gate, code = judge(judged, exit_zero=options.exit_zero)
    run = CheckRun(
        results=tuple(result for one in judged for result in one.results),
        documents=tuple(outcome.checked for outcome in outcomes),
        gate=gate,
        stale=tuple(stale),
        errors=tuple(outcome.error for outcome in outcomes if outcome.error),
    )
    return run, code


def _settle(
    one: Input, outcome: Outcome, entries: Sequence[IgnoreEntry], used: set[IgnoreEntry], today: date
) -> tuple[Result, ...]:
    """The results of one document as they are shown: chosen, in order, named, suppressions applied."""
    if outcome.error or outcome.checked.not_assessed:
        return ()
    settings = one.settings
    results = add_fingerprints(_in_order(_choose(outcome.results, settings)))
    results, remarks = apply_directives(
        results, outcome.directives, path=one.path, today=today, ran=lambda name: did_run(name, one)
    )
    both = _in_order((*results, *add_fingerprints(_in_order(_choose(remarks, settings)))))
    return apply_entries(both, [entry for entry in entries if not is_over(entry.until, today)], used=used)


def _choose(results: Iterable[Result], settings: Settings) -> Iterator[Result]:
    """The results that the settings want, with the severity that they give; of several patterns the last one counts."""
    for result in results:
        if is_selected(result.check, select=settings.select, ignore=settings.ignore):
            given = [severity for pattern, severity in settings.severities.items() if chooses(pattern, result.check)]
            yield replace(result, severity=given[-1]) if given else result


def _in_order(results: Iterable[Result]) -> tuple[Result, ...]:
    return tuple(sorted(results, key=lambda result: (result.line, result.column, result.check, result.message)))


def _describe_stale(one: Input, results: Sequence[Result], baseline: Baseline) -> list[str]:
    return [
        f"{one.path}: {entry.check}: {entry.quote or 'the document as a whole'}"
        for entry in baseline.find_stale(results, one.file)
        if did_run(entry.check, one)
    ]


def _judge_side_files(
    named: dict[IgnoreEntry, Input], used: set[IgnoreEntry], seen: set[Path], today: date
) -> Iterator[Judged]:
    """Results on the side files' own entries, each gated by the settings of a document that it names."""
    for entry, one in named.items():
        ran = did_run(entry.id, one) and (entry in used or _names_no_more(entry, seen))
        remarks = judge_entry(entry, used=entry in used, today=today, ran=ran)
        results = mark_failing(add_fingerprints(_choose(remarks, one.settings)), one.settings)
        if results:
            yield Judged(path=entry.file, outcome=None, results=results, settings=one.settings)


def _names_no_more(entry: IgnoreEntry, seen: set[Path]) -> bool:
    """Whether all files that an entry names were seen: it may serve another one, which this run was not given."""
    if (entry.root / entry.path).is_file():
        return True
    return all(file.resolve() in seen for file in readable_files(entry.root) if entry.names_file(file))
