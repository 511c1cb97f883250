import pytest

from smallprint.interpret.target import (
    classify_address,
    is_background,
    is_typed,
    leads_to_reading,
    name_setting,
    points,
    tidy_address,
)


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
    assert tidy_address("https://quillmoth.example/cdn-cgi/l/email-protection") is None


@pytest.mark.parametrize(
    ("sentence", "words", "mechanism", "name"),
    [
        ("Go to Settings > Privacy and choose.", "Settings", "account setting", "Settings > Privacy"),
        (
            'Go to Settings > Privacy and disable "Suggest Friends".',
            "Settings",
            "account setting",
            "Settings > Privacy > Suggest Friends",
        ),
        ('Open the "Data Room" in your settings.', "settings", "account setting", "Data Room"),
        (
            "Check your account and cookie settings.",
            "cookie settings",
            "account setting",
            "account and cookie settings",
        ),
        ("Do so in your account.", "in your account", "account setting", None),
        (
            "Use the unsubscribe link in any message.",
            "unsubscribe link",
            "unsubscribe link",
            "unsubscribe link in any message",
        ),
        ("Use the unsubscribe link in any issue.", "unsubscribe link", "unsubscribe link", "unsubscribe link"),
        ("Please call us at (555) 010-0199.", "call us", "phone", "(555) 010-0199"),
        ("We obey the Global Privacy Control (GPC).", "GPC", "GPC", "Global Privacy Control"),
        ("Set Do Not Track in your browser.", "your browser", "browser setting", "Do Not Track"),
    ],
)
def test_a_setting_is_named_in_the_words_of_its_sentence(
    sentence: str, words: str, mechanism: str, name: str | None
) -> None:
    start = sentence.rindex(words)
    assert name_setting(sentence, start, start + len(words), mechanism) == name
