from hypothesis import given
from hypothesis import strategies as st

from smallprint.render.bars import ASCII_INK, INK, draw_bar

SCORES = st.floats(min_value=0, max_value=100)


def test_a_bar_shows_what_is_sure_what_is_open_and_where_the_score_stands() -> None:
    assert draw_bar(48, (40, 60), cells=25, ink=INK) == ("█" * 10, "▒▒", "┃", "▒▒", "·" * 10)


def test_a_bar_without_a_range_has_no_mark() -> None:
    assert draw_bar(70, (70, 70), cells=10, ink=ASCII_INK) == ("#######", "", "", "", "...")


def test_a_score_at_the_top_of_its_range_keeps_its_mark() -> None:
    assert draw_bar(100, (0, 100), cells=4, ink=ASCII_INK) == ("", "~~~", "|", "", "")


@given(st.tuples(SCORES, SCORES, SCORES).map(sorted), st.integers(1, 60))
def test_every_bar_is_as_long_as_it_was_asked_to_be(values: list[float], cells: int) -> None:
    low, score, high = values
    assert len("".join(draw_bar(score, (low, high), cells=cells, ink=INK))) == cells
