"""Markdown as people write it."""

import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from smallprint.parse.outline import LONGEST_LEAD_IN


def test_headings_paragraphs_and_items_keep_their_kinds(markdown, show) -> None:
    document = markdown("Acme Policy\n===\n\n## Data\n\nWe keep it.\n\n* one\n* two\n")
    assert show(document) == [
        ("heading", "Acme Policy"),
        ("heading", "Data"),
        ("paragraph", "We keep it."),
        ("item", "one"),
        ("item", "two"),
    ]


def test_blocks_know_the_headings_above_them(markdown) -> None:
    document = markdown("# A\n\n## B\n\n### C\n\nx\n\n## D\n\ny")
    assert [block.heading for block in document.blocks] == [(), ("A",), ("A", "B"), ("A", "B", "C"), ("A",), ("A", "D")]


def test_markup_is_removed_and_wrapped_lines_join(markdown) -> None:
    document = markdown(
        "We **do not** _sell_ `your`\n  data to [anyone](https://x.example) \\*ever\\* &amp; ~~always~~."
    )
    assert document.text == "We do not sell your data to anyone *ever* & always."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("snake_case_name", "snake_case_name"),
        ("**a*", "*a"),
        ("***both*** ways", "both ways"),
        ("[not a link] here", "[not a link] here"),
        ("[ref][id] and [id]\n\n[id]: https://x.example", "ref and id"),
        ("![a picture](x.png) words", "words"),
        ("[![logo](x.png)](https://x.example) words", "words"),
        ("`` a ` b ``", "a ` b"),
        ("<https://x.example/a>", "https://x.example/a"),
        ("a<!-- note -->b", "ab"),
        ("one<br>two", "one two"),
        ("name: ______", "name: ______"),
        ("**Y****our rights**", "Your rights"),
        ("**** **** 1234", "**** **** 1234"),
        ("[we](javascript:void(0)) share", "we share"),
        ("**(a) Ours:** yes", "(a) Ours: yes"),
        ("![[a](b)](c) words", "words"),
        ("a ` b `` c", "a ` b `` c"),
        ("one\\\ntwo \\q", "one two \\q"),
        ("{{ company }} keeps {% if x %}it", "keeps it"),
    ],
)
def test_inline_markup(markdown, source: str, text: str) -> None:
    assert markdown(source).text == text


def test_links_keep_words_and_target(markdown) -> None:
    document = markdown(
        'Go to [our **form**](https://x.example/a_(b) "title") or <me@x.example>, or [here][f].\n\n[F]: /opt'
    )
    assert [(document.text[link.start : link.end], link.target) for link in document.links] == [
        ("our form", "https://x.example/a_(b)"),
        ("me@x.example", "mailto:me@x.example"),
        ("here", "/opt"),
    ]


def test_a_link_written_as_html_keeps_words_and_target(markdown) -> None:
    document = markdown('Go to <a href="/a?b&amp;c">our <b>form</b></a> now.')
    assert [(document.text[link.start : link.end], link.target) for link in document.links] == [("our form", "/a?b&c")]


def test_a_lead_in_governs_the_items_of_its_list(markdown, leads) -> None:
    document = markdown("Trust us. We do not:\n\n* sell data\n* rent data\n\nThe end.")
    assert leads(document) == [("sell data", ("We do not:",)), ("rent data", ("We do not:",))]


def test_nested_items_have_all_lead_ins_outermost_first(markdown, leads) -> None:
    document = markdown("We collect:\n\n* Account data, such as\n  * name\n    * family name\n* Logs\n")
    assert leads(document) == [
        ("Account data, such as", ("We collect:",)),
        ("name", ("We collect:", "Account data, such as")),
        ("family name", ("We collect:", "Account data, such as", "name")),
        ("Logs", ("We collect:",)),
    ]


def test_a_heading_right_before_a_list_governs_it(markdown, leads) -> None:
    assert leads(markdown("## What we never do\n\n* sell data")) == [("sell data", ("What we never do",))]


def test_a_finished_sentence_governs_no_list(markdown, leads) -> None:
    assert leads(markdown("We care about you.\n\n* sell data")) == []


