"""Suppression comments. In: a decoded source and its format. Out: the directives in it, each with what it covers.

    <!-- smallprint: ignore[placeholder] reason="the name is set by the shop" until=2027-06-30 -->   the next block
    <!-- smallprint: ignore-start[vague-wording] --> ... <!-- smallprint: ignore-end[vague-wording] -->
    <!-- smallprint: ignore-file[reading-time, hard-to-read] -->

A comment inside code says nothing, and plain text has no comments.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final, get_args

from smallprint.check.case import place_in_source
from smallprint.check.catalog import is_known, suggest_check
from smallprint.check.configuration.suggest import suggest
from smallprint.check.model import Directive, Word
from smallprint.check.regions import find_regions, is_indented_code
from smallprint.model import Block, Document

_WORDS: Final[dict[str, Word]] = {word: word for word in get_args(Word)}
_OURS: Final = re.compile(
    r"\s*(?:smallprint\s*:|(?P<nearly>(?i:smallprint)\s*:?\s*(?=(?i:ignore))))\s*(?P<body>.*?)\s*", re.DOTALL
)
_BODY: Final = re.compile(r"(?P<word>[a-z-]+)\s*(?:\[(?P<ids>[^\]]*)\])?(?P<rest>.*)", re.DOTALL)
_OPTION: Final = re.compile(
    r"\s*(?P<name>[\w-]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"']+))"
)


def read_directives(source: str, document: Document) -> tuple[Directive, ...]:
    """The suppression comments of a document in reading order; `source` is its decoded source."""
    if "smallprint" not in source.lower():
        return ()
    found = []
    for region in find_regions(source, document.media_type):
        ours = _OURS.fullmatch(region.comment) if region.comment is not None else None
        if ours and not (document.media_type == "text/markdown" and is_indented_code(source, region.start)):
            quote = source[region.start : region.end]
            directive = _parse(ours["body"], document, region.start, region.end, quote)
            if ours["nearly"]:
                fault = "It does not begin with `smallprint:`, in small letters and with a colon."
                directive = replace(directive, ids=(), faults=(fault, *directive.faults))
            found.append((region.end, directive))
    return tuple(_close_ranges([_cover(directive, document, end) for end, directive in found]))


def _parse(body: str, document: Document, start: int, end: int, quote: str) -> Directive:
    match = _BODY.fullmatch(body)
    written = match["word"] if match else body[:20]
    word = _WORDS.get(written, "ignore")
    faults = []
    if written not in _WORDS:
        faults.append(f"`{written}` is not a directive. {suggest(written, _WORDS)}")
    ids = tuple(name.strip() for name in ((match["ids"] if match else "") or "").split(",") if name.strip())
    if not ids and not faults:
        faults.append(f"It names no check. Write `{word}[check-id]`.")
    faults += [f"`{name}` is not a check. {suggest_check(name)}" for name in ids if not is_known(name)]
    reason, until, sound, more = _parse_options(match["rest"] if match else "")
    place = place_in_source(document, start, end)
    return Directive(
        word=word,
        ids=tuple(name for name in ids if is_known(name)) if written in _WORDS and sound else (),
        reason=reason,
        until=until,
        start=(place.line, place.column),
        end=(place.end_line, place.end_column),
        quote=" ".join(quote.split()),
        covers=None,
        faults=(*faults, *more),
    )


def _parse_options(rest: str) -> tuple[str, date | None, bool, list[str]]:
    """Reason, last day, whether all of it can be read, and faults of what follows the ids."""
    reason, until, sound, faults, position = "", None, True, [], 0
    while match := _OPTION.match(rest, position):
        position = match.end()
        value = next(part for part in (match["double"], match["single"], match["bare"]) if part is not None)
        if match["name"] == "reason":
            reason = value
        elif match["name"] == "until":
            try:
                until = date.fromisoformat(value)
            except ValueError:
                sound = False
                faults.append(f"`until={value}` is not a date. Write it as `until=2027-06-30`.")
        else:
            sound = False
            faults.append(f"`{match['name']}` is not known here. {suggest(match['name'], ('reason', 'until'))}")
    if rest[position:].strip():
        sound = False
        faults.append(f'`{rest[position:].strip()}` is not understood. Write `reason="..."` or `until=2027-06-30`.')
    return reason, until, sound, faults


def _cover(directive: Directive, document: Document, end: int) -> Directive:
    """`directive` with the block that follows it (or holds it) as what it covers; only `ignore` covers a block.

    A comment before a table covers all of it, since no comment can stand between its rows.
    """
    if directive.word != "ignore":
        return directive
    offsets, blocks = document.offsets, document.blocks
    index = next((i for i, block in enumerate(blocks) if offsets.source_end(block.end) > end), None)
    if index is None:
        return replace(directive, covers=(directive.end, directive.end))
    last = index
    if blocks[index].kind == "cell" and (index == 0 or blocks[index - 1].kind != "cell"):
        last = max(i for i, _ in _cells_from(blocks, index))
    begin = offsets.place(blocks[index].start, blocks[index].start + 1)
    finish = offsets.place(max(blocks[last].start, blocks[last].end - 1), blocks[last].end)
    return replace(directive, covers=((begin.line, begin.column), (finish.end_line, finish.end_column)))


def _cells_from(blocks: tuple[Block, ...], index: int) -> Iterator[tuple[int, Block]]:
    for i in range(index, len(blocks)):
        if blocks[i].kind != "cell":
            return
        yield i, blocks[i]


def _close_ranges(directives: list[Directive]) -> Iterator[Directive]:
    """Each `ignore-start` with what it covers up to its `ignore-end`; ends are left out unless they end nothing."""
    result: list[Directive] = []
    opened: list[int] = []
    for directive in directives:
        if directive.word != "ignore-end":
            if directive.word == "ignore-start" and directive.ids:
                opened.append(len(result))
            result.append(directive)
            continue
        match = next((i for i in reversed(opened) if set(result[i].ids) == set(directive.ids)), None)
        if match is None:
            faults = directive.faults or ("No `ignore-start` with these ids stands before it.",)
            result.append(replace(directive, ids=(), faults=faults))
        else:
            opened.remove(match)
            result[match] = replace(result[match], covers=(result[match].end, directive.start))
    for i in opened:
        fault = f"It is never closed. Write `<!-- smallprint: ignore-end[{', '.join(result[i].ids)}] -->` after it."
        result[i] = replace(result[i], ids=(), faults=(*result[i].faults, fault))
    yield from result
