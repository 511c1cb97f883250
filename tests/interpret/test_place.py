"""Places of laws and courts, read from sentences as written."""

import pytest

from smallprint.interpret.place import find_place

LAW, COURT = "legal.governing_law", "legal.forum"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("These terms are governed by the laws of the State of Ohio.", "Ohio"),
        ("The law of England and Wales applies to this contract.", "England and Wales"),
        ("This agreement is subject to Irish law.", "Ireland"),
        ("Californian law will govern these terms.", "California"),
        ("South African law governs these terms.", "South Africa"),
        ("Oregon law governs any claim.", "Oregon"),
        ("United States law governs any claim.", "the United States"),
        ("The laws of the United States and the laws of the State of Utah govern.", "Utah"),
        ("THESE TERMS ARE GOVERNED BY THE LAWS OF THE STATE OF MAINE WITHOUT REGARD TO CONFLICTS.", "Maine"),
        ("The laws of the Netherlands apply, without exception.", "the Netherlands"),
    ],
)
def test_a_choice_of_law_names_its_place(text: str, place: str) -> None:
    assert find_place(LAW, text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The courts of Ghent, Belgium have exclusive jurisdiction.", "Ghent, Belgium"),
        (
            "Claims must be brought in the state courts located in Fresno County, California.",
            "Fresno County, California",
        ),
        ("Disputes are heard by the Swedish courts.", "Sweden"),
        ("All submit to the exclusive jurisdiction of the New Zealand courts.", "New Zealand"),
        ("You accept the jurisdiction of the Netherlands courts.", "the Netherlands"),
        ("The sole place of jurisdiction is Leipzig.", "Leipzig"),
    ],
)
def test_a_choice_of_court_names_its_place(text: str, place: str) -> None:
    assert find_place(COURT, text) == place


@pytest.mark.parametrize(
    ("practice", "text"),
    [
        (LAW, "We obey all laws that apply to our company."),
        (LAW, "Federal law and applicable law govern this agreement."),
        (COURT, "You and we consent to personal jurisdiction in those courts."),
        (LAW, "these terms are governed by the laws of ohio."),
        ("legal.arbitration", "The laws of Ohio apply."),
        (None, "The courts of Ghent decide."),
    ],
)
def test_no_place_is_made_up(practice: str | None, text: str) -> None:
    assert find_place(practice, text) is None
