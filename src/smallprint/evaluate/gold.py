"""Reads gold files on whole documents. In: JSON in the format of the annotation guide. Out: what they expect."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, cast

from smallprint.errors import UsageError
from smallprint.evaluate.bench import Bench
from smallprint.evaluate.rows import Row
from smallprint.evaluate.verdict import Judgement, Measure, Verdict
from smallprint.model import Clause

Clarity = Literal["clear", "hedged"]

LABELLED_FOLDER: Final = Path("..") / "policies" / "labelled"
"""Where, from a folder of gold files, the documents stand that do not lie beside them."""
NOT_ANNOTATED: Final = frozenset({"legal.governing_law", "legal.by_using"})
"""Practices added after the documents without clauses were annotated: count neither way there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntry:
    """Something a document says, and where."""

    lines: tuple[int, int]
    """First and last line of the document, 1-based, inclusive."""
    quote: str

    def covers(self, clause: Clause) -> bool:
        """Whether the clause stands on one of these lines."""
        first, last = self.lines
        return clause.place.line <= last and clause.place.end_line >= first


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPractice(GoldEntry):
    """A passage that states a practice."""

    practice: str
    clarity: Clarity
    region: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRetention(GoldEntry):
    """A passage that says how long something is kept."""

    what: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldChoice(GoldEntry):
    """A passage that says how to refuse something."""

    from_: str
    mechanism: str
    target: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClause(GoldEntry):
    """A sentence or item with its category and stance."""

    category: str
    stance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """All that a gold file expects of its document."""

    row: Row
    document: Path
    kind: str
    practices: tuple[GoldPractice, ...]
    retention: tuple[GoldRetention, ...]
    opt_out: tuple[GoldChoice, ...]
    data_types: tuple[str, ...]
    dates: Mapping[str, str | None]
    clauses: tuple[GoldClause, ...] | None
    """None: the file does not list clauses."""

    @property
    def id(self) -> str:
        """The document's name for the list of errors, with its folder."""
        return f"{self.document.parent.name}/{self.document.name}"

    def judge(
        self,
        measure: Measure,
        label: str,
        verdict: Verdict,
        *,
        key: str,
        place: GoldEntry | Clause | None = None,
        expected: str = "",
        answered: str = "",
        note: str = "",
        outcome: tuple[str, str] | None = None,
        listed: bool = True,
    ) -> Judgement:
        """A judgement on this document, at an entry or clause; `key` tells it from others of its measure and label."""
        line = 1
        if place is not None:
            line = place.lines[0] if isinstance(place, GoldEntry) else place.place.line
        return Judgement(
            measure=measure,
            label=label,
            verdict=verdict,
            id=f"{self.id}#{key}",
            path=str(self.document),
            line=line,
            text=place.quote if place is not None else "",
            expected=expected,
            answered=answered,
            note=note,
            outcome=outcome,
            listed=listed,
        )

    @property
    def not_annotated(self) -> frozenset[str]:
        """Practices on which the file says nothing."""
        return NOT_ANNOTATED if self.clauses is None else frozenset()


def read_gold(row: Row, bench: Bench) -> GoldDocument:
    """Validate a gold file.

    Raises:
        UsageError: a key is wrong, or the document is not there.
    """
    dates = row.row("dates")
    return GoldDocument(
        row=row,
        document=_find_document(row, bench.documents),
        kind=row.text("kind"),
        practices=tuple(_read_practice(entry, bench) for entry in row.rows("practices")),
        retention=tuple(
            GoldRetention(
                lines=entry.lines("lines"),
                quote=entry.text("quote"),
                what=entry.text_or_none("what") or "",
                value=entry.text("value"),
            )
            for entry in row.rows("retention")
        ),
        opt_out=tuple(
            GoldChoice(
                lines=entry.lines("lines"),
                quote=entry.text("quote"),
                from_=entry.text("from"),
                mechanism=entry.text("mechanism"),
                target=entry.text_or_none("target"),
            )
            for entry in row.rows("opt_out")
        ),
        data_types=row.texts("data_types"),
        dates={name: dates.text_or_none(name) for name in ("effective", "updated")},
        clauses=tuple(_read_clause(entry) for entry in row.rows("clauses")) if "clauses" in row.data else None,
    )


def _read_practice(entry: Row, bench: Bench) -> GoldPractice:
    practice = entry.text("id")
    if practice not in bench.practices:
        raise UsageError(
            f"there is no practice {practice!r}.", where=str(entry.path), fix="See `smallprint rules list`."
        )
    clarity = entry.text("clarity")
    if clarity not in ("clear", "hedged"):
        raise UsageError(f'clarity is {clarity!r}, not "clear" or "hedged".', where=str(entry.path))
    return GoldPractice(
        lines=entry.lines("lines"),
        quote=entry.text("quote"),
        practice=practice,
        clarity=cast(Clarity, clarity),
        region=entry.text_or_none("region"),
    )


def _read_clause(entry: Row) -> GoldClause:
    line = entry.number("line")
    return GoldClause(
        lines=(line, line),
        quote=entry.text("quote"),
        category=entry.text("category"),
        stance=entry.text("stance"),
    )


def _find_document(row: Row, documents: Path | None) -> Path:
    name = row.text("doc")
    folder = row.path.parent
    places = [documents] if documents else [folder, folder / LABELLED_FOLDER]
    for place in places:
        path = place / name
        if path.is_file():
            return path.resolve()
    raise UsageError(
        f"its document {name} is not there.",
        where=str(row.path),
        fix="Name its folder with --documents.",
    )
