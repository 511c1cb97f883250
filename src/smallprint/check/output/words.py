"""What several formats share. In: a `CheckRun`. Out: its sum, the verdict with its reasons, paths for services."""

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from smallprint.check.model import SEVERITIES, CheckRun, Disclosure, DisclosureState

STATES: Final[dict[DisclosureState, str]] = {
    "found": "found",
    "denied": "denied",
    "not_found": "not found by our rules",
    "cannot_tell": "cannot tell",
    "not_applicable": "not applicable",
}
"""State of a disclosure -> its words."""


def sum_up(run: CheckRun) -> list[str]:
    """The verdict, its reasons, the counts of results, and what of the baseline is stale; a line each."""
    lines = ["Passed." if run.gate.passed else "Not fit to publish yet."]
    lines += [f"  - {reason}" for reason in run.gate.reasons]
    lines += sum_up_disclosures(run)
    lines.append(count_results(run))
    if run.stale:
        lines.append(f"{count_stale(run)} nothing any more (`smallprint baseline prune` drops what is stale):")
        lines += [f"  - {entry}" for entry in run.stale]
    return lines


def count_stale(run: CheckRun) -> str:
    """ "1 baseline entry matches", "2 baseline entries match"."""
    return "1 baseline entry matches" if len(run.stale) == 1 else f"{len(run.stale)} baseline entries match"


def to_relative(path: str) -> str:
    """`path` relative to the repository's top, with slashes: what services look up there.

    Outside a repository it is relative to the working folder. What is no file, such as "v1.0:privacy.md", stays.
    """
    is_file = Path(path).is_absolute() or Path(path).exists()
    shown = os.path.relpath(path, _find_top()) if is_file else path
    return Path(shown).as_posix()


def _find_top() -> Path:
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


def sum_up_disclosures(run: CheckRun) -> list[str]:
    """For each document and profile that asks it for anything, how many disclosures have which state; a line each."""
    return [
        f"{document.path}: {profile}: {_count_states(entries.values())}."
        for document in run.documents
        for profile, entries in document.disclosures.items()
        if any(entry.state != "not_applicable" for entry in entries.values())
    ]


def _count_states(entries: Iterable[Disclosure]) -> str:
    counts = Counter(entry.state for entry in entries)
    return ", ".join(f"{counts[state]} {words}" for state, words in STATES.items() if counts[state])


def count_results(run: CheckRun) -> str:
    """ "5 results: 1 high, 4 low; 2 known; 1 suppressed; 3 documents."."""
    new = run.new()
    by_severity = Counter(result.severity for result in new)
    by_status = Counter(result.status for result in run.results)
    parts = [f"{by_severity[name]} {name}" for name in SEVERITIES if by_severity[name]]
    text = f"{len(new)} result{'' if len(new) == 1 else 's'}" + (f": {', '.join(parts)}" if parts else "")
    more = [f"{by_status[name]} {name}" for name in ("known", "suppressed") if by_status[name]]
    documents = f"{len(run.documents)} document{'' if len(run.documents) == 1 else 's'}"
    return "; ".join([text, *more, documents]) + "."
