"""Patterns found in sentences: gaps, heads, starts, choices, forms, barriers, lead-ins, names and headings."""

from collections.abc import Callable

import pytest

from smallprint.match import Matcher, Unit
from smallprint.pattern import FAR, NEAR

Find = Callable[..., list[str]]
Compile = Callable[..., Matcher]
Read = Callable[..., Unit]


def fill(count: int) -> str:
    """As many words that mean nothing."""
    return " ".join(["mere"] * count)


# ------------------------------------------------------------------------------ gaps


def test_neighbours_may_have_as_many_words_between_as_near_allows(find: Find) -> None:
    assert find("@keep @data", f"We keep {fill(NEAR)} data.") == [f"keep {fill(NEAR)} data"]


def test_neighbours_may_not_have_more_words_between_than_near_allows(find: Find) -> None:
    assert find("@keep @data", f"We keep {fill(NEAR + 1)} data.") == []


def test_dots_reach_as_far_as_far_allows(find: Find) -> None:
    assert find("@keep ... @data", f"We keep {fill(FAR)} data.") == [f"keep {fill(FAR)} data"]


def test_dots_do_not_reach_further_than_far(find: Find) -> None:
    assert find("@keep ... @data", f"We keep {fill(FAR + 1)} data.") == []


def test_dots_with_a_number_reach_that_far(find: Find) -> None:
    assert find("@keep ..6 @data", f"We keep {fill(6)} data.") == [f"keep {fill(6)} data"]


def test_dots_with_a_number_do_not_reach_further(find: Find) -> None:
    assert find("@keep ..6 @data", f"We keep {fill(7)} data.") == []


def test_a_plus_joins_words_that_touch(find: Find) -> None:
    assert find("@keep + @data", "We keep data.") == ["keep data"]


def test_a_plus_admits_nothing_between(find: Find) -> None:
    assert find("@keep + @data", "We keep mere data.") == []


def test_words_as_they_stand_are_one_phrase(find: Find) -> None:
    assert find("for ever @data", "It is for ever data.") == ["for ever data"]


def test_words_of_a_phrase_must_touch(find: Find) -> None:
    assert find("for ever @data", "It is for mere ever data.") == []


def test_the_order_of_a_pattern_is_that_of_the_sentence(find: Find) -> None:
    assert find("@keep @data", "Data we keep.") == []


def test_the_gap_before_the_head_is_bounded_too(find: Find) -> None:
    assert find("@data @keep!", f"The data {fill(NEAR)} kept, the data {fill(NEAR + 1)} kept.") == [
        f"data {fill(NEAR)} kept"
    ]


# ------------------------------------------------------------------------------ heads and spans


def test_the_nearest_words_on_either_side_of_the_head_are_taken(find: Find) -> None:
    assert find("@data ... @keep! ... @data", "Data and data we keep as data or data.") == ["data we keep as data"]


def test_the_longest_term_is_taken_where_several_begin(find: Find) -> None:
    assert find("@keep @data", "We keep personal data.") == ["keep personal data"]


def test_the_longest_term_is_taken_where_several_end(find: Find) -> None:
    assert find("@data @keep!", "The personal data kept here.") == ["personal data kept"]


def test_each_head_gives_a_match(find: Find) -> None:
    assert find("@keep @data", "We keep data and we keep records.") == ["keep data", "keep records"]


def test_a_head_found_by_several_patterns_gives_the_longest_match(compiled: Compile) -> None:
    matcher = compiled(("@keep!", "@keep! @data", "@we @keep! @data"))
    [match] = matcher.matches(matcher.passage("We keep your data."))
    assert (match.start, match.end, match.head, match.parts) == (0, 4, (1, 2), ((0, 1), (1, 2), (3, 4)))
    assert match.pattern.source == "@we @keep! @data"


def test_without_a_mark_the_first_verb_is_the_head(compiled: Compile) -> None:
    matcher = compiled(("@data @keep @data",))
    [match] = matcher.matches(matcher.passage("Data kept as data."))
    assert match.head == (1, 2)


def test_without_mark_and_verb_the_first_uncommon_word_is_the_head(compiled: Compile) -> None:
    matcher = compiled(("@we @data",))
    [match] = matcher.matches(matcher.passage("We like data."))
    assert match.head == (2, 3)


