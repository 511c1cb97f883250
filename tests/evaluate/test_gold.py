from pathlib import Path

import pytest

from smallprint.errors import NotAssessed, UsageError
from smallprint.evaluate.gold_formats import CORPORA_FORMAT, GOLD_FORMAT
from smallprint.model import Choice, Period

THIRD, RETENTION = "Third Party Sharing/Collection", "Data Retention"


def entry(practice: str, *, line: int = 1, clarity: str = "clear", region: str | None = None) -> dict[str, object]:
    return {"id": practice, "lines": [line, line], "quote": "We act.", "clarity": clarity, "region": region, "note": ""}


def test_certain_findings_are_compared_with_clear_entries(build, verdicts, tmp_path: Path) -> None:
    path = build.gold(tmp_path, practices=[entry("share.not_sold"), entry("retain.stated_period")])
    report = build.report([build.clause()], [build.finding("share.not_sold"), build.finding("legal.arbitration")])
    judgements = build.judge(GOLD_FORMAT, path, build.bench({"privacy.md": report}))
    assert verdicts(judgements, "practices") == [
        ("legal.arbitration", "wrong"),
        ("retain.stated_period", "missed"),
        ("share.not_sold", "right"),
    ]


def test_hedged_entries_and_practices_not_annotated_count_neither_way(build, verdicts, tmp_path: Path) -> None:
    path = build.gold(tmp_path, practices=[entry("share.not_sold", clarity="hedged")])
    report = build.report([build.clause()], [build.finding("share.not_sold"), build.finding("legal.governing_law")])
    judgements = build.judge(GOLD_FORMAT, path, build.bench({"privacy.md": report}))
    assert verdicts(judgements, "practices") == []


def test_possible_findings_are_no_answer_but_are_measured_apart(build, verdicts, tmp_path: Path) -> None:
    path = build.gold(tmp_path, practices=[entry("share.not_sold")])
    findings = [
        build.finding("share.not_sold", certainty="possible"),
        build.finding("legal.arbitration", certainty="possible"),
    ]
    judgements = build.judge(GOLD_FORMAT, path, build.bench({"privacy.md": build.report([build.clause()], findings)}))
    assert verdicts(judgements, "practices") == [("share.not_sold", "missed")]
    assert verdicts(judgements, "practices, possible findings included") == [
        ("all", "wrong"),
        ("all", "right"),
    ]


def test_an_error_stands_where_the_document_says_it(build, tmp_path: Path) -> None:
    path = build.gold(tmp_path, practices=[])
    clause = build.clause(line=9, rule="disputes.arbitration", quote="You must arbitrate.")
    report = build.report([clause], [build.finding("legal.arbitration")])
    judgements = build.judge(GOLD_FORMAT, path, build.bench({"privacy.md": report}))
    (wrong,) = [error for error in judgements if error.measure.name == "practices"]
    assert (wrong.path, wrong.line, wrong.text, wrong.answered) == (
        str(tmp_path / "privacy.md"),
        9,
        "You must arbitrate.",
        "disputes.arbitration",
    )


def test_outcomes_are_judged_by_place_and_only_where_the_file_can_tell(build, verdicts, tmp_path: Path) -> None:
    path = build.gold(tmp_path, practices=[entry("share.not_sold", line=3), entry("share.sold", clarity="hedged")])
    clauses = [build.clause(id="c1", line=3, rule="r.one"), build.clause(id="c2", line=8, rule="r.two")]
    findings = [
        build.finding("share.not_sold", "c1", "c2"),
        build.finding("share.sold", "c1"),
        build.finding("legal.arbitration", "c2"),
    ]
    judgements = build.judge(GOLD_FORMAT, path, build.bench({"privacy.md": build.report(clauses, findings)}))
    assert [(judgement.outcome, judgement.verdict) for judgement in judgements if judgement.outcome] == [
        (("r.one", "share.not_sold"), "correct"),
        (("r.two", "legal.arbitration"), "wrong"),
    ]
    assert verdicts(judgements, "passages of practices") == [
        ("legal.arbitration", "wrong"),
        ("share.not_sold", "right"),
    ]


def test_a_finding_is_limited_to_a_region_where_all_its_entries_are(build, verdicts, tmp_path: Path) -> None:
    path = build.gold(tmp_path, practices=[entry("share.not_sold", region="California"), entry("retain.stated_period")])
    findings = [build.finding("share.not_sold"), build.finding("retain.stated_period")]
    judgements = build.judge(GOLD_FORMAT, path, build.bench({"privacy.md": build.report([build.clause()], findings)}))
    assert verdicts(judgements, "regions") == [("limited", "wrong"), ("general", "right")]


