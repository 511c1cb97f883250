"""The summary's first sentence. In: scores and the findings that the summary tells. Out: one plain sentence."""

from collections.abc import Mapping, Sequence
from typing import Final

from smallprint.measures.words import count_words
from smallprint.model import Finding, Rulebook, Score, Scorecard
from smallprint.summarize.phrases import Joint, Phrase, join_phrases, phrase_of

MAX_WORDS: Final = 30
"""Words of a verdict; a clause is left out rather than go beyond."""
HEADLINE_SLOT: Final = "S1"
"""The question readers ask first: do they sell my data?"""
_CLAUSES: Final = 2
"""Bad or good clauses that a verdict tells at most."""
_OPENING_WORDS: Final = 4
"""First words by which two clauses sound alike."""
_MAX_NAME: Final = 4
"""Words of a company's name from which the text's name for itself is more likely a sentence."""

_CAREFUL: Final[Mapping[Scorecard, str]] = {
    "privacy": "they [treat] you with care",
    "terms": "they [treat] you fairly",
}
_CARELESS: Final[Mapping[Scorecard, str]] = {
    "privacy": "they [leave] you little privacy",
    "terms": "they [keep] the upper hand",
}
_TOO_LITTLE: Final = "they [say] too little to be graded"
_UNSAID: Final = "they [leave] much unsaid"

_Plan = list[tuple[Joint, Phrase]]


def write_verdict(
    scores: Mapping[str, Score],
    *,
    watch_out: Sequence[Finding],
    good: Sequence[Finding],
    company: str | None,
    rulebook: Rulebook,
) -> str:
    """One sentence on the first score and what made it; `watch_out` and `good` stand in the summary's order.

    Names `company` where it is known, else says "They". Where nothing was scored it says so.
    """
    name = company if company and count_words(company) <= _MAX_NAME else None
    if not scores:
        page = f"{name}'s page" if name else "This page"
        return f"{page} is not a privacy policy or terms, so it gets no grade."
    score = next(iter(scores.values()))
    # A verdict has no room for "in California only" or "in part".
    bads = [finding for finding in watch_out if finding.region is None]
    goods = [finding for finding in good if finding.region is None and not finding.partial]
    goods = sorted(goods, key=lambda finding: finding.slot != HEADLINE_SLOT)[:_CLAUSES]
    plan = _plan(
        score,
        goods=[phrase_of(rulebook.practices[finding.practice]) for finding in goods],
        bads=_of_different_openings([phrase_of(rulebook.practices[each.practice]) for each in bads])[:_CLAUSES],
    )
    while len(plan) > 1 and count_words(join_phrases(plan, name)) > MAX_WORDS:
        plan.pop()
    return join_phrases(plan, name) + "."


def _of_different_openings(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Without those that begin as an earlier one does: "takes no blame ... and takes no blame ..."."""
    kept: dict[tuple[str, ...], Phrase] = {}
    for phrase in phrases:
        kept.setdefault(tuple(phrase.text.split()[:_OPENING_WORDS]), phrase)
    return list(kept.values())


def _plan(score: Score, *, goods: Sequence[Phrase], bads: Sequence[Phrase]) -> _Plan:
    """Which clauses, in which order: good news leads a good grade, bad news a bad one."""
    if score.grade == "?":
        return [("", _opening(_TOO_LITTLE)), *_row(", but ", bads[:1] or goods[:1])]
    if score.grade == "A":
        return [("", _opening(_CAREFUL[score.scorecard])), *_row(": ", goods)]
    if score.grade == "E" and bads:
        return [("", _opening(_CARELESS[score.scorecard])), *_row(": ", bads)]
    if score.grade in ("D", "E"):
        if bads:
            return [*_row("", bads), *_row(", though ", goods[:1])]
        return [("", _opening(_UNSAID)), *_row(", though ", goods[:1])]
    if goods and bads:
        balance = (goods, bads[:1]) if score.grade == "B" else (goods[:1], bads)
        return [*_row("", balance[0]), *_row(", but ", balance[1])]
    return _row("", goods or bads) or [("", _opening(_UNSAID))]


def _opening(text: str) -> Phrase:
    return Phrase(text=text, agrees=True)


def _row(joint: Joint, phrases: Sequence[Phrase]) -> _Plan:
    """The clauses joined by "and", the first of them by `joint`."""
    return [(joint if number == 0 else " and ", phrase) for number, phrase in enumerate(phrases)]
