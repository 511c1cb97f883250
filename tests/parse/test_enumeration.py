"""Rows of lettered parts within a sentence."""

import pytest

from smallprint.load import from_text
from smallprint.parse import parse
from smallprint.parse.enumeration import split_enumeration

LONG = (
    "We may hand your details (i) to the companies that carry our parcels, pack our boxes and keep our books in order "
    "wherever we have a shop of our own, (ii) to advertisers who would like to tell you of wares that they think you "
    "may enjoy, and (iii) to a buyer."
)


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split_enumeration(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We may: (a) share it; (b) sell it.", ["share it;", "sell it."]),
        ("We may, at will: 1. Share it. 2. Sell it. 3. Lose it.", ["Share it.", "Sell it.", "Lose it."]),
        (
            "We may share details with (a) the police. (b) firms we hire. and (c) our advertisers.",
            ["the police.", "firms we hire. and", "our advertisers."],
        ),
    ],
)
def test_parts_set_off_by_marks_are_cut(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_a_long_series_with_commas_is_a_list() -> None:
    assert [part.split()[1] for part in parts(LONG)] == ["the", "advertisers", "a"]


@pytest.mark.parametrize(
    "text",
    [
        "Your rights under (a) and (b) stay as they are.",
        "We share it (i) with carriers, (ii) with banks, and (iii) with you.",
        "We share it with (a) carriers. (b) We never sell it. (c) You may object.",
    ],
)
def test_what_reads_as_sentences_stays_whole(text: str) -> None:
    assert not parts(text)


@pytest.mark.parametrize("marks", [("(a)", "(b)"), ("a)", "b)"), ("1.", "2.")])
def test_the_first_mark_is_no_part_of_the_words_that_lead_to_it(marks: tuple[str, str]) -> None:
    document = parse(from_text(f"We may: {marks[0]} Share it; {marks[1]} Sell it."))
    assert [document.text[slice(*lead)] for block in document.blocks for lead in block.lead_ins] == ["We may:"] * 2
