"""What the checks leave alone, and how far they see: one trap a test."""

import io
import sys
from datetime import date
from pathlib import Path

import pytest

from smallprint.check.configuration.settings import Settings

from .conftest import Check, Git, found, policy


def quotes(check: Check, folder: Path, text: str, *options: str, name: str = "privacy.md") -> list[str]:
    (folder / name).write_text(text, encoding="utf-8")
    _, report = check(name, *options)
    return [quote for _, _, quote in found(report)]


@pytest.mark.parametrize(
    "sentence",
    [
        "We keep it for 30 days [1] and then delete it.",
        "Tell us your name [in block letters] and your town.",
        "For example, write to jo@example.com from your own address.",
        "Ask us, e.g. with a letter from you@example.org, what we hold.",
        "Read the [list of partners](https://fernwick.example/partners).",
        "Use `TODO` as the subject.",
        "Your town: ________",
        "Fernwick\n\n\\_\\_\\_\\_\\_\\_\n\nWe lend tools.",
        "The todo list in your account stays there until you delete it.",
        'Say on each picture: "This was made by [Your Name]. Fernwick did not make it."',
        "This form is the withdrawal form: I hereby give notice, ordered on [date], my name [name].",
    ],
)
def test_what_only_looks_like_a_placeholder_is_left_alone(sentence: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, policy(sharing=sentence), "--select", "placeholder") == []


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Ask [insert name of company] for it.", "[insert name of company]"),
        ("Ask [YOUR WEBSITE URL] for it.", "[YOUR WEBSITE URL]"),
        ("We keep it for [XX] days.", "[XX]"),
        ("We keep it for [●] days.", "[●]"),
        ("This holds from DD/MM/YYYY on.", "DD/MM/YYYY"),
        ("Lorem ipsum dolor sit amet.", "Lorem ipsum"),
        ("Write to help@example.com now.", "help@example.com"),
        ("We are ENTER COMPANY NAME of Galway.", "ENTER COMPANY NAME"),
        ("We keep it for ____ days.", "____"),
        ("This page was changed on ________.", "________"),
        ("Write to <insert address here> at any time.", "<insert address here>"),
        ("Call <PHONE NUMBER> at any time.", "<PHONE NUMBER>"),
        ("Hello {% if user %} you.", "{% if user %}"),
        ("Hello <%= name %> you.", "<%= name %>"),
    ],
)
def test_placeholders_of_many_kinds_are_found(sentence: str, quote: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, policy(sharing=sentence), "--select", "placeholder") == [quote]


@pytest.mark.parametrize(
    "line",
    [
        "Effective: May 2026",
        "Last updated 1st of May, 2026",
        "This policy was last modified on 2026-05-01.",
        "Version 3, in force from 01.05.2026",
        "01/05/2026",
        "Stand: 6 octobre 2026",
        "Updated: 01-May-26",
        "Updated: 05/2026",
        "Adopted on 1 May 2026",
    ],
)
def test_a_date_counts_however_it_is_written(line: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, policy(date_line=line), "--select", "effective-date-missing") == []


def test_a_date_in_a_story_about_a_law_is_not_the_documents_own(check: Check, folder: Path) -> None:
    text = policy(date_line="", sharing="The law on data took effect for all shops of the land on May 25, 2018.")
    (folder / "privacy.md").write_text(text, encoding="utf-8")
    _, report = check("privacy.md", "--select", "effective-date-missing,date-stale")
    assert [result["check"] for result in report["results"]] == ["effective-date-missing"]


