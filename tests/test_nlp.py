"""Tokens of text in lower case: their norms, and where they stand."""

import subprocess
import sys
from pathlib import Path

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
    tokens = spacy.blank("en")(TEXT)
    expected = [(token.norm_, token.idx, token.idx + len(token)) for token in tokens if not token.like_url]
    found = [read for read in zip(norms(TEXT), spans(TEXT), strict=True) if read[0] != "shop.example"]
    assert [(norm, *span) for norm, span in found] == expected


def test_the_norm_of_an_address_is_its_host() -> None:
    assert norms("see https://www.shop.example/a?b=c, www.shop.example. or shop.example/a") == [
        "see", "shop.example", ",", "shop.example", ".", "or", "shop.example",
    ]  # fmt: skip


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


def test_tokens_that_were_kept_are_recalled_without_spacy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMALLPRINT_CACHE_DIR", str(tmp_path))
    first = nlp._Memory()
    met = [first.read(chunk) for chunk in TEXT.split()]
    first.keep()
    monkeypatch.setattr(nlp, "tokenizer", lambda: pytest.fail("tokenized again"))
    second = nlp._Memory()
    assert [second.read(chunk) for chunk in TEXT.split()] == met


def test_what_is_kept_is_written_only_where_something_new_was_met(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMALLPRINT_CACHE_DIR", str(tmp_path))
    first = nlp._Memory()
    first.read("word")
    first.keep()
    [entry] = tmp_path.iterdir()
    entry.chmod(0o400)
    second = nlp._Memory()
    second.read("word")
    second.keep()
    assert entry.stat().st_mode & 0o777 == 0o400
    second.read("another")
    second.keep()
    assert entry.stat().st_mode & 0o777 == 0o600


def test_of_too_many_the_newest_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMALLPRINT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(nlp, "CHUNKS_KEPT", 2)
    first = nlp._Memory()
    for chunk in ("one", "two", "three"):
        first.read(chunk)
    first.keep()
    assert list(nlp._Memory()._recall()) == ["two", "three"]


@pytest.mark.parametrize("damage", [b"", b"junk", b"0" * 64 + b"\njunk"])
def test_a_damaged_table_counts_as_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    monkeypatch.setenv("SMALLPRINT_CACHE_DIR", str(tmp_path))
    first = nlp._Memory()
    first.read("word")
    first.keep()
    [entry] = tmp_path.iterdir()
    entry.write_bytes(damage)
    assert nlp._Memory().read("word") == (("word",), ((0, 4),))


def test_the_command_needs_spacy_only_for_words_it_has_not_met(tmp_path: Path) -> None:
    policy = Path(__file__).parents[1] / "corpora" / "brindlebox" / "privacy.md"
    program = (
        "import os, sys; from smallprint.cli.main import main; "
        "os._exit = lambda code: print(code, 'spacy' in sys.modules, file=sys.stderr); main()"
    )
    command = [sys.executable, "-c", program, "summary", str(policy)]
    environment = {"SMALLPRINT_CACHE_DIR": str(tmp_path), "PATH": "", "PYTHONPATH": str(Path(nlp.__file__).parents[1])}
    runs = [subprocess.run(command, capture_output=True, text=True, check=True, env=environment) for _ in range(2)]
    assert [run.stderr for run in runs] == ["0 True\n", "0 False\n"]
    assert runs[0].stdout == runs[1].stdout != ""
