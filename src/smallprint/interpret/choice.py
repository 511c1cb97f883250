"""What a reader can refuse, and how. In: a unit, a match and the document's links. Out: a choice."""

from collections.abc import Sequence
from typing import Final

from smallprint.interpret.attributes import find_names
from smallprint.match import Match, Unit
from smallprint.model import Choice, Link

_OTHER: Final = "other"


def read_choice(unit: Unit, match: Match, links: Sequence[Link]) -> Choice:
    """The choice that a sentence offers: its topic, mechanism and target. `links` are the sentence's own."""
    del match
    topics = find_names(unit, "topic")
    mechanisms = find_names(unit, "mechanism")
    return Choice(
        from_=topics[0] if topics else _OTHER,
        mechanism=mechanisms[0] if mechanisms else _OTHER,
        target=_target(unit, links),
        steps=None,
    )


def _target(unit: Unit, links: Sequence[Link]) -> str | None:
    for link in links:
        return link.target.removeprefix("mailto:")
    for concept in ("<email>", "<url>"):
        for hit in unit.hits_of(concept):
            return unit.text_of(*hit)
    return None
