"""How readers learn of changes, settled for the document. In: clauses by practice. Out: the same, with changes judged.

A right to change the terms at will, or a request to look for changes, shows that they change by posting only where
nothing in the text promises notice; a clause that says that posting is enough stands in any case, for it may be meant
for lesser changes. Notice by less than a month is notice, but not well ahead.
"""

import re
from typing import Final

from smallprint.model import Clause

POST_ONLY: Final = "change.post_only"
NOTIFIED: Final = "change.notified"
WELL_AHEAD: Final = "change.notice_30"
SOFT: Final = ("change.at_will", "change.posting", "change.headed_posting", "change.look_for")
"""Rules that read a right to change, a new version posted, or a request to look: no word on who is told."""
LEAST_DAYS: Final = 28
"""Days of notice that are well ahead: ToS;DR case 124 says a month, and the shortest has 28 days."""
_DEADLINE: Final = re.compile(r"P(\d+)([DWMY])")
_DAYS: Final = {"D": 1, "W": 7, "M": 30, "Y": 365}


def settle_change(shown: dict[str, list[Clause]]) -> None:
    """Moves clauses on changes to the practice that the whole document shows; changes `shown` in place."""
    ahead = shown.pop(WELL_AHEAD, [])
    month = [clause for clause in ahead if _days(clause.deadline) >= LEAST_DAYS]
    short = [clause for clause in ahead if _days(clause.deadline) < LEAST_DAYS]
    if month:
        shown[WELL_AHEAD] = month
    told = [clause for clause in shown.pop(NOTIFIED, []) if _sentence(clause) not in set(map(_sentence, ahead))]
    if told or short:
        shown[NOTIFIED] = sorted([*told, *short], key=_sentence)
    if NOTIFIED in shown or WELL_AHEAD in shown:
        firm = [clause for clause in shown.pop(POST_ONLY, []) if clause.rule not in SOFT]
        if firm:
            shown[POST_ONLY] = firm


def _sentence(clause: Clause) -> tuple[int, int]:
    """Where the clause's sentence begins: a notice well ahead is no second notice."""
    return clause.document, clause.start


def _days(deadline: str | None) -> float:
    found = _DEADLINE.fullmatch(deadline or "")
    return int(found[1]) * _DAYS[found[2]] if found else 0
