"""Says what a document is, and whether it can be judged. In: a document and its sentences. Out: `DocumentInfo`."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from smallprint.describe.company import find_company
from smallprint.describe.dates import find_dates
from smallprint.describe.kind import MIN_RATE, Nature, judge_nature
from smallprint.describe.language import ENGLISH, NOT_ENGLISH, measure_english
from smallprint.describe.second import find_second
from smallprint.errors import NotAssessed
from smallprint.model import Document, DocumentInfo, Sentence

MIN_WORDS: Final = 60
"""Fewest words that can be a policy; title-only stubs and country menus have fewer."""

MIN_SENTENCES: Final = 3
"""Fewest full sentences of a policy."""

_SENTENCE_WORDS: Final = 6
"""Words from which a sentence counts as one."""

_TITLE_BLOCKS: Final = 15
"""Blocks from the top among which the title stands."""

_TITLE_LINES: Final = 3
"""Blocks from the top among which a line in plain type can be the title."""

_TITLE_WORDS: Final = 14
_NAMED: Final = re.compile(
    r"\b(?:privacy|terms|polic(?:y|ies)|conditions|agreement|notice|statement|cookies|guidelines|declaration|rules"
    r"|data protection)\b",
    re.IGNORECASE,
)
_NO_TITLE: Final = re.compile(
    r"\?$|\d{4}-\d\d-\d\d|^(?:effective|last|date|dated|updated|version|revised|as of)\b|^(?:table of )?contents$"
    r"|^(?:introduction|overview|home|welcome|skip to .*|menu|search|index)$"
    r"|^(?:section |article )?\d+(?:\.\d+)*[.):]?\s",
    re.IGNORECASE,
)
"""What stands at the top and names nothing."""
_WORD: Final = re.compile(r"\w[\w'’.@/&-]*")


def read_nature(document: Document) -> Nature:
    """What `document` is made of, by which `describe` names its kind and `assess` refuses it. Empty: kind "other"."""
    return judge_nature(document.text, _read_headings(document, find_title(document)))


def describe(document: Document, sentences: Sequence[Sentence], nature: Nature) -> DocumentInfo:
    """What the report says of `document`, whose nature is `nature`.

    Words are those a reader sees, code left out; an empty document has none.
    """
    text = document.text
    title = find_title(document)
    share = measure_english(text)
    dates = find_dates(document)
    code = sum(len(_WORD.findall(text, block.start, block.end)) for block in document.blocks if block.kind == "code")
    warnings = list(document.warnings)
    if NOT_ENGLISH <= share < ENGLISH:
        warnings.append("Few common English words: part of the text may be in another language and was not understood.")
    return DocumentInfo(
        path=document.path,
        kind=nature.kind,
        title=title,
        language="en" if share >= NOT_ENGLISH else "unknown",
        effective_date=dates.effective,
        updated_date=dates.updated,
        words=len(_WORD.findall(text)) - code,
        sentences=len(sentences),
        company=find_company(text, [name for name in (title, document.title) if name]),
        warnings=tuple(warnings),
        about_data=nature.kind != "other" or nature.privacy >= MIN_RATE,
        second=find_second(document, nature, title),
    )


def find_title(document: Document) -> str | None:
    """The heading or short first line that names the document, else the page's title, else the first heading."""
    headings: list[str] = []
    names: list[str] = []
    for index, block in enumerate(document.blocks[:_TITLE_BLOCKS]):
        text = document.text[block.start : block.end]
        if block.kind == "heading" and block.level <= 2:
            headings.append(text)
            names.append(text)
        elif block.kind == "paragraph" and index < _TITLE_LINES and not text.endswith((".", ":", ";")):
            names.append(text)
    page = document.title or ""
    for name in (*names, page):
        if len(name.split()) <= _TITLE_WORDS and _NAMED.search(name) and not _NO_TITLE.search(name):
            return name
    return next((name for name in (*headings[:1], page) if name and not _NO_TITLE.search(name)), None)


def _read_headings(document: Document, title: str | None) -> str:
    """Title and top headings as one row of words, by which the kind is judged."""
    headings = [
        document.text[block.start : block.end]
        for block in document.blocks[: _TITLE_BLOCKS // 3]
        if block.kind == "heading" and block.level == 1
    ]
    return title or " ".join(dict.fromkeys([*headings, document.title or ""]))


def assess(document: Document, info: DocumentInfo, sentences: Sequence[Sentence], nature: Nature) -> None:
    """Refuse what no honest judgement can be made of; returns nothing for a policy, terms or rules of a service.

    Raises:
        NotAssessed: almost no text, another language, or not a policy: with the reason.
    """
    text = document.text
    blanks = (text.count(" ", sentence.start, sentence.end) for sentence in sentences)
    full = sum(1 for _ in islice((count for count in blanks if count >= _SENTENCE_WORDS - 1), MIN_SENTENCES))
    if info.words >= MIN_WORDS // 2 and info.language != "en":
        _refuse(info, "is not in English, the only language that is read.", "Give the English version.")
    if info.words < MIN_WORDS or full < MIN_SENTENCES:
        lack = "text" if info.words < MIN_WORDS else "full sentences"
        counts = f"{_count(info.words, 'word')}, {_count(full, 'full sentence')}"
        _refuse(info, f"has almost no {lack} ({counts}).", "Check that it is the whole document.")
    rate = max(nature.privacy, nature.terms)
    if nature.software > max(rate if nature.titled else _SOFTWARE_SHARE * rate, MIN_RATE / 2):
        _refuse(info, "reads like the manual of a program, not like a privacy policy or terms.", _NAME_IT)
    if nature.licence > max(nature.privacy, 2 * nature.first) and nature.licence >= MIN_RATE:
        _refuse(info, "reads like a licence for software or a work, not like the terms of a service.", _NAME_IT)
    needed = MIN_RATE / 2 if nature.titled else 2 * MIN_RATE
    impersonal = nature.address < _MIN_ADDRESS and not (rate >= _IMPERSONAL_RATE and _names_document(document, info))
    if rate < needed or impersonal:
        _refuse(info, "does not read like a privacy policy or terms.", _NAME_IT)


def _names_document(document: Document, info: DocumentInfo) -> bool:
    """Do the title or the first headings, whatever their level, name a policy or terms?"""
    first = [block for block in document.blocks[:_TITLE_BLOCKS] if block.kind == "heading"]
    headings = (document.text[block.start : block.end] for block in first)
    return any(map(_DOCUMENT.search, [info.title or "", *headings]))


_SOFTWARE_SHARE: Final = 0.35
"""Phrases of manuals to each phrase of a policy above which a text is a manual; real policies stay under .15."""

_IMPERSONAL_RATE: Final = 12.0
"""Phrases per 1,000 words from which a titled policy may speak of "the controller" and "the user" alone."""

_DOCUMENT: Final = re.compile(
    r"\b(?:privacy|cookies?|data protection)\b.*\b(?:policy|notice|statement|declaration)\b"
    r"|\b(?:terms|conditions|agreement)\b",
    re.IGNORECASE,
)

_MIN_ADDRESS: Final = 8.0
"""Words of the first and second person per 1,000 under which a text does not speak to its users: news, fiction."""


_NAME_IT: Final = "Name the document that states them."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _refuse(info: DocumentInfo, what: str, fix: str) -> None:
    raise NotAssessed(what, where=info.path, fix=fix)
