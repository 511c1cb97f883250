"""Keeps what is policy and drops the page around it. In: pieces, and regions as they close. Out: the pieces kept."""

import re
from dataclasses import dataclass, field
from typing import Final

from smallprint.parse.draft import Piece
from smallprint.parse.html.regions import Region, Tally, count_words, holds_prose, is_menu

_POLICY_TITLE: Final = re.compile(r"privacy|terms|polic|conditions|agreement|notice|statement|cookie", re.IGNORECASE)
_POLICY_WORDS: Final = re.compile(
    r"\b(?:privacy|personal|information|terms|agree\w*|consent\w*|data|cookies?|collect\w*|disclos\w*|rights?|services?"
    r"|third part\w+|opt(?:ing)?[- ]out|policy|polices|laws?|users?|accounts?|your?|we)\b",
    re.IGNORECASE,
)
WORDS_PER_POLICY_WORD: Final = 15
"""Words of a footer or sidebar to each policy word: policies have 4 to 8, teasers of news 30 and more."""

_TEASER_PIECES: Final = 200
_TEASER_CHARACTERS: Final = 2_000
"""Bounds on what is looked at to tell a teaser."""


@dataclass(slots=True, kw_only=True)
class Sieve:
    """The pieces of a page so far."""

    source: str
    keep_all: bool = False
    pieces: list[Piece] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    """Words of the pieces kept."""
    dropped: int = 0
    """Words left out."""

    def add(self, piece: Piece) -> None:
        """Take a piece in, until the region around it is judged."""
        self.pieces.append(piece)
        self.tally = self.tally.plus(count_words(self.source, piece))

    def judge(self, region: Region, *, first: int, before: Tally, complete: bool) -> None:
        """Drop the pieces from number `first` on if their region is no part of the policy.

        `before` are the words before the region; `complete` is False for one that the page never closes.
        """
        if region == "page" or self.keep_all or len(self.pieces) == first:
            return
        inside = self.tally.minus(before)
        if region == "never":
            drop = complete or not holds_prose(inside)
        elif region == "furniture":
            drop = not holds_prose(inside) or not self._speaks_of_policy(first)
        else:
            drop = is_menu(inside) and not self._is_led(first)
        if not drop:
            return
        kept = [piece for piece in self.pieces[first:] if region == "furniture" and self._names_policy(piece)]
        del self.pieces[first:]
        self.tally = before
        for piece in kept:
            self.add(piece)
        remains = self.tally.minus(before)
        self.dropped += inside.linked + inside.plain - remains.linked - remains.plain

    def _speaks_of_policy(self, first: int) -> bool:
        """Whether the pieces from `first` on use the words of a policy, as news teasers and slogans do not."""
        if len(self.pieces) - first > _TEASER_PIECES:
            return True
        words = found = 0
        for piece in self.pieces[first:]:
            for start, end, _ in piece.runs:
                text = self.source[start : min(end, start + _TEASER_CHARACTERS)]
                words += len(text.split())
                found += len(_POLICY_WORDS.findall(text))
        return found * WORDS_PER_POLICY_WORD >= words

    def _is_led(self, first: int) -> bool:
        """Whether the piece before number `first` ends in a colon, so that what follows belongs to a sentence."""
        if not first or not self.pieces[first - 1].runs:
            return False
        start, end, _ = self.pieces[first - 1].runs[-1]
        return self.source[start:end].rstrip().endswith(":")

    def _names_policy(self, piece: Piece) -> bool:
        return (
            piece.kind == "heading"
            and piece.level <= 2
            and any(_POLICY_TITLE.search(self.source, start, end) for start, end, _ in piece.runs)
        )
