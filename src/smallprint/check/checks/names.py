"""The check on company names. In: a `Case`. Out: results on another company's name left from a copied text."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from smallprint.check.case import Candidate, Case, Check
from smallprint.check.model import Result
from smallprint.describe.names import GENERIC, PARTNERS

MAX_MENTIONS: Final = 500
"""Mentions that are looked at; policies have a few dozen."""
MAX_STRAY: Final = 3
"""Mentions up to which a name can be a leftover; a partner or a parent company is named more often."""
MIN_OWN: Final = 2
"""Mentions of the company's own name from which on it is known what the text calls it."""

_WORD: Final = r"[A-Z][\w&'-]{0,40}(?:\.[a-z]{2,6}\b)?"
_NAME: Final = rf"{_WORD}(?:\s+(?:{_WORD}|of|the|and|&)){{0,3}}"
_FORM: Final = (
    r"(?:,?\s+(?:Inc|LLC|Ltd|Limited|GmbH|Corp|Corporation|B\.?V|S\.?A|AG|plc|PLC|Pty|LLP|Oy|AB|AS|ApS|SAS|SRL)\b\.?)"
)
_PAPER: Final = (
    r"(?:(?:privacy|cookie|data)\s+)?(?:policy|notice|statement)|terms(?:\s+(?:of\s+(?:service|use)|and\s+conditions))?"
)


@cache
def _after_words() -> re.Pattern[str]:
    """What comes right before a name by which a text speaks of the company that it belongs to."""
    return re.compile(
        rf"(?i:\bwelcome\s+to)\s+(?P<welcome>{_NAME}){_FORM}?"
        rf"|(?i:\b(?:this|the|our)\s+(?:{_PAPER})[^.\n]{{0,60}}\bhow)\s+(?P<how>{_NAME}){_FORM}?\s+(?:\([^)\n]{{0,80}}\)\s+)?"
        r"(?:collects|uses|processes|handles|treats|shares|discloses|protects)\b"
        rf"|\b[Aa]t\s+(?P<at>{_NAME}){_FORM}?,\s+(?i:we|your\s+(?:privacy|trust)|privacy|protecting)\b"
        rf"|(?i:\bbetween\s+you\s+and)\s+(?P<between>{_NAME}){_FORM}?"
        rf"|(?:©(?:\s*(?i:copyright)\b)?|(?i:\(c\)|\bcopyright)\s+(?=\d{{4}}))\s*(?:\d{{4}}(?:\s*[-–]\s*\d{{4}})?)?,?\s+(?P<copyright>{_NAME}){_FORM}?"
        rf"|\b(?:[Yy]our\s+use\s+of|By\s+(?:using|accessing|visiting))\s+(?:the\s+)?(?P<use>{_NAME})(?:'s)?\s+"
        r"(?:website|site|app|services?|platform)\b"
        rf"|(?i:\bthank\s+you\s+for\s+(?:using|choosing|visiting|trusting))\s+(?P<thanks>{_NAME})"
        rf"|\b[Ww]e\s+at\s+(?P<weat>{_NAME})"
        rf"|(?i:\bthis\s+(?:is\s+the\s+)?(?:{_PAPER})\s+of)\s+(?P<paper>{_NAME}){_FORM}?"
        rf"|\b[Ii]n\s+no\s+event\s+(?:will|shall)\s+(?P<event>{_NAME}){_FORM}?\s+(?:and|or|be)\b"
        rf"|\b[Yy]ou\s+(?:hereby\s+)?grant\s+(?:to\s+)?(?P<grant>{_NAME}){_FORM}?\s+(?:an?|the)\b"
        rf"|\b(?:indemnify|defend|hold\s+harmless)\s+(?P<indemnity>{_NAME}){_FORM}?(?=[.,]|\s+(?:and|from|against)\b)"
        rf"|\bBy\s+(?:using|accessing|visiting)\s+(?P<visit>{_NAME}),\s+you\s+(?:agree|accept|consent)\b"
        r"(?![^.\n]{0,80}(?:'s|their)\b)"
    )


