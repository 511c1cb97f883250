"""The built-in rules, ready to use. In: texts or paths. Out: a `Report`."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from smallprint import load
from smallprint.model import MediaType, Report
from smallprint.pipeline import Analyzer, ReadabilityDepth
from smallprint.readability import ADULT_WPM


@cache
def default_analyzer() -> Analyzer:
    """The analyzer with the built-in rules alone, compiled once a process."""
    return Analyzer()


def analyze(
    text: str,
    *,
    media_type: MediaType | None = None,
    path: str = "<text>",
    fragment: bool = False,
    wpm: int = ADULT_WPM,
    readability: ReadabilityDepth = "basic",
) -> Report:
    """Read one text with the built-in rules; see `Analyzer.analyze`."""
    return default_analyzer().analyze(
        text, media_type=media_type, path=path, fragment=fragment, wpm=wpm, readability=readability
    )


def analyze_file(
    path: str | Path,
    *,
    fragment: bool = False,
    wpm: int = ADULT_WPM,
    readability: ReadabilityDepth = "basic",
    max_bytes: int = load.DEFAULT_LIMIT,
) -> Report:
    """Read one file with the built-in rules; see `Analyzer.analyze_file`."""
    return default_analyzer().analyze_file(
        path, fragment=fragment, wpm=wpm, readability=readability, max_bytes=max_bytes
    )


def analyze_files(
    paths: Iterable[str | Path],
    *,
    fragment: bool = False,
    wpm: int = ADULT_WPM,
    readability: ReadabilityDepth = "basic",
    max_bytes: int = load.DEFAULT_LIMIT,
) -> Report:
    """Read the documents of one service with the built-in rules; see `Analyzer.analyze_files`."""
    return default_analyzer().analyze_files(
        paths, fragment=fragment, wpm=wpm, readability=readability, max_bytes=max_bytes
    )
