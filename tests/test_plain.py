"""Nouns become plain data."""

from dataclasses import dataclass, field
from types import MappingProxyType

import pytest

from smallprint.plain import FLATTEN, LEAVE_OUT, to_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    from_: str
    spot: Spot
    flat: Spot = field(metadata=FLATTEN)
    secret: str = field(metadata=LEAVE_OUT)
    rows: tuple[Spot, ...] = ()


NOTE = Note(
    from_="us", spot=Spot(line=1, column=2), flat=Spot(line=3, column=4), secret="x", rows=(Spot(line=5, column=6),)
)


def test_a_noun_becomes_a_dict_in_field_order() -> None:
    plain = to_plain(NOTE)
    assert plain == {
        "from": "us",
        "spot": {"line": 1, "column": 2},
        "line": 3,
        "column": 4,
        "rows": [{"line": 5, "column": 6}],
    }
    assert isinstance(plain, dict)
    assert list(plain) == ["from", "spot", "line", "column", "rows"]


@pytest.mark.parametrize("value", [None, True, 3, 2.5, "text"])
def test_scalars_stay_as_they_are(value: object) -> None:
    assert to_plain(value) is value


@pytest.mark.parametrize("value", [("a", ("b",)), ["a", ["b"]]])
def test_rows_become_lists(value: object) -> None:
    assert to_plain(value) == ["a", ["b"]]


def test_mappings_become_dicts_with_text_for_keys() -> None:
    assert to_plain(MappingProxyType({1: Spot(line=1, column=2)})) == {"1": {"line": 1, "column": 2}}


def test_a_class_of_nouns_is_no_noun() -> None:
    assert to_plain(Spot) is Spot


def test_a_field_to_flatten_that_is_no_noun_stays() -> None:
    @dataclass(frozen=True)
    class Odd:
        flat: int = field(metadata=FLATTEN)

    assert to_plain(Odd(flat=3)) == {"flat": 3}