@cache
def _before_words() -> re.Pattern[str]:
    """What comes right after such a name."""
    return re.compile(
        r"\s(?:"
        r"(?P<care>(?:is\s+committed\s+to|respects|values|cares\s+about|takes)\s+"
        r"(?:(?:very\s+)?(?:protecting|safeguarding|respecting)\s+)?(?:the\s+)?(?:(?:your|our\s+users'?)\s+)?(?:privacy|personal))"
        r"|(?P<we>\((?:[^()\n]{0,60}[\s,\"])?\"(?:we|us|our)\")"
        r"|(?P<security>takes\s+(?:the\s+)?(?:security|protection|confidentiality)\s+of\s+your\b)"
        r"|(?P<right>(?:reserves\s+the\s+right\s+to|may)\s+(?:\w+\s+(?:or\s+)?)?(?:change|modify|update|revise|amend)\s+"
        rf"(?:this|these)\s+(?i:{_PAPER}))"
        r"|(?P<liable>(?:(?:will|shall)\s+not\s+be|is\s+not)\s+(?:\w+\s+)?(?:liable|responsible)\s+"
        r"(?:to\s+you\b|for\s+(?:any|the|loss|damage)))"
        r")"
    )


_ENDS_IN_NAME: Final = re.compile(rf"(?<![\w'&-])(?P<name>{_NAME}){_FORM}?\Z")


_LIKELY_PARTNER: Final = frozenset({"security", "right", "liable", "event", "grant", "indemnity", "visit", "thanks"})
"""Sentences that app stores and payment services have texts say of themselves."""
_ORDINARY_WORDS: Final = """
    the a an our your this that these we us you it its each any all site sites website websites service services app
    apps application platform company privacy policy terms notice statement agreement product products page content
    inc llc ltd limited gmbh corp corporation bv sa ag plc pty co group holdings and of by users user customer customers
    mobile online web software account internet cookie cookies legal everyone party parties no rights welcome
    bank university school college library museum
    """
_ORDINARY: Final = frozenset(_ORDINARY_WORDS.split())
"""Words that make no name: they may stand in anybody's."""
_IN_A_ROW: Final = re.compile(r"(?:\b(?:and|or)|[&,]|\b[A-Z][\w'-]*)\s*$")
"""What stands before the last of several companies, (together "we"), or before the last words of a long name."""
_OF_A_PICTURE: Final = re.compile(r"\b(?:photos?|images?|pictures?|maps?|icons?|illustrations?)\W+©", re.IGNORECASE)
LOOK: Final = 40
"""Characters before a name in which such words stand."""
LOUD: Final = 8
"""Characters right before a name that are in capitals where the text shouts."""
LONGEST: Final = 120
"""Characters of a name and its legal form."""
_TOKEN: Final = re.compile(r"[a-z0-9]+")


def find_foreign_names(case: Case) -> Iterator[Result]:
    """Names that a text uses for its own company, though it calls that company otherwise everywhere else."""
    for candidate in case.candidates:
        mentions = list(_find_mentions(candidate))
        own = _own_names(candidate, mentions)
        if not own:
            continue
        known = {token for name in own for token in _tokens(name)} | _addresses(candidate)
        for name, start, end in mentions:
            tokens = _tokens(name)
            tokens |= _tokens(_bracket_after(candidate.text, end))
            if tokens and not _shares(tokens, known) and _count(name, candidate.text) <= MAX_STRAY:
                message = f"The text calls its own company “{name}” here, and “{own[0]}” elsewhere."
                yield candidate.result("foreign-name", message, start, end, severity="medium")


def _find_mentions(candidate: Candidate) -> Iterator[tuple[str, int, int]]:
    """Each name by which the text speaks of its own company, with its place."""
    found = sorted(islice(_find_named(candidate), MAX_MENTIONS), key=lambda mention: mention[1])
    for kind, start, end in found:
        name = candidate.text[start:end]
        line = candidate.text[max(0, start - LOOK) : start]
        if kind == "we" and _IN_A_ROW.search(line):
            continue
        if kind in _LIKELY_PARTNER and not PARTNERS.isdisjoint(name.lower().split()):
            continue
        if kind == "copyright" and (_OF_A_PICTURE.search(line) or candidate.text[end:].startswith(" contributors")):
            continue
        if name.isupper() and line[-LOUD:].isupper():
            continue  # In a text that shouts, capitals make no name.
        trimmed = re.sub(r"(?:\s+(?:of|the|and|&))+$|'s$", "", name).rstrip(".,'")
        if _tokens(trimmed) and not _is_generic(trimmed):
            yield trimmed, start, start + len(trimmed)


