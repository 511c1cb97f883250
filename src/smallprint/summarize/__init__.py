"""The short answer for a reader. In: findings with effects, clauses, documents, scores. Out: a `Summary`.

A verdict, up to four things to watch out for, up to three good points, up to two things to do, and what is not said:
at most 160 words with their headings, 16 words a bullet, and easy to read. Nothing is said without a finding, a clause
or a silent slot behind it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from smallprint.measures.indices import flesch_kincaid_grade
from smallprint.measures.syllables import count_syllables
from smallprint.measures.words import count_words
from smallprint.model import Clause, DocumentInfo, Finding, Rulebook, Score, Summary
from smallprint.summarize.actions import list_actions, list_offers
from smallprint.summarize.bullets import choose_good, choose_watch_out, drop_retold, list_spoken, tell, tell_not_said
from smallprint.summarize.verdict import write_verdict

MAX_WORDS: Final = 160
"""Words of a summary: 40 seconds at 238 words a minute. Readers spent 73 seconds on a whole policy, 51 on terms
(Obar and Oeldorf-Hirsch 2020, The biggest lie on the Internet)."""
HEADING_WORDS: Final = 13
"""Words of "In short", "Watch out", "Good to know", "What you can do" and "Not said"."""
MAX_BULLET_WORDS: Final = 16
MAX_GRADE: Final = 8.0
"""US school grade (Flesch-Kincaid) that most adults read with ease."""
WATCH_OUT: Final = 4
GOOD: Final = 3
ACTIONS: Final = 2

_LETTERS: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def summarize(
    findings: Sequence[Finding],
    clauses: Sequence[Clause],
    documents: Sequence[DocumentInfo],
    scores: Mapping[str, Score],
    *,
    rulebook: Rulebook,
) -> Summary:
    """The summary of one service's documents; `findings` are as `score` returned them.

    Without findings there is a verdict, and what is not said; without scores (no document is a privacy policy or
    terms) the verdict says that there is no grade. The verdict names the company of the first document that tells it.
    """
    watch_out = drop_retold(choose_watch_out(findings, rulebook), clauses)[:WATCH_OUT]
    good = choose_good(findings, rulebook)[:GOOD]
    company = next((document.company for document in documents if document.company), None)
    verdict = write_verdict(scores, watch_out=watch_out, good=good, company=company, rulebook=rulebook)
    actions = list_actions(
        clauses,
        documents=documents,
        findings=findings,
        watch_out=watch_out,
        limit=ACTIONS,
        words=MAX_BULLET_WORDS,
    )
    not_said = tell_not_said(
        scores,
        findings,
        rulebook,
        offered=list_offers(clauses),
        spoken=list_spoken(clauses, rulebook),
        words=MAX_BULLET_WORDS,
    )

    def write(*, plain: bool) -> Summary:
        return Summary(
            verdict=verdict,
            watch_out=tuple(tell(finding, rulebook, words=MAX_BULLET_WORDS, plain=plain) for finding in watch_out),
            good=tuple(tell(finding, rulebook, words=MAX_BULLET_WORDS, plain=plain) for finding in good),
            actions=actions,
            not_said=not_said,
        )

    summary = _fit(write(plain=False))
    return summary if _grade(summary) <= MAX_GRADE else _fit(write(plain=True))


def words_of(summary: Summary) -> int:
    """Words of the summary's verdict and bullets; its headings, evidence and scores are not counted."""
    return sum(count_words(line) for line in _lines(summary))


def _lines(summary: Summary) -> list[str]:
    bullets = chain(summary.watch_out, summary.good, summary.actions, summary.not_said)
    return [summary.verdict, *(bullet.text for bullet in bullets)]


def _fit(summary: Summary) -> Summary:
    """The summary without its least telling bullets, as far as it is too long."""
    shorter = summary
    for part, left in (("good", 2), ("actions", 1), ("watch_out", 3), ("good", 1), ("actions", 0), ("good", 0)):
        if words_of(shorter) + HEADING_WORDS <= MAX_WORDS:
            break
        shorter = replace(shorter, **{part: getattr(shorter, part)[:left]})
    return shorter


def _grade(summary: Summary) -> float:
    """Flesch-Kincaid grade of the summary, each line of it one sentence."""
    lines = _lines(summary)
    return flesch_kincaid_grade(
        words=words_of(summary),
        sentences=len(lines),
        syllables=sum(count_syllables(word) for line in lines for word in _LETTERS.findall(line)),
    )
