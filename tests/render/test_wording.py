from dataclasses import replace

import pytest

from smallprint.model import Report
from smallprint.render.wording import article, duration, plural, points, printable, service, whole


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 sec"),
        (38.6 / 60, "39 sec"),
        (1, "1 min"),
        (24.76, "25 min"),
        (59.4, "59 min"),
        (59.6, "1 h"),
        (77, "1 h 17 min"),
    ],
)
def test_durations_read_as_a_person_says_them(minutes: float, words: str) -> None:
    assert duration(minutes) == words


@pytest.mark.parametrize(("value", "words"), [(3, "+3.0"), (-6.54, "−6.5"), (0.04, "0.0"), (-0.04, "0.0")])
def test_points_carry_their_sign(value: float, words: str) -> None:
    assert points(value) == words


def test_one_thing_is_singular() -> None:
    assert (plural(1, "word"), plural(2345, "word")) == ("1 word", "2,345 words")


def test_a_quote_cannot_steer_the_terminal() -> None:
    assert printable("We\x1b[31m sell\u202e your\r\n data\x07") == "We [31m sell your data"


@pytest.mark.parametrize(
    ("phrase", "whole"),
    [("25 min", "a 25 min"), ("8 min", "an 8 min"), ("11 sec", "an 11 sec"), ("18 min", "an 18 min"), ("1 h", "a 1 h")],
)
def test_a_number_takes_the_article_it_is_said_with(phrase: str, whole: str) -> None:
    assert article(phrase) == whole


def test_points_just_below_a_grade_are_not_shown_as_its_points() -> None:
    assert (whole(49.7), whole(50.0), whole(100.0)) == ("49", "50", "100")


@pytest.mark.parametrize(
    ("title", "company", "name"),
    [
        ("Lantern Privacy Policy", "Lantern", "Lantern Privacy Policy"),
        ("Privacy Policy", "Lantern", "Lantern: Privacy Policy"),
        ("Privacy Policy", None, "Privacy Policy"),
        (None, "Lantern", "Lantern: privacy policy"),
    ],
)
def test_a_report_is_called_by_company_and_title(
    report: Report, title: str | None, company: str | None, name: str
) -> None:
    document = replace(report.documents[0], title=title, company=company)
    assert service(replace(report, documents=(document,))) == name