@pytest.mark.parametrize(
    "line",
    [
        "Since 2019 we lend tools.",
        "Founded in May 2019",
        "We opened on 1 May 2019.",
        "The GDPR is of 25 May 2018.",
        "© 2026",
    ],
)
def test_a_year_in_a_story_is_no_date(line: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, policy(date_line=line), "--select", "effective-date-missing") == [""]


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("Updated: 2015/05/01", "2015/05/01"),
        ("Updated: 2015.05.01", "2015.05.01"),
        ("Updated: 1-May-2015", "1-May-2015"),
        ("Updated: 05/2015", "05/2015"),
        ("Last reviewed: June 3rd, 2015", "June 3rd, 2015"),
        ("As of May 25, 2015", "May 25, 2015"),
        ("Approved: 1 May 2015", "1 May 2015"),
        ("Effective Date\n\nMay 1, 2015", "May 1, 2015"),
        ("Effective: 1 May 2015; last updated: 2 May 2026", ""),
    ],
)
def test_an_old_date_is_stale_however_it_is_written(line: str, quote: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, policy(date_line=line), "--select", "date-stale") == [quote][: bool(quote)]


@pytest.mark.parametrize(
    ("line", "conflict"),
    [
        ("This policy came into effect on 3 March 2024.", True),
        ("## Effective date\n\n3 March 2024", True),
        ("Our cookie policy is effective since 3 March 2024.", False),
        ("## Version history\n\nEffective: 3 March 2024 (with vans)", False),
        ("Last reviewed: 3 March 2024", False),
    ],
)
def test_another_date_of_the_same_text_conflicts(line: str, conflict: bool, check: Check, folder: Path) -> None:
    assert quotes(check, folder, policy(sharing=line), "--select", "date-conflict") == ["3 March 2024"][:conflict]


def test_two_dates_of_the_last_update_conflict(check: Check, folder: Path) -> None:
    text = policy(date_line="Last updated: 1 May 2026", sharing="This policy has last been changed on 3 March 2024.")
    assert quotes(check, folder, text, "--select", "date-conflict") == ["3 March 2024"]
    text = policy(date_line="Last updated: 1 May 2026", sharing="Date of last revision: 3 March 2024")
    assert quotes(check, folder, text, "--select", "date-conflict") == ["3 March 2024"]


def test_a_date_in_front_matter_counts(check: Check, folder: Path) -> None:
    text = "---\ntitle: Privacy\nlast_updated: 2026-05-01\n---\n\n" + policy(date_line="")
    assert quotes(check, folder, text, "--select", "effective-date-missing") == []


def test_a_day_that_can_be_read_in_two_ways_conflicts_with_neither(check: Check, folder: Path) -> None:
    text = policy(date_line="Last updated: 3/4/2026") + "\nLast updated: 3 April 2026\n"
    assert quotes(check, folder, text, "--select", "date-conflict") == []


def test_effective_and_updated_dates_may_differ(check: Check, folder: Path) -> None:
    text = policy(date_line="Effective date: 1 May 2026 | Last updated: 12 April 2026")
    assert quotes(check, folder, text, "--select", "date-conflict") == []


def test_another_text_on_the_same_page_has_a_date_of_its_own(check: Check, folder: Path) -> None:
    text = policy() + "\n# Notice for pupils\n\nEffective date: 2 May 2025\n"
    assert quotes(check, folder, text, "--select", "date-conflict") == []
    text += "\n## Contact\n\nEffective date: 3 May 2025\n"
    assert quotes(check, folder, text, "--select", "date-conflict") == ["3 May 2025"]


def test_a_conflict_shows_both_dates(check: Check, folder: Path) -> None:
    (folder / "privacy.md").write_text(policy() + "\nEffective date: 2 May 2025\n", encoding="utf-8")
    _, report = check("privacy.md", "--select", "date-conflict")
    related = report["results"][0]["related"]
    assert [(place["line"], place["column"], place["quote"]) for place in related] == [(3, 17, "1 May 2026")]


@pytest.mark.parametrize(("days", "stale"), [(45, False), (44, True)])
def test_a_date_is_stale_from_the_day_after_the_limit_on(days: int, stale: bool, check: Check, folder: Path) -> None:
    (folder / "smallprint.toml").write_text(f"max-age-days = {days}\n", encoding="utf-8")
    assert quotes(check, folder, policy(), "--select", "date-stale") == (["1 May 2026"] if stale else [])
    assert (date(2026, 6, 15) - date(2026, 5, 1)).days == 45


