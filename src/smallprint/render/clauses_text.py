"""Clauses for a terminal. In: a `Report` and a `Canvas`. Out: each sentence, and what each clause in it does."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from smallprint.model import Clause, Report
from smallprint.render import Canvas
from smallprint.render.console import print_all
from smallprint.render.wording import plural, printable, site

STANCE_STYLES = {"stated": "default", "denied": "green", "hedged": "yellow"}
INDENT = 4


def render(report: Report, canvas: Canvas) -> str:
    """A sentence a block, in reading order, with each clause in it; then their number. Empty without a document."""
    if not report.documents:
        return ""
    sentences: dict[tuple[int, int, int], list[Clause]] = {}
    for clause in report.clauses:
        sentences.setdefault((clause.document, clause.start, clause.end), []).append(clause)
    parts: list[RenderableType] = []
    for clauses in sentences.values():
        parts += _sentence(clauses, report, canvas)
    parts.append(Text(f"{plural(len(report.clauses), 'clause')}.", style="dim"))
    return print_all(parts, canvas)


def _sentence(clauses: Sequence[Clause], report: Report, canvas: Canvas) -> list[RenderableType]:
    opening, closing = ("“", "”") if canvas.unicode else ('"', '"')
    first = clauses[0]
    place = Text(f"{site(first, report.documents)}:{first.place.column}", style="bold")
    words = Text(opening)
    if first.lead_in:
        words.append(f"{printable(first.lead_in)} ", style="dim")
    words.append(printable(first.quote)).append(closing)
    parts: list[RenderableType] = [place, Padding(words, (0, 0, 0, INDENT), expand=False)]
    for clause in clauses:
        parts.append(Padding(_act(clause, canvas), (0, 0, 0, INDENT), expand=False))
    return [*parts, Text()]


def _act(clause: Clause, canvas: Canvas) -> Text:
    """One line: "Third Party Sharing/Collection · stated · we may · data: IP address · rule: sharing.ads"."""
    dot = " · " if canvas.unicode else " - "
    manner = "" if clause.modality == "does" else f" {clause.modality}"
    line = Text(clause.category, style="cyan").append(dot + clause.stance, style=STANCE_STYLES[clause.stance])
    return line.append(dot + dot.join([f"{clause.actor}{manner}", *_details(clause)]), style="dim")


def _details(clause: Clause) -> list[str]:
    """The attributes that are known, each with its name."""
    named = (
        ("practice", clause.practice or ""),
        ("data", ", ".join(clause.data_types)),
        ("to", ", ".join(clause.recipients)),
        ("for", ", ".join(clause.purposes)),
        ("if", clause.condition or ""),
        ("in", clause.region or ""),
        ("kept", _period(clause)),
        ("within", clause.deadline or ""),
        ("choice", _choice(clause)),
        ("rule", clause.rule),
    )
    return [f"{name}: {printable(value)}" for name, value in named if value]


def _period(clause: Clause) -> str:
    period = clause.period
    if period is None:
        return ""
    what = f" ({period.what})" if period.what else ""
    starts = f" from {period.starts}" if period.starts else ""
    return f"{period.value}{what}{starts}"


def _choice(clause: Clause) -> str:
    choice = clause.choice
    if choice is None:
        return ""
    target = f" ({choice.target})" if choice.target else ""
    steps = f", {plural(choice.steps, 'step')}" if choice.steps else ""
    return f"{choice.from_} by {choice.mechanism}{target}{steps}"
