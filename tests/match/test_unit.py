"""What a unit tells: where terms of a lexicon stand, their names, words and offsets."""

from collections.abc import Callable

import pytest

from smallprint.match import Matcher, Unit
from smallprint.model import Sentence

Compile = Callable[..., Matcher]
Read = Callable[..., Unit]


@pytest.fixture
def matcher(compiled: Compile) -> Matcher:
    return compiled(("@we @keep! ... @data & @type:address & @negation",))


def test_hits_of_a_lexicon_stand_in_order(matcher: Matcher) -> None:
    assert matcher.passage("We keep data, and our company keeps records.").hits_of("we") == [(0, 1), (5, 7)]


def test_a_lexicon_that_is_not_in_the_sentence_has_no_hits(matcher: Matcher) -> None:
    assert list(matcher.passage("Nothing at all.").hits_of("keep")) == []


def test_forms_are_found_whatever_the_verb(matcher: Matcher) -> None:
    unit = matcher.passage("Keeping what is kept.")
    assert (unit.hits_of("form:ing"), unit.hits_of("form:pp")) == ([(0, 1)], [(3, 4)])


def test_captures_are_found_by_their_name(matcher: Matcher) -> None:
    assert matcher.passage("Kept for 30 days.").hits_of("<duration>") == [(2, 4)]


def test_names_of_a_family_stand_in_order_the_longer_term_first(matcher: Matcher) -> None:
    unit = matcher.passage("Your address and IP address.")
    assert unit.named("type") == [((1, 2), "address"), ((3, 5), "IP address"), ((3, 5), "address"), ((4, 5), "address")]


def test_a_family_that_is_not_in_the_sentence_has_no_names(matcher: Matcher) -> None:
    assert list(matcher.passage("We keep data.").named("type")) == []


def test_words_are_norms(matcher: Matcher) -> None:
    assert matcher.passage("We DON'T keep it.").words == ["we", "do", "not", "keep", "it", "."]


def test_words_of_a_lead_in_come_first(matcher: Matcher, unit_of: Read) -> None:
    unit = unit_of(matcher, "Your data", lead_in="We keep:")
    assert (unit.words, unit.own) == (["we", "keep", ":", "your", "data"], 3)


def test_hits_after_a_lead_in_count_from_the_lead_ins_first_token(matcher: Matcher, unit_of: Read) -> None:
    assert unit_of(matcher, "Your data", lead_in="We keep:").hits_of("data") == [(4, 5)]


def test_barriers_are_noted(matcher: Matcher) -> None:
    assert matcher.passage("We keep it; you do not.").barriers == [(3, 4)]


def test_offsets_are_those_of_the_document(matcher: Matcher, unit_of: Read) -> None:
    unit = unit_of(matcher, "Your data", lead_in="We keep:")
    assert [unit.characters(index, index + 1) for index in (3, 4)] == [(9, 13), (14, 18)]


def test_tokens_of_a_lead_in_are_clipped_to_the_sentence(matcher: Matcher, unit_of: Read) -> None:
    assert unit_of(matcher, "Your data", lead_in="We keep:").characters(0, 2) == (9, 13)


def test_text_of_tokens_joins_lead_in_and_sentence(matcher: Matcher, unit_of: Read) -> None:
    assert unit_of(matcher, "Your data", lead_in="We keep:").text_of(1, 5) == "keep: your data"


def test_a_passage_is_a_sentence_of_its_own(matcher: Matcher) -> None:
    unit = matcher.passage("We keep it.")
    assert (unit.sentence, unit.own) == (Sentence(start=0, end=11, block=0), 0)


def test_text_of_unchanged_length_survives_letters_that_grow_in_lower_case(matcher: Matcher) -> None:
    text = "İstanbul: we keep data."
    unit = matcher.passage(text)
    [(start, end)] = unit.hits_of("data")
    assert [text[slice(*unit.characters(start, end))]] == ["data"]
