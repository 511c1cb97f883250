"""The only place that makes spaCy tokens. In: text. Out: a `Doc` of a blank English pipeline, and phrase matchers."""

import threading
from collections.abc import Iterable
from functools import cache
from typing import Final

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc

CACHED_CHUNKS: Final = 200_000
"""Space-separated chunks whose tokens are remembered. spaCy's default of 10,000 is less than one long policy has."""

LOCK: Final = threading.RLock()
"""Held while tokens are made: the vocabulary is shared and grows."""


@cache
def pipeline() -> Language:
    """The blank English pipeline: a tokenizer and lexical attributes, no trained model, nothing downloaded."""
    language = spacy.blank("en")
    assert isinstance(language.tokenizer, Tokenizer)
    language.tokenizer.max_cache_size = CACHED_CHUNKS
    return language


def tokenize(text: str) -> Doc:
    """`text`, which is in lower case, as tokens. Call it holding `LOCK`."""
    return pipeline().make_doc(text)


def lower(text: str) -> str:
    """`text` in lower case at unchanged length (a few letters, such as İ, would grow: they stay)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def norms(text: str) -> tuple[str, ...]:
    """Norms of the tokens of `text`, so that "don't" is ("do", "not")."""
    with LOCK:
        return tuple(token.norm_ for token in tokenize(lower(text)))


def phrase_matcher(phrases: Iterable[tuple[str, ...]]) -> tuple[PhraseMatcher, dict[int, tuple[str, ...]]]:
    """A matcher of all `phrases`, given by the norms of their tokens, and the phrase behind each of its keys."""
    language = pipeline()
    matcher = PhraseMatcher(language.vocab, attr="NORM")
    keys: dict[int, tuple[str, ...]] = {}
    with LOCK:
        for phrase in phrases:
            name = " ".join(phrase)
            matcher.add(name, [Doc(language.vocab, words=list(phrase))])
            keys[language.vocab.strings[name]] = phrase
    return matcher, keys
