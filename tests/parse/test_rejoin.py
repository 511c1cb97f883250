"""Text out of a PDF, whose every line has become a paragraph."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallprint.load import from_text
from smallprint.model import Document, MediaType
from smallprint.parse import parse

PARAGRAPHS = (
    "Kiteloft keeps the name and postal address that a member gives when joining the club, and the record of each "
    "lesson that the member has booked since then.",
    "Where an instructor has to be told about an injury, the member writes it down on a card which the instructor "
    "hands back at the end of the day, so that the club never holds it.",
    "The club passes addresses to the printer of its yearly calendar, who has promised in writing to remove them once "
    "the last calendar has been posted to the last of the members.",
    "Anybody who would rather not get the calendar tells the office by telephone, and is taken off the list "
    "before the next one is printed in the autumn.",
    "Lesson records are thrown away after five years unless the insurer of the club has asked for one of them in "
    "connection with a claim that is still open.",
    "This notice was last changed in spring, when the club moved its office to the old harbour, and members "
    "will find the next change on the board beside the door.",
)

TEXT = PARAGRAPHS * 2

TYPES: tuple[MediaType, ...] = ("text/plain", "text/markdown")


def cut(paragraphs: tuple[str, ...], width: int, *, within: str = "\n\n", between: str = "\n\n") -> str:
    return between.join(within.join(textwrap.wrap(text, width, break_on_hyphens=False)) for text in paragraphs)


def texts(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


@pytest.mark.parametrize("media_type", TYPES)
def test_lines_cut_apart_are_paragraphs_again(media_type: MediaType) -> None:
    document = parse(from_text(cut(TEXT, 60), media_type=media_type))
    assert texts(document) == list(TEXT)
    assert {block.kind for block in document.blocks} == {"paragraph"}


@pytest.mark.parametrize("media_type", TYPES)
def test_page_numbers_are_left_out_and_sentences_go_on_across_them(media_type: MediaType) -> None:
    lines = cut(TEXT, 60).split("\n\n")
    source = "\n\n".join([*lines[:5], "1", *lines[5:11], "2", *lines[11:]])
    assert texts(parse(from_text(source, media_type=media_type))) == list(TEXT)


def test_headings_and_lettered_lines_begin_anew(plain, show) -> None:
    source = "\n\n".join(
        (
            *(cut(TEXT, 60), "4. What We Pass On", "We pass on what the list below names, and we do not pass on"),
            *("anything else about you or your family:", "(a) your address, to the printer whose calendar we have"),
            *("been sending out;", "(b) your lessons.", "Thank You"),
        )
    )
    assert show(plain(source))[len(TEXT) :] == [
        ("heading", "4. What We Pass On"),
        (
            "paragraph",
            "We pass on what the list below names, and we do not pass on anything else about you or your family:",
        ),
        ("item", "your address, to the printer whose calendar we have been sending out;"),
        ("item", "your lessons."),
        ("heading", "Thank You"),
    ]


def test_wider_gaps_part_paragraphs(plain, show) -> None:
    names = (
        "Members of the Kiteloft Club on the Old Harbour and",
        "Friends of the Kiteloft Club in Other Towns by the Sea",
    )
    source = cut((*TEXT, *names), 60, between="\n\n\n\n")
    assert [text for _, text in show(plain(source))] == [*TEXT, *names]


def test_links_and_marked_headings_stay(markdown, show) -> None:
    source = cut(TEXT, 60) + "\n\n# Words of the club which members may have heard by now\n\nand [its rules](/r)."
    document = markdown(source.replace("in spring", "in [spring](/c)", 1))
    assert show(document)[len(TEXT) :] == [
        ("heading", "Words of the club which members may have heard by now"),
        ("paragraph", "and its rules."),
    ]
    assert [document.text[link.start : link.end] for link in document.links] == ["spring", "its rules"]


def test_short_lines_without_stops_are_no_cut_text(plain) -> None:
    lines = ["We collect", *(f"your {word}" for word in ("name", "address", "email", "phone", "age", "town") * 5)]
    assert len(plain("\n\n".join(lines)).blocks) == len(lines)


def test_a_few_lines_that_break_off_change_nothing(plain, show) -> None:
    whole = "\n\n".join(PARAGRAPHS * 5)
    source = f"{whole}\n\nThe club is open on each day of the week but for\n\nthe last one of the year."
    assert [text for _, text in show(plain(source))][-2:] == [
        "The club is open on each day of the week but for",
        "the last one of the year.",
    ]


@settings(max_examples=80, deadline=None)
@given(
    width=st.integers(50, 110),
    within=st.sampled_from(("\n\n", "\n \n", "\n\n\n")),
    extra=st.sampled_from(("", "\n\n")),
    media_type=st.sampled_from(TYPES),
)
def test_each_word_of_mended_text_leads_back_to_its_line(
    width: int, within: str, extra: str, media_type: MediaType
) -> None:
    source = cut(TEXT, width, within=within, between=within + extra)
    document = parse(from_text(source, media_type=media_type))
    assert " ".join(texts(document)) == " ".join(TEXT)
    lines = source.split("\n")
    start = 0
    for word in document.text.split():
        start = document.text.index(word, start)
        place = document.offsets.place(start, start + len(word))
        assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == word
        start += len(word)
