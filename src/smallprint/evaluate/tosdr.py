"""Judges practices and their polarity on ToS;DR. In: quotes with a case and its rating. Out: judgements.

Cases are matched to practices by the titles that the practices' references name; a title that the site has since
reworded is recognised by its telling words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from smallprint.evaluate.bench import Bench, Format, clear_practices, finding_outcomes, has_keys, judge_row
from smallprint.evaluate.rows import Row
from smallprint.evaluate.verdict import Judgement, Measure, Verdict
from smallprint.model import Practice, Report

SAME_TITLE: Final = 0.61
"""Share of common words (Jaccard) from which two titles are the same case.

Found by reading the nearest title of each practice: below it stand cases that differ in what they say.
"""
_FILLER: Final = frozenset(
    {
        "the", "this", "service", "you", "your", "yours", "of", "a", "an", "to", "is", "are", "for", "and",
        "or", "in", "on", "at", "any", "with", "be", "it", "that", "they", "them", "their", "by", "from", "as",
        "may", "can", "will", "has", "have", "personal", "user", "users", "provider", "when", "if",
    }
)  # fmt: skip
_RATING: Final = re.compile(r"\s*\((?:good|bad|neutral|blocker|class unverified)\)\s*$")
_NEGATIONS: Final = frozenset({"not", "no", "never", "only", "without"})

TELLING_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "collect.listed": ("detail kind information collect", ""),
    "collect.purpose_stated": ("information intend use", ""),
    "collect.ads_use": ("data advertising", "third targeted"),
    "collect.marketing_use": ("information marketing purpose", "not"),
    "track.pixels": ("pixel beacon", ""),
    "track.browsing_history": ("view browser history", ""),
    "share.not_sold": ("not sell data", ""),
    "share.not_sold_hedged": ("not sell data", ""),
    "share.merger": ("transfer bankruptcy", ""),
    "share.government_notice": ("promise notify government", ""),
    "retain.as_needed": ("retention period minimum necessary", ""),
    "retain.after_deletion": ("keep erasure legal obligation", ""),
    "optout.dnt_ignored": ("ignore track dnt", ""),
    "rights.delete_request": ("request access deletion", ""),
    "change.notice_30": ("change notified least 30 day", ""),
    "change.notified": ("change time receive notification", ""),
    "legal.governing_law": ("court law governing term", ""),
    "legal.no_liability": ("assume no liability loss damage", ""),
    "legal.indemnify": ("indemnify harmless", ""),
    "account.end_anytime": ("delete account without notice reason", ""),
    "account.notice": ("notice before closing account", "without"),
    "content.removal": ("delete content without reason", ""),
    "content.you_own": ("maintain ownership", ""),
    "security.measures": ("informed security practice", ""),
    "open.dated": ("date last update", ""),
    "open.data_report": ("transparent government request", ""),
}
"""Practice -> (stems that a case's title must hold, stems that it must not)."""

BAD: Final = frozenset({"bad", "blocker"})

PRACTICES: Final = Measure(
    name="practices of quotes",
    level="clause",
    by="practice",
    average="micro",
    about="The case's practice is found; wrong: another answer to the same question is found in its place.",
)
OUTCOMES: Final = Measure(
    name="outcomes on quotes",
    level="clause",
    by="rule",
    average="none",
    about="Precision of each rule's outcomes, of those that answer the case's question.",
)
RATINGS: Final = Measure(
    name="agreement with ratings",
    level="clause",
    by="attribute",
    average="accuracy",
    about="Of quotes with good or bad findings alone (neutral apart): they are rated alike. Mixed: counts neither way.",
)


def match_case(title: str, practices: Mapping[str, Practice]) -> frozenset[str]:
    """The practices that a case's title stands for; empty where none does."""
    words = title_words(title)
    return frozenset(
        practice.id
        for practice in practices.values()
        if same_title(words, title_words(practice.references.get("tosdr_title", "")))
        or _has_telling_words(words, *TELLING_WORDS.get(practice.id, ("", "")))
    )


def title_words(title: str) -> frozenset[str]:
    """The stems of a title's words, without those that most titles share."""
    plain = _RATING.sub("", title).lower().replace("doesn't", "does not").replace("’", "'")
    return frozenset(stem(word) for word in re.findall(r"[a-z0-9]+", plain) if word not in _FILLER)


def stem(word: str) -> str:
    """A word without the endings that number and person give it."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def same_title(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether the words of two titles name one case: enough in common, and the same negations."""
    if not first or not second or first & _NEGATIONS != second & _NEGATIONS:
        return False
    return len(first & second) / len(first | second) >= SAME_TITLE


def _has_telling_words(words: frozenset[str], wanted: str, unwanted: str) -> bool:
    return bool(wanted) and words.issuperset(wanted.split()) and words.isdisjoint(unwanted.split())


def judge_quotes(rows: Sequence[Row], bench: Bench) -> Iterator[Judgement]:
    """Judge each quote."""
    cases: dict[str, frozenset[str]] = {}
    for row in rows:
        title = row.text("case")
        if title not in cases:
            cases[title] = match_case(title, bench.practices)
        report = bench.read(row.text("text"))
        yield from _judge_practices(row, report, cases[title], bench.practices)
        yield from _judge_rating(row, report)


def _judge_practices(
    row: Row, report: Report, expected: frozenset[str], practices: Mapping[str, Practice]
) -> Iterator[Judgement]:
    if not expected:
        return
    answered = clear_practices(report)
    slots = {practices[practice].slot for practice in expected}
    for practice in sorted(expected):
        if practice in answered:
            yield _judged(row, PRACTICES, practice, "right", answered)
    if not answered & expected:
        yield _judged(row, PRACTICES, min(expected), "missed", answered)
        for practice in sorted(answered):
            if practices[practice].slot in slots:
                yield _judged(row, PRACTICES, practice, "wrong", answered)
    for rule, practice in finding_outcomes(report):
        if practices[practice].slot in slots:
            yield Judgement(
                measure=OUTCOMES,
                label=f"{rule} > {practice}",
                verdict="correct" if practice in expected else "wrong",
                outcome=(rule, practice) if _is_rival(practice, expected, practices) else None,
                listed=False,
            )


def _is_rival(practice: str, expected: frozenset[str], practices: Mapping[str, Practice]) -> bool:
    """Whether the case can judge this outcome: it is the case's own practice, or says the opposite.

    A quote often answers its case's question in more than one way, so other answers of like polarity are no proof.
    """
    if practice in expected:
        return True
    bad = practices[practice].polarity in BAD
    return all((practices[other].polarity in BAD) != bad for other in expected)


def _judge_rating(row: Row, report: Report) -> Iterator[Judgement]:
    rating = row.text("rating")
    signs = {
        "bad" if finding.polarity in BAD else "good"
        for finding in report.findings
        if finding.certainty == "clear" and finding.polarity != "neutral"
    }
    if rating == "neutral" or len(signs) != 1:
        return
    verdict: Verdict = "right" if signs == {"bad" if rating in BAD else "good"} else "wrong"
    yield _judged(row, RATINGS, rating, verdict, clear_practices(report))


def _judged(row: Row, measure: Measure, label: str, verdict: Verdict, answered: set[str]) -> Judgement:
    return judge_row(
        row,
        measure,
        label,
        verdict,
        expected=f"{row.text('case')} ({row.text('rating')})",
        answered=", ".join(sorted(answered)),
    )


FORMAT: Final = Format(
    name="tosdr",
    title="ToS;DR quotes",
    recognises=has_keys("text", "case", "rating"),
    judge=judge_quotes,
)
