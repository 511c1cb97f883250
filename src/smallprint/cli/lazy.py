"""Commands that are imported when they are needed. In: a table of names and places. Out: a click group."""

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A group whose commands are named as "module:attribute" and imported on use."""

    def __init__(self, *args: Any, commands_at: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._commands_at = commands_at

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table."""
        del ctx
        return list(self._commands_at)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called `cmd_name`; None where there is none."""
        del ctx
        if cmd_name not in self._commands_at:
            return None
        module, attribute = self._commands_at[cmd_name].split(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click has it, with the nearest name where a command is not known.

        Raises:
            click.UsageError: no command of that name.
        """
        name = args[0]
        if name in self._commands_at or name.startswith("-"):
            return super().resolve_command(ctx, args)
        near = get_close_matches(name, self._commands_at, n=1)
        hint = f" Did you mean '{near[0]}'?" if near else f" There are: {', '.join(self._commands_at)}."
        raise click.UsageError(f"No command '{name}'.{hint}", ctx=ctx)
