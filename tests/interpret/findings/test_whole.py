"""What only the whole text shows: lists, counts and purposes, judged on clauses made by hand."""

from dataclasses import replace
from typing import Any

import pytest

from samples import CLAUSE, POLICY
from smallprint.interpret.findings.whole import ANY_PURPOSE, MANY_PURPOSES, MANY_TYPES, judge_whole
from smallprint.model import Clause, DocumentInfo

TERMS = replace(POLICY, path="terms.md", kind="terms")
COLLECTING = replace(
    CLAUSE,
    category="First Party Collection/Use",
    pillar="collection",
    rule="collection.collect",
    practice=None,
    quote="We collect it.",
    end=14,
    act=(0, 14),
)


def naming(*types: str, start: int = 0, **changes: object) -> Clause:
    quote = f"We keep {', '.join(types)}."
    whole = {"quote": quote, "end": start + len(quote), **changes}
    return replace(COLLECTING, data_types=types, start=start, **whole)  # type: ignore[arg-type]


def reasoned(*purposes: str, start: int = 0) -> Clause:
    return replace(COLLECTING, purposes=purposes, start=start, end=start + 14)


def shown(*clauses: Clause, document: DocumentInfo = POLICY) -> dict[str, tuple[Clause, ...]]:
    return {practice: evidence for practice, evidence, _ in judge_whole(clauses, [document])}


def test_three_kinds_of_data_make_a_list() -> None:
    clause = naming("name", "email address", "phone number")
    assert shown(clause) == {"collect.listed": (clause,)}


def test_the_kinds_that_are_told_stand_in_the_clauses_that_are_quoted() -> None:
    passing = naming("browser type")
    rich = naming(*(f"kind {number}" for number in range(MANY_TYPES)), start=20)
    words = {practice: words for practice, _, words in judge_whole([passing, rich], [POLICY])}
    assert words["collect.many_types"] == {"types": "kind 0, kind 1, kind 2"}


def test_two_kinds_of_data_make_no_list() -> None:
    assert shown(naming("name", "email address")) == {}


def test_a_kind_named_twice_counts_once() -> None:
    assert shown(naming("name", "email address"), naming("name", start=20)) == {}


def test_kinds_that_are_denied_make_no_list() -> None:
    assert shown(naming("name", "email address", "phone number", stance="denied")) == {}


def test_kinds_that_others_collect_make_no_list() -> None:
    assert shown(naming("name", "email address", "phone number", actor="third party")) == {}


def test_terms_of_service_that_name_kinds_of_data_make_no_list() -> None:
    assert shown(naming("name", "email address", "phone number"), document=TERMS) == {}


def test_many_kinds_of_data_are_named_by_the_first_three() -> None:
    kinds = [f"kind {number}" for number in range(MANY_TYPES)]
    words = {practice: words for practice, _, words in judge_whole([naming(*kinds)], [POLICY])}
    assert words == {"collect.listed": {}, "collect.many_types": {"types": "kind 0, kind 1, kind 2"}}


def test_the_longest_lists_are_the_evidence_those_that_hold_everywhere_first() -> None:
    short, long = naming("name"), naming("email address", "phone number", start=20)
    regional = naming("IP address", "location", "gender", start=40, region="California")
    assert shown(short, long, regional) == {"collect.listed": (long, short, regional)}


def test_a_list_that_the_quote_itself_shows_is_the_better_evidence() -> None:
    elsewhere = naming("name", "email address", "phone number", quote="To answer what you ask us.", end=26)
    itself = naming("name", "email address", "phone number", start=40)
    assert shown(elsewhere, itself) == {"collect.listed": (itself, elsewhere)}


def test_two_sentences_with_different_purposes_say_why() -> None:
    first, second = reasoned("security"), reasoned("advertising", "marketing", start=20)
    assert shown(first, second) == {"collect.purpose_stated": (second, first)}


@pytest.mark.parametrize("clauses", [(reasoned("security", "legal"),), (reasoned("security"), reasoned("security"))])
def test_one_sentence_or_one_purpose_does_not_say_why(clauses: tuple[Clause, ...]) -> None:
    assert shown(*clauses) == {}


def test_purposes_without_a_name_of_their_own_count() -> None:
    first = replace(COLLECTING, rule="collection.goals", quote="Choose what goes in the box;")
    second = replace(first, quote="Put aside what does not;", start=40, end=64)
    assert shown(first, second) == {"collect.purpose_stated": (first, second)}


def test_any_lawful_purpose_is_no_purpose() -> None:
    wide = replace(COLLECTING, rule=ANY_PURPOSE)
    assert shown(reasoned("security"), reasoned("marketing", start=20), wide) == {}


@pytest.mark.parametrize(
    "narrower",
    [
        {"condition": "with your prior consent"},
        {"quote": "We use anonymous counts for anything."},
        {"purposes": ("research",)},
    ],
)
def test_any_purpose_that_is_asked_for_or_of_nobodys_data_is_not_just_any(narrower: dict[str, Any]) -> None:
    wide = replace(COLLECTING, rule=ANY_PURPOSE, start=40, **narrower)
    assert "collect.purpose_stated" in shown(reasoned("security"), reasoned("marketing", start=20), wide)


def test_many_purposes_outweigh_any_lawful_purpose() -> None:
    wide = replace(COLLECTING, rule=ANY_PURPOSE)
    many = [reasoned("security", "marketing", start=20 * number) for number in range(MANY_PURPOSES)]
    assert list(shown(wide, *many)) == ["collect.purpose_stated"]


def test_a_date_shows_that_the_text_is_dated() -> None:
    dated = replace(POLICY, effective_date="2031-02-03", updated_date="2031-01-02")
    assert list(judge_whole([], [dated])) == [("open.dated", (), {"date": "2031-01-02"})]


def test_no_clause_and_no_date_show_nothing() -> None:
    assert list(judge_whole([], [POLICY])) == []
