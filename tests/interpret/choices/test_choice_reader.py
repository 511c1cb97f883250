import pytest

from smallprint import analyze
from smallprint.interpret.choices.reader import settle_practice
from smallprint.model import Choice


def read(text: str) -> set[Choice]:
    report = analyze(text, media_type="text/markdown", fragment=True)
    return {clause.choice for clause in report.clauses if clause.choice}


def choice(from_: str, mechanism: str, target: str | None = None, steps: int | None = None) -> Choice:
    return Choice(from_=from_, mechanism=mechanism, target=target, steps=steps)


def test_each_way_out_of_a_sentence_is_a_choice() -> None:
    text = (
        "You may opt out of our newsletter by using the unsubscribe link in any issue or in your "
        "[email settings](https://quillmoth.example/settings/mail)."
    )
    assert read(text) == {
        choice("marketing email", "unsubscribe link", "unsubscribe link in any issue"),
        choice("marketing email", "account setting", "https://quillmoth.example/settings/mail"),
    }


def test_industry_pages_are_told_by_their_addresses() -> None:
    text = (
        "To opt out of targeted advertising by ad networks, visit [this page](https://optout.aboutads.info/) "
        "or [that one](https://www.youronlinechoices.eu/)."
    )
    assert read(text) == {
        choice("targeted ads", "industry page", "https://optout.aboutads.info/"),
        choice("targeted ads", "industry page", "https://www.youronlinechoices.eu/"),
    }


def test_two_rights_with_one_way_are_two_choices() -> None:
    text = "You can ask us to delete your data or request a copy of your data by emailing data@quillmoth.example."
    assert read(text) == {
        choice("account/data deletion", "email", "data@quillmoth.example"),
        choice("data access/export", "email", "data@quillmoth.example"),
    }


def test_a_sentence_that_only_says_how_takes_the_topic_of_the_one_before() -> None:
    text = "We show you personalised ads. To do so, visit the [ad room](https://quillmoth.example/settings/ads)."
    assert read(text) == {choice("targeted ads", "account setting", "https://quillmoth.example/settings/ads")}


def test_a_sentence_that_only_says_how_offers_nothing_where_no_topic_is_known() -> None:
    assert read("Our shop sells lamps. To do so, visit the settings page.") == set()


def test_a_way_for_all_rights_covers_those_named_before() -> None:
    text = (
        "You have the right to:\n\n- request erasure of your personal data\n- object to the processing of it\n\n"
        "To exercise these rights, email rights@quillmoth.example."
    )
    assert read(text) == {
        choice("account/data deletion", "email", "rights@quillmoth.example"),
        choice("other", "email", "rights@quillmoth.example"),
    }


def test_no_way_no_choice() -> None:
    assert read("You may opt out of targeted ads.") == set()


def test_a_denied_choice_is_none() -> None:
    assert read("You cannot delete your account in the settings.") == set()


def test_a_device_stops_notes_on_its_screen_and_no_mail() -> None:
    text = "You can refuse our newsletters and notes on your screen in the settings of your phone."
    assert {found.from_ for found in read(text)} == {"other"}


def test_links_to_policies_are_no_ways() -> None:
    text = "As our [Cookie Policy](https://quillmoth.example/cookies) says, you may opt out of our newsletter."
    assert read(text) == set()


def test_steps_are_counted_along_a_path() -> None:
    text = "You can delete your account: go to Settings > Account > Delete."
    assert read(text) == {choice("account/data deletion", "account setting", "Settings > Account > Delete", 3)}


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("go to Settings, then Privacy, then Delete Account.", 3),
        ("open Settings and then to Privacy.", 2),
        ('in your settings choose "Privacy", then "Account", and confirm.', 3),
        ("go to Settings. Then Lena, our clerk, looks at it.", None),
    ],
)
def test_places_that_follow_one_another_are_steps(words: str, steps: int | None) -> None:
    assert {found.steps for found in read(f"To delete your account, {words}")} == {steps}


def test_an_offer_that_leads_elsewhere_is_no_setting_of_the_service() -> None:
    elsewhere = choice("targeted ads", "industry page")
    assert settle_practice("optout.ads_setting", elsewhere) == "optout.ads_elsewhere"
    assert settle_practice("optout.ads_setting", choice("targeted ads", "account setting")) == "optout.ads_setting"
    assert settle_practice("optout.email", elsewhere) == "optout.email"
    assert settle_practice(None, None) is None


def test_ways_listed_by_their_labels_are_all_told() -> None:
    text = (
        "You may ask us to delete your personal data.\n\nYou can exercise these rights by contacting us as follows:\n\n"
        "Email: desk@lamps.example\n\nPhone: 555-010-2030\n"
    )
    assert {(found.mechanism, found.target) for found in read(text)} == {
        ("email", "desk@lamps.example"),
        ("phone", "555-010-2030"),
    }


