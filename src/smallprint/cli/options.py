"""Options that commands share. In: what stands on the command line. Out: click decorators and checked values."""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from smallprint.errors import UsageError
from smallprint.load import DEFAULT_LIMIT, LIMIT_FLAG

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
UNITS: Final = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


def read_size(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """Bytes from a number with an optional unit: 500000, 500k, 20MB.

    Raises:
        click.BadParameter: not a number above 0 with an optional unit.
    """
    found = re.fullmatch(r"(\d+)\s*([kmg]?)b?", value.strip().lower())
    if found is None or int(found[1]) == 0:
        raise click.BadParameter(
            f"{value!r} is not a size. Write bytes, or a unit: 500000, 500k, 20MB.", ctx=ctx, param=param
        )
    return int(found[1]) * UNITS[found[2]]


def paths_argument(command: Decorated) -> Decorated:
    """One or more paths, or "-"."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...|-")(command)


def source_options(command: Decorated) -> Decorated:
    """--stdin-filename and --max-bytes."""
    command = click.option(
        LIMIT_FLAG,
        callback=read_size,
        default=f"{DEFAULT_LIMIT // UNITS['m']}MB",
        show_default=True,
        metavar="SIZE",
        help="Refuse longer files: bytes, or with a unit, such as 500k or 20MB.",
    )(command)
    return click.option(
        "--stdin-filename", metavar="NAME", help="Name to show for '-'; its suffix tells the format (.md, .html, .txt)."
    )(command)


def rules_option(command: Decorated) -> Decorated:
    """--rules, repeatable."""
    return click.option(
        "--rules",
        "folders",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Add a folder of your own rules. May be repeated.",
    )(command)


def output_option(command: Decorated) -> Decorated:
    """--output."""
    return click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Write to FILE instead of standard output.",
    )(command)


def read_wpm(ctx: click.Context, param: click.Parameter, value: int) -> int:
    """Words a minute that a person can read at.

    Raises:
        click.BadParameter: beyond anybody.
    """
    from smallprint.readability import MAX_WPM, MIN_WPM

    if not MIN_WPM <= value <= MAX_WPM:
        raise click.BadParameter(f"{value} is not between {MIN_WPM} and {MAX_WPM}.", ctx=ctx, param=param)
    return value


def wpm_option(command: Decorated) -> Decorated:
    """--wpm."""
    return click.option(
        "--wpm",
        type=int,
        callback=read_wpm,
        default=238,
        show_default=True,
        metavar="N",
        help="Words a minute of the reader: 238 average adult, 183 aloud, 200 study, 175 slow.",
    )(command)


def choose(value: str, known: Iterable[str], *, option: str) -> str:
    """The one of `known` that `value` means: the same but for case, or the only one that contains it.

    Raises:
        UsageError: none or several; it names the nearest.
    """
    names = {name.casefold(): name for name in known}
    wanted = value.strip().casefold()
    if wanted in names:
        return names[wanted]
    containing = [name for folded, name in names.items() if wanted and wanted in folded]
    if len(containing) == 1:
        return containing[0]
    near = containing or [names[folded] for folded in get_close_matches(wanted, names, n=1)]
    hint = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(names.values())}."
    raise UsageError(f"{value!r} is not known.", where=option, fix=hint)
