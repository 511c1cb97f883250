"""Checks on what a text says: each finds its planted sentence at its exact place, and leaves its clean one alone."""

from pathlib import Path
from typing import Any

import pytest

from smallprint.check.checks.steps import count_steps

from .conftest import Check, policy

LINE = 15
"""Where the planted words begin."""
DENIAL = "We never share your data with third parties."
NO_MEANS = "opt-out-without-means"
ADMISSION = "We share your email address with our marketing partners."


def results_of(check: Check, folder: Path, words: str, name: str) -> list[dict[str, Any]]:
    document = folder / "policy.md"
    document.write_text(policy(sharing=words), encoding="utf-8")
    _, report = check(document, "--isolated", "--select", name)
    results: list[dict[str, Any]] = report["results"]
    return results


def places(results: list[dict[str, Any]]) -> list[tuple[str, str, int, int, str]]:
    return [(one["check"], one["severity"], one["line"], one["column"], one["quote"]) for one in results]


PLANTED = [
    ("statement", "statement/share.ads", "medium", ADMISSION),
    ("statement", "statement/collect.reads_messages", "high", "We read your private messages."),
    (
        "retention-without-limit",
        "retention-without-limit",
        "low",
        "We keep your name for as long as necessary for our business purposes.",
    ),
    ("opt-out-without-means", "opt-out-without-means", "low", "You may opt out of targeted ads at any time."),
    (
        "opt-out-too-long",
        "opt-out-too-long",
        "low",
        "You can turn off targeted ads in the app: Menu > Settings > Privacy > Ads.",
    ),
]


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted[1])
def test_a_planted_statement_is_found_at_its_place(
    planted: tuple[str, str, str, str], check: Check, tmp_path: Path
) -> None:
    name, check_id, severity, words = planted
    assert (check_id, severity, LINE, 1, words) in places(results_of(check, tmp_path, words, name))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("statement", "We never share your email address with marketing partners."),
        ("statement", "You may not read other people's private messages."),
        ("statement", "## Do we share your email address with marketing partners?"),
        (
            "retention-without-limit",
            "We keep your name for as long as necessary. Two criteria decide it: your orders and the warranty.",
        ),
        ("retention-without-limit", "We keep your name for two years."),
        ("opt-out-without-means", "You may opt out of targeted ads at any time in your account settings."),
        (
            "opt-out-without-means",
            "You may opt out of targeted ads at any time. Click “Ads” at the bottom of each page to do so.",
        ),
        ("opt-out-too-long", "You can turn off targeted ads in the app: Settings > Ads."),
        ("opt-out-too-long", "To delete your account, open Menu > Settings > Privacy > Account > Delete."),
    ],
)
def test_a_clean_statement_is_left_alone(name: str, words: str, check: Check, tmp_path: Path) -> None:
    assert results_of(check, tmp_path, words, name) == []


def test_steps_in_a_list_are_counted(check: Check, tmp_path: Path) -> None:
    lead = "To opt out of targeted ads:"
    words = f"{lead}\n\n1. Open the menu.\n2. Choose Settings.\n3. Scroll to Ads.\n4. Press Save."
    [result] = results_of(check, tmp_path, words, "opt-out-too-long")
    assert places([result]) == [("opt-out-too-long", "low", LINE, 1, lead)]
    assert result["message"] == "This opt-out takes 4 steps; more than 2 are too many. Link to it directly."


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("Open Menu > Settings > Ads.", 3),
        ("Go to Settings, then Privacy, then Ads.", 3),
        ("Open the app, tap Profile, tap Settings, then tap Ads.", 4),
        ("Click the link in the letter or click the button on the page.", 1),
        ("Click the link. If you have lost it, click the button.", 1),
        ("You may choose to leave by clicking the link and following its instructions.", 2),
        ("In the settings.", 0),
        ("Fill in the form, have it stamped, sign it and mail it to us.", 4),
    ],
)
def test_steps_of_a_sentence_are_its_places_or_its_actions(words: str, steps: int) -> None:
    assert count_steps(words) == steps


def test_a_list_of_different_ways_is_no_list_of_steps(check: Check, tmp_path: Path) -> None:
    words = "You can opt out of targeted ads:\n\n- in your settings\n- by email\n- by letter"
    assert results_of(check, tmp_path, words, "opt-out-too-long") == []


def test_one_practice_can_be_chosen(check: Check, tmp_path: Path) -> None:
    words = f"{ADMISSION} We read your private messages."
    results = results_of(check, tmp_path, words, "statement/collect.reads_messages")
    assert [one["check"] for one in results] == ["statement/collect.reads_messages"]


