"""Where the gate's outputs go. In: -o options, a run. Out: files, standard output, the summary of a GitHub step."""

import os
import sys
from pathlib import Path
from typing import Final

import click

from smallprint.check.model import CheckRun
from smallprint.check.output import FORMATS, Look, render
from smallprint.cli.output import canvas_of, complain, deliver
from smallprint.errors import UsageError

SUMMARY_VARIABLE: Final = "GITHUB_STEP_SUMMARY"
MAX_SUMMARY_BYTES: Final = 1024 * 1024
"""Longest summary of a step. Source: GitHub Docs, Workflow commands, "Step isolation and limits"."""
_CUT: Final = "\n\nThe rest is too long for a summary; write it to a file with `-o markdown:FILE`.\n"


def read_outputs(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, Path | None], ...]:
    """FORMAT or FORMAT:FILE, each; a file called "-" is standard output.

    Raises:
        click.BadParameter: a format that is not known, two for one place, or a file in a folder that is not there.
    """
    outputs: dict[Path | None, str] = {}
    for value in values or ("full",):
        name, colon, file = value.partition(":")
        if name not in FORMATS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(FORMATS)}.", ctx=ctx, param=param)
        if colon and not file:
            raise click.BadParameter(f"{value!r} names no file.", ctx=ctx, param=param)
        place = Path(file).resolve() if file not in {"", "-"} else None
        if place in outputs:
            where = f"the file {file}" if place else "standard output"
            fix = "Give each a file of its own: json:FILE."
            raise click.BadParameter(f"Only one can go to {where}. {fix}", ctx=ctx, param=param)
        if place and not place.parent.is_dir():  # told before the work is done, not after it
            raise click.BadParameter(f"There is no folder for {file}. Make it first.", ctx=ctx, param=param)
        outputs[place] = name
    # Files come first: whoever reads standard output may leave before its end.
    return tuple((outputs[place], place) for place in sorted(outputs, key=lambda place: place is None))


def write_output(run: CheckRun, name: str, file: Path | None) -> str | None:
    """Write one output; why it could not be written, so that the others still are."""
    if name == "github":
        _write_step_summary(run)
    try:
        deliver(render(run, name, look=None if file else _look()), output=file)
    except UsageError as error:
        return str(error)
    return None


def _look() -> Look:
    """What standard output can show; where it is no terminal, lines are as long as they are everywhere."""
    canvas = canvas_of(sys.stdout)
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return Look(width=canvas.width, colour=canvas.colour) if terminal else Look(colour=canvas.colour)


def _write_step_summary(run: CheckRun) -> None:
    """Add the whole result to the summary of a GitHub Actions step, where there is one."""
    place = os.environ.get(SUMMARY_VARIABLE)
    if not place:
        return
    try:
        with Path(place).open("a", encoding="utf-8") as stream:
            stream.write(_shorten_summary(render(run, "markdown")))
    except OSError as error:
        complain(f"warning: {place}, which ${SUMMARY_VARIABLE} names, cannot be written ({error.strerror}).")


def _shorten_summary(text: str) -> str:
    """`text` less the lines that would make GitHub refuse the whole."""
    if len(text.encode()) <= MAX_SUMMARY_BYTES:
        return text
    kept = text.encode()[: MAX_SUMMARY_BYTES - len(_CUT.encode())].decode(errors="ignore")
    return kept.rpartition("\n")[0] + _CUT
