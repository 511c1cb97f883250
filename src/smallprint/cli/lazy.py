"""Commands that are imported when they are needed. In: a table of names and places. Out: a click group."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a command is to be found."""

    at: str
    """ "module:attribute"."""
    help: str
    """What the group's help says of it, so that it need not be imported to be listed."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are used."""

    def __init__(self, *args: Any, places: Mapping[str, Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table."""
        del ctx
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called `cmd_name`; None where there is none."""
        del ctx
        if cmd_name not in self._places:
            return None
        module, attribute = self._places[cmd_name].at.split(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.help) for name, place in self._places.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click has it, with the nearest name where a command is not known.

        Raises:
            click.UsageError: no command of that name.
        """
        name = args[0]
        if name in self._places or name.startswith("-"):
            return super().resolve_command(ctx, args)
        near = get_close_matches(name, self._places, n=1)
        hint = f" Did you mean '{near[0]}'?" if near else f" There are: {', '.join(self._places)}."
        raise click.UsageError(f"No command '{name}'.{hint}", ctx=ctx)
