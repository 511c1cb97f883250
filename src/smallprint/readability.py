"""How hard and how long a text is. In: parsed documents, or a number of words. Out: `Readability`, `ReadingTime`.

Counts come from the prose of our own parse: the sentences of paragraphs, list items and table cells, hidden ones
included. Headings and code are left out: they are not sentences. Every item or cell that holds a word is at least one
sentence. A number counts as a word of one syllable, and so does a URL or an email address.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from smallprint.errors import UsageError
from smallprint.measures.further import measure_further
from smallprint.measures.indices import flesch_kincaid_grade, flesch_reading_ease, smog_index
from smallprint.measures.syllables import count_syllables
from smallprint.measures.words import count_words, is_address, words_of_token
from smallprint.model import BlockKind, Document, Readability, ReadingTime, Sentence

__all__ = ["ADULT_WPM", "MAX_WPM", "MIN_WPM", "count_words", "measure", "reading_time"]

ADULT_WPM: Final = 238
"""Words a minute of an average adult reading non-fiction silently. Source: Brysbaert 2019, 190 studies."""
FAST_WPM: Final = 300
"""Upper bound of most adults' words a minute. Source: Brysbaert 2019."""
SLOW_WPM: Final = 175
"""Lower bound of most adults' words a minute. Source: Brysbaert 2019."""
MIN_WPM: Final = 50
"""Words a minute, a limit against slips: a third of the slowest of most adults."""
MAX_WPM: Final = 1000
"""Words a minute, a limit against slips: three times the fastest of most adults."""
SECONDS_A_MINUTE: Final = 60

VAGUE_WORDS: Final = frozenset({"may", "might", "some", "often", "possible"})
"""Source: Article 29 Working Party, Guidelines on transparency (WP260 rev.01), paragraph 13."""
POLYSYLLABLE: Final = 3
"""Syllables from which SMOG counts a word (McLaughlin 1969)."""

# Conn. Gen. Stat. 42-152(c): what a consumer contract must keep to.
LAWFUL_SENTENCE_WORDS: Final = 22
LAWFUL_LONGEST_SENTENCE: Final = 50
LAWFUL_SYLLABLES_A_WORD: Final = 1.55
LAWFUL_PARAGRAPH_WORDS: Final = 75
LAWFUL_LONGEST_PARAGRAPH: Final = 150

