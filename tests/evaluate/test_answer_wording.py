import pytest

from smallprint.evaluate.wording import content_words, normalise_duration, share_words


@pytest.mark.parametrize(
    ("value", "normal"),
    [
        ("P1Y", "P12M"),
        ("P18M", "P18M"),
        ("P1Y6M", "P18M"),
        ("P2W", "P14D"),
        ("PT48H", "P2D"),
        ("PT36H", "PT36H"),
        ("P30D", "P30D"),
        ("PT30M", "PT30M"),
        ("AS_NEEDED", "AS_NEEDED"),
        ("P", "P"),
    ],
)
def test_durations_of_one_length_in_calendar_terms_are_one(value: str, normal: str) -> None:
    assert normalise_duration(value) == normal


def test_a_month_is_not_thirty_days() -> None:
    assert normalise_duration("P1M") != normalise_duration("P30D")


def test_a_name_is_known_by_the_stems_of_its_telling_words() -> None:
    assert content_words("The IP addresses (of your devices)") == {"ip", "address"}


def test_a_name_of_filler_alone_keeps_it() -> None:
    assert content_words("personal data") == {"personal", "data"}


def test_two_names_agree_by_one_telling_word() -> None:
    assert share_words("server logs, kept for security", "our log files")
    assert not share_words("support emails", "invoices")


def test_data_in_general_agrees_with_its_like_alone() -> None:
    assert share_words("your personal data", "")
    assert share_words("information", "certain information we collected, after deletion")
    assert not share_words("your personal data", "invoices")
