"""Applies suppressions. In: results, the directives of their document, the side file. Out: results with their status.

Unknown, unused and expired suppressions become results themselves.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from smallprint.check.catalog import chooses
from smallprint.check.model import Directive, Result
from smallprint.check.suppressions.ignorefile import IgnoreEntry

_SEVERITY: Final = "low"

Ran = Callable[[str], bool]
"""Whether the checks that a pattern of ids chooses ran at all; one that did not run cannot be called unused."""


def apply_directives(
    results: Sequence[Result], directives: Sequence[Directive], *, path: str, today: date, ran: Ran
) -> tuple[tuple[Result, ...], tuple[Result, ...]]:
    """The results of one document, with those that a comment covers marked, and results on the comments themselves."""
    used: set[tuple[int, str]] = set()
    settled = []
    for result in results:
        found = next(
            (
                (number, name)
                for number, directive in enumerate(directives)
                if not is_over(directive.until, today) and _covers(directive, result)
                for name in directive.ids
                if chooses(name, result.check)
            ),
            None,
        )
        if found is None:
            settled.append(result)
            continue
        used.add(found)
        reason = directives[found[0]].reason
        settled.append(replace(result, status="suppressed", reason=reason, source="comment"))
    on_whole = [result.check for result in settled if not result.quote and result.status == "new"]
    return tuple(settled), tuple(_judge_directives(directives, used, on_whole, path=path, today=today, ran=ran))


def apply_entries(
    results: Sequence[Result], entries: Sequence[IgnoreEntry], *, used: set[IgnoreEntry]
) -> tuple[Result, ...]:
    """The results of one document, with those that an entry of the side file names marked; `used` gathers entries.

    `entries` are those that name the document's path and are not over.
    """
    settled = []
    for result in results:
        entry = next((entry for entry in entries if result.status == "new" and entry.names(result)), None)
        if entry is None:
            settled.append(result)
            continue
        used.add(entry)
        settled.append(replace(result, status="suppressed", reason=entry.reason, source="file"))
    return tuple(settled)


def judge_entry(entry: IgnoreEntry, *, used: bool, today: date, ran: bool) -> tuple[Result, ...]:
    """What is wrong with an entry of the side file: unknown, expired, or unused though its check `ran`."""
    if entry.fault:
        return (_on_entry(entry, "unknown-suppression", entry.fault),)
    if is_over(entry.until, today):
        return (_on_entry(entry, "expired-suppression", f"It ended on {entry.until}. Remove or renew it."),)
    if ran and not used:
        return (_on_entry(entry, "unused-suppression", f"No result of `{entry.id}` is covered by it. Remove it."),)
    return ()


def is_over(until: date | None, today: date) -> bool:
    """Whether a suppression that holds up to and on `until` has ended."""
    return until is not None and until < today


def _covers(directive: Directive, result: Result) -> bool:
    if directive.word == "ignore-file":
        return True
    if directive.covers is None or not result.quote:
        return False
    return directive.covers[0] <= (result.line, result.column) < directive.covers[1]


def _judge_directives(
    directives: Sequence[Directive],
    used: set[tuple[int, str]],
    on_whole: Sequence[str],
    *,
    path: str,
    today: date,
    ran: Ran,
) -> Iterable[Result]:
    """What is wrong with the comments; `on_whole` are the checks that gave a result on the document as a whole."""
    for number, directive in enumerate(directives):
        for fault in directive.faults:
            yield _on_directive(directive, "unknown-suppression", fault, path=path)
        if is_over(directive.until, today):
            message = f"It ended on {directive.until}. Remove or renew it."
            yield _on_directive(directive, "expired-suppression", message, path=path)
            continue
        for name in directive.ids:
            if (number, name) not in used and ran(name):
                fix = "Remove it."
                if any(chooses(name, check) for check in on_whole):
                    fix = f"What is said of the document as a whole takes `ignore-file[{name}]`."
                message = f"No result of `{name}` is covered by it. {fix}"
                yield _on_directive(directive, "unused-suppression", message, path=path)


def _on_directive(directive: Directive, check: str, message: str, *, path: str) -> Result:
    return Result(
        check=check,
        severity=_SEVERITY,
        message=message,
        path=path,
        line=directive.start[0],
        column=directive.start[1],
        end_line=directive.end[0],
        end_column=directive.end[1],
        quote=directive.quote,
    )


def _on_entry(entry: IgnoreEntry, check: str, message: str) -> Result:
    return Result(
        check=check,
        severity=_SEVERITY,
        message=message,
        path=entry.file,
        line=entry.line,
        column=1,
        end_line=entry.line,
        end_column=1 + len("[[ignore]]"),
        quote=f"{entry.id}: {entry.path}",
    )
