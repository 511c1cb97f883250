"""The notation of rules. In: a pattern as text. Out: sequences of elements with gaps, lexicons still by name.

@name        a term of the lexicon `name`; `@name:pp` only in that form (base, s, past, pp, ing, fin)
a b          words as they stand
(a b|@name)  any one of these
<duration>   a typed capture: duration, email, url, amount, date, age
x y          y follows x, at most NEAR tokens between; `x + y` with none; `x ..6 y` at most six; `x ... y` at most FAR
!            marks the head, the word whose polarity and actor count: `@we ... @sell! ... @data`
^            the sentence (or the item, without its lead-in) begins here
p & q        p, and q anywhere in the same sentence; `p & not q`: and q nowhere
name(a, b)   a frame: the patterns that `frames.toml` lists under `name`, with $1 and $2 filled in
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

NEAR: Final = 3
"""Tokens that may stand between two neighbours of a pattern: an article, an adjective, an adverb."""
FAR: Final = 25
"""Tokens that `...` may skip: lists of data types are long, and a bound keeps matching linear."""

CAPTURES: Final = ("duration", "email", "url", "amount", "date", "age")
FORMS: Final = ("base", "s", "past", "pp", "ing", "fin")

_ATOM = re.compile(
    r"\s*(?:(?P<gap>\.\.\.|\.\.\d+)|(?P<plus>\+)|(?P<group>\([^()]*\)!?)|(?P<capture><[a-z]+>!?)"
    r"|(?P<lexicon>@[\w:-]+!?)|(?P<start>\^)|(?P<word>[^\s()<>@^+&!]+!?))"
)
_FRAME = re.compile(r"^\s*([a-z_]+)\((.*)\)\s*$")
_Atom = tuple[str, str]
"""The smallest part of a pattern: its kind and what is written."""


class PatternError(ValueError):
    """A pattern that does not follow the notation. Turned into a RuleError by who knows the file."""


class Element(NamedTuple):
    """One place of a sequence: any of its lexicon terms, words or captures fills it."""

    lexicons: tuple[tuple[str, str], ...]
    """(name, form); an empty form admits every form."""
    words: tuple[str, ...]
    captures: tuple[str, ...]
    gap: int
    """Most tokens between the previous element and this one."""


class Chain(NamedTuple):
    """Elements in order."""

    elements: tuple[Element, ...]
    head: int | None
    """Index of the element marked with `!`."""
    at_start: bool
    negated: bool


class Pattern(NamedTuple):
    """Chains that must all be found in one sentence (the negated ones must not); the first carries the head."""

    source: str
    chains: tuple[Chain, ...]


def parse_patterns(text: str, frames: Mapping[str, Sequence[str]]) -> tuple[Pattern, ...]:
    """The patterns that `text` stands for: one, or as many as its frame lists.

    Raises:
        PatternError: with what is wrong, in words.
    """
    return tuple(_parse(expanded) for expanded in _expand(text, frames))


def _expand(text: str, frames: Mapping[str, Sequence[str]]) -> list[str]:
    head, ampersand, rest = text.partition("&")
    frame = _FRAME.match(head)
    if frame is None or frame[1] not in frames:
        if frame is not None:
            raise PatternError(f"there is no frame {frame[1]!r}; known: {', '.join(sorted(frames))}")
        return [text]
    arguments = _split_arguments(frame[2])
    expanded = []
    for template in frames[frame[1]]:
        filled = template
        for number, argument in enumerate(arguments, start=1):
            filled = filled.replace(f"${number}", argument)
        if "$" in filled:
            raise PatternError(f"frame {frame[1]!r} wants more arguments than {text!r} gives")
        expanded.append(filled + (f" &{rest}" if ampersand else ""))
    return expanded


def _split_arguments(text: str) -> list[str]:
    depth, arguments, current = 0, [], ""
    for character in text:
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            arguments.append(current.strip())
            current = ""
        else:
            current += character
    return [*arguments, current.strip()]


def _parse(text: str) -> Pattern:
    chains: list[Chain] = []
    for part in text.split("&"):
        stripped = part.strip()
        negated = stripped.startswith("not ") and bool(chains)
        chains.append(_parse_chain(stripped.removeprefix("not ") if negated else stripped, negated=negated))
    return Pattern(source=text, chains=tuple(chains))


def _parse_chain(text: str, *, negated: bool) -> Chain:
    atoms = list(_read_atoms(text))
    _refuse_misplaced(atoms, text)
    elements: list[Element] = []
    head: int | None = None
    gap = NEAR
    for kind, found in _join_words(atoms):
        if kind == "gap":
            gap = FAR if found == "..." else int(found[2:])
        elif kind == "plus":
            gap = 0
        elif kind != "start":
            if found.endswith("!"):
                head = len(elements)
            elements.append(_element(found.removesuffix("!"), gap, text))
            gap = NEAR
    if not elements:
        raise PatternError(f"{text!r} names nothing to find")
    at_start = any(kind == "start" for kind, _ in atoms)
    return Chain(elements=tuple(elements), head=head, at_start=at_start, negated=negated)


def _read_atoms(text: str) -> Iterator[_Atom]:
    """The atoms of a chain, each with its kind: the name of its group."""
    position, end = 0, len(text.rstrip())
    while position < end:
        atom = _ATOM.match(text, position)
        if atom is None or atom.lastgroup is None:
            raise PatternError(f"cannot read {text[position:]!r} in {text!r}")
        yield atom.lastgroup, atom[atom.lastgroup]
        position = atom.end()


def _join_words(atoms: Iterable[_Atom]) -> Iterator[_Atom]:
    """The same atoms, words that follow one another as one; a mark ends what it marks."""
    words: list[str] = []
    for kind, found in atoms:
        if kind == "word":
            words.append(found)
        if words and (kind != "word" or found.endswith("!")):
            yield "word", " ".join(words)
            words.clear()
        if kind != "word":
            yield kind, found
    if words:
        yield "word", " ".join(words)


def _refuse_misplaced(atoms: Iterable[_Atom], text: str) -> None:
    """A gap parts two neighbours, and the start stands before the first: anywhere else they would mean nothing."""
    before = None
    for kind, found in atoms:
        parts = kind in ("gap", "plus")
        if kind == "start" and before:
            raise PatternError(f"'^' stands after {before!r} in {text!r}; it begins a sequence")
        if parts and before in (None, "^", "+"):
            raise PatternError(f"{found!r} in {text!r} has nothing before it that it parts from the next")
        if parts and before and before.startswith(".."):
            raise PatternError(f"{found!r} follows {before!r} in {text!r}; one gap parts two neighbours")
        before = found
    if before and (before == "+" or before.startswith("..")):
        raise PatternError(f"nothing follows {before!r} in {text!r}")


def _element(atom: str, gap: int, text: str) -> Element:
    lexicons: list[tuple[str, str]] = []
    words: list[str] = []
    captures: list[str] = []
    for option in atom[1:-1].split("|") if atom.startswith("(") else [atom]:
        name = option.strip()
        if name.startswith("@"):
            lexicon, form = _split_form(name[1:])
            lexicons.append((lexicon, form))
        elif name.startswith("<"):
            if name[1:-1] not in CAPTURES:
                raise PatternError(f"{name} in {text!r} is no capture; known: {', '.join(CAPTURES)}")
            captures.append(name[1:-1])
        elif name:
            words.append(name.lower())
        else:
            raise PatternError(f"an empty choice in {atom!r} of {text!r}")
    if captures and len(captures) + len(lexicons) + len(words) > 1:
        raise PatternError(f"a capture stands alone, not in a choice like {atom!r} of {text!r}")
    return Element(lexicons=tuple(lexicons), words=tuple(words), captures=tuple(captures), gap=gap)


def _split_form(name: str) -> tuple[str, str]:
    lexicon, colon, form = name.rpartition(":")
    return (lexicon, form) if colon and form in FORMS else (name, "")
