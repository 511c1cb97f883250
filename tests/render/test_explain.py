from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.model import Report
from smallprint.render.explain import explain, round_to_sum, uncounted


def test_silence_and_all_reasons_make_the_overall_score_as_printed(report: Report) -> None:
    assert report.score is not None
    explanation = explain(report, report.score)
    assert explanation.silence == 52.3
    assert [(reason.finding.practice, reason.points) for reason in explanation.reasons] == [
        ("share.ads", -4.4),
        ("retain.stated_period", 5.3),
        ("optout.ads_setting", 2.0),
    ]
    assert explanation.overall == 55.2


def test_what_blockers_take_beyond_their_own_points_is_told(report: Report) -> None:
    assert report.score is not None
    explanation = explain(report, replace(report.score, overall=39.0, capped=-16.2))
    assert (explanation.silence, explanation.capped, explanation.overall) == (52.3, -16.2, 39.0)
    assert sum(reason.points for reason in explanation.reasons) == pytest.approx(2.9)


def test_findings_without_effect_are_told_apart(report: Report) -> None:
    assert [finding.practice for finding in uncounted(report)] == ["share.no_ads", "collect.messages"]


def test_a_finding_of_a_pillar_without_weight_is_no_reason(report: Report) -> None:
    assert report.score is not None
    findings = tuple(replace(finding, pillar="security") for finding in report.findings)
    assert explain(replace(report, findings=findings), report.score).reasons == ()


@given(st.lists(st.floats(min_value=-50, max_value=50), max_size=30))
def test_rounded_points_add_up_and_none_moves_by_more_than_a_tenth(values: list[float]) -> None:
    rounded = round_to_sum(values, sum(values))
    assert round(sum(rounded), 1) == round(sum(values), 1) + 0.0
    assert all(abs(was - now) <= 0.1 + 1e-9 for was, now in zip(values, rounded, strict=True))
