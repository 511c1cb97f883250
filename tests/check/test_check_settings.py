"""Configuration: which file counts, what it may say, and what becomes of it."""

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from smallprint.check.configuration.keys import FACTS, PILLARS
from smallprint.check.configuration.reader import ConfigFinder, read_config
from smallprint.check.gate import broken_assertions
from smallprint.check.pages import write_config_schema
from smallprint.cli.main import run
from smallprint.errors import UsageError
from smallprint.rulebook import load_rulebook
from smallprint.schema import read_schema

from .conftest import Check, found, policy

VAGUE = "We may share your name with drivers."


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_closest_file_wins_and_those_above_do_not_count(folder: Path, check: Check) -> None:
    write(folder / "smallprint.toml", 'ignore = ["vague-wording"]\n')
    write(folder / "legal" / "smallprint.toml", 'fail-on = "low"\n')
    write(folder / "legal" / "privacy.md", policy(sharing=VAGUE))
    write(folder / "privacy.md", policy(sharing=VAGUE))
    code, report = check("privacy.md", "legal/privacy.md")
    assert (code, [r["path"] for r in report["results"]]) == (1, ["legal/privacy.md"])


def test_smallprint_toml_wins_over_pyproject_toml_beside_it(folder: Path) -> None:
    write(folder / "pyproject.toml", '[tool.smallprint]\nfail-on = "low"\n')
    write(folder / "smallprint.toml", 'fail-on = "medium"\n')
    assert ConfigFinder().find(folder / "x.md").settings_for(None).fail_on == "medium"


def test_a_pyproject_toml_without_our_table_is_passed_over(folder: Path) -> None:
    write(folder / "smallprint.toml", 'fail-on = "medium"\n')
    write(folder / "legal" / "pyproject.toml", '[project]\nname = "smallprint-docs"\n')
    assert ConfigFinder().find(folder / "legal" / "x.md").settings_for(None).fail_on == "medium"


def test_extend_takes_the_other_file_and_joins_its_tables(folder: Path) -> None:
    write(folder / "base.toml", 'fail-on = "low"\nselect = ["placeholder"]\n[severity]\nplaceholder = "low"\n')
    write(folder / "smallprint.toml", 'extend = "base.toml"\nselect = ["numbering"]\n[severity]\nnumbering = "high"\n')
    settings = ConfigFinder().find(None).settings_for(None)
    assert (settings.fail_on, settings.select) == ("low", ("numbering",))
    assert settings.severities == {"placeholder": "low", "numbering": "high"}


def test_a_circle_of_extend_is_refused(folder: Path) -> None:
    write(folder / "a.toml", 'extend = "b.toml"\n')
    write(folder / "b.toml", 'extend = "a.toml"\n')
    with pytest.raises(UsageError, match="extends itself"):
        read_config(folder / "a.toml")


def test_isolated_reads_no_file(folder: Path, check: Check) -> None:
    write(folder / "smallprint.toml", 'ignore = ["vague-wording"]\n')
    write(folder / "privacy.md", policy(sharing=VAGUE))
    assert found(check("privacy.md")[1]) == []
    assert found(check("privacy.md", "--isolated")[1]) == [("vague-wording", 15, "We may share")]


