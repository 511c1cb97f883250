"""The nouns of the gate. In: nothing. Out: the results of checks, and what the gate makes of them.

Lines and columns are 1-based, count characters of the source file, and the end column is exclusive.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from smallprint.plain import LEAVE_OUT

CHECK_SCHEMA: Final = "smallprint/check/1"
"""Names the shape of the gate's JSON; a change that breaks readers gets the next number."""

Severity = Literal["high", "medium", "low"]
Status = Literal["new", "known", "suppressed"]
FailOn = Literal["high", "medium", "low", "never"]
Profile = Literal["gdpr", "ccpa", "caloppa", "coppa", "dsa"]
Word = Literal["ignore", "ignore-start", "ignore-end", "ignore-file"]
Spot = tuple[int, int]
"""A line and a column of the source, both from 1."""
DisclosureState = Literal["found", "denied", "not_found", "cannot_tell", "not_applicable"]

SEVERITIES: Final[tuple[Severity, ...]] = ("high", "medium", "low")
"""Worst first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastChange:
    """The last change of a file that git tracks."""

    day: date
    committed: bool
    """False: edits that are not committed yet, made by the day of the run."""
    added: str
    removed: str
    """The lines that it added and took away."""

    def brought(self, words: str) -> bool:
        """Whether the change wrote these words: they stand in what it added, and not in what it took away."""
        return words in self.added and words not in self.removed


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A second place that a result needs to be understood: the other date, the clause it contradicts."""

    path: str
    line: int
    column: int
    quote: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One thing that a check found, at its place."""

    check: str
    severity: Severity
    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    quote: str
    """The words that the place holds; empty for a result on the document as a whole, which points at line 1."""
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    """The same for the same fault however many lines move; set once all results of a document are known."""
    status: Status = "new"
    reason: str = field(default="", metadata=LEAVE_OUT)
    """Why it is suppressed, in the words of whoever suppressed it."""
    source: Literal["", "comment", "file"] = field(default="", metadata=LEAVE_OUT)
    """Where the suppression stands."""
    fails: bool = field(default=False, metadata=LEAVE_OUT)
    """It is new and bad enough to fail the gate by its document's settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosurePlace:
    """Where a disclosure was found or denied."""

    line: int
    column: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """Whether our rules found one required disclosure. Never a statement that a text complies."""

    state: DisclosureState
    places: tuple[DisclosurePlace, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDocument:
    """What the gate says of one document."""

    path: str
    kind: str
    """privacy, terms or other; "unknown" for a document that was not assessed."""
    score: float | None
    grade: str
    disclosures: Mapping[str, Mapping[str, Disclosure]] = field(default_factory=dict)
    """profile -> disclosure id -> what was found."""
    not_assessed: str | None = None
    """Why no judgement was possible; such a document never passes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """One suppression comment."""

    word: Word
    ids: tuple[str, ...]
    """Patterns of check ids; those that are not known stand in `faults` instead."""
    reason: str
    until: date | None
    """Last day on which it holds; None: for good."""
    start: Spot
    end: Spot
    quote: str
    covers: tuple[Spot, Spot] | None
    """From the first place to before the second; None: the whole file."""
    faults: tuple[str, ...]
    """Why it, or one of its ids, cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What examining one document gave, before suppressions, the baseline and the gate: the part worth caching."""

    checked: CheckedDocument
    results: tuple[Result, ...] = ()
    directives: tuple[Directive, ...] = ()
    measures: Mapping[str, float] = field(default_factory=dict)
    """What assertions are held against: assertion -> measured value."""
    error: str | None = None
    """Why the file could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The verdict."""

    passed: bool
    reasons: tuple[str, ...]
    """Plain sentences; empty when it passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRun:
    """Everything one run of the gate says, in a stable order: by path as given, then by place."""

    results: tuple[Result, ...]
    documents: tuple[CheckedDocument, ...]
    gate: Gate
    stale: tuple[str, ...] = field(default=(), metadata=LEAVE_OUT)
    """Entries of the baseline that no longer match anything, in words."""
    errors: tuple[str, ...] = field(default=(), metadata=LEAVE_OUT)
    """Files that could not be read, in words; with one, the run ends with exit code 2."""

    def new(self) -> tuple[Result, ...]:
        """Results that are neither suppressed nor in the baseline."""
        return tuple(result for result in self.results if result.status == "new")


def severity_rank(severity: FailOn) -> int:
    """0 for high, 1 for medium, 2 for low, -1 for never (nothing is that bad)."""
    return -1 if severity == "never" else SEVERITIES.index(severity)
