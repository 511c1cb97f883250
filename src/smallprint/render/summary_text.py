"""The summary for a terminal. In: a `Report` and a `Canvas`. Out: grade, bars, bullets with file and line, and why."""

from typing import Final

from rich.console import RenderableType
from rich.text import Text

from smallprint.model import Bullet, Report
from smallprint.render import Canvas
from smallprint.render.console import hanging, print_all, section
from smallprint.render.excerpt import excerpt
from smallprint.render.score_text import WIDE, grade_line, other_findings, pillar_bars, reasons
from smallprint.render.wording import (
    SECONDS_A_MINUTE,
    article,
    clauses_by_id,
    duration,
    nature,
    plural,
    printable,
    service,
    site,
)

SIGN_COLUMN: Final = 2
WRAPPING_LOSS: Final = 12
"""Columns that a line break between words may leave empty."""
LEAST_QUOTE: Final = 40
"""Characters of a quote, however narrow the canvas."""
SIGNS: Final = {
    "watch": ("✗", "-", "red"),
    "good": ("✓", "+", "green"),
    "do": ("→", ">", "cyan"),
    "open": ("?", "?", "dim"),
}
"""Kind of bullet -> its sign, the same in ASCII, and its style: the sign alone tells them apart."""


def render(report: Report, canvas: Canvas) -> str:
    """The summary; empty for a report on no document."""
    if not report.documents:
        return ""
    name_it = len(report.scores) > 1
    parts = _head(report, canvas)
    for score in report.scores.values():
        parts += pillar_bars(score, canvas, name_it=name_it)
    parts += _bullets(report, canvas)
    for score in report.scores.values():
        parts += reasons(report, score, canvas, name_it=name_it)
    parts += other_findings(report, canvas)
    parts += _reading(report)
    return print_all(parts, canvas)


def _head(report: Report, canvas: Canvas) -> list[RenderableType]:
    rule = ("─" if canvas.unicode else "-") * canvas.width
    parts: list[RenderableType] = [Text(service(report), style="bold"), Text(rule, style="dim")]
    parts += [grade_line(score, name_it=len(report.scores) > 1) for score in report.scores.values()]
    if not report.scores:
        parts.append(Text("No grade: neither a privacy policy nor terms of service.", style="bold"))
    if report.summary:
        time = report.reading_time
        short = duration(time.summary_seconds / SECONDS_A_MINUTE)
        parts.append(Text(f"     {short} summary of {article(duration(time.minutes))} text", style="dim"))
        parts += [Text(), Text("In short: ", style="bold").append(printable(report.summary.verdict), style="not bold")]
    return parts


def _bullets(report: Report, canvas: Canvas) -> list[RenderableType]:
    summary = report.summary
    if summary is None:
        return []
    parts: list[RenderableType] = []
    for title, kind, bullets in (
        ("Watch out", "watch", summary.watch_out),
        ("Good to know", "good", summary.good),
        ("What you can do", "do", summary.actions),
        ("Not said", "open", summary.not_said),
    ):
        if bullets:
            rows = [_bullet(bullet, kind, report, canvas) for bullet in bullets]
            parts += [section(title), hanging(rows, first=SIGN_COLUMN)]
    return parts


def _bullet(bullet: Bullet, kind: str, report: Report, canvas: Canvas) -> tuple[Text, Text]:
    sign, ascii_sign, style = SIGNS[kind]
    words = Text(printable(bullet.text))
    evidence = _evidence(bullet, report, canvas)
    if evidence:
        words.append(f"\n{evidence}", style="dim")
    return Text(sign if canvas.unicode else ascii_sign, style=f"bold {style}"), words


def _evidence(bullet: Bullet, report: Report, canvas: Canvas) -> str:
    """ "privacy.md:42 (and 2 more) “We may share...”": two lines of quote, or one where the canvas is wide."""
    if not bullet.clauses:
        return ""
    first = clauses_by_id(report)[bullet.clauses[0]]
    place = site(first, report.documents)
    if len(bullet.clauses) > 1:
        place += f" (and {len(bullet.clauses) - 1} more)"
    opening, closing, ellipsis = ("“", "”", "…") if canvas.unicode else ('"', '"', "...")
    line = canvas.width - SIGN_COLUMN - 1
    room = max(LEAST_QUOTE, line if canvas.width >= WIDE else 2 * line - WRAPPING_LOSS)
    return f"{place} {opening}{excerpt(first, room, ellipsis=ellipsis)}{closing}"


def _reading(report: Report) -> list[RenderableType]:
    time, ease = report.reading_time, report.readability
    fast, slow = time.range
    lines = [
        f"{plural(time.words, 'word')}: {duration(time.minutes)} at {time.wpm} words a minute"
        f" ({duration(fast)} for fast readers, {duration(slow)} for slow ones).",
        f"School grade {ease.flesch_kincaid_grade:.1f} (Flesch-Kincaid), reading ease {ease.flesch_reading_ease:.0f}"
        f" of 100, {ease.words_per_sentence:.1f} words a sentence, {plural(ease.vague_words, 'vague word')}.",
    ]
    if ease.further:
        lines.append(", ".join(f"{name.replace('_', ' ')} {value:.1f}" for name, value in ease.further.items()) + ".")
    lines += [f"{printable(info.path)}: {nature(info)}." for info in report.documents]
    return [section("Reading"), Text("\n".join(lines))]
