"""Leaves out tables of contents. In: pieces. Out: the pieces without rows of links to places in the same document."""

import re
from typing import Final

from smallprint.parse.draft import Piece

_FEWEST: Final = 3
"""Fewest entries of a table of contents."""

_WORD: Final = re.compile(r"\w")


def drop_contents(pieces: list[Piece], source: str) -> list[Piece]:
    """`pieces` without each run of three or more entries that only lead to "#..."; headings are never entries."""
    kept: list[Piece] = []
    row: list[Piece] = []
    entries = 0
    for piece in pieces:
        count = _count_entries(piece, source)
        if count:
            row.append(piece)
            entries += count
            continue
        if entries < _FEWEST:
            kept.extend(row)
        row, entries = [], 0
        kept.append(piece)
    if entries < _FEWEST:
        kept.extend(row)
    return kept


def _count_entries(piece: Piece, source: str) -> int:
    """Links to places in the document, if the piece holds no word outside of them; else 0."""
    if not piece.links or piece.kind == "heading" or not all(target.startswith("#") for _, _, target in piece.links):
        return 0
    linked = {index for first, last, _ in piece.links for index in range(first, last)}
    for index, (start, end, shown) in enumerate(piece.runs):
        if index not in linked and shown is None and _WORD.search(source, start, end):
            return 0
    return len(piece.links)
