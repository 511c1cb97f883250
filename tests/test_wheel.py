"""What is shipped: the wheel is built and run from another folder, without this checkout."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built offline."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(unpacked: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the unpacked wheel before everything else on its path, in that folder."""
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    return subprocess.run(
        [sys.executable, *command], cwd=unpacked, env=environment, capture_output=True, text=True, check=False
    )


def test_every_rule_file_is_in_the_wheel(unpacked: Path) -> None:
    shipped = unpacked / "smallprint" / "rules"
    assert {path.relative_to(shipped) for path in shipped.rglob("*.toml")} == {
        path.relative_to(ROOT / "rules") for path in (ROOT / "rules").rglob("*.toml")
    }


def test_schemas_and_type_marker_are_in_the_wheel(unpacked: Path) -> None:
    package = unpacked / "smallprint"
    assert {path.name for path in (package / "schema").glob("*.json")} == {
        path.name for path in (ROOT / "src" / "smallprint" / "schema").glob("*.json")
    }
    assert (package / "py.typed").is_file()


def test_nothing_but_the_package_is_in_the_wheel(unpacked: Path) -> None:
    assert sorted(path.name.partition("-")[0] for path in unpacked.iterdir()) == ["smallprint", "smallprint"]


def test_the_wheel_reads_its_own_rules(unpacked: Path) -> None:
    done = run(unpacked, "-c", "from smallprint.rulebook import builtin_folder; print(builtin_folder())")
    assert done.stdout == f"{unpacked / 'smallprint' / 'rules'}\n"


def test_the_wheel_sums_up_a_policy(unpacked: Path) -> None:
    policy = ROOT / "corpora" / "brindlebox" / "privacy.md"
    done = run(unpacked, "-m", "smallprint", "summary", str(policy))
    assert (done.returncode, done.stderr) == (0, "")
    assert " out of 100 (" in done.stdout
