"""Markup of template systems. In: the source of a document. Out: the variables and statements left in it."""

import re
from functools import cache
from typing import Final

from smallprint.check.checks.brackets import is_made_of_blanks
from smallprint.model import MediaType


@cache
def _certain() -> re.Pattern[str]:
    """Signs that only templates write.

    Jinja, Liquid, Handlebars, Go, ERB, EJS, PHP, Template Toolkit, shells, Ruby, Python, MSBuild and mail merge. Hugo's
    shortcodes, `{{<` and `{{%`, belong to the source of a page and are left alone.
    """
    return re.compile(
        r"\{\{(?![<%])[^{}\n]{0,200}\}\}|\{%[^%\n]{1,200}%\}|\{#\s[^#\n]{1,200}\s#\}|<%[^%\n]{1,200}%>|\[%[^%\n]{1,200}%\]"
        r"|<\?(?:php\b|=)[^?\n]{1,200}\?>|\$\{[\w.\s-]{1,80}\}|#\{[\w.\s@-]{1,80}\}|%%[A-Za-z_]{2,40}%%|%\(\w{2,40}\)s"
        r"|@@\w{2,40}@@|@Model\.\w{2,40}|\\?\*\|[A-Z][A-Z_:]{1,40}\|\\?\*"
        r"|\#\#[A-Z][A-Z_ ]{2,40}\#\#"
    )


_CERTAIN: Final = ("{{", "{%", "{# ", "<%", "[%", "<?", "${", "#{", "%%", "%(", "@@", "@Model.", "*|", "##")
"""Some of which stand in whatever `_certain` finds."""
_CAPITALS: Final = re.compile(r"(?<![%\w])%[A-Z][A-Z_]{2,40}%(?!\w)|(?<!\w)\$[A-Z]{2,20}_[A-Z_]{2,40}\b")


@cache
def _perhaps() -> re.Pattern[str]:
    """Signs that something else may write, too: a placeholder by the words inside, and not in an address."""
    return re.compile(
        r"(?<![/=.@\w])(?:<{1,2}(?P<angle>[A-Za-z][^<>=/\n]{1,80})>{1,2}|\{\$?(?P<brace>[A-Za-z][^{}\n]{1,60})\}"
        r"|«(?P<french>[^«»\n]{2,60})»)"
    )


_ASKED: Final = re.compile(r"(?:insert|enter|add|your|company|phone|email|effective)\s", re.IGNORECASE)
"""How words between angle brackets begin, which browsers swallow, that ask for something."""
_DUNDER: Final = re.compile(r"(?<!\w)__[A-Z][A-Z_]{2,40}__(?!\w)")
"""Bold in Markdown."""


def find_markup(source: str, media_type: MediaType) -> list[tuple[int, int]]:
    """Spans of template markup in `source`, whose code and comments are blank, in reading order."""
    spans = [match.span() for match in _CAPITALS.finditer(source)] if "%" in source or "$" in source else []
    if any(sign in source for sign in _CERTAIN):
        spans += [match.span() for match in _certain().finditer(source)]
    if media_type != "text/markdown" and "__" in source:
        spans += [match.span() for match in _DUNDER.finditer(source)]
    for match in _perhaps().finditer(source):
        words = match["angle"] or match["brace"] or match["french"]
        asked = bool(match["angle"]) and _ASKED.match(words) is not None and not words.lower().startswith("your user")
        if (asked or is_made_of_blanks(words)) and not any(start <= match.start() < end for start, end in spans):
            spans.append(match.span())
    return sorted(spans)
