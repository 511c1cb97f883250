"""What assertions are held against. In: one candidate of a case. Out: assertion -> measured value."""

from smallprint.check.case import Candidate, Case
from smallprint.check.configuration.keys import PILLARS
from smallprint.readability import reading_time


def measure(case: Case, candidate: Candidate, index: int) -> dict[str, float]:
    """The measures of the candidate number `index`. Scores are missing where a text has none."""
    clauses = [clause for clause in case.report.clauses if clause.document == index]
    measures: dict[str, float] = {
        "reading-minutes": reading_time(candidate.info.words).minutes,
        "words": candidate.info.words,
        "grade-level": candidate.readability.flesch_kincaid_grade,
        "flesch-reading-ease": candidate.readability.flesch_reading_ease,
        "min-clauses": len(clauses),
    }
    for pillar in PILLARS:
        measures[f"min-clauses-{pillar}"] = sum(clause.pillar == pillar for clause in clauses)
    score = case.report.scores.get(candidate.info.kind)
    if score:
        measures["score-overall"] = score.overall
        measures["coverage-percent"] = score.coverage
        measures.update({f"score-{name}": pillar.score for name, pillar in score.pillars.items()})
    return measures
