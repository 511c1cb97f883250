import pytest

from smallprint.load import from_text
from smallprint.parse import parse


def read(html: str) -> list[str]:
    document = parse(from_text(html, media_type="text/html"))
    return [document.text[block.start : block.end] for block in document.blocks]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p><a href="/privacy#p_3">3</a> We keep your name.</p>', "We keep your name."),
        ('<p>We keep your name. <a href="#name">¶</a></p>', "We keep your name."),
        ('<h2>Names <a class="headerlink" href="#names">Link to this part</a></h2>', "Names"),
        ('<p>We keep your name<sup><a href="#note">1</a></sup> here.</p>', "We keep your name here."),
        ("<p>We keep your name.<sup>[2]</sup> We share it<sup>*</sup>.</p>", "We keep your name. We share it."),
        ("<p>Lantern<sup>TM</sup> keeps your name.</p>", "Lantern keeps your name."),
        (
            '<p>We keep <span class="tip">logs<span class="tooltip-text">Lists of visits.</span></span> here.</p>',
            "We keep logs here.",
        ),
        ('<p>We keep logs<span role="tooltip">Lists of visits.</span>.</p>', "We keep logs."),
    ],
)
def test_what_a_reader_looks_past_is_left_out(html: str, text: str) -> None:
    assert read(html) == [text]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p>See part <a href="#part-4">4</a> below.</p>', "See part 4 below."),
        ('<h2><a href="#part-4">4</a> Names</h2>', "4 Names"),
        ('<p><a href="/2026">2026</a> was a good year.</p>', "2026 was a good year."),
        (
            "<p>The 1<sup>st</sup> of May, 10<sup>6</sup> visits, 20 m<sup>2</sup>.</p>",
            "The 1st of May, 106 visits, 20 m2.",
        ),
        ('<p>We keep <span class="tooltip">logs</span> here.</p>', "We keep logs here."),
        ('<p>We keep</p><span role="tooltip">logs here.', "logs here."),
    ],
)
def test_what_is_said_is_kept(html: str, text: str) -> None:
    assert read(html)[-1] == text