def _find_named(candidate: Candidate) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of each name before or after telling words."""
    for match in candidate.find_all(_after_words()):
        kind = next(group for group, value in match.groupdict().items() if value)
        yield kind, *match.span(kind)
    for match in candidate.find_all(_before_words()):
        line = candidate.text.rfind("\n", 0, match.start()) + 1
        begin = max(line, match.start() - LONGEST)
        named = _ENDS_IN_NAME.search(candidate.text[begin : match.start()])
        if named:
            kind = next(group for group, value in match.groupdict().items() if value)
            yield kind, begin + named.start("name"), begin + named.end("name")


def _bracket_after(text: str, end: int) -> str:
    """The bracket right after a name: it may give the other name, as in “Moorhaven Ltd (“we”, “Fernwick”)”."""
    match = re.compile(rf"{_FORM}?\s+\(([^()\n]{{1,200}})\)").match(text, end)
    return match[1] if match else ""


def _own_names(candidate: Candidate, mentions: list[tuple[str, int, int]]) -> list[str]:
    """What the company is called: as configured, as the document says, and the name used most for it."""
    names = [*candidate.settings.company, *candidate.settings.known_companies]
    if not candidate.settings.company:
        said = [candidate.info.company] if candidate.info.company else []
        used = dict.fromkeys([*said, *(name for name, _, _ in mentions)])
        counts = Counter({name: _count(name, candidate.text) for name in used})
        most = counts.most_common(1)
        if not most or most[0][1] < MIN_OWN:
            return []
        names = [most[0][0], *said, *names]
    title = candidate.info.title or ""
    return [*names, title] if title else names


def _addresses(candidate: Candidate) -> set[str]:
    """Words of the hosts in its links and email addresses: names that it goes by on the web."""
    hosts = re.findall(r"(?:@|://(?:www\.)?|www\.)([\w.-]+)", candidate.text)
    hosts += [match for link in candidate.document.links for match in re.findall(r"(?:@|://)([\w.-]+)", link.target)]
    return {token for host in hosts for token in _TOKEN.findall(host.lower())} - _ORDINARY


def _tokens(name: str) -> set[str]:
    return {token for token in _TOKEN.findall(name.lower()) if token not in _ORDINARY}


def _is_generic(name: str) -> bool:
    """Whether a name is made of words that any text writes in capitals: “Use Agreement”, “California”."""
    return GENERIC.issuperset(_TOKEN.findall(name.lower()))


def _shares(tokens: set[str], known: set[str]) -> bool:
    """Whether two names have a word in common, or one is written as part of the other."""
    return any(token in other or other in token for token in tokens for other in known if len(other) > 2)


def _count(name: str, text: str) -> int:
    return len(re.findall(rf"\b{re.escape(name)}\b", text))


CHECKS: Final = (
    Check(
        id="foreign-name",
        severity="medium",
        title="Another company's name",
        what="Finds sentences in which the text speaks of its own company (“X respects your privacy”, “how X "
        "collects”, “welcome to X”, a copyright line) by a name it uses nowhere else.",
        why="The text was copied from another company and not read to the end. It then promises something in the name "
        "of a stranger.",
        example="Fernwick runs this shop. Fernwick sells garden tools. Moorhaven is "
        "committed to protecting your privacy.",
        instead="Fernwick runs this shop. Fernwick sells garden tools. Fernwick is "
        "committed to protecting your privacy.",
        find=find_foreign_names,
        page="`company` says what your company is called, `known-companies` which others may be named. A name that "
        "shares a word with yours, or with an address in the text, is taken as yours.",
    ),
)
