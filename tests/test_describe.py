"""What a document says of itself, and what is refused."""

from time import process_time

import pytest

from smallprint.describe import assess, describe, read_nature
from smallprint.describe.company import find_company
from smallprint.errors import NotAssessed
from smallprint.load import from_text
from smallprint.model import DocumentInfo, MediaType
from smallprint.parse import parse
from smallprint.segment import segment

SHORT_POLICY = """# Pebble Notes Privacy Policy

Last updated: March 3, 2026

Pebble Notes Ltd. ("Pebble", "we" or "us") makes a small app for taking notes. We wrote this page ourselves and kept
it short.

## What we collect

When you sign up we ask for your email address. We collect nothing else about you. Your notes stay on your device
unless you turn on sync; then we store them, encrypted, on our servers in Ireland.

## What we do with it

We use your email address to send you a code when you log in. We do not share your personal data with anyone, and we
never sell it. We use no cookies and no analytics.

## How long we keep it

We delete your account and all of your notes thirty days after you ask us to. You can ask in the app under Settings.

## Questions

Write to hello@pebble.example. If we change this policy, we will tell you by email first.
"""

SHORT_TERMS = """# Terms of Use

These terms govern your use of the Lantern service. By opening an account you agree to these terms. You must be
eighteen or older. You may not sell your account, and you may not copy the service. We may suspend or terminate your
account if you break these terms. The service is provided as is, without warranty, and we are not liable for lost
profits. These terms are governed by the law of Norway, and its courts have jurisdiction over any dispute between
you and us.
"""

IMPERSONAL = """# Lantern Privacy Notice

The controller of personal data is Lantern AS. The controller stores the name of each subscriber, and the IP address of
each visit. Personal data is disclosed to third parties only where the law demands it. Personal data is kept for two
years. Cookies are not set. Every subscriber may object, and may lodge a complaint with the data protection authority.
"""

NEWS = """# Lawmakers quarrel over privacy bill

The upper house voted on Tuesday to delay a bill that would have forced companies to ask before they gather personal
information from shoppers. Senator Ada Holm, who wrote it, said the delay was a gift to advertisers. "People are
tired of being watched," she said after the vote. A spokesman for the retailers' league replied that shops already
handle data with care. The bill had been expected to pass in spring. Analysts at two banks said that shares of
advertising firms rose by four percent after the vote. The committee will meet again in June, when a new draft is
due. Observers doubt that it will be ready by then, since elections are near and several members have already left
for their districts.
"""

NOVEL = """The rain had stopped by the time Miriam reached the harbour.
She stood under the awning of the chandler's shop and
watched the last of the fishing boats come in, their lamps swinging. Nobody had told her what to expect. Her uncle's
letter had said only that the house was hers now, with its crooked stairs and its smell of tar, and that the key
would be under the third stone. She counted the stones twice. A gull laughed at her from the roof. Behind the door
something moved, slowly, as if it had been asleep for a very long time and had only now remembered that it was
hungry. She knocked anyway.
"""

READ_ME = """# rowboat

A small Python library that turns spreadsheets into maps.

## Install

Run `pip install rowboat` on the command line. You need Python 3.11. The package has no other requirement.

## Usage

Import the module and call `rowboat.draw(path)`. The function returns a picture. You can pass your own colours. If
you find a bug, open an issue in the repository on github.com, or send a pull request with a unit test. See the
documentation for the API reference and the changelog for what is new in each release.

## License

MIT. The source code is free to use.
"""

LICENCE = """# The Open Garden License

Permission is hereby granted to any person to use, copy and redistribute the Work in source code or object code,
with or without changes. Redistributions of source code must retain the copyright notice of each Contributor.
Redistributions in binary form must reproduce the copyright notice. The Licensor grants a sublicensable right to
prepare Derivative Works of the Work. The software is provided as is, without warranty of any kind, and no copyright
holder or Contributor is liable for any claim. You may not remove this License from the Work. This License ends if
you bring a patent claim.
"""

LOGIN = """# Sign in to Lantern

Email address

Password

Forgot your password?

By signing in you agree to our Terms of Service and Privacy Policy.

Create an account
"""

