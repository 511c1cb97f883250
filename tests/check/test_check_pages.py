"""The pages of the checks are those of their own words, and the words are complete."""

from pathlib import Path

import pytest

from smallprint.check.case import Check
from smallprint.check.catalog import MODULES, load_all
from smallprint.check.disclosure_pages import write_disclosures
from smallprint.check.pages import write_pages

ROOT = Path(__file__).parents[2]


def test_the_pages_are_up_to_date() -> None:
    """`python -m smallprint.check.pages .` writes them anew."""
    folder = ROOT / "docs" / "checks"
    pages = write_pages()
    assert sorted(path.name for path in folder.iterdir()) == sorted(pages)
    assert [name for name, text in pages.items() if (folder / name).read_text(encoding="utf-8") != text] == []


def test_the_list_of_disclosures_is_up_to_date() -> None:
    assert (ROOT / "docs" / "disclosures.md").read_text(encoding="utf-8") == write_disclosures()


def test_every_line_of_the_catalog_leads_to_its_check() -> None:
    assert [check.id for check in load_all()] == list(MODULES)


@pytest.mark.parametrize("check", load_all(), ids=lambda check: check.id)
def test_every_check_says_what_why_and_what_instead(check: Check) -> None:
    assert all((check.title, check.what, check.why, check.example, check.instead))
    assert not check.title.endswith(".")
    assert check.what.endswith(".")
    assert check.why.endswith(".")
