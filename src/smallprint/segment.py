"""Cuts blocks into sentences. In: a `Document`. Out: its sentences in order, each within one block.

A regular expression proposes every place where a sentence may end; a list of abbreviations and the words around the
place decide. Made for legal text: "U.S.", "Inc.", "No. 3", "Section 3.2.", "e.g.", "(a)", web addresses.
"""

import re
from collections.abc import Iterator
from typing import Final

from smallprint.model import Document, Sentence

_PROPOSED: Final = re.compile(
    r"""(?<![.!?…])([.!?…]++)(["')\]”’»]*+)(\s++)(?=["'(\[“‘«]*+[^\W_]|["'(\[“‘«•*-])"""
    r"|(?<=[a-z\d/])([.!?])(?=[A-Z][a-z]++[ ,])"
)
"""A stop, its closing quotes and brackets, and white space; or a stop without white space before "These rules"."""


def _list_words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEVER: Final = _list_words(
    "e.g i.e eg ie cf viz vs v art arts sec secs sect para paras cl ch vol vols pp p ed eds fig figs ref refs mr "
    "mrs ms dr prof rev hon gen sen rep gov st mt messrs approx est incl excl dept univ attn tel ext ste apt rm "
    "fl blvd ave rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "usc cfr stat supp reg regs par cal civ pen evid bus prof ann tex crim proc admin comp fed hum u.s.c c.f.r "
    "a/k/a f/k/a d/b/a aka n.b nr lit al seq ca c.so eur dir directive"
)
"""Words after whose full stop a sentence goes on, lower case, without that stop."""

_MAYBE: Final = _list_words(
    "inc ltd co corp llc l.l.c plc gmbh s.a s.r.l s.l b.v n.v a.g pty bros assn u.s u.k u.s.a e.u u.n d.c n.y a.m "
    "p.m etc jr sr ph.d m.d b.a esq l.p l.l.p s.p.a s.a.r.l s.a.s a.s o.o z.o.o d.o.o k.k gov.uk p.c n.a m.b.h "
    "e.v p.o"
)
"""Words after whose full stop a sentence may end: the next words decide."""

_STARTERS: Final = _list_words(
    "the a an this that these those we you our your it its they their he she if when where while as in on at by "
    "for from to with without under upon after before during although though because since unless until once no "
    "not any all each every some such other both either neither please however therefore accordingly additionally "
    "further furthermore moreover also otherwise notwithstanding nothing except subject pursuant there here what "
    "who how why which by use users arbitration payment payments personal information data i my one most many "
    "more in's does do is are will may can must shall to children cookies see contact"
)
"""Words that begin a sentence more often than they follow an abbreviation."""

_TREATIES: Final = ("Data Privacy Framework", "Data Bridge")
"""Names that begin with a starter and belong to the abbreviation before them: "the EU-U.S. Data Privacy Framework"."""

_NUMBERED: Final = frozenset({"no", "nos"})
"""Words after whose full stop a sentence goes on with a number; before anything else they are an answer."""

_NUMBER_END: Final = re.compile(r"(?:^|[\s(])(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})$")
_ORDER: Final = re.compile(
    r"(?:section|sections|article|articles|clause|paragraph|part|rule|no|nos|chapter|item|schedule)\s+\S+$", re.I
)
_HYPHENATED: Final = re.compile(r"^[\w.]+[-/–](?=[a-z]\.)")
_NEXT: Final = re.compile(r"[\"'(\[“‘]*([\w'’-]+)(\S*)\s*(\S*)")
_NAME_END: Final = re.compile(r"(?<=[\s(\"'“])[A-Z][a-z]+$")
"""A capitalised word within a sentence: "Yahoo! Mail" is a name."""

_NEXT_TITLE: Final = re.compile(r"[A-Z]\w*\s+[A-Z]")
_LONGEST_NUMBER: Final = 8
"""Characters of a section's number at most: "3.2.1(a)"."""

_ADDRESS_END: Final = re.compile(r"(?:@|://|\bwww\.)\S+$|\b[\w-]+\.(?:com|org|net|co\.uk|eu|info|gov|edu|io)(?:/\S*)?$")
"""An address that a sentence ends with, though the next begins without a blank: "...at example.org/stop.You may"."""

_LONGEST_ADDRESS: Final = 200
"""Characters before a stop in which an address that ends there begins."""

_LOOK_BACK: Final = 40
"""Characters before a stop that can tell what it is."""

LONGEST_SENTENCE: Final = 4_000
"""Characters after which a text without stops is cut: real sentences end by 2,100, and rules look at pairs of words."""

_LONGEST_WORD: Final = 400
"""Characters after which a text without even blanks is cut: tokens are found in time quadratic in a word's length."""

