from smallprint.interpret.choices.switches import find_at_hand, find_own_act, find_page, find_removal


def test_an_app_is_taken_off_the_device() -> None:
    assert find_removal("You can end this by uninstalling the Lamp App.") == "uninstall the Lamp App"
    assert find_removal("Delete our app.") == "delete our app"
    assert find_removal("Follow the usual uninstall process.") is None


def test_what_a_reader_does_alone_is_its_own_way() -> None:
    assert find_own_act("You may export your lamp data at any time.", "We answer soon.") == "export your lamp data"


def test_an_act_is_no_way_where_another_is_told() -> None:
    assert find_own_act("You may ask us to close your account.", "") is None
    assert find_own_act("You can delete your account.", " To do so, write to the desk.") is None
    assert find_own_act("You can delete your account in your settings.", "") is None


def test_a_choice_may_be_made_on_a_page_of_its_own() -> None:
    assert find_page("You may refuse cookies. See our Cookie Notice.") == "Cookie Notice"
    assert find_page("Learn more about cookies in our Cookie Policy.") is None


def test_a_pronoun_stands_for_the_app() -> None:
    assert find_removal("You can stop the app by uninstalling it.") == "uninstall the app"


def test_what_refuses_on_the_spot_is_the_ad_or_a_person() -> None:
    assert find_at_hand("Use the link in any advertisement.") == "link in any advertisement"
    assert find_at_hand("You can refuse this by speaking to a member of staff.") == "a member of staff"
    assert find_at_hand("You can refuse this by telling one of our drivers.") == "one of our drivers"
    assert find_at_hand("Read the instructions in the booklet.") is None


def test_a_page_on_cookies_tells_the_way_where_it_tells_how() -> None:
    assert find_page("For more information on cookies and how to block them, see our Cookie Notice.") == "Cookie Notice"
    assert find_page("For more information on cookies, see our Cookie Notice.") is None
