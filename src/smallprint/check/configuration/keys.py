"""The configuration's keys as data. In: nothing. Out: the tables that validation, and the published schema, read."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from smallprint.check.model import FailOn, Profile, Severity

Kind = Literal[
    "text",
    "texts",
    "number",
    "whole",
    "switch",
    "path",
    "paths",
    "pattern",
    "patterns",
    "choice",
    "choices",
    "table",
    "files",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key that may stand in a configuration."""

    kind: Kind
    about: str
    choices: tuple[str, ...] = ()
    per_file: bool = True
    """May stand in a `per-file` table too."""
    lowest: float = 0
    highest: float | None = None
    entries: "dict[str, Key] | None" = None
    """The keys of a table; None lets any name stand."""
    value: "Key | None" = None
    """What each entry of a table with free names holds."""


FACTS: Final[dict[str, str]] = {
    "dpo-or-eu-representative": "a data protection officer or an EU representative is appointed",
    "legitimate-interests": "some data is used on the ground of legitimate interests",
    "transfers": "data leaves the EEA or the UK",
    "consent": "some data is used on the ground of consent",
    "automated-decisions": "decisions with legal or similar effect are made by machines alone",
    "third-party-data": "data comes from others than the person concerned",
    "california-business": "the company is a business under the CCPA",
    "sells-or-shares": "personal information is sold, or shared for ads across sites",
    "sensitive-data": "sensitive personal information is used to infer things about people",
    "ten-million-consumers": "data of ten million Californians a year is handled",
    "california-users": "people in California use the service",
    "review-offered": "people can review and change their data",
    "tracks": "people are followed over time and across sites",
    "child-directed": "the service is aimed at children under 13, or knows that they use it",
    "audio": "sound recordings of children are collected",
    "intermediary": "the service stores or passes on what its users provide (DSA)",
    "platform": "the service shows what its users provide to the public (DSA)",
    "aimed-at-minors": "the service is aimed at minors or used mainly by them (DSA)",
    "very-large-platform": "45 million people in the EU use the service each month (DSA)",
}
"""Fact -> what it says when true; the answers to `applies_if` in the list of required disclosures."""

PILLARS: Final = (
    "collection",
    "sharing",
    "retention",
    "opt-out",
    "security",
    "children",
    "change",
    "disputes",
    "liability",
    "termination",
    "content",
    "payment",
    "transparency",
)
"""Pillars, for `score-<pillar>` and `min-clauses-<pillar>`; a test holds them to those of the rules."""


def _at_most(about: str, *, highest: float | None = None) -> Key:
    return Key(kind="number", about=about, highest=highest)


ASSERTIONS: Final[dict[str, Key]] = {
    "reading-minutes": _at_most("Longest reading time, in minutes of an average adult (238 words a minute)."),
    "grade-level": _at_most("Highest Flesch-Kincaid grade: years of US schooling."),
    "words": _at_most("Most words a document may have."),
    "flesch-reading-ease": Key(kind="number", about="Lowest Flesch reading ease, 0 to 100; higher is easier."),
    "score-overall": _at_most("Lowest overall score, 0 to 100.", highest=100),
    **{f"score-{name}": _at_most(f"Lowest score of the pillar {name}, 0 to 100.", highest=100) for name in PILLARS},
    "coverage-percent": _at_most("Lowest share of the questions that the text answers, in percent.", highest=100),
    "min-clauses": Key(kind="whole", about="Fewest clauses that must be found in a document."),
    **{
        f"min-clauses-{name}": Key(kind="whole", about=f"Fewest clauses of the pillar {name} that must be found.")
        for name in PILLARS
    },
}

_SEVERITY: Final = Key(kind="choice", about="A severity.", choices=get_args(Severity))
_SWITCH: Final = Key(kind="switch", about="True or false.")

KEYS: Final[dict[str, Key]] = {
    "extend": Key(kind="path", about="Another configuration file that this one builds upon.", per_file=False),
    "select": Key(kind="texts", about="Check ids to run; `statement/*` and the like name families. Default: all."),
    "ignore": Key(kind="texts", about="Check ids to leave out. Wins over `select`."),
    "profiles": Key(kind="choices", about="Laws whose disclosures are looked for.", choices=get_args(Profile)),
    "fail-on": Key(kind="choice", about="Mildest severity that fails the gate.", choices=get_args(FailOn)),
    "min-score": Key(kind="number", about="Lowest overall score that passes, 0 to 100.", highest=100),
    "severity": Key(kind="table", about="Check id -> severity in place of the check's own.", value=_SEVERITY),
    "assert": Key(kind="table", about="Limits that fail the gate when they are broken.", entries=ASSERTIONS),
    "facts": Key(
        kind="table",
        about="What is true of the company; decides which disclosures apply.",
        entries={name: Key(kind="switch", about=f"True: {about}.") for name, about in FACTS.items()},
    ),
    "company": Key(kind="texts", about="Names that the company goes by."),
    "known-companies": Key(kind="texts", about="Other companies that a text may name: partners, providers, a parent."),
    "max-age-days": Key(
        kind="whole", about="Days after which a date is stale. Default: 730; 365 for policies with profile ccpa."
    ),
    "max-future-days": Key(kind="whole", about="Days that an effective date may lie ahead. Default: 180."),
    "max-sentence-words": Key(kind="whole", about="Longest sentence, in words. Default: 50.", lowest=1),
    "git-dates": Key(kind="switch", about="Compare the stated date with the last change in git. Default: true."),
    "rules": Key(kind="paths", about="Rule folders besides the built-in ones."),
    "together": Key(kind="switch", about="All files belong to one service. Default: false.", per_file=False),
    "jobs": Key(kind="whole", about="Documents checked at a time. Default: 1.", per_file=False, lowest=1),
    "baseline": Key(kind="path", about="File of results to treat as known.", per_file=False),
    "exclude": Key(
        kind="patterns",
        about="Patterns, as in .gitignore, of paths to leave out when folders are read.",
        per_file=False,
    ),
    "per-file": Key(
        kind="files", about="Pattern, as in .gitignore -> settings of the files it matches.", per_file=False
    ),
}
"""Every top-level key of smallprint.toml and of [tool.smallprint]."""

PER_FILE_KEYS: Final = {name: key for name, key in KEYS.items() if key.per_file}
