"""One line a result, as editors like it. In: a `CheckRun`. Out: lines "path:line:column: severity check: message"."""

from smallprint.check.model import CheckRun
from smallprint.check.output.words import sum_up
from smallprint.check.shown import show_words


def render(run: CheckRun) -> str:
    """New results only, then one line that sums up."""
    lines = [
        f"{result.path}:{result.line}:{result.column}: {result.severity} {result.check}: {show_words(result.message)}"
        for result in run.new()
    ]
    return "\n".join([*lines, *sum_up(run)]) + "\n"
