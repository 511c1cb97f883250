"""Yes-or-no questions that OPP-115's attributes answer. In: a passage's labels, or its clauses. Out: yes or no."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from smallprint.model import Clause

FIRST_PARTY: Final = "First Party Collection/Use"
THIRD_PARTY: Final = "Third Party Sharing/Collection"
CHOICE: Final = "User Choice/Control"
RETENTION: Final = "Data Retention"
AUDIENCES: Final = "International and Specific Audiences"

SYMBOLIC_LIMITS: Final = frozenset({"AS_NEEDED", "ACCOUNT_LIFETIME", "LEGAL_OBLIGATION"})
"""Periods with an end but no number, which the corpus calls limited."""
LINK_MECHANISMS: Final = frozenset({"unsubscribe link", "web form"})
CONTACT_MECHANISMS: Final = frozenset({"email", "postal mail", "phone"})
ACCOUNT_RIGHTS: Final = frozenset({"account/data deletion", "data access/export"})
"""What the corpus files under access, not under choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A passage's majority labels and attributes."""

    labels: frozenset[str]
    attributes: frozenset[tuple[str, str, str]]
    """(category, attribute, value)"""

    def says(self, category: str, attribute: str, *values: str) -> bool:
        """Whether one of `values` was given."""
        return any((category, attribute, value) in self.attributes for value in values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something a passage says, or does not."""

    label: str
    gold: Callable[[Gold], bool]
    answer: Callable[[Sequence[Clause]], bool]


def has_opt_out(clauses: Iterable[Clause], mechanisms: frozenset[str] | None = None) -> bool:
    """Whether a clause offers a choice (access and deletion apart), through one of `mechanisms` where given."""
    return any(
        clause.choice is not None
        and clause.choice.from_ not in ACCOUNT_RIGHTS
        and (mechanisms is None or clause.choice.mechanism in mechanisms)
        for clause in clauses
    )


def period_class(value: str) -> str:
    """The corpus's name for a retention value: "Stated Period", "Limited" or "Indefinitely"."""
    if value == "INDEFINITE":
        return "Indefinitely"
    return "Limited" if value in SYMBOLIC_LIMITS else "Stated Period"


def _denies(category: str) -> Callable[[Sequence[Clause]], bool]:
    return lambda clauses: any(clause.category == category and clause.stance == "denied" for clause in clauses)


def _keeps(name: str) -> Callable[[Sequence[Clause]], bool]:
    return lambda clauses: any(clause.period and period_class(clause.period.value) == name for clause in clauses)


def _finds(*practices: str) -> Callable[[Sequence[Clause]], bool]:
    return lambda clauses: any(clause.practice in practices for clause in clauses)


def _offers(*mechanisms: str) -> Callable[[Sequence[Clause]], bool]:
    return lambda clauses: has_opt_out(clauses, frozenset(mechanisms))


def _covers(*words: str) -> Callable[[Sequence[Clause]], bool]:
    return lambda clauses: any(
        clause.category == AUDIENCES and clause.region is not None and any(word in clause.region for word in words)
        for clause in clauses
    )


def _asks(category: str, attribute: str, *values: str) -> Callable[[Gold], bool]:
    return lambda gold: gold.says(category, attribute, *values)


QUESTIONS: Final = (
    Question(
        label="retention stated",
        gold=lambda gold: RETENTION in gold.labels,
        answer=lambda clauses: any(clause.category == RETENTION for clause in clauses),
    ),
    Question(
        label="first-party denial",
        gold=_asks(FIRST_PARTY, "Does/Does Not", "Does Not"),
        answer=_denies(FIRST_PARTY),
    ),
    Question(
        label="third-party denial",
        gold=_asks(THIRD_PARTY, "Does/Does Not", "Does Not"),
        answer=_denies(THIRD_PARTY),
    ),
    Question(
        label="opt-out link",
        gold=_asks(CHOICE, "Choice Type", "Opt-out link"),
        answer=_offers(*LINK_MECHANISMS),
    ),
    Question(
        label="opt-out by contact",
        gold=_asks(CHOICE, "Choice Type", "Opt-out via contacting company"),
        answer=_offers(*CONTACT_MECHANISMS),
    ),
    Question(
        label="own privacy settings",
        gold=_asks(CHOICE, "Choice Type", "First-party privacy controls"),
        answer=_offers("account setting"),
    ),
    Question(
        label="browser or device settings",
        gold=_asks(CHOICE, "Choice Type", "Browser/device privacy controls"),
        answer=_offers("browser setting", "device setting"),
    ),
    Question(
        label="third-party opt-out page",
        gold=_asks(CHOICE, "Choice Type", "Third-party privacy controls"),
        answer=_offers("industry page"),
    ),
    Question(
        label="period stated",
        gold=_asks(RETENTION, "Retention Period", "Stated Period"),
        answer=_keeps("Stated Period"),
    ),
    Question(label="period limited", gold=_asks(RETENTION, "Retention Period", "Limited"), answer=_keeps("Limited")),
    Question(
        label="period indefinite",
        gold=_asks(RETENTION, "Retention Period", "Indefinitely"),
        answer=_keeps("Indefinitely"),
    ),
    Question(
        label="do not track ignored",
        gold=_asks("Do Not Track", "Do Not Track policy", "Not honored"),
        answer=_finds("optout.dnt_ignored"),
    ),
    Question(
        label="do not track honoured",
        gold=_asks("Do Not Track", "Do Not Track policy", "Honored"),
        answer=_finds("optout.dnt_honored"),
    ),
    Question(
        label="changes notified",
        gold=_asks("Policy Change", "Notification Type", "Personal notice"),
        answer=_finds("change.notified", "change.notice_30"),
    ),
    Question(
        label="Californians", gold=_asks(AUDIENCES, "Audience Type", "Californians"), answer=_covers("California")
    ),
    Question(
        label="Europeans",
        gold=_asks(AUDIENCES, "Audience Type", "Europeans"),
        answer=_covers("EEA", "EU", "Europe", "UK", "Switzerland"),
    ),
)
"""Asked of each segment and of each document."""
