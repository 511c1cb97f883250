"""Two versions: what changed in meaning, with both places, and nothing else."""

import json
from pathlib import Path

import jsonschema
import pytest

from smallprint.api import default_analyzer
from smallprint.cli.main import run
from smallprint.diff import Change, Diff, Version, compare
from smallprint.load import from_text
from smallprint.render import render_diff
from smallprint.schema import read_schema

DOCUMENTS = Path(__file__).with_name("documents")
OLD, NEW = DOCUMENTS / "privacy-2025.md", DOCUMENTS / "privacy-2026.md"


def version(text: str) -> Version:
    analyzer = default_analyzer()
    reading = analyzer.read(from_text(text, media_type="text/markdown", path="policy.md"))
    return Version(readings=(reading,), report=analyzer.report([reading]))


def diff_of(old: str, new: str) -> Diff:
    return compare(version(old), version(new))


def diff_with(before: str, after: str) -> Diff:
    """The 2025 policy with `before` in a section of its own, against the same with `after`."""
    text = OLD.read_text(encoding="utf-8")
    olds, news = (text.replace("## Changes", f"## More\n\n{part}\n\n## Changes") for part in (before, after))
    return diff_of(olds, news)


def told(diff: Diff) -> list[tuple[str, str, str]]:
    return [(change.kind, change.direction, change.text) for change in diff.changes]


def line_of(change: Change) -> tuple[int | None, int | None]:
    return (change.old.line if change.old else None, change.new.line if change.new else None)


def test_two_versions_of_a_policy_have_these_changes_at_these_places() -> None:
    diff = diff_of(OLD.read_text(encoding="utf-8"), NEW.read_text(encoding="utf-8"))
    assert [(change.direction, change.text, *line_of(change)) for change in diff.changes] == [
        ("worse", "now collects phone number", 9, 9),
        ("worse", "now says they collect your exact location; before: they do not track your exact location", 12, 12),
        ("worse", "now says they sell your data; before: they promise not to sell your data", 16, 16),
        ("worse", "now says they share your data with partners they do not need to run the service", 16, 16),
        ("worse", "no longer asks for consent", 16, 16),
        ("worse", "retention of log data: 90 days -> indefinite", 20, 20),
        ("worse", "opt-out of targeted ads removed", 24, None),
        ("worse", "opt-out of marketing email: unsubscribe link -> postal mail", 24, 24),
        ("better", "time to erase data: 30 days -> 14 days", 20, 20),
    ]
    assert diff.dated is False


def test_a_period_has_its_words_and_both_places() -> None:
    diff = diff_with("We keep log data for 90 days.", "We keep log data indefinitely.")
    [change] = diff.changes
    assert (change.kind, change.direction, change.topic, change.before, change.after) == (
        "changed",
        "worse",
        "retention",
        "90 days",
        "indefinite",
    )
    assert change.old is not None
    assert change.new is not None
    assert (change.old.line, change.old.column, change.old.quote) == (28, 1, "We keep log data for 90 days.")
    assert (change.new.line, change.new.column, change.new.quote) == (28, 1, "We keep log data indefinitely.")


def test_the_same_text_has_no_change() -> None:
    text = OLD.read_text(encoding="utf-8")
    diff = diff_of(text, text)
    assert diff.changes == ()
    assert render_diff(diff, form="text") == "No change.\n"


def test_lines_wrapped_anew_are_no_change() -> None:
    text = OLD.read_text(encoding="utf-8")
    assert diff_of(text, text.replace(". ", ".\n")).changes == ()


def test_a_sentence_that_moved_is_no_change() -> None:
    sentence = "You can ask us for a copy of your data at privacy@harborlight.example."
    text = OLD.read_text(encoding="utf-8")
    moved = text.replace(f" {sentence}", "").replace("## Contact\n\n", f"## Contact\n\n{sentence} ")
    assert diff_of(text, moved).changes == ()


