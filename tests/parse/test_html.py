"""Web pages: what is policy and what is page."""

import warnings

import pytest

PROSE = "We collect your name and your email address when you open an account with us, and we keep them for two years."


def test_menus_footers_and_banners_are_left_out(page) -> None:
    document = page(
        "<html><head><title>Acme Privacy</title><style>p{}</style></head><body>"
        "<nav><a href='/'>Home</a> <a href='/shop'>Shop</a></nav>"
        "<div class='cookie-banner'>We use cookies. <button>Accept</button></div>"
        "<div role='dialog'>Sign up for our newsletter and save ten percent on your first order today!</div>"
        f"<main><h1>Privacy</h1><p>{PROSE}</p></main>"
        "<footer><ul><li><a href='/a'>About</a><li><a href='/b'>Jobs</a></ul>© Acme</footer>"
        "<script>var a = '<p>no</p>'</script></body></html>"
    )
    assert document.text == f"Privacy\n{PROSE}"
    assert document.title == "Acme Privacy"
    assert document.warnings == ("Kept 23 of 47 words; menus, banners and footers were left out.",)


def test_hidden_text_is_kept_and_marked(page) -> None:
    document = page(
        f"<p>{PROSE}</p><div style='display: none'><p>We sell it.</p></div>"
        "<div class='collapse'>More</div><div class='collapse show'>Shown</div><p hidden>Last</p><p>Seen</p>"
    )
    assert [(document.text[b.start : b.end], b.hidden) for b in document.blocks[1:]] == [
        ("We sell it.", True),
        ("More", True),
        ("Shown", False),
        ("Last", True),
        ("Seen", False),
    ]


def test_an_accordion_button_is_a_heading(page, show) -> None:
    document = page(f"<button aria-expanded='false'>How long we keep data</button><div hidden><p>{PROSE}</p></div>")
    assert show(document) == [("heading", "How long we keep data"), ("paragraph", PROSE)]


def test_a_header_with_prose_and_a_policy_footer_are_kept(page) -> None:
    document = page(f"<header><h1>Acme</h1><p>{PROSE}</p></header><footer><p>{PROSE}</p></footer>")
    assert document.text == f"Acme\n{PROSE}\n{PROSE}"


def test_a_page_of_nothing_but_furniture_is_read_whole(page) -> None:
    words = "word " * 60
    assert page(f"<nav><p>{words}</p></nav>").text == words.strip()


def test_unclosed_items_and_cells_are_told_apart(page, show, leads) -> None:
    document = page(f"<p>{PROSE}<p>We never:<ul><li>sell<li>rent<ul><li>lists</ul><li>lend</ul>")
    assert show(document)[2:] == [("item", "sell"), ("item", "rent"), ("item", "lists"), ("item", "lend")]
    assert leads(document) == [
        ("sell", ("We never:",)),
        ("rent", ("We never:",)),
        ("lists", ("We never:", "rent")),
        ("lend", ("We never:",)),
    ]


def test_a_table_of_data_has_headers_and_spanning_rows(page, leads) -> None:
    document = page(
        f"<p>{PROSE}</p><table><tr><th>Kind<th>Kept<tr><td rowspan=2>Email<td>30 days<tr><td>Backups: 60 days</table>"
    )
    assert leads(document) == [
        ("Email", ("Kind",)),
        ("30 days", ("Email", "Kept")),
        ("Backups: 60 days", ("Kept",)),
    ]


def test_a_table_that_arranges_the_page_has_ordinary_blocks(page, show) -> None:
    document = page(f"<table><tr><td><h2>Privacy</h2><p>{PROSE}</p></td><td>side</td></tr></table>")
    assert show(document) == [("heading", "Privacy"), ("paragraph", PROSE), ("paragraph", "side")]


def test_two_breaks_part_paragraphs_and_one_does_not(page, show) -> None:
    document = page("<div>We keep<br>your data.<br><br>You may ask.<br>• a copy<br>• deletion</div>")
    assert show(document) == [
        ("paragraph", "We keep your data."),
        ("paragraph", "You may ask."),
        ("item", "a copy"),
        ("item", "deletion"),
    ]


def test_a_bold_line_before_a_break_is_a_heading(page, show) -> None:
    assert show(page(f"<div><b>Sharing</b><br>{PROSE}</div>")) == [("heading", "Sharing"), ("paragraph", PROSE)]


def test_definition_lists_govern_by_their_term(page, leads) -> None:
    assert leads(page("<dl><dt>We never collect<dd>fingerprints</dl>")) == [("fingerprints", ("We never collect",))]


def test_links_are_recorded(page) -> None:
    document = page("<p>Use <a href='https://x.example/?a=1&amp;b=2'>this <b>form</b></a> or <a name=x>that</a>.</p>")
    assert [(document.text[link.start : link.end], link.target) for link in document.links] == [
        ("this form", "https://x.example/?a=1&b=2")
    ]


