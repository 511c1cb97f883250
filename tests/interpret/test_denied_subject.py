"""Denials that stand in an act's subject, after it, or in what is said of others, read with the built-in rules."""

from functools import cache

import pytest

from smallprint.interpret import read_passage
from smallprint.match import Matcher, recall_rules


@cache
def matcher() -> Matcher:
    return recall_rules()


def practices(text: str) -> set[str | None]:
    return {clause.practice for clause in read_passage(matcher(), text)} - {None}


@pytest.mark.parametrize(
    "text",
    [
        "No beacons, tags or pixels are on our pages.",
        "Web beacons and similar images are not used here.",
        "Our letters are free of web beacons.",
        "Unlike shops which use web beacons, we count sales.",
        "Most shops use web beacons.",
        "Websites that we link to may use web beacons.",
    ],
)
def test_a_thing_that_is_not_there(text: str) -> None:
    assert "track.pixels" not in practices(text)


@pytest.mark.parametrize(
    "text",
    [
        "No beacons, but pixels are on our pages.",
        "Web beacons are not used for billing; they count visits.",
        "We use web beacons, which are free of charge.",
        "Unlike shops that sell data, we use web beacons to count visits.",
    ],
)
def test_a_thing_that_is_there(text: str) -> None:
    assert "track.pixels" in practices(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nothing that you film is used to develop artificial intelligence.",
        "None of what you write is used to train AI models.",
        "Training AI models with your poems is something that we never do.",
    ],
)
def test_an_act_that_is_said_of_nothing(text: str) -> None:
    assert practices(text) == {"collect.no_ai_training"}
