"""Phrases found in words by one tree."""

from smallprint.match.compile import Phrase
from smallprint.match.phrases import find_phrases, grow


def phrase() -> Phrase:
    return Phrase(concepts=frozenset(), mask=0, names={}, bars=False, patterns=(), under_heading=())


def test_a_phrase_is_found_where_its_words_touch() -> None:
    opt_out = phrase()
    tree = grow({("opt", "-", "out"): opt_out})
    assert find_phrases(tree, ["you", "opt", "-", "out", "opt", "out"]) == [(1, 4, opt_out)]


def test_phrases_that_begin_alike_are_all_found_the_shorter_first() -> None:
    one, three = phrase(), phrase()
    tree = grow({("ip", "address", "book"): three, ("ip",): one})
    assert find_phrases(tree, ["ip", "address", "book"]) == [(0, 1, one), (0, 3, three)]


def test_a_phrase_within_another_is_found_too() -> None:
    whole, part = phrase(), phrase()
    tree = grow({("email", "address"): whole, ("address",): part})
    assert find_phrases(tree, ["email", "address"]) == [(0, 2, whole), (1, 2, part)]


def test_a_phrase_cut_short_by_the_end_is_not_found() -> None:
    assert find_phrases(grow({("opt", "-", "out"): phrase()}), ["opt", "-"]) == []


def test_no_phrases_find_nothing() -> None:
    assert find_phrases(grow({}), ["anything"]) == []
