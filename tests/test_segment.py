"""Sentence ends in legal text."""

from time import process_time

import pytest

from smallprint.load import from_text
from smallprint.parse import parse
from smallprint.segment import LONGEST_SENTENCE, find_ends, segment


def cut(text: str) -> list[str]:
    start = 0
    found = []
    for end in find_ends(text, 0, len(text)):
        found.append(text[start:end].strip())
        start = end
    return found


@pytest.mark.parametrize(
    "text",
    [
        "We store data in the U.S. and in the U.K. under Swiss law.",
        'This is a contract with Acme, Inc. ("Acme"), a company in Delaware.',
        "Partners, e.g. Acme Ltd. and Foo Corp. in Ohio, may see it.",
        "Under Art. 6 para. 1 lit. f GDPR we may.",
        "See Cal. Civ. Code No. 1798 for more.",
        "Version 3.2 costs $4.50 on https://x.example/a.b?c=1. or so",
        "Please see Section 6. Your Choices for more.",
        "You use Yahoo! Mail or any other mail.",
        "Both the EU-U.S. DPF and the one for Swiss-U.S. transfers apply.",
        "We keep to the EU-U.S. Data Privacy Framework that the U.S. Department of Commerce runs.",
        "Write to Mr. J. R. Smith, 5 Main St. Springfield.",
        "3. Fees",
        "a. Scope of these terms",
        "We wait ... and then we act.",
        "Terms. (This is (a) one part; (b) another.) apply",
    ],
)
def test_no_sentence_ends_within(text: str) -> None:
    if text.startswith("Terms."):
        assert cut(text)[0] == "Terms."
    else:
        assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We share it. You agree.", ["We share it.", "You agree."]),
        ("Do we sell it? No. We never do!", ["Do we sell it?", "No.", "We never do!"]),
        ("It stays in the U.S. We like it there.", ["It stays in the U.S.", "We like it there."]),
        ("This is between you and Acme, Inc. You accept it.", ["This is between you and Acme, Inc.", "You accept it."]),
        ('We call them "cookies." They are small.', ['We call them "cookies."', "They are small."]),
        ("They apply (see Section 3.2). We may act.", ["They apply (see Section 3.2).", "We may act."]),
        ("We keep it under Section 3.2. You may ask.", ["We keep it under Section 3.2.", "You may ask."]),
        ("It costs $5. 30 days later it ends.", ["It costs $5.", "30 days later it ends."]),
        ("We keep the data.You may ask us.", ["We keep the data.", "You may ask us."]),
        ("Use it at www.x.example. You may.", ["Use it at www.x.example.", "You may."]),
        ("Ask us. iPhones are included.", ["Ask us.", "iPhones are included."]),
        ("WE MAY CHANGE IT. YOU AGREE.", ["WE MAY CHANGE IT.", "YOU AGREE."]),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_an_empty_span_has_no_sentence() -> None:
    assert find_ends("abc", 1, 1) == []


def test_sentences_stand_in_their_blocks_and_headings_are_one() -> None:
    document = parse(from_text("# Why. How?\n\nWe may. You must.\n\n* One. Two.\n", media_type="text/markdown"))
    assert [(s.block, document.text[s.start : s.end]) for s in segment(document)] == [
        (0, "Why. How?"),
        (1, "We may."),
        (1, "You must."),
        (2, "One."),
        (2, "Two."),
    ]


@pytest.mark.parametrize(("between", "left"), [("; ", ";"), (", ", ","), (" ", ""), ("-", "")])
def test_a_text_without_stops_is_cut_at_its_best_seam(between: str, left: str) -> None:
    text = between.join(["keep"] * 3_000)
    parts = cut(text)
    assert len(parts) > 2
    assert all(len(part) <= LONGEST_SENTENCE for part in parts)
    assert all(part.endswith(f"keep{left}") for part in parts[:-1] if left)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")


def test_a_row_of_stops_takes_time_in_proportion() -> None:
    def measure(length: int) -> float:
        began = process_time()
        find_ends("." * length, 0, length)
        return process_time() - began

    # eight times the stops: quadratic work would take 64 times as long
    assert min(measure(40_000) for _ in range(3)) < 24 * min(measure(5_000) for _ in range(3)) + 0.01


def test_a_long_sentence_is_left_whole() -> None:
    text = f"We keep {'your name, ' * 350}and your address."
    assert len(text) < LONGEST_SENTENCE
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Stop it at https://lamp.example/ads/12.You may also write.",
            ["Stop it at https://lamp.example/ads/12.", "You may also write."],
        ),
        ("Write to desk@lamp.example.We answer soon.", ["Write to desk@lamp.example.", "We answer soon."]),
        ("See www.lamp.example/Docs.Manual now.", ["See www.lamp.example/Docs.Manual now."]),
    ],
)
def test_a_sentence_that_runs_on_after_an_address_is_one_of_its_own(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences
