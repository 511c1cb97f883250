"""What the comparisons share: documents made for them, child processes, and the line that each one prints."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

CORPORA = Path(__file__).parents[2] / "corpora"


def fastest(action: Callable[[], object], *, times: int = 7) -> float:
    """Seconds of the fastest run: what the machine's other work disturbs least."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def start_up(*commands: Sequence[str], times: int = 7) -> list[float]:
    """Median seconds of each command, run in turn so that they share the machine's good and bad moments."""
    rounds = [[_clock(command) for command in commands] for _ in range(times)]
    return [statistics.median(seconds) for seconds in zip(*rounds, strict=True)]


def _clock(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - start


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
