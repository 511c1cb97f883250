from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.model import Choice, Clause, Period, Report
from smallprint.render.excerpt import excerpt, shorten

ClauseOf = Callable[..., Clause]


def test_a_short_text_is_not_shortened() -> None:
    assert shorten("We sell data.", 13) == "We sell data."


def test_a_long_text_is_cut_between_words() -> None:
    assert shorten("We sell data to brokers.", 18) == "We sell data to…"


def test_a_word_that_ends_at_the_limit_is_kept() -> None:
    assert shorten("We sell data", 8, ellipsis="…") == "We sell…"


@given(st.text(), st.integers(2, 80))
def test_a_shortened_text_is_never_too_long(text: str, width: int) -> None:
    assert len(shorten(text, width)) <= width


@pytest.fixture
def clause_of(report: Report) -> Callable[..., Clause]:
    """A clause with this quote, found by these of its words."""

    def make(quote: str, act: str, *, lead_in: str | None = None) -> Clause:
        start = 100 + quote.index(act)
        return replace(
            report.clauses[0],
            quote=quote,
            start=100,
            end=100 + len(quote),
            act=(start, start + len(act)),
            lead_in=lead_in,
        )

    return make


def test_a_quote_that_fits_is_shown_whole(clause_of: ClauseOf) -> None:
    assert excerpt(clause_of("We sell your data.", "sell"), 40) == "We sell your data."


def test_a_long_quote_is_cut_where_the_act_still_shows(clause_of: ClauseOf) -> None:
    assert (
        excerpt(clause_of("We sell your data to firms that pay us.", "sell your data"), 25) == "We sell your data to…"
    )


def test_a_quote_whose_act_comes_late_begins_with_who_acts(clause_of: ClauseOf) -> None:
    quote = "In the course of the past twelve months, and at times before, we sold your data to firms."
    assert excerpt(clause_of(quote, "sold your data"), 40) == "…we sold your data to firms."


def test_a_cut_before_the_act_keeps_the_condition(clause_of: ClauseOf) -> None:
    quote = "In the course of the past twelve months, and at all times before, if you agreed we sold your data."
    assert excerpt(clause_of(quote, "sold your data"), 60) == "…if you agreed we sold your data."


def test_an_act_longer_than_the_room_is_shown_from_its_beginning(clause_of: ClauseOf) -> None:
    quote = "In the past year we sold names, addresses, birthdays and much more."
    assert excerpt(clause_of(quote, "sold names, addresses, birthdays"), 20) == "…sold names…"


def test_a_bare_item_is_shown_after_its_lead_in(clause_of: ClauseOf) -> None:
    assert excerpt(clause_of("Ad firms", "Ad firms", lead_in="We share it with:"), 60) == "We share it with: Ad firms"


def test_a_label_is_set_off_from_its_item(clause_of: ClauseOf) -> None:
    clause = clause_of("Your contacts", "contacts")
    assert excerpt(replace(clause, lead_in="What we collect"), 60) == "What we collect: Your contacts"
    assert excerpt(replace(clause, lead_in="We share data with"), 60) == "We share data with Your contacts"


def test_an_item_that_speaks_for_itself_is_shown_alone(clause_of: ClauseOf) -> None:
    clause = clause_of("We pass your name to the ad firms.", "pass", lead_in="What we do:")
    assert excerpt(clause, 60) == "We pass your name to the ad firms."


def test_a_period_after_the_act_is_shown_with_it(clause_of: ClauseOf) -> None:
    clause = clause_of(
        "Your letters are kept in the cellar of our office until 90 days have passed, then burnt.", "kept"
    )
    clause = replace(clause, period=Period(value="P90D", what="", starts=""))
    assert excerpt(clause, 55) == "…are kept in the cellar of our office until 90 days…"


def test_an_act_longer_than_the_room_is_shown_from_both_ends(clause_of: ClauseOf) -> None:
    quote = "We may change any of these terms and conditions of ours, provided that we give you 30 days' notice of it."
    clause = replace(clause_of(quote, quote[7:-7]), deadline="P30D")
    assert excerpt(clause, 80) == "…change any of these terms and conditions of… that we give you 30 days' notice…"


def test_a_way_out_is_shown_with_its_act(clause_of: ClauseOf) -> None:
    quote = (
        "If you would rather not get the bulletin that we print on green paper twice a year and send to members, "
        "write to desk@mill.example."
    )
    choice = Choice(from_="marketing email", mechanism="email", target="desk@mill.example", steps=None)
    clause = replace(clause_of(quote, "rather not get the bulletin"), choice=choice)
    assert excerpt(clause, 80) == "…rather not get the bulletin that we… to members, write to desk@mill.example."


def test_a_part_of_a_sentence_is_shown_after_its_lead_in(clause_of: ClauseOf) -> None:
    quote = "With our printers, and with others who help to place what we advertise."
    clause = clause_of(quote, "others who help", lead_in="We share names:")
    assert excerpt(clause, 50).startswith("We share names: …")


def test_a_bare_title_is_shown_after_its_heading(clause_of: ClauseOf) -> None:
    assert excerpt(clause_of("Ad firms", "Ad firms"), 60).endswith(": Ad firms")