def test_a_named_configuration_counts_for_every_file(folder: Path, check: Check) -> None:
    named = write(folder / "other" / "strict.toml", 'fail-on = "low"\n')
    write(folder / "smallprint.toml", 'ignore = ["vague-wording"]\n')
    write(folder / "privacy.md", policy(sharing=VAGUE))
    assert check("privacy.md", "--config", named)[0] == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('selct = ["x"]\n', "`selct` is not a known key. Did you mean `select`?"),
        (
            "[assert]\nreading-minute = 3\n",
            "`assert.reading-minute` is not a known key. Did you mean `reading-minutes`?",
        ),
        ('[per-file."*.md"]\nextend = "x"\n', '`per-file."*.md".extend` is not a known key.'),
        ('fail-on = "hgih"\n', '`fail-on` cannot be "hgih". Did you mean `high`?'),
        ('profiles = ["gpdr"]\n', '`profiles` cannot be "gpdr". Did you mean `gdpr`?'),
        ("min-score = 101\n", "`min-score` cannot be 101. It must be from 0 to 100."),
        ("min-score = true\n", "`min-score` must be a number, not true."),
        ('jobs = "2"\n', '`jobs` must be a whole number, not "2".'),
        ("jobs = 0\n", "`jobs` cannot be 0. It must be 1 or more."),
        ('select = "placeholder"\n', "`select` must be a list."),
        ('together = "yes"\n', '`together` must be true or false, not "yes".'),
        ("[facts]\ntrack = true\n", "`facts.track` is not a known key. Did you mean `tracks`?"),
        ('severity = "high"\n', "`severity` must be a table."),
        ("max-age-days = true\n", "`max-age-days` must be a whole number, not true."),
        ('ignore = ["vague"]\n', "There is no check called `vague`. Did you mean `vague-wording`?"),
        ('ignore = ["optout"]\n', "There is no check called `optout`. Known are: broken-link, "),
        ('select = ["placeholdr"]\n', "There is no check called `placeholdr`. Did you mean `placeholder`?"),
        ("select = [\n", "This file is not valid TOML"),
        ('extend = "missing.toml"\n', "missing.toml, which does not exist."),
        ("[assert]\nreading-minutes = nan\n", "`assert.reading-minutes` cannot be nan."),
        ('baseline = ""\n', "`baseline` must be a path in quotes"),
        ('rules = [""]\n', "`rules` must be a path in quotes"),
        ('extend = "."\n', "which is no file."),
        ("min-score = nan\n", "`min-score` cannot be nan."),
        ('exclude = ["!"]\n', "`exclude` has a pattern that cannot be read, `!`."),
        ('[per-file."[z-a]"]\njobs = 2\n', "`per-file` has a pattern that cannot be read, `[z-a]`."),
        ('[per-file."x.md"]\njobs = 2\n', "It is no setting of single files: write it at the top of the file."),
        ('[per-file."x.md"]\nignore = ["vague"]\n', "There is no check called `vague`."),
        ('select = ["statement/*nonsense"]\n', "There is no check called `statement/*nonsense`."),
        ('select = ["placeholder/*"]\n', "There is no check called `placeholder/*`."),
        ('ignore = ["*"]\n', "No check is left to run."),
        ("[tool.smallprint]\n", "The header [tool.smallprint] is for pyproject.toml: leave it out."),
    ],
)
def test_what_cannot_be_used_is_refused_with_file_key_and_remedy(
    text: str, words: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "smallprint.toml", text)
    write(folder / "privacy.md", policy())
    assert run(["check", "privacy.md", "--no-cache"]) == 2
    shown = capsys.readouterr().err
    assert words in shown
    assert ".toml" in shown


def test_a_pyproject_toml_with_no_table_where_ours_belongs_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "pyproject.toml", "[tool]\nsmallprint = true\n")
    write(folder / "privacy.md", policy())
    assert run(["check", "privacy.md", "--no-cache"]) == 2
    assert "`tool.smallprint` must be a table." in capsys.readouterr().err


def test_a_configuration_that_cannot_be_read_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "privacy.md", policy())
    (folder / "smallprint.toml").symlink_to("nowhere.toml")
    assert run(["check", "privacy.md", "--no-cache"]) == 2
    assert "smallprint.toml: This file does not exist." in capsys.readouterr().err
    (folder / "smallprint.toml").unlink()
    (folder / "smallprint.toml").mkdir()
    assert run(["check", "privacy.md", "--no-cache"]) == 2
    assert "smallprint.toml: This file cannot be read (Is a directory)." in capsys.readouterr().err


