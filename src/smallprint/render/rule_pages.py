"""Pages on rules, practices and slots. In: a `Rulebook` and an id. Out: Markdown, for a terminal or for docs/rules/."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from smallprint.model import Example, Practice, Rule, Rulebook, Slot
from smallprint.rulebook import builtin_folder

GENERATED: Final = "<!-- Generated from rules/ by `smallprint rules docs`: do not edit. -->"
REFERENCE_NAMES: Final = {
    "opp115": "OPP-115",
    "tosdr_id": "ToS;DR case",
    "tosdr_title": "ToS;DR",
    "dpv": "W3C DPV",
    "claudette": "CLAUDETTE",
    "gdpr": "GDPR article",
    "us_law": "US law",
}
"""Reference key -> name shown; keys that are not here are for tools."""


def rule_page(rule: Rule, rulebook: Rulebook) -> str:
    """What `rule` recognises, what it shows, and the examples it is held to."""
    slot = rulebook.slots[rule.slot] if rule.slot else None
    facts = [
        f"- id: `{rule.id}`, in `{_file(rule)}`",
        f"- category: {rule.category}",
        f"- pillar: {rule.pillar}",
        f"- actor: {rule.actor}",
    ]
    if slot:
        facts.append(f"- question: {slot.question} (`{slot.id}`)")
    if rule.scope != "both":
        facts.append(f"- read in: {rule.scope} documents only")
    if rule.period:
        facts.append(f"- period: `{rule.period}`, where its words hold no duration")
    if rule.generic:
        facts.append("- generic: gives way to a more telling rule of its category in the same sentence")
    blocks = [f"# {rule.title}", "\n".join(facts), "## Recognises", _code(pattern.source for pattern in rule.act)]
    if rule.unless:
        blocks += ["## Unless", _code(pattern.source for pattern in rule.unless)]
    if rule.heading:
        blocks += ["## Under a heading with", _code(pattern.source for pattern in rule.heading)]
    blocks += ["## Shows", _outcomes(rule, rulebook)]
    if rule.examples:
        blocks += ["## Examples", "\n".join(_example(example) for example in rule.examples)]
    if rule.counterexamples:
        blocks += ["## Leaves alone", "\n".join(_counterexample(example) for example in rule.counterexamples)]
    shown = dict.fromkeys(practice for practice in rule.outcomes.values() if practice)
    for practice in (rulebook.practices[name] for name in shown):
        blocks += [f"## {practice.id}", _practice_facts(practice)]
    return "\n\n".join(blocks) + "\n"


def practice_page(practice: Practice, rulebook: Rulebook) -> str:
    """What `practice` says, what it is worth, and the rules that find it."""
    rules = [rule for rule in rulebook.rules if practice.id in rule.outcomes.values()]
    blocks = [f"# {practice.id}", _practice_facts(practice), "## Found by"]
    blocks.append("\n".join(f"- `{rule.id}`: {rule.title}" for rule in rules) or "No rule yet.")
    slot = rulebook.slots[practice.slot]
    return "\n\n".join([*blocks, f"## {slot.question}", _slot_facts(slot, rulebook)]) + "\n"


def slot_page(slot: Slot, rulebook: Rulebook) -> str:
    """The question that `slot` asks and its possible answers."""
    return f"# {slot.question}\n\n{_slot_facts(slot, rulebook)}\n"


def index_page(rulebook: Rulebook) -> str:
    """All rules by pillar, with links to their pages, and all practices by slot."""
    blocks = [
        "# Rules",
        "What smallprint recognises. How rules are written: [writing rules](../writing-rules.md).",
    ]
    for pillar in sorted({rule.pillar for rule in rulebook.rules}):
        rules = [rule for rule in rulebook.rules if rule.pillar == pillar]
        blocks += [f"## {pillar}", "\n".join(f"- [{rule.id}]({page_name(rule)}): {rule.title}" for rule in rules)]
    blocks += ["## Practices", "| Practice | Slot | Polarity | Value | In plain words |\n|---|---|---|--:|---|"]
    blocks[-1] += "".join(
        f"\n| `{practice.id}` | {practice.slot} | {practice.polarity} | {practice.value:g} | {practice.sentence} |"
        for practice in rulebook.practices.values()
    )
    return "\n\n".join(blocks) + "\n"


def page_name(rule: Rule) -> str:
    """File name of a rule's page."""
    return f"{rule.id}.md"


