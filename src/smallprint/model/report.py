"""What a reader is given. In: clauses and findings. Out: scores, times, a summary, a report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from smallprint.model.clauses import Clause, Finding
from smallprint.plain import LEAVE_OUT, to_plain

REPORT_SCHEMA: Final = "smallprint/report/1"
"""Names the shape of a report's JSON; a change that breaks readers gets the next number."""

DocumentKind = Literal["privacy", "terms", "other"]
Scorecard = Literal["privacy", "terms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PillarScore:
    """A pillar's points."""

    score: float
    """0-100, higher is better for the reader."""
    grade: str
    range: tuple[float, float]
    """Lowest and highest the silent slots leave open."""
    coverage: float
    """Share of the points that the text answers, percent; of slots that must be disclosed, where a privacy policy has
    such slots."""
    unanswered: tuple[str, ...]
    """Slots of this scorecard on which nothing clear was found."""
    weight: float
    """Share of the overall score; 0: shown, unscored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The scored answer for one scorecard."""

    scorecard: Scorecard
    overall: float
    """0-100, higher is better for the reader; `smallprint.score` has the formula."""
    grade: str
    """A to E, or "?" when too little is answered."""
    range: tuple[float, float]
    """Lowest and highest `overall` that the silent slots leave open."""
    coverage: float
    """Share of the questions' points that the text answers, percent; in a privacy policy, of those it must answer."""
    pillars: Mapping[str, PillarScore]
    """By name; those of weight 0 are shown, and move nothing."""
    silence: float = 0.0
    """Overall points of a text that answers nothing. `silence + effects of all findings + capped == overall`."""
    capped: float = 0.0
    """Overall points, 0 or below, that blockers take beyond their effects, by the caps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingTime:
    """How long an average adult reads, silently; zeros where nothing was read.

    Source of the speeds: Brysbaert 2019, How many words do we read per minute?, Journal of Memory and Language 109.
    """

    words: int
    wpm: int
    """Words a minute."""
    minutes: float
    """`words / wpm`."""
    range: tuple[float, float]
    """Minutes of fast (300 wpm) and slow (175 wpm) readers: a spread of readers, not a confidence interval."""
    summary_seconds: float
    """Time of the summary's sentences at the same speed; 0 without a summary."""
    saved_minutes: float
    """`minutes` less the time of the summary; never below 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readability:
    """How hard the prose is; zeros where nothing was read. The formulas stand in `smallprint.measures.indices`."""

    words: int
    sentences: int
    syllables: int
    polysyllables: int
    """Words of three or more syllables."""
    flesch_reading_ease: float
    """About 0-100, higher is easier."""
    flesch_kincaid_grade: float
    """US school grade, higher is harder."""
    smog_index: float
    """US school grade, higher is harder."""
    words_per_sentence: float
    syllables_per_word: float
    vague_words: int
    """may, might, some, often, possible (WP260)."""
    plain_language_test: Mapping[str, bool]
    """Each criterion of Conn. Gen. Stat. 42-152(c), and whether the text meets it."""
    further: Mapping[str, float]
    """Indices of textstat, on request: automated_readability_index, coleman_liau_index, lix, rix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """One line of the summary, with its evidence."""

    text: str
    practice: str | None
    """The finding's practice, or None for a silent slot or an action."""
    slot: str | None
    clauses: tuple[str, ...]
    """Ids of the clauses that show it, the most telling first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The short answer: at most 160 words with its headings, and 16 words a bullet."""

    verdict: str
    """One sentence."""
    watch_out: tuple[Bullet, ...]
    """Up to four warnings: blockers, then by points lost."""
    good: tuple[Bullet, ...]
    """Up to three good points, by points won."""
    actions: tuple[Bullet, ...]
    """Up to two things a reader can do, with where."""
    not_said: tuple[Bullet, ...]
    """At most one line on the heaviest open questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInfo:
    """What the report says of each document it read."""

    path: str
    kind: DocumentKind
    title: str | None
    language: str
    """"en", or "unknown"."""
    effective_date: str | None
    """ISO 8601."""
    updated_date: str | None
    words: int
    sentences: int
    company: str | None
    """The name by which the text calls the company, when it tells."""
    warnings: tuple[str, ...] = ()
    about_data: bool = field(default=True, metadata=LEAVE_OUT)
    """Whether rules on personal data read it: not guidelines and the like that hardly speak of data."""
    second: Scorecard | None = field(default=None, metadata=LEAVE_OUT)
    """The kind of the other document in the same file: the privacy policy that stands below the terms."""

    @property
    def scorecards(self) -> tuple[Scorecard, ...]:
        """What it is scored as: none for kind "other", two where the file holds both documents."""
        if self.kind == "other":
            return ()
        return (self.kind,) if self.second is None else (self.kind, self.second)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A document that was read and not assessed."""

    path: str
    reason: str
    """Why no honest judgement is possible, and what to do about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that smallprint says of one service's documents."""

    documents: tuple[DocumentInfo, ...]
    reading_time: ReadingTime
    readability: Readability
    clauses: tuple[Clause, ...]
    findings: tuple[Finding, ...]
    score: Score | None
    """None for a fragment and where nothing read is a policy or terms; else the first document kind's."""
    scores: Mapping[str, Score] = field(default_factory=dict)
    """By scorecard; two where a privacy policy and terms are read together."""
    summary: Summary | None = None
    not_assessed: tuple[Refusal, ...] = ()
    """Documents left out of the report by a caller that goes on without them, as the command line does."""

    def to_dict(self) -> dict[str, object]:
        """The report as plain data: the JSON of `--format json` (schema "smallprint/report/1")."""
        plain = to_plain(self)
        assert isinstance(plain, dict)
        return {"schema": REPORT_SCHEMA, **plain}