def test_a_mark_makes_any_word_the_head(compiled: Compile) -> None:
    matcher = compiled(("@keep @data!",))
    [match] = matcher.matches(matcher.passage("We keep data."))
    assert match.head == (2, 3)


def test_offsets_lead_back_to_the_words_as_written(compiled: Compile) -> None:
    text = 'We "KEEP"  your Personal Data, mostly.'
    matcher = compiled(("@keep @data",))
    unit = matcher.passage(text)
    [match] = matcher.matches(unit)
    start, end = unit.characters(match.start, match.end)
    assert (start, end) == (4, 29)
    assert text[start:end] == 'KEEP"  your Personal Data'


# ------------------------------------------------------------------------------ starts


def test_a_start_holds_where_the_sentence_begins(find: Find) -> None:
    assert find("^ @keep @data", "Keep data.") == ["keep data"]


def test_a_start_does_not_hold_elsewhere(find: Find) -> None:
    assert find("^ @keep @data", "We keep data.") == []


@pytest.mark.parametrize("marker", ["- ", "a) ", "(1) ", "• "])
def test_a_start_passes_over_the_mark_of_an_item(find: Find, marker: str) -> None:
    assert find("^ @keep @data", f"{marker}Keep data.") == ["keep data"]


def test_a_start_holds_where_the_words_before_the_head_begin_the_sentence(find: Find) -> None:
    assert find("^ @data ... @keep!", "Data is never kept.") == ["data is never kept"]


def test_a_start_in_an_item_is_its_own_first_word(find: Find) -> None:
    assert find("^ @keep @data", "keep data", lead_in="We promise to:") == ["keep data"]


# ------------------------------------------------------------------------------ choices and forms


def test_a_choice_is_filled_by_any_of_its_options(find: Find) -> None:
    found = [find("(@keep|lend)! @data", text) for text in ("We keep data.", "We lend data.", "We sell data.")]
    assert found == [["keep data"], ["lend data"], []]


def test_a_choice_may_hold_phrases(find: Find) -> None:
    assert find("@keep (as long as|until)", "We keep it as long as we like.") == ["keep it as long as"]


def test_a_choice_among_function_words_is_found_after_the_head(find: Find) -> None:
    assert find("@keep + (it|the same)", "We keep the same and keep it.") == ["keep the same", "keep it"]


def test_a_choice_among_function_words_is_found_before_the_head(find: Find) -> None:
    assert find("(in the|by) + @data!", "In the data, by data, of data.") == ["in the data", "by data"]


def test_a_function_word_beyond_its_gap_is_not_found(find: Find) -> None:
    assert find("@keep ..1 (it)", "We keep mere mere it.") == []


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("base", ["keep"]),
        ("s", ["keeps"]),
        ("past", ["kept"]),
        ("pp", ["kept"]),
        ("ing", ["keeping"]),
        ("fin", ["keep", "keeps", "kept"]),
    ],
)
def test_a_form_admits_only_that_form(find: Find, form: str, found: list[str]) -> None:
    assert find(f"@keep:{form}", "To keep, keeps, kept, keeping.") == found


def test_a_form_of_a_phrase_is_that_of_its_verb(find: Find) -> None:
    assert find("@keep:ing", "We are holding on to it.") == ["holding on to"]


def test_a_contraction_is_read_as_its_words(find: Find) -> None:
    assert find("@negation! @keep", "We don't keep it.") == ["n't keep"]


# ------------------------------------------------------------------------------ captures


def test_a_capture_gives_its_words(compiled: Compile) -> None:
    matcher = compiled(("@keep! ... <duration>",))
    [match] = matcher.matches(matcher.passage("We keep data for thirty (30) days."))
    assert match.captures == {"duration": "thirty (30) days"}


def test_a_capture_that_is_not_there_is_not_found(find: Find) -> None:
    assert find("@keep ... <duration>", "We keep data for days.") == []


def test_a_pattern_without_captures_gives_none(compiled: Compile) -> None:
    matcher = compiled(("@keep!",))
    [match] = matcher.matches(matcher.passage("We keep data for 30 days."))
    assert match.captures == {}


# ------------------------------------------------------------------------------ the rest of the sentence


def test_what_is_joined_may_stand_anywhere_in_the_sentence(find: Find) -> None:
    assert find("@keep! & secret", f"A secret: {fill(FAR * 2)} we keep it.") == ["keep"]


