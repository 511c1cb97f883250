import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from smallprint.api import analyze, analyze_file, analyze_files
from smallprint.errors import NotAssessed, RuleError, SourceError, UsageError
from smallprint.load import load_file
from smallprint.model import Refusal, Report
from smallprint.parse import parse
from smallprint.pipeline import Analyzer
from smallprint.schema import read_schema
from smallprint.summarize import words_of

CORPORA = Path(__file__).parents[1] / "corpora"
GOLD = sorted(CORPORA.glob("*/*.gold.json"))
DOCUMENTS = [
    next(path for path in gold.parent.glob(f"{gold.name.removesuffix('.gold.json')}.*") if path != gold)
    for gold in GOLD
]
PRIVACY = CORPORA / "brindlebox" / "privacy.md"
TERMS = CORPORA / "brindlebox" / "terms.md"
SCHEMA = Draft202012Validator(read_schema("report-1"))


def name_of(path: Path) -> str:
    return str(path.relative_to(CORPORA))


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.fixture(scope="module")
def another() -> Analyzer:
    """An analyzer of its own that reads the same rules."""
    return Analyzer()


@pytest.fixture(scope="module", params=DOCUMENTS, ids=name_of)
def written(request: pytest.FixtureRequest, analyzer: Analyzer) -> Iterator[tuple[Path, Report]]:
    """Each document of the corpora, with its report."""
    yield request.param, analyzer.analyze_file(request.param)


def test_every_report_is_valid_by_the_published_schema(written: tuple[Path, Report]) -> None:
    _, report = written
    assert [error.message for error in SCHEMA.iter_errors(report.to_dict())] == []


def test_every_effect_adds_up_to_the_overall_score(written: tuple[Path, Report]) -> None:
    _, report = written
    assert report.score is not None
    effects = sum(finding.effect for finding in report.findings)
    assert report.score.silence + effects + report.score.capped == pytest.approx(report.score.overall, abs=0.01)


def test_every_finding_and_bullet_names_clauses_of_the_report(written: tuple[Path, Report]) -> None:
    _, report = written
    assert report.summary is not None
    known = {clause.id for clause in report.clauses}
    bullets = (*report.summary.watch_out, *report.summary.good, *report.summary.actions)
    assert all(set(finding.clauses) <= known for finding in report.findings)
    assert {finding.practice for finding in report.findings if not finding.clauses} <= {"open.dated"}
    assert all(bullet.clauses and set(bullet.clauses) <= known for bullet in bullets)


def test_every_quote_stands_where_the_clause_says(written: tuple[Path, Report]) -> None:
    path, report = written
    document = parse(load_file(path))
    for clause in report.clauses:
        assert document.text[clause.start : clause.end] == clause.quote
        assert document.offsets.place(clause.start, clause.end) == clause.place


def test_clauses_are_numbered_in_reading_order(written: tuple[Path, Report]) -> None:
    _, report = written
    assert [clause.id for clause in report.clauses] == [f"c{number}" for number in range(1, len(report.clauses) + 1)]
    assert [clause.start for clause in report.clauses] == sorted(clause.start for clause in report.clauses)


def test_every_summary_is_short_enough_to_be_read(written: tuple[Path, Report]) -> None:
    _, report = written
    assert report.summary is not None
    assert words_of(report.summary) <= 160
    assert report.reading_time.summary_seconds <= 45


def test_the_same_bytes_give_the_same_report(written: tuple[Path, Report], another: Analyzer) -> None:
    path, report = written
    assert another.analyze_file(path) == report


def test_a_text_reads_as_its_file_does(analyzer: Analyzer) -> None:
    text = PRIVACY.read_text(encoding="utf-8")
    assert analyzer.analyze(text, media_type="text/markdown", path=str(PRIVACY)) == analyzer.analyze_file(PRIVACY)


def test_privacy_policy_and_terms_together_have_a_score_each(analyzer: Analyzer) -> None:
    report = analyzer.analyze_files([PRIVACY, TERMS])
    assert [info.kind for info in report.documents] == ["privacy", "terms"]
    assert list(report.scores) == ["privacy", "terms"]
    assert report.score == report.scores["privacy"]
    assert {clause.document for clause in report.clauses} == {0, 1}
    assert report.reading_time.words == sum(info.words for info in report.documents)


def test_one_file_that_holds_terms_and_a_privacy_policy_has_a_score_each(analyzer: Analyzer) -> None:
    text = f"{TERMS.read_text(encoding='utf-8')}\n\n{PRIVACY.read_text(encoding='utf-8')}"
    report = analyzer.analyze(text, media_type="text/markdown")
    assert [info.kind for info in report.documents] == ["terms"]
    assert list(report.scores) == ["terms", "privacy"]
    assert "privacy" not in analyzer.analyze_file(TERMS).scores


def test_the_first_kind_read_gives_the_score(analyzer: Analyzer) -> None:
    report = analyzer.analyze_files([TERMS, PRIVACY])
    assert report.score == report.scores["terms"]


def test_a_document_that_is_no_policy_is_refused_by_name(analyzer: Analyzer) -> None:
    with pytest.raises(NotAssessed) as caught:
        analyzer.analyze_files([PRIVACY, CORPORA / "clean" / "news.md"])
    assert caught.value.where == str(CORPORA / "clean" / "news.md")


