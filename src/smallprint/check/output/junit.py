"""For test reports. In: a `CheckRun`. Out: JUnit XML: a suite for each document, a case for each result.

Results that fail the gate are failures, documents that could not be read or assessed are errors, known and suppressed
results are skipped; milder results stand in the suite's output. A document without any of these has one passing case.

Readers know a case by its class and name, keep the first of equal ones, and compare names with those of an earlier run:
so names are unique and hold the words found, not the line. Some show attributes and some an element's text, so messages
stand in both. Sources: Jenkins' xUnit plugin, junit-10.xsd; GitLab Docs, "Unit test reports".
"""

import re
from collections import Counter
from textwrap import shorten
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from smallprint.check.model import CheckRun, Result
from smallprint.check.output.words import to_relative

LONGEST_NAME: Final = 60
"""Characters of the words found that a case's name holds."""

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(run: CheckRun) -> str:
    """The whole report, with an XML declaration."""
    root = Element("testsuites", name="smallprint")
    paths = dict.fromkeys([*(document.path for document in run.documents), *(result.path for result in run.results)])
    refusals = {document.path: document.not_assessed for document in run.documents if document.not_assessed}
    suites = [_suite(root, path, run, refusals.get(path)) for path in paths]
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    root.set("time", "0")
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, path: str, run: CheckRun, refusal: str | None) -> Element:
    suite = SubElement(root, "testsuite", name=_clean(to_relative(path)))
    results = [result for result in run.results if result.path == path]
    cases = [result for result in results if result.fails or result.status != "new"]
    named: Counter[str] = Counter()
    for result in cases:
        _case(suite, result, named)
    errors = [error for error in run.errors if error.startswith(f"{path}:")] + ([refusal] if refusal else [])
    for error in errors:
        case = SubElement(suite, "testcase", classname=suite.get("name", ""), name="read", time="0")
        SubElement(case, "error", message=_clean(error), type="not assessed").text = _clean(error)
    if not cases and not errors:
        SubElement(suite, "testcase", classname=suite.get("name", ""), name="check", time="0")
    milder = [result for result in results if result.status == "new" and not result.fails]
    if milder:
        SubElement(suite, "system-out").text = _clean("\n".join(map(_place, milder)))
    suite.set("tests", str(max(1, len(cases) + len(errors))))
    suite.set("failures", str(sum(result.fails for result in cases)))
    suite.set("errors", str(len(errors)))
    suite.set("skipped", str(sum(not result.fails for result in cases)))
    suite.set("time", "0")
    return suite


def _case(suite: Element, result: Result, named: Counter[str]) -> None:
    """Add the case of one result; `named` counts the names that the suite has already."""
    name = result.check
    if result.quote:
        name += f": {shorten(result.quote, LONGEST_NAME, placeholder='…')}"
    named[name] += 1
    if named[name] > 1:
        name += f" ({named[name]})"
    case = SubElement(suite, "testcase", classname=suite.get("name", ""), name=_clean(name), time="0")
    if not result.fails:
        message = f"{result.status}: {result.reason}" if result.reason else result.status
        SubElement(case, "skipped", message=_clean(message)).text = _clean(f"{message}\n{_place(result)}")
        return
    failure = SubElement(case, "failure", message=_clean(result.message), type=result.severity)
    failure.text = _clean(f"{_place(result)}\n{result.quote}")


def _place(result: Result) -> str:
    return f"{result.path}:{result.line}:{result.column}: {result.severity} {result.check}: {result.message}"


def _clean(text: str) -> str:
    """`text` without the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