def test_one_sentence_of_one_long_line_is_one_change() -> None:
    before = "We like boats. We like sails. We like oars. We like the sea in winter."
    diff = diff_with(before, before.replace("in winter", "in summer"))
    [change] = diff.changes
    assert (change.text, change.before, change.after) == (
        "sentence changed",
        "We like the sea in winter.",
        "We like the sea in summer.",
    )
    assert change.direction == "neutral"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "We keep photos for two years.",
            "We keep photos for six months.",
            ("changed", "better", "retention of photos: 2 years -> 6 months"),
        ),
        (
            "Nothing more.",
            "You can opt out of the sale of your personal data with our form: https://harborlight.example/no-sale.",
            ("added", "better", "opt-out of the sale or sharing of data added: web form"),
        ),
        (
            "We collect your fingerprints.",
            "Nothing more.",
            ("removed", "better", "no longer says they collect body data like your face, voice or fingerprints"),
        ),
        ("You must be at least 13 to use the app.", "You must be at least 16 to use the app.", (
            "changed", "neutral", "you must be at least 13 to use it -> you must be at least 16 to use it",
        )),
    ],
)  # fmt: skip
def test_a_change_is_told_in_plain_words(before: str, after: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(diff_with(before, after))


def test_a_dropped_denial_is_worse() -> None:
    diff = diff_with("We never share your photos with third parties.", "We like boats.")
    assert ("removed", "worse", "no longer promises: We never share your photos with third parties.") in told(diff)


def test_what_is_told_as_a_change_of_meaning_is_not_told_as_one_of_wording() -> None:
    diff = diff_with("We keep photos for two years.", "We keep photos for six months.")
    assert [change.text for change in diff.changes] == ["retention of photos: 2 years -> 6 months"]


def test_a_new_date_is_told_with_its_line() -> None:
    text = OLD.read_text(encoding="utf-8")
    diff = diff_of(text, text.replace("1 May 2025", "1 June 2026"))
    [change] = diff.changes
    assert (change.direction, change.topic, change.text, *line_of(change)) == (
        "neutral",
        "date",
        "effective date: 2025-05-01 -> 2026-06-01",
        3,
        3,
    )
    assert diff.dated is True


def test_changing_places_turns_worse_into_better() -> None:
    old, new = OLD.read_text(encoding="utf-8"), NEW.read_text(encoding="utf-8")
    there, back = diff_of(old, new), diff_of(new, old)
    assert sum(change.direction == "worse" for change in there.changes) == 8
    assert sum(change.direction == "worse" for change in back.changes) == 1


def test_the_json_is_that_of_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", str(OLD), str(NEW), "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    jsonschema.validate(shown, read_schema("diff-1"))
    assert shown["schema"] == "smallprint/diff/1"
    assert set(shown["score"]) == {"before", "after"}
    assert shown["changes"][5] == {
        "kind": "changed",
        "direction": "worse",
        "topic": "retention",
        "text": "retention of log data: 90 days -> indefinite",
        "before": "90 days",
        "after": "indefinite",
        "old": {"line": 20, "column": 1, "quote": "We keep log data for 90 days."},
        "new": {"line": 20, "column": 1, "quote": "We keep log data indefinitely."},
    }


def test_markdown_folds_away_what_changed_in_wording_alone() -> None:
    shown = render_diff(diff_with("We like boats.", "We like sails."), form="markdown")
    assert shown.startswith("## What changed\n\n1 in wording alone. Score ")
    assert "<details><summary>Changed in wording alone (1)</summary>" in shown
    assert "  - before (policy.md:28): “We like boats.”" in shown


def test_diff_never_gates(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", str(OLD), str(NEW)]) == 0
    assert capsys.readouterr().out.startswith("WORSE FOR READERS\n")


def test_a_missing_file_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", str(OLD), "nowhere.md"]) == 2
    assert "nowhere.md" in capsys.readouterr().err


def test_what_is_no_policy_is_not_assessed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.md").write_text("Bread. Milk. Eggs.", encoding="utf-8")
    assert run(["diff", str(OLD), str(tmp_path / "x.md")]) == 3
    assert capsys.readouterr().out == ""


def test_a_lead_in_that_turns_changes_what_its_items_say() -> None:
    items = "\n\n- your precise location\n- your fingerprints"
    diff = diff_with(f"We do not collect:{items}", f"We collect:{items}")
    assert ("added", "worse", "now says they collect body data like your face, voice or fingerprints") in told(diff)


def test_a_sentence_that_stands_in_both_under_the_same_words_is_not_told() -> None:
    diff = diff_with(
        "We like boats. We collect your shoe size and your gender.", "We collect your shoe size and your gender."
    )
    assert told(diff) == [("removed", "neutral", "sentence removed")]


def test_items_that_become_running_text_after_their_lead_in_have_not_changed() -> None:
    lead = "We collect:"
    items = ("Your precise location while the app is open.", "Your fingerprints when you unlock the app.")
    listed, running = "\n".join([lead, "", *(f"- {item}" for item in items)]), " ".join([lead, *items])
    for old, new in ((listed, running), (running, listed)):
        assert all(text.startswith("sentence ") for _, _, text in told(diff_with(old, new)))


def test_one_change_in_a_long_table_that_repeats_itself_is_one_change() -> None:
    rows = [f"| paper of kind {number} | to print it | a printer |" for number in range(300)]
    table = "\n".join(["| What | Why | Who |", "| --- | --- | --- |", *rows])
    [change] = diff_with(table, table.replace("kind 150 | to print it", "kind 150 | to fold it twice")).changes
    assert (change.before, change.after) == ("to print it", "to fold it twice")


def test_a_list_that_was_written_out_and_is_one_now_has_not_changed() -> None:
    periods = ("server logs for 30 days", "order history for six years", "letters to us for two years")
    running, listed = f"We keep: {'; '.join(periods[:2])}; and {periods[2]}.", "We keep:\n\n- " + "\n- ".join(periods)
    assert told(diff_with(running, listed)) == told(diff_with(listed, running)) == []


def test_a_sentence_that_was_parted_has_not_changed() -> None:
    one, two = "We keep server logs for 30 days, and we erase letters to us after two years.", "We like boats."
    parted = "We keep server logs for 30 days. We erase letters to us after two years."
    assert told(diff_with(f"{two} {one}", f"{parted} {two}")) == []


def test_a_list_in_which_one_period_changed_tells_of_that_period() -> None:
    running = "We keep: server logs for 30 days; order history for six years."
    diff = diff_with(running, "We keep:\n\n- server logs for 90 days\n- order history for six years")
    assert ("changed", "worse", "retention of server logs: 30 days -> 90 days") in told(diff)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We are not in the habit of selling data about you.", "We do not make a habit of selling your data."),
        ("Please do not use one password twice for your data.", "Please never use one password for all your data."),
        ("With your consent: you can tell us not to share it.", "You can tell us not to share it with others."),
        ("Chats are kept for max. 34 days to help you.", "Chats are kept for 34 days to help you better."),
        ("Under no circumstances will Harborlight sell data.", "Harborlight never sells or rents data to anyone."),
        ("We use it.", "We use it. You can object to that, at the price of your internet connection alone."),
    ],
)
def test_what_was_only_reworded_is_no_change_of_meaning(before: str, after: str) -> None:
    assert all(text.startswith("sentence ") for _, _, text in told(diff_with(before, after)))