@pytest.mark.parametrize(
    ("source", "warning"),
    [
        ("<p>We share.</p><script>var x = 1", "A <script> is never closed and hides the rest of the page"),
        ("<p>We share.</p><!-- and more", 'A "<!--" is never closed; what follows it was read as text.'),
    ],
)
def test_unclosed_scripts_and_comments_are_warned_of(page, source: str, warning: str) -> None:
    document = page(source)
    assert document.text.startswith("We share.")
    assert any(warning in found for found in document.warnings)


def test_a_list_of_links_is_left_out_unless_a_sentence_leads_to_it(page) -> None:
    links = "".join(f"<li><a href='/{name}'>{name}</a>" for name in ("one", "two", "three", "four"))
    assert page(f"<p>{PROSE}</p><ul>{links}</ul>").text == PROSE
    assert (
        page(f"<p>{PROSE}</p><p>Opt out at:</p><ul>{links}</ul>").text == f"{PROSE}\nOpt out at:\none\ntwo\nthree\nfour"
    )


def test_elements_nested_a_thousand_deep_keep_every_word(page) -> None:
    document = page("".join(f"<ul><li>item{depth}" for depth in range(1000)))
    assert document.text.split() == [f"item{depth}" for depth in range(1000)]


def test_preformatted_text_is_cut_at_blank_lines(page, show) -> None:
    assert show(page("<pre>We keep\nit.\n\nYou too.</pre>")) == [
        ("paragraph", "We keep it."),
        ("paragraph", "You too."),
    ]


def test_inline_elements_do_not_part_a_sentence(page, show) -> None:
    document = page("<p>We <span class=x>never</span> <label>sell</label> <font>your</font> data.</p>")
    assert show(document) == [("paragraph", "We never sell your data.")]


def test_words_that_only_a_style_sets_apart_are_two_blocks(page, show) -> None:
    document = page("<div><span>Your rights</span><span class=d>Last updated in May</span></div>")
    assert show(document) == [("paragraph", "Your rights"), ("paragraph", "Last updated in May")]


def test_the_title_has_its_character_references_resolved(page) -> None:
    assert page("<title>Acme &ndash; Terms &amp; Rights</title><p>We share.").title == "Acme – Terms & Rights"


def test_an_end_tag_in_a_cell_closes_nothing_around_the_table(page, show) -> None:
    document = page(f"<div hidden><table><tr><td>one</div></td><td>{PROSE}</td></tr></table></div><p>{PROSE}</p>")
    assert [(document.text[b.start : b.end], b.hidden) for b in document.blocks] == [
        ("one", True),
        (PROSE, True),
        (PROSE, False),
    ]


def test_an_end_tag_of_a_paragraph_closes_no_section_inside_it(page) -> None:
    document = page(f"<div hidden><p>We share.<section></p>{PROSE}</section>Hidden too.</div><p>Seen.</p>")
    assert [block.hidden for block in document.blocks] == [True, True, True, False]


def test_a_new_item_ends_the_hidden_one_before_it(page) -> None:
    assert [block.hidden for block in page("<ul><li hidden>one<li>two</ul>").blocks] == [True, False]


def test_text_behind_a_quote_that_stays_open_is_read(page, show) -> None:
    document = page('<p>We share.</p><p class="x>We rent.</p><p>We lend.</p>')
    assert show(document) == [("paragraph", "We share."), ("paragraph", "We rent."), ("paragraph", "We lend.")]


def test_text_behind_an_end_of_the_body_is_read(page) -> None:
    assert page(f"<body><p>We share.</p><iframe></body></iframe></body><p>{PROSE}").text == f"We share.\n{PROSE}"


def test_templates_are_left_out(page) -> None:
    assert page("<p>Write to <%= mail_to 'x' %> us, {{ name }}.</p>").text == "Write to us, ."


@pytest.mark.parametrize(
    "opened", ["<p>", "<div>", "<b>", "<a href=x>", "<ul><li>", "<table><tr><td>", "<pre>", "<blockquote>", "<h2><div>"]
)
def test_tags_that_are_never_closed_keep_every_word(page, opened: str) -> None:
    words = [f"word{number}" for number in range(3000)]
    assert page("".join(f"{opened}{word} we " for word in words)).text.split()[::2] == words


@pytest.mark.parametrize(
    "source", ["https://x.example", "terms.html", "<?xml version='1.0'?><a>b</a>", "<![weird[x]]>y", "<p>&#xx; &#; &z"]
)
def test_a_page_that_looks_like_something_else_is_read_in_silence(page, source: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert page(source).text


def test_comments_are_no_text_however_they_are_written(page) -> None:
    assert page("<p>We<!-->--> do<!-- <b> --> not<!---> share<![if IE]>.<![endif]></p>").text == "We--> do not share."
