"""Matching under load: many threads, and very long sentences."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import process_time

import pytest

from smallprint.interpret import read_passage
from smallprint.match import Matcher, compile_rules, recall_rules
from smallprint.rulebook import load_rulebook

PHRASES = (
    "we may share your email address with advertisers",
    "you can opt out at privacy@lantern.example",
    "we keep records for 30 days",
    "our partners do not sell your personal data",
)


@pytest.fixture(scope="module")
def builtin() -> Matcher:
    return recall_rules()


def test_many_threads_read_what_one_reads() -> None:
    texts = [f"{PHRASES[number % 4].capitalize()}, as of note {number}." for number in range(48)]
    alone, shared = recall_rules(), compile_rules(load_rulebook())
    with ThreadPoolExecutor(max_workers=6) as pool:
        together = list(pool.map(lambda text: read_passage(shared, text), texts))
    assert together == [read_passage(alone, text) for text in texts]


def test_reading_leaves_no_trace_in_the_matcher(builtin: Matcher) -> None:
    before = read_passage(builtin, PHRASES[0])
    for phrase in PHRASES:
        read_passage(builtin, phrase)
    assert read_passage(builtin, PHRASES[0]) == before


def _grow(measure: Callable[[int], float], *, short: int, long: int) -> float:
    """How many times longer the long run takes, the best of three."""
    return min(measure(long) for _ in range(3)) / min(measure(short) for _ in range(3))


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_very_long_sentence_takes_time_in_proportion(builtin: Matcher, phrase: str) -> None:
    def measure(repeats: int) -> float:
        began = process_time()
        builtin.matches(builtin.passage(f"{phrase}, " * repeats))
        return process_time() - began

    # eight times the words: quadratic work would take 64 times as long
    assert _grow(measure, short=200, long=1600) < 3 * 8


def test_a_long_row_without_a_full_pattern_takes_time_in_proportion(compiled: Callable[..., Matcher]) -> None:
    matcher = compiled(("@data ... @keep! ... @data ... secret",))

    def measure(repeats: int) -> float:
        began = process_time()
        assert matcher.matches(matcher.passage("data kept " * repeats + "secret")) != []
        return process_time() - began

    assert _grow(measure, short=500, long=4000) < 3 * 8
