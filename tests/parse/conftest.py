"""Short ways to parse a string and to see what came out."""

from collections.abc import Callable

import pytest

from smallprint.load import from_text
from smallprint.model import Block, Document, MediaType
from smallprint.parse import parse

Show = Callable[[Document], list[tuple[str, str]]]


@pytest.fixture
def markdown() -> Callable[[str], Document]:
    return lambda text: _parse(text, "text/markdown")


@pytest.fixture
def page() -> Callable[[str], Document]:
    return lambda text: _parse(text, "text/html")


@pytest.fixture
def plain() -> Callable[[str], Document]:
    return lambda text: _parse(text, "text/plain")


@pytest.fixture
def show() -> Show:
    """(kind, text) of each block."""
    return lambda document: [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


@pytest.fixture
def leads() -> Callable[[Document], list[tuple[str, tuple[str, ...]]]]:
    """(text, texts of its lead-ins) of each block that has lead-ins."""

    def read(document: Document, block: Block) -> tuple[str, ...]:
        return tuple(document.text[start:end] for start, end in block.lead_ins)

    return lambda document: [
        (document.text[block.start : block.end], read(document, block)) for block in document.blocks if block.lead_ins
    ]


def _parse(text: str, media_type: MediaType) -> Document:
    return parse(from_text(text, media_type=media_type))
