"""What the sentences before one were about. In: units in reading order, with their topics. Out: topics that go on.

A sentence goes on with what its block named before it; a block with what the block or the list before it named, where
it points back ("To do any of these, ..."); an item with what its lead-in refuses, until it names something itself.
"""

import re
from typing import Final

from smallprint.interpret.choices.topics import WEAK, join
from smallprint.match import Unit
from smallprint.model import Document

SHORT: Final = 6
"""Tokens of a sentence that is a heading run into its paragraph ("Offers by email."), or that only leads in."""
GOES_ON: Final = re.compile(
    r"\W*(?:for (?:any|all|each|either) of (?:the above|the foregoing|these|those|them)"
    r"|you (?:may|can) exercise (?:any of )?(?:this|these|such) (?:[a-z]+ and )?(?:choices?|options?|controls?)"
    r"|(?:(?:in order )?to|if you (?:want|wish|would like|prefer|choose) to)"
    r" (?:do (?:so|this|that|either|any of (?:these|this|those|the (?:above|following|foregoing)))"
    r"|(?:otherwise )?opt[- ]out,? you (?:may|can)"
    r"|(?:make|submit|send) (?:any of )?(?:this|that|these|such|any such) (?:requests?|changes?|choices?)"
    r"|exercise (?:any of )?(?:this|that|these|such) (?:rights?|choices?|options?)))\b",
    re.IGNORECASE,
)
"""A block, or the lead-in of a list, that goes on with what the block before it named ("To do so, ...")."""
_ALL: Final = re.compile(r"\b(?:these|those|such|above|foregoing)\b", re.IGNORECASE)
"""All that was named before is meant, whatever an item names itself ("To make these requests:")."""


class Thread:
    """One document's topics, from sentence to sentence."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.before: tuple[str, ...] = ()
        """What the sentences before in the block have named, or those before it where it points back."""
        self.is_short = False
        """Is the sentence last entered a short one?"""
        self.means_all = False
        self._named: tuple[str, ...] = ()
        """What the sentence last entered is about by its words..."""
        self.ruled: tuple[str, ...] = ()
        """... and by the rules that read it."""
        self._ruled_before: tuple[str, ...] = ()
        self._led: tuple[str, ...] = ()
        """What leads in an item, until the item names something itself."""
        self._leads: dict[int, tuple[str, ...]] = {}
        """What lead-ins refuse, by where they end; "For example:" leads in what the sentence before it named."""
        self._end = 0
        self._announces = False
        """Does the sentence last entered only lead in what the next block tells ("To refuse them:")?"""
        self._block = -1
        self._carried: tuple[str, ...] = ()
        self._in_list = False
        self._listed: tuple[str, ...] = ()
        """What the items of the list under way have named."""

    def enter(self, unit: Unit) -> bool:
        """Go on to `unit`; does it begin a block?"""
        if self._named or self.ruled:
            self._led = ()
        named, ruled = join(self._named, self.before), join(self.ruled, self._ruled_before)
        if told := self.ruled or (join(ruled, self._led) if self.is_short else ()):
            self._leads[self._end] = told
        self._named = self.ruled = ()
        self._end = unit.sentence.end
        self.is_short = len(unit.pieces[-1].words) <= SHORT
        if unit.words[-1] == "?":  # a question begins a section of its own
            named = ruled = ()
        begins = unit.sentence.block != self._block
        if begins:
            self._turn_to(unit.sentence.block, join(named, ruled), announced=self._announces)
        else:
            self.before, self._ruled_before = named, ruled
        self._announces = begins and self.is_short and unit.words[0] == "to"
        return begins

    def name(self, topics: tuple[str, ...]) -> None:
        """Remember what the sentence last entered is about by its words."""
        self._named = topics

    def rule(self, topic: str) -> None:
        """Remember what a rule that reads the sentence last entered is about."""
        self.ruled = join(self.ruled, (topic,))

    def find(self, *, only_how: bool) -> tuple[str, ...]:
        """What goes on in the sentence last entered, weak topics aside; `only_how`: it names nothing itself."""
        before = self.before or self._led
        return tuple(name for name in (join(before, self._ruled_before) if only_how else before) if name not in WEAK)

    def _turn_to(self, index: int, named: tuple[str, ...], *, announced: bool) -> None:
        """A new block begins; `named` is what the one before it has named, and may have `announced`."""
        self._block = index
        self.before = self._ruled_before = self._led = ()
        block, text = self._document.blocks[index], self._document.text
        self._listed = join(self._listed, named) if self._in_list else ()
        if not (self._in_list and block.lead_ins):
            self._carried = self._listed or named or self._carried
        self._in_list = bool(block.lead_ins)
        start, end = _last_sentence(text, block.lead_ins[-1]) if block.lead_ins else (block.start, block.end)
        goes_on = GOES_ON.match(text, start, end)
        self.means_all = bool(goes_on and _ALL.search(goes_on[0]))
        if block.kind == "item" and block.lead_ins:
            self._led = self._carried if goes_on else self._leads.get(end, ())
        elif goes_on or announced:
            self.before = self._carried


def _last_sentence(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Where the last sentence of a lead-in stands."""
    stop = text.rfind(". ", *span)
    return (span[0] if stop < 0 else stop + 2), span[1]
