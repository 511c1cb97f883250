"""Cross references and section numbers in the styles of many drafters."""

from pathlib import Path

import pytest

from smallprint.check.checks.lettered import read_label

from .conftest import Check, found, policy

TITLES = ("Data", "Sharing", "Keeping", "Choices", "Complaints")


def quotes(check: Check, folder: Path, text: str, name: str) -> list[str]:
    (folder / "x.md").write_text(text, encoding="utf-8")
    _, report = check("x.md", "--select", name)
    return [quote for _, _, quote in found(report)]


def terms(numbers: str, words: str = "", *, style: str = "## {n}. {t}", second: str = "We are fair to you.") -> str:
    """A policy and, below it, sections with these numbers; `words` stand in the first, `second` in the second."""
    bodies = [words or "You agree to be fair.", second, *["You agree to this."] * 9]
    heads = [style.format(n=number, t=title) for number, title in zip(numbers.split(), TITLES, strict=False)]
    parts = "\n\n".join(f"{head}\n\n{body}" for head, body in zip(heads, bodies, strict=False))
    return f"{policy()}\n# Terms\n\n{parts}\n"


FIVE = "1 2 3 4 5"
LETTERED = "We share:\n\n(a) towns;\n\n(b) streets."


@pytest.mark.parametrize(
    "planted",
    [
        ("Subject to clauses 4 and 7, you may leave.", "## {n}. {t}", "", "7"),
        ("Subject to Sections 2, 3 and 8, you may leave.", "## {n}. {t}", "", "8"),
        ("Subject to Sections 2-8, you may leave.", "## {n}. {t}", "", "8"),
        ("Subject to Sections 2 through 8, you may leave.", "## {n}. {t}", "", "8"),
        ("Paragraph 9 below says more.", "## {n}. {t}", "", "Paragraph 9"),
        ("Ask as Sec. 9 says.", "## {n}. {t}", "", "Sec. 9"),
        ("Ask as Part 9 says.", "## Part {n}: {t}", "", "Part 9"),
        ("Ask as Article 12 says.", "## Article {n} - {t}", "", "Article 12"),
        ("Ask as § 9 says.", "## § {n} {t}", "", "§ 9"),
        ("Ask as Section 9 says.", "## {n} {t}", "", "Section 9"),
        ("Ask as Section 9 says.", "## ({n}) {t}", "", "Section 9"),
        ("Ask as Section 2(c) says.", "## {n}. {t}", LETTERED, "Section 2(c)"),
        ("Ask as Section 2(c) says.", "## {n}. {t}", "We share (a) towns and (b) streets.", "Section 2(c)"),
        ("Our fees stand in Annex B.", "## {n}. {t}", "x\n\n## Annex A\n\nFees are low.", "Annex B"),
        ('Ask as the "Vans" section below says.', "## {n}. {t}", "", 'the "Vans" section below'),
        ('Ask as told in "Vans" below.', "## {n}. {t}", "", 'in "Vans" below'),
        ('See Section 4 ("Vans") for it.', "## {n}. {t}", "", 'Section 4 ("Vans")'),
        ("See Section 4 (Keeping) for it.", "## {n}. {t}", "", "Section 4 (Keeping)"),
        ("See Error! Reference source not found. for it.", "{t}", "", "Error! Reference source not found."),
    ],
)
def test_references_that_lead_nowhere_are_found(planted: tuple[str, str, str, str], check: Check, folder: Path) -> None:
    words, style, second, quote = planted
    text = terms(FIVE, words, style=style, second=second or "We are fair to you.")
    assert quotes(check, folder, text, "broken-reference") == [quote]


@pytest.mark.parametrize(
    ("numbers", "words", "found_there"),
    [
        ("I II III IV V", "Ask as Section IX says.", ["Section IX"]),
        ("I II III IV V", "Ask as Section III says.", []),
        ("A B C D E", "Ask as Section G says.", ["Section G"]),
        ("A B C D E", "Ask as Section C says.", []),
        ("I II III IV V", "Ask as Section 9 says.", []),
    ],
)
def test_references_to_numerals_and_letters_are_followed(
    numbers: str, words: str, found_there: list[str], check: Check, folder: Path
) -> None:
    assert quotes(check, folder, terms(numbers, words), "broken-reference") == found_there


