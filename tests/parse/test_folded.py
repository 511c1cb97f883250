"""Sections that fold away: items of a Markdown list that are a title and, below it, its text."""

FOLDED = (
    "# Notice\n\n{before}*   Who we are\n    \n    A club.\n    \n*   What we keep\n    \n    Your name.\n    \n{last}"
)
LAST = "*   How to write to us\n    \n    By post.\n    \n    *   to the club\n"


def headings(document) -> list[tuple[str, ...]]:
    return [block.heading for block in document.blocks if block.kind == "paragraph"]


def test_titles_of_items_are_headings_of_the_blocks_below(markdown, show) -> None:
    document = markdown(FOLDED.format(before="", last=LAST))
    assert headings(document) == [
        ("Notice", "Who we are"),
        ("Notice", "What we keep"),
        ("Notice", "How to write to us"),
    ]
    assert show(document)[-1] == ("item", "to the club")
    assert document.offsets.place(document.text.index("Your name"), len(document.text)).line == 9


def test_two_such_items_may_be_a_list(markdown) -> None:
    assert headings(markdown(FOLDED.format(before="", last=""))) == []


def test_a_sentence_that_goes_on_in_the_items_keeps_them_a_list(markdown) -> None:
    assert headings(markdown(FOLDED.format(before="We tell you:\n\n", last=LAST))) == [("Notice",)]


def test_an_item_that_says_something_is_no_title(markdown) -> None:
    last = "*   You may write to us\n    \n    By post.\n"
    assert headings(markdown(FOLDED.format(before="", last=last))) == []


def test_an_item_without_a_title_stays_an_item(markdown, show) -> None:
    document = markdown(FOLDED.format(before="", last=f"{LAST}*   We like horses.\n"))
    assert show(document)[-1] == ("item", "We like horses.")


def test_a_section_may_hold_sections(markdown) -> None:
    inner = "*   Our pages\n\n    *   Rules\n\n        Be kind.\n\n    *   Fees\n\n        None.\n"
    document = markdown(FOLDED.format(before="", last=LAST + inner))
    assert headings(document)[-2:] == [("Notice", "Our pages", "Rules"), ("Notice", "Our pages", "Fees")]