def test_a_byte_order_mark_before_a_configuration_is_no_fault(folder: Path) -> None:
    (folder / "smallprint.toml").write_bytes(b'\xef\xbb\xbffail-on = "low"\r\n')
    assert ConfigFinder().find(None).settings_for(None).fail_on == "low"


def test_patterns_of_an_extended_file_are_read_from_its_own_folder(folder: Path, check: Check) -> None:
    write(folder / "base.toml", 'exclude = ["legal/drafts/"]\n[per-file."legal/old/*"]\nignore = ["placeholder"]\n')
    write(folder / "legal" / "smallprint.toml", 'extend = "../base.toml"\n')
    for name in ("privacy.md", "old/privacy.md", "drafts/privacy.md"):
        write(folder / "legal" / name, policy(sharing="TODO."))
    _, report = check("legal")
    assert [document["path"] for document in report["documents"]] == ["legal/old/privacy.md", "legal/privacy.md"]
    assert [r["path"] for r in report["results"]] == ["legal/privacy.md"]


def test_what_a_folder_leaves_out_is_for_the_closest_file_to_say(folder: Path, check: Check) -> None:
    write(folder / "smallprint.toml", 'exclude = ["terms.md"]\n')
    write(folder / "legal" / "smallprint.toml", 'exclude = ["draft.md"]\n')
    for name in ("draft.md", "terms.md", "legal/draft.md", "legal/terms.md"):
        write(folder / name, policy())
    _, report = check(".")
    assert [document["path"] for document in report["documents"]] == ["draft.md", "legal/terms.md"]


def test_a_check_that_the_configuration_ignores_cannot_be_all_that_is_selected(folder: Path) -> None:
    write(folder / "smallprint.toml", 'ignore = ["placeholder"]\n')
    write(folder / "privacy.md", policy(sharing="TODO."))
    assert run(["check", "privacy.md", "--no-cache", "--select", "placeholder"]) == 2


def test_single_files_may_be_let_off_every_check(folder: Path, check: Check) -> None:
    write(folder / "smallprint.toml", '[per-file."old.md"]\nignore = ["*"]\n')
    write(folder / "old.md", policy(sharing="TODO."))
    assert check("old.md")[0] == 0


def test_settings_of_a_file_stand_above_those_of_all(folder: Path, check: Check) -> None:
    write(
        folder / "smallprint.toml",
        'fail-on = "low"\n[per-file."drafts/**"]\nfail-on = "high"\n[per-file."drafts/b.md"]\nfail-on = "low"\n',
    )
    for name in ("drafts/a.md", "drafts/b.md", "c.md"):
        write(folder / name, policy(sharing=VAGUE))
    _, report = check("drafts", "c.md")
    assert [reason.partition(":")[0] for reason in report["gate"]["reasons"]] == ["drafts/b.md", "c.md"]


@pytest.mark.parametrize("pattern", ["public/*", "source/*"])
def test_a_link_is_named_by_its_own_name_and_by_that_of_its_file(pattern: str, folder: Path, check: Check) -> None:
    write(folder / "smallprint.toml", f'[per-file."{pattern}"]\nignore = ["placeholder"]\n')
    write(folder / "source" / "privacy.md", policy(sharing="TODO."))
    (folder / "public").mkdir()
    (folder / "public" / "privacy.md").symlink_to("../source/privacy.md")
    assert check("public/privacy.md")[1]["results"] == []


def test_what_a_file_ignores_comes_on_top_of_what_all_ignore(folder: Path, check: Check) -> None:
    write(
        folder / "smallprint.toml",
        'ignore = ["vague-wording"]\n[per-file."drafts/**"]\nignore = ["placeholder"]\n',
    )
    for name in ("drafts/a.md", "c.md"):
        write(folder / name, policy(sharing=VAGUE + " TODO: names."))
    _, report = check("drafts", "c.md")
    assert [(result["path"], result["check"]) for result in report["results"]] == [("c.md", "placeholder")]


