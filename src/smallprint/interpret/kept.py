"""What is kept. In: a unit, a match and its time. Out: the words for it."""

from collections.abc import Iterable
from typing import Final

from smallprint.match import Hit, Match, Unit

_POINTERS: Final = {"it", "them", "this", "these", "such", "that", "those", "everything", "some", "amount"}
"""Words that point to what is kept and do not name it."""
_GENERAL: Final = {"data", "information", "records", "record", "details", "logs", "log", "content", "files", "history"}
"""Nouns that say little without the words before them."""
_MODIFIERS: Final = 3
"""Most words before a noun that say which is meant."""
_NO_MODIFIERS: Final = {
    "a", "about", "above", "additional", "after", "all", "also", "and", "any", "are", "as", "at", "be", "been",
    "before", "both", "but", "by", "can", "certain", "do", "does", "each", "every", "for", "from", "further", "has",
    "have", "how", "if", "in", "is", "it", "its", "keep", "limited", "may", "more", "most", "must", "no", "not", "of",
    "on", "only", "or", "other", "our", "particular", "relevant", "said", "same", "so", "some", "store", "such",
    "than", "that", "the", "their", "these", "they", "this", "those", "to", "under", "until", "used", "using", "we",
    "what", "whatever", "when", "where", "which", "while", "who", "will", "with", "you", "your",
}  # fmt: skip
"""Words that end the way back from a noun."""
_AFTER_REACH: Final = 8
"""Tokens after the act and its time within which what is kept may follow."""
_LONGEST_HEADER: Final = 16
"""Most tokens of a row's header."""
_AUXILIARIES: Final = {
    "is",
    "are",
    "was",
    "were",
    "will",
    "may",
    "can",
    "shall",
    "must",
    "would",
    "should",
    "has",
    "have",
}
_PUNCTUATION: Final = {",", ";", ":", ".", "(", ")"}
_SUBJECT_BREAKS: Final = {*_PUNCTUATION, "*", "-", "and", "or", "that", "which"}
_DETERMINERS: Final = {"the", "a", "an", "all", "any", "each", "your", "our", "this", "these", "that", "those", "such"}
_NO_SUBJECT: Final = {*_POINTERS, "we", "you", "i", "they", "there", "who", "what", "if", "when", "after", "once"}
"""Words of a subject that names nothing."""
_LONGEST_SUBJECT: Final = 5
"""Most tokens of a subject that names what is kept."""
_LINKS: Final = {
    "about", "associated", "collected", "concerning", "connected", "linked", "needed", "of", "provided", "regarding",
    "related", "relating", "used",
}  # fmt: skip
"""Words after a noun that says little, which begin to say which is meant: "information about your order"."""
_ADDITION_ENDS: Final = {
    *_PUNCTUATION, *_AUXILIARIES, "after", "and", "as", "based", "before", "during", "following", "for", "if", "in",
    "once", "only", "or", "pursuant", "so", "that", "to", "unless", "until", "when", "where", "which",
    "while", "with", "within",
}  # fmt: skip
_LONGEST_ADDITION: Final = 9
"""Most tokens that a noun's addition has."""
_STARTS: Final = {"from", "after", "following", "since"}
"""What follows these starts the clock: "a year from the day of your order"."""
_OCCASIONS: Final = {"until", "once", "when", "after", "if", "while", "unless", "before"}
"""What follows these says how long, not what: "held until the enquiry is settled"."""


def find_kept(unit: Unit, match: Match, time: Hit) -> str:
    """The words for what is kept for `time`; empty where the text names nothing.

    What stands between the verb and its time ("keep invoices for ten years"), else what stands before both
    ("invoices are kept"), else what follows; of a bare table cell, the header of its row. Another time ends the search:
    in "keep invoices for ten years and chats for a week" each time has its own.
    """
    first, last = min(match.head[0], time[0]), max(match.head[1], time[1])
    before = max((hit[1] for hit in unit.hits_of("<duration>") if hit[1] <= time[0]), default=0)
    named = [hit for hit in _longest(unit.hits_of("kept")) if hit not in (time, match.head) and _names(unit, hit)]
    named = _without_examples(unit, match, named)
    between = [hit for hit in named if max(match.head[1], before) <= hit[0] and hit[1] <= time[0]]
    between = [hit for hit in between if _OCCASIONS.isdisjoint(unit.words[match.head[1] : hit[0]])]
    between.sort(key=lambda hit: hit[0] < unit.own)
    ahead = [hit for hit in named if before <= hit[0] and hit[1] <= first]
    after = [hit for hit in named if last <= hit[0] <= last + _AFTER_REACH]
    if match.head in unit.hits_of("form:pp"):  # "reports are kept a year from the day of your order" has a subject
        after = [hit for hit in after if _STARTS.isdisjoint(unit.words[time[1] : hit[0]])]
    own_after = [hit for hit in after if hit[0] >= unit.own]
    if time[1] <= unit.own and own_after:
        return _name_of(unit, match, own_after[0])
    row = _row_header(unit, match, time)
    if row is not None:  # "one year after data was collected" names no data; "one year for invoices" does
        own_after = [hit for hit in own_after if "for" in unit.words[time[1] : hit[0]]]
    for found in (between[:1], [hit for hit in ahead if hit[0] >= unit.own][-1:], own_after[:1]):
        if found and (row is None or found[0][0] >= unit.own):
            return _name_of(unit, match, found[0])
    if row is not None:
        return row
    rest = ahead[-1:] or after[:1]
    return _name_of(unit, match, rest[0]) if rest else _find_grammatical(unit, match)


