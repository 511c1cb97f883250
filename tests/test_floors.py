"""The accuracy on `corpora/` may rise, not fall: `floors.toml` against what the reader finds today."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from smallprint import Analyzer, NotAssessed
from smallprint.evaluate import Bench, evaluate, read_labelled
from smallprint.evaluate.verdict import Figure

CORPORA = Path(__file__).parents[1] / "corpora"
FLOORS: Mapping[str, Mapping[str, Mapping[str, float]]] = tomllib.loads(
    (CORPORA / "floors.toml").read_text(encoding="utf-8")
)
CLEAN = sorted((CORPORA / "clean").iterdir())


@cache
def analyzer() -> Analyzer:
    return Analyzer()


@cache
def figures() -> dict[tuple[str, str], Figure]:
    rulebook = analyzer().rulebook
    bench = Bench(engine=analyzer(), practices=rulebook.practices, rules={rule.id: rule for rule in rulebook.rules})
    (section,) = evaluate(read_labelled([CORPORA]), bench)
    return {(figure.measure, figure.label): figure for figure in section.figures}


@pytest.mark.parametrize(("measure", "label"), [(measure, label) for measure in FLOORS for label in FLOORS[measure]])
def test_no_figure_falls_below_its_floor(measure: str, label: str) -> None:
    floor = FLOORS[measure][label]
    figure = figures()[measure, label]
    assert (figure.precision or 0.0) >= floor["precision"], f"{figure.wrong} wrong"
    assert (figure.recall or 0.0) >= floor["recall"], f"{figure.missed} missed"


def test_every_practice_of_the_gold_has_a_floor() -> None:
    expected = {label for measure, label in figures() if measure == "practices" and label != "all"}
    assert expected - set(FLOORS["practices"]) == set()


@pytest.mark.parametrize("path", CLEAN, ids=[path.name for path in CLEAN])
def test_a_clean_text_is_refused(path: Path) -> None:
    with pytest.raises(NotAssessed):
        analyzer().analyze_file(path)


@pytest.mark.parametrize("path", CLEAN, ids=[path.name for path in CLEAN])
def test_a_clean_text_read_as_a_passage_accuses_nobody(path: Path) -> None:
    findings = analyzer().analyze_file(path, fragment=True).findings
    assert [finding.practice for finding in findings if finding.polarity in ("bad", "blocker")] == []
