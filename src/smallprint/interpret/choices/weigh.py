"""What of several ways or words for ways is meant. In: ways, places of words. Out: those that stand on their own."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from smallprint.interpret.choices.target import is_nobodys
from smallprint.interpret.choices.told import ACCOUNT, BROWSER, DEVICE, FORM, INDUSTRY, OTHER, Way
from smallprint.match import Hit

_INSTEAD_OF_BROWSERS: Final = ("GPC", INDUSTRY, OTHER)
"""Mechanisms beside which a browser is only what the reader uses them with."""
_SIGNAL: Final = "Do Not Track"
"""A way only where there is no other: beside one, texts name it to say that it does not count."""
_ANY_BROWSER: Final = (None, "browser settings", "browser cookie settings", _SIGNAL)

_CLOSED: Final = re.compile(
    r"\b(?:if|where|when|should) you (?:(?:can(?:not|'t)|could(?: not|n't)|are(?: not|n't) able to|are unable to)"
    r"|be unable to)\b(?:\([^()]*\)|[^.;,()])*"
    r"|\b(?:if|where|when|and) no [^.;,()]{0,40}\b(?:available|offered|provided)\b(?:\([^()]*\)|[^.;,()])*",
    re.IGNORECASE,
)
"""Ways that are not open to the reader ("if you cannot do it in your settings")."""
_LEAVING: Final = re.compile(r"(?:delet|clos|deactivat)ing your ")
"""What is no way beside the place where it is done."""

_KINDS: Final = (
    ("email", re.compile(r"\be-?mail (?:address|us\b)|\bby e-?mail\b", re.IGNORECASE)),
    ("postal mail", re.compile(r"\b(?:postal|mailing) address\b|\bby (?:post|letter)\b", re.IGNORECASE)),
    ("phone", re.compile(r"\b(?:phone|telephone) number\b|\bby (?:tele)?phone\b", re.IGNORECASE)),
)
"""The ways that are meant of all that are told elsewhere, where a sentence names any."""
_ADDRESS: Final = re.compile(r"\baddress(?:es)?\b", re.IGNORECASE)
"""What an e-mail or a letter is sent to."""


def hide_closed(sentence: str) -> tuple[str, range]:
    """A sentence with blanks for the ways that are not open to its reader, and where they stand.

    >>> hide_closed("If you cannot use the form, call us.")
    ('                          , call us.', range(0, 26))
    """
    found = _CLOSED.search(sentence)
    if found is None:
        return sentence, range(0)
    start, end = found.span()
    return f"{sentence[:start]}{' ' * (end - start)}{sentence[end:]}", range(start, end)


def put_in_browser(ways: Sequence[Way]) -> tuple[Way, ...]:
    """`ways` told of one browser: its settings are no account's and no device's."""
    return tuple(replace(way, mechanism=BROWSER) if way.mechanism in (ACCOUNT, DEVICE) else way for way in ways)


def drop_weaker(ways: Sequence[Way]) -> tuple[Way, ...]:
    """`ways`, each once, without those that others of the same sentence make mere means.

    >>> page = Way(mechanism="industry page", target="https://optout.aboutads.info")
    >>> drop_weaker([page, Way(mechanism="browser setting", target=None)]) == (page,)
    True
    """
    named = {way.mechanism for way in ways}
    kept = list(ways)
    if not named.isdisjoint(_INSTEAD_OF_BROWSERS):
        kept = [way for way in kept if way.mechanism != BROWSER or way.target not in _ANY_BROWSER]
    if any(way.mechanism in (BROWSER, DEVICE) for way in kept):
        on_device = {way.target for way in kept if way.mechanism == DEVICE}
        kept = [way for way in kept if way.mechanism != ACCOUNT or not _is_elsewhere(way.target, on_device)]
    if any(way.mechanism == BROWSER and way.target for way in kept):  # "what is stored on your device" is no setting
        kept = [way for way in kept if way.mechanism != DEVICE or way.target]
    if any(way.mechanism == ACCOUNT for way in kept):
        kept = [way for way in kept if way.mechanism != OTHER or not _LEAVING.match(way.target or "")]
    told = [way for way in kept if way.target != _SIGNAL]
    return tuple(dict.fromkeys(told or kept))


def _is_elsewhere(target: str | None, on_device: set[str | None]) -> bool:
    """Is what looks like an account's setting the device's or the browser's?"""
    return target is not None and (any(target in (name or "") for name in on_device) or is_nobodys(target))


def find_outermost(named: Sequence[tuple[Hit, str]]) -> list[tuple[str, list[Hit]]]:
    """The places of each mechanism; what lies within a longer term or is overlapped by another mechanism's is none.

    Words for a page come last, for they are the least telling: "the alliance's opt-out page" is the alliance's.
    """
    kept: dict[str, list[Hit]] = {}
    for hit, name in named:
        length = hit[1] - hit[0]
        within = any(
            other[0] < hit[1]
            and hit[0] < other[1]
            and other[1] - other[0] > length
            and (another != name or (other[0] <= hit[0] and hit[1] <= other[1]))
            for other, another in named
        )
        if not within:
            kept.setdefault(name, []).append(hit)
    return sorted(kept.items(), key=lambda found: found[0] == FORM)


def one_each(ways: Sequence[Way]) -> tuple[Way, ...]:
    """One way of each mechanism, with its target where it has but one."""
    targets: dict[str, set[str | None]] = {}
    for way in ways:
        targets.setdefault(way.mechanism, set()).add(way.target)
    return tuple(
        Way(mechanism=mechanism, target=next(iter(found)) if len(found) == 1 else None)
        for mechanism, found in targets.items()
    )


def keep_meant(ways: tuple[Way, ...], sentence: str) -> tuple[Way, ...]:
    """Those of `ways`, told elsewhere, that the `sentence` which leads there means; all of them where it names none.

    >>> call = Way(mechanism="phone", target="555-010-2030")
    >>> keep_meant((call, Way(mechanism="email", target=None)), "Write to the address below.")
    (Way(mechanism='email', target=None, texted=False),)
    """
    kinds = {name for name, words in _KINDS if words.search(sentence)}
    if not kinds and _ADDRESS.search(sentence):
        kinds = {"email", "postal mail"}
    return tuple(way for way in ways if way.mechanism in kinds) or ways
