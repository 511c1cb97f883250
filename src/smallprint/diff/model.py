"""The nouns of a comparison. In: nothing. Out: versions of a service's documents, and the changes between them."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from smallprint.diff.likeness import is_date_line
from smallprint.model import Block, Clause, Finding, Report, Sentence
from smallprint.plain import LEAVE_OUT, to_plain

if TYPE_CHECKING:
    from smallprint.pipeline import Reading

DIFF_SCHEMA: Final = "smallprint/diff/1"
"""Names the shape of the JSON; a change that breaks readers gets the next number."""

Kind = Literal["added", "removed", "changed"]
Direction = Literal["better", "worse", "neutral"]
"""For the reader of the text, as the score sees it."""
Side = Literal["old", "new"]
Role = Literal["title", "date", "text"]
"""What a sentence is for: a heading, a line that dates the text, or to say something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a change stands in one version."""

    line: int
    """From 1, in the source file."""
    column: int
    """From 1, in characters."""
    quote: str
    path: str = field(metadata=LEAVE_OUT)
    document: int = field(metadata=LEAVE_OUT)
    """Index of the document in its version."""
    start: int = field(metadata=LEAVE_OUT)
    end: int = field(metadata=LEAVE_OUT)
    """Span of the sentence or clause in the document's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference in meaning, or one sentence that differs."""

    kind: Kind
    direction: Direction
    topic: str
    """A pillar's name; "date", or "wording" for a sentence that says nothing our rules know."""
    text: str
    """The change in plain words."""
    before: str | None
    """What was said: a period, a way to opt out, a plain sentence, or the sentence itself."""
    after: str | None
    old: Spot | None
    new: Spot | None


def make_change(
    *,
    direction: Direction,
    topic: str,
    text: str,
    before: str | None = None,
    after: str | None = None,
    old: Spot | None = None,
    new: Spot | None = None,
) -> Change:
    """A change whose kind follows from what was said before and after: what is said anew has no `before`."""
    kind: Kind = "added" if before is None else "removed" if after is None else "changed"
    return Change(kind=kind, direction=direction, topic=topic, text=text, before=before, after=after, old=old, new=new)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChange:
    """Overall scores of both versions; None where one has none."""

    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """All changes from one version to the next, in reading order of the new one: what is worse first."""

    changes: tuple[Change, ...]
    score: ScoreChange
    dated: bool = field(metadata=LEAVE_OUT)
    """The new version gives a date of effect or update that is later than the old one's, or the old one had none."""

    def to_dict(self) -> dict[str, object]:
        """The comparison as plain data: the JSON of `--format json` (schema "smallprint/diff/1")."""
        plain = to_plain(self)
        assert isinstance(plain, dict)
        return {"schema": DIFF_SCHEMA, **plain}


@dataclass(frozen=True, kw_only=True)
class Version:
    """The documents of one service at one time, and what they say."""

    readings: "tuple[Reading, ...]"
    report: Report

    @cached_property
    def clear(self) -> dict[str, Finding]:
        """Practice -> its finding, of those that are certain."""
        return {finding.practice: finding for finding in self.report.findings if finding.certainty == "clear"}

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Clauses by id."""
        return {clause.id: clause for clause in self.report.clauses}

    def spot(self, document: int, start: int, end: int) -> Spot:
        """The span `[start, end)` of the text of document number `document`."""
        parsed = self.readings[document].document
        place = parsed.offsets.place(start, end)
        quote = " ".join(parsed.text[start:end].split())
        return Spot(
            line=place.line,
            column=place.column,
            quote=quote,
            path=parsed.path,
            document=document,
            start=start,
            end=end,
        )

    def spot_of(self, clause: Clause) -> Spot:
        """Where a clause stands."""
        return self.spot(clause.document, clause.start, clause.end)

    def evidence(self, finding: Finding) -> Sequence[Clause]:
        """The clauses of a finding."""
        return [self.clauses[name] for name in finding.clauses]

    @cached_property
    def sentences(self) -> tuple[Spot, ...]:
        """All sentences but code, headings included, in reading order."""
        return tuple(self.spot(index, sentence.start, sentence.end) for index, sentence in self._shown)

    @cached_property
    def _shown(self) -> list[tuple[int, Sentence]]:
        """Each of `sentences` as it was read, with the index of its document."""
        return [
            (index, sentence)
            for index, reading in enumerate(self.readings)
            for sentence in reading.sentences
            if reading.document.blocks[sentence.block].kind != "code"
        ]

    @cached_property
    def clauses_in(self) -> Mapping[int, Sequence[Clause]]:
        """Number of a sentence -> the clauses that stand in it, in the report's order."""
        found: dict[int, list[Clause]] = {}
        for clause in self.report.clauses:
            found.setdefault(self.sentence_of(clause.document, clause.start), []).append(clause)
        return found

    @cached_property
    def _keys(self) -> list[tuple[int, int]]:
        return [(spot.document, spot.start) for spot in self.sentences]

    def sentence_of(self, document: int, start: int) -> int:
        """Number of the sentence that holds the offset `start` (the nearest before it); -1 where there is none."""
        return bisect_right(self._keys, (document, start)) - 1

    def role_of(self, number: int) -> Role:
        """What sentence `number` is for."""
        if is_date_line(self.sentences[number].quote):
            return "date"
        return "title" if self._block_of(number).kind == "heading" else "text"

    def is_cell(self, number: int) -> bool:
        """Whether sentence `number` stands in a table."""
        return self._block_of(number).kind == "cell"

    def heading_of(self, number: int) -> Sequence[str]:
        """The headings above sentence `number`, outermost first."""
        return self._block_of(number).heading

    def lead_ins_of(self, number: int) -> Sequence[str]:
        """The lead-ins of the list item in which sentence `number` stands, outermost first; none outside a list."""
        text = self.readings[self.sentences[number].document].document.text
        return [text[start:end] for start, end in self._block_of(number).lead_ins]

    def _block_of(self, number: int) -> Block:
        document, sentence = self._shown[number]
        return self.readings[document].document.blocks[sentence.block]
