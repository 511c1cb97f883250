"""The gate's output formats. In: a `CheckRun`. Out: text. One module a format, and its entry in `FORMATS`."""

from collections.abc import Callable
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


def render(run: CheckRun, name: str) -> str:
    """The run in the format called `name`, one of `FORMATS`."""
    module = import_module(f"smallprint.check.output.{FORMATS[name]}")
    make: Callable[[CheckRun], str] = module.render
    return make(run)
