from dataclasses import replace
from pathlib import Path

import pytest

from smallprint.evaluate import piextract, policyie, tosdr, unfair_tos
from smallprint.evaluate.verdict import tally
from smallprint.model import Period
from smallprint.rulebook import load_rulebook

FIRST, THIRD, RETENTION = "First Party Collection/Use", "Third Party Sharing/Collection", "Data Retention"


def pi_row(*actions: str) -> dict[str, object]:
    every = ("collect", "not_collect", "share", "not_share")
    return {"id": "s1", "text": "A sentence.", **{action: action in actions for action in every}}


@pytest.mark.parametrize(
    ("actions", "category", "stance", "verdict"),
    [
        (("share",), THIRD, "stated", "right"),
        (("share",), THIRD, "denied", "wrong"),
        (("not_share",), THIRD, "denied", "right"),
        (("not_share",), THIRD, "stated", "wrong"),
        (("share", "not_share"), THIRD, "stated", "right"),
        (("share", "not_share"), THIRD, "denied", "right"),
        (("collect", "not_share"), FIRST, "denied", "wrong"),
        (("collect", "not_share"), THIRD, "stated", "wrong"),
        (("not_share",), FIRST, "stated", "wrong"),
    ],
)
def test_a_stance_is_right_by_the_spans_of_its_own_side_else_of_the_sentence(
    build, verdicts, tmp_path: Path, *, actions: tuple[str, ...], category: str, stance: str, verdict: str
) -> None:
    path = build.lines(tmp_path / "p.jsonl", [pi_row(*actions)])
    bench = build.bench({"A sentence.": build.report([build.clause(category, stance=stance)])})
    judgements = build.judge(piextract.FORMAT, path, bench)
    assert verdicts(judgements, "stance of statements") == [(stance, verdict)]


@pytest.mark.parametrize(
    ("actions", "stance", "expected"),
    [
        (("not_collect",), "denied", [("denied", "right")]),
        (("not_collect",), "stated", [("denied", "missed")]),
        (("collect",), "denied", [("denied", "wrong")]),
        (("collect",), "stated", []),
        ((), "denied", []),
    ],
)
def test_denials_are_looked_for_in_sentences_with_spans(
    build, verdicts, tmp_path: Path, *, actions: tuple[str, ...], stance: str, expected: list[tuple[str, str]]
) -> None:
    path = build.lines(tmp_path / "p.jsonl", [pi_row(*actions)])
    bench = build.bench({"A sentence.": build.report([build.clause(FIRST, stance=stance)])})
    assert verdicts(build.judge(piextract.FORMAT, path, bench), "denials") == expected


def test_a_hedged_clause_has_no_stance_to_judge(build, verdicts, tmp_path: Path) -> None:
    path = build.lines(tmp_path / "p.jsonl", [pi_row("not_share")])
    bench = build.bench({"A sentence.": build.report([build.clause(THIRD, stance="hedged")])})
    assert verdicts(build.judge(piextract.FORMAT, path, bench), "stance of statements") == []


def test_unfair_codes_come_from_the_first_code_of_each_practice(build) -> None:
    assert unfair_tos.practice_codes(build.bench().practices) == {
        "legal.arbitration": "a",
        "legal.forum": "j",
        "legal.governing_law": "law",
    }


def test_a_stated_clause_has_the_code_of_its_rule_before_that_of_its_practice(build) -> None:
    rules = {rule.id: rule for rule in load_rulebook().rules}
    clauses = [
        build.clause("Other", id="c1", rule="termination.end"),
        build.clause("Other", id="c2", rule="termination.end", stance="denied"),
        build.clause("Policy Change", id="c3", rule="change.silent_consent", practice="legal.forum"),
        build.clause("Other", id="c4", rule="disputes.arbitration", practice="legal.arbitration"),
    ]
    findings = [build.finding("legal.forum", "c3"), build.finding("legal.arbitration", "c4")]
    bench = replace(build.bench(), rules=rules)
    codes = unfair_tos.practice_codes(bench.practices)
    assert list(unfair_tos.read_codes(build.report(clauses, findings), bench, codes)) == [
        ("change.silent_consent", "legal.forum", "use"),
        ("disputes.arbitration", "legal.arbitration", "a"),
        ("termination.end", "", "ter"),
    ]


