import pytest

from smallprint.interpret.choices.carried import name_carried, name_message_link
from smallprint.interpret.choices.told import Way
from smallprint.interpret.choices.unnamed import name_unnamed


@pytest.mark.parametrize(
    ("mechanism", "sentence", "name"),
    [
        ("web form", "To refuse them, please click here.", "click here"),
        ("web form", "Ask us for a copy with our data request form.", "data request form"),
        ("web form", 'Use the form on the "Write Us" page.', "Write Us page"),
        ("web form", "Follow the link.", None),
        ("account setting", "Log in to your account and change it.", "your account"),
        ("account setting", "You can see them through your online account.", "your online account"),
        ("account setting", "Untick the news box in your member profile.", "news box in your member profile"),
        ("account setting", "Write to your account manager.", None),
        ("account setting", "You can stop the tracking by the app.", None),
        ("unsubscribe link", "Each mailing will contain details of how to stop it.", "details in each mailing"),
        ("email", "Send us an e-mail, or click here.", None),
    ],
)
def test_ways_without_a_name_are_called_what_the_sentence_calls_them(
    mechanism: str, sentence: str, name: str | None
) -> None:
    assert name_unnamed([Way(mechanism=mechanism, target=None)], sentence)[0].target == name


def test_a_name_is_kept() -> None:
    way = Way(mechanism="web form", target="https://lamp.example/stop")
    assert name_unnamed([way], "Click here.") == [way]


def test_a_link_in_messages_is_named_with_whose_they_are() -> None:
    assert (
        name_message_link("Use the link at the end of any Lampshop email.") == "link at the end of any Lampshop email"
    )
    assert name_message_link("Use the “unsubscribe” or “stop” link in our emails.") is not None


def test_messages_that_hold_no_link_name_none() -> None:
    assert name_carried("Every email gives you a chance to think.") is None
