"""Reads what the caller points at. In: a path, a stream or a string. Out: a `Source` of bytes within the size limit."""

import stat
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, Final

from smallprint.errors import SourceError

if TYPE_CHECKING:
    from smallprint.model import MediaType, Source

DEFAULT_LIMIT: Final = 10_000_000
"""Largest input in bytes unless the caller says otherwise: ten times the longest terms seen in public collections."""

LIMIT_FLAG: Final = "--max-bytes"
STANDARD_INPUT: Final = "-"

READABLE: Final = "Readable formats are Markdown (.md), HTML (.html) and plain text (.txt)."

MEDIA_TYPES: Final[dict[str, "MediaType"]] = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".mdown": "text/markdown",
    ".mkd": "text/markdown",
    ".mdx": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
    ".text": "text/plain",
}

_UNREADABLE_SUFFIXES: Final = {
    ".docx": "Word",
    ".doc": "Word",
    ".pdf": "PDF",
    ".odt": "OpenDocument",
    ".rtf": "RTF",
    ".epub": "EPUB",
    ".pages": "Pages",
}

_SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "Word or another zipped format"),
    (b"\xd0\xcf\x11\xe0", "Word"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x7fELF", "a program"),
)


def load_file(path: str | Path, *, max_bytes: int = DEFAULT_LIMIT) -> "Source":
    """The bytes of the file at `path`; its suffix gives the media type, an unknown suffix leaves it to the content.

    At most `max_bytes` (plus one) are read, whatever the file's size.

    Raises:
        SourceError: the path is missing, a folder, not a regular file, not permitted, empty, longer than
            `max_bytes`, or of a format that is not read (Word, PDF).
    """
    place = str(path)
    if not place:
        raise SourceError("a path is empty.", fix="Name a file.")
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            raise SourceError("is a folder, not a file.", where=place, fix="Name the files in it.")
        with Path(path).open("rb") as stream:
            return load_stream(stream, filename=place, max_bytes=max_bytes)
    except FileNotFoundError:
        raise SourceError("no such file.", where=place, fix="Check the path.") from None
    except PermissionError:
        raise SourceError("may not be read.", where=place, fix="Check its permissions.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SourceError(f"cannot be read ({reason}).", where=place) from None


def load_stream(stream: BinaryIO, *, filename: str | None, max_bytes: int = DEFAULT_LIMIT) -> "Source":
    """What is left in `stream`. `filename` gives the display name and, by its suffix, the media type.

    Without a `filename` the display name is "-" (standard input).

    Raises:
        SourceError: nothing to read, more than `max_bytes`, or a format that is not read.
    """
    place = filename or STANDARD_INPUT
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise SourceError(
            f"is longer than the limit of {max_bytes:,} bytes.",
            where=place,
            fix=f"Raise the limit with {LIMIT_FLAG} (in Python: max_bytes), or split the document.",
        )
    suffix = PurePath(place).suffix.lower()
    _refuse_unreadable(data, suffix=suffix, place=place)
    return _make_source(data=data, media_type=MEDIA_TYPES.get(suffix), path=place)


def read_standard_input(most: int) -> bytes:
    """At most `most` bytes of standard input.

    Raises:
        SourceError: it is closed, or cannot be read (a folder).
    """
    if sys.stdin is None:
        raise SourceError("standard input is closed.", where=STANDARD_INPUT, fix="Name a file.")
    try:
        return sys.stdin.buffer.read(most)
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror}).", where=STANDARD_INPUT, fix="Name a file.") from None


def from_text(text: str, *, media_type: "MediaType | None" = None, path: str = "<text>") -> "Source":
    """A string as a source. Lines and columns of the report then count characters of `text`.

    Raises:
        SourceError: `text` is empty or blank.
    """
    if not text.strip():
        raise SourceError("is empty.", where=path, fix="Pass the text of a policy.")
    # The byte order mark settles the encoding, so that no guess can misread the string.
    return _make_source(data=b"\xef\xbb\xbf" + text.encode("utf-8", "replace"), media_type=media_type, path=path)


def _make_source(*, data: bytes, media_type: "MediaType | None", path: str) -> "Source":
    """A source; the nouns are imported here, because every command imports this module before it has work to do."""
    from smallprint.model import Source

    return Source(data=data, media_type=media_type, path=path)


def _refuse_unreadable(data: bytes, *, suffix: str, place: str) -> None:
    if not data.strip(b" \t\r\n\x00"):
        raise SourceError("is empty.", where=place, fix="Name a file that holds the text of a policy.")
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"is {name}, which is not read.", where=place, fix=READABLE)
    if suffix in _UNREADABLE_SUFFIXES:
        raise SourceError(f"is {_UNREADABLE_SUFFIXES[suffix]}, which is not read.", where=place, fix=READABLE)
