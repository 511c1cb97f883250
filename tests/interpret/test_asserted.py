"""Denials, suppositions and what others do, put together from frames and acts and read with the built-in rules."""

from functools import cache
from itertools import product

import pytest

from smallprint.interpret import read_passage
from smallprint.match import Matcher, recall_rules

ACTS = (
    ("sell", "selling", "your personal data to data brokers"),
    ("share", "sharing", "your email address with advertisers"),
    ("collect", "collecting", "your precise location"),
    ("collect", "collecting", "the contacts in your phone"),
    ("read", "reading", "your private messages"),
    ("keep", "keeping", "your personal data forever"),
    ("track", "tracking", "you across other websites"),
)
DENIED = (
    "We do not {verb} {rest}.",
    "We do not otherwise {verb} {rest}.",
    "We do not, as some others do, {verb} {rest}.",
    "We do not want to {verb} {rest}.",
    "At no time do we {verb} {rest}.",
    "Neither we nor our partners {verb} {rest}.",
    "We have no intention of {gerund} {rest}.",
    "We have no plans to {verb} {rest}.",
    "We see no reason to {verb} {rest}.",
    "We are unable to {verb} {rest}.",
    "We decline to {verb} {rest}.",
    "We avoid {gerund} {rest}.",
    "We are prohibited from {gerund} {rest}.",
    "Our contracts forbid them to {verb} {rest}.",
    "Nobody at our company will {verb} {rest}.",
    "It would be wrong to {verb} {rest}.",
    "We stopped {gerund} {rest} years ago.",
)
NOT_SAID = (
    "You may ask us whether we {verb} {rest}.",
    "We are considering whether to {verb} {rest}.",
    "If we ever {verb} {rest}, we will tell you first.",
    "Should we ever {verb} {rest}, we would ask you.",
    "We would only {verb} {rest} if you asked us to.",
    "Other apps may {verb} {rest}; ours is different.",
    "You may have heard that many apps {verb} {rest}.",
    "Hackers may try to {verb} {rest}.",
    "Members who {verb} {rest} will be banned.",
    "Anyone who asks us to {verb} {rest} will be refused.",
)
SAID = (
    "We {verb} {rest}, as many companies do.",
    "Like most websites, we {verb} {rest}.",
    "To avoid fraud, we {verb} {rest}.",
    "We discontinued our old tool, and we {verb} {rest}.",
    "When we {verb} {rest}, we log it.",
)


@cache
def matcher() -> Matcher:
    return recall_rules()


def admitted(text: str) -> set[str]:
    """Bad practices and blockers that a text is read to state."""
    practices = matcher().rulebook.practices
    shown = {clause.practice for clause in read_passage(matcher(), text)} - {None}
    return {practice for practice in shown if practice and practices[practice].polarity in ("bad", "blocker")}


def put_together(frames: tuple[str, ...]) -> list[str]:
    return [frame.format(verb=verb, gerund=gerund, rest=rest) for frame, (verb, gerund, rest) in product(frames, ACTS)]


@pytest.mark.parametrize("text", put_together((*DENIED, *NOT_SAID)))
def test_what_is_not_said_is_no_admission(text: str) -> None:
    assert admitted(text) == set()


@pytest.mark.parametrize("text", put_together(SAID))
def test_what_is_said_is_read_beside_words_that_elsewhere_take_it_back(text: str) -> None:
    assert admitted(text)
