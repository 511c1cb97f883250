"""What is shown of paths and of texts. In: a path or words. Out: one line that every format and terminal can hold."""

import re
from pathlib import Path
from typing import Final

_UNSHOWN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Control characters, which would begin a line or a command of its own, and bytes of a name that is not UTF-8."""


def show_path(path: Path | str) -> str:
    """The path as results name it, with forward slashes; what cannot be shown is U+FFFD."""
    return show_words(path if isinstance(path, str) else path.as_posix())


def show_words(words: str) -> str:
    """The words, with U+FFFD for what a terminal would take for a command."""
    return _UNSHOWN.sub("\ufffd", words)
