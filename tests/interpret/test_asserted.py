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
    "At no point will we {verb} {rest}.",
    "There are no circumstances in which we {verb} {rest}.",
    "It is not true that we {verb} {rest}.",
    "It is against our rules to {verb} {rest}.",
    "We have no right to {verb} {rest}.",
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
    "This does not mean that we {verb} {rest}.",
    "In the unlikely event that we {verb} {rest}, you will be told.",
    "We would have to ask you before we {verb} {rest}.",
    "The law allows businesses to {verb} {rest}.",
    "For example, a shop might {verb} {rest}.",
    "Beware of services that {verb} {rest}.",
    "Misuse means to {verb} {rest}.",
)
TERMS = (
    "all disputes are resolved by binding arbitration",
    "you waive your right to take part in a class action",
    "you agree to indemnify us against all claims",
    "we are not liable for any loss or damage",
    "we can change these terms at any time without notice",
    "we may close your account at any time for any reason",
    "all payments are final and non-refundable",
    "you give us a perpetual licence to your photos",
)
NOT_OURS = (
    "This does not mean that {}.",
    "Nowhere do we say that {}.",
    "Some companies say that {}.",
    "It is a myth that {}.",
    "Our terms used to say that {}.",
    "We removed the clause that said that {}.",
    "You may ask us whether {}.",
)
SAID = (
    "We {verb} {rest}, as many companies do.",
    "Like most websites, we {verb} {rest}.",
    "To avoid fraud, we {verb} {rest}.",
    "We discontinued our old tool, and we {verb} {rest}.",
    "When we {verb} {rest}, we log it.",
    "This means that we {verb} {rest}.",
    "We {verb} {rest}; other companies do so too.",
    "Before you sign up, please know that we {verb} {rest}.",
)


PROMISES = (
    "erase your personal data within 30 days of your request",
    "give you a copy of your data",
    "encrypt your data with TLS",
    "notify you of any data breach",
    "honour Global Privacy Control signals",
    "warn you before we close your account",
)
NOT_PROMISED = (
    "We do not {}.",
    "We do not yet {}.",
    "We hope to {} one day.",
    "We plan to {} in the future.",
    "We cannot guarantee that we will {}.",
    "We are under no obligation to {}.",
    "We are not obliged to {}.",
)


@cache
def matcher() -> Matcher:
    return recall_rules()


def shown(text: str, *polarities: str) -> set[str]:
    """Practices of these polarities that a text is read to state."""
    practices = matcher().rulebook.practices
    found = {clause.practice for clause in read_passage(matcher(), text)}
    return {practice for practice in found if practice and practices[practice].polarity in polarities}


def admitted(text: str) -> set[str]:
    """Bad practices and blockers that a text is read to state."""
    return shown(text, "bad", "blocker")


def put_together(frames: tuple[str, ...]) -> list[str]:
    return [frame.format(verb=verb, gerund=gerund, rest=rest) for frame, (verb, gerund, rest) in product(frames, ACTS)]


@pytest.mark.parametrize("text", put_together((*DENIED, *NOT_SAID)))
def test_what_is_not_said_is_no_admission(text: str) -> None:
    assert admitted(text) == set()


@pytest.mark.parametrize("text", [frame.format(term) for frame, term in product(NOT_OURS, TERMS)])
def test_terms_told_of_are_not_ours(text: str) -> None:
    assert admitted(text) == set()


@pytest.mark.parametrize("term", TERMS)
def test_terms_that_are_ours_are_read(term: str) -> None:
    assert admitted(f"You understand that {term}.")


@pytest.mark.parametrize("text", put_together(SAID))
def test_what_is_said_is_read_beside_words_that_elsewhere_take_it_back(text: str) -> None:
    assert admitted(text)


@pytest.mark.parametrize("text", [frame.format(promise) for frame, promise in product(NOT_PROMISED, PROMISES)])
def test_what_is_hoped_for_is_no_promise(text: str) -> None:
    assert shown(text, "good") == set()


@pytest.mark.parametrize("promise", PROMISES)
def test_promises_are_read(promise: str) -> None:
    assert shown(f"We will {promise}.", "good")