def test_a_semicolon_after_words_that_must_go_on_is_meant_for_a_colon(markdown, leads) -> None:
    lead_in = "What we keep may include, but is not limited to;"
    assert leads(markdown(f"{lead_in}\n\n- a name")) == [("a name", (lead_in,))]
    assert leads(markdown("We close at six;\n\n- a name")) == []


def test_the_following_with_a_full_stop_governs_the_list(markdown, leads) -> None:
    assert leads(markdown("We share the following.\n\n* name")) == [("name", ("We share the following.",))]


def test_cells_have_row_and_column_headers(markdown, leads) -> None:
    document = markdown("| Category | Sold? |\n|---|---|\n| Identifiers | No |\n| Location | Yes |\n")
    assert leads(document) == [
        ("Identifiers", ("Category",)),
        ("No", ("Identifiers", "Sold?")),
        ("Location", ("Category",)),
        ("Yes", ("Location", "Sold?")),
    ]


def test_an_empty_header_row_promotes_the_first_row_with_text(markdown, leads) -> None:
    document = markdown("|   |   |\n|---|---|\n| Category | Shared |\n| Email | Never |\n")
    assert leads(document) == [("Email", ("Category",)), ("Never", ("Email", "Shared"))]


def test_breaks_in_a_cell_part_its_lines(markdown, show) -> None:
    document = markdown("| A | B |\n|---|---|\n| x | Direct<br>From partners |\n")
    assert show(document)[3:] == [("cell", "Direct"), ("cell", "From partners")]


def test_bold_paragraphs_are_headings(markdown, show) -> None:
    document = markdown(
        "**What we collect**\n\nYour name.\n\n**We do not sell your personal data to any third party.**"
    )
    assert show(document) == [
        ("heading", "What we collect"),
        ("paragraph", "Your name."),
        ("paragraph", "We do not sell your personal data to any third party."),
    ]


def test_lettered_lines_are_items_under_their_lead_in(markdown, leads) -> None:
    document = markdown("You may not:\n(a) copy the site;\n(b) sell your account.")
    assert leads(document) == [
        ("copy the site;", ("You may not:",)),
        ("sell your account.", ("You may not:",)),
    ]


def test_numbered_paragraphs_are_items_where_words_lead_them_in(markdown, show, leads) -> None:
    document = markdown(
        "Send us:\n\n1\\. your name;\n\n2\\. your reasons.\n\nThank you.\n\n3\\. Fees are due on Monday."
    )
    assert show(document) == [
        ("paragraph", "Send us:"),
        ("item", "your name;"),
        ("item", "your reasons."),
        ("paragraph", "Thank you."),
        ("paragraph", "3. Fees are due on Monday."),
    ]
    assert leads(document) == [("your name;", ("Send us:",)), ("your reasons.", ("Send us:",))]


def test_an_enumeration_in_a_sentence_is_cut_into_items(markdown, show, leads) -> None:
    document = markdown("Hello. We may: (a) use your data; (b) share it; and (c) delete it. We like you.")
    assert show(document) == [
        ("paragraph", "Hello. We may:"),
        ("item", "use your data;"),
        ("item", "share it; and"),
        ("item", "delete it."),
        ("paragraph", "We like you."),
    ]
    assert {lead for _, lead in leads(document)} == {("We may:",)}


@pytest.mark.parametrize(
    "text",
    ["Under sections (a) and (b) we may act.", "Data that (i) you give, (ii) we see.", "See (a) first; nothing else."],
)
def test_references_and_short_series_stay_whole(markdown, show, text: str) -> None:
    assert show(markdown(text)) == [("paragraph", text)]


def test_html_blocks_are_read_as_html(markdown, show) -> None:
    document = markdown("Before.\n\n<div>\n<p>We &amp; you</p>\n<ul><li>one</li></ul>\n</div>\n\nAfter.")
    assert show(document) == [
        ("paragraph", "Before."),
        ("paragraph", "We & you"),
        ("item", "one"),
        ("paragraph", "After."),
    ]


