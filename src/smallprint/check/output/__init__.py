"""The gate's output formats. In: a `CheckRun`. Out: text. One module a format, and its entry in `FORMATS`."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from smallprint.check.model import CheckRun

FORMATS: Final[dict[str, str]] = {
    "full": "full",
    "concise": "concise",
    "json": "plain_json",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "markdown": "markdown",
}
"""Format -> module in `smallprint.check.output` whose `render` makes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the format for people stands on."""

    width: int = 100
    """Columns of a line of text."""
    colour: bool = False


def render(run: CheckRun, name: str, *, look: Look | None = None) -> str:
    """The run in the format called `name`, one of `FORMATS`; `look` is for the one that people read."""
    module = import_module(f"smallprint.check.output.{FORMATS[name]}")
    if name == "full":
        make_full: Callable[[CheckRun, Look], str] = module.render
        return make_full(run, look or Look())
    make: Callable[[CheckRun], str] = module.render
    return make(run)
