"""Scores for a terminal. In: a report's scores. Out: grade lines, bars with ranges, and the points that add up."""

from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from smallprint.model import Finding, PillarScore, Report, Score
from smallprint.render import Canvas
from smallprint.render.bars import ASCII_INK, INK, Ink, draw_bar
from smallprint.render.console import hanging, section
from smallprint.render.explain import explain, uncounted
from smallprint.render.wording import (
    CAP_WORDS,
    KIND_NAMES,
    caveat,
    clauses_by_id,
    plural,
    points,
    printable,
    short_site,
    whole,
)

BAR_CELLS: Final = 25
"""Four points a cell: legible beside the pillars' names in 80 columns."""
WIDE: Final = 100
"""Columns from which bars are twice as long."""
POINTS_COLUMN: Final = 7
UNSCORED_WORDS: Final = "Of pillars that this kind of document is not scored on:"
GRADE_STYLES: Final = {"A": "green", "B": "green", "C": "yellow", "D": "red", "E": "red", "?": "cyan"}


def grade_line(score: Score, *, name_it: bool) -> Text:
    """ "C  Grade C, 61 out of 100 (58 to 63), 81% answered", after the kind of document where `name_it`."""
    line = Text()
    line.append(f" {score.grade} ", style=f"bold reverse {GRADE_STYLES[score.grade]}")
    figure = f"{whole(score.overall)} out of 100"
    grade = f"Grade {score.grade}, {figure}"
    if score.grade == "?":
        grade = f"No grade, as only {whole(score.coverage)}% is answered; {figure}"
    kind = f"{KIND_NAMES[score.scorecard].capitalize()}: " if name_it else ""
    line.append(f"  {kind}").append(grade, style="bold")
    low, high = (whole(value) for value in score.range)
    if low != high:
        line.append(f" ({low} to {high})")
    return line if score.grade == "?" else line.append(f", {whole(score.coverage)}% answered")


def pillar_bars(score: Score, canvas: Canvas, *, name_it: bool) -> list[RenderableType]:
    """One bar for each pillar that counts."""
    ink = INK if canvas.unicode else ASCII_INK
    cells = BAR_CELLS * 2 if canvas.width >= WIDE else BAR_CELLS
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    for name, pillar in score.pillars.items():
        if pillar.weight:
            grid.add_row(name.capitalize(), _bar(pillar, cells, ink), pillar.grade, *_pillar_figures(pillar))
    title = f"Scores: {KIND_NAMES[score.scorecard]}" if name_it else "Scores"
    return [section(title, note=f"{ink.sure} sure  {ink.open} open, as it is not said  {ink.mark} score"), grid]


def _pillar_figures(pillar: PillarScore) -> tuple[Text, Text]:
    low, high = (whole(value) for value in pillar.range)
    span = "" if low == high else f"{low} to {high}"
    return Text(whole(pillar.score), style="bold"), Text(span, style="dim")


def _bar(pillar: PillarScore, cells: int, ink: Ink) -> Text:
    style = GRADE_STYLES[pillar.grade]
    sure, before, mark, after, rest = draw_bar(pillar.score, pillar.range, cells=cells, ink=ink)
    bar = Text(sure, style=style).append(before, style=f"dim {style}").append(mark, style=f"bold {style}")
    return bar.append(after, style=f"dim {style}").append(rest, style="dim")


def reasons(report: Report, score: Score, canvas: Canvas, *, name_it: bool) -> list[RenderableType]:
    """Every finding that moved the score, with its points, from silence to the overall score."""
    minus = "−" if canvas.unicode else "-"
    explanation = explain(report, score)
    rows = [_sum_row(explanation.silence, "where a text that says nothing stands")]
    for reason in explanation.reasons:
        style = "red" if reason.points < 0 else "green"
        figure = Text(points(reason.points, minus=minus), style=style, justify="right")
        rows.append((figure, _finding_words(reason.finding, report)))
    if explanation.capped:
        figure = Text(points(explanation.capped, minus=minus), style="red", justify="right")
        rows.append((figure, Text(CAP_WORDS)))
    rows.append(_sum_row(explanation.overall, "out of 100"))
    title = f"Why this score: {KIND_NAMES[score.scorecard]}" if name_it else "Why this score"
    return [section(title, note="points against saying nothing"), hanging(rows, first=POINTS_COLUMN)]


def _sum_row(value: float, words: str) -> tuple[Text, Text]:
    return Text(f"{value:.1f}", style="bold", justify="right"), Text(words, style="bold")


def _finding_words(finding: Finding, report: Report) -> Text:
    clauses = clauses_by_id(report)
    words = Text(printable(finding.says) + caveat(finding))
    if finding.clauses:
        words.append(f"  ({short_site(clauses[finding.clauses[0]], report.documents)})", style="dim")
    return words


def other_findings(report: Report, canvas: Canvas) -> list[RenderableType]:
    """Findings that moved no score, by the reason why they did not."""
    groups: dict[str, list[Finding]] = {}
    for finding in uncounted(report):
        groups.setdefault(_why_uncounted(finding, report), []).append(finding)
    if not groups:
        return []
    sign = "·" if canvas.unicode else "."
    rows = []
    for reason, findings in groups.items():
        rows.append((Text(sign, justify="right"), Text(reason, style="italic")))
        rows += [(Text(), _finding_words(finding, report)) for finding in findings]
    count = sum(len(findings) for findings in groups.values())
    return [section("Also found", note=f"{plural(count, 'answer')} without points"), hanging(rows, first=POINTS_COLUMN)]


def _why_uncounted(finding: Finding, report: Report) -> str:
    if finding.certainty == "possible":
        return "Possible only, so read the place yourself:"
    if finding.overruled_by:
        return "Outweighed by another answer to the same question:"
    weights = {name: pillar.weight for score in report.scores.values() for name, pillar in score.pillars.items()}
    return UNSCORED_WORDS if not weights.get(finding.pillar) else "Worth as much as saying nothing:"