def test_a_fragment_is_never_refused_and_never_graded(analyzer: Analyzer) -> None:
    report = analyzer.analyze("Sunny today.", fragment=True)
    assert (report.clauses, report.findings, report.score, report.scores, report.summary) == ((), (), None, {}, None)


def test_house_rules_that_hardly_speak_of_data_are_not_read_as_a_privacy_policy(analyzer: Analyzer) -> None:
    listed = "This means an email address, a phone number, or a postal address."
    rules = f"# Community Guidelines\n\n{listed} " + "You must not insult a member, nor harm a guest of ours. " * 12
    assert [finding.practice for finding in analyzer.analyze(rules).findings] == []
    assert [finding.practice for finding in analyzer.analyze(listed, fragment=True).findings] == ["collect.listed"]


def test_a_slower_reader_takes_longer(analyzer: Analyzer) -> None:
    report = analyzer.analyze_file(PRIVACY, wpm=119)
    assert report.reading_time.wpm == 119
    assert report.reading_time.minutes == pytest.approx(
        2 * analyzer.analyze_file(PRIVACY).reading_time.minutes, abs=0.02
    )


def test_further_indices_come_on_request(analyzer: Analyzer) -> None:
    assert analyzer.analyze_file(PRIVACY).readability.further == {}
    further = analyzer.analyze_file(PRIVACY, readability="full").readability.further
    assert set(further) == {"automated_readability_index", "coleman_liau_index", "lix", "rix"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"media_type": "application/pdf"}, "media_type 'application/pdf' is not read."),
        ({"readability": "deep"}, "readability 'deep' is not known."),
        ({"wpm": 0}, "nobody reads 0 words a minute."),
    ],
)
def test_an_argument_that_cannot_be_used_is_a_usage_error(
    analyzer: Analyzer, arguments: dict[str, object], message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        analyzer.analyze("We collect your name.", fragment=True, **arguments)  # type: ignore[arg-type]
    assert caught.value.what == message


def test_bytes_are_not_a_text(analyzer: Analyzer) -> None:
    with pytest.raises(UsageError, match="reads a str, not bytes"):
        analyzer.analyze(b"We collect your name.")  # type: ignore[arg-type]


def test_no_document_at_all_is_a_usage_error(analyzer: Analyzer) -> None:
    with pytest.raises(UsageError, match="nothing to read"):
        analyzer.analyze_files([])


def test_one_path_may_stand_alone(analyzer: Analyzer) -> None:
    assert analyzer.analyze_files(str(PRIVACY)) == analyzer.analyze_file(PRIVACY)


def test_a_report_on_refusals_alone_is_empty_and_valid(analyzer: Analyzer) -> None:
    report = analyzer.report([], not_assessed=(Refusal(path="menu.html", reason="holds 3 words."),))
    assert (report.documents, report.clauses, report.score, report.summary) == ((), (), None, None)
    assert [error.message for error in SCHEMA.iter_errors(report.to_dict())] == []


def test_a_file_over_the_limit_is_refused(analyzer: Analyzer) -> None:
    with pytest.raises(SourceError, match="longer than the limit of 100 bytes"):
        analyzer.analyze_file(PRIVACY, max_bytes=100)


def test_rules_of_ones_own_are_added(tmp_path: Path) -> None:
    (tmp_path / "lending.toml").write_text(
        'id = "own.lending"\ntitle = "Lending data"\ncategory = "Third Party Sharing/Collection"\n'
        'act = ["we lend! ... data"]\n[outcomes]\nstated = "share.nonessential"\n'
    )
    report = Analyzer([tmp_path]).analyze("We lend some data to our neighbours.", fragment=True)
    assert [(clause.rule, clause.practice) for clause in report.clauses] == [("own.lending", "share.nonessential")]


def test_a_rules_folder_that_is_missing_is_a_rule_error() -> None:
    with pytest.raises(RuleError, match="no such rules folder"):
        Analyzer(["nowhere"])


def test_one_analyzer_serves_many_threads(analyzer: Analyzer) -> None:
    alone = {path: analyzer.analyze_file(path) for path in DOCUMENTS}
    with ThreadPoolExecutor(max_workers=8) as pool:
        together = list(pool.map(analyzer.analyze_file, DOCUMENTS * 3))
    assert together == [alone[path] for path in DOCUMENTS * 3]


def test_an_analyzer_travels_to_other_processes(analyzer: Analyzer) -> None:
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(analyzer.analyze_file, PRIVACY).result() == analyzer.analyze_file(PRIVACY)


def test_a_report_can_be_pickled(analyzer: Analyzer) -> None:
    report = analyzer.analyze_file(PRIVACY)
    assert pickle.loads(pickle.dumps(report)) == report


def test_the_module_functions_read_as_an_analyzer_does(analyzer: Analyzer) -> None:
    text = PRIVACY.read_text(encoding="utf-8")
    assert analyze_file(PRIVACY) == analyzer.analyze_file(PRIVACY)
    assert analyze_files([PRIVACY, TERMS]) == analyzer.analyze_files([PRIVACY, TERMS])
    assert analyze(text) == analyzer.analyze(text)
