"""What drafts leave behind in words. In: nothing. Out: kinds of placeholders, each with signs to look for first."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from smallprint.check.checks.brackets import is_left_to_fill_in, is_made_of_blanks

_UNIT: Final = r"(?:calendar\s+|business\s+|working\s+)?(?:days|weeks|months|years|hours)"
_THING: Final = r"(?:NAME|DATE|ADDRESS|EMAIL|E-MAIL|NUMBER|URL|LINK|COUNTRY|STATE|TEXT|DETAILS)"
_FIRM: Final = r"(?:Ltd|Limited|Inc|LLC|GmbH|Corp(?:oration)?|Company|Co)\b"
_MONTH: Final = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Month|MONTH)"
NOBODYS: Final = (
    r"(?i:\b(?:(?:[\w.+-]{1,64}@)?(?:[\w-]{1,63}\.){0,4}(?:example\.(?:com|org|net)|(?:your|my)-?(?:own)?-?"
    r"(?:company|domain|web-?site|site|business|store|shop|app|organi[sz]ation|brand)-?(?:name|here)?"
    r"\.(?:com|org|net|co\b[.\w]*|io))"
    r"|[\w.+-]{1,64}@(?:domain|company|website|email|test|sample|x{2,20})\.(?:com|org|net|tld)"
    r"|[\w.+-]{1,64}@domain\.\w{2,3})\b)"
)
"""Addresses that are nobody's, or that stand for whatever the reader's own is."""


_OF_READERS: Final = tuple(
    f"{whose}{dash}{thing}"
    for whose in ("your", "my", "yourown")
    for dash in ("", "-")
    for thing in ("company", "domain", "web", "site", "business", "store", "shop", "app", "organi", "brand")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of placeholder."""

    signs: tuple[str, ...]
    """Letters in lower case, some of which every placeholder of this kind holds: the pattern costs more."""
    pattern: str
    is_meant: Callable[[re.Match[str], str], bool] | None
    """Whether a match in this text was left by a writer, and is not there for readers; None where all are."""


def _is_open_bracket(match: re.Match[str], text: str) -> bool:
    return is_left_to_fill_in(match[0], text, match.start())


def _is_open_angle(match: re.Match[str], text: str) -> bool:
    before = text[match.start() - 1 : match.start()]
    return before not in {"/", "=", ".", "@"} and is_made_of_blanks(match[0].strip("<>"))


def _is_whispered(match: re.Match[str], text: str) -> bool:
    """Whether the words beside a span in capitals are in small letters, unlike those of the shouted parts of terms."""
    start, end = match.span()
    before, after = text[max(0, start - 30) : start].split(), text[end : end + 30].split()
    beside = [*before[-1:], *after[:1]]
    return not any(len(word) > 2 and word.isupper() for word in beside)


_FORMAT: Final = re.compile(
    r"\b(?:birth\w*|format\w*|written|in\s+the\s+form|enter\w*|typed?|expir\w+|exports?)\b", re.IGNORECASE
)
"""Words beside "DD/MM/YYYY" that show it to be how dates are written."""


def _is_no_format(match: re.Match[str], text: str) -> bool:
    return _FORMAT.search(text, max(0, match.start() - 80), min(len(text), match.end() + 30)) is None


_ILLUSTRATION: Final = re.compile(
    r"(?:e\.\s?g\.|for\s+(?:example|instance)|such\s+as|like)\W*(?:\S+\s+){0,5}$", re.IGNORECASE
)
_ILLUSTRATED: Final = re.compile(r"\S*\s+(?:\w+\s+){0,2}(?:as\s+an|for)\s+example\b", re.IGNORECASE)


def _is_no_example(match: re.Match[str], text: str) -> bool:
    before = _ILLUSTRATION.search(text, max(0, match.start() - 60), match.start())
    return before is None and _ILLUSTRATED.match(text, match.end()) is None


