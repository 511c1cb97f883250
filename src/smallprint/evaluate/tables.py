"""Lays out an evaluation as text. In: sections, a comparison. Out: tables that read well in terminal and pipe."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Any, Final

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from smallprint.evaluate.comparison import Comparison
from smallprint.evaluate.evaluation import Section
from smallprint.evaluate.verdict import ALL, MACRO, Figure, Judgement, Measure

LONGEST_QUOTE: Final = 300
"""Characters of a passage that are shown in the list of errors; the JSON has all."""
SUMMARY_LABELS: Final = (ALL, MACRO)


def lay_out(
    sections: Sequence[Section],
    *,
    comparison: Comparison | None = None,
    show_errors: bool = False,
    width: int,
    colour: bool,
) -> str:
    """The whole evaluation as text, `width` columns wide (lines of errors may be longer: they are not broken)."""
    stream = StringIO()
    console = Console(
        file=stream,
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},
    )
    for section in sections:
        for part in _lay_out_section(section):
            console.print(part)
        if show_errors:
            for line in _list_errors(section.errors):
                console.print(line, soft_wrap=True)
    for line in _list_comparison(comparison) if comparison else ():
        console.print(line, soft_wrap=True)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().split("\n")[:-1])


def _lay_out_section(section: Section) -> Iterator[RenderableType]:
    yield Text(f"{section.title}: {section.items:,} {section.unit}", style="bold")
    yield Text()
    for measure in section.measures:
        figures = [figure for figure in section.figures if figure.measure == measure.name]
        yield Text(f"{measure.name} ({measure.level} level, by {measure.by})", style="bold")
        yield Padding(Text(measure.about, style="dim"), (0, 0, 0, 2))
        yield Padding(_table(measure, figures), (0, 0, 1, 2))


def _table(measure: Measure, figures: Sequence[Figure]) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column(measure.by)
    accuracy = measure.average == "accuracy"
    columns = ["accuracy", "right", "wrong"] if accuracy else ["precision", "recall", "F1", "right", "wrong", "missed"]
    if measure.baseline:
        columns += ["accuracy", "always yes"]
    for column in columns:
        table.add_column(column, justify="right", no_wrap=True)
    for figure in figures:
        cells = [_share(figure.accuracy), str(figure.right), str(figure.wrong)]
        if not accuracy:
            shares = [_share(value) for value in (figure.precision, figure.recall, figure.f1)]
            cells = [*shares, str(figure.right), str(figure.wrong), str(figure.missed)]
        if measure.baseline:
            cells += [_share(figure.accuracy), _share(figure.baseline)]
        table.add_row(Text(figure.label), *cells, style="bold" if figure.label in SUMMARY_LABELS else "")
    return table


def _share(value: float | None) -> str:
    """Three places, without the leading zero; a dash where it is undefined."""
    return "-" if value is None else f"{value:.3f}".removeprefix("0")


def _list_errors(errors: Sequence[Judgement]) -> Iterator[Text]:
    groups: dict[tuple[str, str, str], list[Judgement]] = {}
    for error in errors:
        groups.setdefault((error.measure.name, error.label, error.verdict), []).append(error)
    for (measure, label, fault), members in sorted(groups.items()):
        yield Text(
            f"{measure} / {label}: {len(members)} {fault}", style="bold red" if fault == "wrong" else "bold yellow"
        )
        for error in members:
            yield _describe(
                {
                    "path": error.path,
                    "line": error.line,
                    "text": error.text,
                    "expected": error.expected,
                    "answered": error.answered,
                    "note": error.note,
                }
            )
        yield Text()


def _describe(error: Mapping[str, Any]) -> Text:
    quote = " ".join(str(error["text"]).split())
    if len(quote) > LONGEST_QUOTE:
        quote = f"{quote[: LONGEST_QUOTE - 3]}..."
    details = [
        f"{name} {error[key]}"
        for key, name in (("expected", "expected:"), ("answered", "answered:"), ("note", "note:"))
        if error[key]
    ]
    return Text(f"  {error['path']}:{error['line']}: {quote}" + (f" [{'; '.join(details)}]" if details else ""))


def _list_comparison(comparison: Comparison) -> Iterator[Text]:
    yield Text("compared with before", style="bold")
    for change in comparison.changes:
        difference = change.after - change.before
        yield Text(
            f"  {change.reader} / {change.measure} / {change.label}: {change.figure} "
            f"{_share(change.before)} -> {_share(change.after)} ({difference:+.3f})",
            style="green" if difference > 0 else "red",
        )
    if not comparison.changes:
        yield Text("  no figure differs")
    for title, errors in (("gained (was an error)", comparison.gained), ("lost (is an error now)", comparison.lost)):
        yield Text(f"{title}: {len(errors)}", style="bold")
        yield from _list_compared(errors)


def _list_compared(errors: Iterable[Mapping[str, Any]]) -> Iterator[Text]:
    for error in errors:
        line = Text(f"  {error['reader']} / {error['measure']} / {error['label']}, {error['fault']}")
        yield line.append_text(_describe(error))
