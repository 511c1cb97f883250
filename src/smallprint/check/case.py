"""What a check is and looks at. In: documents that were read. Out: a `Case` of candidates, which make results of spans.

A candidate is one document about to be published; a case holds one, or all documents of one service (`--together`).
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from smallprint.check.configuration.settings import Settings
from smallprint.check.model import LastChange, Related, Result, Severity
from smallprint.check.neighbours import Neighbours
from smallprint.model import Block, Document, DocumentInfo, Place, Readability, Report, Rulebook, Sentence
from smallprint.readability import measure

MAX_QUOTE: Final = 300
"""Characters of a quote that a result carries; the place still covers all of it."""

_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One document about to be published, with everything known about it."""

    path: str
    """As it is shown."""
    source: str
    """The decoded source, markup and all."""
    document: Document
    sentences: tuple[Sentence, ...]
    info: DocumentInfo
    settings: Settings
    neighbours: Neighbours
    """The files beside it."""
    changed: LastChange | None
    """Its last change in git, where that is known."""

    @property
    def text(self) -> str:
        """The parsed text, into which `start` and `end` of blocks, sentences and clauses point."""
        return self.document.text

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """Its blocks without headings and code."""
        return tuple(block for block in self.document.blocks if block.kind not in {"heading", "code"})

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        """Its headings, in order."""
        return tuple(block for block in self.document.blocks if block.kind == "heading")

    @cached_property
    def readability(self) -> Readability:
        """How hard its prose is."""
        return measure([(self.document, self.sentences)])

    def text_of(self, span: Block | Sentence) -> str:
        """The words of a block or sentence."""
        return self.text[span.start : span.end]

    def find_all(self, pattern: re.Pattern[str], blocks: Iterable[Block] | None = None) -> Iterator[re.Match[str]]:
        """Matches of `pattern`, each within one block (default: all that are not code), with offsets into the text."""
        shown = [block for block in self.document.blocks if block.kind != "code"] if blocks is None else blocks
        for block in shown:
            yield from pattern.finditer(self.text, block.start, block.end)

    def result(
        self, check: str, message: str, start: int, end: int, *, severity: Severity, related: tuple[Related, ...] = ()
    ) -> Result:
        """A result on the span `[start, end)` of the parsed text."""
        place = self.document.offsets.place(start, end)
        return self._at(check, message, place, self.text[start:end], severity=severity, related=related)

    def result_in_source(
        self, check: str, message: str, start: int, end: int, *, severity: Severity, related: tuple[Related, ...] = ()
    ) -> Result:
        """A result on the span `[start, end)` of the source: for markup that the parsed text leaves out."""
        place = place_in_source(self.document, start, end)
        return self._at(check, message, place, self.source[start:end], severity=severity, related=related)

    def result_on_whole(
        self, check: str, message: str, *, severity: Severity, related: tuple[Related, ...] = ()
    ) -> Result:
        """A result on the document as a whole, which points at line 1 and quotes nothing."""
        place = Place(line=1, column=1, end_line=1, end_column=1)
        return self._at(check, message, place, "", severity=severity, related=related)

    def related(self, message: str, start: int, end: int) -> Related:
        """A second place: the span `[start, end)` of the parsed text."""
        place = self.document.offsets.place(start, end)
        quote = shorten(self.text[start:end])
        return Related(path=self.path, line=place.line, column=place.column, quote=quote, message=message)

    def related_in_source(self, message: str, start: int, end: int) -> Related:
        """A second place: the span `[start, end)` of the source."""
        place = place_in_source(self.document, start, end)
        quote = shorten(self.source[start:end])
        return Related(path=self.path, line=place.line, column=place.column, quote=quote, message=message)

    def _at(
        self,
        check: str,
        message: str,
        place: Place,
        quote: str,
        *,
        severity: Severity,
        related: tuple[Related, ...] = (),
    ) -> Result:
        return Result(
            check=check,
            severity=severity,
            message=message,
            path=self.path,
            line=place.line,
            column=place.column,
            end_line=place.end_line,
            end_column=place.end_column,
            quote=shorten(quote),
            related=related,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The documents that are judged together, and what was found in them."""

    candidates: tuple[Candidate, ...]
    report: Report
    """Over all candidates; a clause's `document` is the index of its candidate."""
    rulebook: Rulebook
    today: date
    published: "Case | None" = None
    """The last published version, when the run compares with one."""
    became: tuple[str, ...] = ()
    """Of a published version: the path that each of its candidates has in the case that is compared with it."""
    not_compared: tuple[tuple[str, str], ...] = ()
    """Path of each candidate whose published version could not be read or assessed, and why."""

    @property
    def settings(self) -> Settings:
        """The first candidate's settings, for what concerns the service as a whole."""
        return self.candidates[0].settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a check looks for, why, and what to write instead: the text of its page."""

    id: str
    """A readable name. With `members`, the family's name: its results are called `id/member`."""
    severity: Severity
    title: str
    what: str
    why: str
    example: str
    """Markdown with the fault in it."""
    instead: str
    """The same without the fault."""
    find: Callable[[Case], Iterable[Result]] | None
    """None where the gate itself finds it, once all other checks have run."""
    members: Callable[[], Iterable[str]] | None = None
    """Names of a family's members, such as the practices of `statement/<practice>`."""
    page: str = ""
    """More Markdown for the page: options, limits of the check."""


def place_in_source(document: Document, start: int, end: int) -> Place:
    """Lines and columns of the source span `[start, end)`."""
    lines = document.offsets.line_starts
    line, end_line = bisect_right(lines, start), bisect_right(lines, end)
    return Place(
        line=line, column=start - lines[line - 1] + 1, end_line=end_line, end_column=end - lines[end_line - 1] + 1
    )


def shorten(quote: str) -> str:
    """`quote` on one line, cut to `MAX_QUOTE` characters."""
    flat = _SPACE.sub(" ", quote).strip()
    return flat if len(flat) <= MAX_QUOTE else flat[: MAX_QUOTE - 1].rstrip() + "…"
