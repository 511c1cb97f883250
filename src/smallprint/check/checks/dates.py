"""Checks on a document's own dates. In: a `Case`. Out: results on dates missing, too far ahead, stale, or at odds."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from smallprint.check.case import Candidate, Case, Check
from smallprint.check.labelled_dates import Kind, LabelledDate, add_days, find_dates, has_bare_year
from smallprint.check.model import LastChange, Result

_FRONT_MATTER: Final = re.compile(
    r"\A(?:---|\+\+\+)[ \t]*\n(?:[^\n]*\n){0,60}?(?:date|updated|lastmod|modified|effective|"
    r"last[_-]?(?:updated|modified)|effective[_-]?date)[ \t]*[:=][ \t]*\S",
    re.IGNORECASE,
)
_NAMES: Final[dict[Kind, str]] = {"effective": "effective date", "updated": "date of the last update", "dated": "date"}


def find_missing_dates(case: Case) -> Iterator[Result]:
    """Documents that say neither from when they hold nor when they were last changed."""
    for candidate in case.candidates:
        info = candidate.info
        known = info.effective_date or info.updated_date or find_dates(candidate) or has_bare_year(candidate)
        if not known and not _FRONT_MATTER.match(candidate.source):
            message = "The text does not say from when it holds, or when it was last changed."
            yield candidate.result_on_whole("effective-date-missing", message, severity="medium")


def find_future_dates(case: Case) -> Iterator[Result]:
    """Dates further ahead than the settings allow."""
    for candidate in case.candidates:
        limit = candidate.settings.max_future_days
        for dated in find_dates(candidate):
            if not dated.past and dated.earliest > add_days(case.today, limit):
                days = (dated.earliest - case.today).days
                message = f"This {_NAMES[dated.kind]} lies {days} days ahead; at most {limit} are allowed."
                yield candidate.result("date-in-future", message, dated.start, dated.end, severity="high")


def find_stale_dates(case: Case) -> Iterator[Result]:
    """Documents whose latest date is older than the settings allow, or than their last change in git."""
    for candidate in case.candidates:
        latest = _latest(candidate)
        if latest is None:
            continue
        limit, age = candidate.settings.age_limit(candidate.info.kind), (case.today - latest.latest).days
        changed = candidate.changed
        if age > limit:
            message = f"The text is dated {latest.latest}, {age} days ago; at most {limit} are allowed."
        elif changed is not None and _is_left_behind(candidate, latest, changed, case.today):
            done = f"was changed on {changed.day} (git)" if changed.committed else "has edits that are not committed"
            message = f"The text {done}, but is dated {latest.latest}."
        else:
            continue
        yield candidate.result("date-stale", message, latest.start, latest.end, severity="high")


def _is_left_behind(candidate: Candidate, dated: LabelledDate, changed: LastChange, today: date) -> bool:
    """Whether a change came after the date and did not bring it."""
    words = candidate.text[dated.start : dated.end]
    return dated.latest < changed.day <= today and not changed.brought(words)


def find_date_conflicts(case: Case) -> Iterator[Result]:
    """Two different dates of the same kind, each on a line of its own."""
    for candidate in case.candidates:
        first: dict[Kind, LabelledDate] = {}
        for dated in find_dates(candidate):
            if not dated.heads_line or dated.past or dated.kind == "dated":
                continue
            if _opens_a_text(candidate, dated):
                first.clear()
            known = first.setdefault(dated.kind, dated)
            if known.latest < dated.earliest or dated.latest < known.earliest:
                name = _NAMES[dated.kind]
                quote = candidate.text[known.start : known.end]
                yield candidate.result(
                    "date-conflict",
                    f"This {name} differs from the one given before, {quote}.",
                    dated.start,
                    dated.end,
                    severity="high",
                    related=(candidate.related(f"the other {name}", known.start, known.end),),
                )


def _opens_a_text(candidate: Candidate, dated: LabelledDate) -> bool:
    """Whether a date stands right below a heading of the first level, as of another text on the same page."""
    blocks = candidate.document.blocks
    index = next(index for index, block in enumerate(blocks) if block.start <= dated.start < block.end)
    return index > 0 and blocks[index - 1].kind == "heading" and blocks[index - 1].level == 1


def _latest(candidate: Candidate) -> LabelledDate | None:
    """The latest date the document gives for itself."""
    dates = [dated for dated in find_dates(candidate) if not dated.past]
    own = [dated for dated in dates if dated.heads_line] or dates
    return max(own, key=lambda dated: dated.latest, default=None)


CHECKS: Final = (
    Check(
        id="effective-date-missing",
        severity="medium",
        title="No effective date",
        what="Looks for a date from which the text holds, or on which it was last changed; one in the front matter of "
        "a Markdown file counts.",
        why="Without a date nobody can tell which version they agreed to. California asks for the effective date "
        "(Bus. & Prof. Code 22575(b)(4)) and for the date of the last update (11 CCR 7011(e)(4)).",
        example="# Privacy policy\n\nFernwick runs a shop for garden tools.",
        instead="# Privacy policy\n\nEffective date: 1 May 2026\n\nFernwick runs a shop for garden tools.",
        find=find_missing_dates,
    ),
    Check(
        id="date-in-future",
        severity="high",
        title="A date too far ahead",
        what="Finds dates of the document itself that lie more than `max-future-days` (180 unless set) after today.",
        why="It is nearly always a slip of the pen, such as a wrong year; until that day the text does not hold.",
        example="Effective date: 1 May 2062",
        instead="Effective date: 1 May 2026",
        find=find_future_dates,
    ),
    Check(
        id="date-stale",
        severity="high",
        title="A date that is too old",
        what="Compares the document's latest date with today (`max-age-days`: 730 unless set, 365 for privacy policies "
        "under the profile `ccpa`) and with the last change of the file in git.",
        why="The text has changed and its date has not, or nobody has looked at it for years. California asks for an "
        "update every twelve months (Cal. Civ. Code 1798.130(a)(5)).",
        example="Last updated: 3 March 2015",
        instead="Last updated: 2 May 2026",
        find=find_stale_dates,
        page="Git is asked only for files that it tracks. Edits that are not committed yet count as made on the day of "
        "the run. The commit that brought a file in does not count as a change, and a change that itself writes the "
        "date leaves no date behind. `git-dates = false` turns this part off.",
    ),
    Check(
        id="date-conflict",
        severity="high",
        title="Two different dates of the same kind",
        what="Finds two effective dates, or two dates of the last update, that cannot both be right. “May 2026” and "
        "“3/4/2026” are read as every day that they can mean.",
        why="One of them was forgotten at the last change, and nobody can tell which version this is.",
        example="Last updated: 1 May 2026\n\n...\n\nLast updated: 3 March 2024",
        instead="Last updated: 1 May 2026",
        find=find_date_conflicts,
        page="An effective date and a date of the last update may differ. Dates of previous versions are left alone. A "
        "date right below a heading of the first level is that of another text on the same page.",
    ),
)
