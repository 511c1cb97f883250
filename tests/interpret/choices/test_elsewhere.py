import time

import pytest

from smallprint import analyze
from smallprint.model import Choice

PAGE = """# Privacy policy of Fernleaf

## 1. What we keep

{asks}

## 8. Keeping data safe

Report a weakness of our site to safety@fernleaf.example.

## 9. {title}

{told}
"""
ASKS = "You may ask us to delete your data by contacting us{how}."


def read_choices(asks: str, told: str, title: str = "Reaching our office") -> set[tuple[str, str | None]]:
    """Mechanism and target of every choice on deletion."""
    report = analyze(PAGE.format(asks=asks, told=told, title=title), media_type="text/markdown", fragment=True)
    choices: list[Choice] = [clause.choice for clause in report.clauses if clause.choice]
    return {(choice.mechanism, choice.target) for choice in choices if choice.from_ == "account/data deletion"}


@pytest.mark.parametrize(
    "how",
    [
        " as described in section 9",
        " as set out in Section 9 below",
        ' as told in the "Reaching our office" section',
        " as told in the Reaching our Office section of this page",
        " as told in the section Reaching our office",
        " as told [there](#9-reaching-our-office)",
        " as told under [Reaching our office](#s9)",
    ],
)
def test_a_section_is_found_by_number_name_and_anchor(how: str) -> None:
    choices = read_choices(ASKS.format(how=how), "Write to desk@fernleaf.example at any hour.")
    assert choices == {("email", "desk@fernleaf.example")}


@pytest.mark.parametrize("title", ["Contact us", "How to contact us", "Questions and contact details", "Contact"])
@pytest.mark.parametrize(
    "how", ["", " with the contact details below", " at the address given at the end of this page"]
)
def test_without_a_name_it_is_the_section_on_contact(how: str, title: str) -> None:
    choices = read_choices(ASKS.format(how=how), "Write to desk@fernleaf.example at any hour.", title)
    assert choices == {("email", "desk@fernleaf.example")}


def test_without_a_section_it_is_the_one_own_mailbox() -> None:
    told = "Our letters come from desk@fernleaf.example. Journalists of the press may write to news@fernleaf.example."
    assert read_choices(ASKS.format(how=""), told) == {("email", "desk@fernleaf.example")}
    told += " Others like hello@fernleaf.example more."
    assert read_choices(ASKS.format(how=""), told) == set()


def test_a_mailbox_that_is_named_without_its_address_gets_it() -> None:
    asks = "You may ask us to delete your data by sending an email to the address below."
    assert read_choices(asks, "Mail: desk@fernleaf.example", "Contact us") == {("email", "desk@fernleaf.example")}


def test_a_form_comes_before_a_postal_address() -> None:
    told = (
        "Fill in our [contact form](https://fernleaf.example/write).\n\nOr write to Fernleaf, 3 Elm Road, York YO1 2AB."
    )
    assert read_choices(ASKS.format(how=""), told, "Contact us") == {("web form", "https://fernleaf.example/write")}
    told = "You may write to Fernleaf, 3 Elm Road, York YO1 2AB."
    assert read_choices(ASKS.format(how=""), told, "Contact us") == {
        ("postal mail", "Fernleaf, 3 Elm Road, York YO1 2AB")
    }


def test_a_number_is_given_only_where_a_reader_is_told_to_call() -> None:
    told = "Call our desk on 020 7946 0011."
    assert read_choices(ASKS.format(how=""), told, "Contact us") == set()
    asks = "You may ask us to delete your data by phone at the number in section 9."
    assert read_choices(asks, told, "Contact us") == {("phone", "020 7946 0011")}


def test_the_address_may_follow_the_sentence() -> None:
    asks = "You may ask us to delete your data by contacting us at:\n\nFernleaf Ltd\n\nMail: desk@fernleaf.example"
    assert read_choices(asks, "Nothing here.") == {("email", "desk@fernleaf.example")}


