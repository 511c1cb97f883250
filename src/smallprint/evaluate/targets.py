"""Compares opt-out targets. In: targets as written. Out: whether a reader is led to the same place.

A target is brought to a form without what does not tell two places apart, given the mechanism: how an address or a
number is spelt, the small words of a name, the word for its kind ("page"), that a setting is on the very service.
docs/evaluating.md lists every rule; nothing looser is one.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

IN_MESSAGES: Final = "unsubscribe link"
_NOTE: Final = re.compile(r"\s*\(([^()]*)\)\s*$")
"""A reader's remark after a target ("account settings (the app's)"), or the address beside its name."""
_SEVERAL: Final = re.compile(r"\s*;\s*|\s+/\s+")
_ADDRESS: Final = re.compile(r"://|@|^www\.")
_HOST: Final = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:[/ ]|$)")
_SCHEME: Final = re.compile(r"^(?:https?://|mailto:|tel:)(?:www\.)?|^www\.")
_IN_DIGITS: Final = re.compile(r"\((\+?\d[\d .()-]{8,})\)\s*$")
"""The same number without its letters ("1-800-LAMPS-4U (1-800-526-7748)")."""
_AMERICAN: Final = 11
"""Digits of an American number with its country's."""
_LAST_COUNTRY: Final = re.compile(r" (?:usa|u s a|u s|united states(?: of america)?)$")
_LINKING: Final = re.compile(
    r" (?:(?:that|which) (?:are|is) )?(?:provided|contained|included|found|located|listed|placed|available|set out"
    r"|set forth|that appears?)"
    r"(?: (?:to|for) you)?(?= (?:in|on|at|within|inside)\b|$)"
    r"| (?:(?:that|which) )?we (?:provide|include|place|put)(?= (?:in|on|at)\b)"
    r"| (?:that )?(?:you (?:have )?receive\w*|we send(?: you)?)$"
)
"""Words between a thing and where it is ("the instructions provided in each issue"), and after it."""
_SMALL: Final = re.compile(r"\b(?:a|an|the|your|our|their|any|each|every|all|this|these|those|such|relevant) ")
_PLACED: Final = re.compile(
    r"^((?:[\w-]+ )?(?:settings?|preferences?|options|controls)|help(?: \w+)?) (?:on|in|of|for|within) (?:most )?"
    r"([\w ]+)$"
)
_ON_SERVICE: Final = re.compile(
    r" (?:on|in|of|within|at|from) (?:(?:bottom|footer|foot) of )?"
    r"(?:web ?sites?|web ?pages?|sites?|services?|apps?|applications?|platforms?|home ?page|footer)$"
)
_SERVICES: Final = re.compile(r"^(?:apps?|in-app|web ?site|site|services?|platform) (?=settings$)")
_KIND: Final = re.compile(
    r"(?<=\w) (?:web ?pages?|pages?|links?|section|tab|toggle|switch|button|menu|screen|icon|box)$"
)
"""The word for what a thing is, after its name."""
_SENT_BACK: Final = re.compile(
    r"^(?:reply|text|send)(?:ing)?(?: with)?(?: word)? (?=(?:stop|end|quit|cancel|unsubscribe)\b)"
)
_BROWSER: Final = re.compile(
    r"(?:(?:web|internet) )?browsers?(?: (?:cookies? )?(?:settings?|preferences?|options|controls))?"
)
_BROWSER_HELP: Final = re.compile(
    r"(?:(?:web|internet) )?(?:browsers? )?help(?: (?:menu|function|section|tab|files?|feature))?"
)
_NAMES_CHOICE: Final = re.compile(
    r"^(?:unsubscribe|opt[- ]out)(?: (?=(?:links?|buttons?|instructions|options?|mechanism|process)$)|$)"
)
_IN_MESSAGE: Final = re.compile(
    r"(?:^|(?:^| )(?:in|on|at|within|inside|of|from|with) )(?:(?:very )?(?:bottom|foot|footer|end) (?:of|in) )?"
    r"(?:marketing |promotional )?((?:[\w-]+ )?(?:email|message|newsletter|communication|mailing|notification))s?$"
)


_IN_PLACE: Final = re.compile(
    r"(.+ (?:settings?|preferences|options|choices|controls|toggle|box|boxes)) (?:in|on|under|within|through|via)"
    r" ((?:\w+ )*(?:account|profile|settings?|dashboard|menu|my \w+)(?: \w+)?)$"
)
"""What is set, and the reader's own part of the service in which it is."""
_BARE: Final = re.compile(r"settings?|account|profile|preferences|menu|app")
_OF_ADDRESS: Final = re.compile(
    r"(?<=[a-z]) (?:(?:opt-?out|choices|consumer) )?(?:web ?page|page|web ?site|site|tool)$"
)
"""What is said of an address after it."""
_HERE: Final = re.compile(r"(?:(?:by )?click(?:ing)? )?(?:on )?(?:here|this link|here link)")


