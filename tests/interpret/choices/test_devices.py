import pytest

from smallprint import analyze
from smallprint.interpret.choices.devices import find_device_setting, find_switches, is_on_device


def test_the_switches_of_a_system_are_known_by_their_names() -> None:
    told = "Turn off “Allow Apps to Request to Track” (iOS) or turn on “Opt out of Ads Personalisation” (Android)."
    assert find_switches(told) == ("Allow Apps to Request to Track", "Opt out of Ads Personalisation")


def test_a_path_holds_its_switch() -> None:
    assert find_switches("Go to Settings > Privacy > Limit Ad Tracking.") == ()


def test_settings_of_a_device_are_told_by_their_place() -> None:
    assert find_device_setting("Use the settings available in your phone.") == "settings available in your phone"
    assert find_device_setting("Open the “settings” page of your phone.") == "settings page of your phone"
    assert find_device_setting("You can turn off location services on your phone.") == "location services on your phone"
    assert find_device_setting("Use the settings of your account.") is None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Withdraw it in your operating system's settings.", "operating system's settings"),
        ("Most tablets let you refuse this in their privacy settings.", "privacy settings"),
        ("Open the settings menu of your television.", "settings menu of your television"),
    ],
)
def test_settings_belong_to_the_device_that_has_them(sentence: str, name: str) -> None:
    assert find_device_setting(sentence) == name


def test_a_path_on_a_telephone_is_its_own() -> None:
    assert is_on_device("On Apple devices, open Settings > Tracking and turn off “Allow Apps to Request to Track”.")
    assert not is_on_device("Open the settings of our app.")


def test_settings_of_a_device_are_no_account() -> None:
    report = analyze("You can refuse tailored ads in your tablet's privacy settings.", fragment=True)
    ways = {clause.choice.mechanism for clause in report.clauses if clause.choice}
    assert ways == {"device setting"}
