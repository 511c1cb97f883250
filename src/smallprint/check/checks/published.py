"""The check against the last published version. In: a `Case` with that version. Out: what is worse in the new one."""

from collections.abc import Iterator
from typing import Final

from smallprint.check.case import Candidate, Case, Check, shorten
from smallprint.check.model import Related, Result, Severity
from smallprint.diff.compare import compare
from smallprint.diff.model import Change, Spot, Version
from smallprint.pipeline import Reading

NAME: Final = "worse-than-published"


def find_worsenings(case: Case) -> Iterator[Result]:
    """Each change for the worse since the last published version: high without a new date, medium with one.

    A published version that cannot be compared is a result too, lest the gate pass without having looked.
    """
    for path, why in case.not_compared:
        home = next(candidate for candidate in case.candidates if candidate.path == path)
        yield home.result_on_whole(NAME, f"Cannot be compared with what is published: {why}", severity="high")
    if case.published is None:
        return
    old, new = _to_version(case.published), _to_version(case)
    diff = compare(old, new)
    severity: Severity = "medium" if diff.dated else "high"
    for change in diff.changes:
        if change.direction == "worse":
            yield _report(case, change, severity, dated=diff.dated)


def _to_version(case: Case) -> Version:
    readings = tuple(
        Reading(document=candidate.document, sentences=candidate.sentences, info=candidate.info)
        for candidate in case.candidates
    )
    return Version(readings=readings, report=case.report)


def _report(case: Case, change: Change, severity: Severity, *, dated: bool) -> Result:
    remedy = "" if dated else " Give the text a new date, and tell your users."
    message = f"Worse for readers than what is published: {change.text}.{remedy}"
    related = () if change.old is None else (_relate(change.old),)
    if change.new is not None:
        candidate = case.candidates[change.new.document]
        return candidate.result(NAME, message, change.new.start, change.new.end, severity=severity, related=related)
    candidate = _home_of(case, change.old)
    return candidate.result_on_whole(NAME, message, severity=severity, related=related)


def _home_of(case: Case, lost: Spot | None) -> Candidate:
    """The candidate whose published version held what is gone; the first one where that cannot be told."""
    path = case.published.became[lost.document] if case.published and lost else ""
    return next((candidate for candidate in case.candidates if candidate.path == path), case.candidates[0])


def _relate(spot: Spot) -> Related:
    return Related(
        path=spot.path, line=spot.line, column=spot.column, quote=shorten(spot.quote), message="the published version"
    )


CHECKS: Final = (
    Check(
        id=NAME,
        severity="high",
        title="Worse for readers than what is published",
        what="With `--against REV` or `--against FILE`, compares with the last published version, in meaning, sentence "
        "by sentence, and reports what became worse: data kept longer, a choice that is gone or takes more effort, a "
        "new practice that is bad for readers, a promise that was dropped, more data, more recipients. What is gone "
        "altogether is reported on line 1, with its old place.",
        why="Nobody reads a policy twice. The FTC treats a quiet change for the worse as deceptive, and the GDPR's "
        "guidelines on transparency (WP260 rev.01, paragraphs 29 to 31) ask that such changes be told.",
        example="We keep server logs for two years.    <!-- published: 30 days -->",
        instead="Effective date: 1 July 2026    <!-- published: 1 May 2025 -->\n\nWe keep server logs for two years.",
        find=find_worsenings,
        page="A text that carries a new effective date, or date of its last update, announces the change: its "
        "results are of severity medium; an earlier date announces nothing. `smallprint diff` shows all changes, the "
        "better ones too.\n\nA revision is a commit, branch or tag. A file that was renamed since is found under its "
        "old name where git sees the renaming (`git add` the new name first); else name it: "
        "`--against v1:legal/old.md`. A document that the revision does not have is new: there is nothing to compare "
        "with, and a warning says so. A published version that cannot be read or assessed is of severity high.",
    ),
)
