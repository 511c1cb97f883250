"""Clauses become findings, on clauses and practices made by hand."""

from dataclasses import replace

import pytest

from samples import CLAUSE, FINDING, POLICY
from smallprint.interpret import judge
from smallprint.interpret.findings.judge import say, speak_duration
from smallprint.model import (
    Clause,
    Finding,
    Period,
    Polarity,
    Practice,
    Rulebook,
    Scale,
    Slot,
)

SCALE = Scale(
    grades=(("A", 50.0), ("E", 0.0)),
    weights={"privacy": {"lending": 1.0}},
    pillar_caps=(49.0, 34.0),
    overall_caps=(59.0, 39.0),
    minimum_coverage=40,
    certain=0.75,
    certain_blocker=0.9,
    prior=0.8,
    prior_blocker=0.85,
    measured_from=10,
)
SLOT = Slot(
    id="LEND",
    pillar="lending",
    question="Do they lend your data?",
    not_said="whether they lend your data",
    points=10.0,
    silent=0.5,
    must_disclose=False,
    combine="max",
)


def practice(name: str, polarity: Polarity, value: float, sentence: str, short: str = "") -> Practice:
    return Practice(
        id=name,
        slot="LEND",
        pillar="lending",
        tier=1,
        scope="both",
        polarity=polarity,
        value=value,
        sentence=sentence,
        short=short or sentence,
        references={},
        trap="",
    )


PRACTICES = {
    each.id: each
    for each in (
        practice("lend.sold", "blocker", 0.0, "They sell what they lend."),
        practice("lend.lent", "bad", 0.2, "They lend your data."),
        practice("lend.never", "good", 1.0, "They never lend your data."),
        practice("lend.little", "good", 0.4, "They lend little."),
        practice("lend.period", "good", 0.9, "They lend it for {period}.", "They say for how long."),
        practice("lend.place", "neutral", 0.5, "They lend it in {place} at {age}.", "They say where."),
        practice("lend.days", "good", 0.8, "They answer in {days} days.", "They say how soon."),
    )
}
RULEBOOK = Rulebook(
    scale=SCALE,
    pillars=("lending",),
    slots={"LEND": SLOT},
    practices=PRACTICES,
    rules=(),
    lexicons={},
    confidence={},
)


def clause(number: int, name: str | None, **changes: object) -> Clause:
    return replace(CLAUSE, id=f"c{number}", practice=name, **changes)  # type: ignore[arg-type]


def judge_one(*clauses: Clause, rulebook: Rulebook = RULEBOOK) -> Finding:
    [finding] = judge(clauses, (POLICY,), rulebook)
    return finding


def measured(**rates: tuple[int, int]) -> Rulebook:
    """The rulebook in which rule `lending.<name>` was right so often of so often for `lend.lent`."""
    counts = {(f"lending.{name}", "lend.lent"): (*rate, "by hand") for name, rate in rates.items()}
    return replace(RULEBOOK, confidence=counts)


def test_a_clause_that_shows_a_practice_becomes_a_finding() -> None:
    assert judge_one(CLAUSE) == FINDING


def test_a_clause_without_a_practice_shows_nothing() -> None:
    assert judge((clause(1, None),), (POLICY,), RULEBOOK) == ()


def test_no_clauses_show_nothing() -> None:
    assert judge((), (POLICY,), RULEBOOK) == ()


def test_findings_stand_in_the_order_of_the_practices() -> None:
    clauses = (clause(1, "lend.never"), clause(2, "lend.lent"), clause(3, "lend.sold"))
    found = [finding.practice for finding in judge(clauses, (POLICY,), RULEBOOK)]
    assert found == ["lend.sold", "lend.lent", "lend.never"]


def test_clauses_of_one_practice_are_one_finding() -> None:
    finding = judge_one(CLAUSE, clause(2, "lend.lent", document=1))
    assert (finding.clauses, finding.documents) == (("c1", "c2"), (0, 1))


def test_clauses_that_hold_everywhere_and_plain_ones_are_named_first() -> None:
    finding = judge_one(
        clause(1, "lend.lent", region="California"),
        clause(2, "lend.lent", stance="hedged"),
        clause(3, "lend.lent"),
    )
    assert (finding.clauses, finding.stance, finding.region) == (("c3", "c2", "c1"), "stated", None)


