"""`smallprint diff`. In: two versions of a document. Out: what changed in meaning, with both places."""

from pathlib import Path

import click

from smallprint.cli.options import output_option, rules_option, source_options
from smallprint.cli.output import deliver, warn
from smallprint.cli.progress import progress
from smallprint.cli.reading import Request, load_sources
from smallprint.errors import EXIT_PASS
from smallprint.render import DIFF_RENDERERS, render_diff


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(DIFF_RENDERERS)),
    default="text",
    show_default=True,
    help="Output format.",
)
@rules_option
@source_options
@output_option
def diff(
    *,
    old: str,
    new: str,
    form: str,
    folders: tuple[Path, ...],
    stdin_filename: str | None,
    max_bytes: int,
    output: Path | None,
) -> int:
    """Say what changed in meaning from OLD to NEW: files, one of which may be '-' for standard input.

    Periods, ways to opt out, practices, kinds of data and recipients, promises and sentences, each with both places,
    and whether it is better or worse for readers. It never fails a pipeline: that is for `check --against`.
    """
    request = Request(paths=(old, new), folders=folders, stdin_filename=stdin_filename, max_bytes=max_bytes)
    sources = load_sources(request)
    with progress(f"comparing {old} with {new} ..."):
        from smallprint.diff import Version, compare
        from smallprint.pipeline import Analyzer

        analyzer = Analyzer(folders)
        readings = [analyzer.read(source) for source in sources]
        versions = [Version(readings=(reading,), report=analyzer.report([reading])) for reading in readings]
        found = compare(versions[0], versions[1])
    for reading in readings:
        warn(f"{reading.info.path}: {warning}" for warning in reading.info.warnings)
    deliver(render_diff(found, form=form), output=output)
    return EXIT_PASS
