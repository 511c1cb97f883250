"""The gold files of corpora/ agree with their documents, with the practices of rules/ and with docs/corpora.md."""

import html
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from smallprint.rulebook.rule import CATEGORIES

ROOT: Final = Path(__file__).parents[1]
CORPORA: Final = ROOT / "corpora"
GOLD_SUFFIX: Final = ".gold.json"
LONGEST_QUOTE: Final = 30
"""Words."""
MOST_ENTRIES: Final = 4
"""Entries a practice in one document."""

SUBJECTS: Final = {
    "marketing email",
    "targeted ads",
    "sale or sharing",
    "cookies",
    "location",
    "account/data deletion",
    "data access/export",
    "arbitration",
    "other",
}
MECHANISMS: Final = {
    "unsubscribe link",
    "account setting",
    "web form",
    "email",
    "postal mail",
    "phone",
    "browser setting",
    "GPC",
    "industry page",
    "device setting",
    "other",
}
RETENTION_WORDS: Final = {"AS_NEEDED", "INDEFINITE", "LEGAL_OBLIGATION", "ACCOUNT_LIFETIME"}
DURATION: Final = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?)?")
GOLD_KEYS: Final = {"doc", "kind", "practices", "clauses", "retention", "opt_out", "data_types", "dates", "hard"}


def decode(data: bytes) -> str:
    """Text of a document: UTF-16 by its mark, else UTF-8, else cp1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def blank(match: re.Match[str]) -> str:
    """Nothing but the line ends of what was matched, so that line numbers stay."""
    return "\n" * match.group().count("\n")


def read_lines(path: Path) -> list[str]:
    """Lines of a document as a reader sees them: no tags, link targets or marks of emphasis; index 0 is line 1."""
    text = decode(path.read_bytes()).replace("\r\n", "\n")
    if path.suffix == ".html":
        text = re.sub(r"<!--.*?-->|<(script|style)\b.*?</\1>", blank, text, flags=re.DOTALL | re.IGNORECASE)
        text = re.sub(r"<[^<>]*>", blank, text)
    if path.suffix == ".md":
        text = re.sub(r"<!--.*?-->", blank, text, flags=re.DOTALL)
        text = re.sub(r"!?\[([^\]\n]*)\]\([^)\n]*\)", r"\1", text)
        text = re.sub(r"<((?:https?:|mailto:)?[^<>\s]+[@/.][^<>\s]+)>", r"\1", text)
        text = re.sub(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)", "", text)
        text = re.sub(r"\\([^\w\s])", r"\1", text)
    if path.suffix != ".txt":
        text = "\n".join(html.unescape(line) for line in text.split("\n"))
    return text.split("\n")


def collapse(text: str) -> str:
    """The text with every run of white space (no-break spaces too) as one space."""
    return " ".join(text.split())


def find_gold() -> list[Path]:
    """Every gold file, sorted."""
    return sorted(CORPORA.rglob(f"*{GOLD_SUFFIX}"))


def load_gold(path: Path) -> dict[str, Any]:
    """One gold file as JSON values."""
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def find_document(path: Path) -> Path:
    """The document that a gold file describes."""
    return path.with_name(load_gold(path)["doc"])


def count_words(path: Path) -> int:
    """Visible words of a document, menus and footers included."""
    return sum(len(line.split()) for line in read_lines(path))


def load_practices() -> dict[str, Mapping[str, Any]]:
    """Every practice table of rules/*/pillar.toml by id."""
    practices: dict[str, Mapping[str, Any]] = {}
    for path in sorted((ROOT / "rules").glob("*/pillar.toml")):
        practices |= tomllib.loads(path.read_text(encoding="utf-8"))["practices"]
    return practices


def list_quotes(gold: Mapping[str, Any]) -> Iterator[tuple[str, int, int]]:
    """Each quote with its first and last line."""
    for name in ("practices", "retention", "opt_out"):
        for entry in gold[name]:
            yield entry["quote"], entry["lines"][0], entry["lines"][1]
    for entry in gold["clauses"]:
        yield entry["quote"], entry["line"], entry["line"]


each_gold = pytest.mark.parametrize("path", find_gold(), ids=lambda path: f"{path.parent.name}/{path.name}")


@each_gold
def test_gold_names_its_document_and_kind_and_has_every_key(path: Path) -> None:
    gold = load_gold(path)
    stem = path.name.removesuffix(GOLD_SUFFIX)
    assert set(gold) == GOLD_KEYS
    assert Path(gold["doc"]).stem == stem
    assert find_document(path).is_file()
    assert gold["kind"] == stem