def test_every_sentence_that_says_it_is_a_result(check: Check, tmp_path: Path) -> None:
    words = f"{ADMISSION}\n\nWe share your name with advertisers."
    results = results_of(check, tmp_path, words, "statement/share.ads")
    assert [one["line"] for one in results] == [LINE, LINE + 2]


# ------------------------------------------------------------------------------------------------ contradictions

CONTRADICTIONS = {
    "a denial of sharing, and sharing": (DENIAL, ADMISSION),
    "a passive denial, and sharing": ("Your data is never shared with anyone.", ADMISSION),
    "no sale, and a sale": ("We never sell your data.", "We sell your personal data to data brokers."),
    "no ads, and ads": ("We do not share your data with advertisers.", "We share your name with advertisers."),
    "providers only, and ads": ("We share your data only with our service providers.", ADMISSION),
    "nothing sensitive, and fingerprints": (
        "We do not collect sensitive data about you.",
        "We collect your fingerprints at the door of the gym.",
    ),
    "no exact location, and exact location": (
        "We do not collect your precise location.",
        "We collect your precise location when the app is open.",
    ),
    "shared with no one, and sharing": (
        "We treat your data as a secret and give it to no one.",
        ADMISSION,
    ),
    "no data is shared, and sharing": ("No data is given to anybody.", ADMISSION),
    "data that stays, and sharing": ("Your information stays with us.", ADMISSION),
    "no cookies, and cookies": ("This site does not use any cookies.", "We set session cookies to keep your basket."),
    "no phone number, and one": (
        "We never collect your phone number.",
        "We record your name and your phone number.",
    ),
    "no tool, and the tool": ("We don't use Heapwise.", "We use Heapwise to count clicks."),
    "no adverts, and ads": ("We never show ads.", "We show you targeted adverts."),
    "nothing at all, and a name": (
        "We do not collect any personal information.",
        "We collect your full name and your birthday.",
    ),
    "inside Europe, and overseas": (
        "Your data never leaves the EU.",
        "Your data is stored in the United States.",
    ),
    "no machine decides, and it does": (
        "We do not make automated decisions.",
        "We decide about your loan by automated means alone.",
    ),
    "free, and a fee": ("Our service is always free.", "You must pay a yearly fee of 20 euros for the service."),
    "by consent, and without": (
        "We never share your data without your consent.",
        "We share your data with shops without asking you.",
    ),
    "notice of changes, and none": (
        "We will notify you of any change to this policy.",
        "We may update this policy without notice.",
    ),
    "no training of AI, and training": (
        "We do not use your photos to train AI.",
        "We use your photos to train our AI models.",
    ),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_stands_at_the_promise_and_shows_the_other_place(
    name: str, check: Check, tmp_path: Path
) -> None:
    promise, against = CONTRADICTIONS[name]
    results = results_of(check, tmp_path, f"{promise}\n\n{against}", "contradiction")
    [result] = [one for one in results if one["line"] == LINE]
    assert places([result]) == [("contradiction", "high", LINE, 1, promise)]
    assert (LINE + 2, 1, against) in [(one["line"], one["column"], one["quote"]) for one in result["related"]]


_KINDS = (
    "your name", "your email address", "your phone number", "your street address", "your date of birth",
    "your gender", "your IP address", "your device identifiers", "your browsing history", "your purchase history",
    "your precise location", "your photos", "your contacts", "your payment card number", "your job title",
    "your education", "your messages", "your interests", "your voice recordings", "your search history",
)  # fmt: skip
_ITEMS = "\n\n" + "\n".join(f"- {kind}" for kind in _KINDS)
_LONG_LIST = f"We collect:{_ITEMS}"
_OTHER_PURPOSE = "We use your browsing history to show you targeted ads."


@pytest.mark.parametrize(
    ("slogan", "rest"),
    [
        ("We collect only the data we need.", _LONG_LIST),
        ("We gather as little data about you as possible.", _LONG_LIST),
        ("We never ask for more data than we need.", _LONG_LIST),
        ("We collect only what we need.", f"This page tells you what that is for.\n\n{_LONG_LIST}"),
        ("We collect only the data we need to send you your tools.", f"{_LONG_LIST}\n\n{_OTHER_PURPOSE}"),
    ],
)
def test_a_slogan_is_contradicted_by_a_long_list(slogan: str, rest: str, check: Check, tmp_path: Path) -> None:
    [result] = results_of(check, tmp_path, f"{slogan}\n\n{rest}", "contradiction")
    assert (result["line"], result["severity"], result["quote"], len(result["related"])) == (LINE, "high", slogan, 3)


@pytest.mark.parametrize(
    "words",
    [
        f"We collect only the data we need to send you your tools.\n\n{_LONG_LIST}",
        f"We strive to collect only the data we need.\n\n{_LONG_LIST}",
        f"We collect only the data that is necessary for the purposes told below.\n\n{_LONG_LIST}",
        f"We collect only the data we need:{_ITEMS}",
        f"We collect only the data we need. This is:{_ITEMS}",
        f"## Children\n\nWe collect only the data we need.\n\n## Others\n\n{_LONG_LIST}",
    ],
)
def test_a_slogan_that_can_be_argued_about_is_no_contradiction(words: str, check: Check, tmp_path: Path) -> None:
    assert results_of(check, tmp_path, words, "contradiction") == []


def test_a_title_that_names_an_app_does_not_narrow_the_promises_under_it(check: Check, tmp_path: Path) -> None:
    text = policy(sharing=f"{DENIAL}\n\n{ADMISSION}").replace("# ", "# The Mobile App: ", 1)
    (tmp_path / "policy.md").write_text(text, encoding="utf-8")
    _, report = check(tmp_path / "policy.md", "--isolated", "--select", "contradiction")
    assert [result["quote"] for result in report["results"]] == [DENIAL]


def test_two_periods_for_one_thing_are_a_contradiction(check: Check, tmp_path: Path) -> None:
    words = "We keep server logs for 30 days.\n\nServer logs are deleted after 90 days."
    [result] = results_of(check, tmp_path, words, "contradiction")
    assert (result["line"], result["message"]) == (
        LINE + 2,
        "“server logs”: 90 days here, 30 days elsewhere. Say it once, or say what differs.",
    )
    assert [(one["line"], one["quote"]) for one in result["related"]] == [(LINE, "We keep server logs for 30 days.")]


@pytest.mark.parametrize(
    "words",
    [
        f"{DENIAL} However, we share your email address with our marketing partners.",
        f"We never share your data with third parties, except as described below.\n\n{ADMISSION}",
        f"We never share your data with third parties for their own marketing.\n\n{ADMISSION}",
        f"We never share your data with third parties without your consent.\n\n{ADMISSION}",
        f"{DENIAL}\n\nWith your consent, we share your email address with our marketing partners.",
        f"In no case does this form give any data to advertisers.\n\n{ADMISSION}",
        "Sealed chats are end-to-end encrypted, and we cannot read them.\n\nWe read your private messages.",
        f"{DENIAL}\n\nWe share your street and town with our service providers.",
        f"{DENIAL}\n\nWe share aggregate data with our marketing partners.",
        f"{DENIAL}\n\nWe never share your email address with our marketing partners.",
        f"We never share your health data with third parties.\n\n{ADMISSION}",
        f"## Children\n\n{DENIAL}\n\n## Others\n\n{ADMISSION}",
        f"Residents of Nevada: we do not sell or share your data.\n\n{ADMISSION}",
        "We keep server logs for 30 days.\n\nWe keep backups of server logs for 90 days.",
        "We keep server logs for 30 days.\n\nWe keep invoices for seven years.",
        "We keep server logs for 30 days.\n\nWe keep server logs of the forum for 90 days.",
        f"You tell us who comes to dinner. We do not sell or share this information.\n\n{ADMISSION}",
        f"We share this information only with our service providers.\n\n{ADMISSION}",
        "We keep server logs for 12 months.\n\nServer logs are deleted after one year.",
        "Free accounts: we keep photos for 30 days.\n\nPaid accounts: we keep photos for 90 days.",
        "We do not track you across other sites.\n\nGoogle may track you across other sites.",
        "We do not use cookies.\n\nWe do not use cookies for ads.",
        "We do not use cookies for ads.\n\nWe use cookies to remember your basket.",
        "We do not collect your location.\n\nWe collect your rough location.",
        "We do not store your card number.\n\nOur bank stores your card number.",
        "We do not use cookies. However, the forum needs them.\n\nWe use cookies to sign you in.",
        "The service is free of charge.\n\nYou pay a monthly fee for the premium service.",
        "We never share your data without your consent.\n\nWe share your data without your consent if a court asks.",
    ],
)
def test_what_has_an_exception_or_speaks_of_something_else_is_no_contradiction(
    words: str, check: Check, tmp_path: Path
) -> None:
    assert results_of(check, tmp_path, words, "contradiction") == []


def test_documents_of_one_service_contradict_one_another(check: Check, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(policy(sharing=DENIAL), encoding="utf-8")
    (tmp_path / "b.md").write_text(policy(sharing=ADMISSION), encoding="utf-8")
    arguments = (tmp_path / "a.md", tmp_path / "b.md", "--isolated", "--select", "contradiction")
    _, alone = check(*arguments)
    _, together = check(*arguments, "--together")
    assert alone["results"] == []
    [result] = together["results"]
    assert (Path(result["path"]).name, result["line"], Path(result["related"][0]["path"]).name) == (
        "a.md",
        LINE,
        "b.md",
    )


def test_what_only_the_whole_text_shows_is_one_result_where_most_of_it_stands(check: Check, tmp_path: Path) -> None:
    words = (
        "We collect your precise location. We collect your name, email address, telephone number, date of birth, "
        "gender, username, browser type, IP address, operating system, purchase history and photos. "
        "We collect your device identifiers, password, postal address, age, marital status, nationality and occupation."
    )
    results = results_of(check, tmp_path, words, "statement/collect.many_types")
    [result] = [one for one in results if one["check"] == "statement/collect.many_types"]
    assert result["quote"].startswith("We collect your name, email address,")
    assert len(result["related"]) >= 2


def test_a_label_before_a_statement_is_no_statement_itself(check: Check, folder: Path) -> None:
    words = "Web beacons. We use web beacons in our emails to see who opens them."
    assert [one["quote"] for one in results_of(check, folder, words, "statement/track.pixels")] == [words[13:]]


def test_the_way_to_another_choice_is_no_way_to_this_one(check: Check, folder: Path) -> None:
    offer = "You may opt out of the sale of your data at any time."
    assert results_of(check, folder, f"{offer} Click the link in each of our newsletters to leave them.", NO_MEANS)
    assert not results_of(check, folder, f"{offer} Click the link at the end of this page.", NO_MEANS)


_HEADED = "## Keeping\n\n"
_VAGUE = "We keep your profile for as long as necessary for our business purposes."
_ALL = "We keep your personal data for as long as necessary for our business purposes."


@pytest.mark.parametrize(
    ("vague", "beside"),
    [
        (_VAGUE, "Server logs are deleted after 90 days."),
        (_VAGUE, "We answer requests within 30 days."),
        (_VAGUE, "If you ask us to delete your data, we do so within 30 days."),
        (_ALL, "Server logs are deleted after 90 days."),
        (_ALL, "We keep a record of complaints for two years."),
    ],
)
def test_a_period_for_one_thing_is_no_limit_for_another(vague: str, beside: str, check: Check, tmp_path: Path) -> None:
    results = results_of(check, tmp_path, f"{_HEADED}{vague}\n\n{beside}", "retention-without-limit")
    assert [one["quote"] for one in results] == [vague]


@pytest.mark.parametrize(
    ("vague", "beside"),
    [
        (_VAGUE, "We delete your profile after two years."),
        (_VAGUE, "All personal data is deleted after two years."),
        (_VAGUE, "It is kept for no longer than two years."),
        (_ALL, "We delete your personal data 30 days after you close your account."),
        (_ALL, "In particular, server logs are deleted after 90 days."),
        (_ALL, "This means that we keep your profile until you close your account."),
        (
            _ALL,
            "- Invoices are kept for seven years.\n- Messages are kept for two years.\n- Logs are kept for 90 days.",
        ),
    ],
)
def test_a_period_for_the_same_thing_is_a_limit(vague: str, beside: str, check: Check, tmp_path: Path) -> None:
    assert results_of(check, tmp_path, f"{_HEADED}{vague}\n\n{beside}", "retention-without-limit") == []


def test_the_items_below_one_lead_in_are_one_vague_retention(check: Check, tmp_path: Path) -> None:
    words = f"{_HEADED}We keep your data for as long as is necessary to:\n\n- run our business\n- meet our needs"
    assert len(results_of(check, tmp_path, words, "retention-without-limit")) == 1


@pytest.mark.parametrize(
    "offer",
    [
        "Users may opt out of the sale of their data.",
        "You will be able to opt out of targeted ads.",
        "We let you opt out of targeted ads.",
    ],
)
def test_an_offer_to_whomever_needs_a_way(offer: str, check: Check, folder: Path) -> None:
    assert [one["quote"] for one in results_of(check, folder, offer, NO_MEANS)] == [offer]


def test_a_statement_on_some_readers_alone_says_on_whom(check: Check, tmp_path: Path) -> None:
    words = f"## California residents\n\n{ADMISSION}"
    results = results_of(check, tmp_path, words, "statement/share.ads")
    assert [one["message"] for one in results] == ["They share your data with advertisers (California only)."]