def test_the_profile_ccpa_asks_for_a_date_within_a_year(check: Check, folder: Path) -> None:
    text = policy(date_line="Last updated: 1 May 2025")
    assert quotes(check, folder, text, "--select", "date-stale") == []
    assert quotes(check, folder, text, "--select", "date-stale", "--profile", "ccpa") == ["1 May 2025"]


NUMBERED = "# Terms\n\n## 1. Data\n\n{one}\n\n## 2. Use\n\n{two}\n\n## 3. End\n\n{three}\n"


def numbered(one: str = "", two: str = "", three: str = "") -> str:
    return policy() + NUMBERED.format(one=one, two=two, three=three)


@pytest.mark.parametrize(
    "sentence",
    [
        "Section 2 says more.",
        "Section 3(b) says more.",
        "See Article 17 of the GDPR.",
        "See section 1798.100 of the Civil Code.",
        "Under the Privacy Act, section 14, you can ask.",
        "See Section 9 of the Terms of Use.",
        "See clause 12 of our contract with them.",
        'See the section titled "Use".',
        "Read section 2.1 and section 2.2.",
        'Turn to [their help](https://moorhaven.example/help) (the section called "Sheds" does not concern us).',
    ],
)
def test_references_that_lead_somewhere_or_elsewhere_are_left_alone(sentence: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, numbered(one=sentence), "--select", "broken-reference") == []


def test_a_missing_part_is_found_where_its_neighbours_are_numbered(check: Check, folder: Path) -> None:
    text = numbered(one="See section 2.3 for more.", two="2.1 We use it.\n\n2.2 We keep it.")
    assert quotes(check, folder, text, "--select", "broken-reference") == ["section 2.3"]


def test_references_are_not_judged_in_a_text_without_numbers(check: Check, folder: Path) -> None:
    assert quotes(check, folder, policy(sharing="See section 9."), "--select", "broken-reference") == []


def test_numbers_of_a_second_text_begin_anew(check: Check, folder: Path) -> None:
    assert quotes(check, folder, numbered() + NUMBERED.format(one="", two="", three=""), "--select", "numbering") == []


def test_a_skipped_part_is_found(check: Check, folder: Path) -> None:
    text = numbered(two="2.1 We use it.\n\n2.2 We keep it.\n\n2.4 We delete it.")
    assert quotes(check, folder, text, "--select", "numbering") == ["2.4"]


@pytest.mark.parametrize(
    "target",
    [
        "https://fernwick.example/nowhere",
        "//fernwick.example/x",
        "/terms",
        "mailto:privacy@fernwick.example",
        "#contact",
        "#CONTACT",
        "#top",
        "#",
        "other.md",
        "other.html",
        "other",
        "other.md#first-part",
        "elsewhere",
        "folder/",
    ],
)
def test_links_that_lead_somewhere_or_cannot_be_told_are_left_alone(target: str, check: Check, folder: Path) -> None:
    (folder / "other.md").write_text("# First part\n", encoding="utf-8")
    (folder / "folder").mkdir()
    assert quotes(check, folder, policy(sharing=f"[Read on]({target})."), "--select", "broken-link") == []


@pytest.mark.parametrize(
    "target",
    ["mailto:", "mailto:privacy", "http://", "https//fernwick.example", "http://localhost:8000/x", "file:///C:/x.docx"],
)
def test_addresses_that_cannot_be_right_are_found(target: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, policy(sharing=f"[Read on]({target})."), "--select", "broken-link") == ["Read on"]


@pytest.mark.parametrize("target", ["missing.md", "./missing", "../missing/", "other.md#third-part", "#nothing"])
def test_links_that_lead_nowhere_are_found(target: str, check: Check, folder: Path) -> None:
    (folder / "other.md").write_text("# First part\n", encoding="utf-8")
    assert quotes(check, folder, policy(sharing=f"[Read on]({target})."), "--select", "broken-link") == ["Read on"]


def test_a_table_of_contents_is_followed_though_it_is_no_policy_text(check: Check, folder: Path) -> None:
    contents = "- [What we collect](#what-we-collect)\n- [Contact](#contact)\n- [Wishes](#wishes)\n"
    (folder / "privacy.md").write_text(contents + "\n" + policy(), encoding="utf-8")
    _, report = check("privacy.md", "--select", "broken-link")
    assert found(report) == [("broken-link", 3, "Wishes")]


