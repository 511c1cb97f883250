"""The command before a terminal: width, colours, and the line that shows that work goes on."""

import fcntl
import io
import os
import pty
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from smallprint.cli import progress as progress_module
from smallprint.cli.progress import progress

POLICY = Path(__file__).parents[1] / "corpora" / "brindlebox" / "privacy.md"


def in_terminal(*arguments: str, columns: int, **environment: str) -> str:
    """What a terminal `columns` wide shows of a command."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-m", "smallprint", *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**inherited, "TERM": "xterm-256color", **environment},
    )
    os.close(slave)
    shown = bytearray()
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    assert process.wait() == 0
    return shown.decode()


def test_a_terminal_gives_its_width_and_takes_colours() -> None:
    shown = in_terminal("summary", str(POLICY), columns=90)
    assert f"{'─' * 90}" in shown
    assert f"{'─' * 91}" not in shown
    assert "\x1b[1;7;" in shown


def test_no_terminal_is_used_beyond_what_reads_well() -> None:
    assert f"{'─' * 121}" not in in_terminal("summary", str(POLICY), columns=200)


def test_a_terminal_without_colours_gets_none() -> None:
    assert "\x1b[1;7;" not in in_terminal("summary", str(POLICY), columns=80, NO_COLOR="1")
    assert "\x1b[1;7;" not in in_terminal("summary", str(POLICY), columns=80, TERM="dumb")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_long_work_is_shown_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_module, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with progress("reading privacy.md ..."):
        deadline = time.monotonic() + 10
        while not terminal.getvalue() and time.monotonic() < deadline:
            time.sleep(0.001)
    assert terminal.getvalue() == "smallprint: reading privacy.md ...\r\x1b[K"


def test_short_work_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_module, "PATIENCE_SECONDS", 3600.0)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with progress("reading privacy.md ..."):
        pass
    assert terminal.getvalue() == ""


def test_nobody_is_shown_progress_who_does_not_watch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_module, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(sys, "stderr", quiet := io.StringIO())
    with progress("reading privacy.md ..."):
        time.sleep(0.01)
    assert quiet.getvalue() == ""


@pytest.mark.parametrize(
    ("command", "closed", "told"),
    [
        (["rules", "explain", "share.sold"], ">&-", "Standard output is closed. Name a file with --output."),
        (["summary", "-"], "<&-", "-: standard input is closed. Name a file."),
        (["check", "-"], "<&-", "-: standard input is closed. Name a file."),
    ],
)
def test_a_closed_stream_is_told(command: list[str], closed: str, told: str) -> None:
    line = f"exec {sys.executable} -m smallprint {' '.join(command)} {closed}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, f"smallprint: {told}\n")
