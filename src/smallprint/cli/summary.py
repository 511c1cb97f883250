"""`smallprint summary`. In: the documents of one service. Out: its scored summary; it never gates."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smallprint.cli.options import output_option, paths_argument, rules_option, source_options, wpm_option
from smallprint.cli.output import canvas_of, deliver
from smallprint.cli.reading import Request, read_report
from smallprint.render import Canvas, formats, render

if TYPE_CHECKING:
    from smallprint.pipeline import ReadabilityDepth


@click.command()
@paths_argument
@click.option(
    "--format", "form", type=click.Choice(formats("summary")), default="text", show_default=True, help="Output format."
)
@wpm_option
@click.option(
    "--readability",
    type=click.Choice(["basic", "full"]),
    default="basic",
    show_default=True,
    help="'full' adds the indices ARI, Coleman-Liau, LIX and RIX.",
)
@rules_option
@source_options
@output_option
def summary(
    *,
    paths: tuple[str, ...],
    form: str,
    wpm: int,
    readability: "ReadabilityDepth",
    folders: tuple[Path, ...],
    stdin_filename: str | None,
    max_bytes: int,
    output: Path | None,
) -> int:
    """Sum up the documents of one service.

    Reads Markdown, HTML and plain text. Several paths are the documents of one service and give one report.
    '-' is standard input.
    """
    report, code = read_report(
        Request(
            paths=paths,
            folders=folders,
            stdin_filename=stdin_filename,
            max_bytes=max_bytes,
            wpm=wpm,
            readability=readability,
        )
    )
    canvas = canvas_of(sys.stdout) if output is None else Canvas()
    deliver(render(report, subject="summary", form=form, canvas=canvas), output=output)
    return code
