"""Checks on suppressions. The gate finds these itself, once all other checks have run (see `suppress`)."""

from typing import Final

from smallprint.check.case import Check

_WHY: Final = (
    "A suppression is a promise that somebody looked and decided. One that does nothing hides what it was meant for, "
    "and will hide the next fault too."
)

CHECKS: Final = (
    Check(
        id="unknown-suppression",
        severity="low",
        title="A suppression that cannot be understood",
        what="Finds suppression comments and side-file entries that name no check or an unknown one, that hold an "
        "option or date that cannot be read, or whose range is never closed.",
        why="It suppresses nothing, though whoever wrote it believes that it does.",
        example='<!-- smallprint: ignore[vague-words] reason="agreed" -->',
        instead='<!-- smallprint: ignore[vague-wording] reason="agreed" -->',
        find=None,
    ),
    Check(
        id="unused-suppression",
        severity="low",
        title="A suppression that suppresses nothing",
        what="Finds suppression comments and side-file entries that cover no result of a check that ran.",
        why=_WHY,
        example="<!-- smallprint: ignore[placeholder] -->\nWe keep your address for thirty days.",
        instead="We keep your address for thirty days.",
        find=None,
    ),
    Check(
        id="expired-suppression",
        severity="low",
        title="A suppression whose last day has passed",
        what="Finds suppression comments and side-file entries whose `until` date lies before today. They no longer "
        "suppress anything.",
        why="The day was set so that somebody would look again.",
        example="<!-- smallprint: ignore[date-stale] until=2020-01-31 -->",
        instead="<!-- smallprint: ignore[date-stale] until=2030-01-31 -->",
        find=None,
    ),
)