@pytest.mark.parametrize(
    "told",
    [
        "Write to desk@fernleaf.example or to hello@fernleaf.example.",
        "Our representative in the Union is reached at desk@fernleaf.example.",
        "Complain to the supervisory authority: desk@fernleaf.example",
        "[For residents of California only]\n\nMail: desk@fernleaf.example",
        "Claims of copyright go to desk@fernleaf.example.",
        "Write to eu-rep@fernleaf.example.",
        "Write to press@fernleaf.example.",
        "We like letters.",
    ],
)
def test_no_address_is_given_that_may_be_a_wrong_one(told: str) -> None:
    assert read_choices(ASKS.format(how=" as described in section 9"), told) == set()


def test_a_desk_that_is_asked_for_is_no_other() -> None:
    told = "Our data protection officer is at dpo@fernleaf.example, everybody else at privacy@fernleaf.example."
    asks = "You may ask us to delete your data by contacting our {}."
    assert read_choices(asks.format("data protection officer"), told, "Contact us") == {
        ("email", "dpo@fernleaf.example")
    }
    assert read_choices(asks.format("privacy team"), told, "Contact us") == {("email", "privacy@fernleaf.example")}
    assert read_choices(asks.format("customer support"), told, "Contact us") == {("other", "customer support")}


@pytest.mark.parametrize(
    "asks",
    [
        "If you have questions about deleting your data, contact us.",
        "You may ask us to delete your data by contacting us through the app.",
        "When you contact us, we may ask whether we may delete your data.",
        "You can delete your data in your account settings. Contact us about anything else.",
    ],
)
def test_a_sentence_that_leaves_nothing_to_another_place_gets_no_address(asks: str) -> None:
    assert not {way for way in read_choices(asks, "desk@fernleaf.example", "Contact us") if way[0] == "email"}


def test_an_address_of_its_own_is_not_doubled() -> None:
    asks = "You may ask us to delete your data by contacting us at erase@fernleaf.example."
    assert read_choices(asks, "desk@fernleaf.example", "Contact us") == {("email", "erase@fernleaf.example")}


def test_a_second_way_is_added_only_where_it_is_offered_beside_the_first() -> None:
    asks = "You can delete your account in your account settings or by contacting us as described in section 9."
    choices = read_choices(asks, "desk@fernleaf.example", "Contact us")
    assert ("email", "desk@fernleaf.example") in choices


@pytest.mark.parametrize(
    "hostile",
    ["a." * 20_000 + "@", "contact " * 10_000, "the A a" * 8_000, "section " * 9_000, "“" * 20_000, "address " * 9_000],
)
def test_hostile_text_is_read_in_little_time(hostile: str) -> None:
    began = time.perf_counter()
    read_choices(ASKS.format(how=f" as described in section 9 {hostile}"), hostile, "Contact us")
    assert time.perf_counter() - began < 20


def test_a_section_that_is_named_tells_all_its_ways() -> None:
    told = (
        "* our [contact form](https://fernleaf.example/contact-form)\n* by email to care@fernleaf.example\n"
        "* by letter to: Fernleaf Ltd, 4 Elm Street, Leeds LS1 4AB"
    )
    assert {mechanism for mechanism, _ in read_choices(ASKS.format(how=" as described in section 9"), told)} == {
        "email",
        "web form",
        "postal mail",
    }
    assert {mechanism for mechanism, _ in read_choices(ASKS.format(how=""), told)} == {"email"}


def test_a_mailbox_of_one_country_serves_where_there_is_no_other() -> None:
    assert read_choices(ASKS.format(how=" as described in section 9"), "Write to care-uk@fernleaf.example.") == {
        ("email", "care-uk@fernleaf.example")
    }
    assert read_choices(
        ASKS.format(how=" as described in section 9"), "Write to care-uk@fernleaf.example or care@fernleaf.example."
    ) == {("email", "care@fernleaf.example")}


BLOCK = "Fernleaf Trust  \n4 Elm Street  \nLeeds LS1 4AB  \nUnited Kingdom\n\nE-mail: desk@fernleaf.example"


def test_an_address_that_nothing_announces_is_one_in_the_section_that_is_named() -> None:
    expected = {
        ("email", "desk@fernleaf.example"),
        ("postal mail", "Fernleaf Trust, 4 Elm Street, Leeds LS1 4AB, United Kingdom"),
    }
    assert read_choices(ASKS.format(how=" with the details given in section 9"), BLOCK, "Who we are") == expected
    how = " via the data controller details below"
    assert read_choices(ASKS.format(how=how), BLOCK, "The data controller") == expected