FRENCH = """# Politique de confidentialité

Nous recueillons votre nom et votre adresse lorsque vous ouvrez un compte. Nous ne vendons pas vos données. Vous
pouvez demander leur suppression à tout moment. Les données sont conservées pendant deux ans dans nos serveurs en
Irlande, puis elles sont effacées. Cette politique peut changer ; dans ce cas, nous vous en informerons par courrier
électronique avant que les nouvelles règles ne prennent effet pour votre compte et pour les services que vous
utilisez chez nous.
"""


def read(text: str, media_type: MediaType = "text/markdown") -> DocumentInfo:
    document = parse(from_text(text, media_type=media_type))
    return describe(document, segment(document), read_nature(document))


def judge(text: str) -> None:
    document = parse(from_text(text, media_type="text/markdown"))
    sentences, nature = segment(document), read_nature(document)
    assess(document, describe(document, sentences, nature), sentences, nature)


def test_a_short_policy_is_described_whole() -> None:
    assert read(SHORT_POLICY) == DocumentInfo(
        path="<text>",
        kind="privacy",
        title="Pebble Notes Privacy Policy",
        language="en",
        effective_date=None,
        updated_date="2026-03-03",
        words=157,
        sentences=18,
        company="Pebble",
        warnings=(),
    )


CHAPTER = SHORT_POLICY.replace("\n## ", "\n### ").replace("# Pebble Notes Privacy Policy", "## 9. Privacy Policy")
"""A policy as a chapter of terms, too short for a document of its own."""


@pytest.mark.parametrize(
    ("text", "kind", "second"),
    [
        (SHORT_TERMS, "terms", None),
        (SHORT_POLICY, "privacy", None),
        (
            SHORT_TERMS.replace("Terms of Use", "Terms of Use and Privacy Policy") + SHORT_POLICY[30:],
            "terms",
            "privacy",
        ),
        (SHORT_TERMS + CHAPTER + CHAPTER[21:], "terms", "privacy"),
        (SHORT_TERMS + CHAPTER, "terms", None),
        (SHORT_TERMS + CHAPTER.replace("9. Privacy", "9. Changes to our Privacy") + CHAPTER[21:], "terms", None),
    ],
    ids=["terms", "policy", "title of both", "chapter", "short chapter", "about the other"],
)
def test_a_file_may_hold_a_second_document(text: str, kind: str, second: str | None) -> None:
    info = read(text)
    assert (info.kind, info.second) == (kind, second)
    assert info.scorecards == ((kind,) if second is None else (kind, second))


UNDER_A_LOW_HEADING = IMPERSONAL.replace(
    "# Lantern Privacy Notice", "Lantern AS, Oslo.\n\n#### 1. Aim of this privacy policy"
)


@pytest.mark.parametrize(
    "text",
    [SHORT_POLICY, SHORT_TERMS, IMPERSONAL, UNDER_A_LOW_HEADING],
    ids=["privacy", "terms", "impersonal", "low heading"],
)
def test_short_policies_are_assessed(text: str) -> None:
    judge(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (NEWS, "does not read like"),
        (NOVEL, "does not read like"),
        (READ_ME, "reads like the manual of a program"),
        (LICENCE, "reads like a licence"),
        (LOGIN, "has almost no text"),
        ("# Privacy Policy\n\n* Austria\n* Belgium\n* Chile\n", "has almost no text"),
        (FRENCH, "is not in English"),
    ],
    ids=["news", "novel", "read-me", "licence", "login", "countries", "French"],
)
def test_what_is_no_policy_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(NotAssessed, match=reason):
        judge(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (SHORT_POLICY, "privacy"),
        (SHORT_TERMS, "terms"),
        (
            "# Acceptable Use Policy\n\nYou may not send spam with it. You must not use it to harm others.",
            "other",
        ),
        (NOVEL, "other"),
    ],
)
def test_the_kind_is_told_by_title_and_words(text: str, kind: str) -> None:
    assert read(text).kind == kind


