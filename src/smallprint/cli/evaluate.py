"""`smallprint evaluate`. In: labelled text. Out: precision, recall and F1, and what is wrong or missed."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from smallprint.cli.options import output_option, rules_option
from smallprint.cli.output import canvas_of, deliver
from smallprint.cli.progress import progress
from smallprint.render import Canvas

if TYPE_CHECKING:
    from smallprint.evaluate import Comparison, Section

AUTO: Final = "auto"
READER_NAMES: Final = (
    "corpora",
    "gold",
    "opp115",
    "retention-opp115",
    "optout-opp115",
    "piextract",
    "policyie",
    "tosdr",
    "unfair-tos",
)
"""The readers of `smallprint.evaluate`, in its order, written out so that --help need not import them."""


@click.command(short_help="Precision, recall and F1 on labelled text.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option(
    "--reader",
    type=click.Choice([AUTO, *READER_NAMES]),
    default=AUTO,
    show_default=True,
    help="Take only files of this corpus.",
)
@click.option("--show", type=click.Choice(["errors"]), help="List what is wrong or missed, by file and line.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output format."
)
@click.option(
    "--compare",
    "before",
    type=click.Path(path_type=Path),
    metavar="BEFORE.json",
    help="Show what was gained and lost since this evaluation, which --format json wrote.",
)
@click.option(
    "--filter", "only", metavar="ID", help="Only this passage, document, category, practice, rule or attribute."
)
@click.option(
    "--documents",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder of the documents that gold files name, where they do not lie beside them.",
)
@click.option(
    "--measure-confidence",
    "confidence",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT.toml",
    help="Write how often each rule's outcome was right, as a file for rules/.",
)
@rules_option
@output_option
def evaluate(
    *,
    paths: tuple[Path, ...],
    reader: str,
    show: str | None,
    form: str,
    before: Path | None,
    only: str | None,
    documents: Path | None,
    confidence: Path | None,
    folders: tuple[Path, ...],
    output: Path | None,
) -> None:
    """Measure how well labelled text is read.

    PATHs are gold files of whole documents (as in corpora/), files of a labelled corpus (OPP-115, PI-Extract,
    UNFAIR-ToS, PolicyIE, ToS;DR, as JSON lines), or folders of either. The format is told from the content.
    """
    from smallprint.evaluate import compare, measure_confidence, read_evaluation, to_json, to_toml

    earlier = read_evaluation(before) if before else None
    sections = _judge(paths, reader=reader, only=only, documents=documents, folders=folders)
    if confidence:
        deliver(to_toml(measure_confidence(sections)), output=confidence)
    comparison = compare(earlier, to_json(sections)) if earlier else None
    if form == "json":
        text = _to_json(sections, comparison)
    else:
        from smallprint.evaluate.tables import lay_out

        canvas = canvas_of(sys.stdout) if output is None else Canvas()
        text = lay_out(
            sections,
            comparison=comparison,
            show_errors=show == "errors",
            width=canvas.width,
            colour=canvas.colour,
        )
    deliver(text, output=output)


def _judge(
    paths: tuple[Path, ...], *, reader: str, only: str | None, documents: Path | None, folders: tuple[Path, ...]
) -> tuple["Section", ...]:
    from smallprint.evaluate import Bench, evaluate, read_labelled

    files = read_labelled(paths, reader=None if reader == AUTO else reader)
    with progress(f"evaluating on {', '.join(str(path) for path in paths)} ..."):
        from smallprint.pipeline import Analyzer

        analyzer = Analyzer(folders)
        rulebook = analyzer.rulebook
        rules = {rule.id: rule for rule in rulebook.rules}
        bench = Bench(engine=analyzer, practices=rulebook.practices, rules=rules, documents=documents)
        return evaluate(files, bench, only=only)


def _to_json(sections: tuple["Section", ...], comparison: "Comparison | None") -> str:
    from smallprint.evaluate import to_json
    from smallprint.plain import to_plain

    result = to_json(sections)
    if comparison:
        result["comparison"] = to_plain(comparison)
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"
