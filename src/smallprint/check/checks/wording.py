"""Checks on sentences. In: a `Case`. Out: results on vague words and on sentences that are too long."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from smallprint.check.case import Case, Check
from smallprint.check.model import Result
from smallprint.measures.words import count_words

_HANDLE: Final = (
    "access|aggregate|analy[sz]e|associate|collect|combine|contact|disclose|gather|give|keep|link|log|monitor|obtain|"
    "process|provide|receive|record|request|retain|reveal|send|share|store|track|transfer|transmit|use"
)
_HANDLED: Final = (
    "accessed|aggregated|analy[sz]ed|associated|collected|combined|disclosed|gathered|given|kept|linked|logged|monitored|"
    "obtained|passed|processed|provided|received|recorded|retained|revealed|sent|shared|sold|stored|tracked|transferred|"
    "transmitted|used"
)
_ADVERB: Final = (
    r"(?:\s+(?:also|sometimes|occasionally|further|automatically|otherwise|in\s+addition|from\s+time\s+to\s+time))*"
)


@cache
def _vague() -> re.Pattern[str]:
    """Vague words where they blur what is done with data; "may not" forbids and is not vague."""
    return re.compile(
        rf"\b(?<!how\s)(?<!what\s)(?<!when\s)(?<!where\s)(?<!why\s)(?<!whom\s)(?<!whether\s)"
        rf"(?:we|our\s+\w+(?:\s+\w+)?)\s+(?P<modal>may|might|could(?:\s+possibly)?)(?:,\s[^,.;]{{3,40}},)?{_ADVERB}\s+(?!not\b)"
        rf"(?:(?:need|have|want|choose)\s+to\s+)?(?:{_HANDLE})\b"
        rf"|\b(?:your|personal|such|this)\s+(?:\w+\s+){{0,3}}?(?:data|information|details|name|address|history|content|messages?)\s+"
        rf"(?P<passive>may|might|could){_ADVERB}\s+be(?:\s+also)?\s+(?:{_HANDLED})\b"
        r"|\b(?P<amount>some|certain|various)\s+(?:of\s+(?:your|the)\s+)?(?:(?:personal|other)\s+)?"
        r"(?:data|information|details)\b(?=[^.;:]{0,40}\b(?:may|might|could|collect(?:ed)?|shared?|disclosed?|used?|kept|passed)\b)"
        r"|\b(?P<frequency>often|sometimes|occasionally|from\s+time\s+to\s+time|possibly)\s+"
        rf"(?:{_HANDLE})\b",
        re.IGNORECASE,
    )


def find_vague_wording(case: Case) -> Iterator[Result]:
    """One result a vague word in prose."""
    for candidate in case.candidates:
        for match in candidate.find_all(_vague(), candidate.prose):
            name = next(name for name in ("modal", "passive", "amount", "frequency") if match[name])
            word = " ".join(match[name].split()).lower()
            message = f"“{word}” leaves open whether, or how much, this is done. Say what is done, and when."
            yield candidate.result("vague-wording", message, *match.span(), severity="low")


def find_long_sentences(case: Case) -> Iterator[Result]:
    """Sentences of prose with more words than the settings allow."""
    for candidate in case.candidates:
        limit = candidate.settings.max_sentence_words
        for sentence in candidate.sentences:
            if candidate.document.blocks[sentence.block].kind in {"heading", "code"}:
                continue
            words = count_words(candidate.text_of(sentence))
            if words > limit:
                message = (
                    f"This sentence has {words} words; at most {limit} are easy to follow. Split it, or make a list."
                )
                yield candidate.result("long-sentence", message, sentence.start, sentence.end, severity="low")


CHECKS: Final = (
    Check(
        id="vague-wording",
        severity="low",
        title="A vague word where the text should commit itself",
        what="Finds “may”, “might”, “could”, “some”, “often” and the like where they blur what is done with data.",
        why="Readers cannot tell whether their data is used or not. The guidelines on transparency under the GDPR "
        "(WP260 rev.01, paragraph 13) name these words as ones to avoid.",
        example="We may use your order history to develop new services.",
        instead="We use your order history to choose which products to show first.",
        find=find_vague_wording,
        page="“May not” forbids something and is left alone, and so are “you may” and what only announces, such as "
        "“how we may use”.",
    ),
    Check(
        id="long-sentence",
        severity="low",
        title="A sentence of more than fifty words",
        what="Finds sentences with more words than `max-sentence-words` (50 unless set).",
        why="Who has reached the end no longer knows the beginning. Connecticut's plain-language law for consumer "
        "contracts (Conn. Gen. Stat. 42-152) draws the line at fifty words.",
        example="We collect your name when you sign up, and your address when you order something, and your telephone "
        "number when you choose delivery to your door so that the driver can reach you, and, where you have agreed to "
        "it, your birthday, so that we can send you a voucher once a year, which you can stop at any time.",
        instead="We collect:\n\n- your name, when you sign up\n- your address, when you order something",
        find=find_long_sentences,
    ),
)