@pytest.mark.parametrize(
    ("words", "second"),
    [
        ("Subject to Sections 2 through 5 and 3, you may leave.", ""),
        ("Paragraph 9 of it says more, and so does point 9.", ""),
        ("Ask as Section 2(b) says.", LETTERED),
        ("Ask as Section 2(b) says.", "- towns\n- streets"),
        ("Our fees stand in Annex B and in Schedule 2.", ""),
        ("Our fees stand in Annex A.", "x\n\n## Annex A\n\nFees are low."),
        ("Annex B of the norm ISO 27001 lists it.", "x\n\n## Annex A\n\nFees are low."),
        ("Our fees stand in [Annex B](https://fernwick.example/b).", "x\n\n## Annex A\n\nFees are low."),
        ('See Section 4 ("Choices") and the "Your choices" section below.', ""),
        ('See Section 4 ("The choices you have") for it.', "x\n\n## The choices that you have\n\nNone."),
        ("The licence, at section 9, says more, and § 312 BGB does.", ""),
        ("The section of the code is 9-107 (Section 9-107).", ""),
    ],
)
def test_references_that_lead_somewhere_or_cannot_be_followed_are_left_alone(
    words: str, second: str, check: Check, folder: Path
) -> None:
    text = terms(FIVE, words, second=second or "We are fair to you.")
    assert quotes(check, folder, text, "broken-reference") == []


@pytest.mark.parametrize(
    ("numbers", "style", "faults"),
    [
        ("1 2 3 5", "## § {n} {t}", ["5"]),
        ("1 2 3 5", "## {n} {t}", ["5"]),
        ("1 2 3 5", "## ({n}) {t}", ["5"]),
        ("1 2 3 5", "## {n} - {t}", ["5"]),
        ("1 2 3 5", "**{n}. {t}.** You agree.", ["5"]),
        ("1 3 2 4", "## {n}. {t}", ["2"]),
        ("I II IV V", "## {n}. {t}", ["IV"]),
        ("I II III III", "## {n}. {t}", ["III"]),
        ("I II III IV V", "## {n}. {t}", []),
        ("A B D E", "## {n}. {t}", ["D"]),
        ("A B B C", "## {n}. {t}", ["B"]),
        ("a b d e", "## ({n}) {t}", ["d"]),
        ("One Two Four", "## Part {n}: {t}", ["Four"]),
        ("H I J K", "## {n}. {t}", []),
        ("2019 2021 2024", "## {n}: {t}", []),
        ("10 20 30", "## {n} {t}", []),
    ],
)
def test_numbers_of_many_styles_are_followed(
    numbers: str, style: str, faults: list[str], check: Check, folder: Path
) -> None:
    assert quotes(check, folder, terms(numbers, style=style), "numbering") == faults


@pytest.mark.parametrize(
    ("second", "faults"),
    [
        ("(a) Towns.\n\n(b) Streets.\n\n(d) Names.", ["Names."]),
        ("a) Towns.\n\nb) Streets.\n\nd) Names.", ["Names."]),
        ("(i) Towns.\n\n(ii) Streets.\n\n(iv) Names.", ["Names."]),
        ("(a) Towns:\n\n(i) big;\n\n(ii) small.\n\n(b) Streets.\n\n(c) Names.", []),
        ("(a) A.\n\n(b) B.\n\n(c) C.\n\n(d) D.\n\n(e) E.\n\n(f) F.\n\n(g) G.\n\n(h) H.\n\n(i) I.\n\n(j) J.", []),
        ("(a) A.\n\n(b) B.\n\n(c) C.\n\n(d) D.\n\n(e) E.\n\n(f) F.\n\n(g) G.\n\n(h) H.\n\n(j) J.", []),
        ("2.1 We share.\n\n2.1 We do.\n\n2.2 We stop.", ["2.1"]),
    ],
)
def test_parts_of_a_section_are_followed(second: str, faults: list[str], check: Check, folder: Path) -> None:
    assert quotes(check, folder, terms(FIVE, second=second), "numbering") == faults


@pytest.mark.parametrize(("label", "value"), [("i", 1), ("IV", 4), ("xl", 40), ("iiii", 0), ("a", 0)])
def test_a_numeral_has_its_value(label: str, value: int) -> None:
    assert read_label(label, "roman") == value