# ------------------------------------------------------------------------------ confidence


def test_measured_precision_takes_the_place_of_the_prior() -> None:
    finding = judge_one(CLAUSE, rulebook=measured(lend=(19, 20)))
    assert (finding.confidence, finding.measured, finding.certainty) == (0.95, True, "clear")


def test_too_few_judgements_leave_the_prior() -> None:
    finding = judge_one(CLAUSE, rulebook=measured(lend=(0, 9)))
    assert (finding.confidence, finding.measured) == (0.8, False)


def test_a_low_precision_makes_a_finding_possible() -> None:
    finding = judge_one(CLAUSE, rulebook=measured(lend=(74, 100)))
    assert (finding.confidence, finding.certainty) == (0.74, "possible")


def test_a_precision_at_the_limit_is_clear() -> None:
    assert judge_one(CLAUSE, rulebook=measured(lend=(75, 100))).certainty == "clear"


def test_a_blocker_needs_more_confidence() -> None:
    finding = judge_one(clause(1, "lend.sold"))
    assert (finding.confidence, finding.certainty) == (0.85, "possible")


def test_the_best_of_several_rules_counts() -> None:
    other = clause(2, "lend.lent", rule="lending.other")
    finding = judge_one(CLAUSE, other, rulebook=measured(lend=(10, 20), other=(18, 20)))
    assert (finding.confidence, finding.measured) == (0.9, True)


# ------------------------------------------------------------------------------ regions


def test_a_good_answer_for_one_region_is_worth_half_the_way() -> None:
    finding = judge_one(clause(1, "lend.never", region="California"))
    assert (finding.value, finding.partial, finding.region) == (0.75, True, "California")


def test_a_good_answer_below_silence_keeps_its_value() -> None:
    finding = judge_one(clause(1, "lend.little", region="California"))
    assert (finding.value, finding.partial) == (0.4, True)


def test_a_bad_answer_for_one_region_keeps_its_value() -> None:
    finding = judge_one(clause(1, "lend.lent", region="California"))
    assert (finding.value, finding.partial, finding.region) == (0.2, False, "California")


def test_several_regions_are_named_in_order() -> None:
    clauses = (clause(1, "lend.never", region="the EEA"), clause(2, "lend.never", region="California"))
    assert judge_one(*clauses).region == "California, the EEA"


def test_an_answer_that_holds_somewhere_without_limit_holds_everywhere() -> None:
    finding = judge_one(clause(1, "lend.never", region="California"), clause(2, "lend.never"))
    assert (finding.value, finding.partial, finding.region) == (1.0, False, None)


# ------------------------------------------------------------------------------ words


def test_a_period_is_spoken() -> None:
    kept = clause(1, "lend.period", period=Period(value="P12M", what="", starts=""))
    assert judge_one(kept).says == "They lend it for 12 months."


def test_a_deadline_is_spoken() -> None:
    assert judge_one(clause(1, "lend.days", deadline="P30D")).says == "They answer in 30 days."


def test_a_deadline_in_other_units_has_no_days() -> None:
    assert judge_one(clause(1, "lend.days", deadline="P2M")).says == "They say how soon."


def test_a_criterion_is_not_spoken() -> None:
    kept = clause(1, "lend.period", period=Period(value="AS_NEEDED", what="", starts=""))
    assert judge_one(kept).says == "They say for how long."


def test_words_come_from_all_clauses_the_first_that_has_one() -> None:
    first = clause(1, "lend.place", captures={"place": "Norway"})
    second = clause(2, "lend.place", captures={"place": "Chile", "age": "16"})
    assert judge_one(first, second).says == "They lend it in Norway at 16."