def kept(value: str, what: str, *, line: int = 1) -> dict[str, object]:
    return {"what": what, "value": value, "lines": [line, line], "quote": "We keep it."}


def test_retention_values_are_compared_as_sets(build, verdicts, tmp_path: Path) -> None:
    path = build.gold(tmp_path, retention=[kept("P1Y", "logs"), kept("AS_NEEDED", "the rest")])
    clauses = [
        build.clause(RETENTION, period=Period(value="P12M", what="log files", starts="")),
        build.clause(RETENTION, period=Period(value="P12M", what="logs", starts="")),
        build.clause(RETENTION, period=Period(value="INDEFINITE", what="", starts="")),
    ]
    judgements = build.judge(GOLD_FORMAT, path, build.bench({"privacy.md": build.report(clauses)}))
    assert verdicts(judgements, "retention values") == [
        ("AS_NEEDED", "missed"),
        ("INDEFINITE", "wrong"),
        ("duration", "right"),
    ]


def test_retention_entries_pair_off_by_value_and_place_or_wording(build, verdicts, tmp_path: Path) -> None:
    path = build.gold(tmp_path, retention=[kept("P30D", "server logs", line=4), kept("P30D", "invoices", line=5)])
    clauses = [
        build.clause(line=8, period=Period(value="P30D", what="log files", starts="")),
        build.clause(line=4, period=Period(value="P30D", what="logs", starts="")),
        build.clause(line=5, period=Period(value="P30D", what="emails", starts="")),
        build.clause(line=9, period=Period(value="P30D", what="photos", starts="")),
    ]
    judgements = build.judge(GOLD_FORMAT, path, build.bench({"privacy.md": build.report(clauses)}))
    assert verdicts(judgements, "retention values with what is kept") == [
        ("entry", "right"),
        ("entry", "right"),
        ("entry", "wrong"),
    ]
    assert verdicts(judgements, "what is kept") == [("what", "right"), ("what", "wrong")]


def refused(from_: str, mechanism: str, target: str | None) -> dict[str, object]:
    return {"from": from_, "mechanism": mechanism, "target": target, "lines": [1, 1], "quote": "Refuse it."}


def test_opt_outs_are_compared_as_pairs_and_their_targets_exactly(build, verdicts, tmp_path: Path) -> None:
    path = build.gold(
        tmp_path,
        opt_out=[
            refused("marketing email", "email", "stop@quillmoss.example"),
            refused("marketing email", "email", "halt@quillmoss.example"),
            refused("cookies", "browser setting", None),
            refused("location", "device setting", None),
        ],
    )

    def choice(from_: str, mechanism: str, target: str | None) -> Choice:
        return Choice(from_=from_, mechanism=mechanism, target=target, steps=None)

    clauses = [
        build.clause(choice=choice("marketing email", "email", "Stop@quillmoss.example")),
        build.clause(choice=choice("cookies", "browser setting", None)),
        build.clause(choice=choice("cookies", "other", None)),
    ]
    judgements = build.judge(GOLD_FORMAT, path, build.bench({"privacy.md": build.report(clauses)}))
    assert verdicts(judgements, "opt-outs") == [
        ("cookies", "right"),
        ("cookies", "wrong"),
        ("location", "missed"),
        ("marketing email", "right"),
    ]
    assert verdicts(judgements, "opt-out targets") == [("email", "right"), ("email", "wrong")]
    assert verdicts(judgements, "opt-out targets, any of the pair") == [("email", "right")]


def test_data_types_are_alike_where_one_names_words_of_the_other(build, verdicts, tmp_path: Path) -> None:
    path = build.gold(tmp_path, data_types=["email addresses", "usage data (clicks)", "pets"])
    clauses = [build.clause(data_types=("email address", "shoe size", "usage"))]
    judgements = build.judge(GOLD_FORMAT, path, build.bench({"privacy.md": build.report(clauses)}))
    assert verdicts(judgements, "data types") == [
        ("all", "correct"),
        ("all", "wrong"),
        ("all", "correct"),
        ("all", "found"),
        ("all", "found"),
        ("all", "missed"),
    ]


def test_data_types_are_alike_by_meaning_where_the_engine_names_them_so(build, verdicts, tmp_path: Path) -> None:
    path = build.gold(tmp_path, data_types=["zip code", "pets"])
    told = build.report([build.clause(data_types=("postcode",))])
    reports = {"privacy.md": told, "We collect your zip code.": told}
    judgements = build.judge(GOLD_FORMAT, path, build.bench(reports))
    assert verdicts(judgements, "data types") == [("all", "wrong"), ("all", "missed"), ("all", "missed")]
    assert verdicts(judgements, "data types, by their meaning") == [
        ("all", "correct"),
        ("all", "found"),
        ("all", "missed"),
    ]


