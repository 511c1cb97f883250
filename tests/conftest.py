"""Reports made by hand, so that the outer layers are tested without the engine."""

from dataclasses import replace
from tempfile import TemporaryDirectory

import pytest

from samples import CLAUSE, FINDING
from smallprint.model import (
    Bullet,
    Choice,
    Clause,
    DocumentInfo,
    Finding,
    Period,
    PillarScore,
    Place,
    Readability,
    ReadingTime,
    Report,
    Score,
    Summary,
)

SHARING = replace(
    CLAUSE,
    category="Third Party Sharing/Collection",
    pillar="sharing",
    rule="sharing.ads",
    practice="share.ads",
    modality="may",
    data_types=("IP address", "cookie ID"),
    recipients=("advertiser",),
    purposes=("advertising",),
    quote="We may share your IP address and cookie IDs with advertising partners, who use them to show you ads.",
    start=1200,
    end=1301,
    act=(1200, 1230),
    place=Place(line=42, column=3, end_line=43, end_column=20),
    heading=("Who we share with", "Partners"),
)


def finding(
    practice: str, says: str, *, slot: str, pillar: str, clauses: tuple[str, ...], **changes: object
) -> Finding:
    plain = replace(FINDING, practice=practice, slot=slot, pillar=pillar, says=says, clauses=clauses)
    return replace(plain, **changes)  # type: ignore[arg-type]


def _clauses() -> tuple[Clause, ...]:
    return (
        SHARING,
        replace(
            SHARING,
            id="c2",
            category="Data Retention",
            pillar="retention",
            rule="retention.period",
            practice="retain.stated_period",
            modality="does",
            data_types=("log data",),
            recipients=(),
            purposes=(),
            period=Period(value="P90D", what="server logs", starts="the day they are written"),
            quote="Server logs: 90 days from the day they are written.",
            start=2000,
            end=2051,
            place=Place(line=60, column=1, end_line=60, end_column=52),
            lead_in="We keep your data as follows:",
            heading=("How long we keep data",),
        ),
        replace(
            SHARING,
            id="c3",
            category="User Choice/Control",
            pillar="opt-out",
            rule="opt-out.ads",
            practice="optout.ads_setting",
            modality="can choose",
            actor="you",
            recipients=(),
            choice=Choice(from_="targeted ads", mechanism="account setting", target="Settings > Privacy", steps=2),
            quote="You can turn personal ads off under Settings > Privacy.",
            start=2100,
            end=2155,
            place=Place(line=71, column=1, end_line=71, end_column=56),
            region="California",
            heading=("Your choices",),
        ),
    )


def _findings() -> tuple[Finding, ...]:
    return (
        finding(
            "share.ads",
            "They share your data with advertisers.",
            slot="S2",
            pillar="sharing",
            clauses=("c1",),
            effect=-4.46,
        ),
        finding(
            "retain.stated_period",
            "They say how long they keep some data: 90 days.",
            slot="R1",
            pillar="retention",
            clauses=("c2",),
            polarity="good",
            value=1.0,
            effect=5.33,
        ),
        finding(
            "optout.ads_setting",
            "You can turn off personal ads in your settings.",
            slot="O1",
            pillar="opt-out",
            clauses=("c3",),
            polarity="good",
            value=0.6,
            partial=True,
            region="California",
            effect=2.03,
        ),
        finding(
            "share.no_ads",
            "They do not share your data for ads.",
            slot="S2",
            pillar="sharing",
            clauses=("c1",),
            polarity="good",
            stance="denied",
            overruled_by="share.ads",
        ),
        finding(
            "collect.messages",
            "They store the private messages you send.",
            slot="C5",
            pillar="collection",
            clauses=("c1",),
            certainty="possible",
            confidence=0.6,
        ),
    )


def _score() -> Score:
    def pillar(
        score: float, grade: str, low: float, high: float, *, weight: float, silent: tuple[str, ...]
    ) -> PillarScore:
        return PillarScore(score=score, grade=grade, range=(low, high), coverage=60.0, unanswered=silent, weight=weight)

    return Score(
        scorecard="privacy",
        overall=55.2,
        grade="C",
        range=(48.1, 66.0),
        coverage=71.4,
        pillars={
            "collection": pillar(48.0, "D", 40.0, 62.0, weight=0.25, silent=("C2", "C4")),
            "sharing": pillar(37.5, "D", 37.5, 50.0, weight=0.3, silent=("S5",)),
            "retention": pillar(81.0, "A", 75.0, 88.0, weight=0.2, silent=()),
            "opt-out": pillar(62.9, "C", 45.0, 75.0, weight=0.25, silent=("O2", "O4")),
            "security": pillar(70.0, "B", 70.0, 70.0, weight=0.0, silent=()),
        },
        silence=52.3,
    )


def pytest_configure(config: pytest.Config) -> None:
    """Keep the tests, and the commands they start, out of the user's cache folder, before any test is collected."""
    patch = pytest.MonkeyPatch()
    folder = TemporaryDirectory(prefix="smallprint-tests-")
    patch.setenv("SMALLPRINT_CACHE_DIR", folder.name)
    config.add_cleanup(folder.cleanup)
    config.add_cleanup(patch.undo)


@pytest.fixture
def report() -> Report:
    """A privacy policy with one bad, two good, one overruled and one possible finding."""
    score = _score()
    return Report(
        documents=(
            DocumentInfo(
                path="policies/harbourly.md",
                kind="privacy",
                title="Harbourly Privacy Policy",
                language="en",
                effective_date="2026-03-01",
                updated_date=None,
                words=5894,
                sentences=311,
                company="Harbourly",
            ),
        ),
        reading_time=ReadingTime(
            words=5894, wpm=238, minutes=24.76, range=(19.65, 33.68), summary_seconds=38.6, saved_minutes=24.1
        ),
        readability=Readability(
            words=5894,
            sentences=240,
            syllables=9900,
            polysyllables=1100,
            flesch_reading_ease=39.8,
            flesch_kincaid_grade=13.8,
            smog_index=15.2,
            words_per_sentence=24.6,
            syllables_per_word=1.68,
            vague_words=104,
            plain_language_test={"average sentence under 22 words": False},
            further={},
        ),
        clauses=_clauses(),
        findings=_findings(),
        score=score,
        scores={"privacy": score},
        summary=Summary(
            verdict="Harbourly shares your data with ad firms, but says how long it keeps most of it.",
            watch_out=(
                Bullet(text="They share your data with advertisers.", practice="share.ads", slot="S2", clauses=("c1",)),
            ),
            good=(
                Bullet(
                    text="They say how long they keep some data: 90 days.",
                    practice="retain.stated_period",
                    slot="R1",
                    clauses=("c2",),
                ),
            ),
            actions=(
                Bullet(
                    text="Turn off personal ads: Settings > Privacy (California).",
                    practice="optout.ads_setting",
                    slot="O1",
                    clauses=("c3",),
                ),
            ),
            not_said=(Bullet(text="what happens to your data if they are sold", practice=None, slot="S5", clauses=()),),
        ),
    )
