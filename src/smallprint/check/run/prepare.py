"""Gets jobs ready. In: targets, configuration, what the command line overrides. Out: `Job`s with bytes and settings."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from smallprint.check.catalog import MODULES, NEEDS_PROFILE, family_of, may_run, require_known
from smallprint.check.configuration.reader import ConfigFinder
from smallprint.check.configuration.settings import Settings
from smallprint.check.run.collect import Target
from smallprint.check.run.job import Input, Job
from smallprint.check.run.published import read_published, require_one
from smallprint.check.run.revisions import History
from smallprint.errors import UsageError
from smallprint.load import read_standard_input


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What the command line says; empty and None leave the configuration's word."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    """Added to the configuration's."""
    more: dict[str, Any] = field(default_factory=dict)
    """Fields of `Settings` to replace."""

    def apply(self, settings: Settings) -> Settings:
        """`settings` with the command line's word above them."""
        chosen = replace(settings, **self.more)
        if self.select:
            chosen = replace(chosen, select=self.select)
        return replace(chosen, ignore=(*chosen.ignore, *self.ignore))


def prepare(
    targets: Sequence[Target],
    *,
    configs: ConfigFinder,
    overrides: Overrides,
    together: bool | None,
    against: str | None,
    today: date,
    max_bytes: int,
) -> tuple[Job, ...]:
    """One job for each target, or one for all of them where they belong `together`.

    None leaves it to the configuration: those whose closest file says so belong together, of each file its own. A file
    that cannot be read becomes an input that says so.

    Raises:
        UsageError: a configuration that is not valid, a check id that is not known, disclosures without a profile, or
            an `against` that leads nowhere.
    """
    require_known((*overrides.select, *overrides.ignore), where="--select or --ignore")
    if against is not None:
        require_one(against, len(targets))
    history = History(today)
    inputs = tuple(
        _make_input(target, configs=configs, overrides=overrides, against=against, history=history, max_bytes=max_bytes)
        for target in targets
    )
    groups: dict[object, list[Input]] = {}
    for number, one in enumerate(inputs):
        config = configs.find(one.file)
        belongs = config.run_settings().together if together is None else together
        groups.setdefault((config.path if together is None else "all") if belongs else number, []).append(one)
    return tuple(Job(inputs=tuple(group), today=today, max_bytes=max_bytes) for group in groups.values())


def _make_input(
    target: Target,
    *,
    configs: ConfigFinder,
    overrides: Overrides,
    against: str | None,
    history: History,
    max_bytes: int,
) -> Input:
    config = configs.find(target.file)
    require_known(config.named_checks(), where=str(config.path or "configuration"))
    _require_any(overrides.apply(config.settings_for(None)), where=config.path)
    settings = overrides.apply(config.settings_for(target.file))
    _require_profile(settings)
    data, error = _read(target, max_bytes)
    dated = settings.git_dates and target.file is not None and error is None
    published = None
    if against is not None and not error:
        published = read_published(target, against, history=history, max_bytes=max_bytes)
    return Input(
        path=target.path,
        file=target.file,
        data=data,
        settings=settings,
        changed=history.find_last_change(target.file) if dated and target.file else None,
        published=published,
        error=error,
    )


def _require_profile(settings: Settings) -> None:
    """Refuse to choose disclosures while no profile says which: it would pass whatever the text says."""
    chosen = next((name for name in settings.select if family_of(name) in NEEDS_PROFILE), None)
    if chosen and not settings.profiles:
        raise UsageError(f"`{chosen}` needs a profile.", where="select", fix="Name a law, such as --profile gdpr.")


def _require_any(settings: Settings, *, where: Path | None) -> None:
    """Refuse a command line and configuration that leave no check to run: it would pass whatever the text says.

    What is ignored in single files does not count: that some need no check is for their owner to say.
    """
    left = (name for name in MODULES if not any(fnmatchcase(name, pattern) for pattern in settings.ignore))
    if not any(may_run(name, select=settings.select, ignore=settings.ignore, profiles=("any",)) for name in left):
        place = f"--ignore, or `ignore` in {where}" if where else "--ignore"
        raise UsageError("No check is left to run.", where=place, fix="Ignore fewer of those that you select.")


def _read(target: Target, max_bytes: int) -> tuple[bytes, str | None]:
    """The bytes of a target, one more than allowed at most, and why they could not be read."""
    if target.file is None:
        return read_standard_input(max_bytes + 1), None
    try:
        with target.file.open("rb") as stream:
            return stream.read(max_bytes + 1), None
    except OSError as error:
        return b"", f"{target.path}: cannot be read ({error.strerror})."
