"""Puts values into words. In: periods, choices, plain sentences. Out: words for a change."""

import re
from collections.abc import Sequence
from typing import Final

from smallprint.interpret.findings.judge import speak_duration
from smallprint.model import Choice

_CRITERIA: Final = {
    "INDEFINITE": "indefinite",
    "AS_NEEDED": "as long as needed",
    "ACCOUNT_LIFETIME": "as long as the account exists",
    "LEGAL_OBLIGATION": "as long as the law asks",
}
_TOPICS: Final = {
    "marketing email": "opt-out of marketing email",
    "targeted ads": "opt-out of targeted ads",
    "sale or sharing": "opt-out of the sale or sharing of data",
    "cookies": "choice about cookies",
    "location": "choice about location",
    "account/data deletion": "way to delete the account or data",
    "data access/export": "way to get a copy of the data",
    "arbitration": "opt-out of arbitration",
    "other": "other choice",
}
_MECHANISMS: Final = {"GPC": "browser signal (GPC)", "other": "no way that is told"}
_CLAIM: Final = re.compile(r"They say (?=they\b)", re.IGNORECASE)


def speak_period(value: str) -> str:
    """A period in words: "90 days" for P90D, "indefinite" for INDEFINITE."""
    return _CRITERIA.get(value) or speak_duration(value)


def speak_topic(topic: str) -> str:
    """What a choice of `CHOICE_TOPICS` is called in a change."""
    return _TOPICS.get(topic, topic)


def speak_choice(choice: Choice) -> str:
    """How a choice is made: "account setting (4 steps)"."""
    steps = f" ({choice.steps} steps)" if choice.steps is not None and choice.steps > 1 else ""
    return _MECHANISMS.get(choice.mechanism, choice.mechanism) + steps


def to_clause(sentence: str) -> str:
    """A plain sentence so that it can follow "now says": "They sell your data." is "they sell your data"."""
    text = _CLAIM.sub("", sentence).rstrip(".")
    return text[:1].lower() + text[1:]


def join_words(words: Sequence[str]) -> str:
    """Words in a row: "name, phone number and IP address"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
