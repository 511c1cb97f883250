"""Checks on ways to say no. In: a `Case`. Out: results on opt-outs without any way, or with one that is too long."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from smallprint.check.case import Candidate, Case, Check
from smallprint.check.checks.steps import count_steps, find_lists
from smallprint.check.model import Result
from smallprint.model import Sentence

MOST_STEPS: Final = 2
"""Actions an opt-out may take. Source: "a simple click or two" in the taxonomy's note on opting out."""
REACH_SENTENCES: Final = 3
"""Sentences after an offer in which its way may be told."""
RIGHTS: Final = frozenset({"data access/export", "account/data deletion"})
"""Choices that are no opt-outs."""
OTHER: Final = "other"
"""What an offer is about that names no subject."""

_TOPICS: Final = (
    ("marketing email", r"market|promotion|newsletter|e-?mail|commercial\s+(?:message|communication)"),
    ("targeted ads", r"\bads?\b|advert"),
    ("sale or sharing", r"\bs(?:ale|ell|har)"),
    ("location", r"location"),
    ("cookies", r"cookie"),
)
"""What an offer is about, as `Choice.from_` has it, and the words that tell; the first that fits counts."""


@cache
def _offer() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:you|users|customers|members|subscribers|visitors|consumers)\s+(?:(?:may|can|could|will\s+be\s+able\s+to)(?:\s+(?:also|always|freely))?|(?:also\s+)?have\s+the\s+(?:right|option|choice|"
        r"ability|possibility)\s+to|are\s+(?:free|able|entitled)\s+to)\s+(?:at\s+any\s+time\s+|always\s+|also\s+)?"
        r"(?:opt[\s-]out|unsubscribe|stop\s+receiving|decline\s+to\s+receive|refuse\s+to\s+receive)\b"
        r"|\bwe\s+(?:let|allow|permit|enable)\s+you\s+(?:to\s+)?opt[\s-]out\b",
        re.IGNORECASE,
    )


@cache
def _means() -> re.Pattern[str]:
    """Words that tell a way, or point to where it is told."""
    return re.compile(
        r"@|\bhttps?:|\bwww\.|\b(?:click|tap|press|link|button|toggle|switch(?:ing)?|tick|check\s*box|form|menu|settings?|"
        r"preferences?|profile|dashboard|browser|device|cent(?:re|er)|page|portal|tool|website|site|e-?mail(?:ing)?\s+us|"
        r"contact(?:ing)?|writ(?:e|ing)\s+to|call(?:ing)?|phone|telephone|letter|repl(?:y|ying)|text(?:ing)?|sms|send(?:ing)?|"
        r"follow(?:ing)?|instructions?|visit(?:ing)?|go(?:ing)?\s+to|log(?:ging)?\s+in|sign(?:ing)?\s+in|log\s+on|"
        r"see|section|below|above|herein|here|request(?:ing|s)?|inform(?:ing)?|notify(?:ing)?|tell(?:ing)?\s+us|"
        r"let(?:ting)?\s+us\s+know|ask(?:ing)?\s+us|app|account|disabl|turn(?:ing)?\s+off|uninstall|"
        r"global\s+privacy\s+control|signal|procedure|described|time\s+of\s+collection)",
        re.IGNORECASE,
    )


def find_offers_without_means(case: Case) -> Iterator[Result]:
    """Offers of an opt-out whose way is told neither beside them nor, for the same subject, anywhere in the text."""
    known = {
        clause.choice.from_
        for clause in case.report.clauses
        if clause.choice is not None and (clause.choice.mechanism != "other" or clause.choice.target)
    }
    for candidate in case.candidates:
        for index, sentence in enumerate(candidate.sentences):
            words = candidate.text_of(sentence)
            match = _offer().search(words)
            if match is None or _topic(words) in known or _has_means(candidate, index, match):
                continue
            message = "This offers an opt-out and tells no way to it. Link to the setting, or name the address to use."
            yield candidate.result("opt-out-without-means", message, sentence.start, sentence.end, severity="low")


def find_long_ways(case: Case) -> Iterator[Result]:
    """Opt-outs that take more than two steps, told in a sentence or in a list."""
    seen: set[tuple[int, int]] = set()
    for clause in case.report.clauses:
        choice = clause.choice
        if choice is None or choice.steps is None or choice.from_ in RIGHTS or (clause.document, clause.start) in seen:
            continue
        steps = min(choice.steps, count_steps(clause.quote))
        if steps > MOST_STEPS:
            seen.add((clause.document, clause.start))
            yield _report_long(case.candidates[clause.document], clause.start, clause.end, steps)
    for index, candidate in enumerate(case.candidates):
        for start, end, steps in find_lists(candidate):
            if steps > MOST_STEPS and (index, start) not in seen:
                yield _report_long(candidate, start, end, steps)


def _report_long(candidate: Candidate, start: int, end: int, steps: int) -> Result:
    message = f"This opt-out takes {steps} steps; more than {MOST_STEPS} are too many. Link to it directly."
    return candidate.result("opt-out-too-long", message, start, end, severity="low")


def _topic(words: str) -> str:
    """What the offer is about; `OTHER` where no word tells."""
    return next((name for name, pattern in _TOPICS if re.search(pattern, words, re.IGNORECASE)), OTHER)


def _has_means(candidate: Candidate, index: int, offer: re.Match[str]) -> bool:
    """Whether the sentence, besides the offer itself, or those after it in its section and on its subject tell it."""
    sentence = candidate.sentences[index]
    blocks = candidate.document.blocks
    heading = blocks[sentence.block].heading
    near = [
        one
        for one in candidate.sentences[index + 1 : index + 1 + REACH_SENTENCES]
        if blocks[one.block].heading == heading and blocks[one.block].kind != "heading"
    ]
    rest = candidate.text_of(sentence)
    rest = rest[: offer.start()] + rest[offer.end() :]
    if _means().search(rest) or _is_linked(candidate, sentence):
        return True
    topic = _topic(candidate.text_of(sentence))
    return any(
        (_means().search(candidate.text_of(one)) or _is_linked(candidate, one))
        and _topic(candidate.text_of(one)) in (topic, OTHER)
        for one in near
    )


def _is_linked(candidate: Candidate, sentence: Sentence) -> bool:
    return any(link.start < sentence.end and sentence.start < link.end for link in candidate.document.links)


CHECKS: Final = (
    Check(
        id="opt-out-without-means",
        severity="low",
        title="An opt-out, and no way to it",
        what="Finds sentences that let readers opt out where neither they, nor the sentences after them, nor another "
        "sentence on the same subject tells how.",
        why="A right that nobody can find is not one. The GDPR asks that its use be made easy (Article 12(2)), "
        "California's law for the methods (11 CCR 7011(e)).",
        example="You may opt out of our newsletter at any time.",
        instead="You may opt out of our newsletter with the link at the end of each issue.",
        find=find_offers_without_means,
    ),
    Check(
        id="opt-out-too-long",
        severity="low",
        title="An opt-out that takes more than two steps",
        what="Counts the steps that the text itself gives for an opt-out: places in a menu, things to press, to fill "
        "in or to send.",
        why="Every step loses people. California's law allows no more steps for saying no than for saying yes (11 CCR "
        "7004(a)(2)).",
        example="To turn off targeted ads, open Menu > Settings > Privacy > Ads and press Save.",
        instead="To turn off targeted ads, open [Ads](https://fernwick.example/settings/ads).",
        find=find_long_ways,
        page="Asking for a copy or the deletion of data is no opt-out and is left alone.",
    ),
)
