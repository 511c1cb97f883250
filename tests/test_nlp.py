"""Tokens of text in lower case: their norms, and where they stand."""

import pytest
import spacy

from smallprint import nlp
from smallprint.nlp import lower, norms, spans

TEXT = (
    "we don't sell it, e.g. names (ids); third-party ads cost $5.99/month! see https://shop.example/a_b?c=d. "
    "o'brien's u.s. office can't and won't: call at 5p.m. -- or write to jo@shop.example..."
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("we don't sell it.", ["we", "do", "n't", "sell", "it", "."]),
        ("e.g. names, (ids)", ["e.g.", "names", ",", "(", "ids", ")"]),
        ("third-party ads", ["third", "-", "party", "ads"]),
        ("  we   keep it ", ["we", "keep", "it"]),
        ("", []),
    ],
)
def test_spans_are_those_of_the_tokens(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text)] == words


def test_norms_spell_out_contractions() -> None:
    assert norms("we don't, can't and won't") == ["we", "do", "not", ",", "can", "not", "and", "will", "not"]


def test_tokens_are_those_of_the_blank_english_pipeline() -> None:
    expected = [(token.norm_, token.idx, token.idx + len(token)) for token in spacy.blank("en")(TEXT)]
    assert [(norm, *span) for norm, span in zip(norms(TEXT), spans(TEXT), strict=True)] == expected


def test_a_bracket_before_a_colon_is_no_emoticon() -> None:
    assert norms("invoices (paid): ten years") == ["invoices", "(", "paid", ")", ":", "ten", "years"]


def test_a_chunk_is_tokenized_once(monkeypatch: pytest.MonkeyPatch) -> None:
    norms("seenbefore")
    monkeypatch.setattr(nlp, "tokenizer", lambda: pytest.fail("tokenized again"))
    assert norms("seenbefore seenbefore") == ["seenbefore", "seenbefore"]


def test_no_more_chunks_are_remembered_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "CHUNKS_REMEMBERED", 3)
    assert norms("anew1 anew2 anew3 anew4 anew5") == ["anew1", "anew2", "anew3", "anew4", "anew5"]
    assert len(nlp._NORMS) <= 3


def test_a_chunk_longer_than_any_word_is_not_remembered() -> None:
    long = "x" * (nlp.LONGEST_REMEMBERED + 1)
    assert norms(long) == [long]
    assert long not in nlp._NORMS


def test_a_chunk_without_end_is_one_token() -> None:
    junk = "{%" * nlp.LONGEST_SPLIT
    assert (norms(f"we keep {junk}"), spans(junk)) == (["we", "keep", junk], [(0, len(junk))])


def test_lower_case_keeps_the_length() -> None:
    assert lower("İstanbul SELLS Data") == "İstanbul sells data"


def test_lower_case_of_plain_text_is_pythons() -> None:
    assert lower("ÄÖÜ Sells") == "äöü sells"
