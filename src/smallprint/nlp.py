"""The only place that makes spaCy tokens. In: text. Out: the norms of its tokens, and where they stand.

A text is read chunk by chunk, as white space parts it: spaCy's tokenizer never joins chunks, so what it makes of one is
remembered and a word that has been seen costs a look into a table. The command keeps the table for its next start:
where every word of a text has been met before, spaCy need not even be imported.
"""

import re
import threading
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from smallprint import store

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from spacy.tokens import Doc

Read = TypeVar("Read")
Span = tuple[int, int]
Tokens = tuple[tuple[str, ...], tuple[Span, ...]]
"""Norms of a chunk's tokens, and their character offsets into it."""

CHUNKS_REMEMBERED: Final = 200_000
"""More than the words of any language that one process will meet; then it begins anew."""
CHUNKS_KEPT: Final = 40_000
"""Most that are kept for the next start; then it begins anew."""
LONGEST_SPLIT: Final = 500
"""Characters; a longer chunk is no language and one token, for spaCy's time grows with the square of its length."""
LONGEST_REMEMBERED: Final = 100
"""Characters; a longer chunk is an address or no language at all, and is read each time."""

_HOST: Final = re.compile(r"^(?:https?://)?(?:www\.)?(?P<host>(?:[\w-]+\.)+[a-z]{2,})(?:[/?#:].*)?$", re.DOTALL)
"""An address on the web; its norm is its host."""

_LOCK: Final = threading.RLock()
"""Held while tokens are made: spaCy's vocabulary is shared and grows."""


@cache
def version() -> bytes:
    """Whose tokens these are: spaCy's version file, read without importing spaCy."""
    found = find_spec("spacy")
    assert found is not None and found.origin is not None
    return Path(found.origin).with_name("about.py").read_bytes()


@cache
def tokenizer() -> "Tokenizer":
    """The tokenizer of `spacy.blank("en")` for text in lower case: no set-up of a pipeline, and no emoticons.

    A policy that ends a bracket before a colon ("invoices (paid): ten years") does not smile.
    """
    from spacy.lang.en import English
    from spacy.lang.tokenizer_exceptions import emoticons
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
    from spacy.vocab import create_vocab

    rules = English.Defaults
    exceptions = {
        word: tokens
        for word, tokens in rules.tokenizer_exceptions.items()
        if word == word.lower() and word not in emoticons
    }
    assert rules.prefixes and rules.suffixes and rules.infixes
    return Tokenizer(
        create_vocab("en", rules),
        rules=exceptions,
        prefix_search=compile_prefix_regex(rules.prefixes).search,
        suffix_search=compile_suffix_regex(rules.suffixes).search,
        infix_finditer=compile_infix_regex(rules.infixes).finditer,
        token_match=rules.token_match,
        url_match=rules.url_match,
    )


def _tokenize(chunk: str) -> "Doc":
    from spacy.tokens import Doc

    doc: Doc = tokenizer()(chunk) if len(chunk) <= LONGEST_SPLIT else Doc(tokenizer().vocab, words=[chunk])
    return doc


class _Memory:
    """The tokens of every chunk that has been met, in this run or kept from an earlier one."""

    def __init__(self) -> None:
        self._known: dict[str, Tokens] | None = None
        self._has_news = False

    def read(self, chunk: str) -> Tokens:
        """The tokens of `chunk`, which one thread at a time may ask for."""
        if self._known is None:
            self._known = self._recall()
        tokens = self._known.get(chunk)
        if tokens is None:
            doc = _tokenize(chunk)
            norms = tuple(_HOST.sub(r"\g<host>", token.norm_) for token in doc)
            tokens = norms, tuple((token.idx, token.idx + len(token)) for token in doc)
            if len(self._known) >= CHUNKS_REMEMBERED:
                self._known.clear()
            if len(chunk) <= LONGEST_REMEMBERED:
                self._known[chunk] = tokens
                self._has_news = True
        return tokens

    def keep(self) -> None:
        """Write down what was met, for the next start."""
        path = _entry()
        if self._known and self._has_news and path is not None:
            known = list(self._known.items())
            store.write(path, dict(known[-CHUNKS_KEPT:]))
            self._has_news = False

    def _recall(self) -> dict[str, Tokens]:
        path = _entry()
        return (store.read(path, dict) if path is not None else None) or {}


def _entry() -> Path | None:
    return store.entry("tokens", (version(), Path(__file__).read_bytes()))


class _Chunks(dict[str, tuple[Read, ...]]):
    """One half of the tokens of each chunk, filled as chunks are met."""

    def __init__(self, half: Callable[[Tokens], tuple[Read, ...]]) -> None:
        self._half = half

    def __missing__(self, chunk: str) -> tuple[Read, ...]:
        with _LOCK:
            read = self._half(_MEMORY.read(chunk))
            if len(self) >= CHUNKS_REMEMBERED:
                self.clear()
            if len(chunk) <= LONGEST_REMEMBERED:
                self[chunk] = read
        return read


_MEMORY: Final = _Memory()
_NORMS: Final = _Chunks[str](itemgetter(0))
_SPANS: Final = _Chunks[Span](itemgetter(1))


def keep_tokens() -> None:
    """Keep the tokens that were met, so that the next start need not ask spaCy for them again."""
    with _LOCK:
        _MEMORY.keep()


def lower(text: str) -> str:
    """`text` in lower case at unchanged length (a few letters, such as İ, would grow: they stay)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def norms(text: str) -> list[str]:
    """Norms of the tokens of `text`, which is in lower case, so that "don't" is "do", "not"."""
    return list(chain.from_iterable(map(_NORMS.__getitem__, text.split())))


def spans(text: str) -> list[tuple[int, int]]:
    """Half-open character offsets into `text`, which is in lower case, of the tokens that `norms` gives."""
    found: list[tuple[int, int]] = []
    position = 0
    for chunk in text.split():
        position = text.index(chunk, position)
        for start, end in _SPANS[chunk]:
            found.append((position + start, position + end))
        position += len(chunk)
    return found
