import pytest

from smallprint.interpret.choices.address import (
    classify_address,
    is_background,
    is_typed,
    leads_to_reading,
    points,
    tidy_address,
)
from smallprint.interpret.choices.help_pages import judge_help_page


@pytest.mark.parametrize(
    ("address", "mechanism"),
    [
        ("mailto:privacy@quillmoth.example", "email"),
        ("tel:+1-555-0100", "phone"),
        ("https://optout.aboutads.info/", "industry page"),
        ("https://www.networkadvertising.org/choices", "industry page"),
        ("https://tools.google.com/dlpage/gaoptout", "other"),
        ("https://quillmoth.example/settings/ads", "account setting"),
        ("https://quillmoth.example/unsubscribe", "web form"),
        ("https://help.quillmoth.example/deleting", "other"),
        ("https://help.quillmoth.example/hc/requests/new", "web form"),
        ("https://quillmoth.example/about", None),
    ],
)
def test_an_address_tells_the_mechanism_behind_it(address: str, mechanism: str | None) -> None:
    assert classify_address(address, "") == mechanism


def test_links_to_policies_and_within_the_page_are_background() -> None:
    assert is_background("Cookie Policy", "https://quillmoth.example/cookies")
    assert is_background("section 4", "#section-4")
    assert is_background("Vendor", "https://vendor.example/privacy")
    assert not is_background("opt-out page", "https://vendor.example/privacy/opt-out")
    assert not is_background("here", "https://quillmoth.example/privacy/choices")


def test_words_before_a_link_send_a_reader_there() -> None:
    assert points("Quillmoth Tuner", "You can do this in our ")
    assert points("here", "")
    assert not points("Quillmoth", "mail is sent for us by Zapfolio and ")


def test_more_to_read_is_no_way() -> None:
    assert leads_to_reading("You can learn more about deletion in our ")
    assert not leads_to_reading("You can delete it on our ")


def test_only_an_address_with_a_path_or_a_scheme_is_written_as_one() -> None:
    assert is_typed("www.quillmoth.example")
    assert is_typed("quillmoth.example/stop")
    assert not is_typed("Quillmoth.example")


def test_parameters_that_only_track_are_left_out() -> None:
    assert tidy_address("https://quillmoth.example/stop?trk=a&page=2") == "https://quillmoth.example/stop?page=2"
    assert tidy_address("mailto:privacy@quillmoth.example") == "privacy@quillmoth.example"
    assert tidy_address("mailto://privacy@quillmoth.example") == "privacy@quillmoth.example"
    assert tidy_address("https://quillmoth.example/cdn-cgi/l/email-protection") is None


@pytest.mark.parametrize(
    ("before", "sentence", "mechanism"),
    [
        (
            "You can close your account as explained ",
            "You can close your account as explained here.",
            "account setting",
        ),
        ("by the process explained ", "You can get a copy of your data by the process explained here.", "web form"),
        ("Otherwise contact us ", "Otherwise contact us here.", "web form"),
        ("You can ", "You can ask us to delete your data.", "other"),
        ("", "You can learn how to delete your account in our Help Center.", "other"),
    ],
)
def test_a_help_page_is_judged_by_the_act_it_explains(before: str, sentence: str, mechanism: str) -> None:
    assert (
        judge_help_page("https://help.quillmoth.example/a/12", label="here", before=before, sentence=sentence)
        == mechanism
    )


def test_an_address_that_asks_how_is_a_help_page() -> None:
    address = "https://quillmoth.example/account/how-to-delete-your-account"
    assert (
        judge_help_page(address, label="here", before="You can ", sentence="You can delete your account.")
        == "account setting"
    )
    assert (
        judge_help_page("https://quillmoth.example/account", label="here", before="", sentence="You can delete it.")
        is None
    )
