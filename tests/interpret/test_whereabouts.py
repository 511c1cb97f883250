"""Where the statements of a document hold: by headings, sections and the sentence before."""

from functools import cache

import pytest

from smallprint import Analyzer


@cache
def analyzer() -> Analyzer:
    return Analyzer()


def regions(text: str, rule: str) -> list[str | None]:
    report = analyzer().analyze(text, media_type="text/markdown", fragment=True)
    return [clause.region for clause in report.clauses if clause.rule == rule]


def test_a_heading_tells_who_lives_where() -> None:
    text = "# Terms\n\n## 4. Quarrels (only members in the United States)\n\nDisputes go to binding arbitration."
    assert regions(text, "disputes.arbitration") == ["United States"]


def test_a_heading_above_the_innermost_counts() -> None:
    text = "# Policy\n\n## Readers in Brazil\n\n### Erasing\n\nYou may ask us to delete your personal data."
    assert regions(text, "opt-out.delete_request") == ["Brazil"]


def test_a_lead_in_limits_its_items() -> None:
    text = "If you reside in Colorado, you may ask us:\n\n- to delete your personal data;\n- for a copy."
    assert regions(text, "opt-out.delete_request") == ["Colorado"]


@pytest.mark.parametrize("opening", ["In such a case,", "In that event,", "In these cases,"])
def test_the_sentence_before_lends_its_region(opening: str) -> None:
    text = f"You may write to us if you live in Nevada. {opening} you can ask us to delete your personal data."
    assert regions(text, "opt-out.delete_request") == ["Nevada"]


def test_another_sentence_does_not() -> None:
    text = "You may write to us if you live in Nevada. You can ask us to delete your personal data."
    assert regions(text, "opt-out.delete_request") == [None]


SECTION = "# Terms\n\n## 7. Quarrels\n\n{scope}\n\nAny dispute will be resolved by binding arbitration.\n\n{after}"


@pytest.mark.parametrize(
    ("scope", "region"),
    [
        ("This section applies only if you live in Canada.", "Canada"),
        ("Section 7 does not apply to you if you are a consumer in the UK.", "outside the UK"),
        ("Section 9 does not apply to you if you are a consumer in the UK.", None),
        ("The price that applies in Canada is on the door.", None),
    ],
)
def test_a_section_says_whom_it_is_for(scope: str, region: str | None) -> None:
    assert regions(SECTION.format(scope=scope, after=""), "disputes.arbitration") == [region]


def test_a_section_ends_with_the_next_heading() -> None:
    text = SECTION.format(
        scope="This section applies only if you live in Canada.",
        after="## 8. More\n\nAny dispute will be resolved by binding arbitration.",
    )
    assert regions(text, "disputes.arbitration") == ["Canada", None]


def test_rights_that_are_introduced_for_a_region_are_its_own() -> None:
    text = (
        "# Policy\n\n## Rights\n\nIf you live in the EEA, you have these rights:\n\n"
        "**Erasure.** You may ask us to delete your personal data."
    )
    assert regions(text, "opt-out.delete_request") == ["EEA"]


def test_what_is_said_for_all_and_for_a_region_is_for_all() -> None:
    text = (
        "You may ask us to delete your personal data.\n\nCalifornia residents may ask us to delete their personal data."
    )
    report = analyzer().analyze(text, fragment=True)
    finding = next(finding for finding in report.findings if finding.practice == "rights.delete_request")
    assert finding.region is None
    assert not finding.partial


def test_what_most_of_a_document_stands_below_is_not_this_section() -> None:
    text = (
        "# Rules\n\nWelcome.\n\n## Policy\n\nThis section applies to you if you are located in Oregon.\n\n"
        "Write to us about lamps.\n\nOr about wicks.\n\nYou can ask us to delete your personal data."
    )
    assert regions(text, "opt-out.delete_request") == [None]


@pytest.mark.parametrize(
    ("lead", "region"),
    [
        ("If you live or work in the UK, you have the rights below.", "UK"),
        ("If you live in the UK, you have the following rights in addition.", "UK"),
        ("If you live in the UK, you have rights that are told in another section below.", None),
    ],
)
def test_rights_that_are_told_below_are_those_of_the_region(lead: str, region: str | None) -> None:
    text = f"# Policy\n\n## Rights\n\n{lead}\n\n**Erasure.** You may ask us to delete your personal data."
    assert regions(text, "opt-out.delete_request") == [region]