def test_what_is_neither_good_nor_bad_is_neither_when_it_comes() -> None:
    changes = told(diff_with("", "We share your data with our affiliates."))
    assert [direction for _, direction, text in changes if "companies they own" in text] == ["neutral"]


def test_a_period_that_was_said_twice_and_changed_is_told_once() -> None:
    twice = "IP addresses are deleted after 90 days. By the way, we keep IP addresses for 90 days, as said."
    changes = told(diff_with(twice, "Our servers keep IP addresses for 100 days."))
    assert [text for _, _, text in changes if "days" in text] == ["retention of ip addresses: 90 days -> 100 days"]


def test_an_item_whose_lead_in_is_gone_has_changed() -> None:
    items = ("Your precise location.", "Your fingerprints.")
    listed = "\n".join(["We collect:", "", *(f"- {item}" for item in items)])
    changes = told(diff_with(listed, " ".join(items)))
    assert (
        "removed",
        "better",
        "no longer says they collect body data like your face, voice or fingerprints",
    ) in changes


def test_a_practice_is_shown_where_the_other_version_does_not_have_it() -> None:
    both = "When you order, we collect your precise location."
    diff = diff_with(both, f"{both} We sell your personal data. By the way, we sell your personal data to brokers.")
    [change] = [change for change in diff.changes if change.text == "now says they sell your data"]
    assert change.new is not None
    assert change.new.quote == "We sell your personal data."


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_long_sentence_is_shown_from_where_it_differs(form: str) -> None:
    long = "We like " + "boats and sails and " * 20 + "{}."
    shown = render_diff(diff_with(long.format("oars"), long.format("masts")), form=form)
    assert "oars." in shown
    assert "masts." in shown
    assert "…" in shown


def test_a_choice_whose_link_leads_elsewhere_has_not_changed() -> None:
    words = "You can opt out of location tracking [here]({}). Or fill in our web form to opt out of location tracking."
    old, new = (words.format(f"https://quay.example/{path}") for path in ("account/settings/location", "x"))
    assert told(diff_with(old, new)) == []


def test_two_periods_without_a_name_are_one_only_where_their_words_have_something_in_common() -> None:
    before = "We set a marker in your browser. It has a lifetime of 12 months."
    after = "Our chatbots keep what guests ask for 34 days."
    periods = [text for _, _, text in told(diff_with(before, f"{after} We set a marker in your browser."))]
    assert all("12 months -> 34 days" not in text for text in periods)


