"""What terms of service fill into plain sentences, and who ends an account."""

import pytest

from smallprint.interpret import read_passage
from smallprint.match import Matcher, recall_rules
from smallprint.model import Clause


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return recall_rules()


def clause_of(matcher: Matcher, text: str, rule: str) -> Clause:
    return next(clause for clause in read_passage(matcher, text) if clause.rule == rule)


def test_an_amount_keeps_its_own_letters(matcher: Matcher) -> None:
    clause = clause_of(matcher, "Our total liability is limited to US $500.", "liability.cap")
    assert clause.captures == {"amount": "US $500"}


def test_an_amount_far_from_the_limit_is_found(matcher: Matcher) -> None:
    text = "Our total cumulative liability for claims arising from these terms will not exceed $200 (USD)."
    assert clause_of(matcher, text, "liability.cap").captures == {"amount": "$200"}


def test_one_of_several_amounts_is_not_said_to_be_the_cap(matcher: Matcher) -> None:
    text = "Our total liability is limited to the greater of US $500 and the fees you paid."
    assert clause_of(matcher, text, "liability.cap").captures == {}


def test_a_chosen_law_names_its_place_and_is_no_region(matcher: Matcher) -> None:
    text = "These terms are governed by California law."
    clause = clause_of(matcher, text, "disputes.governing_law")
    assert (clause.captures, clause.region) == ({"place": "California"}, None)


def test_a_denial_in_an_opening_phrase_does_not_reach_the_statement(matcher: Matcher) -> None:
    text = "If you do not close your account, your continued use means that you accept the new terms."
    assert clause_of(matcher, text, "change.silent_consent").practice == "change.silent_consent"


def test_a_promise_after_a_denial_is_not_denied(matcher: Matcher) -> None:
    text = "We are not liable for delays, and you agree to indemnify us against all claims."
    assert clause_of(matcher, text, "liability.indemnify").practice == "legal.indemnify"


def test_whoever_is_not_the_reader_can_end_an_account(matcher: Matcher) -> None:
    rules = [clause.rule for clause in read_passage(matcher, "Google may terminate your account at any time.")]
    assert "termination.end_anytime" in rules
    rules = [clause.rule for clause in read_passage(matcher, "You may terminate your account at any time.")]
    assert "termination.end_anytime" not in rules
