"""What a whole text says about notice of changes."""

import pytest

from smallprint import Analyzer


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


def practices(analyzer: Analyzer, text: str) -> dict[str, str]:
    report = analyzer.analyze(text, fragment=True)
    return {finding.practice: finding.says for finding in report.findings if finding.practice.startswith("change.")}


def test_a_right_to_change_at_will_shows_changes_by_posting(analyzer: Analyzer) -> None:
    assert list(practices(analyzer, "We may change these terms at any time.")) == ["change.post_only"]


def test_a_promise_of_notice_elsewhere_overrules_a_right_to_change_at_will(analyzer: Analyzer) -> None:
    text = "We may change these terms at any time. We will notify you by email of any material changes."
    assert list(practices(analyzer, text)) == ["change.notified"]


def test_a_new_version_that_is_posted_counts_only_where_nobody_is_told(analyzer: Analyzer) -> None:
    posted = "If we revise this policy, we will post the new version on this page."
    assert list(practices(analyzer, posted)) == ["change.post_only"]
    told = posted + " We will notify you by email of any material changes."
    assert list(practices(analyzer, told)) == ["change.notified"]


def test_posting_that_is_enough_stands_beside_notice_of_greater_changes(analyzer: Analyzer) -> None:
    text = "Changes are effective when posted. We will notify you by email of any material changes."
    assert list(practices(analyzer, text)) == ["change.notified", "change.post_only"]


def test_a_month_is_notice_well_ahead(analyzer: Analyzer) -> None:
    found = practices(analyzer, "We will notify you at least 30 days before we change these terms.")
    assert found["change.notice_30"] == "They tell you at least 30 days before terms change."


def test_two_weeks_are_notice_and_no_more(analyzer: Analyzer) -> None:
    text = "We will notify you at least 14 days before we change these terms."
    assert list(practices(analyzer, text)) == ["change.notified"]


def test_months_of_notice_are_said_without_a_number_of_days(analyzer: Analyzer) -> None:
    found = practices(analyzer, "We give you two months' notice of any change to this agreement.")
    assert found["change.notice_30"] == "They tell you well before terms change."
