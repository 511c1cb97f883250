"""The ways into pipelines: pre-commit, GitHub and GitLab, run as far as a machine without those services can."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from .conftest import Git, policy

ROOT = Path(__file__).parents[2]
ACTION = ROOT / ".github" / "actions" / "smallprint" / "action.yml"
BIN = str(Path(sys.executable).parent)


def environment(**more: str) -> dict[str, str]:
    """This process's environment without git's own variables, with our command first on the path."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "PATH": f"{BIN}{os.pathsep}{kept.get('PATH', '')}", **more}


@pytest.fixture
def hooked(folder: Path, git: Git) -> Path:
    """A repository whose pre-commit takes our hook from a repository of hooks, with what is installed here."""
    hooks = folder / "hooks"
    hooks.mkdir()
    (hooks / ".pre-commit-hooks.yaml").write_bytes((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    git("-C", "hooks", "init", "-q")
    git("-C", "hooks", "add", ".")
    git("-C", "hooks", "commit", "-qm", "Hooks")
    revision = git("-C", "hooks", "rev-parse", "HEAD").strip()
    # "system" takes the command that is installed, where "python" would build an environment from the network.
    config = {"repos": [{"repo": str(hooks), "rev": revision, "hooks": [{"id": "smallprint", "language": "system"}]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (folder / ".gitignore").write_text("hooks/\n.smallprint_cache/\n", encoding="utf-8")
    (folder / "readme.md").write_text("TODO: not a policy.", encoding="utf-8")
    return folder


def commit(folder: Path) -> subprocess.CompletedProcess[str]:
    """`git commit` with the hook that pre-commit has installed."""
    variables = environment(PRE_COMMIT_HOME=str(folder / "hooks" / "home"), GIT_CONFIG_NOSYSTEM="1")
    for command in (["git", "add", "."], ["pre-commit", "install"]):
        subprocess.run(command, cwd=folder, env=variables, capture_output=True, check=True)
    names = ["-c", "user.name=A", "-c", "user.email=a@fernwick.example"]
    return subprocess.run(
        ["git", *names, "commit", "-qm", "Change"],
        cwd=folder,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_pre_commit_stops_a_commit_with_a_placeholder(hooked: Path) -> None:
    (hooked / "privacy-policy.md").write_text(policy(sharing="TODO: fill in."), encoding="utf-8")
    done = commit(hooked)
    assert done.returncode == 1
    assert "“TODO” is a placeholder." in done.stdout + done.stderr


def test_pre_commit_lets_a_clean_policy_pass(hooked: Path) -> None:
    (hooked / "privacy-policy.md").write_text(policy(), encoding="utf-8")
    (hooked / "smallprint.toml").write_text("max-age-days = 36500\n", encoding="utf-8")
    done = commit(hooked)
    assert (done.returncode, "smallprint check" in done.stdout + done.stderr) == (0, True)


def test_the_hook_is_installed_as_a_python_package() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [(hook["id"], hook["entry"], hook["language"]) for hook in hooks] == [
        ("smallprint", "smallprint check", "python")
    ]


NAMES = {
    "legal/Privacy Policy.md": True,
    "our-tos.html": True,
    "tos.md": True,
    "legal.txt": True,
    "TERMS_of_use.markdown": True,
    "photos.md": False,
    "illegals.md": False,
    "terms/readme.md": False,
    "privacy.py": False,
}


@pytest.mark.parametrize(("name", "wanted"), NAMES.items())
def test_the_hook_takes_files_that_are_called_like_policies(name: str, wanted: bool) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert bool(re.search(hook["files"], name)) is wanted


def read_action() -> dict[str, Any]:
    action: dict[str, Any] = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    return action


def test_the_action_is_of_githubs_schema() -> None:
    schema = json.loads((Path(__file__).with_name("schemas") / "github-actions.json").read_text(encoding="utf-8"))
    Draft7Validator(schema).validate(read_action())


def run_action(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's last step, with what GitHub would put in for each expression."""
    action = read_action()
    values = {name: entry.get("default", "") for name, entry in action["inputs"].items()} | inputs
    step = action["runs"]["steps"][-1]
    filled = {
        name: re.sub(r"\$\{\{\s*inputs\.(\w+)\s*\}\}", lambda match: values[match[1]], text)
        for name, text in step["env"].items()
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env=environment(**filled, GITHUB_STEP_SUMMARY=str(folder / "summary.md"), SOURCE_DATE_EPOCH="1781500000"),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_annotates_sums_up_and_fails(folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(sharing="TODO."), encoding="utf-8")
    (folder / "terms.md").write_text(policy(), encoding="utf-8")
    done = run_action(folder, paths="privacy.md terms.md", args="--no-cache")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=privacy.md,line=15,")
    assert "| 15 | high | `placeholder`" in (folder / "summary.md").read_text(encoding="utf-8")
    assert json.loads((folder / "smallprint.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_the_action_takes_paths_with_blanks_one_a_line(folder: Path) -> None:
    (folder / "our terms").mkdir()
    (folder / "our terms" / "privacy.md").write_text(policy(sharing="TODO."), encoding="utf-8")
    (folder / "-terms.md").write_text(policy(), encoding="utf-8")
    done = run_action(folder, paths="our terms/*.md\n-terms.md\n", args="--no-cache", sarif="out/smallprint.sarif")
    assert done.stdout.startswith("::error file=our terms/privacy.md,line=15,")
    assert (done.returncode, (folder / "out" / "smallprint.sarif").exists()) == (1, True)


def test_the_action_without_paths_never_passes(folder: Path) -> None:
    assert run_action(folder, paths="", args="--no-cache").returncode == 2


def test_the_action_takes_options_and_passes(folder: Path) -> None:
    (folder / "privacy.md").write_text(policy(sharing="TODO."), encoding="utf-8")
    done = run_action(folder, paths="*.md", args="--no-cache --exit-zero", sarif="")
    assert (done.returncode, (folder / "smallprint.sarif").exists()) == (0, False)


def test_the_gitlab_snippet_of_the_docs_runs(folder: Path) -> None:
    page = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    snippet = next(text for text in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) if "codequality" in text)
    job = yaml.safe_load(snippet)["smallprint"]
    (folder / "legal").mkdir()
    (folder / "legal" / "privacy.md").write_text(policy(sharing="TODO."), encoding="utf-8")
    script = [line for line in job["script"] if not line.startswith("pip ")]
    done = subprocess.run(["bash", "-ec", "\n".join(script)], cwd=folder, env=environment(), check=False)
    assert done.returncode == 1
    report = folder / job["artifacts"]["reports"]["codequality"]
    assert [entry["check_name"] for entry in json.loads(report.read_text(encoding="utf-8"))] == ["placeholder"]
    assert (folder / job["artifacts"]["reports"]["junit"]).exists()