def test_a_sentence_that_points_back_is_about_what_was_just_named() -> None:
    text = "The app may read your precise location. You can opt out of this collection in the settings of your phone."
    assert {found.from_ for found in read(text)} == {"location"}


def test_a_button_of_the_page_itself_is_named_by_its_words() -> None:
    text = "You may opt out of the sale of your personal information with the [Do Not Sell My Data](#) link."
    assert {(found.mechanism, found.target) for found in read(text)} == {("web form", "Do Not Sell My Data")}


def test_a_page_that_is_only_to_be_read_is_no_way() -> None:
    text = (
        "You can learn about how Mapmill works by going to https://mapmill.example/partners, and opt out of our "
        "newsletter at https://lamps.example/stop."
    )
    assert {found.target for found in read(text)} == {"https://lamps.example/stop"}


def test_words_that_only_look_like_ways_are_none() -> None:
    assert read("You may ask us to delete your personal data in the form of a list.") == set()
    text = "You may change whether you receive mail or e-mail from our newsletter at any time in your account settings."
    assert {found.mechanism for found in read(text)} <= {"account setting"}


def test_the_readers_own_page_is_a_setting() -> None:
    text = 'To delete your account, open the "Account" page.'
    assert read(text) == {choice("account/data deletion", "account setting", "Account page")}
    text = "You can remove your information in the Member Service area."
    assert {(found.mechanism, found.target) for found in read(text)} == {("account setting", "Member Service area")}


def test_a_click_that_opts_out_is_a_form() -> None:
    assert read("Tap the yellow icon to opt out of targeted ads.") == {choice("targeted ads", "web form")}


def test_where_something_happens_is_not_where_it_is_refused() -> None:
    assert "quillmoth.example" not in {
        found.target for found in read("If you are registered on quillmoth.com, you can opt out of targeted ads here.")
    }


def test_places_keep_the_words_that_name_them() -> None:
    text = 'You can turn off trials by changing the "Trial group" settings of your account settings page.'
    assert {found.target for found in read(text)} == {"Trial group settings"}
    text = "You can change the settings on your My Account page to limit post from strangers."
    assert {found.target for found in read(text)} == {"My Account page"}
    text = "You may opt out of our newsletter with the form on the 'Lamp Desk' page."
    assert {found.target for found in read(text)} == {"Lamp Desk page"}


def test_a_way_for_all_rights_covers_those_that_follow_in_its_section() -> None:
    text = (
        "## Your rights\n\nYou have rights. To exercise your rights, [contact us](https://quillmoth.example/contact)."
        "\n\n* **Access.** You have the right to a copy of your data.\n* **Erasure.** You may ask us to erase it."
    )
    assert {(found.from_, found.mechanism) for found in read(text)} == {
        ("data access/export", "web form"),
        ("account/data deletion", "web form"),
    }


def test_a_block_that_goes_on_takes_the_topic_of_the_block_before() -> None:
    text = "You can ask us to erase your data.\n\nTo do so, email rights@quillmoth.example."
    assert read(text) == {choice("account/data deletion", "email", "rights@quillmoth.example")}


@pytest.mark.parametrize("marks", [("- ", "- "), ("1\\. ", "2\\. ")])
def test_items_under_a_lead_in_that_goes_on_take_the_topics_of_its_paragraph(marks: tuple[str, str]) -> None:
    first, second = marks
    text = (
        "You can opt out of our newsletter. To make this request:\n\n"
        f"{first}Log on to our site and change your profile.\n\n{second}Email us at desk@quillmoth.example."
    )
    assert read(text) == {
        choice("marketing email", "account setting"),
        choice("marketing email", "email", "desk@quillmoth.example"),
    }


def test_a_link_announced_is_the_way() -> None:
    text = "You may ask us to delete your data with the link below.\n\n[Start](https://quillmoth.example/start)"
    assert read(text) == {choice("account/data deletion", "web form", "https://quillmoth.example/start")}


def test_rights_of_sections_side_by_side_are_exercised_together() -> None:
    text = (
        "# Privacy\n\n## Your rights\n\n### Right to delete\n\nYou have the right to delete your data.\n\n"
        "### Right of access\n\nYou have the right to access your data.\n\n"
        "### How to exercise your rights\n\nYou may exercise your rights by emailing desk@quillmoth.example."
    )
    assert read(text) == {
        choice("account/data deletion", "email", "desk@quillmoth.example"),
        choice("data access/export", "email", "desk@quillmoth.example"),
    }


def test_what_is_changed_by_writing_is_no_setting() -> None:
    text = "You can change your marketing preferences at any time by emailing us at desk@quillmoth.example."
    assert read(text) == {choice("marketing email", "email", "desk@quillmoth.example")}