def test_words_of_clauses_that_hold_everywhere_come_first() -> None:
    regional = clause(1, "lend.place", captures={"place": "Chile", "age": "16"}, region="Chile")
    general = clause(2, "lend.place", captures={"place": "Norway"})
    assert judge_one(regional, general).says == "They lend it in Norway at 16."


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"place": "Norway", "age": "16"}, "They lend it in Norway at 16."),
        ({"place": "Norway"}, "They say where."),
        ({"place": "Norway", "age": ""}, "They say where."),
        ({}, "They say where."),
    ],
)
def test_a_sentence_lacking_a_word_is_said_in_short(words: dict[str, str], says: str) -> None:
    assert say(PRACTICES["lend.place"], words) == says


@pytest.mark.parametrize(
    ("value", "spoken"),
    [
        ("P1D", "1 day"),
        ("P30D", "30 days"),
        ("P2W", "2 weeks"),
        ("P12M", "12 months"),
        ("P1Y", "1 year"),
        ("PT48H", "48 hours"),
        ("PT10M", "10 minutes"),
        ("AS_NEEDED", ""),
        ("INDEFINITE", ""),
    ],
)
def test_a_duration_is_spoken_in_its_own_unit(value: str, spoken: str) -> None:
    assert speak_duration(value) == spoken


def test_evidence_of_the_rule_more_often_right_is_named_first() -> None:
    trusted = clause(2, "lend.lent", rule="lending.other")
    finding = judge_one(CLAUSE, trusted, rulebook=measured(lend=(16, 20), other=(20, 20)))
    assert finding.clauses == ("c2", "c1")


def test_evidence_that_reads_as_a_sentence_is_named_first() -> None:
    clauses = (
        clause(1, "lend.lent", quote="What we lend to others and to whom:", end=35),
        clause(2, "lend.lent", quote="We lend your books to anyone who asks.", end=38),
    )
    assert judge_one(*clauses).clauses == ("c2", "c1")


@pytest.mark.parametrize(
    "weak",
    ["This process is called lending your books.", "For more on how we lend your books, please see our leaflet."],
)
def test_evidence_that_needs_another_sentence_is_named_last(weak: str) -> None:
    plain = "We lend your books to anyone who asks."
    clauses = (
        clause(1, "lend.lent", quote=weak, end=len(weak)),
        clause(2, "lend.lent", quote=plain, end=len(plain)),
    )
    assert judge_one(*clauses).clauses == ("c2", "c1")


def test_an_act_in_the_quote_shows_more_than_one_in_the_lead_in() -> None:
    quote = "Your friends and all the neighbours in your street."
    clauses = (
        clause(1, "lend.lent", quote=quote, act=(0, 4), end=len(quote), lead_in="We lend your books to:"),
        clause(2, "lend.lent", quote=quote, act=(5, 16), end=len(quote), lead_in="Where your books go:"),
    )
    assert judge_one(*clauses).clauses == ("c2", "c1")


def test_what_the_company_does_is_named_before_what_others_do() -> None:
    assert judge_one(clause(1, "lend.lent", actor="third party"), clause(2, "lend.lent")).clauses == ("c2", "c1")


def test_evidence_that_tells_the_period_is_named_first() -> None:
    clauses = (clause(1, "lend.period"), clause(2, "lend.period", period=Period(value="P2W", what="", starts="")))
    finding = judge_one(*clauses)
    assert (finding.says, finding.clauses) == ("They lend it for 2 weeks.", ("c2", "c1"))


def test_evidence_with_a_word_that_the_practice_is_shown_by_is_named_first() -> None:
    shown = replace(PRACTICES["lend.lent"], shown_by=("letter", "photo"))
    finding = judge_one(
        clause(1, "lend.lent", quote="The library might buy or sell a branch."),
        clause(2, "lend.lent", quote="Photographs would go to the new library."),
        rulebook=replace(RULEBOOK, practices={**PRACTICES, shown.id: shown}),
    )
    assert finding.clauses == ("c2", "c1")


def test_an_offer_is_named_before_what_it_leaves_out() -> None:
    offer = practice("lend.back", "good", 0.9, "You can ask for your books.")
    finding = judge_one(
        clause(1, "lend.back", quote="Your right to your books is subject to our rules."),
        clause(2, "lend.back", quote="You may ask for your books."),
        rulebook=replace(RULEBOOK, practices={**PRACTICES, offer.id: offer}),
    )
    assert finding.clauses == ("c2", "c1")