@pytest.mark.parametrize(
    ("line", "effective", "updated"),
    [
        ("Effective: January 6, 2026. Last revised: Dec. 1st, 2025.", "2026-01-06", "2025-12-01"),
        ("The effective date of our Data Notice is March 4, 2019.", "2019-03-04", None),
        ("This policy is effective as of 6 January 2026.", "2026-01-06", None),
        ("Last updated on 2026-01-06", None, "2026-01-06"),
        ("Last Modified: 26.02.2026", None, "2026-02-26"),
        ("Last modified on 03/26/2024", None, "2024-03-26"),
        ("Date of last revision: 6th of May 2024", None, "2024-05-06"),
        ("Updated July 2026", None, "2026-07"),
        ("Updated: 07/2026", None, "2026-07"),
        ("Rev. 2026.07.14", None, "2026-07-14"),
        ("Last changed 7/14/26", None, "2026-07-14"),
        ("Applicable from 14July 2026", "2026-07-14", None),
        ("With effect from 14 July 2026.", "2026-07-14", None),
        ("Last revised and effective: July 14, 2026", "2026-07-14", "2026-07-14"),
        ("We were founded in July 2006.", None, None),
        ("These terms apply from 1 June 2025.", "2025-06-01", None),
        ("Version 3, dated Sept. 9 2025", None, "2025-09-09"),
        ("November 5, 2025", None, "2025-11-05"),
        ("Last updated: February 30, 2025", None, None),
        ("Last updated: 01/02/2026", None, None),
        ("Last updated: 01/02/2026. We follow the law of California.", None, "2026-01-02"),
        ("Last updated: 01/02/2026. We follow the law of the United Kingdom.", None, "2026-02-01"),
        ("On July 10, 2023 the Commission adopted its decision.", None, None),
        ("Users who joined before May 1, 2020 keep the old terms.", None, None),
        (
            "Last updated: May 2, 2026. Changes to this policy are effective immediately when posted.",
            "2026-05-02",
            "2026-05-02",
        ),
        ("Last updated: May 2,2026", None, "2026-05-02"),
    ],
)
def test_dates_are_read_where_they_are_labelled(line: str, effective: str | None, updated: str | None) -> None:
    info = read(f"# Privacy Policy\n\n{line}\n\nWe collect your name.")
    assert (info.effective_date, info.updated_date) == (effective, updated)


def test_a_date_that_stands_alone_is_called_as_the_short_line_above_it_says() -> None:
    info = read("# Privacy Policy\n\nDate effective\n\nMay 12, 2024\n\nWe collect your name.")
    assert (info.effective_date, info.updated_date) == ("2024-05-12", None)


def test_many_dates_whose_order_is_unknown_take_time_in_proportion() -> None:
    def measure(sentences: int) -> float:
        text = "# Privacy Policy\n\n" + "This page was updated 3/4/2020 and so on it goes. " * sentences
        document = parse(from_text(text, media_type="text/markdown"))
        split, nature = segment(document), read_nature(document)
        began = process_time()
        describe(document, split, nature)
        return process_time() - began

    short, long = (min(measure(sentences) for _ in range(3)) for sentences in (300, 2400))
    assert long / short < 3 * 2400 / 300


def test_one_spelled_out_date_tells_the_order_of_all_others() -> None:
    text = "# Privacy Policy\n\nLast updated: 01/02/2026\n\nEffective: 03/02/2026\n\nWe began on 5 May 2019."
    info = read(text)
    assert (info.effective_date, info.updated_date) == ("2026-02-03", "2026-02-01")


def test_dates_of_a_list_far_below_are_not_those_of_the_document() -> None:
    body = "\n\n".join("We keep your data safe." for _ in range(30))
    info = read(f"# Terms of Service\n\n{body}\n\n## News\n\n- 3 May 2021\n\n- 9 June 2021")
    assert (info.effective_date, info.updated_date) == (None, None)