@each_gold
def test_gold_practices_exist_in_the_rules(path: Path) -> None:
    assert {entry["id"] for entry in load_gold(path)["practices"]} - set(load_practices()) == set()


@each_gold
def test_gold_quotes_stand_on_their_lines(path: Path) -> None:
    lines = read_lines(find_document(path))
    misplaced = []
    for quote, first, last in list_quotes(load_gold(path)):
        # A clause gives only the line on which it begins; a wrapped text carries it onto the following ones.
        end = last if last > first else first + 8
        stretch = collapse(" ".join(lines[first - 1 : end]))
        if collapse(quote) not in stretch or not collapse(lines[first - 1]):
            misplaced.append((quote, first, last))
    assert misplaced == []


@each_gold
def test_gold_practice_entries_are_well_formed(path: Path) -> None:
    entries = load_gold(path)["practices"]
    assert [entry for entry in entries if set(entry) != {"id", "lines", "quote", "clarity", "region", "note"}] == []
    assert {entry["clarity"] for entry in entries} <= {"clear", "hedged"}
    assert [entry["quote"] for entry in entries if len(entry["quote"].split()) > LONGEST_QUOTE] == []
    assert [name for name, count in Counter(e["id"] for e in entries).items() if count > MOST_ENTRIES] == []


@each_gold
def test_gold_clauses_use_opp_categories_and_the_three_stances(path: Path) -> None:
    clauses = load_gold(path)["clauses"]
    assert [clause for clause in clauses if set(clause) != {"line", "category", "stance", "quote"}] == []
    assert {clause["category"] for clause in clauses} <= set(CATEGORIES)
    assert {clause["stance"] for clause in clauses} <= {"stated", "denied", "hedged"}
    assert 15 <= len(clauses) <= 40


@each_gold
def test_gold_retention_values_are_durations_or_words_of_the_closed_set(path: Path) -> None:
    values = [entry["value"] for entry in load_gold(path)["retention"]]
    assert [value for value in values if value not in RETENTION_WORDS and not DURATION.fullmatch(value)] == []


@each_gold
def test_gold_opt_outs_use_the_closed_lists(path: Path) -> None:
    entries = load_gold(path)["opt_out"]
    assert {entry["from"] for entry in entries} <= SUBJECTS
    assert {entry["mechanism"] for entry in entries} <= MECHANISMS


@each_gold
def test_gold_dates_are_dates_or_null(path: Path) -> None:
    dates = load_gold(path)["dates"]
    assert set(dates) == {"effective", "updated"}
    assert all(value is None or date.fromisoformat(value) for value in dates.values())


def test_every_document_has_gold_and_a_policys_length() -> None:
    documents = {find_document(path) for path in find_gold()}
    found = {
        path
        for path in CORPORA.rglob("*")
        if path.suffix in {".md", ".html", ".txt"} and path.parent not in {CORPORA, CORPORA / "clean"}
    }
    assert found == documents
    lengths = {path.relative_to(CORPORA).as_posix(): count_words(path) for path in documents}
    assert {name: words for name, words in lengths.items() if not 600 <= words <= 4_500} == {}
    assert len(lengths) >= 12
    assert sum(words > 2_500 for words in lengths.values()) >= 2


def test_gold_covers_every_practice_every_mechanism_and_every_kind_of_period() -> None:
    golds = [load_gold(path) for path in find_gold()]
    practices = {entry["id"] for gold in golds for entry in gold["practices"]}
    mechanisms = {entry["mechanism"] for gold in golds for entry in gold["opt_out"]}
    values = {entry["value"] for gold in golds for entry in gold["retention"]}
    units = {match.group() for value in values - RETENTION_WORDS for match in re.finditer(r"T\d+H|[YMWD]", value)}
    assert set(load_practices()) - practices == set()
    assert mechanisms == MECHANISMS
    assert values >= RETENTION_WORDS
    assert {unit[-1] for unit in units} == {"Y", "M", "W", "D", "H"}


def test_clean_texts_are_many_enough_and_of_some_length() -> None:
    lengths = {path.name: count_words(path) for path in sorted((CORPORA / "clean").iterdir())}
    assert len(lengths) >= 8
    assert {name: words for name, words in lengths.items() if not 200 <= words <= 800} == {}
