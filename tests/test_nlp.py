"""Tokens and phrases of the blank English pipeline."""

import pytest

from smallprint.nlp import LOCK, lower, norms, phrase_matcher, pipeline, tokenize


def test_there_is_one_pipeline_without_components() -> None:
    assert pipeline() is pipeline()
    assert (pipeline().lang, pipeline().pipe_names) == ("en", [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("we don't sell it.", ["we", "do", "n't", "sell", "it", "."]),
        ("e.g. names, (ids)", ["e.g.", "names", ",", "(", "ids", ")"]),
        ("third-party ads", ["third", "-", "party", "ads"]),
        ("", []),
    ],
)
def test_text_becomes_tokens(text: str, words: list[str]) -> None:
    with LOCK:
        assert [token.text for token in tokenize(text)] == words


def test_tokens_know_their_offsets() -> None:
    with LOCK:
        assert [token.idx for token in tokenize("we  keep it")] == [0, 3, 4, 9]


def test_norms_spell_out_contractions() -> None:
    assert norms("We DON'T, can't and won't") == ("we", "do", "not", ",", "can", "not", "and", "will", "not")


def test_lower_case_keeps_the_length() -> None:
    assert lower("İstanbul SELLS Data") == "İstanbul sells data"


def test_lower_case_of_plain_text_is_pythons() -> None:
    assert lower("ÄÖÜ Sells") == "äöü sells"


def test_phrases_are_found_by_their_norms() -> None:
    matcher, phrases = phrase_matcher([("do", "not"), ("opt", "-", "out")])
    with LOCK:
        found = [(phrases[key], start, end) for key, start, end in matcher(tokenize("you don't opt-out"))]
    assert found == [(("do", "not"), 1, 3), (("opt", "-", "out"), 3, 6)]


def test_no_phrases_find_nothing() -> None:
    matcher, phrases = phrase_matcher([])
    with LOCK:
        assert (matcher(tokenize("anything")), phrases) == ([], {})
