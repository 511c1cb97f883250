"""What every reader of labelled text works with. In: an engine and its practices. Out: the nouns readers share."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from smallprint.evaluate.rows import Row
from smallprint.evaluate.verdict import Judgement, Measure, Verdict
from smallprint.model import Clause, Finding, Practice, Report, Rule


class Engine(Protocol):
    """What is being evaluated; `smallprint.Analyzer` is one."""

    def analyze(self, text: str, /, *, fragment: bool = False) -> Report:
        """Read one text."""
        ...

    def analyze_file(self, path: Path, /, *, fragment: bool = False) -> Report:
        """Read one document."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The engine and what readers need beside the labelled rows."""

    engine: Engine
    practices: Mapping[str, Practice]
    rules: Mapping[str, Rule] = field(default_factory=dict)
    """Rules by id, for those whose act has a code of its own."""
    documents: Path | None = None
    """Folder with the documents that gold files name; None: look beside them."""

    def read(self, text: str) -> Report:
        """The report on a passage."""
        return self.engine.analyze(text, fragment=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A labelled corpus that can be read."""

    name: str
    """What `--reader` calls it."""
    title: str
    recognises: Callable[[Mapping[str, object]], bool]
    """Whether an object with these keys is a row of it."""
    judge: Callable[[Sequence[Row], Bench], Iterator[Judgement]]
    whole_documents: bool = False
    """Each row stands for a document, not a passage."""


def has_keys(*keys: str) -> Callable[[Mapping[str, object]], bool]:
    """A recogniser of objects that hold all of `keys`."""
    wanted = frozenset(keys)
    return lambda data: wanted <= data.keys()


def clear_practices(report: Report) -> set[str]:
    """Practices of the findings that are shown as certain."""
    return {finding.practice for finding in report.findings if finding.certainty == "clear"}


def finding_clauses(report: Report, finding: Finding) -> list[Clause]:
    """The clauses that show `finding`, in reading order."""
    wanted = set(finding.clauses)
    return [clause for clause in report.clauses if clause.id in wanted]


def finding_outcomes(report: Report) -> list[tuple[str, str]]:
    """(rule, practice) of each clause behind a finding, once each, in reading order.

    Findings shown as possible are among them, for a rule that lost its readers' trust must be able to regain it;
    those that only a hedge holds back are not, for they assert nothing.
    """
    outcomes: dict[tuple[str, str], None] = {}
    for finding in report.findings:
        if finding.certainty == "possible" and finding.stance == "hedged":
            continue
        for clause in finding_clauses(report, finding):
            outcomes[clause.rule, finding.practice] = None
    return list(outcomes)


def judge_row(
    row: Row,
    measure: Measure,
    label: str,
    verdict: Verdict,
    *,
    expected: str = "",
    answered: str = "",
    note: str = "",
    listed: bool = True,
) -> Judgement:
    """A judgement on a labelled passage, with the passage's id, place and text."""
    return Judgement(
        measure=measure,
        label=label,
        verdict=verdict,
        id=row.text("id"),
        path=str(row.path),
        line=row.line,
        text=row.text("text"),
        expected=expected,
        answered=answered,
        note=note,
        listed=listed,
    )


def compare_presence(*, expected: bool, answered: bool) -> Verdict:
    """The verdict on a yes-or-no question."""
    if expected:
        return "right" if answered else "missed"
    return "wrong" if answered else "rejected"


def name_rules(clauses: Sequence[Clause]) -> str:
    """The rules behind `clauses`, once each, for the list of errors."""
    return ", ".join(dict.fromkeys(clause.rule for clause in clauses))