def test_code_is_kept_as_code_and_comments_in_it_too(markdown, show) -> None:
    assert show(markdown("```\n<!-- x -->\ncode\n```\n\n    indented prose")) == [
        ("code", "<!-- x --> code"),
        ("paragraph", "indented prose"),
    ]


def test_front_matter_gives_the_title_and_no_text(markdown) -> None:
    document = markdown('---\ntitle: "Acme privacy"\ndate: 2026-01-01\n---\n\nWe keep it.')
    assert (document.title, document.text) == ("Acme privacy", "We keep it.")


def test_a_rule_at_the_top_is_no_front_matter(markdown) -> None:
    assert markdown("---\n\nWe keep it.\n\n---\n\nYou too.").text == "We keep it.\nYou too."


def test_characters_are_levelled(markdown) -> None:
    assert markdown("“We don’t” sell\u00a0per\u00adso\u200bnal of\ufb01ce non\u2011public data").text == (
        '"We don\'t" sell personal office non-public data'
    )


def test_lists_nested_a_thousand_deep_keep_every_word(markdown) -> None:
    document = markdown("\n".join("  " * depth + f"- item{depth}" for depth in range(1000)))
    assert document.text.split() == [f"item{depth}" for depth in range(1000)]


def test_page_controls_are_left_out(markdown, show) -> None:
    assert show(markdown("Expand all\n\nWe keep it.\n\n[Back to top](#top)")) == [("paragraph", "We keep it.")]


def test_bullets_in_a_cell_are_items_of_that_cell(markdown, show, leads) -> None:
    document = markdown("| Why | What |\n|---|---|\n| To help: | *   Name<br>*   Email |\n")
    assert show(document)[2:] == [("cell", "To help:"), ("item", "Name"), ("item", "Email")]
    assert leads(document)[1:] == [("Name", ("To help:", "What")), ("Email", ("To help:", "What"))]


def test_a_table_of_contents_is_left_out(markdown) -> None:
    links = "".join(f"* [Part {number}](#part-{number})\n" for number in range(1, 5))
    assert markdown(f"# Policy\n\n{links}\nWe keep it.").text == "Policy\nWe keep it."


def test_two_links_within_the_document_are_text(markdown) -> None:
    assert markdown("* [Part 1](#a)\n* [Part 2](#b)\n").text == "Part 1\nPart 2"


def test_short_paragraphs_are_headings_where_hardly_any_is_marked(markdown) -> None:
    long = "We keep what you give us for as long as you have an account with us, and no longer."
    document = markdown(
        "\n\n".join(f"Part {name}\n\n{long}" for name in ("one", "two", "three", "four")) + f"\n\n{long}" * 8
    )
    assert [document.text[b.start : b.end] for b in document.blocks if b.kind == "heading"] == [
        "Part one",
        "Part two",
        "Part three",
        "Part four",
    ]


