"""Tells the policy from the page around it. In: an element's name and attributes. Out: what kind of region it opens.

Names and roles only propose: whether a region really goes is decided by the words it holds (`holds_prose`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from smallprint.parse.draft import Piece

Region = Literal["page", "never", "furniture", "links"]
"""page: kept. never: dropped whatever it holds. furniture: dropped unless it holds prose. links: dropped if links."""

_NEVER_ROLES: Final = frozenset({"navigation", "menu", "menubar", "search", "dialog", "alertdialog", "tooltip"})
_FURNITURE_ROLES: Final = frozenset({"banner", "contentinfo", "complementary", "toolbar", "alert", "tablist"})
_NEVER_TAGS: Final = frozenset({"nav", "dialog"})
_FURNITURE_TAGS: Final = frozenset({"header", "footer", "aside", "form", "menu"})

_CONSENT: Final = re.compile(
    r"onetrust|cookiebot|didomi|qc-cmp|truste_|usercentrics|osano|iubenda-cs|cc-window|cc-banner|termly"
    r"|(?:cookie|consent|gdpr|ccpa|privacy)[-_]?(?:banner|bar|popup|modal|overlay|notice-?bar|notification|dialog|alert|consent)"
    r"|(?:banner|popup|modal)[-_]cookie|consent[-_]?(?:manager|tool|layer)",
    re.IGNORECASE,
)
_FURNITURE: Final = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|sidebar|footer|header|masthead|social|share|sharing"
    r"|skip|toolbar|topbar|banner|ads?|advert\w*|promo|newsletter|subscribe|signup|login|related|trending|comments?"
    r"|copyright|pagination|pager|widget|utility|modal|popup|overlay|dropdown|leaderboard|recirc\w*|most-popular)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDING_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDING_CLASSES: Final = frozenset(
    {"hidden", "hide", "d-none", "is-hidden", "collapsed-content", "sr-only", "visually-hidden", "screen-reader-text"}
    | {"u-hidden", "accordion-collapse", "collapse"}
)
_SHOWING_CLASSES: Final = frozenset({"show", "in", "active", "open"})

PROSE_WORDS: Final = 20
"""Words outside links, in sentences, from which a header or footer is kept."""

SENTENCE_WORDS: Final = 8
"""Fewest words of a block that can be a sentence of a policy rather than a label."""

LINK_SHARE: Final = 0.6
"""Share of words in links above which a list is a menu."""

MENU_PIECES: Final = 3
"""Fewest entries of a menu: a shorter row of links may be a sentence's targets."""

MENU_WORDS: Final = 6
"""Most words an entry of a menu has on average."""


@dataclass(slots=True, frozen=True, kw_only=True)
class Tally:
    """How many words a row of pieces holds, so that a region is judged without reading it again."""

    pieces: int = 0
    linked: int = 0
    """Words in links."""
    plain: int = 0
    """Words outside links."""
    prose: int = 0
    """Words outside links in pieces long enough for a sentence."""

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            pieces=self.pieces + other.pieces,
            linked=self.linked + other.linked,
            plain=self.plain + other.plain,
            prose=self.prose + other.prose,
        )

    def minus(self, other: "Tally") -> "Tally":
        """What came since `other` was taken."""
        return Tally(
            pieces=self.pieces - other.pieces,
            linked=self.linked - other.linked,
            plain=self.plain - other.plain,
            prose=self.prose - other.prose,
        )


def name_region(tag: str, attributes: Mapping[str, str]) -> Region:
    """The kind of region that an element opens."""
    if tag in _NEVER_TAGS:
        return "never"
    role = attributes.get("role", "").lower()
    if role in _NEVER_ROLES or attributes.get("aria-modal") == "true":
        return "never"
    names = f"{attributes.get('id', '')} {attributes.get('class', '')}"
    if tag not in {"body", "html", "main", "article"}:
        if names != " " and _CONSENT.search(names):
            return "never"
        if tag in _FURNITURE_TAGS or role in _FURNITURE_ROLES or (names != " " and _FURNITURE.search(names)):
            return "furniture"
    return "links" if tag in {"ul", "ol", "div", "table"} else "page"


def hides(attributes: Mapping[str, str]) -> bool:
    """Whether an element with these attributes is not shown until a reader acts."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if _HIDING_STYLE.search(attributes.get("style", "")):
        return True
    classes = set(attributes.get("class", "").lower().split())
    return bool(classes & _HIDING_CLASSES) and not classes & _SHOWING_CLASSES


def holds_prose(tally: Tally) -> bool:
    """Whether sentences outside links hold at least `PROSE_WORDS` words."""
    return tally.prose >= PROSE_WORDS


def is_menu(tally: Tally) -> bool:
    """Whether there is little but links, each too short for a sentence."""
    if tally.prose or tally.pieces < MENU_PIECES:
        return False
    total = tally.linked + tally.plain
    return tally.linked > LINK_SHARE * total and total <= MENU_WORDS * tally.pieces


def count_words(source: str, piece: Piece) -> Tally:
    """The words of one piece."""
    linked = plain = 0
    spans = {index for first, last, _ in piece.links for index in range(first, last)} if piece.links else ()
    for index, (start, end, shown) in enumerate(piece.runs):
        if shown is None:
            words = len(source[start:end].split())
            if index in spans:
                linked += words
            else:
                plain += words
    return Tally(pieces=1, linked=linked, plain=plain, prose=plain if plain >= SENTENCE_WORDS else 0)
