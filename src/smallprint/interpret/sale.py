"""The sale question, settled for the document. In: clauses by practice. Out: the same, with sale admissions judged.

An admission that stands in a regional section becomes "they sell or share, but you can say no" where a way out is
open; a plain admission needs a way out that is open to everyone, else it stays a sale. A denial for one programme,
state or age group is none.
"""

from collections.abc import Sequence
from typing import Final

from smallprint.model import Clause

SOLD: Final = "share.sold"
SOLD_OPTOUT: Final = "share.sold_optout"
NOT_SOLD: Final = "share.not_sold"
_WAYS_OUT: Final = ("optout.sale_link", "optout.gpc")
_SALE_TOPIC: Final = "sale or sharing"


def settle_sale(shown: dict[str, list[Clause]], clauses: Sequence[Clause]) -> None:
    """Moves admissions of a sale to the practice that the whole document shows; changes `shown` in place."""
    ways_out = [
        clause
        for clause in clauses
        if clause.practice in _WAYS_OUT or (clause.choice is not None and clause.choice.from_ == _SALE_TOPIC)
    ]
    admissions = shown.pop(SOLD, [])
    for clause in admissions:
        open_to_reader = any(way.region is None or way.region == clause.region for way in ways_out)
        shown.setdefault(SOLD_OPTOUT if open_to_reader else SOLD, []).append(clause)
    if NOT_SOLD in shown:
        general = [clause for clause in shown[NOT_SOLD] if clause.region is None]
        if general:
            shown[NOT_SOLD] = general
