"""Questions that the text answers itself."""

import pytest

from smallprint import Analyzer


def shown(analyzer: Analyzer, text: str) -> set[str]:
    return {finding.practice for finding in analyzer.analyze(text, fragment=True, media_type="text/markdown").findings}


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.mark.parametrize(
    ("text", "practice"),
    [
        ("Do we sell your personal information? No.", "share.not_sold"),
        ("Do we share your data with advertisers? Yes, we do.", "share.ads"),
        ("## Do we sell your personal data?\n\nNo, never.", "share.not_sold"),
        ("## Can I close my account?\n\n- No, but you may leave it unread.", "rights.no_delete"),
        ("* Do we use GPS to see where you are? [Yes](#where)", "collect.location_precise"),
    ],
)
def test_an_answered_question_is_a_statement(analyzer: Analyzer, text: str, practice: str) -> None:
    assert practice in shown(analyzer, text)


@pytest.mark.parametrize(
    "text",
    [
        "Do we sell your personal information?",
        "Do we sell your personal information? Read on.",
        "Do we share your data with advertisers? Yes, with your consent.",
        "Do we share your data with advertisers? No, except to count visits.",
        "Do you want us to share your data with advertisers? Yes.",
        "## Do we share your data with advertisers?\n\nNo data is needed to read the map.",
    ],
)
def test_without_a_plain_answer_nothing_is_stated(analyzer: Analyzer, text: str) -> None:
    assert not shown(analyzer, text)


def test_the_quote_holds_question_and_answer(analyzer: Analyzer) -> None:
    report = analyzer.analyze("Do we sell your personal data? No. It is raining.", fragment=True)
    assert {clause.quote for clause in report.clauses if clause.practice} == {"Do we sell your personal data? No."}


@pytest.mark.parametrize(("answer", "collected"), [("NO", False), ("No.", False), ("YES", True)])
def test_a_row_that_says_no_states_nothing(analyzer: Analyzer, answer: str, collected: bool) -> None:
    table = (
        f"| Category | Examples | Collected |\n|---|---|---|\n| Body data | Fingerprints and voiceprints | {answer} |\n"
    )
    text = f"# Notice\n\n## What we collect\n\nThese are the kinds of data that we have gathered:\n\n{table}"
    assert ("collect.biometric" in shown(analyzer, text)) is collected


def test_the_author_of_a_small_site_speaks_of_himself(analyzer: Analyzer) -> None:
    assert "share.not_sold" in shown(analyzer, "I never sell your data.")
    assert not shown(analyzer, 'You say "I sell my personal data" by clicking.')
