"""`smallprint baseline`. In: documents with results that are known and accepted. Out: the file that lists them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from smallprint.check.baseline import Baseline, Entry, read_baseline, to_entry
from smallprint.check.model import Result
from smallprint.check.run.request import Checked, check_all, find_baseline_path
from smallprint.cli.check import make_request, selection_options
from smallprint.cli.output import complain
from smallprint.errors import EXIT_PASS, EXIT_REFUSED, UsageError

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
    path = find_baseline_path(make_request(**options))
    if path.exists() and not force:
        raise UsageError("There is a baseline already.", where=str(path), fix="Use `baseline update`, or --force.")
    return _rewrite(Baseline(path=path), options, _take_all)


@baseline.command(short_help="Take the results of now in place of the old ones.")
@selection_options
@_file_option
def update(**options: Any) -> int:
    """Bring the baseline up to date for these documents: new results are added, stale ones dropped.

    Documents that are not there any more are dropped, too.
    """
    old = read_baseline(find_baseline_path(make_request(**options)))
    return _rewrite(old, options, _take_all)


@baseline.command(short_help="Drop what no longer matches anything.")
@selection_options
@_file_option
def prune(**options: Any) -> int:
    """Drop the entries of these documents that match nothing any more, and documents that are gone; add nothing."""
    old = read_baseline(find_baseline_path(make_request(**options)))

    def keep(known: tuple[Entry, ...], results: list[Result]) -> list[Entry]:
        seen = {result.fingerprint for result in results}
        return [entry for entry in known if entry.fingerprint in seen]

    return _rewrite(old, options, keep)


@baseline.command(short_help="List what is known.")
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Use this configuration.")
@_file_option
def show(*, config: Path | None, baseline: Path | None) -> int:
    """List the entries of the baseline, document by document."""
    options: dict[str, Any] = {"select": (), "ignore": (), "profiles": (), "folders": (), "no_cache": True}
    from datetime import date

    request = make_request(paths=(), today=date.min, config=config, baseline=baseline, **options)
    known = read_baseline(find_baseline_path(request))
    for name, entries in known.documents.items():
        click.echo(f"{name}: {len(entries)} known")
        for entry in entries:
            click.echo(f"  {entry.check}: {entry.quote or 'the document as a whole'}")
    return EXIT_PASS


def _take_all(known: tuple[Entry, ...], results: list[Result]) -> list[Entry]:
    """All results of now, whatever was known."""
    del known
    return [to_entry(result) for result in results]


def _rewrite(
    old: Baseline, options: dict[str, Any], choose: Callable[[tuple[Entry, ...], list[Result]], list[Entry]]
) -> int:
    """Check the documents, let `choose` pick each one's entries, and write the baseline."""
    checked = check_all(replace(make_request(**options), use_baseline=False))
    if checked.run.errors:
        for error in checked.run.errors:
            complain(error)
        return EXIT_REFUSED
    new = old.without_gone()
    for file, results in zip(checked.files, _results_by_document(checked), strict=True):
        known = old.documents.get(old.name_of(file), ())
        new = new.with_document(file, choose(known, results))
    new.write()
    before, after = _count(old), _count(new)
    added, dropped = sum((after - before).values()), sum((before - after).values())
    click.echo(f"{new.path}: {sum(after.values())} known results, {added} added, {dropped} dropped.")
    return EXIT_PASS


def _results_by_document(checked: Checked) -> list[list[Result]]:
    """Results that are not suppressed, for each document in order."""
    return [
        [result for result in checked.run.results if result.path == document.path and result.status != "suppressed"]
        for document in checked.run.documents
    ]


def _count(baseline: Baseline) -> Counter[tuple[str, str]]:
    return Counter((name, entry.fingerprint) for name, entries in baseline.documents.items() for entry in entries)
