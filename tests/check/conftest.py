"""What the tests of the gate share: its documents, a fixed day, and the command with its settings."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import pytest

from smallprint.cli.main import run

DOCUMENTS = Path(__file__).with_name("documents")
TODAY = date(2026, 6, 15)

Check = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    """Runs `smallprint check` on paths with options; gives the exit code and the JSON. Nothing is cached."""

    def call(*arguments: str | Path) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        code = run(["check", *map(str, arguments), "--no-cache", "--today", str(TODAY), "-o", "json"])
        shown = capsys.readouterr().out
        return code, json.loads(shown) if shown else {}

    return call


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """The planted documents outside any repository, whose history would say when they were changed."""
    return Path(shutil.copytree(DOCUMENTS, tmp_path / "documents"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, with no configuration above it that could be meant."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Git(Protocol):
    """Runs git in the working folder."""

    def __call__(self, *arguments: str, day: str = "2026-05-01") -> str: ...


@pytest.fixture
def git(folder: Path) -> Git:
    """A new repository in the working folder, and a function that runs git in it, on a day."""

    def call(*arguments: str, day: str = "2026-05-01") -> str:
        dated = f"{day}T12:00:00+00:00"
        names = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@fernwick.example"}
        names |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@fernwick.example"}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        variables = {**kept, **names, "GIT_AUTHOR_DATE": dated, "GIT_COMMITTER_DATE": dated, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", *arguments], cwd=folder, env=variables, capture_output=True, text=True, check=True
        )
        return done.stdout

    call("init", "-q", "-b", "main")
    return call


def policy(*, sharing: str = "", date_line: str = "Effective date: 1 May 2026") -> str:
    """A short policy that is clean but for what it is given."""
    text = (DOCUMENTS / "clean.md").read_text(encoding="utf-8")
    text = text.replace("Effective date: 1 May 2026", date_line)
    return text.replace(
        "## How long we keep it", f"{sharing}\n\n## How long we keep it" if sharing else "## How long we keep it"
    )


def found(report: dict[str, Any], *, status: str | None = None) -> list[tuple[str, int, str]]:
    """Check, line and quote of each result, or of those of one status."""
    return [
        (result["check"], result["line"], result["quote"])
        for result in report["results"]
        if status in (None, result["status"])
    ]