def test_links_in_code_and_comments_are_left_alone(check: Check, folder: Path) -> None:
    sentence = "Write `[More](missing.md)` to link.\n\n<!-- [More](missing.md) -->"
    assert quotes(check, folder, policy(sharing=sentence), "--select", "broken-link") == []


def test_links_to_one_missing_target_are_one_result(check: Check, folder: Path) -> None:
    links = "[Read on](more.md), [go on](#wishes), [read again](more.md), [go again](#wishes)."
    (folder / "privacy.md").write_text(policy(sharing=links), encoding="utf-8")
    _, report = check("privacy.md", "--select", "broken-link")
    assert [(r["quote"], [place["quote"] for place in r["related"]]) for r in report["results"]] == [
        ("Read on", ["read again"]),
        ("go on", ["go again"]),
    ]


@pytest.mark.parametrize(
    "link",
    [
        "[Read on]({{ url_for('terms') }}#wishes)",
        "[Read on]({{base}}missing.md)",
        "<a href=\"{{ url_for('terms') }}#wishes\">Read on</a>",
        "<a href='{% url \"terms\" %}#wishes'>Read on</a>",
        "<a href=<%= terms %>#wishes>Read on</a>",
    ],
)
def test_where_a_template_leads_cannot_be_told(link: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, policy(sharing=f"{link}."), "--select", "broken-link") == []


def test_menus_of_a_page_are_followed(check: Check, folder: Path) -> None:
    lines = "".join(f"<p>{line}</p>" for line in policy().splitlines() if line)
    page = f"<nav><a href='#wishes'><b>Wishes</b></a> <a href=other.html>Other</a></nav><h1>Privacy policy</h1>{lines}"
    assert quotes(check, folder, page, "--select", "broken-link", name="x.html") == ["<b>Wishes</b>", "Other"]


def test_relative_links_of_standard_input_cannot_be_told(
    check: Check, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = policy(sharing="[Read on](missing.md).")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    _, report = check("-", "--stdin-filename", "x.md", "--select", "broken-link")
    assert found(report) == []


def test_a_file_without_any_of_its_anchors_gives_one_result(check: Check, folder: Path) -> None:
    links = " ".join(f"[part {letter}](#part-{letter})" for letter in "abcde")
    (folder / "privacy.md").write_text(policy(sharing=links), encoding="utf-8")
    _, report = check("privacy.md", "--select", "broken-link")
    assert [(r["quote"], len(r["related"])) for r in report["results"]] == [("part a", 4)]


@pytest.mark.parametrize(
    "sentence",
    [
        "We use Moorhaven to send our emails.",
        "Moorhaven collects your card number for us.",
        "Read the Privacy Policy of Moorhaven.",
        "Fernwick Tools respects your privacy.",
        "We rely on paragraphs (b) and (c) Moorhaven Rules to do so.",
        "IT IS A MATTER BETWEEN YOU AND MOORHAVEN MILLS.",
        "You can say no by visiting the Moorhaven website.",
        "© Copyright 2024 Fernwick.",
        "The Library is committed to protecting your privacy.",
        "© Moorhaven contributors. Photos © Moorhaven.",
        "You agree to indemnify Apple. Apple is not responsible for any loss.",
        "By using Moorhaven, you agree to their terms.",
        "California respects your privacy.",
        "Chrome will not be liable for any loss.",
    ],
)
def test_partners_and_products_may_be_named(sentence: str, check: Check, folder: Path) -> None:
    text = policy(sharing=f"{sentence} Fernwick brings your tools.")
    assert quotes(check, folder, text, "--select", "foreign-name") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Welcome to Moorhaven!",
        "Copyright 2024 Moorhaven.",
        "Copyright (c) 2024 Moorhaven.",
        "© Moorhaven.",
        "This policy says how Moorhaven uses your data.",
        "By using the Moorhaven website you agree.",
        "This is a contract between you and Moorhaven.",
        "Thank you for choosing Moorhaven!",
        "We at Moorhaven like tulips.",
        "This is the privacy policy of Moorhaven.",
        "Moorhaven takes the security of your data seriously.",
        "Moorhaven reserves the right to change this policy.",
        "Moorhaven may update these terms.",
        "Moorhaven will not be liable for any loss.",
        "In no event shall Moorhaven be liable.",
        "You grant Moorhaven a licence to your photos.",
        "You agree to indemnify Moorhaven.",
        "By using Moorhaven, you agree to this policy.",
    ],
)
def test_another_name_for_the_company_itself_is_found(sentence: str, check: Check, folder: Path) -> None:
    text = policy(sharing=f"{sentence} Fernwick brings your tools.")
    assert quotes(check, folder, text, "--select", "foreign-name") == ["Moorhaven"]


