"""Which part of a sentence bears on an act, read with the built-in rules."""

from functools import cache

import pytest

from smallprint.interpret import read_passage
from smallprint.match import Matcher, recall_rules


@cache
def matcher() -> Matcher:
    return recall_rules()


def practices(text: str, *, lead_in: str = "") -> set[str | None]:
    return {clause.practice for clause in read_passage(matcher(), text, lead_in=lead_in)} - {None}


@pytest.mark.parametrize(
    "text",
    [
        "You have the right to ask for a disclosure of our sources, and we share your data with advertisers.",
        "This page describes how we share recipes; we share your data with advertisers.",
        "We share your data with advertisers; you may opt out of newsletters in the settings.",
        "We share your data with advertisers, and you may opt out of newsletters.",
    ],
)
def test_another_statement_takes_nothing_back(text: str) -> None:
    assert "share.ads" in practices(text)


@pytest.mark.parametrize(
    "text",
    [
        "We count visits and publish aggregated totals, and we share these with advertisers.",
        "We share your data with advertisers, but we send only aggregated totals.",
        "We share data with advertisers, and we never send them anything but aggregated totals.",
    ],
)
def test_what_points_back_or_turns_belongs_to_the_act(text: str) -> None:
    assert "share.ads" not in practices(text)


def test_a_whole_sentence_under_a_title_stands_for_itself() -> None:
    assert practices("We share your data with our sister companies.", lead_in="How we use or share data:") == {
        "share.affiliates"
    }


def test_a_condition_in_a_lead_in_bears_on_whole_sentences() -> None:
    lead_in = "If you opt out of our sharing data with advertisers:"
    assert practices("We share your data with advertisers.", lead_in=lead_in) == set()


@pytest.mark.parametrize(
    "text",
    [
        "We share your name in the ways told below, but we never write about you to advertisers.",
        "Data sharing: we do not lend your phone number to companies for their own marketing.",
    ],
)
def test_no_act_goes_on_in_another_statement(text: str) -> None:
    assert not practices(text) & {"share.ads", "share.nonessential"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Firms to which data may be sold: your personal data is not sold.", {"share.not_sold"}),
        ("Personal data sold to brokers: none.", {"share.not_sold"}),
        ("Data sold to brokers: we sell your data to brokers, but never card numbers.", {"share.sold"}),
    ],
)
def test_a_title_in_the_sentence_names_what_the_rest_says(text: str, told: set[str]) -> None:
    assert practices(text) == told


def test_a_subject_before_the_act_makes_the_part_before_the_colon_a_statement() -> None:
    text = "Our website uses cookies for these reasons: so that you need not type your name twice."
    assert "collection.trackers" in {clause.rule for clause in read_passage(matcher(), text)}
