"""The sale question, settled for the document. In: clauses by practice. Out: the same, with sale admissions judged.

An admission that stands in a regional section, or in a statute's own sense of "sale", becomes "they sell or share, but
you can say no" by that section's way out; a plain admission needs a way out that is open to everyone, else it stays a
sale. A described way out shows such a sale only where no sentence denies it. A denial that stands in a regional
section promises no more than that law's "sale"; one for a single programme or age group never reaches this module,
because its rule leaves it without a practice.
"""

from collections.abc import Sequence
from typing import Final

from smallprint.model import Clause

SOLD: Final = "share.sold"
SOLD_OPTOUT: Final = "share.sold_optout"
NOT_SOLD: Final = "share.not_sold"
NOT_SOLD_HEDGED: Final = "share.not_sold_hedged"
_WAYS_OUT: Final = ("optout.sale_link", "optout.gpc")
_SALE_TOPIC: Final = "sale or sharing"
_CHOICE: Final = "User Choice/Control"
_RIGHT_RULE: Final = "sharing.sale_right"
"""Finds the bare mention of a right to refuse a sale: enough where a law is what makes it one."""


def settle_sale(shown: dict[str, list[Clause]], clauses: Sequence[Clause]) -> None:
    """Moves sale clauses to the practice that the whole document shows; changes `shown` in place."""
    _settle_denials(shown)
    denied = NOT_SOLD in shown or NOT_SOLD_HEDGED in shown
    ways_out = [clause for clause in clauses if _is_way_out(clause)]
    in_law = shown.pop(SOLD_OPTOUT, [])
    settled = [clause for clause in in_law if clause.category == _CHOICE and not denied]
    if ways_out or any(clause.rule == _RIGHT_RULE for clause in clauses):
        settled.extend(clause for clause in in_law if clause.category != _CHOICE)
    sold: list[Clause] = []
    for clause in shown.pop(SOLD, []):
        if any(way.region is None or way.region == clause.region for way in ways_out):
            settled.append(clause)
        elif clause.region is None:
            sold.append(clause)
    for practice, found in ((SOLD, sold), (SOLD_OPTOUT, settled)):
        if found:
            shown[practice] = sorted(found, key=lambda clause: (clause.document, clause.start))


def _settle_denials(shown: dict[str, list[Clause]]) -> None:
    """Denials open to everyone stay; where all are regional, they hold in that law's sense."""
    denials = shown.pop(NOT_SOLD, [])
    general = [clause for clause in denials if clause.region is None]
    if general:
        shown[NOT_SOLD] = general
    elif denials:
        shown.setdefault(NOT_SOLD_HEDGED, []).extend(denials)


def _is_way_out(clause: Clause) -> bool:
    return (
        clause.practice in _WAYS_OUT
        or (clause.practice == SOLD_OPTOUT and clause.category == _CHOICE)
        or (clause.choice is not None and clause.choice.from_ == _SALE_TOPIC)
    )
