"""Sentences that several formats share. In: a `CheckRun`. Out: its sum, and the verdict with its reasons."""

from collections import Counter

from smallprint.check.model import SEVERITIES, CheckRun


def sum_up(run: CheckRun) -> list[str]:
    """The verdict, its reasons, the counts of results, and what of the baseline is stale; a line each."""
    lines = ["Passed." if run.gate.passed else "Not fit to publish yet."]
    lines += [f"  - {reason}" for reason in run.gate.reasons]
    lines.append(count_results(run))
    if run.stale:
        lines.append(
            f"{len(run.stale)} baseline entries match nothing any more (`smallprint baseline prune` drops them):"
        )
        lines += [f"  - {entry}" for entry in run.stale]
    return lines


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