def test_a_kind_named_only_in_a_denial_is_no_answer(build, verdicts, tmp_path: Path) -> None:
    path = build.gold(tmp_path, data_types=["email address"])
    clauses = [build.clause(data_types=("contacts",), stance="denied"), build.clause(data_types=("email address",))]
    judgements = build.judge(GOLD_FORMAT, path, build.bench({"privacy.md": build.report(clauses)}))
    assert verdicts(judgements, "data types") == [("all", "correct"), ("all", "found")]


def test_dates_and_kind_are_compared_exactly(build, verdicts, tmp_path: Path) -> None:
    path = build.gold(tmp_path, dates={"effective": "2025-03-01", "updated": "2025-02-01"})
    report = build.report(kind="terms", effective="2025-03-01", updated="2025-03-01")
    judgements = build.judge(GOLD_FORMAT, path, build.bench({"privacy.md": report}))
    assert verdicts(judgements, "dates") == [("effective", "right"), ("updated", "missed"), ("updated", "wrong")]
    assert verdicts(judgements, "kinds of document") == [("privacy", "wrong")]


def test_listed_clauses_are_compared_by_sentence_category_and_stance(build, verdicts, tmp_path: Path) -> None:
    path = build.gold(
        tmp_path,
        clauses=[
            {"line": 2, "category": THIRD, "stance": "denied", "quote": "We do **not** pass it on."},
            {"line": 2, "category": RETENTION, "stance": "stated", "quote": "We keep it."},
        ],
    )
    clauses = [
        build.clause(THIRD, line=2, quote="We do not pass it on.", stance="stated"),
        build.clause("Data Security", line=2, quote="We keep it."),
        build.clause("Data Security", line=2, quote="An unlisted sentence."),
    ]
    judgements = build.judge(CORPORA_FORMAT, path, build.bench({"privacy.md": build.report(clauses)}))
    assert verdicts(judgements, "clauses") == [(THIRD, "right"), (RETENTION, "missed"), ("Data Security", "wrong")]
    assert verdicts(judgements, "stances of clauses") == [("denied", "wrong")]


def test_the_projects_own_gold_answers_for_every_practice(build, verdicts, tmp_path: Path) -> None:
    path = build.gold(tmp_path, clauses=[])
    report = build.report([build.clause()], [build.finding("legal.governing_law")])
    judgements = build.judge(CORPORA_FORMAT, path, build.bench({"privacy.md": report}))
    assert verdicts(judgements, "practices") == [("legal.governing_law", "wrong")]


def test_a_refused_document_is_read_as_a_passage_without_a_kind(build, verdicts, tmp_path: Path) -> None:
    class Refusing:
        def analyze(self, text: str, /, *, fragment: bool = False):
            raise AssertionError(text)

        def analyze_file(self, path: Path, /, *, fragment: bool = False):
            if not fragment:
                raise NotAssessed("is no policy.")
            return build.report([build.clause()], [build.finding("share.not_sold")])

    path = build.gold(tmp_path, practices=[entry("share.not_sold")])
    bench = build.bench()
    judgements = build.judge(GOLD_FORMAT, path, type(bench)(engine=Refusing(), practices=bench.practices))
    assert verdicts(judgements, "practices") == [("share.not_sold", "right")]
    assert verdicts(judgements, "kinds of document") == [("privacy", "wrong")]


def test_documents_may_lie_in_a_folder_of_their_own(build, verdicts, tmp_path: Path) -> None:
    path = build.gold(tmp_path)
    elsewhere = tmp_path / "documents"
    elsewhere.mkdir()
    (tmp_path / "privacy.md").rename(elsewhere / "privacy.md")
    judgements = build.judge(GOLD_FORMAT, path, build.bench(documents=elsewhere))
    assert verdicts(judgements, "kinds of document") == [("privacy", "right")]


def test_a_document_that_is_not_there_is_refused(build, tmp_path: Path) -> None:
    path = build.gold(tmp_path)
    (tmp_path / "privacy.md").unlink()
    with pytest.raises(UsageError, match=r"privacy\.md is not there"):
        build.judge(GOLD_FORMAT, path, build.bench())


def test_an_unknown_practice_is_refused(build, tmp_path: Path) -> None:
    path = build.gold(tmp_path, practices=[entry("share.bartered")])
    with pytest.raises(UsageError, match=r"no practice 'share\.bartered'"):
        build.judge(GOLD_FORMAT, path, build.bench())
