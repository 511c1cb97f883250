"""Yes and no. In: a document and its sentences. Out: the answer to each question; the rows of a table that say no.

"Do we sell your data? No." says what "We do not sell your data." says; a question without an answer states nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from smallprint.interpret.context import Context
from smallprint.model import Document, Qualifier, Sentence

_ANSWER: Final = re.compile(r"(yes|no|never)\b[!.,;:–—-]*(?:\s|$)(?!\w+ (?:is|are|will|can|may)\b)", re.IGNORECASE)
_ASKED: Final = re.compile(r"(?:do|does|will|are|is) (?!you\b|i\b)|(?:can|may|could) (?!you\b)", re.IGNORECASE)
"""How a question begins that yes or no answers; what "you" do is asked in the reader's voice."""
_EXCEPTION: Final = re.compile(r"\b(?:unless|except|other than|apart from|without|only)\b", re.IGNORECASE)
_CONSENT: Final = re.compile(r"\b(?:consent|permission|opt[ -]in|if you (?:agree|allow|choose))\b", re.IGNORECASE)

_REFUSED: Final = re.compile(r"\W*(?:no|none|never|not collected|not applicable|n/a)\W*", re.IGNORECASE)
_LONGEST_REFUSAL: Final = 20
"""Characters of a cell that says no."""
_COLLECTED: Final = re.compile(r"\bcollect", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What follows a question."""

    agrees: bool
    qualifiers: frozenset[Qualifier]
    """What bends it: "Yes, with your consent", "No, except..."."""
    end: int
    """Where its sentence ends in the document's text."""


def find_answers(document: Document, sentences: Sequence[Sentence]) -> dict[Sentence, Answer]:
    """The answers to the questions among `sentences` that the next sentence begins with."""
    text = document.text
    answers: dict[Sentence, Answer] = {}
    for question, following in pairwise(sentences):
        if text[question.end - 1] != "?" or not _ASKED.match(text, question.start):
            continue
        words = text[following.start : following.end]
        answer = _ANSWER.match(words)
        if answer:
            agrees = answer[1].lower() == "yes"
            answers[question] = Answer(agrees=agrees, qualifiers=_find_qualifiers(words), end=following.end)
    return answers


def _find_qualifiers(words: str) -> frozenset[Qualifier]:
    found: list[Qualifier] = []
    if _CONSENT.search(words):
        found.append("consent")
    if _EXCEPTION.search(words):
        found.append("exception")
    return frozenset(found)


def answer_context(context: Context, answer: Answer | None) -> Context:
    """How an act is meant that was asked about, its answer being known; unchanged where nothing was asked."""
    if answer is None:
        return context
    stance = context.stance if answer.agrees else "stated" if context.stance == "denied" else "denied"
    return replace(context, stance=stance, qualifiers=context.qualifiers | answer.qualifiers)


def find_refused_rows(document: Document) -> set[int]:
    """Indices of the cells whose row says that its data is not collected: "Fingerprints | Collected: NO"."""
    text = document.text
    cells = [(at, block) for at, block in enumerate(document.blocks) if block.kind == "cell"]
    rows = {
        block.lead_ins[-2][0]
        for _, block in cells
        if len(block.lead_ins) > 1
        and block.end - block.start <= _LONGEST_REFUSAL
        and _REFUSED.fullmatch(text, block.start, block.end)
        and _COLLECTED.search(text, *block.lead_ins[-1])
    }
    return {at for at, block in cells if block.start in rows or rows.intersection(start for start, _ in block.lead_ins)}
