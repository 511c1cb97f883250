"""The check on required disclosures. In: a `Case` with profiles. Out: a result for each that our rules did not find."""

from collections.abc import Iterator
from typing import Final

from smallprint.check.case import Candidate, Case, Check
from smallprint.check.disclosures.answers import answer_all
from smallprint.check.disclosures.reader import load_laws
from smallprint.check.model import Result


def find_missing(case: Case) -> Iterator[Result]:
    """One result for each disclosure not found, on the whole of the first document that is asked for it."""
    laws = load_laws(case.settings.rules)
    for profile, answers in answer_all(case, case.settings).items():
        candidate = _asked(case, laws[profile].documents)
        for answer in answers:
            if answer.state == "not_found":
                parts = f" Not found of it: {', '.join(answer.missing)}." if answer.missing else ""
                message = f"Not found by our rules: {answer.required.asks} ({answer.required.citation}).{parts}"
                related = tuple(
                    case.candidates[index].related("what was found of it", start, end)
                    for index, start, end in answer.spans
                )
                yield candidate.result_on_whole(
                    f"missing/{answer.required.id}", message, severity="medium", related=related
                )


def name_disclosures() -> list[str]:
    """Ids of the built-in disclosures."""
    return [required.id for law in load_laws().values() for required in law.required]


def _asked(case: Case, kind: str) -> Candidate:
    return next((one for one in case.candidates if one.info.kind == kind), case.candidates[0])


CHECKS: Final = (
    Check(
        id="missing",
        severity="medium",
        title="A required disclosure that our rules did not find",
        what="With a profile (gdpr, ccpa, caloppa, coppa, dsa), looks for what the law asks the text to tell. The id "
        "names the disclosure: `missing/gdpr.complaint`.",
        why="It may be told in words that our rules do not know: then nothing is wrong with the text. But whoever "
        "reads it may not find it either, and the list is what regulators go through first.",
        example="# Privacy policy\n\nWe collect your name and keep it for a year.",
        instead="# Privacy policy\n\nWe collect your name and keep it for a year. You may lodge a complaint with your "
        "data protection authority.",
        find=find_missing,
        members=name_disclosures,
        page="A denial that answers the question counts (“we make no automated decisions”). What applies only to some "
        "is looked for where the text itself shows that it applies, or where `[facts]` in the configuration says so; "
        "a fact that is false leaves it out. Only what was not found is a result; the state of every disclosure, with "
        "its places, stands in the JSON (`documents[].disclosures`): found, denied, not_found, cannot_tell or "
        "not_applicable. None of these says whether a text obeys a law. All disclosures: [the list]"
        "(../disclosures.md).",
    ),
)
