"""How fast the engine is, against spaCy's tokenizer in the same process: `pytest -m bench -s` prints the ratios."""

from functools import partial

import pytest
import spacy

from smallprint.pipeline import Analyzer

from .conftest import fastest, policy_text, tell

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.mark.parametrize("words", [5_000, 10_000, 20_000])
def test_an_analysis_takes_no_longer_than_spacy_takes_to_tokenise(analyzer: Analyzer, words: int) -> None:
    text = policy_text(words)
    nlp = spacy.blank("en")
    nlp(text)
    analyzer.analyze(text)
    ours, theirs = fastest(partial(analyzer.analyze, text), partial(nlp, text))
    ratio = ours / theirs
    tell(f"analyse {len(text.split()):,} words / tokenise them with spaCy", ratio, 1.0)
    assert ratio <= 1.0


def test_ten_times_the_text_takes_at_most_eleven_times_as_long(analyzer: Analyzer) -> None:
    text = policy_text(5_000)
    analyzer.analyze(text)
    once, ten_times = fastest(
        partial(analyzer.analyze, text), partial(analyzer.analyze, "\n\n".join([text] * 10)), times=3
    )
    ratio = ten_times / once
    tell("analyse ten times 5,000 words / analyse them once", ratio, 11)
    assert ratio <= 11
