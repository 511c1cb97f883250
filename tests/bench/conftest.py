"""What the comparisons share: documents made for them, child processes, and the line that each one prints."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

CORPORA = Path(__file__).parents[2] / "corpora"


def fastest(*actions: Callable[[], object], times: int = 7) -> list[float]:
    """Seconds of each action's fastest run, what the machine's other work disturbs least; the actions take turns."""
    rounds = [[_time(action) for action in actions] for _ in range(times)]
    return [min(seconds) for seconds in zip(*rounds, strict=True)]


def _time(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def start_up(*commands: Sequence[str], times: int = 9) -> list[float]:
    """Seconds of each command's fastest run in a process of its own; the commands take turns."""
    return fastest(
        *(partial(subprocess.run, command, capture_output=True, check=False) for command in commands), times=times
    )


def peak_memory(command: Sequence[str]) -> int:
    """Kilobytes that a child process held at most."""
    program = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True, check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", program, *command], capture_output=True, text=True, check=True)
    return int(done.stdout)


def python(code: str) -> list[str]:
    """A command that runs `code` in this interpreter."""
    return [sys.executable, "-c", code]


def smallprint(*arguments: str) -> list[str]:
    """The command `smallprint`, as it is installed beside this interpreter."""
    return [str(Path(sys.executable).with_name("smallprint")), *arguments]


def tell(what: str, ratio: float, bar: float) -> None:
    """One line of the table that `pytest -m bench -s` prints."""
    print(f"\n{what:<66} {ratio:5.2f}  (at most {bar:g})", end="")


def policy_text(words: int) -> str:
    """Markdown of about `words` words: the corpora's documents one after the other, from the start again if need be."""
    documents = [
        path.read_text(encoding="utf-8") for path in sorted(CORPORA.glob("*/*.md")) if path.parent.name != "clean"
    ]
    text, count = [], 0
    while count < words:
        for document in documents:
            text.append(document)
            count += len(document.split())
            if count >= words:
                break
    return "\n\n".join(text)


@pytest.fixture(scope="session")
def policy_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A policy of the corpora, for start-up times."""
    return CORPORA / "brindlebox" / "privacy.md"