def test_unfair_sentences_are_judged_by_their_certain_findings(build, verdicts, tmp_path: Path) -> None:
    texts = {"You must arbitrate.": ["A"], "We may arbitrate.": [], "Our courts decide.": ["J"]}
    path = build.lines(
        tmp_path / "u.jsonl",
        [{"id": text, "doc": "quillmoss", "text": text, "labels": [], "codes": codes} for text, codes in texts.items()],
    )
    clauses = [build.clause("Other", rule="disputes.arbitration")]
    bench = build.bench(
        {
            "You must arbitrate.": build.report(clauses, [build.finding("legal.arbitration")]),
            "We may arbitrate.": build.report(clauses, [build.finding("legal.arbitration")]),
            "Our courts decide.": build.report(clauses, [build.finding("legal.forum", certainty="possible")]),
        }
    )
    judgements = build.judge(unfair_tos.FORMAT, path, bench)
    assert verdicts(judgements, "unfair clauses") == [
        ("arbitration (a)", "right"),
        ("arbitration (a)", "wrong"),
        ("jurisdiction (j)", "missed"),
    ]
    figures = {figure.label: figure for figure in tally(judgements)}
    assert figures["disputes.arbitration > legal.arbitration"].precision == 0.5
    assert figures["legal.arbitration"].recall == 1.0


def test_intents_periods_and_negations_of_policyie_are_judged(build, verdicts, tmp_path: Path) -> None:
    row = {
        "id": "s1",
        "text": "A sentence.",
        "tokens": [],
        "label": "data-storage-retention-deletion",
        "spans": [
            {"slot": "retention-period.retention-period", "span": "for thirty days"},
            {"slot": "polarity.negation", "span": "no"},
        ],
    }
    path = build.lines(tmp_path / "i.jsonl", [row])
    period = Period(value="AS_NEEDED", what="", starts="")
    bench = build.bench({"A sentence.": build.report([build.clause(RETENTION, period=period), build.clause(FIRST)])})
    judgements = build.judge(policyie.FORMAT, path, bench)
    assert verdicts(judgements, "intents") == [(FIRST, "wrong"), (RETENTION, "right")]
    assert verdicts(judgements, "retention periods") == [("period", "right")]
    assert verdicts(judgements, "kinds of retention periods") == [("with a number", "wrong")]
    assert verdicts(judgements, "denials") == [("denied", "missed")]


def quote(text: str, case: str, rating: str) -> dict[str, object]:
    return {"id": text, "text": text, "case": case, "rating": rating}


def test_a_case_is_matched_by_title_whatever_its_number_and_person(build) -> None:
    practices = build.bench().practices
    assert tosdr.match_case("The data of users is never auctioned off", practices) == {"share.not_sold"}


def test_a_case_with_another_negation_is_another_case(build) -> None:
    assert tosdr.match_case("Your data is auctioned off", build.bench().practices) == frozenset()


def test_a_reworded_case_is_matched_by_its_telling_words(build) -> None:
    assert tosdr.match_case("They will not sell the data they hold", build.bench().practices) == {"share.not_sold"}


def test_quotes_are_judged_by_their_cases_practice(build, verdicts, tmp_path: Path) -> None:
    case = "Your data is never auctioned off"
    path = build.lines(tmp_path / "t.jsonl", [quote("One.", case, "good"), quote("Two.", case, "good")])
    clauses = [build.clause(THIRD, rule="sharing.sale")]
    bench = build.bench(
        {
            "One.": build.report(clauses, [build.finding("share.not_sold")]),
            "Two.": build.report(clauses, [build.finding("share.sold")]),
        }
    )
    judgements = build.judge(tosdr.FORMAT, path, bench)
    assert verdicts(judgements, "practices of quotes") == [
        ("share.not_sold", "right"),
        ("share.not_sold", "missed"),
        ("share.sold", "wrong"),
    ]
    assert verdicts(judgements, "agreement with ratings") == [("good", "right"), ("good", "wrong")]
    assert [judgement.outcome for judgement in judgements if judgement.outcome] == [
        ("sharing.sale", "share.not_sold"),
        ("sharing.sale", "share.sold"),
    ]


def test_mixed_findings_agree_with_no_rating_and_contradict_none(build, verdicts, tmp_path: Path) -> None:
    path = build.lines(tmp_path / "t.jsonl", [quote("One.", "Something else", "bad")])
    findings = [build.finding("share.not_sold"), build.finding("legal.arbitration")]
    bench = build.bench({"One.": build.report([build.clause()], findings)})
    assert verdicts(build.judge(tosdr.FORMAT, path, bench), "agreement with ratings") == []
