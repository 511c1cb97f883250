"""Readability formulas. In: counts of words, sentences and syllables. Out: an index.

Each is 0.0 for a text without words or sentences.
"""

from math import sqrt


def flesch_reading_ease(*, words: int, sentences: int, syllables: int) -> float:
    """206.835 - 1.015 x words a sentence - 84.6 x syllables a word: about 0-100, higher is easier.

    Source: Flesch 1948, A new readability yardstick, Journal of Applied Psychology 32.
    """
    if not (words and sentences):
        return 0.0
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def flesch_kincaid_grade(*, words: int, sentences: int, syllables: int) -> float:
    """0.39 x words a sentence + 11.8 x syllables a word - 15.59: a US school grade, higher is harder.

    Source: Kincaid, Fishburne, Rogers and Chissom 1975, Research Branch Report 8-75.
    """
    if not (words and sentences):
        return 0.0
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def smog_index(*, sentences: int, polysyllables: int) -> float:
    """1.0430 x square root of (30 x polysyllables / sentences) + 3.1291: a US school grade, higher is harder.

    `polysyllables` are words of three or more syllables. Meant for texts of thirty sentences or more.
    Source: McLaughlin 1969, SMOG grading: a new readability formula, Journal of Reading 12.
    """
    if not sentences:
        return 0.0
    return 1.0430 * sqrt(30 * polysyllables / sentences) + 3.1291
