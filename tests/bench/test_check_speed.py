"""What the gate's cache and its processes save, on sixty documents: `pytest -m bench -s` prints the ratios."""

import shutil
from pathlib import Path

import pytest

from .conftest import CORPORA, python, smallprint, start_up, tell

pytestmark = pytest.mark.bench
FILES = 60
IMPORT_SPACY = python("import spacy")


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Sixty policies that differ: those of the corpora, each with words of its own at the end."""
    sources = sorted(path for path in CORPORA.glob("*/*.md") if path.parent.name != "clean")
    for number in range(FILES):
        source = sources[number % len(sources)]
        text = source.read_text(encoding="utf-8")
        (tmp_path / f"{number:02}-{source.name}").write_text(f"{text}\n\nCopy {number}.\n", encoding="utf-8")
    return tmp_path


def check(documents: Path, *options: str) -> list[str]:
    cache = str(documents / ".smallprint_cache")
    return smallprint("check", str(documents), "--isolated", "--cache-dir", cache, "--today", "2026-06-15", *options)


def test_an_unchanged_file_costs_at_most_a_tenth_of_an_import_of_spacy(documents: Path) -> None:
    """Beyond what starting the command costs."""
    one = documents / "00-one.md"
    shutil.copy(next(documents.glob("*.md")), one)
    command = smallprint("check", str(one), "--isolated", "--cache-dir", str(documents / "cache"), "--exit-zero")
    start_up(command, times=1)
    alone, start, cached = start_up(IMPORT_SPACY, smallprint("--version"), command)
    tell("checking an unchanged file, less starting / import spacy", (cached - start) / alone, 0.1)
    assert cached - start <= 0.1 * alone


def test_an_unchanged_file_among_sixty_costs_at_most_a_hundredth_of_an_import_of_spacy(documents: Path) -> None:
    start_up(check(documents), times=1)
    alone, start, cached = start_up(IMPORT_SPACY, smallprint("--version"), check(documents), times=5)
    tell("each of sixty unchanged files / import spacy", (cached - start) / FILES / alone, 0.01)
    assert (cached - start) / FILES <= 0.01 * alone


def test_a_second_run_takes_at_most_a_fifth_of_the_first(documents: Path) -> None:
    first, second = start_up(check(documents, "--no-cache"), check(documents), times=2)
    tell("a cached run on sixty files / the first", second / first, 0.2)
    assert second <= 0.2 * first


def test_two_processes_take_at_most_nine_tenths_of_one(documents: Path) -> None:
    one, two = start_up(check(documents, "--no-cache", "-j", "1"), check(documents, "--no-cache", "-j", "2"), times=3)
    tell("-j 2 on sixty files / -j 1", two / one, 0.9)
    assert two <= 0.9 * one
