"""The entry point. In: `sys.argv`. Out: the exit code; every failure is one clear line on stderr.

Exit codes: 0 pass, 1 the gate failed, 2 refused (usage, configuration, rules, files), 3 could not assess;
130 after Ctrl-C, 141 where the reader of our output has gone.
"""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, NoReturn

import click
from click.shell_completion import shell_complete

from smallprint import __version__
from smallprint.cli.lazy import LazyGroup, Place
from smallprint.cli.output import complain, prepare_streams
from smallprint.errors import EXIT_PASS, EXIT_REFUSED, SmallprintError

EXIT_INTERRUPTED: Final = 130
"""128 + SIGINT, as shells have it."""
EXIT_NO_READER: Final = 141
"""128 + SIGPIPE, as shells have it."""
GARBAGE_LEAST: Final = 500_000
"""Objects made between two searches for garbage: importing makes as many that all stay; a search would be in vain."""
COMPLETION_VARIABLE: Final = "_SMALLPRINT_COMPLETE"
"""Set by the shell that wants completions, as click has it."""

COMMANDS: Final = {
    "summary": Place(
        at="smallprint.cli.summary:summary", help="Scored summary in plain language, with evidence and reading time."
    ),
    "clauses": Place(
        at="smallprint.cli.clauses:clauses", help="Every clause on collection, sharing, retention, opt-out ..."
    ),
    "check": Place(
        at="smallprint.cli.check:check", help="The gate before publishing: what must be fixed, with places."
    ),
    "baseline": Place(
        at="smallprint.cli.baseline:baseline", help="Results that are known and accepted: create, update, prune, show."
    ),
    "diff": Place(
        at="smallprint.cli.diff:diff", help="What changed in meaning between two versions, with both places."
    ),
    "rules": Place(at="smallprint.cli.rules:rules", help="List, explain and test the rules."),
    "evaluate": Place(at="smallprint.cli.evaluate:evaluate", help="Precision, recall and F1 on labelled text."),
}
"""Every command, in the order in which help lists them. A new one is one entry here and one module."""


@click.group(
    cls=LazyGroup,
    places=COMMANDS,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 pass, 1 the gate failed, 2 wrong usage, rules or files, 3 could not assess the text.",
)
@click.version_option(__version__, prog_name="smallprint", message="%(prog)s %(version)s")
def cli() -> None:
    """Read the small print of privacy policies and terms of service.

    Finds what a policy says about collection, sharing, retention and opt-out, and gives a scored summary in plain
    language with every sentence backed by a quote, and an honest reading time.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. Raises nothing that smallprint or its user can cause."""
    completion = os.environ.get(COMPLETION_VARIABLE)
    if completion:
        return shell_complete(cli, {}, "smallprint", COMPLETION_VARIABLE, completion)
    try:
        # Not `cli.main`, which takes a closed pipe for a failure of ours.
        with cli.make_context("smallprint", list(sys.argv[1:] if arguments is None else arguments)) as context:
            code = cli.invoke(context)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        complain(_sentence(error))
        return EXIT_REFUSED
    except SmallprintError as error:
        complain(str(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return EXIT_NO_READER
    except OSError as error:
        nameless = "the working folder" if isinstance(error, FileNotFoundError) else "standard output"
        complain(f"{error.filename or nameless}: {error.strerror or error}.")
        _forget_stdout()
        return EXIT_REFUSED
    return code if isinstance(code, int) else EXIT_PASS


def main() -> NoReturn:
    """The command `smallprint`."""
    gc.set_threshold(GARBAGE_LEAST)
    prepare_streams()
    code = run()
    if nlp := sys.modules.get("smallprint.nlp"):
        nlp.keep_tokens()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError):
                stream.flush()
    # Everything is written: taking spaCy's modules down in good order would cost a tenth of a second for nothing.
    os._exit(code)


def _sentence(error: click.ClickException) -> str:
    """The error's own words, and where help is to be had for wrong usage."""
    words = error.format_message()
    context = getattr(error, "ctx", None)
    if not isinstance(error, click.UsageError) or context is None:
        return words
    return f"{words} See '{context.command_path} --help'."


def _forget_stdout() -> None:
    """Let the interpreter's last flush go nowhere, so that it cannot fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
