from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.model import Finding, Rulebook, Score, Scorecard
from smallprint.rulecache import recall_rulebook
from smallprint.score import score

SCORECARDS: tuple[Scorecard, ...] = ("privacy", "terms")


@cache
def rulebook() -> Rulebook:
    return recall_rulebook()


def found(practice: str, *, partial: bool = False, possible: bool = False, confidence: float = 0.9) -> Finding:
    """A finding of `practice` as interpretation hands it on."""
    known = rulebook().practices[practice]
    slot = rulebook().slots[known.slot]
    return Finding(
        practice=practice,
        slot=known.slot,
        pillar=known.pillar,
        polarity=known.polarity,
        value=(known.value + slot.silent) / 2 if partial else known.value,
        says=known.short,
        stance="stated",
        certainty="possible" if possible else "clear",
        confidence=confidence,
        measured=False,
        partial=partial,
        region=None,
        documents=(0,),
        clauses=("c1",),
    )


def score_of(*practices: str | Finding, scorecard: Scorecard = "privacy") -> Score:
    findings = [found(practice) if isinstance(practice, str) else practice for practice in practices]
    return score(findings, scorecard=scorecard, rulebook=rulebook())[0]


def explained(*practices: str | Finding, scorecard: Scorecard = "privacy") -> dict[str, tuple[float, str | None]]:
    """Practice -> (effect, what overruled it)."""
    findings = [found(practice) if isinstance(practice, str) else practice for practice in practices]
    done = score(findings, scorecard=scorecard, rulebook=rulebook())[1]
    return {finding.practice: (finding.effect, finding.overruled_by) for finding in done}


# ------------------------------------------------------------------------------------------- silence


def test_a_silent_privacy_policy_gets_the_silent_values_and_no_letter() -> None:
    result = score_of()
    assert (result.overall, result.silence, result.capped) == (44.1, 44.1, 0.0)
    assert {name: pillar.score for name, pillar in result.pillars.items() if pillar.weight} == {
        "collection": 53.0,
        "sharing": 48.75,
        "retention": 38.0,
        "opt-out": 34.5,
    }
    assert (result.grade, result.coverage) == ("?", 0.0)


def test_silent_terms_are_measured_against_what_terms_can_reach() -> None:
    result = score_of(scorecard="terms")
    pillars = {name: pillar.score for name, pillar in result.pillars.items() if pillar.weight}
    assert pillars == {
        "change": pytest.approx(100 * (60 * 0.45 + 40 * 0.5) / (60 * 1.0 + 40 * 0.5), abs=1e-4),
        "disputes": 100.0,
        "liability": 100.0,
        "termination": pytest.approx(100 * 0.5 / 0.9, abs=1e-4),
        "content": pytest.approx(100 * (70 * 0.5 + 30 * 0.6) / (70 * 0.8 + 30 * 0.6), abs=1e-4),
        "payment": 100.0,
        "security": 100.0,
    }


def test_all_pillars_are_shown_and_those_of_the_scorecard_first() -> None:
    result = score_of()
    assert set(result.pillars) == set(rulebook().pillars)
    assert list(result.pillars)[:4] == ["collection", "sharing", "retention", "opt-out"]
    assert [pillar.weight for pillar in result.pillars.values()] == [0.25, 0.3, 0.2, 0.25] + [0.0] * 9


def test_silent_slots_open_the_range() -> None:
    retention = score_of().pillars["retention"]
    assert retention.range == (12.5, 97.0)  # R3 and R4 cannot fall below silence, R4 cannot rise above 0.7
    assert retention.unanswered == ("R1", "R2", "R3", "R4")


# ------------------------------------------------------------------------------------------- values of a slot


def test_a_finding_replaces_silence() -> None:
    assert score_of("retain.logs_finite").pillars["retention"].score == 38.0 + 15 * (1.0 - 0.5)


def test_the_worst_bad_finding_beats_any_good_one() -> None:
    result = score_of("share.no_ads", "share.ads", "share.ad_cookies")
    assert result.pillars["sharing"].score == pytest.approx(48.75 + 25 * (0.15 - 0.5))


def test_the_best_good_finding_decides_elsewhere() -> None:
    result = score_of("rights.delete_request", "rights.delete_self")
    assert result.pillars["opt-out"].score == 34.5 + 25 * (1.0 - 0.3)


def test_time_limits_join_as_the_mean_of_best_and_worst() -> None:
    result = score_of("retain.as_needed", "retain.stated_period")
    assert result.pillars["retention"].score == 38.0 + 45 * ((1.0 + 0.45) / 2 - 0.3)


def test_a_hedged_denial_of_sale_beats_a_plain_one() -> None:
    result = score_of("share.not_sold", "share.not_sold_hedged")
    assert result.pillars["sharing"].score == pytest.approx(48.75 + 30 * (0.7 - 0.45))


