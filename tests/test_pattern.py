"""The notation of patterns, construct by construct."""

import pytest

from smallprint.pattern import FAR, NEAR, Chain, Element, Pattern, PatternError, parse_patterns

FRAMES = {"do": ["$1! ..12 $2", "$2 @be $1:pp!"]}


def element(
    *,
    lexicons: tuple[tuple[str, str], ...] = (),
    words: tuple[str, ...] = (),
    captures: tuple[str, ...] = (),
    gap: int = NEAR,
) -> Element:
    return Element(lexicons=lexicons, words=words, captures=captures, gap=gap)


def term(name: str, form: str = "", *, gap: int = NEAR) -> Element:
    return element(lexicons=((name, form),), gap=gap)


def chain(*elements: Element, head: int | None = None, at_start: bool = False, negated: bool = False) -> Chain:
    return Chain(elements=elements, head=head, at_start=at_start, negated=negated)


def only_chain(text: str) -> Chain:
    [pattern] = parse_patterns(text, FRAMES)
    [only] = pattern.chains
    return only


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@sell", chain(term("sell"))),
        ("@sell:pp", chain(term("sell", "pp"))),
        ("@sell:fin", chain(term("sell", "fin"))),
        ("@type:name", chain(term("type:name"))),
        ("@type:name:base", chain(term("type:name", "base"))),
        ("opt out", chain(element(words=("opt out",)))),
        ("Opt OUT", chain(element(words=("opt out",)))),
        ("opt-out", chain(element(words=("opt-out",)))),
        ("<duration>", chain(element(captures=("duration",)))),
        ("(sale|sales)", chain(element(words=("sale", "sales")))),
        ("(for sale|@sell:pp)", chain(element(words=("for sale",), lexicons=(("sell", "pp"),)))),
        ("( sale | @sell )", chain(element(words=("sale",), lexicons=(("sell", ""),)))),
    ],
)
def test_one_place(text: str, expected: Chain) -> None:
    assert only_chain(text) == expected


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("@sell @data", NEAR),
        ("@sell + @data", 0),
        ("@sell ..6 @data", 6),
        ("@sell ..0 @data", 0),
        ("@sell ... @data", FAR),
        ("@sell+@data", 0),
    ],
)
def test_gaps_between_two_places(text: str, gap: int) -> None:
    assert only_chain(text) == chain(term("sell"), term("data", gap=gap))


def test_a_gap_counts_for_the_next_place_alone() -> None:
    assert only_chain("@a ... @b @c") == chain(term("a"), term("b", gap=FAR), term("c"))


def test_a_gap_reaches_words_too() -> None:
    assert only_chain("@a ... the sale + @c") == chain(
        term("a"), element(words=("the sale",), gap=FAR), term("c", gap=0)
    )


def test_words_between_other_places_are_one_phrase() -> None:
    assert only_chain("@we do not @sell") == chain(term("we"), element(words=("do not",)), term("sell"))


def test_words_that_a_gap_parts_are_two_places() -> None:
    assert only_chain("opt ..2 out") == chain(element(words=("opt",)), element(words=("out",), gap=2))


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("@we @sell! @data", 1),
        ("@we @sell:base! @data", 1),
        ("@we (sale|sales)! @data", 1),
        ("@we <duration>!", 1),
        ("@we sell! @data", 1),
        ("@we @sell @data", None),
    ],
)
def test_the_mark_makes_the_head(text: str, head: int | None) -> None:
    assert only_chain(text).head == head


def test_a_marked_word_ends_its_phrase() -> None:
    assert only_chain("opt out! of it") == chain(element(words=("opt out",)), element(words=("of it",)), head=0)


def test_a_caret_asks_for_the_start() -> None:
    assert only_chain("^ @sell") == chain(term("sell"), at_start=True)


def test_chains_are_joined_by_and() -> None:
    [pattern] = parse_patterns("@sell! & @data & ^ @we", FRAMES)
    assert pattern.chains == (chain(term("sell"), head=0), chain(term("data")), chain(term("we"), at_start=True))


