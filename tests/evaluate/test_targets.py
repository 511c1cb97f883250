import pytest

from smallprint.evaluate.targets import is_met


@pytest.mark.parametrize(
    ("expected", "ours", "mechanism"),
    [
        ("https://www.quillmoss.example/stop/", "quillmoss.example/stop", "web form"),
        ("mailto:Privacy@Quillmoss.example", "privacy@quillmoss.example", "email"),
        ("Settings → “Ads”", "settings > ads", "account setting"),
        ("Account  >  Close my account.", "Account > Close my account", "account setting"),
        ("Ad Studio (https://quillmoss.example/ads)", "quillmoss.example/ads", "web form"),
        ("1-800-LAMPS-4U (1-800-526-7748)", "+1 (800) 526 7748", "phone"),
        ("Quillmoss Ltd, 4 Fen Way, Ely, Cambs", "Quillmoss Ltd at 4 Fen Way Ely, Cambs, USA", "postal mail"),
        ("“unsubscribe” link in each e-mail", "link provided at the bottom of any marketing email", "unsubscribe link"),
        ("unsubscribe link", "link in the newsletter", "unsubscribe link"),
        ("foot of each newsletter", "unsubscribe instructions in every newsletter", "unsubscribe link"),
        ("web browser", "browser cookie settings", "browser setting"),
        ("help menu of the browser", "the browser's help function", "browser setting"),
        ("account settings on the Site", "settings in your user account", "account setting"),
        ("“Ad Choices” link in the footer of our website", "Ad Choices", "web form"),
        ("settings of your mobile device", "device settings", "device setting"),
        ("notification options in the account settings section of the App", "account settings", "account setting"),
        ("My Quillmoss", "news preferences in My Quillmoss", "account setting"),
        ("quillmoss.example choices page", "quillmoss.example", "industry page"),
        ("click here", "here", "web form"),
        ("link in each Quillmoss email", "link we place in any email", "unsubscribe link"),
        ("reply STOP to 40404", "STOP to 40404", "other"),
    ],
)
def test_targets_that_lead_to_one_place_are_one(expected: str, ours: str, mechanism: str) -> None:
    assert is_met(expected, [ours], mechanism)


@pytest.mark.parametrize(
    ("expected", "ours", "mechanism"),
    [
        ("quillmoss.example/stop", "quillmoss.example/ads", "web form"),
        ("quillmoss.example/stop", "quillmoss.example", "web form"),
        ("privacy@quillmoss.example", "help@quillmoss.example", "email"),
        ("800-526-7748", "800-526-7749", "phone"),
        ("Legal Team, Quillmoss Ltd, 4 Fen Way, Ely", "Quillmoss Ltd, 4 Fen Way, Ely", "postal mail"),
        ("link in the email", "instructions in the email", "unsubscribe link"),
        ("link in the email", "link in the newsletter", "unsubscribe link"),
        ("bottom of each newsletter", "unsubscribe link", "unsubscribe link"),
        ("browser settings", "browser's help menu", "browser setting"),
        ("account settings", "privacy settings", "account setting"),
        ("account settings", "settings", "account setting"),
        ("privacy settings on Facebook", "privacy settings", "account setting"),
        ("ad preferences in your account", "account", "account setting"),
        ("link in the invitation email", "link in the survey email", "unsubscribe link"),
        ("My Account", "My Profile", "account setting"),
        ("STOP to 40404", "STOP", "other"),
        ("Limit Ads; Reset Ad ID", "Reset Ad ID", "device setting"),
    ],
)
def test_targets_that_lead_elsewhere_are_not_one(expected: str, ours: str, mechanism: str) -> None:
    assert not is_met(expected, [ours], mechanism)


def test_of_several_places_all_must_be_ours() -> None:
    assert is_met("Limit Ads; Reset Ad ID", ["Reset Ad ID", "Limit Ads"], "device setting")
