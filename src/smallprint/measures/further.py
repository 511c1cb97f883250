"""Readability indices of textstat. In: sentences as lists of words. Out: index by name.

Only those that need no syllables: textstat's own syllable counter would download a dictionary. Import is late, since
textstat takes half a second to import.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

INDICES: Final = ("automated_readability_index", "coleman_liau_index", "lix", "rix")
_COUNTED_SENTENCE: Final = 3
"""Words below which textstat does not count a sentence."""
_SENTENCE_END: Final = re.compile(r"[.!?]")


def measure_further(sentences: Sequence[Sequence[str]]) -> Mapping[str, float]:
    """Each of `INDICES` for the sentences of three or more words; 0.0 where there is none.

    textstat takes every full stop for the end of a sentence, so words lose theirs and each sentence gets one.
    Source: textstat 0.7.13, which names the formulas' own.
    """
    lines = [
        " ".join(_SENTENCE_END.sub("", word) for word in words)
        for words in sentences
        if len(words) >= _COUNTED_SENTENCE
    ]
    if not lines:
        return dict.fromkeys(INDICES, 0.0)
    import textstat

    prose = ".\n".join(lines) + "."
    try:
        return {name: round(float(getattr(textstat.textstat, name)(prose)), 2) for name in INDICES}
    finally:
        _forget_texts()


def _forget_texts() -> None:
    """Empty textstat's caches, which would hold the last 128 texts of this process."""
    from textstat.backend import counts, metrics, selections, transformations

    for module in (counts, metrics, selections, transformations):
        for value in vars(module).values():
            clear = getattr(value, "cache_clear", None)
            if clear is not None:
                clear()
