"""Bytes into characters."""

import codecs

import pytest

from smallprint.errors import SourceError
from smallprint.parse.decode import decode

TEXT = "We don’t sell “your” data – ever. It costs 5 €. Ça suffit."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16-le mark", "utf-16-be mark", "utf-32 mark", "utf-16-le", "utf-16-be", "cp1252"],
)
def test_each_usual_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode(data, place="x") == TEXT


def test_a_page_that_names_its_charset_is_believed_when_it_is_not_utf_8() -> None:
    text = '<meta charset="iso-8859-2"><p>Łódź</p>'
    assert decode(text.encode("iso-8859-2"), place="x") == text


def test_latin_1_means_windows_1252() -> None:
    page = '<meta charset="iso-8859-1"><p>We don’t.</p>'
    assert decode(page.encode("cp1252"), place="x") == page


@pytest.mark.parametrize("name", ["hex", "rot13", "utf-16", "nonsense"])
def test_a_charset_that_cannot_be_is_passed_over(name: str) -> None:
    page = f'<meta charset="{name}"><p>caf\xe9</p>'
    assert decode(page.encode("cp1252"), place="x") == page


def test_binary_data_is_refused() -> None:
    with pytest.raises(SourceError, match=r"file\.md: holds binary data, not text"):
        decode(bytes(range(256)) * 20, place="file.md")
