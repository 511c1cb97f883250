"""What a document is checked with. In: validated configuration tables. Out: `Settings`, one for each document."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from smallprint.check.model import FailOn, Profile, Severity

MAX_AGE_DAYS: Final = 730
"""Days after which a date counts as stale: two years. California asks for one (Cal. Civ. Code 1798.130(a)(5))."""
CCPA_MAX_AGE_DAYS: Final = 365
"""The same under the profile `ccpa`. Source: Cal. Civ. Code 1798.130(a)(5), "at least once every 12 months"."""
MAX_FUTURE_DAYS: Final = 180
"""Days that an effective date may lie ahead: half a year covers usual notice periods."""
MAX_SENTENCE_WORDS: Final = 50
"""Words in a sentence. Source: Conn. Gen. Stat. 42-152(c)(2), "no sentence exceeds fifty words"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting that decides what a document's results are and whether they fail the gate."""

    select: tuple[str, ...] = ()
    """Patterns of check ids to run; empty: all."""
    ignore: tuple[str, ...] = ()
    """Patterns of check ids to leave out; they win over `select`."""
    profiles: tuple[Profile, ...] = ()
    fail_on: FailOn = "high"
    min_score: float | None = None
    """0 to 100."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """Pattern of check ids -> severity that takes the place of the check's own."""
    assertions: Mapping[str, float] = field(default_factory=dict)
    facts: Mapping[str, bool] = field(default_factory=dict)
    """What is true of the company, for disclosures with an `applies_if`; what is missing is not known."""
    company: tuple[str, ...] = ()
    """Names the company goes by."""
    known_companies: tuple[str, ...] = ()
    """Other companies that a text may name freely: partners, providers, a parent."""
    max_age_days: int | None = None
    """None: `MAX_AGE_DAYS`, or `CCPA_MAX_AGE_DAYS` under that profile."""
    max_future_days: int = MAX_FUTURE_DAYS
    max_sentence_words: int = MAX_SENTENCE_WORDS
    git_dates: bool = True
    """Compare the stated date with the last change in git."""
    rules: tuple[Path, ...] = ()
    """Rule folders besides the built-in ones."""

    def age_limit(self, kind: str) -> int:
        """Days after which the date of a document of this kind is stale."""
        if self.max_age_days is not None:
            return self.max_age_days
        return CCPA_MAX_AGE_DAYS if "ccpa" in self.profiles and kind == "privacy" else MAX_AGE_DAYS

    def key(self) -> str:
        """A text that differs whenever a setting differs."""
        return repr(sorted((name, repr(value)) for name, value in asdict(self).items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSettings:
    """Settings of the run as a whole, from the configuration closest to the working folder."""

    together: bool = False
    jobs: int = 1
    baseline: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusions:
    """What a folder's walk leaves out."""

    patterns: tuple[str, ...] = ()
    """As in .gitignore."""
    root: Path
    """Folder of the configuration file that says so, from which they are read."""
