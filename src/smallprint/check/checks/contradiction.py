"""The check on statements that cannot both be true. In: a `Case`. Out: a result with both places for each pair."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, Protocol

from smallprint.check.case import Case, Check
from smallprint.check.checks.denials import find_broken_denials
from smallprint.check.checks.opposed import find_broken_promises
from smallprint.check.checks.opposites import find_opposites
from smallprint.check.checks.periods import find_two_periods
from smallprint.check.checks.same_acts import find_denied_acts
from smallprint.check.checks.slogans import find_broken_slogans
from smallprint.check.model import Related, Result
from smallprint.diff.words import speak_period

NAME: Final = "contradiction"
MOST_RELATED: Final = 3
"""Places shown against one statement."""


class Placed(Protocol):
    """Words of a text of the case."""

    @property
    def document(self) -> int:
        """Which of the case's texts."""

    @property
    def start(self) -> int:
        """Where they begin in it."""

    @property
    def end(self) -> int:
        """Where they end."""


_Find = Callable[[Case], Iterable[tuple[Placed, Iterable[Placed]]]]


def find_contradictions(case: Case) -> Iterator[Result]:
    """Promises and flat denials that other sentences break, and second periods for one thing."""
    seen: set[tuple[int, int]] = set()
    ways: tuple[tuple[_Find, str], ...] = (
        (find_broken_promises, _BROKEN),
        (find_broken_denials, _BROKEN),
        (find_denied_acts, _BROKEN),
        (find_opposites, _BROKEN),
        (find_broken_slogans, _TOO_MUCH),
    )
    for find, message in ways:
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


def _report(case: Case, place: tuple[int, int], end: int, message: str, against: Iterable[Placed]) -> Result:
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
        "service” takes another purpose besides, such as advertising, for the list may be just what it takes. "
        "An aim (“we strive to”) is no promise. An act that is denied and owned up to in the same words is "
        "found for any thing (“we do not use Heapwise”, “we use Heapwise to ...”); what another firm does "
        "breaks no promise of yours. The result stands at the promise; the other places are shown with it.",
    ),
)
