"""The check on how to reach the company. In: a `Case`. Out: a result on each document that tells no way."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from smallprint.check.case import Candidate, Case, Check
from smallprint.check.checks.written_links import find_links
from smallprint.check.model import Result

_MADE_UP: Final = r"(?:[\w-]{1,63}\.){0,4}example\.(?:com|org|net)\b"
"""Addresses that are nobody's."""


@cache
def _ways() -> re.Pattern[str]:
    """A way to reach somebody, in the text itself."""
    return re.compile(
        rf"\w\s?(?:@|\(at\)|\[at\])\s?(?!{_MADE_UP})"
        r"\w[\w-]{0,62}(?:\.|\s?[(\[]dot[)\]]\s?)\w"
        r"|\b(?:p\.?\s?o\.?\s+box|postfach)\s+\d"
        # No list of street names knows them all: a seat with a number in it is an address.
        r"|\bregistered\s+(?:office|address|seat)\b[^.;\n]{0,60}?\d"
        r"|\b(?:call|phone|telephone|tel|fax|hotline|toll-free|dial)\b\.?[^.\n]{0,60}?\+?\(?\d[\d\s()./-]{5,}\d"
        r"|\+\d{1,3}[\s().-]*\d[\d\s().-]{5,}\d|\(\d{3}\)\s?\d{3}[-.\s]\d{4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b"
        r"|(?-i:\b\d{1,5}\s+(?:[A-Z][\w'.-]*\s+){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Dr|Boulevard|Blvd|Way|Square|"
        r"Court|Place|Plaza|Parkway|Pkwy|Highway|Suite|Quay|Row|Terrace|Close)\b)"
        # Other lands' streets, and the codes of British, Irish and American post.
        r"|\b\w{3,}(?:stra(?:ß|ss)e|straat|gracht|gasse|platz|allee)\s+\d{1,4}\b|\b\d{1,4},?\s+(?:rue|avenue|boulevard|quai)\s+\w"
        r"|(?-i:\b(?:Via|Viale|Piazza|Calle|Avenida|Rua)\s+[A-Z][\w\s]{2,40}?,?\s\d{1,4}\b|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b"
        r"|\b[A-Z]\d{2}\s[A-Z\d]{4}\b|\b[A-Z]{2}\s\d{5}\b)"
        r"|\b(?:contact|write\s+to|reach|email|message)\s+us\s+(?!(?:by|via)\s+(?:e-?)?(?:phone|telephone|mail|post)\b|through\s+your\b|"
        r"in\s+the\s+(?:event|case)\b|(?:at|via|by|using|with)\s+(?:the\s+)?(?:\w+\s+)?(?:address|details|number|any)\b)"
        r"(?:at|via|through|by|using|on|here|with|in\s+the)\b"
        r"|\bcontact\s+(?:form|page)\b|\bopen\s+a\s+ticket\s+(?:at|in|on|here)\b",
        re.IGNORECASE,
    )


_TARGET: Final = re.compile(
    rf"^(?:mailto:(?!\S{{0,64}}@{_MADE_UP})|tel:)|contact|support|help|feedback|privacy-?request|impressum",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"\b(?:contact|e-?mail|write\s+to|reach|get\s+in\s+touch|support|help\s+cent)", re.IGNORECASE
)


_LEADING: Final = re.compile(
    r"\b(?:contact|write\s+to|reach|get\s+in\s+touch\s+with)\s+(?:us|our)\b[^.!?]{0,40}\Z", re.IGNORECASE
)
"""What stands before a link that leads to a way: “Contact our team [here](...)”."""
LOOK: Final = 80
"""Characters in which that stands."""


def find_missing_contact(case: Case) -> Iterator[Result]:
    """Documents without an email or postal address, a telephone number or a contact page."""
    for candidate in case.candidates:
        if not _tells_a_way(candidate):
            message = (
                "There is no way to reach the company: no email or postal address, telephone number or contact page."
            )
            yield candidate.result_on_whole("contact-missing", message, severity="medium")


def _tells_a_way(candidate: Candidate) -> bool:
    links = find_links(candidate)  # those of a page's menu and footer, too
    return (
        any(
            _TARGET.search(link.target)
            or _LABEL.search(candidate.source[link.start : link.end])
            or _LEADING.search(candidate.source, max(0, link.start - LOOK), link.start)
            for link in links
        )
        or next(candidate.find_all(_ways()), None) is not None
    )


CHECKS: Final = (
    Check(
        id="contact-missing",
        severity="medium",
        title="No way to reach the company",
        what="Looks for an email address, a postal address, a telephone number, or a link to a contact page or form.",
        why="Who cannot reach the company cannot use a right. The GDPR (Article 13(1)(a)) and California's law "
        "(11 CCR 7011(e)(3)(J)) ask for contact details in the policy itself.",
        example="If you have questions, please get in touch.",
        instead="If you have questions, write to privacy@fernwick.example.",
        find=find_missing_contact,
    ),
)
