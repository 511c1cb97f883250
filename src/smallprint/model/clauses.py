"""What is found. In: documents and rules. Out: what each sentence says, and the judged answers that follow from it.

All spans are half-open character offsets, `[start, end)`, into `Document.text` unless a field says otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from smallprint.measures.words import count_words
from smallprint.model.document import Place
from smallprint.model.rules import Actor, Polarity, Stance
from smallprint.plain import FLATTEN, LEAVE_OUT

BARE_WORDS: Final = 4
"""Most words of an item that says nothing without its lead-in."""

Certainty = Literal["clear", "possible"]
Modality = Literal["does", "may", "will", "must", "can choose"]
Qualifier = Literal["opt-out", "consent", "law", "exception", "region", "only", "partial"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How long data is kept, or when it is deleted."""

    value: str
    """ISO 8601 duration in the text's own unit (P12M, PT48H), or AS_NEEDED, ACCOUNT_LIFETIME, LEGAL_OBLIGATION,
    INDEFINITE."""
    what: str
    """What is kept, in the text's words; empty when it does not say."""
    starts: str
    """What starts the clock, in the text's words; empty when it does not say."""


PERIOD_CRITERIA: Final = ("AS_NEEDED", "ACCOUNT_LIFETIME", "LEGAL_OBLIGATION", "INDEFINITE")
"""What a period can be besides a duration."""

CHOICE_TOPICS: Final = (
    "marketing email", "targeted ads", "sale or sharing", "cookies", "location", "account/data deletion",
    "data access/export", "arbitration", "other",
)  # fmt: skip
"""What a reader can refuse or ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a reader can refuse, and how."""

    from_: str
    """One of CHOICE_TOPICS. (`from` in JSON.)"""
    mechanism: str
    """unsubscribe link, account setting, web form, email, postal mail, phone, browser setting, GPC, industry page,
    device setting, other."""
    target: str | None
    """URL, address or name of the setting."""
    steps: int | None
    """Actions it takes a reader, when the text tells them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What one sentence, or one list item under its lead-in, does."""

    id: str
    """"c1", "c2"... in reading order over all documents."""
    document: int
    category: str
    pillar: str
    rule: str
    practice: str | None
    """The practice its rule's outcome names, before slots are settled."""
    stance: Stance
    modality: Modality
    actor: Actor
    condition: str | None
    region: str | None
    data_types: tuple[str, ...]
    recipients: tuple[str, ...]
    purposes: tuple[str, ...]
    period: Period | None
    deadline: str | None
    """ISO 8601 duration that does not govern keeping data (a reply, a notice, a time to sue)."""
    choice: Choice | None
    captures: Mapping[str, str]
    """Words for a practice's sentence: place, amount, age, measures, date."""
    quote: str
    """The sentence or item as a reader sees it (`Document.text[start:end]`)."""
    start: int
    end: int
    act: tuple[int, int] = field(metadata=LEAVE_OUT)
    """Span of the words that make the act, its negation included; within the quote unless they stand in a lead-in."""
    place: Place = field(metadata=FLATTEN)
    lead_in: str | None
    """The governing words, when they stand outside the quote."""
    heading: tuple[str, ...]

    @property
    def leans(self) -> bool:
        """Whether it is an item too short to say anything without its lead-in ("Advertising partners")."""
        return self.lead_in is not None and count_words(self.quote) <= BARE_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A judged answer to a slot's question, with the clauses that show it."""

    practice: str
    slot: str
    pillar: str
    polarity: Polarity
    value: float
    """The value that scores: the practice's own, or midway to silence where the answer is partial."""
    says: str
    """The practice's sentence with its captures filled in."""
    stance: Stance
    certainty: Certainty
    """A possible finding is shown, and does not score."""
    confidence: float
    """How often its rule and outcome were right on labelled text, 0-1."""
    measured: bool
    """False: the confidence is the stated prior."""
    partial: bool
    """A good answer that holds for a part of the readers only."""
    region: str | None
    """Set only when every clause of it is limited to that region."""
    documents: tuple[int, ...] = field(metadata=LEAVE_OUT)
    """Indices of the documents its clauses stand in."""
    clauses: tuple[str, ...]
    """Ids of the clauses that show it, the most telling first; empty for what no clause says, such as a date."""
    effect: float = 0.0
    """Overall points moved against silence; 0 for all but a slot's deciding finding. Filled by `score`."""
    overruled_by: str | None = None
    """The practice that decides the slot instead. Filled by `score`."""
