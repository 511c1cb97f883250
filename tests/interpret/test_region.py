"""Where a statement holds, asked of the region resolver itself."""

from functools import cache

import pytest

from smallprint.interpret.region import find_region
from smallprint.match import Matcher, compile_rules
from smallprint.rulebook import load_rulebook


@cache
def matcher() -> Matcher:
    return compile_rules(load_rulebook())


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("In California you may ask us to delete it.", "California"),
        ("You may ask us to delete it.", None),
        ("Our helpers sit outside of the European Union.", None),
        ("Helpers outside the EEA may see what EU residents write.", "EEA"),
    ],
)
def test_a_region_that_is_left_is_no_limit(text: str, region: str | None) -> None:
    assert find_region(matcher().passage(text)) == region
