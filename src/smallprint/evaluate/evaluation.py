"""Evaluates an engine on labelled files. In: paths, an engine, practices. Out: figures and errors, by corpus."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from smallprint.errors import SourceError, UsageError
from smallprint.evaluate.bench import Bench, Format
from smallprint.evaluate.gold_formats import CORPORA_FORMAT, GOLD_FORMAT
from smallprint.evaluate.opp115 import DOCUMENT_FORMAT, SEGMENT_FORMAT
from smallprint.evaluate.opp115_choices import CHOICE_FORMAT, RETENTION_FORMAT
from smallprint.evaluate.piextract import FORMAT as PIEXTRACT_FORMAT
from smallprint.evaluate.policyie import FORMAT as POLICYIE_FORMAT
from smallprint.evaluate.rows import Row, read_rows
from smallprint.evaluate.tosdr import FORMAT as TOSDR_FORMAT
from smallprint.evaluate.unfair_tos import FORMAT as UNFAIR_FORMAT
from smallprint.evaluate.verdict import FAULTS, Figure, Judgement, Measure, tally
from smallprint.plain import to_plain

EVALUATION_SCHEMA: Final = "smallprint/evaluation/1"
"""Names the shape of the JSON; a change that breaks readers gets the next number."""

FORMATS: Final = (
    CORPORA_FORMAT,
    GOLD_FORMAT,
    SEGMENT_FORMAT,
    DOCUMENT_FORMAT,
    RETENTION_FORMAT,
    CHOICE_FORMAT,
    PIEXTRACT_FORMAT,
    POLICYIE_FORMAT,
    TOSDR_FORMAT,
    UNFAIR_FORMAT,
)
"""Every labelled corpus that can be read; the first that recognises a file's first object reads it."""

