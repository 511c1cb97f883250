"""For test reports. In: a `CheckRun`. Out: JUnit XML: a suite for each document, a case for each result.

Results that fail the gate are failures, documents that could not be read or assessed are errors, known and suppressed
results are skipped; milder results stand in the suite's output. A document without any of these has one passing case.
"""

import re
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from smallprint.check.model import CheckRun, Result

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(run: CheckRun) -> str:
    """The whole report, with an XML declaration."""
    root = Element("testsuites", name="smallprint")
    paths = dict.fromkeys([*(document.path for document in run.documents), *(result.path for result in run.results)])
    refusals = {document.path: document.not_assessed for document in run.documents if document.not_assessed}
    suites = [_suite(root, path, run, refusals.get(path)) for path in paths]
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    root.set("time", "0")
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, path: str, run: CheckRun, refusal: str | None) -> Element:
    suite = SubElement(root, "testsuite", name=_clean(path))
    results = [result for result in run.results if result.path == path]
    cases = [result for result in results if result.fails or result.status != "new"]
    for result in cases:
        _case(suite, result)
    errors = [error for error in run.errors if error.startswith(f"{path}:")] + ([refusal] if refusal else [])
    for error in errors:
        case = SubElement(suite, "testcase", classname=_clean(path), name="read", time="0")
        SubElement(case, "error", message=_clean(error), type="not assessed")
    if not cases and not errors:
        SubElement(suite, "testcase", classname=_clean(path), name="check", time="0")
    milder = [result for result in results if result.status == "new" and not result.fails]
    if milder:
        SubElement(suite, "system-out").text = _clean("\n".join(map(_place, milder)))
    suite.set("tests", str(max(1, len(cases) + len(errors))))
    suite.set("failures", str(sum(result.fails for result in cases)))
    suite.set("errors", str(len(errors)))
    suite.set("skipped", str(sum(not result.fails for result in cases)))
    suite.set("time", "0")
    return suite


def _case(suite: Element, result: Result) -> None:
    name = f"{result.check} at line {result.line}"
    case = SubElement(suite, "testcase", classname=_clean(result.path), name=_clean(name), time="0")
    if not result.fails:
        message = f"{result.status}: {result.reason}" if result.reason else result.status
        SubElement(case, "skipped", message=_clean(message))
        return
    failure = SubElement(case, "failure", message=_clean(result.message), type=result.severity)
    failure.text = _clean(f"{_place(result)}\n{result.quote}")


def _place(result: Result) -> str:
    return f"{result.path}:{result.line}:{result.column}: {result.severity} {result.check}: {result.message}"


def _clean(text: str) -> str:
    """`text` without the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
