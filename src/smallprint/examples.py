"""Rules held to their own examples. In: a rulebook and its matcher. Out: every example that is read otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from smallprint.interpret import read_passage
from smallprint.match import Matcher
from smallprint.model import Clause, Example, Rule

LEAST: Final = 2
"""Examples, and counterexamples, that each rule must have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An example that the rules do not read as its author says."""

    rule: str
    path: str
    text: str
    problem: str


def check_examples(matcher: Matcher) -> tuple[Failure, ...]:
    """Every failing example of every rule: its own rule must read it rightly, all other rules must keep quiet.

    A rule without enough examples, or with none that holds a denial, fails too.
    """
    return tuple(failure for rule in matcher.rulebook.rules for failure in _check_rule(matcher, rule))


def _check_rule(matcher: Matcher, rule: Rule) -> Iterator[Failure]:
    def fail(text: str, problem: str) -> Failure:
        return Failure(rule=rule.id, path=rule.path, text=text, problem=problem)

    for kind, examples in (("examples", rule.examples), ("counterexamples", rule.counterexamples)):
        if len(examples) < LEAST:
            yield fail("", f"has {len(examples)} {kind}; at least {LEAST} are needed")
    everything = (*rule.examples, *rule.counterexamples)
    if not any(_holds_denial(matcher, example) for example in everything):
        yield fail("", "has no example and no counterexample with a denial in it")
    for example in rule.examples:
        yield from (fail(example.text, problem) for problem in _example_problems(matcher, rule, example))
    for example in rule.counterexamples:
        for clause in _read(matcher, example):
            if clause.rule == rule.id and (clause.practice is not None or not rule.outcomes):
                yield fail(
                    example.text,
                    f"is read as {clause.practice or 'a clause of this rule'} ({clause.stance}), but {example.because}",
                )


def _example_problems(matcher: Matcher, rule: Rule, example: Example) -> Iterator[str]:
    clauses = _read(matcher, example)
    own = [clause for clause in clauses if clause.rule == rule.id]
    fitting = [clause for clause in own if clause.practice == example.practice]
    if not own:
        yield "is not recognised"
    elif not fitting:
        yield f"is read as {own[0].practice} ({own[0].stance}), not as {example.practice}"
    else:
        if example.stance is not None and fitting[0].stance != example.stance:
            yield f"has stance {fitting[0].stance}, not {example.stance}"
        if example.match is not None and _act_of(fitting[0], example) != example.match:
            yield f"matches {_act_of(fitting[0], example)!r}, not {example.match!r}"
    for clause in clauses:
        if clause.rule != rule.id and clause.practice not in (None, example.practice, *example.also):
            yield f"is read by {clause.rule} as {clause.practice} too; mend one of them, or list it under `also`"


def _act_of(clause: Clause, example: Example) -> str:
    shift = len(example.lead_in) + 1 if example.lead_in else 0
    return example.text[clause.act[0] - shift : clause.act[1] - shift]


def _read(matcher: Matcher, example: Example) -> tuple[Clause, ...]:
    return read_passage(matcher, example.text, lead_in=example.lead_in, heading=example.heading)


def _holds_denial(matcher: Matcher, example: Example) -> bool:
    unit = matcher.passage(f"{example.lead_in} {example.text}")
    return bool(unit.hits_of("negation") or unit.hits_of("negation_determiner"))
