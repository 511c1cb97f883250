"""The check on what was left to be filled in. In: a `Case`. Out: results on placeholders and template markup."""

import re
from collections.abc import Iterator
from typing import Final

from smallprint.check.case import Candidate, Case, Check
from smallprint.check.checks.placeholder_words import KINDS, NOBODYS, compile_kind
from smallprint.check.checks.templates import find_markup
from smallprint.check.checks.written_links import find_links
from smallprint.check.model import Result
from smallprint.check.regions import blank_regions

_TARGET: Final = re.compile(
    rf"^(?:url|link|your[\s_-]?(?:url|link)|insert\b.*|todo|tbd|tbc|x{{3,}})$|^(?:mailto:|https?://(?:www\.)?)?{NOBODYS}",
    re.IGNORECASE,
)
"""What a link leads to before anybody has filled in where."""
_FORM: Final = re.compile(
    r"\b(?:withdrawal|cancellation|opt-?out|request)\s+form\b|\bhereby\s+(?:give\s+notice|withdraw|cancel)|"
    r"\bcomplete\s+and\s+(?:return|send)|\bfill\s+in\s+and\s+(?:return|send)",
    re.IGNORECASE,
)
FORM_REACH: Final = 600
"""Characters before a blank in which a form for readers announces itself, as in EU Directive 2011/83, Annex I(B)."""


def find_placeholders(case: Case) -> Iterator[Result]:
    """Placeholders in the shown text, in what its links lead to, and template markup in the source."""
    for candidate in case.candidates:
        shown = blank_regions(candidate.source, candidate.document.media_type)
        taken = find_markup(shown, candidate.document.media_type)
        for start, end in taken:
            markup = shown[start:end]
            message = f"Template markup is left in the text: {markup}. Render the page, or write what it stands for."
            yield candidate.result_in_source("placeholder", message, start, end, severity="high")
        for match in _find_words(candidate):
            place = candidate.document.offsets.source_offset(match.start())
            in_code = place < len(shown) and shown[place].isspace()
            if not in_code and not any(start <= place < end for start, end in taken):
                taken.append((place, place + len(match[0])))
                message = f"“{' '.join(match[0].split())}” is a placeholder. Fill it in, or take it out."
                yield candidate.result("placeholder", message, *match.span(), severity="high")
        yield from _judge_links(candidate, taken)


def _find_words(candidate: Candidate) -> Iterator[re.Match[str]]:
    text, lower = candidate.text, candidate.text.lower()
    for kind in KINDS:
        if any(sign in lower for sign in kind.signs):
            for match in candidate.find_all(compile_kind(kind)):
                in_form = _FORM.search(text, max(0, match.start() - FORM_REACH), match.start()) is not None
                if not in_form and (kind.is_meant is None or kind.is_meant(match, text)):
                    yield match


def _judge_links(candidate: Candidate, taken: list[tuple[int, int]]) -> Iterator[Result]:
    """Links that still lead to an address of a template."""
    for link in find_links(candidate):
        if not any(start < link.end and link.start < end for start, end in taken) and _TARGET.search(link.target):
            message = f"This link leads to the placeholder “{link.target}”. Fill it in, or take it out."
            yield candidate.result_in_source("placeholder", message, link.start, link.end, severity="high")


CHECKS: Final = (
    Check(
        id="placeholder",
        severity="high",
        title="A placeholder that was never filled in",
        what="Finds what drafts and templates leave behind: “[Company Name]”, “[30] days”, “TODO”, “TBD”, “INSERT "
        "DATE”, “XX days”, notes to drafters, lorem ipsum, addresses at example.com or yourcompany.com, blanks, and "
        "template markup such as `{{ company }}`.",
        why="The text promises nothing about a company it does not name, or from a date it does not give; and readers "
        "see that nobody read it.",
        example="[Company Name] keeps your data for XX days. Write to privacy@example.com.",
        instead="Fernwick Ltd keeps your data for 30 days. Write to privacy@fernwick.example.",
        find=find_placeholders,
        page="Code, comments and Hugo's shortcodes are left alone. So are an address that is given as an example "
        "(“for example jo@example.com”), a form in which dates are written (“DD/MM/YYYY”), and blanks for the reader: "
        "in a form, such as the model withdrawal form, in an address (“fernwick.example/<your name>”), and in words "
        "that readers are told to use (“Offered by [your name]”).",
    ),
)
