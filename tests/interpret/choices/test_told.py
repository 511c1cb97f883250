import pytest

from smallprint import analyze
from smallprint.interpret.choices.carried import finds_message_link, name_message_link
from smallprint.interpret.choices.postal import find_listed, find_postal_address
from smallprint.interpret.choices.told import (
    find_keyword,
    find_numbers,
    is_sent_otherwise,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Use the link at the foot of any of our letters.",
        "Each issue tells you how to unsubscribe.",
        "You may opt out in every message.",
        "Press the button in it.",
        "All promotional emails carry a simple means to decline more.",
    ],
)
def test_links_that_messages_carry_are_recognised(sentence: str) -> None:
    assert finds_message_link(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["You may opt out of promotional emails.", "You can unsubscribe from our newsletter.", "We send you emails."],
)
def test_what_is_refused_is_not_where_it_is_refused(sentence: str) -> None:
    assert not finds_message_link(sentence)


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Call our desk toll free at (800) 555-0134 or write.", ["(800) 555-0134"]),
        ("You can do so by phoning +44 20 7946 0011.", ["+44 20 7946 0011"]),
        ("Call us at 1-800-555-0164 (1-800-LAMPS) today.", ["1-800-555-0164"]),
        ("Change them by contacting the Guild Desk at 1-800-555-0199.", ["1-800-555-0199"]),
        ("Call 555-010-2030 (days) or 555-010-2031 (nights).", ["555-010-2030", "555-010-2031"]),
        ("Call 555-010-2030 or 30 days later.", ["555-010-2030"]),
        ("Call us within 30 days.", []),
    ],
)
def test_numbers_to_call_are_found(sentence: str, numbers: list[str]) -> None:
    assert list(find_numbers(sentence)) == numbers


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Stop them by texting the word HALT to 70007 from your phone.", "HALT to 70007"),
        ('Reply "Stop" to any text.', "STOP"),
        ("Answer with END.", "END"),
        ("Send us a text.", None),
    ],
)
def test_words_that_end_messages_are_found(sentence: str, word: str | None) -> None:
    assert find_keyword(sentence) == word


def test_postal_addresses_stand_in_the_sentence_or_after_its_colon() -> None:
    inline = "Send a letter to Lamp Works Ltd, 12 Elm Road, York YO1 2AB, or call us."
    assert find_postal_address(inline, "") == "Lamp Works Ltd, 12 Elm Road, York YO1 2AB"
    lines = "\nLamp Works, Inc.\nP.O. Box 88\nSalem, OR 97301\nPlease allow six weeks."
    assert (
        find_postal_address("Write to us at this address:", lines) == "Lamp Works, Inc., P.O. Box 88, Salem, OR 97301"
    )
    assert find_postal_address("Write to us at lamps@example.org.", "") is None
    beside = "Contact us at lamps@example.org or Lamp Works Ltd, 12 Elm Road, York YO1 2AB."
    assert find_postal_address(beside, "") == "Lamp Works Ltd, 12 Elm Road, York YO1 2AB"
    assert find_postal_address("Write to us.", lines) is None


def test_what_is_run_into_an_address_is_cut() -> None:
    run_in = "\nLamp Works, P.O. Box 88, Salem, OR 97301 Other Shops We know none."
    assert find_postal_address("Write to us at this address:", run_in) == "Lamp Works, P.O. Box 88, Salem, OR 97301"


def test_ways_are_read_from_the_labels_of_lines() -> None:
    lines = (
        "\nE-mail: desk@lamps.example\n\nMail: Lamp Works, 12 Elm Road, York YO1 2AB\n\nPhone: 555-010-2030\n\nMore."
    )
    assert find_listed(lines) == [
        ("email", "desk@lamps.example"),
        ("postal mail", "Lamp Works, 12 Elm Road, York YO1 2AB"),
        ("phone", "555-010-2030"),
    ]
    assert find_listed("\nHours: nine to five\nPhone: 555-010-2030") == []


def test_a_link_of_messages_is_named_by_the_text() -> None:
    assert name_message_link("Use the unsubscribe link at the foot of any issue.") == (
        "unsubscribe link at the foot of any issue"
    )
    assert name_message_link("You may opt out in every message.") is None


def test_post_and_texts_are_not_email() -> None:
    assert is_sent_otherwise("You can stop our catalogues.")
    assert not is_sent_otherwise("You can stop our catalogues and emails.")


def test_each_kind_of_way_told_in_words_becomes_a_choice() -> None:
    def read(text: str) -> set[tuple[str, str, str | None]]:
        report = analyze(text, media_type="text/markdown", fragment=True)
        choices = (clause.choice for clause in report.clauses if clause.choice)
        return {(choice.from_, choice.mechanism, choice.target) for choice in choices}

    assert read("You may stop our newsletter by calling 020 7946 0011.") == {
        ("marketing email", "phone", "020 7946 0011")
    }
    assert read("To stop our text messages, text QUIT to 55512.") == {("other", "other", "QUIT to 55512")}
    assert read("You can unsubscribe by writing to Lamps Ltd, 3 Elm Road, York YO1 2AB.") == {
        ("marketing email", "postal mail", "Lamps Ltd, 3 Elm Road, York YO1 2AB")
    }
    assert read('Tap "Don\'t Allow" when your phone asks for your location.') == {
        ("location", "device setting", "Don't Allow")
    }
    assert read('You can opt out of the sale of your data with the "Do Not Sell My Info" link in our footer.') == {
        ("sale or sharing", "web form", "Do Not Sell My Info")
    }


def test_what_a_text_message_tells_is_no_link_in_an_email() -> None:
    report = analyze("You can stop our text messages by following the opt-out instructions in each one.", fragment=True)
    choices = {clause.choice for clause in report.clauses if clause.choice}
    assert {(choice.from_, choice.mechanism) for choice in choices} == {("other", "other")}


def test_a_long_row_of_words_is_read_in_a_moment() -> None:
    assert find_keyword("text to the word " * 400) is None
