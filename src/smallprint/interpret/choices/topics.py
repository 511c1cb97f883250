"""What a sentence, or a heading, is about: the choices and rights that it names. In: units. Out: topics."""

from typing import Final

from smallprint.interpret.attributes import find_names
from smallprint.interpret.choices.told import OTHER
from smallprint.interpret.choices.ways import LONGEST_LEAD_IN
from smallprint.match import Hit, Unit

WEAK: Final = ("cookies", "location", OTHER)
"""Topics that give way to any other in the same sentence: cookies and places are named as the means of something."""

_BY_LEAVING: Final = (["by", "deleting"], ["by", "closing"], ["by", "deactivating"])
"""What a reader does to refuse something else ("withdraw your consent by deleting your posts")."""
_OTHERS: Final = frozenset(("our", "their", "its", "app's", "apps", "have", "has", "having", "us", "from", "gain"))
"""Words before "access" that make it somebody else's, which no reader asks for ("revoke our access to your mail")."""


def join(*topics: tuple[str, ...]) -> tuple[str, ...]:
    """All `topics` in order, each once."""
    return tuple(dict.fromkeys(name for each in topics for name in each))


def heading_topics_of(unit: Unit) -> tuple[str, ...]:
    """What a heading is about: in headings a bare word ("Location") is enough."""
    return topics_of(unit) or find_names(unit, "about")


def topics_of(unit: Unit) -> tuple[str, ...]:
    """What a sentence is about, by its own words, else by those of a short lead-in; weak topics only if alone."""
    own: dict[str, None] = {}
    led: dict[str, None] = {}
    means: dict[str, None] = {}
    end = 0
    last: Hit | None = None
    for hit, name in unit.named("topic"):
        if hit[1] > end or hit[0] >= end or hit == last:  # one term may name two ("access and deletion")
            end, last = max(end, hit[1]), hit
            before = unit.words[hit[0] - 1 : hit[0] + 1] if hit[0] else []
            if before[1:] == ["access"] and before[0] in _OTHERS:
                continue
            leaving = before in _BY_LEAVING
            (means if leaving else own if hit[0] >= unit.own else led)[name] = None
    names = tuple(own or means) or (tuple(led) if unit.own <= LONGEST_LEAD_IN else ())
    named = tuple(name for name in names if name not in WEAK)
    return named or tuple(name for name in names if name != OTHER)[:1] or names[:1]