def test_what_data_is_used_for_is_no_kind_of_data() -> None:
    diff = diff_with(
        "We use cookies to:\n\n- show pages", "We use cookies to:\n\n- show pages\n- find call logs of robots"
    )
    assert [change.text for change in diff.changes if change.text.startswith("now collects")] == []


def test_a_choice_without_a_way_is_added_without_one() -> None:
    texts = [text for _, _, text in told(diff_with("We like tulips.", "You may ask us to delete your account."))]
    assert all("no way that is told" not in text for text in texts)


def test_a_date_is_told_with_its_lines_and_not_as_wording() -> None:
    old = OLD.read_text(encoding="utf-8").replace("Effective date: 1 May 2025", "Last updated: 3 February 2025")
    new = old.replace("3 February 2025", "1 March 2026")
    [change] = diff_of(old, new).changes
    assert (change.topic, change.text, *line_of(change)) == (
        "date", "date of the last update: 2025-02-03 -> 2026-03-01", 3, 3,
    )  # fmt: skip


def test_sections_with_other_numbers_are_no_change() -> None:
    text = OLD.read_text(encoding="utf-8")
    titles = [line for line in text.splitlines() if line.startswith("## ")]
    old, new = text, text
    for number, title in enumerate(titles, 1):
        old = old.replace(title, title.replace("## ", f"## {number}. "))
        new = new.replace(title, title.replace("## ", f"## {number + 3}. "))
    assert diff_of(old, new).changes == diff_of(text, old).changes == ()


def test_a_section_with_another_title_is_one_change_of_wording() -> None:
    text = OLD.read_text(encoding="utf-8")
    [change] = diff_of(text, text.replace("## Contact", "## How to reach us")).changes
    assert (change.kind, change.text) == ("changed", "sentence changed")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We do not gather your shoe size.", "Your shoe size is not gathered."),
        ("If you ask us to delete your photos, we do so within one month.",
         "Should you request the deletion of your photos, this is done within 1 month."),
        ("Children under 13 may not use the app.", "The app may not be used by children younger than 13."),
        ("We keep purchase slips for 10 years.", "The slips of your purchases are stored for ten (10) years."),
    ],
)  # fmt: skip
def test_what_stands_in_other_words_and_another_order_is_one_sentence_reworded(before: str, after: str) -> None:
    assert [text for _, _, text in told(diff_with(before, after))] == ["sentence changed"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Letters to us are deleted after six months.", "Letters to us are deleted after nine months.", "worse"),
        ("We never share your photos with others.", "We share your photos with others.", "worse"),
        ("We share your photos with our partners.", "We share your photos with our partners only with your consent.",
         "better"),
    ],
)  # fmt: skip
def test_a_number_a_not_or_a_condition_is_never_mere_wording(before: str, after: str, expected: str) -> None:
    assert expected in {direction for _, direction, text in told(diff_with(before, after)) if "sentence" not in text}


def test_a_list_and_the_sentence_that_says_the_same_with_other_little_words_are_one() -> None:
    items = ("your name and street, to bring parcels;", "your shoe size, to send the right boots;")
    listed = "\n".join(["We need the following data:", "", *(f"- {item}" for item in items)])
    running = "We need your name and street to bring parcels, and your shoe size so that we send the right boots."
    assert told(diff_with(listed, running)) == told(diff_with(running, listed)) == []
    assert told(diff_with(listed, running.replace("need", "do not need"))) != []


def test_a_choice_about_something_without_a_name_that_went_is_told() -> None:
    choice = "You may object to the use of your routes for planning by writing to privacy@quay.example."
    diff = diff_with(f"We like oars. {choice}", "We like oars.")
    assert told(diff) == [("removed", "worse", f"choice removed: {choice}")]
    assert told(diff_with("We like oars.", f"We like oars. {choice}")) == [
        ("added", "better", f"choice added: {choice}")
    ]


def test_one_choice_that_went_is_told_once() -> None:
    diff = diff_with(
        "We like oars.", "You can opt out of the sale of your data here: https://quay.example/do-not-sell."
    )
    assert [text for _, _, text in told(diff) if "opt" in text and "sale" in text] == [
        "opt-out of the sale or sharing of data added: web form"
    ]


def test_a_choice_for_one_region_names_it() -> None:
    choice = (
        "If you live in California, you may opt out of the sale of your data with our form: https://quay.example/no."
    )
    assert ("added", "better", "opt-out of the sale or sharing of data added (California): web form") in told(
        diff_with("We like oars.", choice)
    )


