"""Bytes into characters. In: the bytes of a source. Out: its text, without a byte order mark.

Order of belief: byte order mark, pattern of NUL bytes (UTF-16 without a mark), strict UTF-8, the charset that a page
declares, Windows-1252. Each step is certain where it applies, so no statistics are needed.
"""

import codecs
import re
from typing import Final

from smallprint.errors import SourceError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 first: its little-endian mark begins with that of UTF-16."""

_SAMPLE: Final = 4_096
"""Bytes (or characters) looked at to tell UTF-16 or junk from text."""

_NUL_SHARE: Final = 0.3
"""Share of NULs at every second byte above which Latin text in UTF-16 is assumed (it is near 1 for English)."""

_JUNK_SHARE: Final = 0.03
"""Share of control characters above which a text is binary; random bytes have .10, real policies less than .001."""

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)

_JUNK: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")


def decode(data: bytes, *, place: str) -> str:
    """The characters of `data`; `place` names the source in an error.

    Raises:
        SourceError: the bytes are not text in any encoding that is tried.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _refuse_junk(data[len(mark) :].decode(encoding, "replace"), place=place)
    wide = _find_wide_encoding(data)
    if wide:
        return _refuse_junk(data.decode(wide, "replace"), place=place)
    try:
        return _refuse_junk(data.decode("utf-8"), place=place)
    except UnicodeDecodeError:
        pass
    return _refuse_junk(data.decode(_find_declared_charset(data), "replace"), place=place)


def _find_wide_encoding(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if not pairs:
        return None
    even, odd = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if odd > _NUL_SHARE and even < _NUL_SHARE / 10:
        return "utf-16-le"
    if even > _NUL_SHARE and odd < _NUL_SHARE / 10:
        return "utf-16-be"
    return None


def _find_declared_charset(data: bytes) -> str:
    declared = _CHARSET.search(data[:_SAMPLE])
    if declared:
        try:
            name = codecs.lookup(declared[1].decode("ascii")).name
        except LookupError:
            return "cp1252"
        # Pages that say Latin-1 mean Windows-1252 (WHATWG Encoding Standard); UTF-8 has just failed.
        if name not in {"iso8859-1", "ascii", "utf-8"} and _decodes_bytes(name):
            return name
    return "cp1252"


def _decodes_bytes(name: str) -> bool:
    """Whether the codec turns bytes into text: "hex" or "rot13" are codecs too, and UTF-16 would show its NULs."""
    try:
        return b"a".decode(name) == "a"
    except (LookupError, ValueError):
        return False


def _refuse_junk(text: str, *, place: str) -> str:
    sample = text[:_SAMPLE]
    if len(_JUNK.findall(sample)) > _JUNK_SHARE * len(sample) + 1:
        raise SourceError(
            "holds binary data, not text.",
            where=place,
            fix="Give the policy as Markdown, HTML or plain text (UTF-8, UTF-16 or Windows-1252).",
        )
    return text
