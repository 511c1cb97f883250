"""An offer to stop marketing mail that tells no way. In: sentences without ways. Out: the one that stands for it.

"You can unsubscribe at any time" is a choice, though nobody says how: where the whole document tells no way of
refusing such mail, the first such offer is shown, its way "other".
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from smallprint.interpret.choices.told import OTHER
from smallprint.model import Choice, Clause, Sentence

MARKETING: Final = "marketing email"
_CHOICE: Final = "User Choice/Control"
_OFFERS: Final = re.compile(
    r"\b(?:may|can|could|(?:able|free|entitled|possible|rights?|ability|opportunity|option|chance|choice|permits? you"
    r"|allows? you) (?:to|of)|at any (?:time|point|moment)|anytime|whenever you)\b",
    re.IGNORECASE,
)
_REFUSES: Final = re.compile(
    r"\b(?:cannot|(?:can|may|could|be|is|are|were) not|can[’']t|unable|un[- ]?able to)\b", re.IGNORECASE
)
"""What takes an offer back."""
_TOLD_ELSEWHERE: Final = re.compile(
    r"\b(?:here|below|above|sections?|settings?|preferences|see|refer|consult|links?|click\w*|follow\w*|described"
    r"|outlined|set (?:out|forth)|instructions?|polic(?:y|ies)\b|provided that|prices?|fees?\b|paid)",
    re.IGNORECASE,
)
"""What sends the reader to a place that was not found, or speaks of a choice already made, or of a contract."""


class Untold:
    """One document's first offer to stop marketing mail without a way, until a way is told."""

    def __init__(self) -> None:
        self._sentence: Sentence | None = None
        self._told = False

    def tell(self, choices: Iterable[Choice]) -> None:
        """Note `choices`, which have ways."""
        self._told = self._told or any(choice.from_ == MARKETING for choice in choices)

    def wants(self, words: str) -> bool:
        """Would the offer that `words` make, if it is about marketing mail, stand for the document?"""
        if self._told or self._sentence is not None:
            return False
        return bool(_OFFERS.search(words)) and not (_REFUSES.search(words) or _TOLD_ELSEWHERE.search(words))

    def note(self, sentence: Sentence) -> None:
        """Let the offer of `sentence` stand for the document."""
        self._sentence = sentence

    def show(self, clauses: Iterable[Clause]) -> tuple[Clause, ...]:
        """`clauses` with the choice that no way was told for, if none was told anywhere."""
        known, sentence = list(clauses), None if self._told else self._sentence
        if sentence is not None:
            for at, clause in enumerate(known):
                offers = clause.category == _CHOICE and clause.stance == "stated" and clause.choice is None
                if offers and clause.start == sentence.start:
                    choice = Choice(from_=MARKETING, mechanism=OTHER, target=None, steps=None)
                    known[at] = replace(clause, choice=choice)
                    break
        return tuple(known)