def test_a_date_of_another_notice_far_below_is_left_alone() -> None:
    body = "\n\n".join("We keep your data safe." for _ in range(30))
    info = read(f"# Privacy Policy\n\nLast updated: June 21, 2023\n\n{body}\n\nEffective date: May 3, 2021")
    assert (info.effective_date, info.updated_date) == (None, "2023-06-21")


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ('Fir & Oak, Inc. ("Fir", "we", "us") runs this site. Fir may log visits.', "Fir"),
        ('This site is run by Blue Kettle GmbH (hereinafter "we" or "us").', "Blue Kettle"),
        ("# Lantern Terms of Service\n\nYou may use it.", "Lantern"),
        ("# Privacy Policy\n\nWelcome to Lantern! Lantern may log visits. At Lantern, we care.", "Lantern"),
        (
            "# Privacy Policy\n\n"
            "Welcome to Lantern's Privacy Policy. Lantern may log it. A lamp by Lantern, kept by Lantern, is lit.",
            "Lantern",
        ),
        ("# PEBBLE PRIVACY POLICY\n\nAt Pebble, we care. You trust Pebble with notes.", "Pebble"),
        ("# Privacy Policy\n\nWe use Google to count visits. Google may set cookies.", None),
        ("# Privacy Policy\n\nWe collect your name.", None),
    ],
)
def test_the_company_is_called_what_the_text_calls_it(text: str, company: str | None) -> None:
    assert read(text).company == company


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Overview\n\n## Lantern Privacy Notice\n\nWe keep it.", "Lantern Privacy Notice"),
        ("# Lantern\n\nWe keep it.", "Lantern"),
        ("# 1. Introduction\n\nWe keep it.", None),
        ("Privacy Notice for Guests\n\nWe keep it for you.", "Privacy Notice for Guests"),
        ("We keep it.", None),
    ],
)
def test_the_title_is_the_heading_that_names_the_document(text: str, title: str | None) -> None:
    assert read(text).title == title


def test_words_in_code_are_not_read() -> None:
    assert read("We keep it.\n\n```\nfour words of code\n```\n").words == 3


def test_text_with_few_english_words_is_warned_of() -> None:
    mixed = "Nous gardons vos données ici. " * 12 + "We keep your data in the cloud for you. "
    assert any("another language" in warning for warning in read(mixed).warnings)


def test_a_name_told_again_and_again_is_the_companys() -> None:
    text = "# Privacy Policy\n\nWe log visits. Lantern does so. Lantern may ask." + " A walk past Lantern, twice." * 30
    assert find_company(text, ["Privacy Policy"]) == "Lantern"


def test_a_name_hardly_ever_without_its_apostrophe_keeps_it() -> None:
    text = "Welcome to Kettle's. Kettle's may log visits. Kettle's shares them. Kettle's keeps its word."
    titles = ["Kettle's Privacy Policy"]
    assert find_company(text, titles) == "Kettle's"
    assert find_company(text + " We are Kettle, by Kettle, of Kettle.", titles) == "Kettle"


def test_words_that_begin_a_sentence_are_no_name() -> None:
    text = "# PROTECTING THE PRIVACY OF CHILDREN\n\n" + "Here's what we keep.\n\nThe Administration may log it.\n\n" * 5
    assert find_company(text, ["PROTECTING THE PRIVACY OF CHILDREN"]) is None


def test_a_name_is_completed_from_the_pages_title() -> None:
    text = 'The Lantern ("we") may log visits. We keep them. The Lantern does so.'
    assert find_company(text, ["Privacy Policy | The Lantern"]) == "The Lantern"
    text = "The Archive may log visits. The Archive keeps them. The Archive does so."
    assert find_company(text * 3, ["Legal | Archive of Kettlewick"]) == "Archive of Kettlewick"


def test_a_name_in_capitals_is_told_as_the_text_goes_by_it() -> None:
    text = "Kettlewick promises this. We are Kettlewick. Write to Kettlewick at any time."
    assert find_company(text, ["KETTLEWICK LETTERS - PRIVACY POLICY"]) == "Kettlewick"


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ('4Kettles is run by Tin Mill, an Oslo Co. ("4Kettles", "we", "us").', "4Kettles"),
        ("The site is run by Lantern LLC (hereinafter referred to as 'Company' or 'We').", "Lantern"),
        ("This notice is that of 12 Lanterns AG ('we', 'us' or 'our').", "12 Lanterns"),
        ('These Terms of Use (the "Terms of Use" or the "Agreement") bind us ("we" or "us").', None),
    ],
)
def test_a_name_may_begin_with_a_figure_and_no_document_is_a_company(text: str, company: str | None) -> None:
    assert find_company(text, ["Terms of Use"]) == company
