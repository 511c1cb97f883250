"""`smallprint rules`. In: the rules, built-in and the user's own. Out: lists, pages, and whether examples hold."""

import json
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smallprint.cli.options import choose, rules_option
from smallprint.cli.output import canvas_of, complain, deliver
from smallprint.errors import EXIT_GATE_FAILED, EXIT_PASS, UsageError

if TYPE_CHECKING:
    from smallprint.model import Rulebook


@click.group(no_args_is_help=False)
def rules() -> None:
    """List, explain and test the rules."""


@rules.command("list", short_help="One line a rule, or a practice.")
@click.option("--practices", is_flag=True, help="List the practices that rules can show instead.")
@click.option("--pillar", metavar="NAME", help="Only this pillar: sharing, retention ...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@rules_option
def list_rules(*, practices: bool, pillar: str | None, form: str, folders: tuple[Path, ...]) -> int:
    """List rules, with the practices they show."""
    from smallprint.rulecache import recall_rulebook

    rulebook = recall_rulebook(folders)
    name = choose(pillar, rulebook.pillars, option="--pillar") if pillar else None
    rows = _practice_rows(rulebook, name) if practices else _rule_rows(rulebook, name)
    if form == "json":
        text = json.dumps(rows, indent=2, ensure_ascii=not canvas_of(sys.stdout).unicode) + "\n"
    else:
        text = _table(rows)
    deliver(text, output=None)
    return EXIT_PASS


def _rule_rows(rulebook: "Rulebook", pillar: str | None) -> list[dict[str, str]]:
    return [
        {
            "id": rule.id,
            "pillar": rule.pillar,
            "title": rule.title,
            "shows": ", ".join(dict.fromkeys(practice for practice in rule.outcomes.values() if practice)),
        }
        for rule in rulebook.rules
        if pillar in (None, rule.pillar)
    ]


def _practice_rows(rulebook: "Rulebook", pillar: str | None) -> list[dict[str, str]]:
    return [
        {"id": practice.id, "slot": practice.slot, "polarity": practice.polarity, "says": practice.sentence}
        for practice in rulebook.practices.values()
        if pillar in (None, practice.pillar)
    ]


def _table(rows: list[dict[str, str]]) -> str:
    """Columns as wide as their widest cell; the last one runs free."""
    if not rows:
        return ""
    widths = [max(len(row[key]) for row in rows) for key in rows[0]]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row.values(), widths, strict=True)) for row in rows)
    return "".join(f"{line.rstrip()}\n" for line in lines)


@rules.command(short_help="What a rule, practice or slot means, with examples.")
@click.argument("name", metavar="ID")
@rules_option
def explain(name: str, folders: tuple[Path, ...]) -> int:
    """Explain a rule, practice or slot: patterns, outcomes, examples, references."""
    from smallprint.rulecache import recall_rulebook

    deliver(_page(name, recall_rulebook(folders)), output=None)
    return EXIT_PASS


def _page(name: str, rulebook: "Rulebook") -> str:
    """The page of whatever is called `name`.

    Raises:
        UsageError: nothing is; it names the nearest.
    """
    from smallprint.render import rule_pages

    by_id = {rule.id: rule for rule in rulebook.rules}
    if name in by_id:
        return rule_pages.rule_page(by_id[name], rulebook)
    if name in rulebook.practices:
        return rule_pages.practice_page(rulebook.practices[name], rulebook)
    if name in rulebook.slots:
        return rule_pages.slot_page(rulebook.slots[name], rulebook)
    near = get_close_matches(name, [*by_id, *rulebook.practices, *rulebook.slots], n=1)
    fix = f"Did you mean {near[0]}?" if near else "'smallprint rules list' has all rules."
    raise UsageError(f"No rule, practice or slot is called {name!r}.", fix=fix)


@rules.command(short_help="Hold every rule to its examples and counterexamples.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@rules_option
def test(path: Path | None, folders: tuple[Path, ...]) -> int:
    """Run the examples of all rules, or of those in PATH: a rule file, or a folder of rules of your own.

    Each failing example is printed with its file. Exit code 1 where one fails.
    """
    from smallprint.rulebook import builtin_folder
    from smallprint.rulecache import recall_rulebook

    if path is not None and not path.exists():
        raise UsageError("no such file or folder.", where=str(path), fix="Check the path.")
    own = [] if path is None or _within(path, builtin_folder()) else [path if path.is_dir() else path.parent]
    rulebook = recall_rulebook((*folders, *own))
    tested = [rule for rule in rulebook.rules if path is None or _within(Path(rule.path), path)]
    if not tested:
        raise UsageError("holds no rule.", where=str(path), fix="Name a rule file, or a folder with rule files.")
    from smallprint.examples import check_examples
    from smallprint.match import compile_rules

    wanted = {rule.id for rule in tested}
    failures = [failure for failure in check_examples(compile_rules(rulebook)) if failure.rule in wanted]
    quoted = "".join(
        f"{failure.path}: {failure.rule}: {f'“{failure.text}” ' if failure.text else ''}{failure.problem}\n"
        for failure in failures
    )
    deliver(quoted, output=None)
    count = sum(len(rule.examples) + len(rule.counterexamples) for rule in tested)
    verdict = f"{len(failures)} of them failed" if failures else "all pass"
    complain(f"{len(tested)} rules, {count} examples and counterexamples: {verdict}.")
    return EXIT_GATE_FAILED if failures else EXIT_PASS


def _within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


@rules.command(short_help="Write a page a rule into a folder.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@rules_option
def docs(folder: Path, folders: tuple[Path, ...]) -> int:
    """Write a Markdown page for each rule, and an index, into FOLDER.

    Pages of rules that are gone are removed. A file that was not generated is never touched.
    """
    from smallprint.render import rule_pages
    from smallprint.rulecache import recall_rulebook

    rulebook = recall_rulebook(folders)
    pages = rule_pages.all_pages(rulebook)
    folder.mkdir(parents=True, exist_ok=True)
    generated = {path.name for path in folder.glob("*.md") if rule_pages.is_generated(path.read_text(encoding="utf-8"))}
    taken = [name for name in pages if (folder / name).exists() and name not in generated]
    if taken:
        raise UsageError(f"{', '.join(taken)} is there and was not generated.", where=str(folder), fix="Move it away.")
    for name in generated - set(pages):
        (folder / name).unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    complain(f"{len(pages)} pages in {folder}.")
    return EXIT_PASS
