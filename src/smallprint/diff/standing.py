"""Tells whether a sentence says the same in both versions. In: both, and which sentence is which. Out: yes or no.

An item says what its lead-in makes of it. In running text it says the same if the lead-in's words stand before it.
"""

from collections.abc import Mapping
from typing import Final

from smallprint.diff.likeness import normalise
from smallprint.diff.model import Version

REACH: Final = 30
"""Sentences before another within which the words of its former lead-in are looked for: a long list."""


def stands_alike(version: Version, other: Version, number: int, partners: Mapping[int, int]) -> bool:
    """Whether sentence `number` of `version` stands in `other` with the same words, governed by the same ones.

    `partners` gives the number in `other` of each sentence that stands in both.
    """
    partner = partners.get(number)
    if partner is None:
        return False
    tables = version.is_cell(number) and other.is_cell(partner)
    return _governs(_lead_ins(version, number, tables=tables), other, partner) and _governs(
        _lead_ins(other, partner, tables=tables), version, number
    )


def is_laid_out_anew(version: Version, other: Version, number: int, partners: Mapping[int, int]) -> bool:
    """Whether the sentence stands alike, but as an item in one version and in running text in the other."""
    if not stands_alike(version, other, number, partners):
        return False
    partner = partners[number]
    return _lead_ins(version, number) != _lead_ins(other, partner) or normalise(
        version.sentences[number].quote
    ) != normalise(other.sentences[partner].quote)


def _lead_ins(version: Version, number: int, *, tables: bool = True) -> list[str]:
    """What governs a sentence; without the header of its column, where a table became something else."""
    texts = version.lead_ins_of(number)
    return [normalise(text) for text in (texts[:-1] if version.is_cell(number) and not tables else texts)]


def _governs(lead_ins: list[str], version: Version, number: int) -> bool:
    """Whether each of `lead_ins` stands above sentence `number`, or not far before it under the same heading."""
    if not lead_ins:
        return True
    heading = version.heading_of(number)
    before = [one for one in range(max(0, number - REACH), number + 1) if version.heading_of(one) == heading]
    near = " ".join(normalise(version.sentences[one].quote) for one in before)
    above = [normalise(text) for text in (*heading, *version.lead_ins_of(number))]
    return all(any(words in text for text in (near, *above)) for words in lead_ins)
