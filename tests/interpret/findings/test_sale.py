"""The sale question on whole texts, with the built-in rules."""

from functools import cache

import pytest

import smallprint


@cache
def analyzer() -> smallprint.Analyzer:
    return smallprint.Analyzer()


def answers(text: str) -> dict[str, str | None]:
    """Practice -> region of every sale finding in a Markdown fragment."""
    report = analyzer().analyze(text, media_type="text/markdown", fragment=True)
    return {finding.practice: finding.region for finding in report.findings if "sold" in finding.practice}


def test_a_plain_admission_is_a_sale() -> None:
    assert answers("We sell your personal information to data brokers.") == {"share.sold": None}


def test_a_way_out_for_everyone_makes_an_admission_one_that_can_be_refused() -> None:
    text = (
        "We sell your personal information to data brokers.\n\n"
        "To opt out of the sale of your personal information, fill in our form."
    )
    assert answers(text) == {"share.sold_optout": None}


def test_a_way_out_for_one_state_leaves_the_sale_of_all_others() -> None:
    text = (
        "We sell your personal information to data brokers.\n\n## California residents\n\n"
        "To opt out of the sale of your personal information, fill in our form."
    )
    assert answers(text) == {"share.sold": None, "share.sold_optout": "California"}


def test_a_regional_admission_is_answered_by_the_way_out_of_its_section() -> None:
    text = (
        "## California residents\n\nIn the preceding 12 months we have sold your personal information.\n\n"
        "You have the right to opt out of the sale of your personal information."
    )
    assert answers(text) == {"share.sold_optout": "California"}


def test_a_list_of_rights_admits_nothing() -> None:
    assert answers("You have the right to opt out of the sale of your personal information.") == {}


def test_a_described_way_out_admits_a_sale_that_nothing_denies() -> None:
    way_out = "To opt out of the sale of your personal information, fill in our form."
    assert answers(way_out) == {"share.sold_optout": None}
    assert answers(f"We do not sell your personal information.\n\n{way_out}") == {"share.not_sold": None}


def test_a_denial_in_a_regional_section_promises_no_more_than_that_law() -> None:
    text = "## California residents\n\nWe do not sell your personal information."
    assert answers(text) == {"share.not_sold_hedged": "California"}


def test_a_denial_open_to_everyone_outweighs_its_regional_repetition() -> None:
    text = (
        "We do not sell your personal information.\n\n## California residents\n\n"
        "We do not sell your personal information."
    )
    assert answers(text) == {"share.not_sold": None}


@pytest.mark.parametrize(
    "text",
    [
        "If we sell our business, your personal information may be transferred to the buyer.",
        "Your personal information may be sold or transferred as part of a merger.",
        "We do not knowingly sell the personal information of consumers under 16 years of age.",
        "You may not sell your account.",
        "Do Not Sell My Personal Information",
        "Our resellers keep records of the products that they sell.",
    ],
)
def test_neither_a_sale_nor_a_promise(text: str) -> None:
    assert answers(text) == {}


@pytest.mark.parametrize(
    ("text", "practice"),
    [
        ("We do not sell your personal data, as that term is defined by law.", "share.not_sold_hedged"),
        ("We do not sell your personal data for money.", "share.not_sold_hedged"),
        ("We do not sell your personal data for money or for anything else.", "share.not_sold"),
        ("We will not sell your personal data without your consent.", "share.not_sold"),
        ("We never sell or rent your information.", "share.not_sold"),
    ],
)
def test_denials_and_their_hedges(text: str, practice: str) -> None:
    assert answers(text) == {practice: None}
