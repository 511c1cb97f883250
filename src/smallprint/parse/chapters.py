"""Tells chapters from lists. In: pieces. Out: the same, freed of the lists that number the sections of the text.

Pages that number their sections with a list write each section's title and text into one of its items; what stands in
such an item is no item, and no title governs it as a lead-in would.
"""

from smallprint.parse.draft import Piece


def free_chapters(pieces: list[Piece]) -> None:
    """Take all `pieces` out of the lists in which headings stand."""
    chapters = frozenset(number for piece in pieces if piece.kind == "heading" for number in piece.lists)
    if not chapters:
        return
    for piece in pieces:
        if piece.lists:
            piece.lists = tuple(number for number in piece.lists if number not in chapters)
            if piece.kind == "item" and not piece.lists:
                piece.kind = "paragraph"