READERS: Final = tuple(dict.fromkeys(format.name for format in FORMATS))
"""What `--reader` takes."""
SUFFIXES: Final = ("*.jsonl", "*.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledFiles:
    """Files of one corpus, read."""

    format: Format
    paths: tuple[Path, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The result on one corpus."""

    reader: str
    title: str
    paths: tuple[str, ...]
    items: int
    """Passages, or documents, that were judged."""
    unit: str
    """What an item is: "passages" or "documents"."""
    measures: tuple[Measure, ...]
    figures: tuple[Figure, ...]
    errors: tuple[Judgement, ...]
    """What is wrong or missed, in reading order."""
    outcomes: tuple[Judgement, ...]
    """The judgements that measure the precision of a rule's outcome."""


def read_labelled(paths: Iterable[Path], *, reader: str | None = None) -> list[LabelledFiles]:
    """The labelled files among `paths`, folders searched, joined by corpus in the order of `FORMATS`.

    Args:
        paths: Files, or folders in which files of other formats are passed over.
        reader: Take only files that this reader recognises.

    Raises:
        SourceError: a path that is missing or cannot be read.
        UsageError: a file that no reader recognises, or no file at all.
    """
    formats = [format for format in FORMATS if reader in (None, format.name)]
    found: dict[str, tuple[Format, list[Path], list[Row]]] = {}
    for path, named in _expand(paths):
        rows = read_rows(path)
        format = next((format for format in formats if rows and format.recognises(rows[0].data)), None)
        if format is None:
            if named:
                raise UsageError(
                    f"is no labelled text for the reader {reader!r}." if reader else "is no labelled text we can read.",
                    where=str(path),
                    fix=f"Readers: {', '.join(READERS)}.",
                )
            continue
        _, known_paths, known_rows = found.setdefault(format.title, (format, [], []))
        known_paths.append(path)
        known_rows.extend(rows)
    if not found:
        raise UsageError("no labelled file was found.", fix="Name .jsonl or .json files, or folders with such files.")
    return [
        LabelledFiles(format=format, paths=tuple(files), rows=tuple(rows)) for format, files, rows in found.values()
    ]


def evaluate(files: Sequence[LabelledFiles], bench: Bench, *, only: str | None = None) -> tuple[Section, ...]:
    """Judge the engine on each corpus.

    Args:
        files: What `read_labelled` gave.
        bench: The engine and its practices.
        only: Keep one passage or document (its id, or its document's name), or one label: a category, practice, rule
            or attribute.

    Raises:
        UsageError: a labelled file that is not what its reader expects, or nothing that `only` names.
    """
    if only is None:
        return tuple(_evaluate(labelled, labelled.rows, bench) for labelled in files)
    chosen = [(labelled, [row for row in labelled.rows if is_named(row, only)]) for labelled in files]
    if any(rows for _, rows in chosen):
        return tuple(_evaluate(labelled, rows, bench) for labelled, rows in chosen if rows)

    def about(judgement: Judgement) -> bool:
        return judgement.label == only or only in (judgement.outcome or ())

    sections = tuple(_evaluate(labelled, labelled.rows, bench, keep=about) for labelled in files)
    if not any(section.figures for section in sections):
        raise UsageError(f"--filter {only}: there is no such passage, document, category, practice, rule or attribute.")
    return sections


def is_named(row: Row, name: str) -> bool:
    """Whether `name` is the row's own id, its document's name (with or without suffix), or its gold file's folder."""
    names = [value for value in (row.data.get("id"), row.data.get("doc")) if isinstance(value, str)]
    if name in names or name in [Path(value).stem for value in names]:
        return True
    return row.path.name.endswith(".gold.json") and row.path.parent.name == name


def _evaluate(
    labelled: LabelledFiles, rows: Sequence[Row], bench: Bench, *, keep: Callable[[Judgement], bool] | None = None
) -> Section:
    judged = labelled.format.judge(rows, bench)
    judgements = [judgement for judgement in judged if keep is None or keep(judgement)]
    return Section(
        reader=labelled.format.name,
        title=labelled.format.title,
        paths=tuple(str(path) for path in labelled.paths),
        items=len(rows),
        unit="documents" if labelled.format.whole_documents else "passages",
        measures=tuple({judgement.measure.name: judgement.measure for judgement in judgements}.values()),
        figures=tally(judgements),
        errors=tuple(judgement for judgement in judgements if judgement.listed and judgement.verdict in FAULTS),
        outcomes=tuple(judgement for judgement in judgements if judgement.outcome),
    )


def to_json(sections: Sequence[Section]) -> dict[str, object]:
    """The evaluation as plain data: every figure with its counts, and every error."""
    return {
        "schema": EVALUATION_SCHEMA,
        "sections": [
            {
                "reader": section.reader,
                "title": section.title,
                "paths": list(section.paths),
                "items": section.items,
                "unit": section.unit,
                "measures": [
                    {"measure": measure.name, "level": measure.level, "by": measure.by, "about": measure.about}
                    for measure in section.measures
                ],
                "figures": [to_plain(figure) for figure in section.figures],
                "errors": [_plain_error(error) for error in section.errors],
            }
            for section in sections
        ],
    }


def _plain_error(error: Judgement) -> dict[str, object]:
    return {
        "measure": error.measure.name,
        "label": error.label,
        "fault": error.verdict,
        "id": error.id,
        "path": error.path,
        "line": error.line,
        "text": error.text,
        "expected": error.expected,
        "answered": error.answered,
        "note": error.note,
    }


def _expand(paths: Iterable[Path]) -> list[tuple[Path, bool]]:
    """(file, whether it was named itself), each once."""
    expanded: dict[Path, bool] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(file for suffix in SUFFIXES for file in path.rglob(suffix))
            expanded |= {file: expanded.get(file, False) for file in inside}
        elif path.exists():
            expanded[path] = True
        else:
            raise SourceError("there is no such file or folder.", where=str(path), fix="Check the path.")
    return list(expanded.items())
