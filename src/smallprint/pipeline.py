"""Joins the stages. In: texts, paths or sources, and rules. Out: one `Report` on the service they belong to.

load -> parse -> segment -> describe -> interpret -> score -> summarize, with readability beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, get_args

from smallprint import describe, interpret, load, parse, readability, score, segment, summarize
from smallprint.errors import UsageError
from smallprint.match import recall_rules
from smallprint.model import (
    Clause,
    Document,
    DocumentInfo,
    Finding,
    MediaType,
    Readability,
    ReadingTime,
    Refusal,
    Report,
    Score,
    Scorecard,
    Sentence,
    Source,
)
from smallprint.readability import ADULT_WPM

ReadabilityDepth = Literal["basic", "full"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document after the stages that look at a document by itself."""

    document: Document
    sentences: tuple[Sentence, ...]
    info: DocumentInfo


class Analyzer:
    """Compiled rules, ready to read any number of texts.

    Holds nothing of what it has read. One analyzer may serve several threads; a pickled one travels as the names of
    its rule folders and compiles them again on arrival.

    >>> analyzer = Analyzer()
    >>> analyzer.analyze("We do not sell your personal data.", fragment=True).findings[0].practice
    'share.not_sold'
    """

    def __init__(self, rules: Iterable[str | Path] = ()) -> None:
        """Read the built-in rules and those of each folder in `rules`.

        Raises:
            RuleError: a rule file that is not valid, or a folder that is not there.
        """
        if isinstance(rules, (str, Path)):
            rules = (rules,)
        self._folders: Final = tuple(Path(folder) for folder in rules)
        self._matcher: Final = recall_rules(self._folders)
        self.rulebook: Final = self._matcher.rulebook

    def __reduce__(self) -> tuple[type["Analyzer"], tuple[tuple[Path, ...]]]:
        return (type(self), (self._folders,))

    def analyze(
        self,
        text: str,
        *,
        media_type: MediaType | None = None,
        path: str = "<text>",
        fragment: bool = False,
        wpm: int = ADULT_WPM,
        readability: ReadabilityDepth = "basic",
    ) -> Report:
        """Read one text.

        Args:
            text: Markdown, HTML or plain text.
            media_type: "text/markdown", "text/html" or "text/plain"; None lets the content decide.
            path: Name to show for it.
            fragment: A passage, not a document: clauses and findings, never refused; `score` and `summary` are None.
            wpm: Words a minute of the reader, 1 or more.
            readability: "full" adds the indices of textstat.

        Raises:
            NotAssessed: not a policy or terms, not English, or almost empty (never for a fragment).
            UsageError: an argument that cannot be used.
        """
        if not isinstance(text, str):
            raise UsageError(
                f"analyze() reads a str, not {type(text).__name__}.", fix="Decode it, or use analyze_file()."
            )
        if media_type is not None and media_type not in get_args(MediaType):
            raise UsageError(
                f"media_type {media_type!r} is not read.", fix=f"Use one of {', '.join(get_args(MediaType))}."
            )
        source = load.from_text(text, media_type=media_type, path=path)
        return self.analyze_sources([source], fragment=fragment, wpm=wpm, readability=readability)

    def analyze_file(
        self,
        path: str | Path,
        *,
        fragment: bool = False,
        wpm: int = ADULT_WPM,
        readability: ReadabilityDepth = "basic",
        max_bytes: int = load.DEFAULT_LIMIT,
    ) -> Report:
        """Read one file; as `analyze_files([path])`."""
        return self.analyze_files([path], fragment=fragment, wpm=wpm, readability=readability, max_bytes=max_bytes)

    def analyze_files(
        self,
        paths: Iterable[str | Path],
        *,
        fragment: bool = False,
        wpm: int = ADULT_WPM,
        readability: ReadabilityDepth = "basic",
        max_bytes: int = load.DEFAULT_LIMIT,
    ) -> Report:
        """Read several files as the documents of one service: an answer may stand in any of them.

        Raises:
            SourceError: a path that is missing, a folder, unreadable, of a format not read, or over `max_bytes`.
            NotAssessed: one of them is not a policy or terms, not English, or almost empty; the error names it.
            UsageError: no path at all, or an argument that cannot be used.
        """
        if isinstance(paths, (str, Path)):
            paths = (paths,)
        sources = [load.load_file(Path(path), max_bytes=max_bytes) for path in paths]
        return self.analyze_sources(sources, fragment=fragment, wpm=wpm, readability=readability)

    def analyze_sources(
        self,
        sources: Iterable[Source],
        *,
        fragment: bool = False,
        wpm: int = ADULT_WPM,
        readability: ReadabilityDepth = "basic",
    ) -> Report:
        """Read loaded sources as the documents of one service. Raises as `analyze_files` does."""
        readings = [self.read(source, fragment=fragment) for source in sources]
        return self.report(readings, fragment=fragment, wpm=wpm, readability=readability)

    def read(self, source: Source, *, fragment: bool = False) -> Reading:
        """Parse, split and describe one source.

        Raises:
            NotAssessed: not a policy or terms, not English, or almost empty (never for a fragment).
        """
        document = parse.parse(source)
        if fragment:
            document = _as_passage(document)
        sentences = segment.segment(document)
        nature = describe.read_nature(document)
        info = describe.describe(document, sentences, nature)
        if fragment:
            info = replace(info, kind="other", about_data=True)  # too little to tell: rules for either kind may read it
        else:
            describe.assess(document, info, sentences, nature)
        return Reading(document=document, sentences=sentences, info=info)

    def report(
        self,
        readings: Sequence[Reading],
        *,
        fragment: bool = False,
        wpm: int = ADULT_WPM,
        readability: ReadabilityDepth = "basic",
        not_assessed: tuple[Refusal, ...] = (),
    ) -> Report:
        """Interpret, score and sum up documents that `read` gave; `not_assessed` is passed on into the report.

        Where all documents were refused the report is empty: no clause, no finding, no score, zeros for counts.

        Raises:
            UsageError: neither a document nor a refusal, or an argument that cannot be used.
        """
        if not (readings or not_assessed):
            raise UsageError("There is nothing to read.", fix="Name at least one file.")
        if readability not in get_args(ReadabilityDepth):
            raise UsageError(f"readability {readability!r} is not known.", fix='Use "basic" or "full".')
        documents = tuple(reading.info for reading in readings)
        clauses = self._read_clauses(readings)
        findings = interpret.judge(clauses, documents, self.rulebook)
        scores: dict[str, Score] = {}
        summary = None
        if readings and not fragment:
            scores, findings = self._score(findings, documents)
            summary = summarize.summarize(findings, clauses, documents, scores, rulebook=self.rulebook)
        return Report(
            documents=documents,
            reading_time=_time(documents, wpm=wpm, summary_words=summarize.words_of(summary) if summary else 0),
            readability=_measure(readings, further=readability == "full"),
            clauses=clauses,
            findings=findings,
            score=next(iter(scores.values()), None),
            scores=scores,
            summary=summary,
            not_assessed=not_assessed,
        )

    def _read_clauses(self, readings: Sequence[Reading]) -> tuple[Clause, ...]:
        """The clauses of all documents in reading order, numbered "c1", "c2"..."""
        clauses: list[Clause] = []
        for index, reading in enumerate(readings):
            clauses.extend(
                interpret.read_clauses(
                    self._matcher,
                    reading.document,
                    reading.sentences,
                    index=index,
                    info=reading.info,
                    number=len(clauses) + 1,
                )
            )
        return tuple(clauses)

    def _score(
        self, findings: tuple[Finding, ...], documents: Sequence[DocumentInfo]
    ) -> tuple[dict[str, Score], tuple[Finding, ...]]:
        """One score for each kind of document read, by scorecard in reading order, and the findings with effects."""
        scores: dict[str, Score] = {}
        cards: dict[Scorecard, None] = dict.fromkeys(card for info in documents for card in info.scorecards)
        for card in cards:
            scores[card], findings = score.score(findings, scorecard=card, rulebook=self.rulebook)
        return scores, findings


def _as_passage(document: Document) -> Document:
    """A passage of nothing but headings is text: one sentence without a full stop looks like a heading."""
    if any(block.kind != "heading" for block in document.blocks):
        return document
    return replace(document, blocks=tuple(replace(block, kind="paragraph") for block in document.blocks))


# The stages below are called through functions of their own, because `readability` is also an argument's name.


def _time(documents: Sequence[DocumentInfo], *, wpm: int, summary_words: int) -> ReadingTime:
    words = sum(info.words for info in documents)
    return readability.reading_time(words, wpm=wpm, summary_words=summary_words)


def _measure(readings: Sequence[Reading], *, further: bool) -> Readability:
    return readability.measure([(reading.document, reading.sentences) for reading in readings], further=further)
