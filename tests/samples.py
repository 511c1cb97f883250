"""A clause, a finding and a document that say as little as possible; a test replaces what it is about."""

from typing import Final

from smallprint.model import Clause, DocumentInfo, Finding, Place

POLICY: Final = DocumentInfo(
    path="policy.md", kind="privacy", title=None, language="en", effective_date=None, updated_date=None, words=500,
    sentences=40, company=None,
)  # fmt: skip
CLAUSE: Final = Clause(
    id="c1",
    document=0,
    category="Other",
    pillar="lending",
    rule="lending.lend",
    practice="lend.lent",
    stance="stated",
    modality="does",
    actor="we",
    condition=None,
    region=None,
    data_types=(),
    recipients=(),
    purposes=(),
    period=None,
    deadline=None,
    choice=None,
    captures={},
    quote="We lend it.",
    start=0,
    end=11,
    act=(3, 10),
    place=Place(line=1, column=1, end_line=1, end_column=12),
    lead_in=None,
    heading=(),
)
FINDING: Final = Finding(
    practice="lend.lent",
    slot="LEND",
    pillar="lending",
    polarity="bad",
    value=0.2,
    says="They lend your data.",
    stance="stated",
    certainty="clear",
    confidence=0.8,
    measured=False,
    partial=False,
    region=None,
    documents=(0,),
    clauses=("c1",),
)
