"""Checks on what a text says. In: a `Case`. Out: a result for each statement of a bad practice found with certainty."""

from collections.abc import Iterator, Sequence
from typing import Final

from smallprint.check.case import Case, Check
from smallprint.check.model import Related, Result, Severity
from smallprint.model import Clause, Finding, Polarity, Rulebook

SEVERITY_OF: Final[dict[Polarity, Severity]] = {"blocker": "high", "bad": "medium"}
"""Polarities that are reported, and how severely."""
LABEL_WORDS: Final = 3
"""Words of a sentence that has no room for a statement."""
MOST_RELATED: Final = 4
"""Further places shown for a practice that only the whole text shows."""


def find_statements(case: Case) -> Iterator[Result]:
    """One result for each sentence that shows a bad practice or a blocker."""
    clauses = {clause.id: clause for clause in case.report.clauses}
    shown = {practice for rule in case.rulebook.rules for practice in rule.outcomes.values()}
    for finding in case.report.findings:
        severity = SEVERITY_OF.get(finding.polarity)
        if severity is None or finding.certainty != "clear":
            continue
        evidence = [clauses[name] for name in finding.clauses if is_certain(clauses[name], finding, case.rulebook)]
        if finding.practice not in shown:
            # No rule shows it: it is counted over the whole text, so that no sentence is at fault by itself.
            ranked = sorted(evidence, key=_count_named, reverse=True)
            yield from _report(case, finding, ranked[:1], severity, others=ranked[1 : 1 + MOST_RELATED])
        else:
            said = [clause for clause in evidence if _is_said(case, clause)] or evidence[:1]
            yield from _report(case, finding, _one_a_sentence(said), severity, others=())


def is_certain(clause: Clause, finding: Finding, rulebook: Rulebook) -> bool:
    """Whether the clause's own rule is precise enough for the finding's practice, where that was measured."""
    right, judged, _ = rulebook.confidence.get((clause.rule, finding.practice), (0, 0, ""))
    scale = rulebook.scale
    limit = scale.certain_blocker if finding.polarity == "blocker" else scale.certain
    return judged < scale.measured_from or right / judged >= limit


def name_practices() -> list[str]:
    """Ids of the built-in practices that can be reported."""
    from smallprint.rulecache import recall_rulebook

    return [practice.id for practice in recall_rulebook().practices.values() if practice.polarity in SEVERITY_OF]


def _report(
    case: Case, finding: Finding, evidence: Sequence[Clause], severity: Severity, *, others: Sequence[Clause]
) -> Iterator[Result]:
    related: tuple[Related, ...] = tuple(
        case.candidates[clause.document].related("so does this", clause.start, clause.end) for clause in others
    )
    for clause in evidence:
        says = f"{finding.says.removesuffix('.')} ({clause.region} only)." if clause.region else finding.says
        yield case.candidates[clause.document].result(
            f"statement/{finding.practice}",
            says,
            clause.start,
            clause.end,
            severity=severity,
            related=related,
        )


def _count_named(clause: Clause) -> int:
    """How many of its kinds of data a clause names in its own words."""
    words = clause.quote.casefold()
    return sum(kind in words for kind in clause.data_types)


def _is_said(case: Case, clause: Clause) -> bool:
    """Whether the clause says it, rather than asks it or names it in a heading or in a label ("Web beacons.")."""
    blocks = case.candidates[clause.document].document.blocks
    in_heading = any(block.kind == "heading" and block.start <= clause.start < block.end for block in blocks)
    is_label = clause.lead_in is None and len(clause.quote.split()) <= LABEL_WORDS
    return not in_heading and not is_label and not clause.quote.endswith("?")


def _one_a_sentence(evidence: Sequence[Clause]) -> list[Clause]:
    """The first clause of each sentence."""
    return list({(clause.document, clause.start, clause.end): clause for clause in reversed(evidence)}.values())


CHECKS: Final = (
    Check(
        id="statement",
        severity="medium",
        title="A statement that readers will hold against you",
        what="Reports every sentence that shows a practice of the list which is bad for readers (severity medium) or "
        "a blocker (high), where our rules are certain of it. The id names the practice: `statement/share.ads`.",
        why="The score loses points for it, and reviewers, regulators and journalists look for it. It may well be true "
        "and meant; then somebody should have decided to publish it.",
        example="We sell your email address to data brokers.",
        instead="We do not sell your data.",
        find=find_statements,
        members=name_practices,
        page="`--select statement/share.*` takes those on sharing alone, `--ignore statement/collect.many_types` "
        "leaves one out, and `severity` in the configuration weighs one anew. `smallprint rules list` names all "
        "practices. Findings shown as “possible” are not reported. A practice that only the whole text shows, such as "
        "many kinds of data, is reported once, with its other places.",
    ),
)
