"""Bars that show a score and what is still open. In: a score of 0-100 with its range. Out: rows of characters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """The characters of a bar: told apart by shape, so that no colour is needed."""

    sure: str
    open: str
    mark: str
    rest: str


INK: Final = Ink(sure="█", open="▒", mark="┃", rest="·")
ASCII_INK: Final = Ink(sure="#", open="~", mark="|", rest=".")


def draw_bar(score: float, span: Sequence[float], *, cells: int, ink: Ink) -> tuple[str, str, str, str, str]:
    """A bar of `cells` characters in five parts: sure, open, mark, open, rest.

    Up to the low end of `span` the points are sure; to its high end they hang on what the text does not say, and the
    mark shows where the score stands between them. Without a range there is no mark.
    """
    low, high = (_cell(value, cells) for value in span)
    if low == high:
        return ink.sure * low, "", "", "", ink.rest * (cells - low)
    at = min(max(_cell(score, cells), low), high - 1)
    return (
        ink.sure * low,
        ink.open * (at - low),
        ink.mark,
        ink.open * (high - at - 1),
        ink.rest * (cells - high),
    )


def _cell(value: float, cells: int) -> int:
    return min(cells, max(0, round(value * cells / 100)))
