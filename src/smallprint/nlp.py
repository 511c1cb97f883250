"""The only place that makes spaCy tokens. In: text. Out: the norms of its tokens, and where they stand.

A text is read chunk by chunk, as white space parts it: spaCy's tokenizer never joins chunks, so what it makes of one is
remembered and a word that has been seen costs a look into a table.
"""

import threading
from collections.abc import Callable
from functools import cache
from itertools import chain
from typing import Final, TypeVar

import spacy.about
from spacy.lang.en import English
from spacy.lang.tokenizer_exceptions import emoticons
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import create_vocab

Read = TypeVar("Read")

TOKENIZER: Final = f"spacy {spacy.about.__version__}"
"""Whose tokens these are."""
CHUNKS_REMEMBERED: Final = 200_000
"""More than the words of any language that one process will meet; then it begins anew."""
LONGEST_SPLIT: Final = 500
"""Characters; a longer chunk is no language and one token, for spaCy's time grows with the square of its length."""
LONGEST_REMEMBERED: Final = 100
"""Characters; a longer chunk is an address or no language at all, and is read each time."""

_LOCK: Final = threading.RLock()
"""Held while tokens are made: spaCy's vocabulary is shared and grows."""


@cache
def tokenizer() -> Tokenizer:
    """The tokenizer of `spacy.blank("en")` for text in lower case: no set-up of a pipeline, and no emoticons.

    A policy that ends a bracket before a colon ("invoices (paid): ten years") does not smile.
    """
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


def _tokenize(chunk: str) -> Doc:
    doc: Doc = Doc(tokenizer().vocab, words=[chunk]) if len(chunk) > LONGEST_SPLIT else tokenizer()(chunk)
    return doc


class _Chunks(dict[str, tuple[Read, ...]]):
    """What is read off the tokens of each chunk, filled as chunks are met."""

    def __init__(self, read: Callable[[Doc], tuple[Read, ...]]) -> None:
        self._read = read

    def __missing__(self, chunk: str) -> tuple[Read, ...]:
        with _LOCK:
            read = self._read(_tokenize(chunk))
            if len(self) >= CHUNKS_REMEMBERED:
                self.clear()
            if len(chunk) <= LONGEST_REMEMBERED:
                self[chunk] = read
        return read


_NORMS: Final = _Chunks(lambda doc: tuple(token.norm_ for token in doc))
_SPANS: Final = _Chunks(lambda doc: tuple((token.idx, token.idx + len(token)) for token in doc))


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
