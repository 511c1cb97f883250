"""The summary as Markdown, for a wiki or a pull request. In: a `Report`. Out: headings, tables and lists."""

import re
from typing import Final

from smallprint.model import Bullet, Report, Score
from smallprint.render import Canvas
from smallprint.render.excerpt import evidence_of
from smallprint.render.explain import explain
from smallprint.render.wording import (
    CAP_WORDS,
    KIND_NAMES,
    SECONDS_A_MINUTE,
    article,
    caveat,
    clauses_by_id,
    duration,
    nature,
    plural,
    points,
    printable,
    service,
    site,
    whole,
)

LINE_BREAK: Final = "\\\n"
SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|#~])")
"""Characters that Markdown would read as markup."""


def render(report: Report, canvas: Canvas) -> str:
    """The summary; empty for a report on no document. The canvas plays no part: who reads Markdown wraps it."""
    del canvas
    if not report.documents:
        return ""
    blocks = [f"# {escape(service(report))}", *_head(report)]
    blocks += [_pillars(score, name_it=len(report.scores) > 1) for score in report.scores.values()]
    blocks += _bullets(report)
    blocks += [_reasons(report, score, name_it=len(report.scores) > 1) for score in report.scores.values()]
    blocks += _reading(report)
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """`text` on one line, so that Markdown shows it as it is."""
    return SPECIAL.sub(r"\\\1", printable(text))


def code(text: str) -> str:
    """`text` in code type; a backtick, which would end it, becomes an apostrophe."""
    inner = printable(text).replace("`", "'")
    return f"`{inner}`"


def _head(report: Report) -> list[str]:
    grades = []
    for score in report.scores.values():
        grade = f"Grade {score.grade}" if score.grade != "?" else "No grade"
        of = f"{KIND_NAMES[score.scorecard].capitalize()}: " if len(report.scores) > 1 else ""
        low, high = score.range
        grades.append(
            f"**{of}{grade}, {whole(score.overall)} out of 100** ({whole(low)} to {whole(high)}), "
            f"{whole(score.coverage)}% answered"
        )
    if not grades:
        grades = ["**No grade: neither a privacy policy nor terms of service**"]
    if report.summary is None:
        return [LINE_BREAK.join(grades)]
    time = report.reading_time
    grades.append(
        f"{duration(time.summary_seconds / SECONDS_A_MINUTE)} summary of {article(duration(time.minutes))} text"
    )
    return [LINE_BREAK.join(grades), f"**In short:** {escape(report.summary.verdict)}"]


def _pillars(score: Score, *, name_it: bool) -> str:
    rows = [
        f"| {name.capitalize()} | {whole(pillar.score)} | {pillar.grade} "
        f"| {whole(pillar.range[0])} to {whole(pillar.range[1])} | {whole(pillar.coverage)}% |"
        for name, pillar in score.pillars.items()
        if pillar.weight
    ]
    title = KIND_NAMES[score.scorecard].capitalize() if name_it else "Pillar"
    return "\n".join([f"| {title} | Score | Grade | Range | Answered |", "|---|--:|:-:|---|--:|", *rows])


def _bullets(report: Report) -> list[str]:
    summary = report.summary
    if summary is None:
        return []
    blocks = []
    for title, bullets in (
        ("Watch out", summary.watch_out),
        ("Good to know", summary.good),
        ("What you can do", summary.actions),
        ("Not said", summary.not_said),
    ):
        if bullets:
            blocks += [f"## {title}", "\n".join(_bullet(bullet, report) for bullet in bullets)]
    return blocks


def _bullet(bullet: Bullet, report: Report) -> str:
    line = f"- {escape(bullet.text)}"
    if not bullet.clauses:
        return line
    first = clauses_by_id(report)[bullet.clauses[0]]
    return f"{line}{LINE_BREAK}  {code(site(first, report.documents))} “{escape(evidence_of(first))}”"


def _reasons(report: Report, score: Score, *, name_it: bool) -> str:
    explanation = explain(report, score)
    clauses = clauses_by_id(report)
    rows = [f"| {explanation.silence:.1f} | where a text that says nothing stands | |"]
    for reason in explanation.reasons:
        shown = reason.finding.clauses
        place = code(site(clauses[shown[0]], report.documents)) if shown else ""
        says = escape(reason.finding.says + caveat(reason.finding))
        rows.append(f"| {points(reason.points)} | {says} | {place} |")
    if explanation.capped:
        rows.append(f"| {points(explanation.capped)} | {CAP_WORDS} | |")
    rows.append(f"| **{explanation.overall:.1f}** | **out of 100** | |")
    title = f"Why this score: {KIND_NAMES[score.scorecard]}" if name_it else "Why this score"
    return "\n".join([f"## {title}", "", "| Points | What they say | Place |", "|--:|---|---|", *rows])


def _reading(report: Report) -> list[str]:
    time, ease = report.reading_time, report.readability
    fast, slow = (duration(minutes) for minutes in time.range)
    documents = [f"- {code(info.path)}: {nature(info)}" for info in report.documents]
    return [
        "## Reading",
        f"{plural(time.words, 'word')}, {duration(time.minutes)} at {time.wpm} words a minute ({fast} for fast "
        f"readers, {slow} for slow ones). School grade {ease.flesch_kincaid_grade:.1f} (Flesch-Kincaid), reading ease "
        f"{ease.flesch_reading_ease:.0f} of 100, {ease.words_per_sentence:.1f} words a sentence, "
        f"{plural(ease.vague_words, 'vague word')}.",
        "\n".join(documents),
    ]
