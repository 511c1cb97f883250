"""The documentation says what the program does; `python docs/refresh.py` writes anew what it takes from the program."""

import os
import re
import runpy
from pathlib import Path

import pytest

from smallprint.cli.main import run

ROOT = Path(__file__).parents[1]
REFRESH = runpy.run_path(str(ROOT / "docs" / "refresh.py"))
PAGES = sorted(path for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / ".github").glob("*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", REFRESH["PAGES"], ids=name_of)
def test_the_output_shown_is_what_the_command_prints(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert REFRESH["refresh_page"](text) == text


def test_the_rules_pages_are_those_of_the_rules() -> None:
    pages = REFRESH["rule_pages"]()
    folder = ROOT / "docs" / "rules"
    assert sorted(path.name for path in folder.glob("*.md")) == sorted(path.name for path in pages)
    stale = [path.name for path, page in pages.items() if path.read_text(encoding="utf-8") != page]
    assert stale == []


@pytest.mark.parametrize("path", [page for page in PAGES if page.parent.name != "rules"], ids=name_of)
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    broken = [
        target for target in LINK.findall(path.read_text(encoding="utf-8")) if not (path.parent / target).exists()
    ]
    assert broken == []


def test_the_readmes_two_commands_are_those_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "\npip install . && smallprint summary corpora/brindlebox/privacy.md\n" in readme
    assert "\npip install -e '.[test]' && pytest\n" in readme
    assert "\npip install -e '.[test]' && pytest\n" in ci
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_readmes_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    [code] = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {"__name__": "readme"})
    assert capsys.readouterr().out != ""


def test_the_tutorials_rule_holds_its_examples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [rule] = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "partners.toml").write_text(rule, encoding="utf-8")
    assert run(["rules", "test", str(tmp_path)]) == 0
    assert capsys.readouterr() == ("", "smallprint: 1 rules, 4 examples and counterexamples: all pass.\n")


def test_the_rule_lexicon_and_practice_of_writing_rules_work_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
    rule, lexicon, practice = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "lending.toml").write_text(lexicon, encoding="utf-8")
    (tmp_path / "lending.toml").write_text(rule, encoding="utf-8")
    (tmp_path / "pillar.toml").write_text(f'name = "sharing"\n{practice}', encoding="utf-8")
    assert run(["rules", "test", str(tmp_path)]) == 0
    assert capsys.readouterr() == ("", "smallprint: 1 rules, 4 examples and counterexamples: all pass.\n")
