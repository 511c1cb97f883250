"""Turns reports into words and data. In: a `Report` and a `Canvas`. Out: the text of one format.

One module a format, each with a function `render(report, canvas) -> str`; modules are imported when they are used.
A new format is one module and one entry of RENDERERS.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from smallprint.diff.model import Diff
    from smallprint.model import Report

Subject = Literal["summary", "clauses"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """What the result will stand on; formats for programs look at `unicode` alone."""

    width: int = 80
    """Columns."""
    colour: bool = False
    unicode: bool = True
    """False: only ASCII can be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderer:
    """A format of one subject, and the module that writes it."""

    subject: Subject
    name: str
    """As given to `--format`."""
    module: str

    def render(self, report: "Report", canvas: Canvas) -> str:
        """The whole output, ending in a newline; empty where there is nothing to say."""
        function: Callable[[Report, Canvas], str] = import_module(self.module).render
        return function(report, canvas)


RENDERERS: Final = (
    Renderer(subject="summary", name="text", module="smallprint.render.summary_text"),
    Renderer(subject="summary", name="json", module="smallprint.render.summary_json"),
    Renderer(subject="summary", name="markdown", module="smallprint.render.summary_markdown"),
    Renderer(subject="clauses", name="text", module="smallprint.render.clauses_text"),
    Renderer(subject="clauses", name="json", module="smallprint.render.clauses_json"),
    Renderer(subject="clauses", name="jsonl", module="smallprint.render.clauses_jsonl"),
    Renderer(subject="clauses", name="csv", module="smallprint.render.clauses_csv"),
)


def formats(subject: Subject) -> tuple[str, ...]:
    """Names of the formats of `subject`, the default first."""
    return tuple(renderer.name for renderer in RENDERERS if renderer.subject == subject)


def render(report: "Report", *, subject: Subject, form: str, canvas: Canvas) -> str:
    """`report` in the format called `form`, one of `formats(subject)`."""
    [renderer] = [entry for entry in RENDERERS if entry.subject == subject and entry.name == form]
    return renderer.render(report, canvas)


DIFF_RENDERERS: Final = {
    "text": "smallprint.render.diff_text",
    "json": "smallprint.render.diff_json",
    "markdown": "smallprint.render.diff_markdown",
}
"""Format of a comparison -> the module that writes it."""


def render_diff(diff: "Diff", *, form: str) -> str:
    """`diff` in the format called `form`, one of `DIFF_RENDERERS`."""
    function: Callable[[Diff], str] = import_module(DIFF_RENDERERS[form]).render
    return function(diff)
