"""How fast and how large the command is, against `import spacy`: `pytest -m bench -s` prints the ratios."""

from pathlib import Path

import pytest

from .conftest import peak_memory, policy_text, python, smallprint, start_up, tell

pytestmark = pytest.mark.bench
IMPORT_SPACY = python("import spacy")


FORGET_WORDS = """
import os, pathlib, sys
for table in pathlib.Path(os.environ["SMALLPRINT_CACHE_DIR"]).glob("tokens-*"): table.unlink()
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Forgets every word met, then becomes the command that is given: one more start of Python, some hundredths."""


def test_a_summary_from_a_cold_start_takes_at_most_one_and_a_half_imports_of_spacy(
    policy_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMALLPRINT_CACHE_DIR", str(tmp_path))
    command = smallprint("summary", str(policy_file))
    alone, anew, again = start_up(IMPORT_SPACY, [*python(FORGET_WORDS), *command], command)
    tell("smallprint summary FILE, no word of it met before / import spacy", anew / alone, 1.5)
    tell("smallprint summary FILE, every word met before / import spacy", again / alone, 1.0)
    assert anew <= 1.5 * alone
    assert again <= alone


@pytest.mark.parametrize(
    "arguments", [("--help",), ("rules", "explain", "share.sold"), ("summary",), ("summary", "no-such-file.md")]
)
def test_what_reads_no_policy_takes_at_most_a_quarter_of_an_import_of_spacy(arguments: tuple[str, ...]) -> None:
    alone, light = start_up(IMPORT_SPACY, smallprint(*arguments))
    tell(f"smallprint {' '.join(arguments)} / import spacy", light / alone, 0.25)
    assert light <= 0.25 * alone


def test_a_megabyte_takes_at_most_two_and_a_half_times_the_memory_of_spacy_alone(tmp_path: Path) -> None:
    document = tmp_path / "long.md"
    text = policy_text(1_000)
    document.write_text((text + "\n\n") * (1_000_000 // len(text) + 1), encoding="utf-8")
    ratio = peak_memory(smallprint("summary", str(document))) / peak_memory(IMPORT_SPACY)
    tell(f"peak memory of summing up {document.stat().st_size / 1e6:.1f} MB / of import spacy", ratio, 2.5)
    assert ratio <= 2.5
