"""Reads Markdown. In: the source, levelled. Out: its pieces, HTML blocks read as HTML.

markdown-it finds the blocks and their lines (CommonMark and tables); columns come from finding each block's lines in
the source again, and inline markup is read in `inline`.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from markdown_it.token import Token

from smallprint.model import BlockKind, MediaType
from smallprint.parse.draft import Cell, Draft, Piece, Run, Table
from smallprint.parse.glosses import mask_glosses
from smallprint.parse.html.page import MAX_LISTS, PageReader
from smallprint.parse.markdown.folded import unfold
from smallprint.parse.markdown.inline import Environment, PlacingMarkdown, read_inline
from smallprint.parse.markdown.lines import Span, join_spans, move_runs, split_lines
from smallprint.parse.markdown.numbered import mark_titles
from smallprint.parse.mask import mask_front_matter, mask_templates, tighten_bold

_MAX_NESTING: Final = 100
"""Block depth that markdown-it is told to follow; the preset's 20 silently drops deeper text."""

_MAX_BRACKETS: Final = 20
"""Depth of brackets in a line that may still be a link; each is looked ahead for as often as this."""

_MAX_INDENT: Final = 60
"""Columns of indentation that are believed: 30 lists deep, well under `_MAX_NESTING`."""

_DEEP: Final = re.compile(rf"^[ \t]{{{_MAX_INDENT + 1},}}", re.MULTILINE)
_MANY_MARKS: Final = re.compile(r"^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){20,}+", re.MULTILINE)
_SIGNS: Final = re.compile(
    r"^(?:#{1,6} \S|[*+-] +\S|={3,}\s*$|-{3,}\s*$|\|.*\|\s*$|```)|\]\((?:https?:|#|/|mailto:)|\*\*\w",
    re.MULTILINE,
)
_PIPE: Final = re.compile(r"(?<!\\)\|")


def _make_parser() -> PlacingMarkdown:
    parser = PlacingMarkdown("commonmark", {"maxNesting": _MAX_NESTING})
    # An indented block is prose in a policy, and a block's inline markup is read when its lines are known.
    parser.enable(["table", "strikethrough"]).disable(["code", "inline"])
    return parser.place_tokens()


class MarkdownParser:
    """Markdown as people write it: CommonMark, tables, HTML, front matter, templates."""

    media_type: MediaType = "text/markdown"

    def recognises(self, text: str) -> bool:
        """Whether the beginning of `text` holds at least two signs of Markdown."""
        return len(_SIGNS.findall(text[:20_000])) >= 2

    def read(self, source: str) -> Draft:
        """The pieces of the document."""
        masked, title = mask_front_matter(source)
        masked = mask_glosses(tighten_bold(mask_templates(masked)))
        work = _Markdown(source=masked, html=PageReader(source=masked, keep_all=True))
        tokens = work.parser.parse(_flatten_depth(masked), work.environment)
        work.parser.options["maxNesting"] = _MAX_BRACKETS
        blocks = [token.map for token in tokens if token.type == "html_block" and token.map]
        if blocks:
            # Beautiful Soup is imported only for sources that hold HTML.
            from smallprint.parse.html.tree import build_tree

            spans = [(work.lines[first], min(work.lines[last], len(masked))) for first, last in blocks]
            work.html.open_tree(build_tree(masked, spans))
        for token in unfold(mark_titles(tokens, masked)):
            _read_token(work, token)
        draft = work.html.finish()
        draft.title = title
        return draft


@dataclass(slots=True, kw_only=True)
class _Markdown:
    """A document under way."""

    source: str
    html: PageReader
    parser: PlacingMarkdown = field(default_factory=_make_parser)
    environment: Environment = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    level: int = 0
    table: Table | None = None
    row: int = -1
    column: int = -1
    cells: list[Span] = field(default_factory=list)
    """Source spans of the cells of the row under way."""

    def __post_init__(self) -> None:
        self.lines = [0, *(match.end() for match in re.finditer("\n", self.source)), len(self.source) + 1]

    def line_end(self, line: int) -> int:
        """Offset of the newline that ends a line (0-based)."""
        return self.lines[line + 1] - 1


def _flatten_depth(source: str) -> str:
    """The same lines with nesting that no reader follows taken off, so that the parser never drops their text."""
    if _DEEP.search(source):
        source = _DEEP.sub(" " * _MAX_INDENT, source)
    if _MANY_MARKS.search(source):
        source = _MANY_MARKS.sub("- ", source)
    return source


