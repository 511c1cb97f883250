"""`smallprint clauses`. In: the documents of one service. Out: what they say, clause by clause, with its place."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from smallprint.cli.options import choose, output_option, paths_argument, rules_option, source_options
from smallprint.cli.output import canvas_of, deliver
from smallprint.cli.reading import Request, read_report
from smallprint.render import Canvas, formats, render


@click.command()
@paths_argument
@click.option(
    "--format", "form", type=click.Choice(formats("clauses")), default="text", show_default=True, help="Output format."
)
@click.option("--pillar", "pillars", multiple=True, metavar="NAME", help="Only this pillar: sharing, retention ...")
@click.option("--category", "categories", multiple=True, metavar="NAME", help="Only this OPP-115 category.")
@click.option("--fragment", is_flag=True, help="The input is a passage, not a whole document: never refuse it.")
@rules_option
@source_options
@output_option
def clauses(
    *,
    paths: tuple[str, ...],
    form: str,
    pillars: tuple[str, ...],
    categories: tuple[str, ...],
    fragment: bool,
    folders: tuple[Path, ...],
    stdin_filename: str | None,
    max_bytes: int,
    output: Path | None,
) -> int:
    """Extract clauses: who does what, to which data, for whom, how long, and what can be refused.

    --pillar and --category may be repeated; a part of the name is enough where only one has it.
    """
    wanted_pillars, wanted_categories = _resolve(pillars, categories, folders)
    report, code = read_report(
        Request(paths=paths, folders=folders, stdin_filename=stdin_filename, max_bytes=max_bytes, fragment=fragment)
    )
    kept = tuple(
        clause
        for clause in report.clauses
        if (not wanted_pillars or clause.pillar in wanted_pillars)
        and (not wanted_categories or clause.category in wanted_categories)
    )
    canvas = canvas_of(sys.stdout) if output is None else Canvas()
    deliver(render(replace(report, clauses=kept), subject="clauses", form=form, canvas=canvas), output=output)
    return code


def _resolve(
    pillars: tuple[str, ...], categories: tuple[str, ...], folders: tuple[Path, ...]
) -> tuple[set[str], set[str]]:
    """The full names of the pillars and categories asked for.

    Raises:
        UsageError: a name that no pillar or category has.
    """
    if not (pillars or categories):
        return set(), set()
    from smallprint.rulebook import CATEGORIES
    from smallprint.rulecache import recall_rulebook

    known = recall_rulebook(folders).pillars if pillars else ()
    return (
        {choose(name, known, option="--pillar") for name in pillars},
        {choose(name, CATEGORIES, option="--category") for name in categories},
    )
