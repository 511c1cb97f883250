"""Checks on the effort of reading. In: a `Case`. Out: results on hard texts and on texts above their time budget."""

from collections.abc import Iterator
from typing import Final

from smallprint.check.case import Candidate, Case, Check
from smallprint.check.model import Result
from smallprint.measures.words import count_words
from smallprint.readability import (
    LAWFUL_LONGEST_PARAGRAPH,
    LAWFUL_PARAGRAPH_WORDS,
    LAWFUL_SENTENCE_WORDS,
    LAWFUL_SYLLABLES_A_WORD,
    reading_time,
)

MIN_WORDS: Final = 100
"""Words of prose under which averages say nothing."""


def find_hard_texts(case: Case) -> Iterator[Result]:
    """One result on the averages of each document, and one on each overlong paragraph."""
    for candidate in case.candidates:
        faults = _describe_averages(candidate)
        if faults and candidate.readability.words >= MIN_WORDS:
            message = f"The text is harder than the plain-language test allows: {'; '.join(faults)}."
            yield candidate.result_on_whole("hard-to-read", message, severity="low")
        for block in candidate.prose:
            words = count_words(candidate.text_of(block))
            if words > LAWFUL_LONGEST_PARAGRAPH:
                message = f"This paragraph has {words} words; at most {LAWFUL_LONGEST_PARAGRAPH} are easy to follow."
                yield candidate.result("hard-to-read", message, block.start, block.end, severity="low")


def find_long_reads(case: Case) -> Iterator[Result]:
    """Documents that take longer than the assertion `reading-minutes` allows; without it, none."""
    for candidate in case.candidates:
        budget = candidate.settings.assertions.get("reading-minutes")
        minutes = reading_time(candidate.info.words).minutes
        if budget is not None and minutes > budget:
            message = f"The text takes an average adult {minutes:.1f} minutes; the budget is {budget:g}."
            yield candidate.result_on_whole("reading-time", message, severity="low")


def _describe_averages(candidate: Candidate) -> list[str]:
    """Which averages are above the test's, and which grade is above its budget, in words."""
    found = []
    readability = candidate.readability
    if readability.words_per_sentence >= LAWFUL_SENTENCE_WORDS:
        found.append(
            f"{readability.words_per_sentence:.0f} words a sentence on average (under {LAWFUL_SENTENCE_WORDS})"
        )
    if readability.syllables_per_word >= LAWFUL_SYLLABLES_A_WORD:
        found.append(f"{readability.syllables_per_word:.2f} syllables a word (under {LAWFUL_SYLLABLES_A_WORD})")
    paragraphs = [count_words(candidate.text_of(block)) for block in candidate.prose if block.kind != "cell"]
    if sum(paragraphs) >= LAWFUL_PARAGRAPH_WORDS * max(1, len(paragraphs)):
        found.append(f"{sum(paragraphs) / len(paragraphs):.0f} words a paragraph (under {LAWFUL_PARAGRAPH_WORDS})")
    grade = candidate.settings.assertions.get("grade-level")
    if grade is not None and readability.flesch_kincaid_grade > grade:
        found.append(f"grade {readability.flesch_kincaid_grade:.1f} (the budget is {grade:g})")
    return found


CHECKS: Final = (
    Check(
        id="hard-to-read",
        severity="low",
        title="A text harder than the plain-language test allows",
        what="Holds the text against the test of Conn. Gen. Stat. 42-152(c): under 22 words a sentence, under 1.55 "
        "syllables a word and under 75 words a paragraph on average, and no paragraph over 150 words. With the "
        "assertion `grade-level`, the Flesch-Kincaid grade must not be above it either.",
        why="What readers cannot follow they cannot agree to. Sentences over fifty words are `long-sentence`'s.",
        example="Notwithstanding the foregoing, the aforementioned categories of information may additionally be "
        "subject to disclosure in accordance with applicable regulatory obligations.",
        instead="We also give this information to authorities when the law makes us.",
        find=find_hard_texts,
    ),
    Check(
        id="reading-time",
        severity="low",
        title="A text that takes longer to read than its budget",
        what="Compares the reading time of an average adult (238 words a minute) with the assertion "
        "`reading-minutes`. Without that assertion it says nothing.",
        why="Readers give a policy about a minute. Every minute more is read by fewer of them.",
        example="[assert]\nreading-minutes = 10    # the text takes 14 minutes",
        instead="A text of at most 2,380 words, or a budget that was agreed on.",
        find=find_long_reads,
    ),
)
