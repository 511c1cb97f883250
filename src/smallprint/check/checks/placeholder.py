"""The check on what was left to be filled in. In: a `Case`. Out: results on placeholders and template markup."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from smallprint.check.case import Case, Check
from smallprint.check.model import Result
from smallprint.check.regions import blank_regions

_FILL: Final = "insert enter add fill specify replace choose select put your our the a an of in here this with or and s"
_THING: Final = """
    company business organisation organization entity corporation legal firm owner operator controller client brand
    trading registered website site app application product service platform domain contact customer support privacy
    name names title address addresses date email e-mail mail number url link links country state county city province
    jurisdiction territory phone telephone fax postal mailing street office officer person dpo month day year days
    months years period amount price fee currency percentage description details information text version effective
    last updated revision page policy applicable relevant yyyy mm dd
"""
_PARTS: Final = frozenset([*_FILL.split(), *_THING.split()])
"""Words of which placeholders in brackets are made; with any other word it is an ordinary bracket."""
_SPLIT: Final = re.compile(r"[\s/,']+")

_CORE: Final = re.compile(
    r"\b(?:company|business|organi[sz]ation|entity|website|site|app|name|address|date|e-?mail|number|url|country|state|"
    r"jurisdiction|phone|telephone|days|months|years|period|amount|insert|enter|specify|your|yyyy)\b",
    re.IGNORECASE,
)
"""At least one of these must stand in the bracket."""

_TEMPLATE: Final = re.compile(
    r"\{\{(?![<%])[^{}\n]{0,200}\}\}|\{%[^%\n]{1,200}%\}|<%[^%\n]{1,200}%>|\$\{[\w.\s-]{1,80}\}|%%[A-Za-z_]{2,40}%%"
    r"|<(?i:insert|enter|add|your|company|phone|email|effective)\s[^<>=/\n]{1,80}>"
)
"""Variables and statements of Jinja, Liquid, Handlebars, ERB, EJS, shells and mail merge, and "<insert name>", which
browsers swallow. Hugo's shortcodes, `{{<` and `{{%`, belong to the source of a page and are left alone."""


@cache
def _words() -> re.Pattern[str]:
    return re.compile(
        r"(?P<empty>\[\s*(?:[●•_\.…–—-]{1,40}|X{2,40}|TBC|TBD|TK|TODO)\s*\])"
        r"|(?P<bracket>\[[^\[\]\n]{2,80}\])"
        r"|(?P<todo>\b(?:TODO|FIXME|TBD|TBC)\b)"
        r"|(?P<lorem>(?i:\blorem\s+ipsum\b))"
        r"|(?P<insert>\b(?:INSERT|ENTER|ADD|YOUR)(?:\s(?:YOUR|THE|A|AN|OF|HERE)){0,3}\s"
        r"(?:COMPANY|BUSINESS|WEBSITE|SITE|APP|CONTACT|EMAIL|E-MAIL|EFFECTIVE|LEGAL)?\s?"
        r"(?:COMPANY|BUSINESS|WEBSITE|NAME|DATE|ADDRESS|EMAIL|E-MAIL|NUMBER|URL|LINK|COUNTRY|STATE|TEXT|DETAILS)\b)"
        r"|(?P<crossed>\b(?:XX{1,3}[/.-]XX{1,3}[/.-](?:XX{1,3}|\d{2,4})|(?:DD|MM)[/.-](?:DD|MM)[/.-]YYYY|YYYY-MM-DD)\b"
        r"|\bX{2,4}\s+(?:days|weeks|months|years|hours)\b)"
        r"|(?P<example>\b(?:[\w.+-]{1,64}@)?(?:[\w-]{1,63}\.){0,4}example\.(?:com|org|net)\b)"
        r"|(?P<blank>(?<=\w )_{3,}(?=\s\w)|(?<=\b(?:on|is|at|to|by|of|in) )_{3,}(?=[.,;]?(?:\s|$)))"
    )


def find_placeholders(case: Case) -> Iterator[Result]:
    """Placeholders in the shown text, and template markup in the source."""
    for candidate in case.candidates:
        shown = blank_regions(candidate.source, candidate.document.media_type)
        for match in candidate.find_all(_words()):
            place = candidate.document.offsets.source_offset(match.start())
            in_code = place < len(shown) and shown[place].isspace()
            if not in_code and _is_meant(match, candidate.text):
                message = f"“{' '.join(match[0].split())}” is a placeholder. Fill it in, or take it out."
                yield candidate.result("placeholder", message, *match.span(), severity="high")
        for match in _TEMPLATE.finditer(shown):
            message = f"Template markup is left in the text: {match[0]}. Render the page, or write what it stands for."
            yield candidate.result_in_source("placeholder", message, *match.span(), severity="high")


def _is_meant(match: re.Match[str], text: str) -> bool:
    """Whether what looks like a placeholder was left by a writer, and is not there for readers."""
    if match["bracket"]:
        words = [word for word in _SPLIT.split(match[0].strip("[] ").lower()) if word]
        if not set(words) <= _PARTS or not _CORE.search(match[0]) or _is_dictated(words, text, match.start()):
            return False
    if match["example"] and _ILLUSTRATION.search(text, max(0, match.start() - 60), match.start()):
        return False
    if match["insert"] and _is_shouted(text, match.start(), match.end()):
        return False
    return _FORM.search(text, max(0, match.start() - FORM_REACH), match.start()) is None


def _is_dictated(words: list[str], text: str, start: int) -> bool:
    """Whether "[your ...]" stands amid words in quotes: they are for readers to say, and to fill in."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return "your" in words and line.count('"') % 2 == 1 and not line.endswith('"')


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the words beside a span are in capitals too, as in the shouted parts of terms."""
    before, after = text[max(0, start - 30) : start].split(), text[end : end + 30].split()
    beside = [*before[-1:], *after[:1]]
    return any(len(word) > 2 and word.isupper() for word in beside)


_ILLUSTRATION: Final = re.compile(
    r"(?:e\.\s?g\.|for\s+(?:example|instance)|such\s+as|like)\W*(?:\S+\s+){0,5}$", re.IGNORECASE
)


_FORM: Final = re.compile(
    r"\b(?:withdrawal|cancellation|opt-?out|request)\s+form\b|\bhereby\s+(?:give\s+notice|withdraw|cancel)|"
    r"\bcomplete\s+and\s+(?:return|send)|\bfill\s+in\s+and\s+(?:return|send)",
    re.IGNORECASE,
)
FORM_REACH: Final = 600
"""Characters before a blank in which a form for readers announces itself, as in EU Directive 2011/83, Annex I(B)."""


CHECKS: Final = (
    Check(
        id="placeholder",
        severity="high",
        title="A placeholder that was never filled in",
        what="Finds what drafts and templates leave behind: “[Company Name]”, “TODO”, “TBD”, “INSERT DATE”, “XX days”, "
        "lorem ipsum, addresses at example.com, blanks, and template markup such as `{{ company }}`.",
        why="The text promises nothing about a company it does not name, or from a date it does not give; and readers "
        "see that nobody read it.",
        example="[Company Name] keeps your data for XX days. Write to privacy@example.com.",
        instead="Fernwick Ltd keeps your data for 30 days. Write to privacy@fernwick.example.",
        find=find_placeholders,
        page="Code, comments and Hugo's shortcodes are left alone. So are an address that is given as an example "
        "(“for example jo@example.com”), and blanks for the reader: in a form, such as the model withdrawal form, and "
        "in words that readers are told to use (“Offered by [your name]”).",
    ),
)