def _read_token(work: _Markdown, token: Token) -> None:
    kind = token.type
    if kind == "inline":
        _read_block(work, token)
    elif kind in {"bullet_list_open", "ordered_list_open"}:
        if len(work.lists) < MAX_LISTS:
            work.lists.append(work.html.number_list())
        else:
            work.lists.append(work.lists[-1])
    elif kind in {"bullet_list_close", "ordered_list_close"}:
        work.lists.pop()
    elif kind == "heading_open":
        work.level = int(token.tag[1])
    elif kind == "heading_close":
        work.level = 0
    elif kind == "html_block":
        _read_html(work, token)
    elif kind == "fence":
        _read_fence(work, token)
    elif kind in _TABLE_TOKENS:
        _read_table(work, token)


_TABLE_TOKENS: Final = frozenset({"table_open", "table_close", "tr_open", "th_open", "td_open"})


def _read_table(work: _Markdown, token: Token) -> None:
    if token.type == "table_open":
        work.table = Table(lead_list=work.html.number_list())
        work.row = -1
    elif token.type == "table_close":
        work.table = None
    elif token.type == "tr_open":
        work.row += 1
        work.column = -1
        work.cells = _cut_row(work, token.map[0]) if token.map else []
    else:
        work.column += 1


def _cut_row(work: _Markdown, line: int) -> list[Span]:
    """Source spans between the pipes of a table's line; the empty ones before the first and after the last left out."""
    start, end = work.lines[line], work.line_end(line)
    cuts = [start - 1, *(match.start() for match in _PIPE.finditer(work.source, start, end)), end]
    spans = [(left + 1, right) for left, right in pairwise(cuts)]
    if spans and not work.source[slice(*spans[0])].strip(" \t>"):
        spans = spans[1:]
    if spans and not work.source[slice(*spans[-1])].strip():
        spans = spans[:-1]
    return spans


_CELL_MARK: Final = re.compile(r"\s*(?:[*+•-]|#{1,6}|\d{1,2}[.)])\s+")
"""What begins an item or a heading elsewhere stands as text in a table cell: its line breaks are `<br>`."""


def _read_block(work: _Markdown, token: Token) -> None:
    """A heading, paragraph, item or cell."""
    cell = None
    kind: BlockKind = "paragraph"
    if work.table and work.cells is not None:
        if work.column >= len(work.cells):
            return
        cell = Cell(table=work.table, row=work.row, column=work.column)
        kind = "cell"
        spans = [work.cells[work.column]]
    elif token.map:
        spans = _find_lines(work, token)
        kind = "heading" if work.level else "item" if work.lists else "paragraph"
    else:
        return
    bulleted: tuple[int, ...] = ()
    for part in split_lines(work.source, spans, in_cell=cell is not None):
        mark = _CELL_MARK.match(work.source, *part[0]) if cell else None
        if mark:
            part[0] = (mark.end(), part[0][1])
            bulleted = bulleted or (work.html.number_list(),)
        else:
            bulleted = ()
        text, places = join_spans(work.source, part)
        inline = read_inline(text, work.parser, work.environment)
        runs, moved = move_runs(inline.runs, places)
        links = [(moved[first], moved[last], target) for first, last, target in inline.links]
        work.html.sieve.pieces.append(
            Piece(
                kind=kind,
                level=work.level,
                runs=runs,
                links=links,
                lists=bulleted or tuple(work.lists[:MAX_LISTS]),
                cell=cell,
                bold=inline.bold,
                opening=moved[inline.opening],
            )
        )


def _find_lines(work: _Markdown, token: Token) -> list[Span]:
    """Source spans of the token's lines, without indentation and the marks of quotes, lists and headings."""
    assert token.map is not None
    spans = []
    for number, content in enumerate(token.content.split("\n"), token.map[0]):
        kept = content.strip()
        if not kept or number + 1 >= len(work.lines):
            continue
        end = work.line_end(number)
        start = work.source.rfind(kept, work.lines[number], end)
        if start < 0:
            start, kept = work.lines[number], work.source[work.lines[number] : end]
        # The blank or newline after a line belongs to it, so that neighbouring lines join into one stretch.
        spans.append((start, start + len(kept)))
    return spans


def _read_html(work: _Markdown, token: Token) -> None:
    if token.map:
        work.html.outer_lists = tuple(work.lists[:MAX_LISTS])
        work.html.read_span()


def _read_fence(work: _Markdown, token: Token) -> None:
    if token.map is None:
        return
    first = token.map[0] + 1
    count = token.content.count("\n")
    if count:
        start, end = work.lines[first], work.line_end(min(first + count - 1, len(work.lines) - 2))
        runs: list[Run] = [(start, end, None)]
        work.html.sieve.pieces.append(Piece(kind="code", runs=runs, lists=tuple(work.lists[:MAX_LISTS])))
