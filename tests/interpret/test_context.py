"""Stance and span of an act, read with the built-in rules."""

from functools import cache
from time import process_time

import pytest

from smallprint.interpret import read_passage
from smallprint.match import Matcher, recall_rules
from smallprint.model import Clause


@cache
def matcher() -> Matcher:
    return recall_rules()


def read(text: str, *, lead_in: str = "") -> tuple[Clause, ...]:
    """The clauses on sharing of one sentence."""
    clauses = read_passage(matcher(), text, lead_in=lead_in)
    return tuple(clause for clause in clauses if clause.category == "Third Party Sharing/Collection")


def stances(text: str, *, lead_in: str = "") -> set[str]:
    return {clause.stance for clause in read(text, lead_in=lead_in)}


@pytest.mark.parametrize(
    "text",
    [
        "We do not share your data with advertisers.",
        "We never pass your data on to other companies.",
        "In no event will we share your data with other companies.",
        "None of your data is shared with advertisers.",
        "Your data are not disclosed to third parties.",
        "We don't rent, swap or otherwise disclose your address to other companies.",
        "We do not allow third parties to collect information about you on our pages.",
        "We do not let ad networks set cookies on our pages.",
        "We neither sell your data nor share it with advertisers.",
        "We refuse to share your data with advertisers.",
        "Rather than share your data with advertisers, we charge a fee.",
        "Data shared with advertisers: none.",
        "No facts about you are ever disclosed to advertisers.",
    ],
)
def test_denials(text: str) -> None:
    assert stances(text) == {"denied"}


@pytest.mark.parametrize(
    "text",
    [
        "We share your data with advertisers.",
        "We share your data not only with our affiliates but with other companies.",
        "We are not required to ask before we share your data with our affiliates.",
        "Where Do Not Track is off, we share your data with our affiliates.",
        "We may share your data, including but not limited to your address, with other companies.",
        "If you do not object, we share your data with our affiliates.",
    ],
)
def test_statements_that_only_look_like_denials(text: str) -> None:
    assert stances(text) == {"stated"}


def test_a_denial_ends_where_another_statement_begins() -> None:
    assert stances("We do not sell your data, but we share it with our affiliates.") == {"denied", "stated"}


def test_a_lead_in_denies_its_items() -> None:
    assert stances("share your data with other companies;", lead_in="We do not:") == {"denied"}


def test_an_item_that_speaks_for_itself_does_not_go_on_with_its_lead_in() -> None:
    clauses = read(
        "We do not share your data with third parties for their own advertising.",
        lead_in="These are the cases in which we may disclose your data:",
    )
    assert {clause.stance for clause in clauses} == {"denied"}


def test_an_item_with_a_subordinate_clause_goes_on_with_its_lead_in() -> None:
    clauses = read("authorities, where we consider it necessary under the law; and", lead_in="We may share data with:")
    assert "share.government_belief" in {clause.practice for clause in clauses}


def test_the_span_of_an_act_includes_its_denial() -> None:
    text = "As a rule, we do not sell your personal data to anybody."
    clause = next(clause for clause in read(text) if clause.practice == "share.not_sold")
    assert text[slice(*clause.act)] == "not sell your personal data"


def test_a_sentence_of_nothing_but_exceptions_is_read_in_time() -> None:
    def measure(repeats: int) -> float:
        text = "without your consent we never share your data and " * repeats
        began = process_time()
        read_passage(matcher(), text)
        return process_time() - began

    measure(10)
    # four times the words: each act meets each exception, so 16 times the work; a further factor would make it 64
    assert min(measure(320) for _ in range(3)) / min(measure(80) for _ in range(3)) < 40


def test_a_question_states_nothing() -> None:
    assert {clause.practice for clause in read("Do we share your data with advertisers?")} == {None}


@pytest.mark.parametrize(
    ("text", "practices"),
    [
        (
            "We use your data to send you the newspapers that you request and to show you tailored ads.",
            {"collect.ads_use"},
        ),
        ("To answer your request and to show you tailored ads, we use your data.", {"collect.ads_use"}),
        ("If you request it, we use your data to show you tailored ads.", set()),
        ("At your request we use your data to show you tailored ads.", set()),
    ],
)
def test_what_is_asked_for_is_no_agreement(text: str, practices: set[str]) -> None:
    found = {clause.practice for clause in read_passage(matcher(), text) if clause.rule == "collection.ads_use"}
    assert found - {None} == practices


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("We use your address to send you newsletters (if you opt in).", True),
        (
            "We use your address to send you newsletters, to send you gifts (if you opt in) and to count our readers.",
            False,
        ),
        ("We use your address to send you newsletters, or where we have permission to do something else.", False),
        ("We use your address to send you newsletters if you ask, or if you have given permission.", True),
    ],
)
def test_agreement_to_something_else_is_no_condition(text: str, condition: bool) -> None:
    practices = {clause.practice for clause in read_passage(matcher(), text)}
    assert ("collect.marketing_use" in practices) is not condition
