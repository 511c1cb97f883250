"""The gate from end to end. In: a `Request`, as the command line or a program makes it. Out: a `CheckRun`, a code.

request = Request(paths=("privacy.md",), today=date(2026, 11, 23))
run, exit_code = check_all(request)
"""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from smallprint.check.baseline import Baselines
from smallprint.check.configuration.reader import ConfigFinder
from smallprint.check.model import CheckRun
from smallprint.check.run.cache import FOLDER, Cache
from smallprint.check.run.collect import collect
from smallprint.check.run.engine import Options, conclude
from smallprint.check.run.job import Input
from smallprint.check.run.prepare import Overrides, prepare
from smallprint.check.run.work import Progress, gather
from smallprint.check.suppressions.ignorefile import IgnoreFiles

MAX_BYTES: Final = 10_000_000
"""Longest document unless the caller says otherwise; the limit that all commands share."""


def say_nothing(done: int, total: int) -> None:
    """Say nothing of work that goes on."""
    del done, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be checked, and how. None leaves the configuration's word."""

    paths: tuple[str, ...]
    today: date
    overrides: Overrides = field(default_factory=Overrides)
    config: Path | None = None
    isolated: bool = False
    """Read no configuration, side file or baseline that is not named here."""
    together: bool | None = None
    jobs: int | None = None
    against: str | None = None
    baseline: Path | None = None
    use_baseline: bool = True
    exit_zero: bool = False
    cache: Path | None = None
    """Folder of the cache; None: `.smallprint_cache` beside the configuration."""
    use_cache: bool = True
    stdin_filename: str | None = None
    max_bytes: int = MAX_BYTES
    progress: Progress = say_nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A run, its exit code, and what its documents were made of, in their order."""

    run: CheckRun
    code: int
    inputs: tuple[Input, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left undone without a fault: documents that the published version does not have."""
        return tuple(
            f"{one.path}: no {one.published.path}, nor a file that was renamed to it: nothing to compare with."
            for one in self.inputs
            if one.published is not None and one.published.data is None
        )


def check_all(request: Request) -> Checked:
    """Collect, examine and judge what the request names.

    Raises:
        UsageError: a path that is missing, no file at all, a configuration, baseline or side file that is not valid.
        RuleError: a rule folder that is not valid.
    """
    configs = ConfigFinder(isolated=request.isolated, explicit=request.config)
    here = configs.find(None)
    settings = here.run_settings()
    targets = collect(request.paths, configs=configs, stdin_name=request.stdin_filename)
    jobs = prepare(
        targets,
        configs=configs,
        overrides=request.overrides,
        together=request.together,
        against=request.against,
        today=request.today,
        max_bytes=request.max_bytes,
    )
    cache = Cache((request.cache or here.root / FOLDER) if request.use_cache else None)
    outcomes = gather(jobs, cache=cache, processes=request.jobs or settings.jobs, progress=request.progress)
    options = Options(
        today=request.today,
        exit_zero=request.exit_zero,
        baselines=find_baselines(request, configs),
        ignore_files=IgnoreFiles(isolated=request.isolated),
    )
    run, code = conclude(jobs, outcomes, options)
    return Checked(run=run, code=code, inputs=tuple(one for job in jobs for one in job.inputs))


def find_baselines(request: Request, configs: ConfigFinder) -> Baselines:
    """The baselines of the documents that the request names."""
    return Baselines(configs, named=request.baseline, isolated=request.isolated, wanted=request.use_baseline)


def find_baseline_paths(request: Request) -> tuple[Path, ...]:
    """Where the baselines of the documents that the request names are, or belong; without any, of the working folder.

    Raises:
        UsageError: a path that is missing, no file at all, a configuration that is not valid.
    """
    configs = ConfigFinder(isolated=request.isolated, explicit=request.config)
    targets = collect(request.paths, configs=configs, stdin_name=request.stdin_filename)
    baselines = find_baselines(request, configs)
    return tuple(dict.fromkeys(baselines.place(file) for file in [target.file for target in targets] or [None]))
