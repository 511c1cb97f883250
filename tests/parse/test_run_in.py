"""Headings that run into their paragraphs: bold words, a stop, and the text they stand over."""

import pytest

from smallprint.api import analyze
from smallprint.model import Document


def headings(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    """(first word after the last colon or full stop, headings above it) of each block that is no heading."""
    return [
        (document.text[block.start : block.end].split()[-1], block.heading)
        for block in document.blocks
        if block.kind != "heading"
    ]


@pytest.mark.parametrize(
    ("source", "heading"),
    [
        ("**Deletion.** We erase letters", "Deletion"),
        ("**Deletion**. We erase letters", "Deletion"),
        ("**Deletion:** we erase letters", "Deletion"),
        ("**Deletion**: we erase letters", "Deletion"),
        ("**Deletion** – we erase letters", "Deletion"),
        ("__Deletion of letters.__ We erase letters", "Deletion of letters"),
        ("**4.2 Deletion.** We erase letters", "4.2 Deletion"),
        ("**When do we erase letters?** Each May, all letters", "When do we erase letters?"),
        ("**How we erase letters.** By burning letters", "How we erase letters"),
        ("<b>Deletion.</b> We erase letters", "Deletion"),
        ("4.2 **Deletion.** We erase letters", "4.2 Deletion"),
    ],
)
def test_bold_words_with_a_stop_head_their_paragraph(markdown, source: str, heading: str) -> None:
    assert headings(markdown(f"# Post\n\n{source}\n\nOther letters\n")) == [
        ("letters", ("Post", heading)),
        ("letters", ("Post",)),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "**Only you** may open letters",
        "**We never open your post.** Letters",
        "**You are free.** Letters",
        "**Birds are not parcels.** Letters",
        "**Please note:** letters",
        "**Important.** Letters",
        "**7.** Letters",
        "**2.1:** letters",
        "A **Deletion.** letters",
        "**Fees, dues, taxes, tolls, stamps, seals, wax, strings, paper, tags, crates, carts, carriers, tips, porters, "
        "mules.** Letters",
    ],
)
def test_emphasis_is_no_heading(markdown, source: str) -> None:
    [(_, heading)] = headings(markdown(f"# Post\n\n{source}\n"))
    assert heading == ("Post",)


def test_the_list_that_its_paragraph_leads_in_stands_under_it_too(markdown) -> None:
    source = "# Post\n\n**Senders.** We write down:\n\n- names\n  - titles\n- addresses\n\nLetters\n"
    assert headings(markdown(source)) == [
        ("down:", ("Post", "Senders")),
        ("names", ("Post", "Senders")),
        ("titles", ("Post", "Senders")),
        ("addresses", ("Post", "Senders")),
        ("Letters", ("Post",)),
    ]


def test_a_list_after_a_finished_sentence_stands_alone(markdown) -> None:
    assert headings(markdown("**Senders.** We know them.\n\n- names\n"))[1] == ("names", ())


def test_an_items_own_heading_covers_the_item_and_what_it_leads_in(markdown) -> None:
    source = "We keep:\n\n- **Senders.** Their names, such as:\n  - first\n- **Post:** all letters\n- stamps\n"
    assert headings(markdown(source)) == [
        ("keep:", ()),
        ("as:", ("Senders",)),
        ("first", ("Senders",)),
        ("letters", ("Post",)),
        ("stamps", ()),
    ]


def test_lettered_paragraphs_have_headings_of_their_own(markdown) -> None:
    assert headings(markdown("(a) **Senders.** Their names\n\n(b) letters\n")) == [
        ("names", ("Senders",)),
        ("letters", ()),
    ]


def test_a_page_is_read_alike(page) -> None:
    deletion = "<p>3. <b>Deletion.</b> We erase letters</p>"
    source = f"<h1>Post</h1>{deletion}<p><strong>Senders</strong>: all names</p><p>Letters</p>"
    assert headings(page(source)) == [
        ("letters", ("Post", "3. Deletion")),
        ("names", ("Post", "Senders")),
        ("Letters", ("Post",)),
    ]


def test_words_keep_their_place_in_the_paragraph(markdown) -> None:
    document = markdown("**Deletion.** We erase letters.\n")
    assert document.text == "Deletion. We erase letters."


def test_rules_that_ask_for_a_heading_find_it() -> None:
    [clause] = [
        clause
        for clause in analyze("**Retention.** 30 days.", media_type="text/markdown", fragment=True).clauses
        if clause.rule == "retention.listed"
    ]
    assert clause.heading == ("Retention",)
    assert clause.period is not None
    assert clause.period.value == "P30D"
