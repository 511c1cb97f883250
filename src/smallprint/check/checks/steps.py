"""Counts what an opt-out asks of a reader. In: a clause, or a list. Out: the steps that its own words tell."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from smallprint.check.case import Candidate

LONGEST_PATH_PART: Final = 40
"""Characters of one place of a path ("Settings > Privacy"), at most."""

_VERBS: Final = (
    "go|open|visit|click|press|tap|select|choose|pick|log|sign|send|mail|email|fill|complete|enter|type|scroll|follow|"
    "call|write|check|uncheck|tick|untick|toggle|switch|turn|change|edit|deactivate|download|print|return|submit|navigate|"
    "confirm|save|attach|enclose|wait|scan|set|find"
)


@cache
def _step() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<verb>go(?:ing)?|open(?:ing)?|visit(?:ing)?|click(?:ing)?|press(?:ing)?|tap(?:ping)?|select(?:ing)?|"
        r"choos(?:e|ing)(?!\s+(?:to|not|whether)\b)|log(?:ging)?\s+in|sign(?:ing)?\s+in|sign(?=\s+(?:it|them)\b)|stamped|notari[sz]ed|send(?:ing)?|mail(?:ing)?|fill(?:ing)?|complet(?:e|ing)|"
        r"enter(?:ing)?|scroll(?:ing)?|follow(?:ing)?|call(?:ing)?|writ(?:e|ing)|uncheck(?:ing)?|tick(?:ing)?|"
        r"untick(?:ing)?|toggl(?:e|ing)|chang(?:e|ing)|edit(?:ing)?|deactivat(?:e|ing)|download(?:ing)?|print(?:ing)?|"
        r"submit(?:ting)?|navigat(?:e|ing)|confirm(?:ing)?|sav(?:e|ing)|attach(?:ing)?|enclos(?:e|ing)|wait(?:ing)?)\b",
        re.IGNORECASE,
    )


@cache
def _path() -> re.Pattern[str]:
    part = rf"[^<>|→».;:,]{{1,{LONGEST_PATH_PART}}}"
    place = r"(?:\"[^\"]{1,40}\"|(?-i:[A-Z][\w&-]*(?:\s(?:[A-Z][\w&-]*|and|of|&))*))"
    return re.compile(
        rf"{part}(?:\s*(?:>|→|»)\s*{part}){{2,}}|{place}(?:,?\s+(?:and\s+)?then\s+(?:on\s+|to\s+)?{place}){{2,}}",
        re.IGNORECASE,
    )


_SEPARATOR: Final = re.compile(r"[>→»]|\bthen\b", re.IGNORECASE)
_OTHER_WAY: Final = re.compile(r"\b(?:or|if|where|alternatively|also|either)\b", re.IGNORECASE)
_NEXT: Final = re.compile(r"[,;.]\s*(?:and\s+|then\s+|next\s+|finally\s+)*$|\b(?:and|then)\s+$", re.IGNORECASE)


@cache
def _item() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:\d+[.)]\s*)?(?:(?:then|next|finally|now)\s*,?\s+)?(?:{_VERBS})\b", re.IGNORECASE)


@cache
def _refusal() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:opt(?:ing)?[\s-]out|unsubscrib\w*|(?:turn|switch)\w*\s+(?:\w+\s+){0,4}?off|disabl\w*|"
        r"stop\s+(?:receiving|getting|us|the|our)|refus\w*|object\s+to)\b",
        re.IGNORECASE,
    )


def count_steps(words: str) -> int:
    """Steps that a sentence tells: the places of its longest path and the actions after it, or its actions.

    The same verb counts again only where it follows in a row ("tap Profile, tap Ads"): else it may name another way.

    >>> count_steps("Open Menu > Settings > Ads and press Save.")
    4
    """
    paths = [_count_path(match) for match in _path().finditer(words)]
    actions: set[str] = set()
    repeated, end = 0, 0
    for match in _step().finditer(words):
        verb = re.sub(r"(?:ing|e)$", "", match["verb"].lower().split()[0])
        between = words[end : match.start()]
        if verb in actions and _NEXT.search(between) and not _OTHER_WAY.search(between):
            repeated += 1
        actions.add(verb)
        end = match.end()
    return max([len(actions) + repeated, *paths])


def _count_path(path: re.Match[str]) -> int:
    """Places of a path, and what is done after the last of them ("Settings > Ads and press Save")."""
    separators = list(_SEPARATOR.finditer(path.string, *path.span()))
    last = separators[-1].end()
    after = [match for match in _step().finditer(path.string, last) if _NEXT.search(path.string, last, match.start())]
    return len(separators) + 1 + len(after)


def find_lists(candidate: Candidate) -> Iterator[tuple[int, int, int]]:
    """(start, end, steps) of each sentence about a refusal that leads a list of things to do."""
    steps: dict[tuple[int, int], int] = {}
    for block in candidate.prose:
        if block.kind != "item" or not block.lead_ins:
            continue
        lead = block.lead_ins[-1]
        if _item().match(candidate.text, block.start, block.end) and _refusal().search(candidate.text, *lead):
            steps[lead] = steps.get(lead, 0) + 1
    yield from ((start, end, count) for (start, end), count in steps.items())