def test_what_is_joined_must_stand_somewhere(find: Find) -> None:
    assert find("@keep! & secret", "We keep it.") == []


def test_what_is_refused_may_stand_nowhere(find: Find) -> None:
    assert find("@keep! & not secret", f"A secret: {fill(FAR * 2)} we keep it.") == []


def test_what_is_refused_and_absent_does_no_harm(find: Find) -> None:
    assert find("@keep! & not secret", "We keep it.") == ["keep"]


def test_only_the_whole_of_what_is_refused_counts(find: Find) -> None:
    assert find("@keep! & not secret @data", "We keep data and a secret.") == ["keep"]


def test_a_frame_stands_for_all_its_patterns(find: Find) -> None:
    assert find("do(@keep, @data)", "We keep data. Data is kept.") == ["keep data", "data is kept"]


def test_a_frame_with_a_condition_keeps_it(find: Find) -> None:
    found = [find("do(@keep, @data) & not secret", text) for text in ("We keep data.", "We keep secret data.")]
    assert found == [["keep data"], []]


def test_no_act_reaches_across_a_barrier(find: Find) -> None:
    assert find("@keep ... @data", "We keep nothing; the data is yours.") == []


def test_no_act_reaches_back_across_a_barrier(find: Find) -> None:
    assert find("@data ... @keep!", "The data is yours; a copy is kept.") == []


def test_near_neighbours_do_not_mind_a_barrier(find: Find) -> None:
    assert find("@keep @data", "We keep; data too.") == ["keep; data"]


def test_an_exclusion_holds_for_its_rule(compiled: Compile) -> None:
    matcher = compiled(("@keep!",), unless=("secret @data",))
    [rule] = matcher.rulebook.rules
    found = [matcher.excluded(matcher.passage(text), rule) for text in ("We keep secret data.", "We keep data.")]
    assert found == [True, False]


def test_an_act_of_others_is_found_only_where_others_are_named(find: Find) -> None:
    found = [find("@keep!", text, actor="third party") for text in ("Our partners keep it.", "Your friends keep it.")]
    assert found == [["keep"], []]


# ------------------------------------------------------------------------------ around the sentence


def test_an_act_may_begin_in_the_lead_in(find: Find) -> None:
    assert find("@keep ... @data", "your data", lead_in="We keep:") == ["keep: your data"]


def test_an_act_within_the_lead_in_alone_is_not_the_items(find: Find) -> None:
    assert find("@keep ... @data", "your photos", lead_in="We keep this data:") == []


def test_offsets_of_an_act_are_clipped_to_the_item(compiled: Compile, unit_of: Read) -> None:
    matcher = compiled(("@keep ... @data",))
    unit = unit_of(matcher, "your data, too", lead_in="We keep:")
    [match] = matcher.matches(unit)
    assert unit.characters(match.start, match.end) == (9, 18)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lantern keeps data.", ["lantern keeps"]),
        ("The people of Lantern keep data.", ["lantern keep"]),
        ("Lantern's partners keep data.", []),
        ("Lantern.example keeps data.", []),
        ("lantern keeps data.", []),
        ("MyLantern keeps data.", []),
    ],
)
def test_the_companys_name_is_we_where_it_is_a_subject(find: Find, text: str, found: list[str]) -> None:
    assert find("@we + @keep!", text, names=("Lantern",)) == found


def test_without_the_companys_name_nobody_is_we(find: Find) -> None:
    assert find("@we + @keep!", "Lantern keeps data.") == []


def test_the_longer_of_two_names_is_taken(find: Find) -> None:
    assert find("@we + @keep!", "Lantern Works keeps data.", names=("Lantern", "Lantern Works")) == [
        "lantern works keeps"
    ]


def test_a_rule_under_a_heading_is_found_only_where_the_heading_fits(compiled: Compile) -> None:
    matcher = compiled(("@keep!",), heading=("how long",))
    unit = matcher.passage("We keep it.")
    fitting = [matcher.fitting(matcher.passage(heading)) for heading in ("How long we keep data", "Who we are")]
    assert fitting == [{"tests.rule"}, set()]
    assert [len(matcher.matches(unit, headings)) for headings in fitting] == [1, 0]


def test_a_passage_without_words_has_no_match(compiled: Compile) -> None:
    matcher = compiled(("@keep!",))
    assert matcher.matches(matcher.passage("...")) == []
