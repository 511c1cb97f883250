"""Writes anew what the documentation takes from the program: `python docs/refresh.py`.

In: README.md, docs/tutorial.md and docs/diff.md, whose fenced `console` blocks begin with "$ command", and the rules.
Out: the same files with each command's real output below it, and the pages of docs/rules/.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from smallprint.render.rule_pages import all_pages
from smallprint.rulebook import load_rulebook

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md", ROOT / "docs" / "diff.md")
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n.*?```", re.DOTALL)


def refresh_page(text: str) -> str:
    """`text` with the output of each console block's command as it is now."""
    return BLOCK.sub(lambda block: f"```console\n$ {block['command']}\n{_run(block['command'])}```", text)


def rule_pages() -> dict[Path, str]:
    """Path -> text of each page of docs/rules/."""
    return {ROOT / "docs" / "rules" / name: page for name, page in all_pages(load_rulebook()).items()}


def _run(command: str) -> str:
    """What `command` prints to a terminal of 80 columns without colours, run from the top of the repository."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        ["bash", "-c", f"exec 2>&1; {command}"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout


def main() -> None:
    """Write every page."""
    for path in PAGES:
        path.write_text(refresh_page(path.read_text(encoding="utf-8")), encoding="utf-8")
    folder = ROOT / "docs" / "rules"
    subprocess.run([sys.executable, "-m", "smallprint", "rules", "docs", str(folder)], check=True)


if __name__ == "__main__":
    main()
