"""Recognises structure that is only written, not marked up. In: the text of a block. Out: what it is, or its parts.

Headings made of bold lines, markers of items, sentences that lead in what follows them.
"""

import re
from typing import Final


def list_words(words: str) -> frozenset[str]:
    """The words of a row, as a set."""
    return frozenset(words.split())


BARE_HEADING_WORDS: Final = 10
"""Most words of a paragraph in plain type that is a heading, where a document marks hardly any."""

HEADING_WORDS: Final = 15
"""Most words of a bold paragraph that is a heading (of 843 policies, 27% have fewer than three marked headings)."""

LONGEST_LEAD_IN: Final = 1_500
"""Characters of a lead-in that are read with each of its items, the last ones; the longest real one has 1,352."""

_MARKER: Final = re.compile(
    r"(?:[•·▪◦●‣*–—-]|o(?= [A-Z])|\((?:[a-z]{1,2}|[ivx]{1,5}|[A-Z]|\d{1,2})\)|(?:[a-z]|[ivx]{2,4})[.)])\s+(?=\S)"
)
"""What a typed list item begins with. "1." is not among them: it numbers sections and paragraphs."""

SENTENCE_START: Final = re.compile(r"[.!?][\"')\]]*\s+(?=[A-Z\"'(])")
"""A stop after which a sentence begins."""
_STOPPED: Final = re.compile(
    r"[.!?][\"')\]]*$"
    r"|(?<!limited to)(?<! include)(?<! includes)(?<! including)(?<! such as)(?<! are)(?<! following);[\"')\]]*$",
    re.IGNORECASE,
)
"""A sentence that is over; a semicolon after words that must go on was meant for a colon."""
_FOLLOWING: Final = re.compile(
    r"\b(?:following|as follows|listed below|set out below"
    r"|(?:ways|methods|means|options|steps|channels)(?: \w+)? below)\b[^.]*\.$",
    re.IGNORECASE,
)
_LEANING: Final = re.compile(
    r"(?:these|this|they|it|such|types|kinds|categories|examples)"
    r"(?: (?:types|kinds|categories|(?:\w+ )?data|(?:\w+ )?information))?"
    r"(?: (?:may|can|could|might|will|would))?(?: also)? (?:include|includes|consists? of|comprises?)\b"
    r"(?:[ ,]+(?:but|are|is|not|limited|to|without|limitation|for|example|the|following|one|or|more|of))*\s*:[ -]*$",
    re.IGNORECASE,
)
"""A sentence that only lists what the one before it names: "This may include, for example:"."""

_BREAKS_OFF: Final = re.compile(
    r"\b(?:not|never|will|may|might|can|could|would|must|shall|should|cannot|to)\s*:$", re.IGNORECASE
)
"""A sentence that ends before its verb: "We do not:"."""
_VERB_PHRASE: Final = re.compile(
    r"(?!(?:[Aa]ll?|[Aa]ny?|[Aa]lso|[Aa]s|[Aa]t|[Bb]y|[Dd]ata|[Ee]ach|[Ff]or|[Ff]rom|[Hh]ow|[Ii][fnt]s?|[Nn]ot?e?|[Oo]n|[Oo]ur"
    r"|[Pp]ersonal|[Pp]lease|[Ss]ome|[Ss]uch|[Tt]h(?:e|at|en|ese|ey|eir|ere|is|ose)|[Uu]nder|[Ww]e|[Ww]h\w+|[Yy]ours?|[Yy]ou)\b)"
    r"[A-Za-z][a-z-]+(?<!ing)(?<!ed)(?<!tion)(?<![^s]s)(?: or [a-z]+)? "
    r"(?!(?:is|are|was|were|we|that|which|of|may|will|can|must|has|have|you)\b)(?:[a-z]|[A-Z]{2})"
)
"""The beginning of what goes on with it: a verb in its base form, and what it is done to."""

_LONGEST_NAMED: Final = 35
"""Most words of the sentence before."""

_SMALL_WORDS: Final = list_words(
    "a an and as at by for from in into is of on or our per the their to us via we with you your what how who "
    "when why do does are can this that not vs"
)

_BARE_TEXT: Final = re.compile(
    r"^(?:We|You|They|It|This|These|Our|I|Dear|By|Updated|Last)\b|[.,:;!@)\"]$|\d|https?:|www\.|\|"
)
"""What a heading in plain type does not hold."""

_RUN_IN_STOPS: Final = tuple(".:?–—")
_LABEL: Final = re.compile(
    r"\s*(?:\((?:[a-zA-Z]{1,2}|[ivxIVX]{1,5}|\d{1,3})\)|(?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,3}(?:\.\d{1,3}){0,4})[.):]"
    r"|\d{1,3}(?:\.\d{1,3}){1,4})\s+"
)
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_NOTE: Final = re.compile(r"(?:please|note|n\.? ?b\b|important|warning|attention|example|e\.g)\b", re.IGNORECASE)
_QUESTION: Final = re.compile(r"[\W\d]*(?:how|what|when|where|whether|who|whom|whose|why|which)\b", re.IGNORECASE)
_STATEMENT: Final = re.compile(
    r"\b(?:is|are|was|were|will|shall|must|may|can|cannot|do|does|did|has|have|should|not|never|agree)\b|\w't\b"
    r"|^(?:we|you|it|they|if|by)\b",
    re.IGNORECASE,
)
"""What bold words hold that say something, rather than name it."""