def test_a_company_that_is_known_may_speak(check: Check, folder: Path) -> None:
    (folder / "smallprint.toml").write_text('known-companies = ["Moorhaven"]\n', encoding="utf-8")
    text = policy(sharing="Moorhaven respects your privacy. Fernwick brings your tools.")
    assert quotes(check, folder, text, "--select", "foreign-name") == []


def publish(folder: Path, git: Git, *, changed: str | None) -> None:
    """Commit a policy on its own day, and a change of it on another."""
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "Publish", day="2026-05-20")
    if changed is not None:
        (folder / "privacy.md").write_text(policy(sharing="We like tulips."), encoding="utf-8")
        git("commit", "-qam", "Change", day=changed)


def test_a_date_before_the_last_change_in_git_is_stale(check: Check, folder: Path, git: Git) -> None:
    publish(folder, git, changed="2026-05-25")
    _, report = check("privacy.md", "--select", "date-stale")
    assert found(report) == [("date-stale", 3, "1 May 2026")]
    assert report["results"][0]["message"] == "The text was changed on 2026-05-25 (git), but is dated 2026-05-01."


def test_edits_that_are_not_committed_are_the_last_change(check: Check, folder: Path, git: Git) -> None:
    publish(folder, git, changed=None)
    (folder / "privacy.md").write_text(policy(sharing="We like tulips."), encoding="utf-8")
    [result] = check("privacy.md", "--select", "date-stale")[1]["results"]
    assert result["message"] == "The text has edits that are not committed, but is dated 2026-05-01."
    git("add", ".")
    assert check("privacy.md", "--select", "date-stale")[1]["results"] == [result]


def test_a_change_that_writes_the_date_leaves_none_behind(check: Check, folder: Path, git: Git) -> None:
    publish(folder, git, changed=None)
    text = policy(sharing="We like tulips.", date_line="Effective date: 12 June 2026")
    (folder / "privacy.md").write_text(text, encoding="utf-8")
    assert check("privacy.md", "--select", "date-stale")[1]["results"] == []
    git("commit", "-qam", "Change", day="2026-06-14")
    assert check("privacy.md", "--select", "date-stale")[1]["results"] == []
    (folder / "privacy.md").write_text(text.replace("tulips", "roses"), encoding="utf-8")
    git("commit", "-qam", "Change", day="2026-06-15")
    assert found(check("privacy.md", "--select", "date-stale")[1]) == [("date-stale", 3, "12 June 2026")]


def test_a_file_that_is_not_committed_yet_has_no_change(check: Check, folder: Path, git: Git) -> None:
    (folder / "privacy.md").write_text(policy(), encoding="utf-8")
    assert check("privacy.md", "--select", "date-stale")[1]["results"] == []
    git("add", ".")
    assert check("privacy.md", "--select", "date-stale")[1]["results"] == []


def test_the_commit_that_brings_a_text_in_is_no_change_of_it(check: Check, folder: Path, git: Git) -> None:
    publish(folder, git, changed=None)
    assert found(check("privacy.md", "--select", "date-stale")[1]) == []