def test_the_way_out_of_ads_that_are_gone_is_no_loss() -> None:
    ads = (
        "Advertising partners receive your device identifier to show you targeted ads; you can opt out in the settings."
    )
    text = OLD.read_text(encoding="utf-8").replace(
        "You can opt out of targeted ads in the app: Settings, then Ads. ", ""
    )
    changes = told(diff_of(text.replace("## Changes", f"{ads}\n\n## Changes"), text))
    assert ("removed", "neutral", "opt-out of targeted ads removed with the ads") in changes


def test_an_account_that_is_deleted_sooner_when_nobody_uses_it_is_neither_better_nor_worse() -> None:
    words = "We delete accounts that have been inactive for {}."
    changes = told(diff_with(words.format("one year"), words.format("three months")))
    assert [(direction, text.endswith("1 year -> 3 months")) for _, direction, text in changes] == [("neutral", True)]


def test_safety_steps_told_in_another_order_are_no_change() -> None:
    steps = ("Files are encrypted.", "Our rooms have firewalls and access controls.")
    assert told(diff_with("\n\n".join(steps), "\n\n".join(reversed(steps)))) == []


def test_a_lead_in_of_two_sentences_governs_its_items_in_running_text() -> None:
    lead, items = "We learn some things by ourselves. This might include:", ("device ID", "advertising ID")
    listed = "\n".join([lead, "", *(f"- {item}" for item in items)])
    assert told(diff_with(listed, f"{lead} {'; '.join(items)}.")) == []


def test_a_promise_that_went_is_shown_with_the_sentence_that_took_its_place() -> None:
    diff = diff_with(
        "We will not use your photos to train AI models of ours.", "We may use your photos to train AI models of ours."
    )
    [change] = [change for change in diff.changes if change.direction == "worse"]
    assert (change.kind, change.old and change.old.line, change.new and change.new.quote) == (
        "changed",
        28,
        "We may use your photos to train AI models of ours.",
    )


def test_kinds_of_one_sentence_are_one_change() -> None:
    diff = diff_with(
        "We like oars.", "When you row, we collect your date of birth, your shoe size and your phone number."
    )
    [change] = [change for change in diff.changes if change.topic == "collection"]
    assert (change.direction, change.text) == ("worse", "now collects date of birth and phone number")


def test_a_choice_that_is_told_with_fewer_steps_is_no_easier() -> None:
    old = "You can turn off tailored ads under Settings > Privacy > Ads."
    text = OLD.read_text(encoding="utf-8").replace(
        "You can opt out of targeted ads in the app: Settings, then Ads. ", ""
    )
    olds, news = (
        text.replace("## Changes", f"{choice}\n\n## Changes")
        for choice in (old, "You can switch tailored ads off in the settings.")
    )
    assert [change for change in told(diff_of(olds, news)) if "sentence" not in change[2]] == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("Anyone", "California residents", ("worse", "everyone -> California")),
     ("California residents", "Anyone", ("better", "California -> everyone"))],
)  # fmt: skip
def test_for_whom_a_choice_is_has_changed(before: str, after: str, expected: tuple[str, str]) -> None:
    words = "{} can opt out of the sale of their data through the link “Do Not Sell My Data”."
    changes = told(diff_with(words.format(before), words.format(after)))
    assert changes == [("changed", expected[0], f"opt-out of the sale or sharing of data: {expected[1]}")]


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        (
            "We ask for your permission before we use your photos in our leaflets.",
            "We use your photos in our leaflets.",
            "worse",
        ),
        ("We may use your photos in our leaflets.", "We ask you before we use your photos in our leaflets.", "better"),
    ],
)
def test_asking_first_is_consent(before: str, after: str, direction: str) -> None:
    assert direction in {way for _, way, text in told(diff_with(before, after)) if text.endswith("asks for consent")}


def test_a_lower_cap_of_liability_is_worse() -> None:
    words = (
        "# Terms of use\n\nThese terms of use govern the garden app of Harborlight Ltd. By using the app you accept "
        "them. You must be at least 16 to use it. You keep the rights in what you post. Do not post what belongs to "
        "others. Our liability is limited to {} pounds. The law of Ireland applies. You may close your account."
    )
    [(_, direction, text)] = told(diff_of(words.format(100), words.format(50)))
    assert (direction, "100 pounds" in text, "50 pounds" in text) == ("worse", True, True)


def test_a_table_that_became_a_list_has_not_changed() -> None:
    table = "| What | How long |\n| --- | --- |\n| Chats | 3 months |\n| Server logs | 14 days |"
    changes = told(diff_with(table, "- Chats: 3 months\n- Server logs: 14 days"))
    assert all(text.startswith("sentence ") for _, _, text in changes)