KINDS: Final = (
    Kind(signs=("[",), pattern=r"\[[^\[\]\n@]{1,120}\]", is_meant=_is_open_bracket),
    Kind(signs=("<",), pattern=r"<[A-Za-z][^<>\n]{2,60}>", is_meant=_is_open_angle),
    Kind(
        signs=("insert ", " goes here", "tap here", "choose an item", "company name", "business name", "website name"),
        pattern=rf"(?i:\binsert\s+(?:[\w-]+\s+){{0,3}}{_THING}\s+here\b|\(insert\s+(?:\w+\s+){{0,4}}{_THING}\)"
        r"|\b(?:text|name|address|content|link)\s+goes\s+here\b)"
        r"|(?:^|(?<=[.:]\s))\((?:Your\s)?(?:Company|Business|Website|App)\sName\)"
        r"|\bClick\s+or\s+tap\s+here\s+to\s+enter\s+(?:text|a\s+date)\b|\bChoose\s+an\s+item\.",
        is_meant=None,
    ),
    Kind(
        signs=("todo", "fixme", "tbd", "tbc", "tk"),
        pattern=r"\b(?:TODO|FIXME|TBD|TBC|TKTK)\b|(?<=:\s)TK$",
        is_meant=None,
    ),
    Kind(
        signs=("lorem", "dolor", "consectetur"),
        pattern=r"(?i:\blorem\s+ipsum\b|(?<!ipsum )\bdolor\s+sit\s+amet\b|(?<!amet, )\bconsectetur\s+adipisc\w*)",
        is_meant=None,
    ),
    Kind(
        signs=("insert ", "enter ", "add ", "your "),
        pattern=r"\b(?:INSERT|ENTER|ADD|YOUR)(?:\s(?:YOUR|THE|A|AN|OF|HERE)){0,3}\s"
        r"(?:COMPANY|BUSINESS|WEBSITE|SITE|APP|CONTACT|EMAIL|E-MAIL|EFFECTIVE|LEGAL)?\s?"
        rf"(?:COMPANY|BUSINESS|WEBSITE|{_THING})\b",
        is_meant=_is_whispered,
    ),
    Kind(
        signs=("xx ", "xyz ", "abc ", "your company", "your business", "your website", "your app"),
        pattern=rf"\b(?:X{{2,6}}|XYZ|ABC)\s{_FIRM}|\bYour\s(?:Company|Business|Website|App)(?:\sName)?"
        r"(?=\s(?:is|has|will|may|keeps?|collects?|uses?|respects?|does)\b)",
        is_meant=None,
    ),
    Kind(
        signs=("xx", " x ", "??", "month d"),
        pattern=rf"\b(?:X{{2,3}}[/.-]X{{2,3}}[/.-](?:X{{2,3}}|\d{{2,4}}|20XX)|(?:(?<!\d\s)X|X{{2,4}}|x{{2,4}})\s{_UNIT})\b"
        rf"|\?{{2,}}\s{_UNIT}\b|\b{_MONTH}\s+XX\b(?:,?\s+\d{{4}})?|\b20XX\b|\bMonth\s+(?:Day|DD),?\s+Year\b"
        r"|(?<!\w)\(?XXX\)?[-.\s]XXX[-.\s]XXXX\b",
        is_meant=None,
    ),
    Kind(
        signs=("yyyy",),
        pattern=r"\b(?:(?:DD|MM)[/.-](?:DD|MM)[/.-]YYYY|YYYY-MM-DD|(?:dd|mm)[/.-](?:dd|mm)[/.-]yyyy|yyyy-mm-dd)\b",
        is_meant=_is_no_format,
    ),
    Kind(
        signs=("example.", *_OF_READERS, "@domain.", "@company.", "@website.", "@email.", "@test.", "@sample.", "@xx"),
        pattern=NOBODYS,
        is_meant=_is_no_example,
    ),
    Kind(
        signs=("anytown", "555", "456-7890"),
        pattern=r"\bAnytown\b|\b555[-.\s]555[-.\s]5555\b|\b123-456-7890\b|\(123\)\s?456-7890",
        is_meant=None,
    ),
    Kind(
        signs=("___", ".....", "……"),
        pattern=r"(?<=\w )_{3,}(?=\s[\w(])|(?<=\b(?:on|is|at|to|by|of|in) )_{3,}(?=[.,;]?(?:\s|$))"
        rf"|(?<=\w )(?:\.{{5,}}|…{{2,}})(?=\s{_UNIT}\b)",
        is_meant=None,
    ),
)


@cache
def compile_kind(kind: Kind) -> re.Pattern[str]:
    """The pattern of a kind, which most texts never need."""
    return re.compile(kind.pattern, re.MULTILINE)
