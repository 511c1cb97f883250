"""Placeholders of many templates and drafters, each found at its words; and what only looks like one."""

from pathlib import Path

import pytest

from .conftest import Check, found, policy


def quotes(check: Check, folder: Path, words: str) -> list[str]:
    (folder / "privacy.md").write_text(policy(sharing=words), encoding="utf-8")
    _, report = check("privacy.md", "--select", "placeholder")
    return [quote for _, _, quote in found(report)]


BRACKETS = """
[Name of Data Protection Officer]; [30 days]; [X]; [xx]; [ ]; [•]; [Client to confirm]; [Note to draft: ask
about vans.]; [NTD: confirm with the client]; [Include if you use analytics:]; [OPTIONAL: We also send
letters.]; [Delete as applicable]; [do/do not]; [will / will not]; [corporation/LLC]; [list third parties];
[describe recipients]; [types of data]; [link to cookie policy]; [Last updated: month, day, year]; [wpautoterms
company_name]; [COMPANY_NAME]; [object Object]; [contact-form id="7"]
"""
MARKUP = """
{company_name}; {Company Name}; {$company}; #{company}; {# ask counsel #}; {{{company}}}; {{ .Site.Company }};
<?= $company ?>; <?php echo $company; ?>; %COMPANY_NAME%; %(company)s; @@company@@; @Model.Company; ##COMPANY##;
[% company %]; $COMPANY_NAME; <<Company Name>>; «Company_Name»
"""


def listed(words: str) -> list[str]:
    return [part.strip() for part in words.replace("\n", " ").split("; ") if part.strip()]


@pytest.mark.parametrize("bracket", listed(BRACKETS))
def test_a_bracket_that_waits_for_words_is_found(bracket: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, f"We keep it for {bracket} and then delete it.") == [bracket]


@pytest.mark.parametrize("markup", [part.strip() for part in listed(MARKUP.replace("$company; ?>", "$company ?>"))])
def test_markup_of_many_template_systems_is_found(markup: str, check: Check, folder: Path) -> None:
    [quote] = quotes(check, folder, f"Here {markup} keeps your data.")
    assert quote in markup


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("We keep it for [30] days.", "[30]"),
        ("We keep it for X days.", "X days"),
        ("We keep it for ?? days.", "?? days"),
        ("We keep it for ......... days.", "........."),
        ("Call (XXX) XXX-XXXX now.", "(XXX) XXX-XXXX"),
        ("We are XYZ Ltd of Galway.", "XYZ Ltd"),
        ("(Company Name) keeps it.", "(Company Name)"),
        ("Ask (insert company name) for it.", "(insert company name)"),
        ("Insert company name here keeps it.", "Insert company name here"),
        ("Your Company Name keeps it.", "Your Company Name"),
        ("Write to privacy@yourcompany.com now.", "privacy@yourcompany.com"),
        ("Write to [email@domain.com] now.", "email@domain.com"),
        ("Dolor sit amet, consectetur adipiscing elit.", "Dolor sit amet"),
        ("It holds from dd.mm.yyyy on.", "dd.mm.yyyy"),
        ("It holds from January XX, 2026.", "January XX, 2026"),
        ("It holds from 1 May 20XX.", "20XX"),
        ("Our seat is in Anytown.", "Anytown"),
        ("Click or tap here to enter text.", "Click or tap here to enter text"),
        ("Ask &lt;Company Name&gt; for it.", "<Company Name>"),
        ("[Write to us](mailto:privacy@example.com).", "Write to us"),
        ("[Our terms](https://www.yourcompany.com/terms).", "Our terms"),
        ("[Our terms](URL).", "Our terms"),
    ],
)
def test_words_that_wait_for_others_are_found(sentence: str, quote: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, sentence) == [quote]


@pytest.mark.parametrize(
    "sentence",
    [
        "- [x] we use vans\n- [ ] we use boats",
        "Your pages stand at fernwick.example/<your username> and https://{username}.fernwick.example.",
        "We ask for your date of birth (DD/MM/YYYY) when you sign up.",
        "Use https://example.com only as an example.",
        "Say “I, [your name], cancel my order of [date]” in your letter.",
        "Press [Enter your name] to go on; to leave, press [Delete if done].",
        "Tools break (see note [3] days before).",
        "They said that “they [the shop] are kind”, and wrote “recieve” [sic].",
        "Write to [email protected] at any time.",
        "The law of chapter XXX and the firm XX Brewing stay.",
        "We collect: Company Name, Email Address, Phone Number.",
        "The sets {a, b} and {1, 2} of tools are lent at 20% off, or 30% in May, for $5.",
        "We send [reminders] and a form [optional] to you.",
        "Choose an item from the list, and click here to enter your town.",
    ],
)
def test_what_is_there_for_readers_is_left_alone(sentence: str, check: Check, folder: Path) -> None:
    assert quotes(check, folder, sentence) == []


def test_words_in_markup_are_one_result(check: Check, folder: Path) -> None:
    (folder / "x.txt").write_text(policy(sharing="It holds from <INSERT DATE> on."), encoding="utf-8")
    _, report = check("x.txt", "--select", "placeholder")
    assert [quote for _, _, quote in found(report)] == ["<INSERT DATE>"]
