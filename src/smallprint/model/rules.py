"""What rules say. In: patterns. Out: practices, the questions they answer, rules, lexicons, the rulebook."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from smallprint.pattern import Pattern

Polarity = Literal["good", "neutral", "bad", "blocker"]
Stance = Literal["stated", "denied", "hedged"]
Actor = Literal["we", "you", "third party"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """One thing a policy can say about itself, with its worth. Read from a pillar's file."""

    id: str
    slot: str
    pillar: str
    tier: int
    """1: most policies answer it. 2: rarer."""
    scope: Literal["privacy", "terms", "both"]
    polarity: Polarity
    value: float
    """0 (worst) to 1 (best)."""
    sentence: str
    """Plain words; may hold `{period}`, `{types}`, `{place}`, `{age}`, `{days}`, `{amount}`, `{date}`, `{measures}`."""
    short: str
    """The same without any placeholder, for a practice whose captures are unknown."""
    references: Mapping[str, str]
    """opp115, tosdr_id, tosdr_title, tosdr_id_status, dpv, claudette, gdpr, us_law; empty values left out."""
    trap: str
    shown_by: tuple[str, ...] = ()
    """Beginnings of words, one of which stands in every quote that shows it by itself; none: the act is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A question with points and a value for silence; practices are its possible answers."""

    id: str
    pillar: str
    question: str
    not_said: str
    """Ends the sentence "Not said: ...", e.g. "whether they sell your data"."""
    points: float
    silent: float
    must_disclose: bool
    combine: Literal["max", "mean", "min"]
    """How several good or neutral answers join: best, mean of best and worst, or worst."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Grade bands, weights, caps and limits: `rules/scale.toml`."""

    grades: tuple[tuple[str, float], ...]
    """(letter, lowest score of 0-100), best first."""
    weights: Mapping[str, Mapping[str, float]]
    """scorecard -> pillar -> share of the overall score; each scorecard's shares sum to 1."""
    pillar_caps: tuple[float, float]
    """Highest pillar score with one blocker, with two or more."""
    overall_caps: tuple[float, float]
    minimum_coverage: float
    """Below this coverage, in percent, no letter is given."""
    certain: float
    """Lowest confidence of a clear finding, 0-1."""
    certain_blocker: float
    prior: float
    """Confidence of an outcome nobody has measured."""
    prior_blocker: float
    measured_from: int
    """Judged outputs from which measured precision replaces the prior."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence a rule must read rightly (or, as a counterexample, must leave alone)."""

    text: str
    practice: str | None
    """The finding it must give; None: a clause, but no finding."""
    match: str | None
    """The exact words of the clause's span; None leaves it open."""
    stance: Stance | None
    lead_in: str
    heading: str
    because: str
    """Why a counterexample must not fire."""
    also: tuple[str, ...]
    """Practices that other rules rightly find in the same words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Patterns that recognise one act, and what each stance of it shows."""

    id: str
    title: str
    category: str
    """OPP-115 name."""
    pillar: str
    slot: str | None
    actor: Actor | Literal["any", "not you"]
    generic: bool
    """A clause of last resort: left out where a more telling rule of its category reads the same sentence."""
    act: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    """Patterns that, found in the same sentence, show that the act is not meant."""
    heading: tuple[Pattern, ...]
    """Patterns, one of which must stand in the heading path; empty: anywhere."""
    scope: Literal["privacy", "terms", "both"]
    claudette: str | None
    """CLAUDETTE's code of the act as such, where it is not, or not always, that of a practice its outcomes name."""
    choice: str | None
    """What the act lets a reader refuse or ask for: one of CHOICE_TOPICS; "any" to read it from the text, "before" the
    same where only the sentences before can tell, "rights" for all rights named before, "rights before" the same for
    a sentence that only says how; None: it offers no choice."""
    period: str | None = None
    """How long the act keeps data where its words hold no duration: a criterion of `Period.value`; None: read it."""
    outcomes: Mapping[str, str]
    """"stated", "denied", "hedged", with qualifiers as in "stated+opt-out" -> practice id, or "" for no finding."""
    examples: tuple[Example, ...]
    counterexamples: tuple[Example, ...]
    path: str
    """File it was read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """A named set of terms that patterns call `@name`."""

    name: str
    kind: Literal["verb", "noun", "term", "modifier", "type"]
    terms: Mapping[str, str]
    """Lower-case term -> its form ("base", "s", "past", "pp", "past pp", "ing" for verbs; "" for the rest)."""
    common: bool
    """Found in most sentences, so a poor anchor for a pattern."""
    canonical: str
    """For a data type, recipient or purpose: the name shown; else empty."""
    dpv: str
    """W3C Data Privacy Vocabulary term, for data types; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """Everything below `rules/`, validated."""

    scale: Scale
    pillars: tuple[str, ...]
    slots: Mapping[str, Slot]
    practices: Mapping[str, Practice]
    rules: tuple[Rule, ...]
    lexicons: Mapping[str, Lexicon]
    confidence: Mapping[tuple[str, str], tuple[int, int, str]]
    """(rule id, practice id) -> (right, judged, source of the judgement)."""