@pytest.mark.parametrize(("source", "imported"), [("We **do** [it](x).", False), ("<div>We do it.</div>", True)])
def test_beautiful_soup_is_imported_only_for_html(source: str, imported: bool) -> None:
    code = (
        "import sys; from smallprint.load import from_text; from smallprint.parse import parse;"
        f"parse(from_text({source!r}, media_type='text/markdown')); print('bs4' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(imported)


@pytest.mark.parametrize("mark", ["[", "![[]()", "*a_ ", "[a](<b", "`a``b", "<!-- a", "&#a;", "\\"])
def test_a_long_line_of_marks_keeps_its_place(markdown, mark: str) -> None:
    source = mark * 2000 + " end"
    document = markdown(source)
    place = document.offsets.place(document.text.index("end"), document.text.index("end") + 3)
    assert (place.line, place.column) == (1, len(source) - 2)


def test_of_an_endless_lead_in_the_last_words_govern(markdown, leads) -> None:
    [(item, (lead,))] = leads(markdown(f"We share {'boxes, ' * 400}bags with:\n\n- friends\n"))
    assert item == "friends"
    assert len(lead) <= LONGEST_LEAD_IN
    assert lead.startswith("boxes, ")
    assert lead.endswith("bags with:")


def test_a_cell_as_long_as_a_page_is_no_header_of_its_row(markdown, leads) -> None:
    table = f"| Kind | Use |\n|---|---|\n| {'boxes, ' * 400} | sold |\n| bags | lent |\n"
    assert dict(leads(markdown(table)))["sold"] == ("Use",)
    assert dict(leads(markdown(table)))["lent"] == ("bags", "Use")


TITLES = "1. Who We Are\n\nA club.\n\n2. **What We Keep**\n\nYour name.\n\n{third}\n\nNobody.\n"


@pytest.mark.parametrize("written", [str, lambda text: re.sub(r"(?m)^(\d)\.", r"\1\\.", text)])
def test_numbered_titles_are_headings_and_no_lists_of_one_item(markdown, written: Callable[[str], str]) -> None:
    document = markdown(written("# Notice\n\n" + TITLES.format(third="3. Who Gets It")))
    assert [block.heading for block in document.blocks if block.kind == "paragraph"] == [
        ("Notice", "1. Who We Are"),
        ("Notice", "2. What We Keep"),
        ("Notice", "3. Who Gets It"),
    ]
    assert document.offsets.place(document.text.index("2. What"), document.text.index("Your name")).line == 7


@pytest.mark.parametrize("third", ["3. Who gets it:", "3. Nobody gets it.", "5. Who Gets It", "3. who gets it"])
def test_numbered_items_that_are_no_titles_stay_items(markdown, show, third: str) -> None:
    kinds = [kind for kind, _ in show(markdown(TITLES.format(third=third)))]
    assert kinds == ["item", "paragraph", "item", "paragraph", "item", "paragraph"]


def test_a_list_of_several_items_stays_a_list(markdown, show) -> None:
    source = "You get:\n\n1. A key\n2. A card\n3. A cup\n\nNothing else."
    assert [kind for kind, _ in show(markdown(source))] == ["paragraph", "item", "item", "item", "paragraph"]


@pytest.mark.parametrize(
    "last",
    ["This includes:", "Types may include, but are not limited to:", "These data consist of the following:"],
)
def test_a_sentence_that_only_lists_takes_the_one_before_along(markdown, leads, last: str) -> None:
    document = markdown(f"The club is old. We keep data about horses. {last}\n\n* names\n")
    assert leads(document) == [("names", (f"We keep data about horses. {last}",))]


@pytest.mark.parametrize("last", ["For example:", "These are the rules:", "It includes horses that we sell to:"])
def test_a_sentence_that_says_more_leads_in_alone(markdown, leads, last: str) -> None:
    document = markdown(f"We keep data about horses. {last}\n\n* names\n")
    assert leads(document) == [("names", (last,))]


def test_a_title_that_stands_twice_is_a_heading(markdown) -> None:
    document = markdown("# Notice\n\n* What we keep? **What we keep?**\n\n    Your name.\n")
    heading = document.blocks[1]
    assert (heading.kind, document.text[heading.start : heading.end]) == ("heading", "What we keep?")
    assert document.blocks[2].heading == ("Notice", "What we keep?")


def test_words_that_stand_twice_in_a_sentence_are_text(markdown, show) -> None:
    assert show(markdown("Never ever never ever.\n\nBye, bye, Bye, bye,")) == [
        ("paragraph", "Never ever never ever."),
        ("paragraph", "Bye, bye, Bye, bye,"),
    ]


LONG = "The club keeps each letter in a drawer of its own. " * 4
PLAIN_TITLES = ("Letters from members", "Drawers and keys", "Visits to the archive", "Lost keys", "Change of locks")


def test_titles_in_plain_type_are_headings_where_there_are_many(markdown) -> None:
    source = "# Notice\n\n## A\n\n## B\n\n## C\n\n" + "\n\n".join(f"{title}\n\n{LONG}" for title in PLAIN_TITLES)
    document = markdown(source)
    assert [block.heading[-1] for block in document.blocks if block.kind == "paragraph"] == list(PLAIN_TITLES)


@pytest.mark.parametrize("titles", [PLAIN_TITLES[:4], ("Open",) * 6, (*PLAIN_TITLES[:4], "Letters cost 4 crowns")])
def test_a_few_or_equal_short_paragraphs_stay_text(markdown, titles: tuple[str, ...]) -> None:
    source = "# Notice\n\n## A\n\n## B\n\n## C\n\n" + "\n\n".join(f"{title}\n\n{LONG}" for title in titles)
    assert {block.heading[-1] for block in markdown(source).blocks if block.kind == "paragraph"} == {"C"}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("**Fees  \n**We take one crown.", "Fees We take one crown."),
        ("**Fees **We take one crown.", "Fees We take one crown."),
        ("**Fees\n**We take one crown.", "Fees We take one crown."),
        ("**  \nFees** are one crown.", "Fees are one crown."),
        ("2 ** 3 is eight. **We** take **one** crown.", "2 ** 3 is eight. We take one crown."),
    ],
)
def test_loose_marks_of_bold_type_do_not_stand_in_the_text(markdown, source: str, words: str) -> None:
    document = markdown(source)
    assert " ".join(document.text.split()) == words
    at = document.text.index("crown")
    line, column = (source.count("\n") + 1, source.rsplit("\n", maxsplit=1)[-1].index("crown") + 1)
    place = document.offsets.place(at, at + 1)
    assert (place.line, place.column) == (line, column)


