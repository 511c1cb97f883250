"""Where a sentence holds, asked of the region resolver itself."""

from functools import cache

import pytest

from smallprint.interpret.region import find_region
from smallprint.match import Matcher, compile_rules
from smallprint.rulebook import load_rulebook


@cache
def matcher() -> Matcher:
    return compile_rules(load_rulebook())


def region_of(text: str, *, dwelling: bool = False) -> str | None:
    return find_region(matcher().passage(text), dwelling=dwelling)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("In California you may ask us to delete it.", "California"),
        ("For European users, the office in Ghent answers.", "EEA"),
        ("Our postcards go to people who live in the State of Utah.", "US states"),
        ("If you use the app from Switzerland, you may object.", "Switzerland"),
        ("Members in the UK may ask for a copy.", "UK"),
        ("A Colorado resident may appeal.", "Colorado"),
        ("EEA, Swiss and UK users may object.", "EEA"),
        ("Under European data protection law you may be entitled to a copy.", "EEA"),
        ("If you are in the United Kingdom, you may object.", "UK"),
        ("You may ask us to delete it.", None),
    ],
)
def test_a_sentence_is_limited_to_those_who_live_somewhere(text: str, region: str | None) -> None:
    assert region_of(text) == region


@pytest.mark.parametrize(
    "text",
    [
        "Our helpers sit outside of the European Union.",
        "The California Customer Ledger Act names these kinds.",
        "Go to the courts of California, and users agree to that.",
        "Our machines are located in the European Union.",
        "Postcards are printed by a firm in the United Kingdom.",
        "You may object to this at any time (Art. 21 GDPR).",
        "The lawful basis is Article 6(1)(b) of the General Data Protection Regulation.",
        "The laws of other countries differ from those of a member state of the European Union.",
    ],
)
def test_a_place_that_is_merely_named_is_no_limit(text: str) -> None:
    assert region_of(text) is None


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Helpers outside the EEA may see what EU residents write.", "EEA"),
        ("Unless you are a resident of the EEA, an arbitrator decides.", "outside the EEA"),
        ("If you live outside Canada, an arbitrator decides.", "outside Canada"),
        ("If you are not located in the United Kingdom, the courts of Ohio decide.", "outside the UK"),
    ],
)
def test_outside_a_region_is_another_one(text: str, region: str) -> None:
    assert region_of(text) == region


@pytest.mark.parametrize(
    "text",
    [
        "We erase it after a month if you live in Utah, and after two if you live anywhere else.",
        "Whoever wants a copy gets one, in California and elsewhere.",
        "Users in the EEA, and those of any other country, may ask.",
        "EU residents may ask, and so may you, regardless of your home.",
    ],
)
def test_what_holds_for_all_others_too_has_no_limit(text: str) -> None:
    assert region_of(text) is None


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("We send letters to Canada.", None),
        ("In the EEA, letters are kept in two depots.", None),
        ("If you are a European resident, your letters may be sent abroad.", "EEA"),
        ("For letters out of Switzerland we sign model clauses.", "Switzerland"),
        ("Data from the EEA is kept in Ohio.", "EEA"),
        ("Data goes outside the EEA.", None),
    ],
)
def test_where_data_goes_only_senders_set_a_limit(text: str, region: str | None) -> None:
    assert region_of(text, dwelling=True) == region
