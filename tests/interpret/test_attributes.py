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


@pytest.mark.parametrize(
    ("item", "kinds"),
    [("Name", ("name",)), ("Address (optional)", ("postal address",)), ("Name of the lake in words", ())],
)
def test_a_common_word_is_a_kind_where_it_is_all_that_an_item_names(
    matcher: Matcher, item: str, kinds: tuple[str, ...]
) -> None:
    clause = read_passage(matcher, item, lead_in="We collect the following personal data:")[0]
    assert clause.data_types == kinds


@pytest.mark.parametrize(
    "text",
    [
        "We use your data to respond to your complaints.",
        "We collect your data when you take part in our surveys.",
        "We use your data for our legitimate interests, unless they are overridden by your interests.",
    ],
)
def test_a_reason_or_an_occasion_is_no_kind(matcher: Matcher, text: str) -> None:
    assert {kind for clause in read_passage(matcher, text) for kind in clause.data_types} == set()


def test_what_the_other_half_denies_is_not_collected(matcher: Matcher) -> None:
    stated = [
        clause
        for clause in read_passage(matcher, "We collect your email address; we do not store your password.")
        if clause.stance == "stated"
    ]
    assert {kind for clause in stated for kind in clause.data_types} == {"email address"}


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