def test_a_change_after_the_day_of_the_run_does_not_count(check: Check, folder: Path, git: Git) -> None:
    publish(folder, git, changed="2026-06-20")
    assert found(check("privacy.md", "--select", "date-stale")[1]) == []


def test_git_is_not_asked_where_the_settings_say_so(check: Check, folder: Path, git: Git) -> None:
    (folder / "smallprint.toml").write_text("git-dates = false\n", encoding="utf-8")
    publish(folder, git, changed="2026-05-25")
    _, report = check("privacy.md", "--select", "date-stale")
    assert found(report) == []


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Your name may be shared with drivers.", "Your name may be shared"),
        ("Personal information may also be used to plan vans.", "Personal information may also be used"),
        ("We may, from time to time, share your town.", "We may, from time to time, share"),
        ("We may need to share your town.", "We may need to share"),
        ("Some of your data is shared with drivers.", "Some of your data"),
    ],
)
def test_vague_words_of_many_kinds_are_found(sentence: str, quote: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, policy(sharing=sentence), "--select", "vague-wording") == [quote]


@pytest.mark.parametrize(
    "sentence",
    [
        "This section tells how we may use your name, and when we might share it.",
        "It says what we could collect.",
        "You may use our shop. We may not share your name.",
    ],
)
def test_what_only_announces_is_not_vague(sentence: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, policy(sharing=sentence), "--select", "vague-wording") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The days of hire, hereinafter the “Rental Period”, are told.",
        "We refer to the days of hire as the “Rental Period”.",
        "The term “Rental Period” refers to the days of hire.",
        "‘Rental Period’ means the days of hire.",
        "**Rental Period** means the days of hire.",
        "“Rental Period”: the days of hire.",
        "“Rental Period” – the days of hire.",
        "“Rental Period” includes the days of hire.",
    ],
)
def test_a_term_is_defined_in_many_ways(sentence: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, policy(sharing=sentence), "--select", "unused-term") == ["Rental Period"]


@pytest.mark.parametrize(
    "sentence",
    [
        "“Right of Access” means that you may ask us.",
        "Press the button (“Cancel Order”) to leave.",
        "These clauses are also known as “Model Clauses”, formerly referred to as the “Old Clauses”.",
        "The shop (“Moor/we/us”) lends tools.",
        "“Rental Period” means the days of hire. A rental period may be long.",
    ],
)
def test_words_that_only_explain_need_no_use(sentence: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, policy(sharing=sentence), "--select", "unused-term") == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("We may use the Marks (as defined below) in letters.", ["Marks"]),
        ("We may use the Marks (as defined below). “Marks” means our signs.", []),
        ("We may use the Marks (as defined by the law of marks).", []),
        ("The Tenant pays. We call the Tenant. If the Tenant leaves, the Tenant tells us.", ["Tenant"]),
        ("You pay the Rental Fee. We set the Rental Fee. If the Rental Fee is late, wait.", ["Rental Fee"]),
    ],
)
def test_terms_of_contracts_and_promised_ones_need_a_definition(
    sentence: str, names: list[str], check: Check, folder: Path
) -> None:
    assert quotes(check, folder, policy(sharing=sentence), "--select", "undefined-term") == names


def test_a_term_is_used_with_a_hyphen_or_without(check: Check, folder: Path) -> None:
    sentence = 'Stalls of others (the "Guest Stalls") are open on Sundays. Ask at a guest-stall for its own rules.'
    assert quotes(check, folder, policy(sharing=sentence), "--select", "unused-term") == []