def test_a_partial_answer_scores_midway_to_silence() -> None:
    result = score_of(found("collect.listed", partial=True))
    assert result.pillars["collection"].score == 53.0 + 10 * (0.7 - 0.4)


def test_a_possible_finding_does_not_score() -> None:
    assert score_of(found("share.sold", possible=True)) == score_of()


def test_repeats_count_once() -> None:
    assert score_of("share.sold", "share.sold") == score_of("share.sold")


def test_an_opt_out_takes_the_place_of_arbitration() -> None:
    alone = score_of("legal.arbitration_optout", scorecard="terms")
    both = score_of("legal.arbitration", "legal.arbitration_optout", scorecard="terms")
    assert both.pillars["disputes"].score == alone.pillars["disputes"].score
    assert score_of("legal.arbitration", scorecard="terms").pillars["disputes"].score < both.pillars["disputes"].score
    assert explained("legal.arbitration", "legal.arbitration_optout", scorecard="terms") == {
        "legal.arbitration": (0.0, "legal.arbitration_optout"),
        "legal.arbitration_optout": (pytest.approx(15 * 45 * (0.45 - 0.7) / 67.5, abs=1e-4), None),
    }


# ------------------------------------------------------------------------------------------- caps, letters, coverage


def test_one_blocker_caps_its_pillar() -> None:
    result = score_of("collect.non_users", "collect.listed", "collect.purpose_stated", "collect.e2ee", "track.none")
    assert result.pillars["collection"].score == 49.0
    assert result.pillars["collection"].range[1] == 49.0


def test_two_blockers_cap_harder() -> None:
    result = score_of("collect.non_users", "collect.reads_messages", "collect.listed", "collect.purpose_stated")
    assert result.pillars["collection"].score == 34.0


def everything_good() -> list[str]:
    practices = rulebook().practices.values()
    return [practice.id for practice in practices if practice.polarity == "good" and practice.scope != "terms"]


def test_blockers_cap_the_overall_score() -> None:
    one = score_of(*everything_good(), "share.sold")
    two = score_of(*everything_good(), "share.sold", "track.browsing_history")
    assert (one.overall, one.range[1], one.grade) == (59.0, 59.0, "C")
    assert (two.overall, two.range[1], two.grade) == (39.0, 39.0, "D")


def test_what_caps_take_is_a_line_of_its_own() -> None:
    practices = (*everything_good(), "share.sold")
    result = score_of(*practices)
    effects = sum(effect for effect, _ in explained(*practices).values())
    assert result.capped < 0
    assert result.silence + effects + result.capped == pytest.approx(result.overall, abs=0.01)


def test_the_best_letter_needs_that_nothing_bad_was_found() -> None:
    assert score_of(*everything_good()).grade == "A"
    harmed = score_of(*everything_good(), "share.worldwide")
    assert (harmed.overall > 80, harmed.grade) == (True, "B")


def test_bad_news_off_the_scorecard_does_not_cost_the_best_letter() -> None:
    assert score_of(*everything_good(), "security.no_liability").grade == "A"


def test_coverage_of_a_privacy_policy_counts_what_must_be_disclosed() -> None:
    result = score_of("share.not_sold", "share.ads")
    disclosed = 10 + 10 + 15 + 30 + 15 + 5 + 45 + 25 + 20 + 5 + 25 + 10
    assert result.coverage == pytest.approx(100 * 30 / disclosed, abs=1e-4)
    assert result.pillars["sharing"].coverage == 60.0


def test_coverage_of_terms_counts_every_slot_they_are_asked() -> None:
    result = score_of("account.end_anytime", scorecard="terms")
    assert result.coverage == pytest.approx(100 * 100 / (100 + 100 + 100 + 100 + 100 + 100 + 50), abs=1e-4)


def test_too_little_answered_gets_no_letter() -> None:
    assert score_of("share.not_sold", "retain.stated_period").grade == "?"


# ------------------------------------------------------------------------------------------- effects


def test_an_effect_is_overall_points_against_silence() -> None:
    assert explained("share.ads", "share.no_ads") == {
        "share.ads": (pytest.approx(100 * 0.3 * 0.25 * (0.15 - 0.5)), None),
        "share.no_ads": (0.0, "share.ads"),
    }


def test_two_that_decide_together_share_the_effect() -> None:
    assert explained("retain.as_needed", "retain.stated_period") == {
        "retain.as_needed": (pytest.approx(20 * 0.45 * 0.5 * (0.45 - 0.3)), None),
        "retain.stated_period": (pytest.approx(20 * 0.45 * 0.5 * (1.0 - 0.3)), None),
    }


def test_of_equal_findings_the_more_certain_decides() -> None:
    sure, unsure = found("share.sold", confidence=0.99), found("share.sold", confidence=0.91)
    effects = [finding.effect for finding in score([unsure, sure], scorecard="privacy", rulebook=rulebook())[1]]
    assert effects == [0.0, -4.05]