_PROSE: Final[frozenset[BlockKind]] = frozenset({"paragraph", "item", "cell"})
_PARAGRAPHS: Final[frozenset[BlockKind]] = frozenset({"paragraph", "item"})
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_KNOWN_WORDS: Final = 32_768
"""Different words whose counts are remembered, for speed: several times those of any one policy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tally:
    """What one pass over the prose counts."""

    sentences: list[int] = field(default_factory=list)
    """Words of each sentence."""
    paragraphs: list[int] = field(default_factory=list)
    """Words of each paragraph and list item."""
    tokens: Counter[str] = field(default_factory=Counter)
    """How often each run of text between spaces occurs."""


def measure(documents: Sequence[tuple[Document, tuple[Sentence, ...]]], *, further: bool = False) -> Readability:
    """Counts and indices of the documents' prose, read as one text.

    Without prose every count and index is 0, and every criterion of the plain-language test counts as met.
    `further` adds the indices of textstat, which takes most of a second to import.
    Sources: the formulas in `indices`; Conn. Gen. Stat. 42-152(c) for the test; WP260 for the vague words.
    """
    tally = _count(documents)
    words, sentences = sum(tally.sentences), len(tally.sentences)
    syllables = polysyllables = vague = 0
    for token, times in tally.tokens.items():
        its_syllables, its_polysyllables, its_vague = _weigh(token)
        syllables += times * its_syllables
        polysyllables += times * its_polysyllables
        vague += times * its_vague
    return Readability(
        words=words,
        sentences=sentences,
        syllables=syllables,
        polysyllables=polysyllables,
        flesch_reading_ease=round(flesch_reading_ease(words=words, sentences=sentences, syllables=syllables), 2),
        flesch_kincaid_grade=round(flesch_kincaid_grade(words=words, sentences=sentences, syllables=syllables), 2),
        smog_index=round(smog_index(sentences=sentences, polysyllables=polysyllables), 2),
        words_per_sentence=round(_average(words, sentences), 2),
        syllables_per_word=round(_average(syllables, words), 3),
        vague_words=vague,
        plain_language_test=_test_plain_language(tally, syllables_per_word=_average(syllables, words)),
        further=measure_further(_word_lists(documents)) if further else {},
    )


def reading_time(words: int, *, wpm: int = ADULT_WPM, summary_words: int = 0) -> ReadingTime:
    """How long `words` take at `wpm` words a minute, and what reading a summary of `summary_words` saves.

    The range is that of fast and slow readers (300 and 175 words a minute, where the average is 238); with another
    `wpm` it keeps those proportions around it. The summary is read at the same speed; time saved is never negative.

    Raises:
        UsageError: `wpm` below 50 or above 1,000.
    Source: Brysbaert 2019, How many words do we read per minute?, Journal of Memory and Language 109.
    """
    if not MIN_WPM <= wpm <= MAX_WPM:
        raise UsageError(
            f"nobody reads {wpm} words a minute.",
            where="wpm",
            fix=f"Give a number from {MIN_WPM} to {MAX_WPM}; an average adult reads {ADULT_WPM}.",
        )
    minutes, summary_minutes = words / wpm, summary_words / wpm
    return ReadingTime(
        words=words,
        wpm=wpm,
        minutes=round(minutes, 2),
        range=(round(minutes * ADULT_WPM / FAST_WPM, 2), round(minutes * ADULT_WPM / SLOW_WPM, 2)),
        summary_seconds=round(summary_minutes * SECONDS_A_MINUTE, 1),
        saved_minutes=round(max(0.0, minutes - summary_minutes), 2),
    )


def _count(documents: Sequence[tuple[Document, tuple[Sentence, ...]]]) -> _Tally:
    tally = _Tally()
    for document, sentences in documents:
        paragraph_words: dict[int, int] = {}
        for block, tokens in _prose(document, sentences):
            words = sum(map(_words_in, tokens))
            if words:
                tally.tokens.update(tokens)
                tally.sentences.append(words)
                if document.blocks[block].kind in _PARAGRAPHS:
                    paragraph_words[block] = paragraph_words.get(block, 0) + words
        tally.paragraphs.extend(paragraph_words.values())
    return tally


def _prose(document: Document, sentences: Sequence[Sentence]) -> Iterator[tuple[int, list[str]]]:
    """Block index and tokens of each sentence that a reader reads as one."""
    text, blocks = document.text, document.blocks
    for sentence in sentences:
        if blocks[sentence.block].kind in _PROSE:
            yield sentence.block, text[sentence.start : sentence.end].split()


def _word_lists(documents: Sequence[tuple[Document, tuple[Sentence, ...]]]) -> list[list[str]]:
    return [
        [word for token in tokens for word in words_of_token(token)]
        for document, sentences in documents
        for _, tokens in _prose(document, sentences)
    ]


@lru_cache(maxsize=_KNOWN_WORDS)
def _words_in(token: str) -> int:
    return len(words_of_token(token))


@lru_cache(maxsize=_KNOWN_WORDS)
def _weigh(token: str) -> tuple[int, int, int]:
    """Syllables, polysyllables and vague words of a token."""
    words = words_of_token(token)
    if len(words) == 1:  # nearly always
        count = _syllables(words[0].lower())
        return count, int(count >= POLYSYLLABLE), int(_is_vague(words[0]))
    counts = [_syllables(word.lower()) for word in words]
    return sum(counts), sum(count >= POLYSYLLABLE for count in counts), sum(map(_is_vague, words))


@lru_cache(maxsize=_KNOWN_WORDS)
def _syllables(word: str) -> int:
    if word.isalpha():
        return count_syllables(word)
    if is_address(word):
        return 1
    return sum(count_syllables(part) for part in _LETTERS.findall(word)) or 1


def _is_vague(word: str) -> bool:
    return word.lower() in VAGUE_WORDS and word != "May"  # within a sentence, the month


def _average(total: float, count: int) -> float:
    return total / count if count else 0.0


def _test_plain_language(tally: _Tally, *, syllables_per_word: float) -> Mapping[str, bool]:
    sentences, paragraphs = tally.sentences, tally.paragraphs
    return {
        f"average sentence under {LAWFUL_SENTENCE_WORDS} words": _average(sum(sentences), len(sentences))
        < LAWFUL_SENTENCE_WORDS,
        f"no sentence over {LAWFUL_LONGEST_SENTENCE} words": max(sentences, default=0) <= LAWFUL_LONGEST_SENTENCE,
        f"under {LAWFUL_SYLLABLES_A_WORD} syllables a word": syllables_per_word < LAWFUL_SYLLABLES_A_WORD,
        f"average paragraph under {LAWFUL_PARAGRAPH_WORDS} words": _average(sum(paragraphs), len(paragraphs))
        < LAWFUL_PARAGRAPH_WORDS,
        f"no paragraph over {LAWFUL_LONGEST_PARAGRAPH} words": max(paragraphs, default=0) <= LAWFUL_LONGEST_PARAGRAPH,
    }
