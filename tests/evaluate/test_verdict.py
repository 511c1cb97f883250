from dataclasses import replace

import pytest

from smallprint.evaluate.verdict import Judgement, Measure, Verdict, harmonic_mean, tally

MEASURE = Measure(name="things", level="clause", by="category", average="macro", about="Things are right.")


def judged(label: str, *verdicts: Verdict, measure: Measure = MEASURE) -> list[Judgement]:
    return [Judgement(measure=measure, label=label, verdict=verdict) for verdict in verdicts]


def test_a_label_counts_what_was_right_wrong_and_missed() -> None:
    (figure,) = tally(
        judged("a", "right", "right", "right", "wrong", "missed", "missed", measure=replace(MEASURE, average="none"))
    )
    assert (figure.label, figure.right, figure.wrong, figure.missed) == ("a", 3, 1, 2)
    assert (figure.precision, figure.recall) == (0.75, 0.6)
    assert figure.f1 == pytest.approx(2 / 3)


def test_macro_is_the_plain_mean_of_the_labels_and_comes_first() -> None:
    figures = tally([*judged("a", "right"), *judged("b", "wrong", "missed")])
    assert [(figure.label, figure.f1) for figure in figures] == [("macro", 0.5), ("a", 1.0), ("b", 0.0)]


def test_micro_adds_the_counts_of_the_labels_up() -> None:
    measure = replace(MEASURE, average="micro")
    figures = tally([*judged("a", "right", "right", measure=measure), *judged("b", "wrong", measure=measure)])
    assert [(figure.label, figure.right, figure.wrong) for figure in figures] == [
        ("all", 2, 1),
        ("a", 2, 0),
        ("b", 0, 1),
    ]


def test_an_accuracy_has_no_precision() -> None:
    (figure,) = tally(judged("all", "right", "right", "right", "wrong", measure=replace(MEASURE, average="accuracy")))
    assert (figure.accuracy, figure.precision, figure.recall, figure.f1) == (0.75, None, None, None)


def test_correct_answers_and_met_expectations_count_on_one_side_each() -> None:
    figure = tally(judged("a", "correct", "correct", "wrong", "wrong", "found", "missed", "missed", "missed"))[1]
    assert (figure.precision, figure.recall) == (0.5, 0.25)


def test_where_just_recall_is_measured_there_is_no_f1() -> None:
    figure = tally(judged("a", "found", "missed"))[1]
    assert (figure.precision, figure.recall, figure.f1) == (None, 0.5, None)


def test_nothing_found_of_what_was_expected_is_an_f1_of_zero() -> None:
    figure = tally(judged("a", "missed"))[1]
    assert (figure.precision, figure.recall, figure.f1) == (None, 0.0, 0.0)


def test_always_yes_is_given_beside_yes_or_no_questions() -> None:
    figure = tally(judged("a", "right", "missed", "rejected", "wrong", measure=replace(MEASURE, baseline=True)))[1]
    assert (figure.accuracy, figure.baseline) == (0.5, pytest.approx(2 / 3))


def test_a_judgement_may_stand_for_several() -> None:
    figure = tally([Judgement(measure=MEASURE, label="a", verdict="missed", times=4), *judged("a", "right")])[1]
    assert (figure.missed, figure.recall) == (4, 0.2)


def test_no_judgements_give_no_figures() -> None:
    assert tally([]) == ()


@pytest.mark.parametrize(
    ("precision", "recall", "expected"), [(None, None, None), (None, 0.5, 0.0), (0.0, 0.5, 0.0), (0.5, 0.5, 0.5)]
)
def test_f1_is_defined_wherever_something_was_measured(
    precision: float | None, recall: float | None, expected: float | None
) -> None:
    assert harmonic_mean(precision, recall) == expected
