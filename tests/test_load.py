"""Reading files and streams: what is taken in, and what is refused with which words."""

import io
from pathlib import Path

import pytest

from smallprint.errors import SourceError
from smallprint.load import DEFAULT_LIMIT, from_text, load_file, load_stream
from smallprint.model import Source
from smallprint.parse import parse


def test_a_file_gives_its_bytes_and_the_media_type_of_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "privacy.HTM"
    path.write_bytes(b"<p>We collect your name.</p>")
    assert load_file(path) == Source(data=b"<p>We collect your name.</p>", media_type="text/html", path=str(path))


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.md", "text/markdown"),
        ("a.markdown", "text/markdown"),
        ("a.html", "text/html"),
        ("a.txt", "text/plain"),
        ("a", None),
        ("a.policy", None),
    ],
)
def test_the_suffix_gives_the_media_type(name: str, media_type: str | None) -> None:
    assert load_stream(io.BytesIO(b"text"), filename=name).media_type == media_type


def test_a_stream_without_a_name_is_shown_as_a_dash() -> None:
    assert load_stream(io.BytesIO(b"text"), filename=None) == Source(data=b"text", media_type=None, path="-")


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.md: no such file\. Check the path\."):
        load_file(tmp_path / "gone.md")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder, not a file"):
        load_file(tmp_path)


def test_a_path_with_a_nul_is_refused() -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        load_file("a\x00b.md")


@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", b"\x00\x00\x00"])
def test_an_empty_or_blank_file_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="is empty"):
        load_stream(io.BytesIO(data), filename="a.md")


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("text")

    def deny(*arguments: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    with pytest.raises(SourceError, match="may not be read"):
        load_file(path)


def test_an_input_over_the_limit_names_the_limit_and_the_flag() -> None:
    with pytest.raises(SourceError, match=r"longer than the limit of 1,000 bytes\. Raise the limit with --max-bytes"):
        load_stream(io.BytesIO(b"a" * 1001), filename="a.md", max_bytes=1000)


def test_an_input_of_exactly_the_limit_is_read() -> None:
    assert len(load_stream(io.BytesIO(b"a" * 1000), filename="a.md", max_bytes=1000).data) == 1000


def test_no_more_than_the_limit_is_read_from_a_long_stream() -> None:
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size: int = -1) -> bytes:
            self.asked = size
            return b"a" * size

    stream = Endless()
    with pytest.raises(SourceError):
        load_stream(stream, filename="a.md")  # type: ignore[arg-type]
    assert stream.asked == DEFAULT_LIMIT + 1


@pytest.mark.parametrize(
    ("name", "data", "format_"),
    [
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a", b"%PDF-1.7 ...", "PDF"),
        ("a.docx", b"PK\x03\x04...", "Word"),
        ("a.md", b"PK\x03\x04...", "Word"),
        ("a.docx", b"not really", "Word"),
        ("a.rtf", b"{\\rtf1 hello}", "RTF"),
        ("a.txt", b"\x89PNG\r\n", "PNG"),
    ],
)
def test_other_formats_are_refused_with_the_readable_ones_named(name: str, data: bytes, format_: str) -> None:
    with pytest.raises(SourceError, match=rf"is {format_}.*not read\. Readable formats are Markdown"):
        load_stream(io.BytesIO(data), filename=name)


def test_a_string_is_never_taken_for_another_encoding() -> None:
    text = "We keep it \u00ff\u00fe for Ä days."
    assert parse(from_text(text, media_type="text/plain")).text == text


def test_a_lone_surrogate_in_a_string_does_no_harm() -> None:
    assert parse(from_text("We share \ud800 data.", media_type="text/plain")).text == "We share ? data."


def test_an_empty_string_is_refused() -> None:
    with pytest.raises(SourceError, match="<text>: is empty"):
        from_text(" \n", media_type="text/plain")
