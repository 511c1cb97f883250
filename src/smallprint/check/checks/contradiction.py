"""The check on statements that cannot both be true. In: a `Case`. Out: a result with both places for each pair."""

from collections.abc import Iterator, Sequence
from typing import Final

from smallprint.check.case import Case, Check
from smallprint.check.checks.denials import find_broken_denials
from smallprint.check.checks.opposed import find_broken_promises
from smallprint.check.checks.periods import find_two_periods
from smallprint.check.checks.slogans import find_broken_slogans
from smallprint.check.model import Related, Result
from smallprint.diff.words import speak_period
from smallprint.model import Clause

NAME: Final = "contradiction"
MOST_RELATED: Final = 3
"""Places shown against one statement."""


def find_contradictions(case: Case) -> Iterator[Result]:
    """Promises and flat denials that other sentences break, and second periods for one thing."""
    seen: set[tuple[int, int]] = set()
    for find, message in (
        (find_broken_promises, _BROKEN),
        (find_broken_denials, _BROKEN),
        (find_broken_slogans, _TOO_MUCH),
    ):
        for promise, against in find(case):
            place = (promise.document, promise.start)
            if place not in seen:
                seen.add(place)
                yield _report(case, place, promise.end, message, against)
    for first, second in find_two_periods(case):
        assert first.period is not None
        assert second.period is not None
        here, there = speak_period(second.period.value), speak_period(first.period.value)
        message = f"“{second.period.what}”: {here} here, {there} elsewhere. Say it once, or say what differs."
        yield _report(case, (second.document, second.start), second.end, message, [first])


_BROKEN: Final = "This cannot be true together with what is said elsewhere. Correct one of them, or name the exception."
_TOO_MUCH: Final = "This promises to collect little, and the text lists much. Collect less, or take the promise out."


def _report(case: Case, place: tuple[int, int], end: int, message: str, against: Sequence[Clause]) -> Result:
    related: tuple[Related, ...] = tuple(
        case.candidates[clause.document].related("the text also says this", clause.start, clause.end)
        for clause in list({(clause.document, clause.start): clause for clause in against}.values())[:MOST_RELATED]
    )
    document, start = place
    return case.candidates[document].result(NAME, message, start, end, severity="high", related=related)


CHECKS: Final = (
    Check(
        id=NAME,
        severity="high",
        title="Two statements that cannot both be true",
        what="Finds promises that another sentence breaks (no sale and a sale, no sharing and sharing with partners, "
        "“only what we need” and a long list of what is collected) and things that are kept for two different times; "
        "in one text or, with `--together`, in all documents of a service.",
        why="A false promise is what regulators punish first: deception under section 5 of the FTC Act, unfairness "
        "under Article 5(1)(a) of the GDPR. And readers cannot tell which of the two holds.",
        example="We never share your data with third parties.\n\n...\n\nWe share your email address with our marketing "
        "partners.",
        instead="We share your email address with our marketing partners, and no other data with anyone.",
        find=find_contradictions,
        page="Promises with a condition or an exception, for one region or one kind of data, are not broken by what "
        "lies outside them. Firms that only help to run the service, authorities and a buyer of the company are no "
        "“third parties” to this check. “Only what we need” is broken by a long list; “only what we need to run the "
        "service” takes another purpose besides, such as advertising, for the list may be just what it takes. An aim "
        "(“we strive to”) is no promise. The result stands at the promise; the other places are shown with it.",
    ),
)
