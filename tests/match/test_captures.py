"""Typed captures: exact words of each kind, and what is none."""

import pytest

from smallprint.match.captures import find_captures


def captured(text: str, kind: str) -> list[str]:
    return [text[start:end] for (start, end), name in find_captures(text) if name == kind]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kept for 30 days.", ["30 days"]),
        ("kept for thirty (30) days.", ["thirty (30) days"]),
        ("kept for two to three years.", ["two to three years"]),
        ("within 10 business days", ["10 business days"]),
        ("a 90-day period", ["90-day"]),
        ("for one hundred and eighty days", ["one hundred and eighty days"]),
        ("24 hours, then a week", ["24 hours", "a week"]),
        ("kept for days.", []),
        ("children under 13 years of age", []),
        ("users 16 years old", []),
    ],
)
def test_durations(text: str, found: list[str]) -> None:
    assert captured(text, "duration") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("write to privacy@lantern.example.", ["privacy@lantern.example"]),
        ("a.b+c@mail.lantern.example, or d@e.org", ["a.b+c@mail.lantern.example", "d@e.org"]),
        ("meet us @ lantern", []),
    ],
)
def test_email_addresses(text: str, found: list[str]) -> None:
    assert captured(text, "email") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://lantern.example/privacy now", ["https://lantern.example/privacy"]),
        ("see (www.lantern.example)", ["www.lantern.example"]),
        ("visit my.lantern.org/opt-out today", ["my.lantern.org/opt-out"]),
        ("we like e.g. tea", []),
    ],
)
def test_addresses_of_pages(text: str, found: list[str]) -> None:
    assert captured(text, "url") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at most $100.", ["$100."]),
        ("up to us$ 1,000 in all", ["us$ 1,000"]),
        ("the sum of 50 euros", ["50 euros"]),
        ("100 usd or £20", ["100 usd", "£20"]),
        ("100 requests", []),
    ],
)
def test_amounts(text: str, found: list[str]) -> None:
    assert captured(text, "amount") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from march 3, 2026 on", ["march 3, 2026"]),
        ("from 3rd march 2026 on", ["3rd march 2026"]),
        ("since may 2026", ["may 2026"]),
        ("on 2026-03-01 and 1/2/2026", ["2026-03-01", "1/2/2026"]),
        ("in 2026", []),
    ],
)
def test_dates(text: str, found: list[str]) -> None:
    assert captured(text, "date") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("under 13.", ["13"]),
        ("at least sixteen (16) years old", ["sixteen (16)"]),
        ("under the age of eighteen", ["eighteen"]),
        ("kept for 18 months", []),
        ("aged 130", []),
    ],
)
def test_ages(text: str, found: list[str]) -> None:
    assert captured(text, "age") == found


def test_text_without_a_cue_has_no_captures() -> None:
    assert list(find_captures("we keep your data.")) == []


def test_empty_text_has_no_captures() -> None:
    assert list(find_captures("")) == []
