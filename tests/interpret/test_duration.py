"""How long data is kept, what is kept and what starts the clock, read with the built-in rules."""

import pytest

from smallprint import Analyzer
from smallprint.interpret import read_passage
from smallprint.interpret.duration import normalise_duration
from smallprint.match import Matcher, recall_rules
from smallprint.model import Period


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return recall_rules()


def _periods(matcher: Matcher, text: str, lead_in: str = "") -> set[Period]:
    return {clause.period for clause in read_passage(matcher, text, lead_in=lead_in) if clause.period is not None}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("30 days", "P30D"),
        ("twelve months", "P12M"),
        ("thirty (30) days", "P30D"),
        ("thirty (30) calendar days", "P30D"),
        ("60 additional days", "P60D"),
        ("48 hours", "PT48H"),
        ("40 mins", "PT40M"),
        ("3 yrs", "P3Y"),
        ("a fortnight", "P2W"),
        ("one and a half years", "P18M"),
        ("a year and a half", "P18M"),
        ("soon", None),
    ],
)
def test_a_duration_keeps_its_own_unit(text: str, value: str | None) -> None:
    assert normalise_duration(text) == value


def test_of_a_range_the_upper_end_counts() -> None:
    assert normalise_duration("30 to 90 days") == "P90D"


def test_what_stands_between_the_verb_and_its_time_is_kept(matcher: Matcher) -> None:
    assert _periods(matcher, "We keep invoices for ten years.") == {Period(value="P10Y", what="invoices", starts="")}


def test_what_is_kept_may_stand_before_the_verb(matcher: Matcher) -> None:
    assert Period(value="P14D", what="server logs", starts="") in _periods(
        matcher, "Server logs are deleted after 14 days."
    )


def test_two_times_in_one_sentence_each_have_their_own(matcher: Matcher) -> None:
    assert _periods(matcher, "We keep invoices for 10 years and chat messages for 30 days.") == {
        Period(value="P10Y", what="invoices", starts=""),
        Period(value="P30D", what="chat messages", starts=""),
    }


def test_a_pronoun_gives_way_to_what_it_points_to(matcher: Matcher) -> None:
    assert _periods(matcher, "If a recording cannot be played, we keep it for 30 days.") == {
        Period(value="P30D", what="recording", starts="")
    }


def test_what_starts_the_clock_is_told(matcher: Matcher) -> None:
    assert _periods(matcher, "We keep invoices for ten years after the last payment.") == {
        Period(value="P10Y", what="invoices", starts="after the last payment")
    }


def test_an_item_names_what_its_lead_in_keeps(matcher: Matcher) -> None:
    assert _periods(matcher, "Purchase history", lead_in="We retain the following for 24 months:") == {
        Period(value="P24M", what="purchase history", starts="")
    }


def test_the_header_of_a_row_names_what_is_kept() -> None:
    table = "| Data | Retention period |\n|---|---|\n| Billing records | 7 years |\n"
    report = Analyzer().analyze(table, media_type="text/markdown", fragment=True)
    assert [clause.period for clause in report.clauses if clause.period is not None] == [
        Period(value="P7Y", what="billing records", starts="")
    ]


@pytest.mark.parametrize(
    ("text", "value", "what"),
    [
        ("### 3 years\n\n#### Contact details\n\nShoe size.", "P3Y", "contact details"),
        ("### 2.1 Server logs\n\nUp to ten days", "P10D", "server logs"),
        ("### How we work\n\nUp to ten days", "P10D", ""),
        ("### Prize draws\n\nWe keep this data for a year.", "P1Y", "prize draws"),
        ("### Your rights\n\nWe keep this data for a year.", "P1Y", ""),
        ("### Prize draws\n\nWe keep horoscope answers for a year.", "P1Y", "answers"),
        ("### How we work\n\nThe yellow token is erased after a year.", "P1Y", "yellow token"),
    ],
)
def test_headings_tell_how_long_and_what(text: str, value: str, what: str) -> None:
    report = Analyzer().analyze(f"# Notice\n\n## Data retention\n\n{text}", media_type="text/markdown", fragment=True)
    assert [(clause.period.value, clause.period.what) for clause in report.clauses if clause.period] == [(value, what)]


