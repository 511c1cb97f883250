"""Blanks out what is no text before parsing. In: the levelled source. Out: the same length, templates blank.

Equal length keeps every offset; line ends stay, so that lines do too.
"""

import re
from typing import Final

_FRONT_MATTER: Final = re.compile(
    r"(?:---|\+\+\+)[ \t]*\n(?:(?!---|\+\+\+)[^\n]*\n){0,200}?(?:---|\+\+\+)[ \t]*(?:\n|$)"
)
_KEY_LINE: Final = re.compile(r"^[\w-]+\s*[:=]", re.MULTILINE)
_TITLE: Final = re.compile(r"^title\s*[:=]\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)
_INLINE: Final = re.compile(
    r"\{\{[^{}\n]{0,300}\}\}|\{%[^%\n]{0,300}%\}|<%(?:[^%<]|%(?!>)|<(?!%)){0,2000}+%>|\{[#.][\w-]{1,80}\}"
)
_MODULE_LINE: Final = re.compile(
    r"^(?:import\s[^\n]{1,200}\sfrom\s[^\n]{1,200}|export\s(?:const|default)\s[^\n]{1,200})$", re.MULTILINE
)
_LOOSE_END: Final = re.compile(r"\*\*(?<![^\s(\[]\*\*)(?=[^\s*])([^*\n]{1,200}\n?[ \t]{0,40})(?<=\s)\*\*(?!\*)")
_LOOSE_START: Final = re.compile(
    r"\*\*(?<![^\s(\[]\*\*)([ \t]{0,40}\n[ \t]{0,40}[^\s*][^*\n]{0,200})(?<=[^\s])\*\*(?!\*)"
)
_INK: Final = re.compile(r"[^\n]")


def mask_front_matter(source: str) -> tuple[str, str | None]:
    """`source` without the settings at its top, and the title they give."""
    if not source.startswith(("---", "+++")):
        return source, None
    match = _FRONT_MATTER.match(source)
    if match is None or not _KEY_LINE.search(match[0]):
        return source, None
    title = _TITLE.search(match[0])
    return _blank(match) + source[match.end() :], title[1].strip() if title and title[1].strip() else None


def mask_templates(source: str) -> str:
    """`source` without `{{...}}`, `{%...%}`, `<%...%>`, `{#id}` and module lines of MDX."""
    if "{" in source or "<%" in source:
        source = _INLINE.sub(_blank, source)
    if "import " in source or "export " in source:
        source = _MODULE_LINE.sub(_blank, source)
    return source


def tighten_bold(source: str) -> str:
    """`source` with the marks of bold type next to its words, as CommonMark wants them.

    Converters write "**Fees **We charge": the marks would stand in the text. Where no blank makes room, they go.
    """
    if "**" not in source:
        return source
    return _LOOSE_START.sub(lambda match: f"  {match[1]}  ", _LOOSE_END.sub(_move_marks, source))


def _move_marks(match: re.Match[str]) -> str:
    words = match[1].rstrip()
    blanks = match[1][len(words) :]
    line = blanks.find("\n")
    if 0 <= line < len("**"):
        return f"  {words}{blanks}  "
    return f"**{words}**{blanks}" if line < 0 else f"**{words}**{blanks[2:]}  "


def _blank(match: re.Match[str]) -> str:
    return _INK.sub(" ", match[0])