class _Form(NamedTuple):
    """What a target says: for a link in messages, what it is called and in which messages it is."""

    name: str
    message: str = ""
    parts: frozenset[str] = frozenset()
    """Those of "ad preferences in account settings", for both lead there."""


def is_met(expected: str, ours: Iterable[str], mechanism: str) -> bool:
    """Is a target among ours, or each part of one that names several?

    >>> is_met("toggle for ads; reply STOP", ["STOP", "the toggle for ads"], "other")
    True
    """
    known = {_read(target, mechanism) for target in ours}
    return any(
        all(any(_agree(form, other) for form in _names(part, mechanism) for other in known) for part in parts)
        for parts in ([expected], _SEVERAL.split(expected))
    )


def normalise_target(target: str, mechanism: str = "") -> str:
    """A target without what does not tell two apart.

    >>> normalise_target("https://www.Example.org/stop/"), normalise_target("Settings → “Privacy”")
    ('example.org/stop', 'settings > privacy')
    >>> normalise_target("your device's settings") == normalise_target("settings on your mobile device")
    True
    """
    return " in ".join(filter(None, _read(target, mechanism)[:2]))


def _names(target: str, mechanism: str) -> Iterator[_Form]:
    """The forms under which an answer may name a target: as it stands, without its remark, its address alone."""
    yield _read(target, mechanism)
    if note := _NOTE.search(target):
        yield _read(target[: note.start()], mechanism)
        if _ADDRESS.search(note[1]):
            yield _read(note[1], mechanism)


def _meet(first: str, second: str) -> set[str]:
    """Two kinds of message, each once; "email" and "Lampshop email" are one."""
    if " " in first and " " in second:
        return {first, second}
    return {kind.rpartition(" ")[2] for kind in (first, second)} - {""}


def _agree(first: _Form, second: _Form) -> bool:
    """Are two forms alike in what both say, and is there any such thing?"""
    names = {first.name, second.name} - {""}
    messages = _meet(first.message, second.message)
    shared = bool(first.name and second.name) or bool(first.message and second.message)
    within = first.name in second.parts or second.name in first.parts
    return (shared and len(names) <= 1 and len(messages) <= 1) or within


def _read(target: str, mechanism: str) -> _Form:
    text = target.strip().casefold()
    if mechanism == "phone":
        digits = re.sub(r"\W", "", (found[1] if (found := _IN_DIGITS.search(text)) else text))
        return _Form(digits.removeprefix("1") if len(digits) == _AMERICAN else digits)
    if mechanism == "postal mail":
        words = " ".join(word for word in re.findall(r"\w+", text) if word != "at")
        return _Form(_LAST_COUNTRY.sub("", words))
    text = _OF_ADDRESS.sub("", text) if _HOST.match(text) else text
    if _HOST.match(text) or _ADDRESS.search(text) or mechanism == "email":
        return _Form(_SCHEME.sub("", text).strip(" .,;:").rstrip("/#!"))
    name = _plain(text)
    if mechanism == IN_MESSAGES:
        return _read_link(name)
    name = _SERVICES.sub("", _KIND.sub("", _ON_SERVICE.sub("", _SENT_BACK.sub("", name))))
    within = _IN_PLACE.match(name)
    parts = frozenset(part for part in within.groups() if not _BARE.fullmatch(part)) if within else frozenset()
    name = _PLACED.sub(r"\2 \1", name)
    if mechanism == "browser setting":
        name = "browser help" if _BROWSER_HELP.fullmatch(name) else name
        name = "browser settings" if _BROWSER.fullmatch(name) else name
    return _Form("here" if _HERE.fullmatch(name) else name, parts=parts)


def _plain(text: str) -> str:
    """A name's words: no marks, no small words, one spelling."""
    text = re.sub(r"\s*(?:→|›|»|->|>)\s*", " > ", text)
    text = re.sub(r"(?<=[a-z])['’]s\b", "", text)
    text = re.sub(r"[\"'“”‘’`*]", "", text).replace("e-mail", "email")
    text = re.sub(r"\bmobile (?=devices?\b)|\b(?:user|member|online) (?=account\b)", "", text)
    text = _SMALL.sub("", re.sub(r"\s+", " ", text).strip(" .,;:"))
    return _LINKING.sub("", text).rstrip("/#!")


def _read_link(name: str) -> _Form:
    """The link that messages carry: what it is called, and in which."""
    place = _IN_MESSAGE.search(name)
    thing = _NAMES_CHOICE.sub("", name[: place.start()] if place else name)
    return _Form(thing or ("" if place and not place.start() else "link"), place[1] if place else "")