def test_a_heading_that_tells_no_time_of_keeping_says_nothing() -> None:
    text = "# Notice\n\n## Children\n\n### 13 years\n\nA swing is for the young."
    assert not Analyzer().analyze(text, media_type="text/markdown", fragment=True).clauses


def test_the_time_of_a_warning_is_no_period(matcher: Matcher) -> None:
    text = "Accounts inactive for 20 months may be deleted after at least 30 days' prior notice."
    assert {period.value for period in _periods(matcher, text)} == {"P20M"}


def test_a_time_that_looks_back_keeps_nothing(matcher: Matcher) -> None:
    assert _periods(matcher, "We have not sold data in the preceding 12 months.") == set()


def test_a_limited_time_without_a_number_is_as_long_as_needed(matcher: Matcher) -> None:
    assert _periods(matcher, "We keep chat transcripts for a limited time.") == {
        Period(value="AS_NEEDED", what="chat transcripts", starts="")
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We keep our guests' messages for half a year.", "P6M"),
        ("We keep a quote only while it is of use.", "AS_NEEDED"),
        ("Entry forms are destroyed once the draw is over.", "AS_NEEDED"),
        ("Your data is kept throughout your membership.", "ACCOUNT_LIFETIME"),
        ("We hold receipts to satisfy the rules of tax and accounting.", "LEGAL_OBLIGATION"),
        ("We never erase purchase records.", "INDEFINITE"),
        ("Readings older than 12 months are removed.", "P12M"),
        ("Chat transcripts are wiped every 30 days.", "P30D"),
    ],
)
def test_a_time_is_read_however_it_is_put(matcher: Matcher, text: str, value: str) -> None:
    assert {period.value for period in _periods(matcher, text)} == {value}


@pytest.mark.parametrize(
    "text",
    [
        "We have kept data safe for 20 years.",
        "The download link for your records expires after 24 hours.",
        "We hold your order for 14 days at the shop.",
        "Unless we delete it, the number of times you open the app over seven days is shown to you.",
        "We keep a list of members whom we have permanently suspended.",
    ],
)
def test_other_times_are_no_periods(matcher: Matcher, text: str) -> None:
    assert _periods(matcher, text) == set()


def test_each_time_of_unused_accounts_is_read(matcher: Matcher) -> None:
    text = "Profiles are removed after three years of inactivity, or after two years of inactivity in Japan."
    assert {period.value for period in _periods(matcher, text)} == {"P3Y", "P2Y"}


def test_the_words_before_a_general_noun_say_what_is_kept(matcher: Matcher) -> None:
    assert _periods(matcher, "We store your rowing machine data for two years.") == {
        Period(value="P2Y", what="rowing machine data", starts="")
    }


def test_between_two_units_the_later_end_counts(matcher: Matcher) -> None:
    assert {period.value for period in _periods(matcher, "We keep chats for between 30 days and one year.")} == {"P1Y"}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Records of your rides are kept for a year.", "records of your rides"),
        ("Data collected for the raffle is erased after a year.", "data collected for the raffle"),
        (
            "Information related to this wish (for example your email) is kept for a year.",
            "information related to this wish",
        ),
        ("We keep information about you for a year.", "information about you"),
    ],
)
def test_a_noun_that_says_little_is_named_with_its_addition(matcher: Matcher, text: str, what: str) -> None:
    assert {period.what for period in _periods(matcher, text)} == {what}


def test_what_ends_the_keeping_is_not_kept(matcher: Matcher) -> None:
    periods = _periods(matcher, "Information is held until the enquiry has been settled.")
    assert {period.what for period in periods} == {"information"}


def test_what_starts_the_clock_is_not_kept(matcher: Matcher) -> None:
    periods = _periods(matcher, "Damage reports are retained for twelve months from the date of submission.")
    assert {period.what for period in periods} == {"damage reports"}
