"""`smallprint baseline`. In: documents with results that are known and accepted. Out: the file that lists them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from smallprint.check.baseline import Baseline, Entry, read_baseline, to_entry
from smallprint.check.configuration.reader import ConfigFinder
from smallprint.check.model import CheckRun, Result
from smallprint.check.run.job import Input, did_run
from smallprint.check.run.request import check_all, find_baseline_paths, find_baselines
from smallprint.cli.check import make_request, selection_options
from smallprint.cli.output import complain
from smallprint.errors import EXIT_NOT_ASSESSED, EXIT_PASS, EXIT_REFUSED, UsageError

_file_option = click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The baseline.  [default: .smallprint/baseline.json beside the configuration]",
)


@click.group(short_help="Results that are known and accepted: create, update, prune, show.")
def baseline() -> None:
    """Keep a list of results that are known, so that only new ones fail the gate."""


@baseline.command(short_help="Take all results of now as known.")
@selection_options
@_file_option
@click.option("--force", is_flag=True, help="Replace a baseline that is there.")
def create(*, force: bool, **options: Any) -> int:
    """Write a baseline with all results that these documents have now."""
    for path in find_baseline_paths(make_request(**options)):
        if path.exists() and not force:
            raise UsageError("There is a baseline already.", where=str(path), fix="Use `baseline update`, or --force.")
    return _rewrite(options, _take_all, read=lambda path: Baseline(path=path))


@baseline.command(short_help="Take the results of now in place of the old ones.")
@selection_options
@_file_option
def update(**options: Any) -> int:
    """Bring the baseline up to date for these documents: new results are added, stale ones dropped.

    Documents that are not there any more are dropped, too; entries of checks that did not run stay.
    """
    return _rewrite(options, _take_all, read=read_baseline)


@baseline.command(short_help="Drop what no longer matches anything.")
@selection_options
@_file_option
def prune(**options: Any) -> int:
    """Drop the entries of these documents that match nothing any more, and documents that are gone; add nothing."""

    def keep(known: tuple[Entry, ...], results: list[Result], one: Input) -> list[Entry]:
        seen = {result.fingerprint for result in results}
        return [entry for entry in known if entry.fingerprint in seen or not did_run(entry.check, one)]

    return _rewrite(options, keep, read=read_baseline)


@baseline.command(short_help="List what is known.")
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Use this configuration.")
@_file_option
def show(*, config: Path | None, baseline: Path | None) -> int:
    """List the entries of the baseline, document by document."""
    options: dict[str, Any] = {"select": (), "ignore": (), "profiles": (), "folders": (), "no_cache": True}
    from datetime import date

    request = make_request(paths=(), today=date.min, config=config, baseline=baseline, **options)
    [path] = find_baseline_paths(request)
    known = read_baseline(path)
    for name, entries in known.documents.items():
        click.echo(f"{name}: {len(entries)} known")
        for entry in entries:
            click.echo(f"  {entry.check}: {entry.quote or 'the document as a whole'}")
    return EXIT_PASS


def _take_all(known: tuple[Entry, ...], results: list[Result], one: Input) -> list[Entry]:
    """All results of now; what was known of checks that did not run stays."""
    return [*(entry for entry in known if not did_run(entry.check, one)), *(to_entry(result) for result in results)]


def _rewrite(
    options: dict[str, Any],
    choose: Callable[[tuple[Entry, ...], list[Result], Input], list[Entry]],
    *,
    read: Callable[[Path], Baseline],
) -> int:
    """Check the documents, let `choose` pick each one's entries, and write the baselines that they belong to."""
    request = make_request(**options)
    old = {path: read(path) for path in find_baseline_paths(request)}
    checked = check_all(replace(request, use_baseline=False))
    refusals = [document.not_assessed for document in checked.run.documents if document.not_assessed]
    for error in (*checked.run.errors, *refusals):
        complain(error)
    if checked.run.errors:
        return EXIT_REFUSED
    new = {path: baseline.without_gone() for path, baseline in old.items()}
    baselines = find_baselines(request, ConfigFinder(isolated=request.isolated, explicit=request.config))
    for one, document in zip(checked.inputs, checked.run.documents, strict=True):
        if document.not_assessed:
            continue  # what is known of it stays: nobody looked
        path = baselines.place(one.file)
        known = old[path].documents.get(old[path].name_of(one.file), ())
        new[path] = new[path].with_document(one.file, choose(known, _results_on(document.path, checked.run), one))
    for path, baseline in new.items():
        baseline.write()
        before, after = _count(old[path]), _count(baseline)
        added, dropped = sum((after - before).values()), sum((before - after).values())
        click.echo(f"{path}: {sum(after.values())} known results, {added} added, {dropped} dropped.")
    return EXIT_NOT_ASSESSED if refusals else EXIT_PASS


def _results_on(path: str, run: CheckRun) -> list[Result]:
    """Results on the document at `path` that are not suppressed."""
    return [result for result in run.results if result.path == path and result.status != "suppressed"]


def _count(baseline: Baseline) -> Counter[tuple[str, str]]:
    return Counter((name, entry.fingerprint) for name, entries in baseline.documents.items() for entry in entries)
