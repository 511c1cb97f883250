"""Gives table cells their rows and columns. In: start tags of cells in order. Out: each cell's place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from smallprint.parse.draft import Cell, Table

_MAX_SPAN: Final = 50
"""Most columns or rows that a cell is believed to span (HTML allows 1,000 columns)."""


@dataclass(slots=True, kw_only=True)
class Grid:
    """Where the next cell of a table stands."""

    table: Table
    row: int = -1
    column: int = 0
    spanned: dict[int, int] = field(default_factory=dict)
    """Column -> rows for which a cell of an earlier row still covers it."""


def place_cell(grid: Grid, attributes: Mapping[str, str]) -> Cell:
    """The cell's place, past columns that cells of earlier rows still cover."""
    while grid.column in grid.spanned and grid.spanned[grid.column] >= grid.row:
        grid.column += 1
    cell = Cell(table=grid.table, row=grid.row, column=grid.column)
    rows, columns = _read_span_size(attributes.get("rowspan")), _read_span_size(attributes.get("colspan"))
    if rows > 1:
        for column in range(grid.column, grid.column + columns):
            grid.spanned[column] = grid.row + rows - 1
    grid.column += columns
    return cell


def _read_span_size(written: str | None) -> int:
    if written and written.isdecimal() and len(written) <= 4:
        return max(1, min(int(written), _MAX_SPAN))
    return 1