def test_a_right_that_a_rule_reads_is_remembered_whatever_its_words() -> None:
    text = (
        "## Your rights\n\n**Erasure.** You may at any time require the removal of your data.\n\n"
        "Requests can be made with our [request form](https://quillmoth.example/request)."
    )
    assert choice("account/data deletion", "web form", "https://quillmoth.example/request") in read(text)


def test_this_right_is_that_of_the_heading() -> None:
    text = "## Right to opt out of sales\n\nYou may exercise this right by calling 1-800-555-0144."
    assert read(text) == {choice("sale or sharing", "phone", "1-800-555-0144")}


@pytest.mark.parametrize(
    ("withdrawn", "topic"),
    [("your consent by calling us", "targeted ads"), ("your consent to surveys by calling us", "other")],
)
def test_consent_that_is_withdrawn_is_to_what_was_spoken_of(withdrawn: str, topic: str) -> None:
    text = f"With your consent we show you tailored ads. You can withdraw {withdrawn} on 1-800-555-0144."
    assert {found.from_ for found in read(text)} == {topic}


def test_no_setting_of_a_device_deletes_data() -> None:
    text = "You may ask us to erase your data. To do so, open your device settings."
    assert read(text) == set()


def test_a_list_of_ways_serves_the_list_of_choices_before_it() -> None:
    text = (
        "You may ask us:\n\n- to stop our newsletter\n- to delete your account\n\n"
        "To do any of these things, reach the club in one of the ways here:\n\n"
        "- Call 1-800-LAMPS-4U (1-800-526-7748) with your name\n- Send a note to care@quillmoth.example"
    )
    assert read(text) == {
        choice(topic, *way)
        for topic in ("marketing email", "account/data deletion")
        for way in (("phone", "1-800-526-7748"), ("email", "care@quillmoth.example"))
    }


def test_an_item_takes_what_its_lead_in_refuses() -> None:
    text = (
        "If you do not want us to share your card's history with others, you can: (a) call us at 555-010-2030; "
        "(b) write to us at: Lamp Desk, P. O. Box 346, Salem, OR 97301."
    )
    assert read(text) == {
        choice("sale or sharing", "phone", "555-010-2030"),
        choice("sale or sharing", "postal mail", "Lamp Desk, P. O. Box 346, Salem, OR 97301"),
    }


def test_what_comes_by_post_is_not_refused_by_post() -> None:
    text = "If you no longer want marketing materials from us via regular postal mail, email post@quillmoth.example."
    assert read(text) == {choice("marketing email", "email", "post@quillmoth.example")}


def test_ways_that_are_not_open_to_the_reader_are_none() -> None:
    text = (
        "If you can't do it in your account settings (say, as you lost the key), "
        "email us at care@quillmoth.example to delete your account."
    )
    assert read(text) == {choice("account/data deletion", "email", "care@quillmoth.example")}


def test_what_is_told_of_one_browser_is_set_in_it() -> None:
    text = "If you use Firefox: choose the cookies that you want to block in the Privacy settings of the menu."
    assert {found.mechanism for found in read(text)} == {"browser setting"}


def test_a_form_is_one_on_a_page_of_the_account_too() -> None:
    text = "To opt out of sales of your data, fill in the form [here](https://quillmoth.example/account/privacy)."
    assert read(text) == {choice("sale or sharing", "web form", "https://quillmoth.example/account/privacy")}


def test_a_right_to_opt_out_is_none_of_the_rights_named_before() -> None:
    text = (
        "You have the right to opt out of the sale of your data, and the right to delete your data.\n\n"
        "You may exercise your right to opt out by visiting [this page](https://quillmoth.example/sales)."
    )
    assert {found.from_ for found in read(text)} == {"sale or sharing"}


def test_what_is_refused_may_be_the_line_before_that_only_leads_in() -> None:
    assert {found.from_ for found in read("To limit our sharing\n\nCall 1-800-555-0147.")} == {"sale or sharing"}


def test_a_setting_tells_by_its_name_what_it_refuses() -> None:
    text = "We are open. This can be switched off in the Ads section of your settings."
    assert {found.from_ for found in read(text)} == {"targeted ads"}


def test_access_that_others_have_is_nobodys_request() -> None:
    text = "You can withdraw our access to your calendar in the settings of your account."
    assert {found.from_ for found in read(text)} == {"other"}


def test_a_path_under_the_name_of_a_telephone_is_the_telephones() -> None:
    text = "## iOS\n\nTo turn off tailored ads, open Settings > Privacy > Ads.\n"
    assert {found.mechanism for found in read(text)} == {"device setting"}


def test_never_denies_no_statement_of_its_own() -> None:
    text = "We never see it, and you can turn off tracking in your settings."
    assert {found.mechanism for found in read(text)} == {"account setting"}