def test_a_chain_after_and_not_is_negated() -> None:
    [pattern] = parse_patterns("@sell & not @data ... money", FRAMES)
    assert pattern.chains == (
        chain(term("sell")),
        chain(term("data"), element(words=("money",), gap=FAR), negated=True),
    )


def test_not_at_the_beginning_is_a_word() -> None:
    assert only_chain("not @sell") == chain(element(words=("not",)), term("sell"))


def test_a_word_that_begins_like_not_is_no_negation() -> None:
    [pattern] = parse_patterns("@sell & nothing", FRAMES)
    assert pattern.chains == (chain(term("sell")), chain(element(words=("nothing",))))


def test_the_source_is_kept_as_written() -> None:
    assert parse_patterns("@sell  & data", FRAMES) == (
        Pattern(source="@sell  & data", chains=(chain(term("sell")), chain(element(words=("data",))))),
    )


def test_a_frame_gives_each_of_its_patterns() -> None:
    assert parse_patterns("do(@sell, @data)", FRAMES) == (
        Pattern(source="@sell! ..12 @data", chains=(chain(term("sell"), term("data", gap=12), head=0),)),
        Pattern(
            source="@data @be @sell:pp!",
            chains=(chain(term("data"), term("be"), term("sell", "pp"), head=2),),
        ),
    )


def test_what_is_joined_to_a_frame_is_joined_to_each_of_its_patterns() -> None:
    sources = [pattern.source for pattern in parse_patterns("do(@sell, @data) & not @money", FRAMES)]
    assert sources == ["@sell! ..12 @data & not @money", "@data @be @sell:pp! & not @money"]


def test_a_frames_argument_may_be_a_choice() -> None:
    sources = [pattern.source for pattern in parse_patterns("do(@sell, (data|records))", FRAMES)]
    assert sources == ["@sell! ..12 (data|records)", "(data|records) @be @sell:pp!"]


def test_a_choice_may_hold_a_comma() -> None:
    sources = [pattern.source for pattern in parse_patterns("do(@sell, (data, all|records))", FRAMES)]
    assert sources[0] == "@sell! ..12 (data, all|records)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "'' names nothing to find"),
        ("...", "'...' in '...' has nothing before it that it parts from the next"),
        ("^ ..3 @sell", "'..3' in '^ ..3 @sell' has nothing before it that it parts from the next"),
        ("+ @sell", "'+' in '+ @sell' has nothing before it that it parts from the next"),
        ("@sell ... ..3 @data", "'..3' follows '...' in '@sell ... ..3 @data'; one gap parts two neighbours"),
        ("@sell ...", "nothing follows '...' in '@sell ...'"),
        ("@sell +", "nothing follows '+' in '@sell +'"),
        ("@sell ^ @data", "'^' stands after '@sell' in '@sell ^ @data'; it begins a sequence"),
        ("(<email>|mail)", "a capture stands alone, not in a choice like '(<email>|mail)' of '(<email>|mail)'"),
        ("(<email>|<url>)", "a capture stands alone, not in a choice like '(<email>|<url>)' of '(<email>|<url>)'"),
        ("^", "'^' names nothing to find"),
        ("@sell & ", "'' names nothing to find"),
        ("(sale|)", "an empty choice in '(sale|)' of '(sale|)'"),
        ("()", "an empty choice in '()' of '()'"),
        ("<place>", "<place> in '<place>' is no capture; known: duration, email, url, amount, date, age"),
        ("(sale", "cannot read '(sale' in '(sale'"),
        ("@sell )", "cannot read ' )' in '@sell )'"),
        ("(sale|(a))", "cannot read '(sale|(a))' in '(sale|(a))'"),
        ("undo(@sell, @data)", "there is no frame 'undo'; known: do"),
        ("do(@sell)", "frame 'do' wants more arguments than 'do(@sell)' gives"),
    ],
)
def test_a_pattern_that_breaks_the_notation_is_told_in_words(text: str, message: str) -> None:
    with pytest.raises(PatternError) as told:
        parse_patterns(text, FRAMES)
    assert str(told.value) == message
