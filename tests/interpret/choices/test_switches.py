from smallprint.interpret.choices.switches import find_own_act, find_page, find_removal, find_switches


def test_the_switches_of_a_system_are_known_by_their_names() -> None:
    told = "Turn off “Allow Apps to Request to Track” (iOS) or turn on “Opt out of Ads Personalisation” (Android)."
    assert find_switches(told) == ("Allow Apps to Request to Track", "Opt out of Ads Personalisation")


def test_a_path_holds_its_switch() -> None:
    assert find_switches("Go to Settings > Privacy > Limit Ad Tracking.") == ()


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


def test_a_pronoun_is_no_name_of_an_app() -> None:
    assert find_removal("You can stop the app by uninstalling it.") == "uninstall"