_SEAMS: Final = ("; ", ", ", " ")
"""Where an endless sentence is cut, the best first."""


def segment(document: Document) -> tuple[Sentence, ...]:
    """The sentences of `document`, in order; offsets are into its text. A heading is one sentence.

    A document without blocks has none.
    """
    sentences = []
    text = document.text
    for index, block in enumerate(document.blocks):
        if block.kind == "heading":
            sentences.append(Sentence(start=block.start, end=block.end, block=index))
            continue
        start = block.start
        for end in find_ends(text, block.start, block.end):
            while start < end and text[start].isspace():
                start += 1
            sentences.append(Sentence(start=start, end=end, block=index))
            start = end
    return tuple(sentences)


def find_ends(text: str, start: int, end: int) -> list[int]:
    """Exclusive ends of the sentences of `text[start:end]`, the last of which is `end`; empty for an empty span."""
    if start >= end:
        return []
    ends: list[int] = []
    begun = start
    for match in _PROPOSED.finditer(text, start, end):
        stop = match.start(3) if match[3] is not None else match.end()
        if _ends_sentence(text, match, begun, end):
            ends.extend(_cut_endless(text, begun, stop))
            ends.append(stop)
            begun = stop
    if not ends or text[ends[-1] : end].strip():
        ends.extend(_cut_endless(text, begun, end))
        ends.append(end)
    else:
        ends[-1] = end
    return ends


def _cut_endless(text: str, start: int, end: int) -> Iterator[int]:
    """Places within a sentence of more than `LONGEST_SENTENCE` characters at which it is cut; none for others."""
    while end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        middle = start + LONGEST_SENTENCE // 2
        found = next((seam for seam in _SEAMS if text.find(seam, middle, limit) >= 0), "")
        start = text.rindex(found, middle, limit) + len(found) if found else start + _LONGEST_WORD
        yield start


def _ends_sentence(text: str, match: re.Match[str], begun: int, end: int) -> bool:
    """Whether the stop that `match` found ends the sentence that began at `begun`."""
    if match[4] is not None:
        return _ends_unspaced(text, match, begun)
    stop, closing = match[1], match[2]
    follows = text[match.end() : min(end, match.end() + _LOOK_BACK)]
    following = _NEXT.match(follows)
    if following is None:
        return True
    word = following[1]
    if word[0].islower():
        return _ends_before_small(stop, closing, word)
    before = text[max(begun, match.start() - _LOOK_BACK) : match.start()]
    if stop != ".":
        return stop != "!" or closing != "" or word.lower() in _STARTERS or not _NAME_END.search(before)
    return _ends_after(before, closing, follows, word, first=match.start() - begun < 8)


def _ends_before_small(stop: str, closing: str, word: str) -> bool:
    """Before a small letter a sentence ends only if the word is a name like "iPhone" or a lettered mark follows."""
    return stop in {".", "!", "?"} and not closing and len(word) > 1 and word[1:2].isupper()


def _ends_after(before: str, closing: str, follows: str, word: str, *, first: bool) -> bool:
    """Whether the full stop after `before` ends a sentence, given the words that follow it."""
    written = before[before.rfind(" ") + 1 :]
    last = _HYPHENATED.sub("", written.lstrip("\"'([“‘").lower())
    if closing and closing[0] in "\"'”’":
        return True
    if last in _NUMBERED:
        return not word[0].isdecimal()
    if last in _NEVER:
        return False
    if last in _MAYBE:
        if closing.startswith(")"):
            return True
        if follows[0] in "\"'(“‘" or follows.startswith(_TREATIES):
            return False
        return word.lower() in _STARTERS
    if first and _NUMBER_END.search(before):
        # "3. Fees" or "a. Scope": a number that stands before its heading.
        return False
    if len(last) <= _LONGEST_NUMBER and _ORDER.search(before):
        # "Please see Section 6. Your Privacy Choices above": the title belongs to the reference.
        return not (word[0].isupper() and _NEXT_TITLE.match(follows))
    if len(last) == 1 and last.isalpha():
        return written.isupper() and word.lower() in _STARTERS
    return True


def _ends_unspaced(text: str, match: re.Match[str], begun: int) -> bool:
    """A stop with no blank after it: between words, or after an address and before a word that begins sentences."""
    before = text[max(begun, match.start() - _LONGEST_ADDRESS) : match.start()]
    last = before[before.rfind(" ") + 1 :]
    if _ADDRESS_END.search(last):
        word = _NEXT.match(text, match.end())
        return word is not None and word[1].lower() in _STARTERS
    return len(last) > 2 and last.isalpha() and (last.islower() or last[1:].islower())
