import json
import tomllib
from pathlib import Path

import pytest

from smallprint.cli.main import run

POLICY = """\
# Privacy policy of Quillmoss

Effective January 5, 2026

We collect your name, your email address and your IP address when you order a notebook.

We do not sell your personal information to third parties.

We keep server logs for 30 days, and then we delete them. If you have a question, write to our office in Lund.
"""


@pytest.fixture
def gold(build, tmp_path: Path) -> Path:
    entry = {"id": "share.not_sold", "lines": [7, 7], "quote": "We do not sell", "clarity": "clear", "region": None}
    path = build.gold(tmp_path, practices=[entry | {"note": ""}], clauses=[])
    (tmp_path / "privacy.md").write_text(POLICY, encoding="utf-8")
    assert isinstance(path, Path)
    return path


def test_the_command_measures_gold_files(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(gold), "--filter", "share.not_sold", "--format", "json"]) == 0
    (section,) = json.loads(capsys.readouterr().out)["sections"]
    figure = next(figure for figure in section["figures"] if figure["measure"] == "practices")
    assert (figure["label"], figure["right"], figure["wrong"], figure["missed"]) == ("all", 1, 0, 0)


def test_the_command_compares_with_an_earlier_run(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = gold.with_name("before.json")
    assert run(["evaluate", str(gold), "--format", "json", "--output", str(before)]) == 0
    assert run(["evaluate", str(gold), "--compare", str(before)]) == 0
    assert capsys.readouterr().out.endswith(
        """\
compared with before
  no figure differs
gained (was an error): 0
lost (is an error now): 0
"""
    )


def test_the_command_writes_measured_confidence(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = gold.with_name("confidence.toml")
    assert run(["evaluate", str(gold), "--measure-confidence", str(out)]) == 0
    measured = tomllib.loads(out.read_text(encoding="utf-8"))["measured"]
    (sale,) = [entry for entry in measured if entry["practice"] == "share.not_sold"]
    assert (sale["right"], sale["judged"], sale["source"]) == (1, 1, "corpora 1/1")


def test_the_command_refuses_a_missing_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none"
    assert run(["evaluate", str(path)]) == 2
    assert capsys.readouterr().err == f"smallprint: {path}: there is no such file or folder. Check the path.\n"