def _find_grammatical(unit: Unit, match: Match) -> str:
    """The subject of "is kept" or "expires", whatever it is; empty where it only points to something, or is long."""
    words = unit.words
    end = next((at for at in range(unit.opening, match.head[0]) if words[at] in _AUXILIARIES), match.head[0])
    start = max((at + 1 for at in range(unit.opening, end) if words[at] in _SUBJECT_BREAKS), default=unit.opening)
    while start < end and words[start] in _DETERMINERS:
        start += 1
    verbless = match.head in unit.hits_of("<duration>")
    ours = any(start <= first < end for first, _ in unit.hits_of("we"))
    named = 0 < end - start <= _LONGEST_SUBJECT and not (verbless or ours) and _NO_SUBJECT.isdisjoint(words[start:end])
    return unit.text_of(start, end) if named else ""


def is_general(what: str) -> bool:
    """Does what is kept need a heading to say which data is meant?"""
    return _GENERAL.union(_NO_MODIFIERS, ("personal",)).issuperset(what.split())


def names_kept(title: Unit) -> bool:
    """Is a title the name of something that is kept ("Server logs"), and not of the keeping itself?"""
    if title.hits_of("keeping_title"):
        return False
    named = [*title.hits_of("kept"), *(hit for hit, _ in title.named("type"))]
    first = min((start for start, end in named if end == len(title.words)), default=-1)
    return first >= 0 and all(map(_modifies, title.words[title.opening : first]))


def _name_of(unit: Unit, match: Match, hit: Hit) -> str:
    """The words for what is kept, with those that say which: "tracking data", not "data"."""
    start, end = hit
    words = unit.words
    if words[end - 1] in _GENERAL:
        verbs = {last for concept in ("keep", "delete", "form:pp") for _, last in unit.hits_of(concept)}
        floor = max(start - _MODIFIERS, unit.own if start >= unit.own else 0)
        while start > floor and start not in verbs and _modifies(words[start - 1]) and start != match.head[1]:
            start -= 1
        end = _end_of_addition(unit, end)
    return unit.text_of(start, end)


def _end_of_addition(unit: Unit, end: int) -> int:
    """Where the words end that say which information is meant: "about your order", "used for the raffle"."""
    words = unit.words
    if end >= len(words) or words[end] not in _LINKS:
        return end
    ends = {start for concept in ("keep", "delete", "<duration>") for start, _ in unit.hits_of(concept)}
    start = at = end + 1 + (words[end + 1 : end + 2] in (["for"], ["to"]))
    while at < min(len(words), end + _LONGEST_ADDITION) and words[at] not in _ADDITION_ENDS and at not in ends:
        at += 1
    return at if at > start else end


def _without_examples(unit: Unit, match: Match, named: list[Hit]) -> list[Hit]:
    """Those not within brackets that the act stands outside of, where there are others: "orders (e.g. your name)"."""
    if "(" not in unit.words:
        return named
    depth, depths = 0, []
    for word in unit.words:
        depth += (word == "(") - (word == ")")
        depths.append(depth)
    return [hit for hit in named if depths[hit[0]] <= depths[match.head[0]]] or named


def _modifies(word: str) -> bool:
    return word.replace("-", "").isalpha() and word not in _NO_MODIFIERS


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that lie within no longer one, in order; those without a word between them joined."""
    joined: list[Hit] = []
    for start, end in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _names(unit: Unit, hit: Hit) -> bool:
    logging = unit.words[hit[0] : hit[1] + 1] in (["log", "in"], ["log", "into"], ["log", "on"])
    return unit.words[hit[0]] not in _POINTERS and not (hit[0] and unit.words[hit[0] - 1] == "into") and not logging


def _row_header(unit: Unit, match: Match, time: Hit) -> str | None:
    """The lead-in that names what the row of a table is about: a few words, neither the verb's nor the time's.

    Only a cell that has its verb in the header of its column ("Retention period") leaves that to its row.
    """
    if match.head[0] >= unit.own:
        return None
    start = 0
    header: str | None = None
    for piece in unit.pieces[:-1]:
        count = len(piece.words)
        end = start + count
        speaks = any(start <= hit[0] < end for hit in (match.head, time))
        if speaks and count > _LONGEST_HEADER:
            return None
        if not speaks and count <= _LONGEST_HEADER and unit.words[end - 1] != ":" and unit.words[start:end]:
            header = unit.text_of(start, end)
        start = end
    return header
