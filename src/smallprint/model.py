"""Every noun of smallprint, as frozen data. In: nothing. Out: the types that the stages hand to one another.

All spans are half-open character offsets, `[start, end)`, into `Document.text` unless a field says otherwise.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from smallprint.measures.words import count_words
from smallprint.pattern import Pattern
from smallprint.plain import FLATTEN, LEAVE_OUT, to_plain

REPORT_SCHEMA: Final = "smallprint/report/1"
"""Names the shape of a report's JSON; a change that breaks readers gets the next number."""

BARE_WORDS: Final = 4
"""Most words of an item that says nothing without its lead-in."""

MediaType = Literal["text/markdown", "text/html", "text/plain"]
BlockKind = Literal["heading", "paragraph", "item", "cell", "code"]
DocumentKind = Literal["privacy", "terms", "other"]
Scorecard = Literal["privacy", "terms"]
Polarity = Literal["good", "neutral", "bad", "blocker"]
Stance = Literal["stated", "denied", "hedged"]
Certainty = Literal["clear", "possible"]
Modality = Literal["does", "may", "will", "must", "can choose"]
Actor = Literal["we", "you", "third party"]
Qualifier = Literal["opt-out", "consent", "law", "exception", "region", "only", "partial"]

# ---------------------------------------------------------------------------------------------- what is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes as they were given."""

    data: bytes
    media_type: MediaType | None
    """What the caller or the suffix says; None lets the content decide."""
    path: str
    """Display name: a path, or "-" for standard input, or "<text>" for a string."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a span stands in the source file: 1-based, counted in characters; the end column is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetMap:
    """From offsets of the parsed text to offsets, lines and columns of the decoded source.

    The text is a row of stretches. Stretch `i` begins at text offset `text_starts[i]` and source offset
    `source_starts[i]` and runs to the next; within a linear stretch both count alike, within one that is not
    (an entity, a ligature) every offset maps to the stretch's first source character.
    """

    text_starts: tuple[int, ...]
    source_starts: tuple[int, ...]
    source_ends: tuple[int, ...]
    """Exclusive end in the source of each stretch (what lies between it and the next is markup)."""
    linear: tuple[bool, ...]
    line_starts: tuple[int, ...]
    """Source offset of each line's first character; `line_starts[0]` is 0."""

    def source_offset(self, offset: int) -> int:
        """Source offset of the character at text offset `offset` (the end of the text maps to the source's end)."""
        if not self.text_starts:
            return 0
        i = max(0, bisect_right(self.text_starts, offset) - 1)
        if not self.linear[i]:
            return self.source_starts[i]
        return min(self.source_starts[i] + offset - self.text_starts[i], self.source_ends[i])

    def source_end(self, offset: int) -> int:
        """Exclusive source offset of a span whose exclusive text end is `offset`."""
        if offset <= 0 or not self.text_starts:
            return 0
        i = max(0, bisect_right(self.text_starts, offset - 1) - 1)
        if not self.linear[i]:
            return self.source_ends[i]
        return min(self.source_starts[i] + offset - self.text_starts[i], self.source_ends[i])

    def place(self, start: int, end: int) -> Place:
        """Lines and columns of the span `[start, end)` of the text."""
        first = self.source_offset(start)
        last = max(first, self.source_end(end))
        line = bisect_right(self.line_starts, first)
        end_line = bisect_right(self.line_starts, last)
        return Place(
            line=line,
            column=first - self.line_starts[line - 1] + 1,
            end_line=end_line,
            end_column=last - self.line_starts[end_line - 1] + 1,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Visible words that lead somewhere."""

    start: int
    end: int
    target: str
    """As written: a URL, a mailto:, a fragment or a relative path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, list item or table cell. Blocks do not overlap and stand in document order."""

    kind: BlockKind
    start: int
    end: int
    level: int
    """Heading level 1 to 6; depth of an item, from 1; 0 for the rest."""
    heading: tuple[str, ...]
    """Texts of the headings above it, outermost first. A heading does not contain itself."""
    lead_ins: tuple[tuple[int, int], ...]
    """Spans that govern it, outermost first: the "We do not:" of a list item, the headers of a table cell."""
    hidden: bool
    """Not shown until a reader acts (accordion, `display:none`); policy text all the same."""
    run_in: bool = False
    """The last of `heading` is the bold beginning of this block's text, or of the paragraph that leads it in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source, parsed: normalised text, its blocks and links, and the way back to the source."""

    path: str
    media_type: MediaType
    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    offsets: OffsetMap
    title: str | None
    warnings: tuple[str, ...]
    """Plain sentences on what could not be read as it stands (an unclosed comment, kept 900 of 1,200 words)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a block (headings included)."""

    start: int
    end: int
    block: int
    """Index into `Document.blocks`."""


# ---------------------------------------------------------------------------------------------- what rules say


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


# ---------------------------------------------------------------------------------------------- what is found


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
