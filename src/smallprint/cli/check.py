"""`smallprint check`. In: documents about to be published. Out: what must be fixed, with places, and an exit code."""

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from math import isnan
from pathlib import Path
from time import monotonic
from typing import Any, Final, TypeVar, get_args

import click

from smallprint.check.catalog import require_known
from smallprint.check.model import FailOn, Profile
from smallprint.check.output import FORMATS
from smallprint.check.run.prepare import Overrides
from smallprint.check.run.request import Request, check_all, say_nothing
from smallprint.cli.check_outputs import read_outputs, write_output
from smallprint.cli.options import paths_argument, rules_option, source_options
from smallprint.cli.output import complain, warn
from smallprint.cli.progress import ERASE_LINE, PATIENCE_SECONDS
from smallprint.errors import EXIT_REFUSED, UsageError

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
DATE_VARIABLE: Final = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 to take for now. Source: reproducible-builds.org/specs/source-date-epoch."""


def read_ids(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Check ids, one or several separated by commas, each of which must be known."""
    del ctx
    ids = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    require_known(ids, where=f"--{param.name}")
    return ids


def read_score(ctx: click.Context, param: click.Parameter, value: float | None) -> float | None:
    """A score; what is no number, below which nothing would ever be, is refused.

    Raises:
        click.BadParameter: "nan".
    """
    if value is not None and isnan(value):
        raise click.BadParameter("nan is not a number.", ctx=ctx, param=param)
    return value


def read_folder(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    """A folder that is named; an empty name would be the working folder.

    Raises:
        click.BadParameter: an empty name.
    """
    if value == "":
        raise click.BadParameter("it names no folder.", ctx=ctx, param=param)
    return None if value is None else Path(value)


def read_today(ctx: click.Context, param: click.Parameter, value: str | None) -> date:
    """The day of the run: as given, of SOURCE_DATE_EPOCH, or the clock's.

    Raises:
        click.BadParameter: not a date.
        UsageError: SOURCE_DATE_EPOCH is not a number of seconds.
    """
    epoch = os.environ.get(DATE_VARIABLE)
    try:
        if value is not None:
            return date.fromisoformat(value)
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now().astimezone().date()
    except (ValueError, OverflowError, OSError):
        if value is None:
            fix = "Set it to seconds since 1970, or not at all."
            raise UsageError(f"{epoch!r} is not a day.", where=f"${DATE_VARIABLE}", fix=fix) from None
        raise click.BadParameter(f"{value!r} is not a day.", ctx=ctx, param=param) from None


def selection_options(command: Decorated) -> Decorated:
    """What `check` and `baseline` share: which documents, which checks, which configuration."""
    for decorate in reversed(
        (
            paths_argument,
            click.option("--select", multiple=True, callback=read_ids, metavar="ID,...", help="Run only these checks."),
            click.option(
                "--ignore", multiple=True, callback=read_ids, metavar="ID,...", help="Leave these checks out."
            ),
            click.option(
                "--profile",
                "profiles",
                multiple=True,
                type=click.Choice(get_args(Profile)),
                help="Look for the disclosures that a law asks for. May be repeated.",
            ),
            click.option("--together", is_flag=True, default=None, help="All paths are the documents of one service."),
            click.option(
                "--against", metavar="REV|FILE", help="The last published version: a git revision, a file, or REV:PATH."
            ),
            click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Documents examined at a time."),
            click.option(
                "--config", type=click.Path(path_type=Path), metavar="FILE", help="Use this configuration for all."
            ),
            click.option("--isolated", is_flag=True, help="Read no configuration, side file or baseline by itself."),
            click.option("--no-cache", "no_cache", is_flag=True, help="Neither read nor write the cache."),
            click.option(
                "--cache-dir",
                "cache",
                callback=read_folder,
                metavar="DIR",
                help="Folder of the cache.",
            ),
            click.option("--today", callback=read_today, hidden=True, metavar="DATE"),
            rules_option,
            source_options,
        )
    ):
        command = decorate(command)
    return command


def make_request(
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profiles: tuple[Profile, ...],
    folders: tuple[Path, ...],
    no_cache: bool,
    fail_on: FailOn | None = None,
    min_score: float | None = None,
    **plain: Any,
) -> Request:
    """The request that the options of `selection_options` make; `plain` are fields of it by name."""
    more: dict[str, Any] = {"profiles": profiles, "rules": folders, "fail_on": fail_on, "min_score": min_score}
    given = {name: value for name, value in more.items() if value not in (None, ())}
    overrides = Overrides(select=select, ignore=ignore, more=given)
    return Request(overrides=overrides, use_cache=not no_cache, progress=make_progress(), **plain)


@click.command(short_help="The gate before publishing: what must be fixed, with places.")
@selection_options
@click.option("--fail-on", type=click.Choice(get_args(FailOn)), help="Mildest severity that fails.  [default: high]")
@click.option(
    "--min-score",
    type=click.FloatRange(0, 100),
    callback=read_score,
    metavar="N",
    help="Lowest overall score that passes.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 where only the gate failed.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Results to treat as known.  [default: .smallprint/baseline.json beside the configuration]",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    callback=read_outputs,
    metavar="FORMAT[:FILE]",
    help=f"One of {', '.join(FORMATS)}; with a file, written there. May be repeated.  [default: full]",
)
def check(*, outputs: tuple[tuple[str, Path | None], ...], **options: Any) -> int:
    """Say whether documents are fit to be published, and what must be fixed first.

    Reads files, folders (with the rules of .gitignore), quoted patterns such as 'legal/**/*.md', and '-' for standard
    input. Each document is judged by itself unless --together is given.
    """
    written = {file: f"{name}:{file}" for name, file in outputs if file}
    for path in options["paths"]:
        if Path(path).resolve() in written:
            what = "This output would be written over a document."
            raise UsageError(what, where=f"-o {written[Path(path).resolve()]}", fix="Name another file.")
    done = check_all(make_request(**options))
    lost = [error for name, file in outputs if (error := write_output(done.run, name, file))]
    warn(done.notes)
    for error in (*lost, *done.run.errors):
        complain(error)
    for document in done.run.documents:
        if document.not_assessed:
            complain(document.not_assessed)
    return EXIT_REFUSED if lost else done.code


def make_progress() -> Callable[[int, int], None]:
    """A function that keeps one line on a terminal's stderr up to date, once the work has taken a while."""
    if sys.stderr is None or not sys.stderr.isatty():
        return say_nothing
    began = monotonic()

    def show(done: int, total: int) -> None:
        if monotonic() - began > PATIENCE_SECONDS:
            sys.stderr.write(ERASE_LINE + (f"smallprint: {done} of {total} checked" if done < total else ""))
            sys.stderr.flush()

    return show
