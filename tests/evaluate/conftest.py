"""Reports and engines made by hand: what is evaluated here says what it is told to say."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from samples import CLAUSE, FINDING, POLICY
from smallprint.evaluate import Bench, Judgement
from smallprint.evaluate.bench import Format
from smallprint.evaluate.rows import read_rows
from smallprint.model import (
    Clause,
    Finding,
    Place,
    Polarity,
    Practice,
    Readability,
    ReadingTime,
    Report,
)

ANSWERS: tuple[tuple[str, str, Polarity, dict[str, str]], ...] = (
    ("share.sold", "S1", "blocker", {}),
    ("share.not_sold", "S1", "good", {"tosdr_title": "Your data is never auctioned off (good)"}),
    ("legal.arbitration", "L1", "bad", {"claudette": "a", "tosdr_title": "Disputes go to a private judge (bad)"}),
    ("legal.forum", "L3", "neutral", {"claudette": "j; law"}),
    ("legal.governing_law", "L3", "neutral", {"claudette": "law"}),
    ("retain.stated_period", "R1", "good", {}),
)
"""(practice, slot, polarity, references)"""


def make_practice(name: str, slot: str, polarity: Polarity, references: Mapping[str, str]) -> Practice:
    return Practice(
        id=name,
        slot=slot,
        pillar="sharing",
        tier=1,
        scope="both",
        polarity=polarity,
        value=0.5,
        sentence=name,
        short=name,
        references=references,
        trap="",
    )


@dataclass
class FakeEngine:
    """Knows its reports by text, and by file name."""

    reports: Mapping[str, Report]
    nothing: Report
    seen: list[str] = field(default_factory=list)

    def analyze(self, text: str, /, *, fragment: bool = False) -> Report:
        assert fragment
        self.seen.append(text)
        return self.reports.get(text, self.nothing)

    def analyze_file(self, path: Path, /, *, fragment: bool = False) -> Report:
        self.seen.append(path.name)
        return self.reports.get(path.name, self.nothing)


class Build:
    """Makes what a test needs, with defaults for the rest."""

    def clause(self, category: str = "First Party Collection/Use", **changes: object) -> Clause:
        line = changes.pop("line", 1)
        assert isinstance(line, int)
        plain = replace(
            CLAUSE,
            category=category,
            pillar="collection",
            rule="collection.act",
            practice=None,
            quote="We act.",
            end=7,
            act=(0, 6),
            place=Place(line=line, column=1, end_line=line, end_column=8),
        )
        return replace(plain, **changes)  # type: ignore[arg-type]

    def finding(self, practice: str, *clauses: str, **changes: object) -> Finding:
        slot, polarity = next((slot, polarity) for name, slot, polarity, _ in ANSWERS if name == practice)
        plain = replace(
            FINDING,
            practice=practice,
            slot=slot,
            pillar="sharing",
            polarity=polarity,
            value=0.5,
            says=practice,
            clauses=clauses or ("c1",),
        )
        return replace(plain, **changes)  # type: ignore[arg-type]

    def report(
        self,
        clauses: Sequence[Clause] = (),
        findings: Sequence[Finding] = (),
        *,
        kind: str = "privacy",
        effective: str | None = None,
        updated: str | None = None,
    ) -> Report:
        return Report(
            documents=(
                replace(
                    POLICY,
                    path="-",
                    kind=kind,  # type: ignore[arg-type]
                    effective_date=effective,
                    updated_date=updated,
                ),
            ),
            reading_time=ReadingTime(
                words=2, wpm=238, minutes=0.1, range=(0.1, 0.1), summary_seconds=0.0, saved_minutes=0.0
            ),
            readability=Readability(
                words=2,
                sentences=1,
                syllables=2,
                polysyllables=0,
                flesch_reading_ease=100.0,
                flesch_kincaid_grade=1.0,
                smog_index=1.0,
                words_per_sentence=2.0,
                syllables_per_word=1.0,
                vague_words=0,
                plain_language_test={},
                further={},
            ),
            clauses=tuple(clauses),
            findings=tuple(findings),
            score=None,
        )

    def bench(self, reports: Mapping[str, Report] | None = None, *, documents: Path | None = None) -> Bench:
        return Bench(
            engine=FakeEngine(reports or {}, self.report()),
            practices={answer[0]: make_practice(*answer) for answer in ANSWERS},
            documents=documents,
        )

    def lines(self, path: Path, rows: Sequence[Mapping[str, object]]) -> Path:
        """Write a JSON-lines file."""
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        return path

    def judge(self, format: Format, path: Path, bench: Bench) -> list[Judgement]:
        """Read and judge a labelled file, which the format must recognise."""
        rows = read_rows(path)
        assert format.recognises(rows[0].data)
        return list(format.judge(rows, bench))

    def gold(self, folder: Path, **changes: object) -> Path:
        """Write a document and its gold file."""
        (folder / "privacy.md").write_text("A text.\n", encoding="utf-8")
        plain: dict[str, object] = {
            "doc": "privacy.md",
            "kind": "privacy",
            "practices": [],
            "retention": [],
            "opt_out": [],
            "data_types": [],
            "dates": {"effective": None, "updated": None},
            "hard": [],
        }
        path = folder / "privacy.gold.json"
        path.write_text(json.dumps(plain | changes), encoding="utf-8")
        return path


def verdicts(judgements: Sequence[Judgement], measure: str) -> list[tuple[str, str]]:
    """(label, verdict) of one measure, in order."""
    return [(judgement.label, judgement.verdict) for judgement in judgements if judgement.measure.name == measure]


@pytest.fixture
def build() -> Build:
    return Build()


@pytest.fixture(name="verdicts")
def verdicts_fixture() -> object:
    return verdicts