@pytest.mark.parametrize(
    ("ending", "missing"),
    [
        ("Fernwick OÜ, registered office Pika tn 7, Tartu.", 0),
        ("Fernwick OÜ has its registered office in Tartu.", 1),
        ("Ask us whatever you like.", 1),
        ("Write to privacy@example.com.", 1),
        ("[Write](mailto:privacy@shop.example.com) to us.", 1),
        ("Write to privacy@fernwick.example.", 0),
        ("Write to privacy [at] fernwick [dot] example.", 0),
        ("Fernwick GmbH, Hauptstraße 12, Berlin", 0),
        ("Fernwick SARL, 12 rue de la Paix, Paris", 0),
        ("Fernwick Srl, Via Roma 12, Roma", 0),
        ("Fernwick, Mill Estate, Leeds LS1 4AB", 0),
        ("Tel. 091/123456", 0),
        ("Contact our privacy team [here](https://fernwick.example/p).", 0),
        ("Contact us by phone or by email.", 1),
        ("Contact us at the address given above.", 1),
        ("Contact us in the event of a breach.", 1),
    ],
)
def test_who_can_be_written_to_can_be_reached(ending: str, missing: int, check: Check, folder: Path) -> None:
    text = policy().partition("## Contact")[0] + f"## Contact\n\n{ending}\n"
    assert len(quotes(check, folder, text, "--select", "contact-missing")) == missing


def test_a_contact_in_the_footer_of_a_page_is_a_way_to_reach_the_company(check: Check, folder: Path) -> None:
    text = policy().partition("## Contact")[0]
    lines = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
    page = f"<h1>Privacy policy</h1>{lines}<footer>{{}}</footer>"
    option = ("--select", "contact-missing")
    assert quotes(check, folder, page.format("<a href='/us'>About</a>"), *option, name="x.html") == [""]
    assert quotes(check, folder, page.format("<a href='/us'>Contact</a>"), *option, name="x.html") == []


@pytest.mark.parametrize(("kind", "days"), [("privacy", 365), ("other", 730), ("terms", 730)])
def test_the_law_on_privacy_policies_dates_no_other_text(kind: str, days: int) -> None:
    assert Settings(profiles=("ccpa",)).age_limit(kind) == days


def test_a_section_that_was_skipped_is_missed_where_the_text_refers_to_it(check: Check, folder: Path) -> None:
    text = policy(sharing="See section 3 for more.")
    for number, title in enumerate(("What we collect", "Who gets your data", "How long we keep it", "Your choices"), 1):
        assert f"## {title}" in text
        text = text.replace(f"## {title}", f"## {number + (number > 2)}. {title}")
    assert quotes(check, folder, text, "--select", "broken-reference") == ["section 3"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("At Moorhaven, we care for your privacy.", ["Moorhaven"]),
        ("At Fernwick, we care for your privacy.", []),
        ("At Christmas, your tools may come late.", []),
        ('Moorhaven Ltd ("we", "Fernwick") is the name in our papers.', []),
        ('Moorhaven Ltd ("we", "us") is the name in our papers.', ["Moorhaven Ltd"]),
    ],
)
def test_whose_policy_it_is_can_be_said_in_other_words(
    sentence: str, names: list[str], check: Check, folder: Path
) -> None:
    assert quotes(check, folder, policy(sharing=sentence), "--select", "foreign-name") == names


_MARKED = "We sign in your {0}. Each {0} has a password. We bill any {0} by the month, and the {0} pays."
_OF_MANY = "We list any {0}. Leave each {0} as it is, and tell us of such {0}s."
_SITE = "You may visit the Site. We look after the Site and the tools that the Site shows."


@pytest.mark.parametrize(
    "term", ["Authorized User", "Subscriber", "Business Customer", "Licensed Materials", "Account"]
)
def test_a_capitalised_term_that_nothing_defines_is_found_once(term: str, check: Check, folder: Path) -> None:
    text = policy(sharing=_MARKED.format(term) + " A business may sign up, too.")
    assert quotes(check, folder, text, "--select", "undefined-term") == [term]


@pytest.mark.parametrize(
    ("words", "term"),
    [
        (_OF_MANY.format("Linked Page") + " A page is linked by a click.", "Linked Page"),  # one of many is no name
        (
            "We make our Products last. If one of the Products breaks, we mend all that came with the Products.",
            "Products",
        ),
        (f"{_SITE} The tools on the Site (such as rakes) are new.", "Site"),
        (f"{_SITE} Rakes are lent by the Site, too.", "Site"),
        (f"{_SITE} The pages of the Site are the property of our founder.", "Site"),
        (f"{_SITE}\n\nSite visits are free, and Site content that is old is taken down.", "Site"),
    ],
)
def test_words_around_a_term_are_no_definition_unless_they_say_what_it_is(
    words: str, term: str, check: Check, folder: Path
) -> None:
    assert quotes(check, folder, policy(sharing=words), "--select", "undefined-term") == [term]


