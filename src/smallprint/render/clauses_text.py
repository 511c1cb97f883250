"""Clauses for a terminal. In: a `Report` and a `Canvas`. Out: each clause's place, what it does, and its words."""

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
    """A clause a block, in reading order, and their number; empty for a report on no document."""
    if not report.documents:
        return ""
    parts: list[RenderableType] = []
    for clause in report.clauses:
        parts += _clause(clause, report, canvas)
    parts.append(Text(f"{plural(len(report.clauses), 'clause')}.", style="dim"))
    return print_all(parts, canvas)


def _clause(clause: Clause, report: Report, canvas: Canvas) -> list[RenderableType]:
    dot = " · " if canvas.unicode else " - "
    opening, closing = ("“", "”") if canvas.unicode else ('"', '"')
    head = Text(site(clause, report.documents), style="bold")
    head.append(f":{clause.place.column}  ").append(clause.category, style="not bold cyan")
    head.append(dot + clause.stance, style=f"not bold {STANCE_STYLES[clause.stance]}")
    manner = "" if clause.modality == "does" else f" {clause.modality}"
    head.append(f"{dot}{clause.actor}{manner}", style="not bold dim")
    words = Text(opening, style="default")
    if clause.lead_in:
        words.append(f"{printable(clause.lead_in)} ", style="dim")
    words.append(printable(clause.quote)).append(closing)
    parts: list[RenderableType] = [head, Padding(words, (0, 0, 0, INDENT), expand=False)]
    details = dot.join(_details(clause))
    if details:
        parts.append(Padding(Text(details, style="dim"), (0, 0, 0, INDENT), expand=False))
    return [*parts, Text()]


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
