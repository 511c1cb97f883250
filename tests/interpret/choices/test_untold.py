import pytest

from smallprint import analyze
from smallprint.model import Choice

UNTOLD = Choice(from_="marketing email", mechanism="other", target=None, steps=None)


def read(text: str) -> list[Choice]:
    report = analyze(text, media_type="text/markdown", fragment=True)
    return [clause.choice for clause in report.clauses if clause.choice]


@pytest.mark.parametrize(
    "text",
    [
        "You can unsubscribe from the lamp letter at any time.",
        "We give you the option of refusing promotional emails.",
        "We may send you a newsletter about lamps. You are free to opt out at any time.",
        "You may opt out of our promotional emails. You may also opt out of our newsletter.",
    ],
)
def test_an_offer_without_a_way_stands_where_no_way_is_told(text: str) -> None:
    assert read(text) == [UNTOLD]


@pytest.mark.parametrize(
    "text",
    [
        "You can unsubscribe from the lamp letter at any time. To do so, write to stop@lamps.example.",
        "To end our newsletter, write to stop@lamps.example.\n\nYou can refuse our newsletter at any time.",
    ],
)
def test_a_way_told_anywhere_takes_its_place(text: str) -> None:
    assert {choice.mechanism for choice in read(text)} == {"email"}


@pytest.mark.parametrize(
    "text",
    [
        "You cannot opt out of our newsletter.",
        "You can opt out of our newsletter as described in the section on letters.",
        "You can opt out of text messages at any time.",
        "You can opt out of analytics at any time.",
        "We stop our newsletter when it bounces.",
    ],
)
def test_what_is_no_such_offer_gives_none(text: str) -> None:
    assert read(text) == []