_CHAFF: Final = re.compile(
    r"\W*(?:(?:back|return|go|jump)? ?(?:to )?(?:the )?top(?: of (?:the |this )?page)?"
    r"|(?:expand|collapse|show|hide|close) all"
    r"|print(?: this)?(?: page| version)?|skip to (?:main )?content|read more|show (?:more|less)|menu|close|tweet"
    r"|copy link|table of contents|share(?: this)?(?: page)?|↑|×|✕)\W*",
    re.IGNORECASE,
)
_CHAFF_LENGTH: Final = 30

ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
"""Numbers of sections and parts, in order."""


def is_bold_heading(text: str) -> bool:
    """Whether a paragraph set wholly in bold is a heading, and not a statement that is shouted."""
    words = text.split()
    if not words or len(words) > HEADING_WORDS or text.endswith((":", ",", ";")):
        return False
    if not text.endswith((".", "!")):
        return True
    return len(words) <= 6 and all(
        word[0].isupper() or word.lower() in _SMALL_WORDS for word in words if word[0].isalpha()
    )


def find_doubled(text: str) -> int:
    """Length of a title that stands twice, once on the control that opens its text: "Cookies Cookies"; else 0."""
    half = len(text) // 2
    if half < 4 or text[half] != " " or text[:half] != text[half + 1 :] or len(text.split()) > 2 * HEADING_WORDS:
        return 0
    return half if text[0].isupper() and text[half - 1] not in ".,:;" else 0


def is_label(text: str) -> bool:
    """Whether `text` is nothing but a number or letter that stands before a title: "(a)", "4.2", "IV."."""
    return _LABEL.fullmatch(text) is not None


def find_run_in(opening: str, rest: str) -> str:
    """The heading that `opening`, the bold words before `rest`, runs into its paragraph; empty for mere emphasis.

    A heading ends in a stop of its own, or before one, and says nothing of anybody: "**Fees.** We charge ...".
    """
    written = opening.strip()
    if not written:
        return ""
    stop = written[-1:] if written[-1:] in _RUN_IN_STOPS else rest.lstrip()[:1]
    title = written.rstrip(".: ")
    words = title.split()
    if not stop or stop not in _RUN_IN_STOPS or not 0 < len(words) <= HEADING_WORDS:
        return ""
    if _NOTE.match(title) or (stop != "?" and not _QUESTION.match(title) and _STATEMENT.search(title)):
        return ""
    return title if _LETTERS.search(title) else ""


def is_bare_heading(text: str) -> bool:
    """Whether a short paragraph in plain type reads as a heading: no stop, no figures, and no "we" to say something."""
    words = text.split()
    return (
        len(words) <= BARE_HEADING_WORDS
        and text[0].isupper()
        and not _BARE_TEXT.search(text)
        and sum(character.isalpha() for character in text) >= 4
    )


def is_chaff(text: str) -> bool:
    """Whether a block is a control of the page ("Back to top", "Expand all") and no text of the document."""
    return len(text) <= _CHAFF_LENGTH and _CHAFF.fullmatch(text) is not None


def find_marker(text: str) -> int:
    """Length of the typed list marker with which `text` begins; 0 for none."""
    match = _MARKER.match(text)
    return match.end() if match else 0


def name_marker(text: str, *, after: str) -> str:
    """The kind of a marker, alike for all items of one list: "(a)", "(i)", "(1)", "a)" or the bullet itself.

    `after` is the marker before it: "(i)" is the letter after "(h)", and the number one after anything else.
    """
    inner = text.strip().strip("().")
    if not inner.isalnum():
        return inner
    roman = inner in ROMAN and not (inner == "i" and after.strip().strip("().") == "h")
    shape = "1" if inner.isdecimal() else "i" if roman else "A" if inner.isupper() else "a"
    return text.strip().replace(inner, shape)


def breaks_off(text: str) -> bool:
    """Whether `text` ends before its verb, so that paragraphs below it that begin with one go on with it."""
    return _BREAKS_OFF.search(text) is not None


def is_verb_phrase(text: str) -> bool:
    """Whether `text` begins with a verb that says of nobody what it does: "Sell any data"."""
    return _VERB_PHRASE.match(text) is not None


def find_lead_in(text: str, *, before_list: bool) -> tuple[int, int] | None:
    """Span of the words of `text` that govern what follows: its last sentence, if that sentence is left open.

    Open is a sentence that ends in a colon, or in nothing at all, or that says "the following". `before_list` allows
    the latter two, which mean nothing before a paragraph. "This includes:" takes the sentence before it along. Empty
    text gives None.
    """
    end = len(text.rstrip())
    before = start = 0
    for match in SENTENCE_START.finditer(text):
        if match.end() < end:
            before, start = start, match.end()
    last = text[start:end]
    if not last:
        return None
    if before < start and _LEANING.match(last) and len(text[before:start].split()) <= _LONGEST_NAMED:
        start, last = before, text[before:end]
    if len(last) > LONGEST_LEAD_IN:
        start = text.find(" ", end - LONGEST_LEAD_IN, end) + 1 or end - LONGEST_LEAD_IN
    if last.endswith((":", ":-", ": -", "-", "—", "–")):
        return start, end
    if before_list and (_FOLLOWING.search(last) or not _STOPPED.search(last)):
        return start, end
    return None
