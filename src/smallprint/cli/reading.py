"""From paths to a report, as every reading command does it. In: paths and options. Out: a `Report` and complaints."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smallprint.cli.output import complain, warn
from smallprint.cli.progress import progress
from smallprint.errors import EXIT_NOT_ASSESSED, EXIT_PASS, NotAssessed, SmallprintError, UsageError
from smallprint.load import STANDARD_INPUT, load_file, load_stream, read_standard_input
from smallprint.model import Refusal, Report, Source

if TYPE_CHECKING:
    from smallprint.pipeline import Analyzer, ReadabilityDepth, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be read, and how."""

    paths: tuple[str, ...]
    folders: tuple[Path, ...]
    """Rules of the user's own."""
    stdin_filename: str | None
    max_bytes: int
    fragment: bool = False
    wpm: int = 238
    readability: "ReadabilityDepth" = "basic"


def read_report(request: Request) -> tuple[Report, int]:
    """The report on all paths as one service, and the exit code: 3 where a document could not be assessed.

    What cannot be assessed is told on stderr and left out; so are warnings on what could not be read as it stands.

    Raises:
        SmallprintError: the last of the sources that cannot be loaded; those before it are told on stderr.
    """
    sources = load_sources(request)
    with progress(f"reading {', '.join(request.paths)} ..."):
        from smallprint.pipeline import Analyzer

        analyzer = Analyzer(request.folders)
        readings, refusals = _read_all(analyzer, sources, fragment=request.fragment)
        report = analyzer.report(
            readings,
            fragment=request.fragment,
            wpm=request.wpm,
            readability=request.readability,
            not_assessed=tuple(refusals),
        )
    for refusal in refusals:
        complain(f"{refusal.path}: {refusal.reason}")
    for info in report.documents:
        warn(f"{info.path}: {warning}" for warning in info.warnings)
    return report, EXIT_NOT_ASSESSED if refusals else EXIT_PASS


def load_sources(request: Request) -> list[Source]:
    """The bytes of every path.

    Raises:
        SmallprintError: the last of the paths that cannot be loaded; those before it are told on stderr.
    """
    if request.paths.count(STANDARD_INPUT) > 1:
        raise UsageError("standard input can be read once.", where="-", fix="Name '-' once.")
    sources: list[Source] = []
    errors: list[SmallprintError] = []
    for path in request.paths:
        try:
            sources.append(_load(path, request))
        except SmallprintError as error:
            errors.append(error)
    if errors:
        for earlier in errors[:-1]:
            complain(str(earlier))
        raise errors[-1]
    return sources


def _load(path: str, request: Request) -> Source:
    if path != STANDARD_INPUT:
        return load_file(path, max_bytes=request.max_bytes)
    data = io.BytesIO(read_standard_input(request.max_bytes + 1))
    return load_stream(data, filename=request.stdin_filename, max_bytes=request.max_bytes)


def _read_all(
    analyzer: "Analyzer", sources: Sequence[Source], *, fragment: bool
) -> tuple[list["Reading"], list[Refusal]]:
    readings: list[Reading] = []
    refusals: list[Refusal] = []
    for source in sources:
        try:
            readings.append(analyzer.read(source, fragment=fragment))
        except NotAssessed as error:
            refusals.append(Refusal(path=source.path, reason=f"{error.what} {error.fix}".strip()))
    return readings, refusals
