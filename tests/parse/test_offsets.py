"""Every character of the text leads back to its place in the source, and no input breaks the parsers."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallprint.errors import SmallprintError
from smallprint.load import from_text
from smallprint.model import Document, MediaType, Source
from smallprint.parse import parse
from smallprint.parse.characters import flatten_spaces, level_characters
from smallprint.segment import segment

MEDIA_TYPES: tuple[MediaType, ...] = ("text/markdown", "text/html", "text/plain")

PIECES = st.sampled_from(
    (
        *(
            "We share data. ",
            "you",
            " ",
            "\n",
            "\n\n",
            "  ",
            "\t",
            "# ",
            "## ",
            "- ",
            "* ",
            "1. ",
            "(a) ",
            "(b) ",
            "> ",
        ),
        *(
            "**",
            "*",
            "_",
            "`",
            "[",
            "](",
            ")",
            "](https://x.example)",
            "![",
            "|",
            "|---|",
            "\n---\n",
            "\n===\n",
            "\\",
            "~~",
        ),
        *(
            "<p>",
            "</p>",
            "<div hidden>",
            "</div>",
            "<ul><li>",
            "</li></ul>",
            "<table><tr><td>",
            "<td>",
            "</table>",
            "<br>",
        ),
        *(
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<a href='#x'>",
            '<p class="',
            "<p title='",
            "</a>",
            "<nav>",
            "</nav>",
            "<",
            ">",
            "&",
        ),
        *(
            "&amp;",
            "&nbsp;",
            "&#8217;",
            "&rsquo;",
            "“",
            "”",
            "’",
            "\u00a0",
            "\u200b",
            "\u00ad",
            "ﬁ",
            "é",
            "漢",
            "\r\n",
            "\r",
        ),
        *(
            "U.S. law",
            "e.g. this",
            "We may: (a) see it; (b) sell it.",
            "{{x}}",
            "```\n",
            "•",
            "; ",
            ": ",
            "<%",
            "%>",
            '"',
        ),
    )
)
SOURCES = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


def check(document: Document, source: str) -> None:
    """Blocks stand in order, linear stretches are the source's own characters, every place exists."""
    levelled = flatten_spaces(level_characters(source))
    offsets = document.offsets
    before = 0
    for block in document.blocks:
        assert before <= block.start < block.end <= len(document.text)
        before = block.end
        assert document.text[block.start : block.end].strip() == document.text[block.start : block.end]
        assert "\n" not in document.text[block.start : block.end]
        for start, end in block.lead_ins:
            assert 0 <= start < end <= block.start
    for index, start in enumerate(offsets.text_starts):
        end = offsets.text_starts[index + 1] if index + 1 < len(offsets.text_starts) else len(document.text)
        first, last = offsets.source_starts[index], offsets.source_ends[index]
        assert first < last <= len(levelled)
        if offsets.linear[index]:
            written = document.text[start:end].removesuffix("\n")
            source_text = levelled[first : first + len(written)]
            assert all(b in (a, " ") for a, b in zip(source_text, written, strict=True)), "blank: a template"
            assert last - first == len(written)
    for link in document.links:
        assert 0 <= link.start < link.end <= len(document.text)
    rows = len(offsets.line_starts)
    for sentence in segment(document):
        block = document.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        place = offsets.place(sentence.start, sentence.end)
        assert 1 <= place.line <= place.end_line <= rows
        assert place.column >= 1


@settings(max_examples=150, deadline=None)
@given(text=SOURCES, media_type=st.sampled_from(MEDIA_TYPES))
def test_offsets_lead_back_to_the_source_for_any_text(text: str, media_type: MediaType) -> None:
    try:
        document = parse(from_text(text, media_type=media_type))
    except SmallprintError:
        return
    check(document, text.encode("utf-8", "replace").decode("utf-8"))


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=400), media_type=st.sampled_from((*MEDIA_TYPES, None)))
def test_any_bytes_are_read_or_refused(data: bytes, media_type: MediaType | None) -> None:
    try:
        document = parse(Source(data=data, media_type=media_type, path="x"))
    except SmallprintError:
        return
    segment(document)


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="aZ9<>&;\"'#/= é€", max_size=80))
def test_escaped_text_in_a_page_reads_as_the_text_itself(text: str) -> None:
    document = parse(from_text(f"<p>{html.escape(text)} end</p>", media_type="text/html"))
    assert document.text == " ".join([*text.split(), "end"])


@pytest.mark.parametrize(
    ("media_type", "source", "quote", "place"),
    [
        ("text/markdown", "# Title\n\nWe **never** sell\nyour data.", "never sell your data", (3, 6, 4, 10)),
        ("text/markdown", "* a\n  * We [keep](https://x.example) it", "keep", (2, 9, 2, 13)),
        ("text/markdown", "> quoted\n> We share it", "quoted We share", (1, 3, 2, 11)),
        ("text/markdown", "| A | B |\n|---|---|\n| one | two \\| three |", "three", (3, 16, 3, 21)),
        ("text/markdown", "[a `b`][r] &amp; ***c** d* <b>e</b> f\n\n[r]: /x", "d e f", (1, 25, 1, 38)),
        ("text/markdown", 'x ~~~~a~~ **b [c](d "e") \\*f', "*f", (1, 27, 1, 29)),
        ("text/html", "<p>We\n  sh&#97;re <b>it</b></p>", "share it", (2, 3, 2, 18)),
        ("text/html", "<ul><li>one<li>of\u00ad\u200bfice</ul>", "office", (1, 16, 1, 24)),
        ("text/html", "\ufeff<p>ﬁne</p>", "fine", (1, 4, 1, 7)),
        ("text/plain", "TERMS\r\n\r\nWe may\r\nchange them.", "may change", (3, 4, 4, 7)),
    ],
)
def test_a_quote_is_found_at_its_line_and_column(
    media_type: MediaType, source: str, quote: str, place: tuple[int, int, int, int]
) -> None:
    document = parse(Source(data=source.encode("utf-8"), media_type=media_type, path="x"))
    start = document.text.index(quote)
    found = document.offsets.place(start, start + len(quote))
    assert (found.line, found.column, found.end_line, found.end_column) == place