def test_a_severity_can_be_set_by_pattern_and_the_last_one_counts(folder: Path, check: Check) -> None:
    write(folder / "smallprint.toml", '[severity]\n"*" = "low"\nvague-wording = "high"\n')
    write(folder / "privacy.md", policy(sharing=VAGUE + " TODO: names."))
    code, report = check("privacy.md")
    assert [(r["check"], r["severity"]) for r in report["results"]] == [
        ("vague-wording", "high"),
        ("placeholder", "low"),
    ]
    assert code == 1


def test_the_command_line_stands_above_the_configuration(folder: Path, check: Check) -> None:
    write(folder / "smallprint.toml", 'select = ["placeholder"]\nfail-on = "low"\n')
    write(folder / "privacy.md", policy(sharing=VAGUE))
    code, report = check("privacy.md", "--select", "vague-wording", "--fail-on", "never")
    assert (code, found(report)) == (0, [("vague-wording", 15, "We may share")])


def test_a_broken_reading_time_budget_is_a_result_and_a_reason(folder: Path, check: Check) -> None:
    write(folder / "smallprint.toml", "[assert]\nreading-minutes = 0.3\n")
    write(folder / "privacy.md", policy())
    code, report = check("privacy.md")
    assert (code, found(report)) == (1, [("reading-time", 1, "")])
    assert [reason.split(" is ")[0] for reason in report["gate"]["reasons"]] == ["privacy.md: reading-minutes"]


def test_a_kept_reading_time_budget_says_nothing(folder: Path, check: Check) -> None:
    write(folder / "smallprint.toml", "[assert]\nreading-minutes = 1\n")
    write(folder / "privacy.md", policy())
    assert check("privacy.md")[0] == 0


def test_a_text_above_its_grade_is_hard_to_read(folder: Path, check: Check) -> None:
    write(folder / "smallprint.toml", "[assert]\ngrade-level = 1\n")
    write(folder / "privacy.md", policy())
    code, report = check("privacy.md")
    assert (code, found(report)) == (1, [("hard-to-read", 1, "")])


def test_assertions_hold_what_was_measured() -> None:
    measures = {"reading-minutes": 12.0, "score-overall": 40.0, "min-clauses": 7}
    assert broken_assertions({"reading-minutes": 12, "score-overall": 40, "min-clauses": 7}, measures) == []
    assert broken_assertions({"reading-minutes": 11.5, "score-overall": 41, "min-clauses": 8}, measures) == [
        "reading-minutes is 12, above 11.5.",
        "score-overall is 40, below 41.",
        "min-clauses is 7, below 8.",
    ]


def test_an_assertion_on_what_is_not_known_is_broken() -> None:
    assert broken_assertions({"score-overall": 40}, {}) == ["score-overall is not known; at least 40 is asserted."]


def test_a_score_that_is_too_low_fails_and_says_so(folder: Path, check: Check) -> None:
    write(folder / "privacy.md", policy())
    code, report = check("privacy.md", "--min-score", "100")
    assert code == 1
    assert "at least 100 is asked for" in report["gate"]["reasons"][0]


def test_the_published_schema_is_that_of_the_keys() -> None:
    assert read_schema("config-1") == write_config_schema()
    Draft202012Validator.check_schema(read_schema("config-1"))


def test_the_published_schema_takes_what_is_taken_and_refuses_what_is_refused() -> None:
    validator = Draft202012Validator(read_schema("config-1"))
    good = 'extend = "a.toml"\nfail-on = "low"\n[assert]\nwords = 3\n[per-file."*.md"]\nmin-score = 3\n'
    assert validator.is_valid(json.loads(json.dumps(tomllib.loads(good))))
    assert not validator.is_valid({"selct": []})
    assert not validator.is_valid({"per-file": {"*.md": {"jobs": 3}}})


def test_pillars_are_those_of_the_rules() -> None:
    assert set(PILLARS) == set(load_rulebook().pillars)


def test_facts_are_named_like_keys() -> None:
    assert all(name == name.lower() and " " not in name for name in FACTS)
