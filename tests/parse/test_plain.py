"""Plain text, where layout is all there is."""

import pytest

from smallprint.load import from_text
from smallprint.parse import parse


def test_headings_are_told_by_capitals_underlines_and_numbers(plain, show) -> None:
    document = plain(
        "ACME PRIVACY POLICY\n\nWe care.\n\n1. What We Collect\n\nYour name.\n\n"
        "1.1 Logs\n\nWe log.\n\nSharing\n-------\nNever.\n"
    )
    assert [(block.kind, block.level, document.text[block.start : block.end]) for block in document.blocks] == [
        ("heading", 1, "ACME PRIVACY POLICY"),
        ("paragraph", 0, "We care."),
        ("heading", 2, "1. What We Collect"),
        ("paragraph", 0, "Your name."),
        ("heading", 3, "1.1 Logs"),
        ("paragraph", 0, "We log."),
        ("heading", 2, "Sharing"),
        ("paragraph", 0, "Never."),
    ]
    assert document.blocks[5].heading == ("ACME PRIVACY POLICY", "1. What We Collect", "1.1 Logs")


def test_wrapped_lines_join_and_bullets_part(plain, show, leads) -> None:
    document = plain("We do not collect any\nof the following:\n\n- your name, or\n  your address\n* your phone\n")
    assert show(document) == [
        ("paragraph", "We do not collect any of the following:"),
        ("item", "your name, or your address"),
        ("item", "your phone"),
    ]
    lead = "We do not collect any of the following:"
    assert leads(document) == [("your name, or your address", (lead,)), ("your phone", (lead,))]


def test_lettered_lines_are_items(plain, leads) -> None:
    document = plain(
        "You may not:\n\n(a) sell your account;\n\n(b) share it:\n  (i) with friends\n  (ii) with anyone\n\n"
        "(c) lend it.\n"
    )
    assert leads(document) == [
        ("sell your account;", ("You may not:",)),
        ("share it:", ("You may not:",)),
        ("with friends", ("You may not:", "share it:")),
        ("with anyone", ("You may not:", "share it:")),
        ("lend it.", ("You may not:",)),
    ]


def test_numbered_paragraphs_are_no_headings(plain, show) -> None:
    text = "3.2 We may change these terms at any time by putting the new ones on this page and telling you by email."
    assert show(plain(text)) == [("paragraph", text)]


def test_a_numbered_line_that_says_something_is_no_heading(plain, show) -> None:
    document = plain("4. Fees.\n\n4.1 The yearly fee is due on the first of May.\n\n4.2 We will not return it.\n")
    assert show(document) == [
        ("heading", "4. Fees."),
        ("paragraph", "4.1 The yearly fee is due on the first of May."),
        ("paragraph", "4.2 We will not return it."),
    ]


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("<!DOCTYPE html><html><body><p>We share.</p></body></html>", "text/html"),
        ("<div><p>We</p><p>share</p></div>", "text/html"),
        ("# Privacy\n\nWe [share](https://x.example) it.\n\n* a\n* b\n", "text/markdown"),
        ("PRIVACY\n\nWe share it with 5 < 6 partners.\n", "text/plain"),
    ],
)
def test_content_tells_the_format_when_nobody_says(text: str, media_type: str) -> None:
    assert parse(from_text(text)).media_type == media_type


def test_one_very_long_line_is_one_block(plain) -> None:
    document = plain("We may share your data with our partners. " * 20_000)
    assert len(document.blocks) == 1
    assert len(document.offsets.text_starts) == 1


def test_a_number_that_a_line_break_puts_first_begins_nothing(plain, show) -> None:
    text = (
        "Letters and parcels that you send to the club are kept for\n"
        "(10) years in a drawer at the club, as we say in section\n"
        "2.1 of this page, and are then given back to you."
    )
    assert show(plain(text)) == [("paragraph", " ".join(text.split()))]


def test_numbered_items_without_stops_are_items(plain, show) -> None:
    text = (
        "(a) the letters and the parcels that you send to the club\n"
        "(b) the books that you lend to others at night in the club"
    )
    assert [kind for kind, _ in show(plain(text))] == ["item", "item"]
