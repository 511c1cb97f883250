"""A few words and one rule at a time, so that matching is tested apart from the built-in rules."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

import pytest

from smallprint.inflect import inflect_noun, inflect_verb
from smallprint.match import Matcher, Unit, compile_rules
from smallprint.model import Block, Document, Lexicon, OffsetMap, Rule, Rulebook, Sentence
from smallprint.pattern import Pattern, parse_patterns
from smallprint.rulecache import recall_rulebook


def _lexicon(name: str, kind: str, terms: dict[str, str], *, common: bool = False) -> Lexicon:
    return Lexicon(
        name=name,
        kind=kind,  # type: ignore[arg-type]
        terms=terms,
        common=common,
        canonical=name.partition(":")[2],
        dpv="",
    )


def _verbs(*verbs: str) -> dict[str, str]:
    terms: dict[str, str] = {}
    for verb in verbs:
        for term, form in inflect_verb(verb):
            terms[term] = f"{terms.get(term, '')} {form}".strip()
    return terms


def _words(*words: str) -> dict[str, str]:
    return dict.fromkeys(words, "")


LEXICONS = {
    lexicon.name: lexicon
    for lexicon in (
        _lexicon("we", "term", _words("we", "our company"), common=True),
        _lexicon("third", "term", _words("partner", "partners"), common=True),
        _lexicon("be", "term", _words("be", "is", "are"), common=True),
        _lexicon("keep", "verb", _verbs("keep", "hold on to")),
        _lexicon("data", "term", _words("data", "personal data", *inflect_noun("record"))),
        _lexicon("type:IP address", "type", _words("ip address", "ip addresses")),
        _lexicon("type:address", "type", _words("address", "ip address")),
        _lexicon("negation", "modifier", _words("not", "never", "no longer")),
        _lexicon("barrier", "modifier", _words(";")),
    )
}
FRAMES = {"do": ("$1! ..12 $2", "$2 ..3 @be ..1 $1:pp!")}


@cache
def _rulebook() -> Rulebook:
    return replace(recall_rulebook(), lexicons=LEXICONS, rules=(), confidence={})


def _rule(act: Sequence[str], *, unless: Sequence[str], heading: Sequence[str], actor: str) -> Rule:
    def parse(texts: Sequence[str]) -> tuple[Pattern, ...]:
        return tuple(pattern for text in texts for pattern in parse_patterns(text, FRAMES))

    return Rule(
        id="tests.rule",
        title="A rule under test",
        category="Other",
        pillar="tests",
        slot=None,
        actor=actor,  # type: ignore[arg-type]
        generic=False,
        act=parse(act),
        unless=parse(unless),
        heading=parse(heading),
        scope="both",
        claudette=None,
        choice=None,
        outcomes={},
        examples=(),
        counterexamples=(),
        path="tests.toml",
    )


@cache
def compile_rule(
    act: tuple[str, ...], unless: tuple[str, ...] = (), heading: tuple[str, ...] = (), actor: str = "we"
) -> Matcher:
    """A matcher of one rule with these patterns over the lexicons above."""
    rule = _rule(act, unless=unless, heading=heading, actor=actor)
    return compile_rules(replace(_rulebook(), rules=(rule,)))


def read_unit(matcher: Matcher, text: str, *, lead_in: str = "", names: Iterable[str] = ()) -> Unit:
    """`text` as one sentence under `lead_in`, of a company that goes by `names`."""
    whole = f"{lead_in}\n{text}" if lead_in else text
    start = len(whole) - len(text)
    block = Block(
        kind="item",
        start=start,
        end=len(whole),
        level=1,
        heading=(),
        lead_ins=((0, len(lead_in)),) if lead_in else (),
        hidden=False,
    )
    document = Document(
        path="<text>",
        media_type="text/plain",
        text=whole,
        blocks=(block,),
        links=(),
        offsets=OffsetMap(text_starts=(), source_starts=(), source_ends=(), linear=(), line_starts=(0,)),
        title=None,
        warnings=(),
    )
    [unit] = matcher.units(document, (Sentence(start=start, end=len(whole), block=0),), names)
    return unit


@pytest.fixture
def compiled() -> Callable[..., Matcher]:
    return compile_rule


@pytest.fixture
def unit_of() -> Callable[..., Unit]:
    return read_unit


@pytest.fixture
def find() -> Callable[..., list[str]]:
    """The words of each match of a pattern in a sentence, in lower case, lead-in included."""

    def find_pattern(
        pattern: str, text: str, *, lead_in: str = "", names: tuple[str, ...] = (), actor: str = "we"
    ) -> list[str]:
        matcher = compile_rule((pattern,), actor=actor)
        unit = read_unit(matcher, text, lead_in=lead_in, names=names)
        return [unit.text_of(match.start, match.end) for match in matcher.matches(unit)]

    return find_pattern
