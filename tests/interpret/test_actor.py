"""Who acts, asked of the actor resolver itself."""

from functools import cache

import pytest

from smallprint.interpret.actor import find_actor
from smallprint.match import Matcher, recall_rules


@cache
def matcher() -> Matcher:
    return recall_rules()


def actor_of(text: str, verb: str) -> str:
    """The actor of the word `verb` in `text`."""
    unit = matcher().passage(text)
    index = unit.words.index(verb)
    return find_actor(unit, (index, index + 1))


@pytest.mark.parametrize(
    ("text", "verb", "actor"),
    [
        ("We share your data.", "share", "we"),
        ("You may share your photos.", "share", "you"),
        ("Please share your ideas.", "share", "you"),
        ("Advertisers may collect information.", "collect", "third party"),
        ("We set cookies to know you as a customer, show adverts and stop fraud.", "show", "we"),
        ("User data may pass to a successor.", "pass", "we"),
        ("We hand data to third parties if the law is broken or disclosure is needed.", "disclosure", "we"),
        ("We allow third parties to collect information.", "collect", "third party"),
        ("We share data with partners, who may use it.", "use", "third party"),
        ("We work with ad networks, which collect data about you.", "collect", "third party"),
        ("We and our partners collect data.", "collect", "we"),
        ("Brindlebox and its affiliates collect data.", "collect", "we"),
        ("On this site, our advertiser may place a cookie.", "place", "third party"),
        ("Your data may be collected by advertisers.", "collected", "third party"),
        ("Your data is collected by us.", "collected", "we"),
        ("Your data is collected.", "collected", "we"),
        ("We ask for your age.", "age", "we"),
        ("Your sale of our boats is void.", "sale", "you"),
        ("Partners receiving your data are bound by contract and may not sell it.", "sell", "third party"),
    ],
)
def test_who_acts(text: str, verb: str, actor: str) -> None:
    assert actor_of(text, verb) == actor