def test_the_office_of_an_authority_is_no_address_to_write_to() -> None:
    told = "Information Commissioner\n\n4 Elm Street\n\nLeeds LS1 4AB"
    assert read_choices(ASKS.format(how=" with the details given in section 9"), told, "Complaints") == set()


def test_writing_may_be_by_email_where_no_letter_is_spoken_of() -> None:
    asks = "You may ask us to delete your data by writing to our data protection officer."
    assert read_choices(asks, "Our data protection officer is at dpo@fernleaf.example.", "Contact us") == {
        ("email", "dpo@fernleaf.example")
    }


def test_an_address_that_lacks_beside_one_that_is_told_is_looked_up() -> None:
    asks = "You may ask us to delete your data by email (desk@fernleaf.example) or by post at the address given below."
    told = "Write to Fernleaf Ltd, 4 Elm Street, Leeds LS1 4AB."
    assert ("postal mail", "Fernleaf Ltd, 4 Elm Street, Leeds LS1 4AB") in read_choices(asks, told, "Contact us")


@pytest.mark.parametrize(
    ("how", "mechanism"),
    [("through the e-mail address below", "email"), ("at the postal address given below", "postal mail")],
)
def test_of_all_the_ways_told_elsewhere_those_are_meant_that_a_sentence_names(how: str, mechanism: str) -> None:
    told = "Fernleaf Ltd, 4 Elm Street, Leeds LS1 4AB\n\nE-mail: desk@fernleaf.example"
    assert {way for way, _ in read_choices(ASKS.format(how=f" {how}"), told, "Contact us")} == {mechanism}


def test_a_bare_link_after_words_on_contact_leads_to_a_form() -> None:
    told = "With any enquiry you can reach us by clicking [here](https://fernleaf.example/help)."
    how = " as told in section 9"
    assert read_choices(ASKS.format(how=how), told) == {("web form", "https://fernleaf.example/help")}


def test_a_directory_tells_by_what_means_but_not_whom() -> None:
    text = (
        "# Deletion\n\nYou may ask us to delete your data by contacting customer care, as told in "
        "the section entitled, “How do I reach you?”, below.\n\n# How do I reach you?\n\n"
        "Lamps, 555-010-2030\n\nlamps@quillmoth.example\n\nWicks, 555-010-2031\n\nwicks@quillmoth.example\n\n"
        "Moths, 555-010-2032\n\nmoths@quillmoth.example\n"
    )
    clauses = analyze(text, media_type="text/markdown", fragment=True).clauses
    assert {(clause.choice.mechanism, clause.choice.target) for clause in clauses if clause.choice} == {
        ("email", None),
        ("phone", None),
    }


def test_a_title_tells_nobody_to_make_contact() -> None:
    text = "You may refuse cookies.\n\nContact us\n\nWrite to desk@lamps.example."
    report = analyze(text, media_type="text/markdown", fragment=True)
    assert not [clause for clause in report.clauses if clause.choice and clause.quote == "Contact us"]


def test_rights_may_be_named_far_below_the_way_to_use_them() -> None:
    page = (
        "# Privacy policy\n\n## Who we are\n\nTo exercise your rights, write to desk@fernleaf.example.\n\n"
        "## Fees\n\nThere are none.\n\n## Your rights\n\nThere are two.\n\n### Erasure\n\nWe delete what you ask for.\n"
    )
    report = analyze(page, media_type="text/markdown", fragment=True)
    choices = [clause.choice for clause in report.clauses if clause.choice]
    assert [(choice.from_, choice.target) for choice in choices] == [("account/data deletion", "desk@fernleaf.example")]


def test_a_menu_of_the_page_below_the_contact_section_tells_no_way() -> None:
    told = "Fernleaf Ltd, 4 Elm Street, Leeds LS1 4AB\n\n" + "".join(
        f"- [{name}](https://fernleaf.example/{name})\n" for name in ("lamps", "wicks", "unsubscribe", "contact-us")
    )
    ways = read_choices(ASKS.format(how=" using the details in section 9"), told, "Contact us")
    assert {way for way, _ in ways} == {"postal mail"}
