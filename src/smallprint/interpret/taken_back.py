"""What the next sentences take back. In: a practice and the text after its sentence. Out: whether they take it back.

"We post the new version here. In addition, we will e-mail you." changes nothing by posting alone; "You may delete your
account. To do so, contact us." is no deletion by oneself; "You must be of age. Minors need a parent's consent." and
"Fees are generally not refundable. Refunds may be granted where..." leave open what the first sentence shut.
"""

import re
from typing import Final

from smallprint.model import Document, Sentence

_FAR: Final = 400
"""Characters after a sentence within which it is taken back."""
_STEP: Final = r"[^.!?:]*"
_NEXT: Final = r"(?:[^.!?]*[.!?]){0,1}\W*"
"""The next sentence, or the one after it."""
_SOON: Final = r"(?:[^.!?]*[.!?]){0,4}?\W*"
"""One of the next sentences."""
_BESIDES: Final = r"(?:in addition|additionally|furthermore|moreover|besides)"
_TELL: Final = r"\b(?:(?:notify|inform|tell|alert|e-?mail|message|send|write to) you|let you know)\b"
_TAKES_BACK: Final = {
    "change.post_only": re.compile(
        rf"{_SOON}(?:{_BESIDES},? we (?:will|shall)|we (?:will |shall )?(?:also|{_BESIDES}))\b{_STEP}{_TELL}",
        re.IGNORECASE,
    ),
    "rights.delete_self": re.compile(
        rf"{_NEXT}to (?:do (?:so|this)|(?:close|delete|terminate|cancel|end)\b{_STEP}),? (?:please |you (?:must|need to"
        r"|have to) )?(?:contact|e-?mail|call|write to|get in touch with)\b",
        re.IGNORECASE,
    ),
    "children.age_limit": re.compile(
        rf"{_NEXT}(?:if you are|users who are|minors|anyone|those)\b{_STEP}\b(?:age|minors?|majority)\b{_STEP}"
        rf"\b(?:parent|guardian)",
        re.IGNORECASE,
    ),
    "pay.no_refund": re.compile(
        rf"{_NEXT}{_STEP}\brefunds?\b (?:may|can|will) be (?:granted|given|issued|made)\b", re.IGNORECASE
    ),
}
_OPEN: Final = {
    "children.age_limit": re.compile(
        r"\b(?:legal age|of age|age of majority|majority)\b(?!.*\d)", re.IGNORECASE | re.DOTALL
    ),
    "pay.no_refund": re.compile(r"\b(?:generally|usually|normally|typically|as a rule)\b", re.IGNORECASE),
}
"""What a sentence must hold to be taken back: an age in years stands, and so does a plain "never"."""


def is_taken_back(practice: str, document: Document, sentence: Sentence) -> bool:
    """Do the sentences after `sentence`, in its block or the next paragraph, take `practice` back?"""
    takes_back = _TAKES_BACK.get(practice)
    if takes_back is None:
        return False
    text, blocks = document.text, document.blocks
    opening = _OPEN.get(practice)
    if opening and not opening.search(text, sentence.start, sentence.end):
        return False
    at = sentence.block
    following = blocks[at + 1 : at + 2]
    end = following[0].end if following and following[0].kind != "heading" else blocks[at].end
    return takes_back.match(text, sentence.end, min(end, sentence.end + _FAR)) is not None
