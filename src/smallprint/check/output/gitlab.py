"""For GitLab's merge requests. In: a `CheckRun`. Out: a Code Quality report, JSON.

Source: GitLab Docs, Code Quality, "Code Quality report format": description, check_name, fingerprint, severity, and
location with a path relative to the repository.
"""

import json
from hashlib import sha256
from typing import Final

from smallprint.check.model import CheckRun, Result, Severity
from smallprint.check.output.words import to_relative

SEVERITY_NAMES: Final[dict[Severity, str]] = {"high": "critical", "medium": "major", "low": "minor"}


def render(run: CheckRun) -> str:
    """Results that are not suppressed. GitLab compares reports itself, so known ones must stand in it."""
    return (
        json.dumps([_describe(r) for r in run.results if r.status != "suppressed"], ensure_ascii=False, indent=2) + "\n"
    )


def _describe(result: Result) -> dict[str, object]:
    path = to_relative(result.path)
    return {
        "description": result.message,
        "check_name": result.check,
        # GitLab drops a second entry of one fingerprint, and ours may be equal in two documents.
        "fingerprint": sha256(f"{path}\0{result.fingerprint}".encode()).hexdigest(),
        "severity": SEVERITY_NAMES[result.severity],
        "location": {"path": path, "lines": {"begin": result.line, "end": result.end_line}},
    }