def all_pages(rulebook: Rulebook) -> dict[str, str]:
    """File name -> page of every rule, and README.md, the index; each says that it is generated."""
    pages = {page_name(rule): rule_page(rule, rulebook) for rule in rulebook.rules}
    pages["README.md"] = index_page(rulebook)
    return {name: f"{GENERATED}\n\n{page}" for name, page in pages.items()}


def is_generated(page: str) -> bool:
    """Whether `page` came from `all_pages`, so that it may be replaced."""
    return page.startswith(GENERATED)


def _file(rule: Rule) -> str:
    """The rule's file: below `rules/` for a built-in one, else as it was given."""
    path = Path(rule.path)
    folder = builtin_folder()
    return f"rules/{path.relative_to(folder).as_posix()}" if path.is_relative_to(folder) else rule.path


def _code(lines: Iterable[str]) -> str:
    return "\n".join(["```", *dict.fromkeys(lines), "```"])


def _outcomes(rule: Rule, rulebook: Rulebook) -> str:
    if not rule.outcomes:
        return "A clause of its category, and no practice."
    rows = ["| When the act is | Practice | In plain words | Confidence |", "|---|---|---|---|"]
    for key, practice_id in rule.outcomes.items():
        stance, *qualifiers = key.split("+")
        words = stance + (f", with {', '.join(qualifiers)}" if qualifiers else "")
        if not practice_id:
            rows.append(f"| {words} | none | a clause only | |")
            continue
        practice = rulebook.practices[practice_id]
        rows.append(f"| {words} | `{practice.id}` | {practice.sentence} | {_confidence(rule, practice, rulebook)} |")
    return "\n".join(rows)


def _confidence(rule: Rule, practice: Practice, rulebook: Rulebook) -> str:
    right, judged, source = rulebook.confidence.get((rule.id, practice.id), (0, 0, ""))
    if judged < rulebook.scale.measured_from:
        prior = rulebook.scale.prior_blocker if practice.polarity == "blocker" else rulebook.scale.prior
        return f"{prior:.2f}, not measured yet"
    return f"{right} of {judged} right ({source})"


def _example(example: Example) -> str:
    shows = f"`{example.practice}`" if example.practice else "a clause, no practice"
    return f"- {_words(example)}: {shows}"


def _counterexample(example: Example) -> str:
    because = f": {example.because}" if example.because else ""
    return f"- {_words(example)}{because}"


def _words(example: Example) -> str:
    heading = f"(under “{example.heading}”) " if example.heading else ""
    lead_in = f"{example.lead_in} " if example.lead_in else ""
    return f"{heading}“{lead_in}{example.text}”"


def _practice_facts(practice: Practice) -> str:
    facts = [
        f"{practice.sentence}\n",
        f"- polarity: {practice.polarity}, value {practice.value:g} (0 worst, 1 best)",
        f"- answers `{practice.slot}` of the pillar {practice.pillar}; tier {practice.tier}; scope: {practice.scope}",
    ]
    if practice.trap:
        facts.append(f"- take care: {practice.trap}")
    facts += [
        f"- {name}: {practice.references[key]}" for key, name in REFERENCE_NAMES.items() if key in practice.references
    ]
    return "\n".join(facts)


def _slot_facts(slot: Slot, rulebook: Rulebook) -> str:
    facts = [f"- `{slot.id}` of the pillar {slot.pillar}: {slot.points:g} points; silence is worth {slot.silent:g}"]
    if slot.must_disclose:
        facts.append("- counts towards coverage: a policy must answer it")
    facts += [
        f"- `{practice.id}` ({practice.polarity}, {practice.value:g}): {practice.sentence}"
        for practice in rulebook.practices.values()
        if practice.slot == slot.id
    ]
    return "\n".join(facts)
