"""Names and captures of clauses, read with the built-in rules."""

import pytest

from smallprint.interpret import read_passage
from smallprint.match import Matcher, recall_rules


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return recall_rules()


def test_kinds_of_data_are_named_in_order_of_appearance(matcher: Matcher) -> None:
    clause = read_passage(matcher, "We collect your phone number and your email address.")[0]
    assert clause.data_types == ("phone number", "email address")


def test_a_shorter_term_within_a_longer_one_is_no_kind_of_its_own(matcher: Matcher) -> None:
    clause = read_passage(matcher, "We collect your precise location.")[0]
    assert clause.data_types == ("precise location",)


def test_kinds_under_a_lead_in_are_collected(matcher: Matcher) -> None:
    clause = read_passage(matcher, "your date of birth and gender", lead_in="We collect:")[0]
    assert clause.data_types == ("date of birth", "gender")


def test_purposes_are_named(matcher: Matcher) -> None:
    clauses = read_passage(matcher, "We use your email address to prevent fraud and for market research.")
    assert clauses[0].purposes == ("security", "research")


def test_sensitive_kinds_are_words_for_the_sentence(matcher: Matcher) -> None:
    clauses = read_passage(matcher, "We collect health data.")
    assert [clause.captures for clause in clauses if clause.practice == "collect.sensitive"] == [
        {"types": "health data"}
    ]


def test_sensitive_data_in_general_is_no_word_for_the_sentence(matcher: Matcher) -> None:
    clauses = read_passage(matcher, "We collect sensitive data.")
    assert [clause.captures for clause in clauses if clause.practice == "collect.sensitive"] == [{}]


def test_messages_that_are_only_answered_are_no_kind_of_data(matcher: Matcher) -> None:
    clauses = read_passage(matcher, "We use your email address to respond to your inquiries.")
    assert {clause.data_types for clause in clauses} == {("email address",)}
