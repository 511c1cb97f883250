"""Every rule is held to its own examples, and the check itself to ours."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from smallprint.examples import LEAST, Failure, check_examples
from smallprint.match import Matcher, compile_rules, recall_rules
from smallprint.model import Rulebook
from smallprint.rulebook import load_rulebook
from smallprint.rulecache import recall_rulebook

RULE = """\
id = "own.lend"
title = "Lending data"
category = "Third Party Sharing/Collection"
act = ["lend! ... @data"]
[outcomes]
stated = "share.sold"
denied = "share.not_sold"
"""
GOOD = """
[[examples]]
text = "We lend your data."
practice = "share.sold"
match = "lend your data"
stance = "stated"
[[examples]]
text = "We do not lend your data."
practice = "share.not_sold"
match = "not lend your data"
stance = "denied"
"""
COUNTER = """
[[counterexamples]]
text = "You may lend your data."
because = "the reader is the actor"
[[counterexamples]]
text = "We lend books."
because = "books are no data"
"""
Check = Callable[..., list[tuple[str, str]]]


@cache
def builtin() -> Rulebook:
    return recall_rulebook()


@cache
def failures() -> tuple[Failure, ...]:
    return check_examples(recall_rules())


@pytest.mark.parametrize("rule", [rule.id for rule in builtin().rules])
def test_a_rule_is_read_as_its_examples_say(rule: str) -> None:
    assert [f"{failure.text!r} {failure.problem}" for failure in failures() if failure.rule == rule] == []


# ------------------------------------------------------------------------------ the check itself


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """(text, problem) of every failure among rules of one's own."""

    def check_rules(*texts: str) -> list[tuple[str, str]]:
        for number, text in enumerate(texts):
            (tmp_path / f"rule_{number}.toml").write_text(text)
        rulebook = load_rulebook((tmp_path,))
        own = tuple(rule for rule in rulebook.rules if rule.id.startswith("own."))
        return [(failure.text, failure.problem) for failure in check_examples(_compile(replace(rulebook, rules=own)))]

    return check_rules


def _compile(rulebook: Rulebook) -> Matcher:
    return compile_rules(rulebook)


def test_a_rule_that_reads_its_examples_rightly_passes(check: Check) -> None:
    assert check(RULE + GOOD + COUNTER) == []


def test_a_failure_names_rule_and_file(tmp_path: Path) -> None:
    path = tmp_path / "lend.toml"
    path.write_text(RULE + GOOD)
    rulebook = load_rulebook((tmp_path,))
    matcher = compile_rules(replace(rulebook, rules=rulebook.rules[-1:]))
    assert check_examples(matcher) == (
        Failure(
            rule="own.lend", path=str(path), text="", problem=f"has 0 counterexamples; at least {LEAST} are needed"
        ),
    )


def test_a_rule_needs_examples(check: Check) -> None:
    assert check(RULE + COUNTER + '[[counterexamples]]\ntext = "We do not lend."\n') == [
        ("", f"has 0 examples; at least {LEAST} are needed")
    ]


def test_a_rule_needs_a_denial_somewhere(check: Check) -> None:
    examples = GOOD.replace("do not lend", "often lend").replace("not_sold", "sold")
    examples = examples.replace("not lend your", "lend your").replace("denied", "stated")
    assert check(RULE + examples + COUNTER) == [("", "has no example and no counterexample with a denial in it")]


def test_a_denial_in_a_lead_in_counts(check: Check) -> None:
    examples = GOOD.replace("We do not lend your data.", "lend your data.").replace(
        '"not lend your data"', '"lend your data"\nlead_in = "We do not:"'
    )
    assert check(RULE + examples + COUNTER) == []


def test_an_example_that_is_not_recognised_fails(check: Check) -> None:
    examples = GOOD.replace("We lend your data.", "We like your data.")
    assert check(RULE + examples + COUNTER) == [("We like your data.", "is not recognised")]


def test_an_example_read_as_another_practice_fails(check: Check) -> None:
    examples = GOOD.replace('"share.sold"', '"share.not_sold"')
    assert check(RULE + examples + COUNTER) == [
        ("We lend your data.", "is read as share.sold (stated), not as share.not_sold")
    ]


def test_an_example_with_another_stance_fails(check: Check) -> None:
    examples = GOOD.replace('"stated"', '"hedged"')
    assert check(RULE + examples + COUNTER) == [("We lend your data.", "has stance stated, not hedged")]


def test_an_example_with_another_span_fails(check: Check) -> None:
    examples = GOOD.replace('"not lend your data"', '"lend your data"')
    assert check(RULE + examples + COUNTER) == [
        ("We do not lend your data.", "matches 'not lend your data', not 'lend your data'")
    ]


def test_a_counterexample_that_fires_fails_with_its_reason(check: Check) -> None:
    counter = COUNTER.replace("We lend books.", "We lend book data.")
    assert check(RULE + GOOD + counter) == [
        ("We lend book data.", "is read as share.sold (stated), but books are no data")
    ]


def test_a_counterexample_may_give_a_clause_without_a_practice(check: Check) -> None:
    rule = RULE.replace('stated = "share.sold"', 'stated = "share.sold"\n"stated+law" = ""')
    counter = COUNTER.replace("We lend books.", "We lend your data where the law requires it.")
    assert check(rule + GOOD + counter) == []


def test_a_counterexample_of_a_rule_without_outcomes_may_give_no_clause(check: Check) -> None:
    rule = RULE[: RULE.index("[outcomes]")]
    examples = GOOD.replace('practice = "share.sold"\n', "").replace('practice = "share.not_sold"\n', "")
    assert check(rule + examples + COUNTER.replace("We lend books.", "We lend book data.")) == [
        ("We lend book data.", "is read as a clause of this rule (stated), but books are no data")
    ]


def test_an_example_that_another_rule_reads_too_fails(check: Check) -> None:
    other = RULE.replace("own.lend", "own.other").replace("share.sold", "share.ads").replace("share.not_sold", "")
    first = check(RULE + GOOD + COUNTER, other + COUNTER + '[[counterexamples]]\ntext = "No."\n')
    assert first[0] == (
        "We lend your data.",
        "is read by own.other as share.ads too; mend one of them, or list it under `also`",
    )


def test_what_is_listed_under_also_may_be_read_too(check: Check) -> None:
    other = RULE.replace("own.lend", "own.other").replace("share.sold", "share.ads").replace("share.not_sold", "")
    mine = GOOD.replace('stance = "stated"', 'stance = "stated"\nalso = ["share.ads"]')
    told = check(RULE + mine + COUNTER, other + COUNTER)
    assert [text for text, problem in told if "read by" in problem] == []
