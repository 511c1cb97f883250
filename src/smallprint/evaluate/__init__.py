"""Measures how well policies are read. In: labelled text and an engine. Out: precision, recall, F1 and each error.

from smallprint import Analyzer
from smallprint.evaluate import Bench, evaluate, read_labelled

analyzer = Analyzer()
bench = Bench(engine=analyzer, practices=analyzer.rulebook.practices)
for section in evaluate(read_labelled([Path("corpora")]), bench):
    print(section.title, section.figures[0].f1)
"""

from smallprint.evaluate.bench import Bench, Engine, Format
from smallprint.evaluate.comparison import Comparison, compare, read_evaluation
from smallprint.evaluate.confidence import Confidence, measure_confidence, to_toml
from smallprint.evaluate.evaluation import READERS, Section, evaluate, read_labelled, to_json
from smallprint.evaluate.verdict import Figure, Judgement, Measure

__all__ = [
    "READERS",
    "Bench",
    "Comparison",
    "Confidence",
    "Engine",
    "Figure",
    "Format",
    "Judgement",
    "Measure",
    "Section",
    "compare",
    "evaluate",
    "measure_confidence",
    "read_evaluation",
    "read_labelled",
    "to_json",
    "to_toml",
]