def test_text_below_the_heading_of_a_list_item_is_no_item(markdown, show, leads) -> None:
    document = markdown("1. ## Data\n\n    We keep it:\n\n    * here\n    * there\n\n2. ## Rights\n\n    Many.\n")
    assert show(document) == [
        ("heading", "Data"),
        ("paragraph", "We keep it:"),
        ("item", "here"),
        ("item", "there"),
        ("heading", "Rights"),
        ("paragraph", "Many."),
    ]
    assert leads(document) == [("here", ("We keep it:",)), ("there", ("We keep it:",))]


def test_ways_below_lead_in_a_list(markdown, leads) -> None:
    document = markdown("You can write to us in one of the ways shown below.\n\n* by post\n* by email\n")
    assert leads(document)[0] == ("by post", ("You can write to us in one of the ways shown below.",))


@pytest.mark.parametrize("mark", ["", "* "])
def test_numbers_tell_what_governs_a_paragraph(markdown, leads, mark) -> None:
    lines = [
        "2.1 We keep:",
        "2.1.1 a name;",
        "2.1.2 of each lamp:",
        "2.1.2.1. its age.",
        "2.2 We sell lamps.",
        "2.2.1 Red.",
    ]
    assert leads(markdown("\n\n".join(mark + line for line in lines))) == [
        ("2.1.1 a name;", ("2.1 We keep:",)),
        ("2.1.2 of each lamp:", ("2.1 We keep:",)),
        ("2.1.2.1. its age.", ("2.1 We keep:", "2.1.2 of each lamp:")),
    ]


def test_a_long_header_after_two_short_ones_governs_its_column(markdown, leads) -> None:
    long = "Longest time for which we keep it in a form that still lets us know you"
    document = markdown(f"| Data | Use | {long} |\n| --- | --- | --- |\n| Invoices | Tax | 10 years |\n")
    assert ("10 years", ("Invoices", long)) in leads(document)


def test_a_row_that_tells_what_its_first_cell_names_is_no_header(markdown, leads) -> None:
    long = "Call us at any hour of the day, and a friendly voice will tell you how it is done."
    document = markdown(f"| To stop our calls | {long} |\n| --- | --- |\n| Questions? | Write to us. |\n")
    governed = [document.text[slice(*block.lead_ins[-1])] if block.lead_ins else "" for block in document.blocks]
    assert governed == ["", "To stop our calls", "", "Questions?"]


def test_paragraphs_that_go_on_with_a_sentence_broken_off_are_its_items(markdown, leads) -> None:
    text = "**Vellum does not:**\n\nSell any names.\n\nCollect PII without need.\n\nCookies are files.\n\nKeep it safe."
    assert leads(markdown(text)) == [
        ("Sell any names.", ("Vellum does not:",)),
        ("Collect PII without need.", ("Vellum does not:",)),
    ]


def test_an_address_goes_on_with_no_sentence(markdown, leads) -> None:
    assert leads(markdown("You can write to:\n\nVellum Press Ltd\n\n4 Mill Lane")) == []
