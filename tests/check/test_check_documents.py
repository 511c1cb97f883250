"""Every check finds its planted fault at its exact place, and nothing is found anywhere else."""

from pathlib import Path

import pytest

from smallprint.check.catalog import MODULES

from .conftest import DOCUMENTS, Check

Place = tuple[str, int, int, int, int, str]
"""Check, line, column, end line, end column, and the beginning of the quote."""

LONG = "We give your street and town to the driver who brings your tools"
PLANTED: dict[str, list[Place]] = {
    "placeholder.md": [
        ("placeholder", 15, 1, 15, 15, "[Company Name]"),
        ("placeholder", 15, 33, 15, 37, "TODO"),
        ("placeholder", 17, 17, 17, 24, "XX days"),
        ("placeholder", 17, 46, 17, 61, "www.example.com"),
        ("placeholder", 19, 14, 19, 24, "{{ town }}"),
    ],
    "planted.html": [
        ("placeholder", 11, 103, 11, 117, "[Your Company]"),
        ("broken-link", 11, 142, 11, 150, "Read on."),
        ("placeholder", 11, 169, 11, 178, "${driver}"),
    ],
    "planted.txt": [
        ("effective-date-missing", 1, 1, 1, 1, ""),
        ("placeholder", 3, 17, 3, 28, "INSERT DATE"),
        ("placeholder", 17, 21, 17, 28, "XX days"),
    ],
    "effective-date-missing.md": [("effective-date-missing", 1, 1, 1, 1, "")],
    "date-in-future.md": [("date-in-future", 3, 17, 3, 27, "1 May 2062")],
    "date-stale.md": [("date-stale", 3, 15, 3, 27, "3 March 2015")],
    "date-conflict.md": [("date-conflict", 27, 17, 27, 27, "2 May 2025")],
    "broken-reference.md": [
        ("broken-reference", 17, 59, 17, 68, "Section 9"),
        ("broken-reference", 19, 17, 19, 45, 'section titled "Your wishes"'),
    ],
    "numbering.md": [("numbering", 19, 4, 19, 5, "5"), ("numbering", 23, 4, 23, 5, "5")],
    "undefined-term.md": [("undefined-term", 13, 45, 13, 55, "Affiliates")],
    "unused-term.md": [("unused-term", 13, 115, 13, 126, "Green Wagon")],
    "broken-link.md": [
        ("broken-link", 13, 102, 13, 109, "cookies"),
        ("broken-link", 13, 157, 13, 163, "wishes"),
        ("broken-link", 13, 221, 13, 228, "sharing"),
    ],
    "foreign-name.md": [("foreign-name", 13, 27, 13, 36, "Moorhaven")],
    "contact-missing.md": [("contact-missing", 1, 1, 1, 1, "")],
    "vague-wording.md": [
        ("vague-wording", 13, 27, 13, 39, "We may share"),
        ("vague-wording", 13, 132, 13, 142, "often keep"),
    ],
    "long-sentence.md": [("long-sentence", 15, 1, 15, 249, LONG)],
    "hard-to-read.md": [("hard-to-read", 15, 1, 15, 869, LONG)],
    "unknown-suppression.md": [("unknown-suppression", 13, 1, 13, 41, "<!-- smallprint: ignore[vague-words] -->")],
    "unused-suppression.md": [("unused-suppression", 13, 1, 13, 55, "<!-- smallprint: ignore[placeholder]")],
    "expired-suppression.md": [
        ("expired-suppression", 13, 1, 13, 60, "<!-- smallprint: ignore[vague-wording] until=2026-01-31"),
        ("vague-wording", 14, 27, 14, 39, "We may share"),
    ],
}
"""Document -> all that must be found in it."""

CLEAN = ("clean.md", "clean.html", "clean.txt", "clean-numbered.md", "clean-terms-defined.md")
NEEDS_A_BUDGET = {"reading-time"}
"""Checks that say nothing without a setting; their cases stand in test_check_settings.py."""
ON_WHAT_IS_SAID = {
    "statement",
    "missing",
    "contradiction",
    "retention-without-limit",
    "opt-out-without-means",
    "opt-out-too-long",
    "worse-than-published",
}
"""Checks whose cases stand in test_check_statements.py, test_check_missing.py and test_check_published.py."""


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_at_its_place_and_nothing_else(name: str, check: Check, documents: Path) -> None:
    _, report = check(documents / name, "--isolated")
    places = [
        (r["check"], r["line"], r["column"], r["end_line"], r["end_column"], r["quote"]) for r in report["results"]
    ]
    expected = PLANTED[name]
    assert [place[:5] for place in places] == [place[:5] for place in expected]
    assert all(place[5].startswith(wanted[5]) for place, wanted in zip(places, expected, strict=True))


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_is_found_in_a_clean_text(name: str, check: Check, documents: Path) -> None:
    code, report = check(documents / name, "--isolated", "--fail-on", "low")
    assert (code, report["results"]) == (0, [])


def test_every_document_has_its_expectations() -> None:
    assert {path.name for path in DOCUMENTS.iterdir()} == {*PLANTED, *CLEAN}


def test_every_check_has_a_planted_case_here_or_among_those_on_what_is_said() -> None:
    planted = {place[0] for places in PLANTED.values() for place in places}
    assert set(MODULES) - planted - NEEDS_A_BUDGET - ON_WHAT_IS_SAID == set()


def test_a_place_counts_characters_of_the_source(check: Check, tmp_path: Path) -> None:
    text = (DOCUMENTS / "clean.md").read_text(encoding="utf-8")
    document = tmp_path / "policy.md"
    document.write_text(text.replace("We do not sell", "“Café” \u00a0&amp; TODO: we do not sell"), encoding="utf-8")
    _, report = check(document, "--isolated")
    assert [(r["line"], r["column"], r["end_column"]) for r in report["results"]] == [(13, 15, 19)]
