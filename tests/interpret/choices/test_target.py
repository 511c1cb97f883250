import pytest

from smallprint.interpret.choices.labels import find_button
from smallprint.interpret.choices.target import name_setting


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
        ("Refuse it in your account settings.", "in your account", "account setting", "account settings"),
        ("Adjust your preferences here.", "Adjust your preferences", "account setting", "preferences"),
        ("Refuse them in your browser.", "your browser", "browser setting", "browser settings"),
        ("Set Do Not Track in your browser.", "your browser", "browser setting", "Do Not Track"),
    ],
)
def test_a_setting_is_named_in_the_words_of_its_sentence(
    sentence: str, words: str, mechanism: str, name: str | None
) -> None:
    start = sentence.rindex(words)
    assert name_setting(sentence, start, start + len(words), mechanism) == name


def test_a_button_that_deletes_is_named_without_words_for_a_setting() -> None:
    assert find_button('Log in and click "Delete My Account".') == "Delete My Account"
    assert find_button('Log in and click "Play".') is None


def test_what_is_set_is_named_with_the_settings_it_is_in() -> None:
    sentence = "Stop it by changing your bulletin options in your account settings."
    start = sentence.index("account settings")
    name = name_setting(sentence, start, start + len("account settings"), "account setting")
    assert name == "bulletin options in your account settings"


def test_an_act_is_no_part_of_a_name() -> None:
    sentence = "You can make more choices in your account settings."
    start = sentence.index("account settings")
    assert name_setting(sentence, start, start + len("account settings"), "account setting") == "account settings"
