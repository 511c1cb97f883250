"""The clauses of a sentence that stands in no document. In: a matcher and a rule's example. Out: clauses."""

from smallprint.interpret.clauses import read_clauses
from smallprint.match import Matcher
from smallprint.model import Block, Clause, Document, DocumentInfo, OffsetMap, Sentence


def read_passage(matcher: Matcher, text: str, *, lead_in: str = "", heading: str = "") -> tuple[Clause, ...]:
    """The clauses of one sentence under its lead-in and heading, as rules' examples give them."""
    whole = f"{lead_in}\n{text}" if lead_in else text
    start = len(whole) - len(text)
    block = Block(
        kind="item" if lead_in else "paragraph",
        start=start,
        end=len(whole),
        level=0,
        heading=(heading,) if heading else (),
        lead_ins=((0, len(lead_in)),) if lead_in else (),
        hidden=False,
    )
    offsets = OffsetMap(
        text_starts=(0,), source_starts=(0,), source_ends=(len(whole),), linear=(True,), line_starts=(0,)
    )
    document = Document(
        path="<example>",
        media_type="text/plain",
        text=whole,
        blocks=(block,),
        links=(),
        offsets=offsets,
        title=None,
        warnings=(),
    )
    info = DocumentInfo(
        path="<example>", kind="other", title=None, language="en", effective_date=None, updated_date=None, words=0,
        sentences=1, company=None,
    )  # fmt: skip
    sentence = Sentence(start=start, end=len(whole), block=0)
    return read_clauses(matcher, document, (sentence,), index=0, info=info)
