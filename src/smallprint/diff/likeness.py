"""How alike two sentences are. In: their words. Out: words to compare, and whether one says the other in other words.

Telling words are those that say what a sentence is about, in one form each: "deleted" and "erasure" are one.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from smallprint.describe.names import list_words

SHORTEST: Final = 3
"""Letters of a word that is left when its ending is cut off."""
LONGEST_DATE_LINE: Final = 100
"""Characters of a line that does no more than date the text."""

_NOISE: Final = re.compile(r"[\W_]+")
_DATE_LINE: Final = re.compile(r"\b(?:effective|updated?|revised|modified|dated?|version)\b.*\d", re.IGNORECASE)
_NUMBERING: Final = re.compile(
    r"\s*(?:(?:section|article|part)\s+)?(?:\d{1,2}(?:\.\d{1,2})*[.):]*|(?:[ivx]{1,5}|[a-z])[.):]+)\s+", re.IGNORECASE
)
_ENDINGS: Final = ("ations", "ation", "ions", "ion", "ings", "ing", "ers", "er", "ed", "es", "s", "e")
_NO_WORDS: Final = list_words("no not never nor neither none cannot without nobody nothing t")
"""What turns a sentence round; "t" is the end of "don't"."""
_LIMITS: Final = list_words("only unless except if when where should once until without consent permission agree")
"""What makes something depend on something."""
_CONDITIONS: Final = list_words("if when where should once")
"""Ways to begin a condition that mean the same."""
_LITTLE: Final = list_words(
    "a an and any anything are as at be been being by can carry d did do does done don doesn won for from had has have "
    "he her here his how i in into is isn it its let ll made make makes may me might more must my of on or our ours "
    "out over own please s shall she so some such than that the their them then there these they this those through "
    "time to too under up upon us very via was we were what which while who whom whose will with within would you your "
    "yours re ve about all also data information personal details order following"
)
"""Words that say little about what a sentence is about."""
_ONE_FORM: Final = {
    form: word
    for word, forms in {
        "erase": "delete deletes deleted deleting deletion erase erases erased erasing erasure",
        "ask": "ask asks asked asking request requests requested requesting",
        "keep": "keep keeps kept keeping retain retains retained retaining retention store stores stored storing "
        "storage hold holds held holding",
        "tell": "tell tells told telling notify notifies notified notification inform informs informed",
        "change": "change changes changed changing update updates updated updating amend amends amended amendment "
        "amendments modify modifies modified modification modifications revise revises revised revision revisions",
        "under": "under younger below",
        "show": "show shows shown showing display displays displayed displaying",
        "use": "use uses used using usage",
        "get": "get gets got getting receive receives received receiving obtain obtains obtained obtaining",
        "gather": "collect collects collected collecting collection gather gathers gathered gathering",
        "child": "child children",
        "help": "help helps helped helping",
        "send": "send sends sent sending write writes writing",
        "email": "email emails mail",
        "setting": "setting settings",
        **{"1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight"},
        **{"9": "nine", "10": "ten", "12": "twelve", "14": "fourteen", "30": "thirty", "60": "sixty", "90": "ninety"},
    }.items()
    for form in forms.split()
}  # fmt: skip
_SPEAKERS: Final = {"we": "we", "our": "we", "you": "you", "your": "you", "they": "they"}


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words of one sentence."""

    words: str
    """In lower case, every run of spaces and punctuation as one space."""

    @cached_property
    def telling(self) -> frozenset[str]:
        """Its telling words and numbers, each in one form."""
        return frozenset(_to_one_form(word) for word in self.words.split() if word not in _LITTLE | _NO_WORDS | _LIMITS)

    @cached_property
    def frame(self) -> tuple[bool, frozenset[str], frozenset[str]]:
        """What turns or limits it: whether it says no, on what it depends, and its numbers."""
        words = self.words.split()
        limits = frozenset("if" if word in _CONDITIONS else word for word in words if word in _LIMITS)
        numbers = frozenset(word for word in self.telling if word.isdigit())
        return sum(word in _NO_WORDS for word in words) % 2 == 1, limits, numbers

    @cached_property
    def denies(self) -> bool:
        """Whether it says no to anything."""
        return not _NO_WORDS.isdisjoint(self.words.split())

    @property
    def speaker(self) -> str:
        """Who acts, where the first word says it: "we", "you", "they"; else empty."""
        return _SPEAKERS.get(self.words.partition(" ")[0], "")


def read_words(text: str) -> Wording:
    """The words of `text`."""
    return Wording(words=normalise(text))


def normalise(text: str) -> str:
    """`text` in lower case, every run of spaces and punctuation as one space."""
    return _NOISE.sub(" ", text.casefold()).strip()


def strip_numbering(title: str) -> str:
    """A title without its number: "7. Contact" and "Section 7: Contact" are "Contact"."""
    match = _NUMBERING.match(title)
    return title[match.end() :] if match else title


def is_date_line(text: str) -> bool:
    """Whether a sentence does no more than date the text: "Last updated: 3 May 2026"."""
    return len(text) <= LONGEST_DATE_LINE and _DATE_LINE.search(text) is not None


def share_telling(one: Wording, other: Wording) -> float:
    """Share of telling words that both have (2 x common / all), from 0 to 1; 0 where one has none."""
    common = len(one.telling & other.telling)
    return 2 * common / (len(one.telling) + len(other.telling)) if common else 0.0


def is_restated(one: Wording, other: Wording) -> bool:
    """Whether both say the same in other words: "Routes are deleted ..." and "We delete routes ..."."""
    if not one.telling or one.telling != other.telling or one.frame != other.frame:
        return False
    return not (one.speaker and other.speaker) or one.speaker == other.speaker


def _to_one_form(word: str) -> str:
    """The word that stands for all forms of `word`."""
    if word in _ONE_FORM:
        return _ONE_FORM[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word
