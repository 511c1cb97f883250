"""For code scanning. In: a `CheckRun`. Out: SARIF 2.1.0 (OASIS standard, 27 March 2020).

URIs are relative to the repository's top; fingerprints outlive moved lines; columns count characters.
"""

import json
from typing import Any, Final
from urllib.parse import quote

from smallprint import __version__
from smallprint.check.catalog import load_check
from smallprint.check.model import CheckRun, Related, Result, Severity
from smallprint.check.output.words import to_relative

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final[dict[Severity, str]] = {"high": "error", "medium": "warning", "low": "note"}
FINGERPRINT: Final = "smallprint/v1"
"""Name and version of our fingerprints; a change in how they are made gets the next number."""
_ROOT: Final = "%SRCROOT%"


def render(run: CheckRun) -> str:
    """The log with one run: rules of all checks that gave a result, and every result whatever its status."""
    ids = sorted({result.check for result in run.results})
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "smallprint",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "rules": [_describe_rule(check_id) for check_id in ids],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [_describe_invocation(run)],
                "results": [_describe_result(result, ids.index(result.check)) for result in run.results],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _describe_rule(check_id: str) -> dict[str, Any]:
    check = load_check(check_id)
    text = f"{check.what}\n\n{check.why}"
    return {
        "id": check_id,
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": check.what},
        "help": {
            "text": text,
            "markdown": f"{text}\n\n**Example**\n\n{check.example}\n\n**Write instead**\n\n{check.instead}",
        },
        "defaultConfiguration": {"level": LEVELS[check.severity]},
        "properties": {"tags": ["policy"], "precision": "high", "problem.severity": _problem(check.severity)},
    }


def _problem(severity: Severity) -> str:
    """The same severity in the words of GitHub's code scanning."""
    return {"high": "error", "medium": "warning", "low": "recommendation"}[severity]


def _describe_invocation(run: CheckRun) -> dict[str, Any]:
    refusals = [document.not_assessed for document in run.documents if document.not_assessed]
    return {
        "executionSuccessful": not (run.errors or refusals),
        "toolExecutionNotifications": [
            {"level": "error", "message": {"text": text}} for text in (*run.errors, *refusals)
        ],
    }


def _describe_result(result: Result, index: int) -> dict[str, Any]:
    described: dict[str, Any] = {
        "ruleId": result.check,
        "ruleIndex": index,
        "level": LEVELS[result.severity],
        "message": {"text": result.message},
        "locations": [{"physicalLocation": _locate(result)}],
        "partialFingerprints": {FINGERPRINT: result.fingerprint},
        "baselineState": "unchanged" if result.status == "known" else "new",
        "suppressions": [],
    }
    if result.related:
        described["relatedLocations"] = [_relate(place, number) for number, place in enumerate(result.related, start=1)]
    if result.status == "suppressed":
        kind = "inSource" if result.source == "comment" else "external"
        described["suppressions"] = [{"kind": kind, "justification": result.reason or "No reason is given."}]
    return described


def _locate(result: Result) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": result.line}
    if result.quote:
        region |= {
            "startColumn": result.column,
            "endLine": result.end_line,
            "endColumn": result.end_column,
            "snippet": {"text": result.quote},
        }
    return {"artifactLocation": _artifact(result.path), "region": region}


def _relate(place: Related, number: int) -> dict[str, Any]:
    return {
        "id": number,
        "message": {"text": place.message},
        "physicalLocation": {
            "artifactLocation": _artifact(place.path),
            "region": {"startLine": place.line, "startColumn": place.column, "snippet": {"text": place.quote}},
        },
    }


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(to_relative(path)), "uriBaseId": _ROOT}
