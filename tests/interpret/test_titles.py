"""What names the place a block stands in."""

import pytest

from smallprint.interpret.titles import find_titles
from smallprint.load import from_text
from smallprint.parse import parse


def titles(lead_in: str) -> tuple[str, ...]:
    document = parse(from_text(f"# Notice\n\n{lead_in}\n\n* your shoe size", media_type="text/markdown"))
    return find_titles(document, document.blocks[-1])


@pytest.mark.parametrize(
    "lead_in",
    [
        "Types of data we collect include:",
        "Personal data collected:",
        "We hold these details about you:",
        "Data we collect and use:",
    ],
)
def test_a_lead_in_that_names_data_is_a_title(lead_in: str) -> None:
    assert titles(lead_in) == ("Notice", lead_in)


@pytest.mark.parametrize(
    "lead_in",
    [
        "We share the information we collect with:",
        "We use the data we collect to:",
        "Information that we do not collect:",
        "You have these rights in your data:",
        "Our shops sell:",
    ],
)
def test_a_lead_in_that_says_something_is_none(lead_in: str) -> None:
    assert titles(lead_in) == ("Notice",)


def test_a_block_without_a_lead_in_has_its_headings() -> None:
    document = parse(from_text("# Notice\n\n## Shoes\n\nWe mend them.", media_type="text/markdown"))
    assert find_titles(document, document.blocks[-1]) == ("Notice", "Shoes")
