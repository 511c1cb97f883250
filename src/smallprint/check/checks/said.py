"""Sentences that say one thing plainly. In: a candidate and a pattern. Out: the sentences that it is found in."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from smallprint.check.case import Candidate, Case
from smallprint.check.checks.opposed import is_in_part
from smallprint.model import Sentence

LEADING: Final = r"\W*(?:(?:and|but|also|in\s+addition|additionally|further(?:more)?|moreover|of\s+course)\s*,?\s+)?"
"""Words before the first that tell."""
OURSELVES: Final = r"(?:we|(?:this|our|the)\s+(?:web\s?)?site|our\s+services?)"
"""Who speaks."""
NEVER: Final = (
    r"(?:(?:do|does|will|would|shall)\s+(?:not|never)|never|(?:don|doesn|won)['’]t)"
    r"(?:\s+(?:ever|also|currently|knowingly))?"
)
ENDING: Final = r"(?:\s*,?\s*(?:ever|at\s+all|period|at\s+any\s+time|under\s+any\s+circumstances))?\s*[.!]?\s*"
"""How a promise ends that has no exception."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence of a case."""

    document: int
    number: int
    """Which of the document's sentences it is."""
    start: int
    end: int

    def words(self, case: Case) -> str:
        """As it stands in the text."""
        return case.candidates[self.document].text[self.start : self.end]


@cache
def _exception() -> re.Pattern[str]:
    """How a sentence begins that takes back part of the one before."""
    return re.compile(
        r"\W*(?:however|except|but|unless|that\s+said|other\s+than|the\s+(?:only|sole)|we\s+(?:will\s+)?only|only|apart|"
        r"this\s+does\s+not|exceptions?|nonetheless|nevertheless|in\s+(?:some|certain|limited|rare))\b",
        re.IGNORECASE,
    )


def find_said(case: Case, rough: re.Pattern[str]) -> Iterator[Said]:
    """Sentences in which `rough` is found, outside headings, lists and what is said of some part of the service."""
    for index, candidate in enumerate(case.candidates):
        starts: list[int] = []
        seen = -1
        for match in rough.finditer(candidate.text):
            starts = starts or [sentence.start for sentence in candidate.sentences]
            number = bisect_right(starts, match.start()) - 1
            if number <= seen:
                continue
            seen = number
            sentence = candidate.sentences[number]
            if match.end() <= sentence.end and is_of_whole(candidate, sentence):
                yield Said(document=index, number=number, start=sentence.start, end=sentence.end)


def is_of_whole(candidate: Candidate, sentence: Sentence) -> bool:
    """Whether its place leaves a sentence to hold for everybody: no heading, no item of a list, no part."""
    block = candidate.document.blocks[sentence.block]
    return block.kind not in {"heading", "code"} and not block.lead_ins and not is_in_part(candidate, block)


def is_taken_back(candidate: Candidate, number: int) -> bool:
    """Whether the sentence after this one makes an exception from it."""
    following = next(iter(candidate.sentences[number + 1 : number + 2]), None)
    return following is not None and _exception().match(candidate.text_of(following)) is not None
