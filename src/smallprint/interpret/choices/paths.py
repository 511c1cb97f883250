"""Paths through settings ("Account > Privacy > Ads"). In: sentences. Out: their steps, and where they stand."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

MARK: Final = re.compile(r"\s*(?:>|→|»|›)\s*")
"""What stands between the steps of a path."""
_PATH: Final = re.compile(
    r"[“\"‘']?\b[A-Z][\w’'&-]*(?:\s(?:&\s)?[A-Z&][\w’'&-]*){0,3}(?:\s(?:app|menu|tab|page))?[”\"’']?"
    rf"(?:{MARK.pattern}[“\"‘']?[A-Z][\w’'&/-]*(?:\s(?:&\s)?[A-Z&][\w’'&/-]*){{0,5}}[”\"’']?)+"
)
_BESIDE: Final = (
    r"(?:and|or|to|in|on|of|at|by|if|when|whenever|where|for|under|from|with|within|you|we|your|our|they|then"
    r"|as|any|it|is"
    r"|are|was|will|can|may|must|before|after|once|no|not|please|but|so|that|which|there|yourself|anytime|again)"
)
_LAST_WORDS: Final = re.compile(rf"(?:\s+(?!{_BESIDE}\b)[a-z][\w’'-]*){{1,3}}(?=\s*(?:[.,;:)”\"]|$)|\s+{_BESIDE}\b)")
"""The rest of a step whose first word alone is a capital ("Account > Close my account")."""
_LAST_NAME: Final = re.compile(r"(?: (?:out|of|my|off|from|not)){1,2}(?: [A-Z][\w-]*){1,4}(?=\s*(?:[.,;:)”\"]|$))")
"""The rest of a step with small words within ("Ads > Opt out of Ads Personalization")."""
_LAST_QUOTED: Final = re.compile(r" (?:the )?[“\"‘][A-Z][^“”\"‘]{2,50}[”\"’](?: (?:setting|option|switch|toggle)\b)?")
_BEFORE_PATH: Final = re.compile(
    r"^(?:In|Under|From|Via|Go|Go to|Open|Visit|Use|See|Select|Choose|Click|Tap|On|At|Through)\s+"
)
_LAST_STEP: Final = re.compile(r"[”\"']?,?\s+(?:and|then)\s+(?:\w+ ){0,2}?\w+\s+[“\"‘']([A-Z][^“”\"‘’']{2,50})[”\"’']")
"""What is done at the end of a path: ... and disable "Suggestions"."""


class Path(NamedTuple):
    """A path through settings, with the step it ends in."""

    start: int
    end: int
    steps: str


def find_paths(sentence: str) -> Iterator[Path]:
    """Every path of a sentence.

    >>> [path.steps for path in find_paths('Go to Settings > Privacy and disable "Suggestions".')]
    ['Settings > Privacy > Suggestions']
    """
    for path in _PATH.finditer(sentence):
        rest = sentence[path.end() :]
        words = _LAST_NAME.match(rest) or _LAST_QUOTED.match(rest) or _LAST_WORDS.match(rest)
        last = _LAST_STEP.match(rest)
        steps = _BEFORE_PATH.sub("", path[0]) + (words[0] if words else "") + (f" > {last[1]}" if last else "")
        plain = MARK.sub(" > ", re.sub(r"[“”\"‘’(]", "", steps)).strip()
        yield Path(path.start(), path.end(), plain)
