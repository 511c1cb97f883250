"""Promises to collect little, and what breaks them. In: a `Case`. Out: pairs of the promise and the clauses against it.

"We collect only what we need" is broken by a long list. Where the promise gives its measure ("only what it takes to
run the service"), a long list may be just that: then it takes a purpose outside the measure as well. What can be argued
about is no contradiction: an aim, "the purposes" that the text goes on to tell, the words that lead in the list itself,
and what is said of some people or some part of the service.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from smallprint.check.case import Candidate, Case
from smallprint.check.checks.opposed import Pair, is_for_all, is_in_part, is_plain
from smallprint.check.checks.statement import is_certain
from smallprint.model import Clause

SLOGAN: Final = "collect.minimal"
LONG_LIST: Final = "collect.many_types"
OUTSIDE: Final = ("collect.ads_use", "share.ads", "share.sold", "share.sold_optout", "track.cross_site")
"""Practices that no service needs in order to run."""


@cache
def _measure() -> re.Pattern[str]:
    """What the little that is collected is measured by: "needed to send your order"."""
    return re.compile(
        r"\b(?:need\w*|necessary|requir\w+|possible|minim\w+|enough|essential|little)\b[^.;]{0,60}?\b(?:to|for)\b",
        re.IGNORECASE,
    )


@cache
def _arguable() -> re.Pattern[str]:
    """Words that make the promise an aim, measure it by whatever the text says, or begin the list itself."""
    return re.compile(
        r"\b(?:striv\w+|tr(?:y|ies|ying)|aim\w*|seek\w*|endeavou?r\w*|attempt\w*|intend\w*|goals?|believe|want|"
        r"(?:where|when)ever|purposes?|such\s+as|includ\w+|generally|typically|mostly)\b|:\s*$",
        re.IGNORECASE,
    )


@cache
def _list_follows() -> re.Pattern[str]:
    """How the sentence begins that tells what the little is."""
    return re.compile(
        r"\W*(?:(?:this|that|these|those|they|it)\s+(?:(?:may|can|will)\s+)?(?:is|are|be|means?|includes?|consists?|comprises?)\b|"
        r"here\s+(?:is|are)\b|namely\b|below\b)",
        re.IGNORECASE,
    )


def find_broken_slogans(case: Case) -> Iterator[Pair]:
    """Each promise to collect little that the list of what is collected breaks."""
    listed = _certain(case, (LONG_LIST,))
    if not listed:
        return
    outside = [clause for clause in _certain(case, OUTSIDE) if is_for_all(clause)]
    for clause in case.report.clauses:
        if clause.practice != SLOGAN or not _is_flat(clause, case.candidates[clause.document]):
            continue
        measured = _measure().search(clause.quote) is not None
        if outside or not measured:
            yield clause, (*outside[:1], *listed) if measured else tuple(listed)


def _certain(case: Case, practices: tuple[str, ...]) -> list[Clause]:
    clauses = {clause.id: clause for clause in case.report.clauses}
    return [
        clauses[name]
        for finding in case.report.findings
        if finding.practice in practices and finding.certainty == "clear"
        for name in finding.clauses
        if is_certain(clauses[name], finding, case.rulebook)
    ]


def _is_flat(clause: Clause, candidate: Candidate) -> bool:
    """Whether the promise is made to everybody, as one, and not about the list that it begins."""
    if not is_plain(clause) or clause.data_types or _arguable().search(clause.quote):
        return False
    own, *following = [one for one in candidate.sentences if one.end > clause.start][:2]
    begins_list = any(_list_follows().match(candidate.text_of(one)) for one in following)
    return not begins_list and not is_in_part(candidate, candidate.document.blocks[own.block])