@pytest.mark.parametrize(
    "sentence",
    [
        _MARKED.format("subscriber"),
        _MARKED.format("Fernwick Account"),  # a name
        _MARKED.format("Customer Support Team"),  # an office
        _MARKED.format("Data Protection Act"),  # a law
        _MARKED.format("Shared Library"),  # a product
        _MARKED.format("Californian"),
        _MARKED.format("Subscriber") + ' A buyer (the "Subscriber") may do so at any time.',
        _MARKED.format("Subscriber") + " Whoever pays by the month (each, a Subscriber) may do so at any time.",
        _MARKED.format("Subscriber") + " A Subscriber is a person who pays by the month.",
        _MARKED.format("Subscriber") + " Those who pay by the month are called Subscribers.",
        _MARKED.format("Subscriber") + " As a Subscriber, you pay by the month.",
        _MARKED.format("Subscriber") + "\n\n**Subscriber:** whoever pays by the month.",
        _MARKED.format("Subscriber") + "\n\nWhoever pays by the month is a *Subscriber* from then on.",
        _MARKED.format("Subscriber") + ' Those who pay by the month (the "Subscriber(s)") may leave.',
        _MARKED.format("Subscriber") + ' Those who pay by the month ("the Subscriber") may leave.',
        _MARKED.format("Subscriber") + " Those who pay (each a Subscriber and, together, the Club) may leave.",
        _MARKED.format("Subscriber") + " In this policy, Subscriber means whoever pays by the month.",
        _MARKED.format("Subscriber") + " Once you pay, the Subscriber is the person whose name is on the card.",
        _MARKED.format("Subscriber") + " They are referred to in this policy as our Subscribers.",
        _MARKED.format("Subscriber") + "\n\nOur subscribers refer to all who pay by the month.",
        _MARKED.format("Cookie") + " A cookie is stored.",
        'Read "How We Use Your Content", "Why We Keep Your Content" and "Who Sees Your Content": all content.',
        "These Terms hold. Each of the Terms counts, and no other Terms do; our terms are short.",
        _MARKED.format("Subscriber") + "\n\n### Subscribers\n\nThey pay by the month.",
        _MARKED.format("Subscriber") + " Capitalised terms have the meaning given in our Agreement.",
        "See the Terms of Subscribers, your Terms of Subscribers and any Terms of Subscribers.",
        "**Every Subscriber Pays Each Month**\n\n**Any Subscriber May Leave**\n\n**All Subscribers Are Equal**",
        "Subscribers pay. Subscribers leave. Subscribers come back. Subscribers pay again.",
    ],
)
def test_names_and_terms_that_are_explained_are_no_undefined_terms(sentence: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, policy(sharing=sentence), "--select", "undefined-term") == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("05-11-23", "2023-11-05"),
        ("5/11/2023", "2023-11-05"),  # either order: the later day
        ("03.02.2021", "2021-02-03"),
        ("1/12/2000", "2000-12-01"),
    ],
)
def test_dates_in_figures_are_read_in_either_order_but_for_those_with_dots(
    written: str, told: str, check: Check, folder: Path
) -> None:
    (folder / "policy.md").write_text(policy(date_line=f"Last updated {written}"), encoding="utf-8")
    _, report = check("policy.md", "--select", "date-stale")
    [result] = report["results"]
    assert (result["quote"], f"dated {told}," in result["message"]) == (written, True)


def test_a_label_right_after_another_date_begins_its_own_part_of_the_line(check: Check, folder: Path) -> None:
    line = (
        "Updated: 1 April 2015 Effective: 1 May 2015, unless you agree before. "
        + "Then it holds from that day on. " * 7
    )
    assert quotes(check, folder, policy(date_line=line), "--select", "date-stale") == ["1 May 2015"]