def test_the_example_of_the_documentation() -> None:
    practices = (
        "collect.listed", "collect.ads_use", "collect.purpose_stated", "collect.third_party_sources",
        "share.not_sold_hedged", "share.ads", "share.processors_only", "retain.stated_period", "retain.as_needed",
        "rights.delete_self", "optout.ads_setting", "optout.email",
    )  # fmt: skip
    result = score_of(*practices)
    assert (result.silence, result.overall, result.capped) == (44.1, 60.0125, 0.0)
    assert (result.grade, result.range, result.coverage) == ("C", (47.3, 80.4875), 81.3953)
    assert [effect for effect, _ in explained(*practices).values()] == [
        1.5, -0.375, 0.0, -0.875, 2.25, -2.625, 2.025, 3.15, 0.675, 4.375, 3.75, 2.0625,
    ]  # fmt: skip


def test_an_unscored_pillar_overrules_but_moves_nothing() -> None:
    assert explained("change.post_only", "change.notified") == {
        "change.post_only": (0.0, None),
        "change.notified": (0.0, "change.post_only"),
    }


def test_a_practice_of_the_other_scope_does_not_answer() -> None:
    result = score_of("security.breach_notice", scorecard="terms")
    assert result.pillars["security"].unanswered == ("X1",)


def test_a_second_scorecard_keeps_the_effects_of_the_first() -> None:
    findings = [found("share.ads"), found("account.end_anytime")]
    _, once = score(findings, scorecard="privacy", rulebook=rulebook())
    _, twice = score(once, scorecard="terms", rulebook=rulebook())
    assert [finding.effect for finding in twice] == [
        pytest.approx(-2.625),
        pytest.approx(20 * (0.15 - 0.5) / 0.9, abs=1e-4),
    ]


def test_findings_keep_their_order() -> None:
    findings = [found("track.none"), found("share.ads"), found("collect.listed")]
    _, done = score(findings, scorecard="privacy", rulebook=rulebook())
    assert [replace(finding, effect=0.0) for finding in done] == findings


# ------------------------------------------------------------------------------------------- whatever is found


def any_finding(*, harmful: bool = False) -> st.SearchStrategy[Finding]:
    practices = [
        practice.id
        for practice in rulebook().practices.values()
        if not harmful or practice.polarity in ("bad", "blocker")
    ]
    return st.builds(
        found,
        st.sampled_from(practices),
        partial=st.booleans(),
        possible=st.booleans(),
        confidence=st.floats(0.5, 1.0),
    )


findings_lists = st.lists(any_finding(), max_size=60)
scorecards = st.sampled_from(SCORECARDS)


@given(findings_lists, any_finding(harmful=True), scorecards)
def test_adding_something_bad_never_helps(findings: list[Finding], bad: Finding, scorecard: Scorecard) -> None:
    before, _ = score(findings, scorecard=scorecard, rulebook=rulebook())
    after, _ = score([*findings, bad], scorecard=scorecard, rulebook=rulebook())
    assert after.overall <= before.overall
    assert after.range[1] <= before.range[1]
    for name, pillar in before.pillars.items():
        assert after.pillars[name].score <= pillar.score
        assert after.pillars[name].range[1] <= pillar.range[1]


@given(findings_lists, scorecards)
def test_effects_add_up(findings: list[Finding], scorecard: Scorecard) -> None:
    result, done = score(findings, scorecard=scorecard, rulebook=rulebook())
    total = result.silence + sum(finding.effect for finding in done) + result.capped
    assert total == pytest.approx(result.overall, abs=0.005)


@given(findings_lists, scorecards)
def test_scores_stay_within_their_range(findings: list[Finding], scorecard: Scorecard) -> None:
    result, _ = score(findings, scorecard=scorecard, rulebook=rulebook())
    for part in (result, *result.pillars.values()):
        middle = part.overall if isinstance(part, Score) else part.score
        assert 0 <= part.range[0] <= middle <= part.range[1] <= 100
        assert 0 <= part.coverage <= 100


@given(findings_lists, st.randoms(use_true_random=False), scorecards)
def test_the_order_of_findings_does_not_matter(findings: list[Finding], random: object, scorecard: Scorecard) -> None:
    shuffled = list(findings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    before, _ = score(findings, scorecard=scorecard, rulebook=rulebook())
    after, _ = score(shuffled, scorecard=scorecard, rulebook=rulebook())
    assert after == before


@given(findings_lists, scorecards)
def test_only_what_decides_has_an_effect(findings: list[Finding], scorecard: Scorecard) -> None:
    _, done = score(findings, scorecard=scorecard, rulebook=rulebook())
    for finding in done:
        if finding.overruled_by or finding.certainty == "possible":
            assert finding.effect == 0
