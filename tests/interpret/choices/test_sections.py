import pytest

from smallprint.interpret.choices.sections import Sections, is_about_contact
from smallprint.load import from_text
from smallprint.model import Document
from smallprint.parse import parse

TEXT = """# Notice

## 2. Your rights

You have some.

### 2.1 Deletion

Ask.

**Moving out.** Take all with you.

## 3. Contact us

Write.
"""


@pytest.fixture
def document() -> Document:
    return parse(from_text(TEXT, media_type="text/markdown", path="<text>"))


def quote(document: Document, blocks: range) -> list[str]:
    return [document.text[document.blocks[index].start : document.blocks[index].end] for index in blocks]


def test_a_section_holds_those_below_it(document: Document) -> None:
    (rights,) = Sections(document).find_number("2")
    assert rights.title == "Your rights"
    assert quote(document, rights.blocks) == [
        "You have some.",
        "2.1 Deletion",
        "Ask.",
        "Moving out. Take all with you.",
    ]


def test_run_in_headings_are_sections(document: Document) -> None:
    (moving,) = Sections(document).find_name("moving out")
    assert quote(document, moving.blocks) == ["Moving out. Take all with you."]


def test_names_are_found_as_they_are_said(document: Document) -> None:
    sections = Sections(document)
    assert sections.find_name("2.1 DELETION") == sections.find_number("2.1")
    assert sections.find_beginning("Your rights of this notice") == sections.find_number("2")
    assert sections.find_name("Rights and duties") == ()
    assert sections.find_beginning("") == ()
    assert [section.title for section in sections.contact] == ["Contact us"]


@pytest.mark.parametrize("title", ["Contact Us", "How can you reach us?", "Questions", "Contact information"])
def test_titles_on_contact(title: str) -> None:
    assert is_about_contact(title)


@pytest.mark.parametrize("title", ["When we contact you by phone", "Your rights", "", "Contacts in your address book"])
def test_other_titles(title: str) -> None:
    assert not is_about_contact(title)
