from collections.abc import Iterable

import pytest

from smallprint.errors import UsageError
from smallprint.measures.indices import flesch_kincaid_grade, flesch_reading_ease, smog_index
from smallprint.measures.syllables import count_syllables
from smallprint.measures.words import words_of_token
from smallprint.model import Block, BlockKind, Document, OffsetMap, ReadingTime, Sentence
from smallprint.readability import count_words, measure, reading_time

COUNTED_BY_HAND = (
    "We collect your name.",  # 4 words, 1+2+1+1 = 5 syllables
    "We keep it for a year.",  # 6 words, 6 syllables
    "You can delete your information.",  # 5 words, 1+1+2+1+4 = 9 syllables, 1 polysyllable
    "Our company shares limited location data with advertisers.",  # 8 words, 1+3+1+3+3+2+1+4 = 18 syllables, 4
    "Others later read that privately.",  # 5 words, 2+2+1+1+3 = 9 syllables, 1 polysyllable
)


def document_of(*blocks: tuple[BlockKind, Iterable[str]]) -> tuple[Document, tuple[Sentence, ...]]:
    """A document whose blocks hold these sentences."""
    text, made, sentences = "", [], []
    for index, (kind, block_sentences) in enumerate(blocks):
        start = len(text)
        for sentence in block_sentences:
            sentences.append(Sentence(start=len(text), end=len(text) + len(sentence), block=index))
            text += sentence + " "
        made.append(Block(kind=kind, start=start, end=len(text) - 1, level=0, heading=(), lead_ins=(), hidden=False))
    offsets = OffsetMap(text_starts=(), source_starts=(), source_ends=(), linear=(), line_starts=(0,))
    document = Document(
        path="<text>",
        media_type="text/plain",
        text=text,
        blocks=tuple(made),
        links=(),
        offsets=offsets,
        title=None,
        warnings=(),
    )
    return document, tuple(sentences)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("share", 1),
        ("shared", 1),
        ("table", 2),
        ("changes", 2),
        ("website", 2),
        ("Therefore", 2),
        ("doesn't", 2),
        ("you’re", 1),
        ("area", 3),
        ("various", 3),
        ("science", 2),
        ("applying", 3),
        ("annual", 3),
        ("nation", 2),
        ("technically", 3),
        ("unique", 2),
        ("GPS", 3),
        ("information", 4),
        ("confidentiality", 7),
        ("", 1),
    ],
)
def test_syllables_follow_speech(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("| - — •", 0),
        ("third-party cookies", 2),
        ("and/or", 2),
        ("data—including yours", 3),
        ("the U.S. has 1,000 of them", 6),
        ("see https://www.example.com/a/b now", 3),
        ("“We don’t.”", 2),
    ],
)
def test_words_are_what_one_reads_aloud(text: str, words: int) -> None:
    assert count_words(text) == words


def test_a_token_gives_its_words_without_quotes_and_stops() -> None:
    assert words_of_token("(names/addresses),") == ("names", "addresses")


def test_indices_of_a_paragraph_counted_by_hand() -> None:
    result = measure([document_of(("paragraph", COUNTED_BY_HAND))])
    counts = (result.words, result.sentences, result.syllables, result.polysyllables)
    assert counts == (28, 5, 47, 6)
    indices = (result.flesch_reading_ease, result.flesch_kincaid_grade, result.smog_index)
    assert indices == (59.14, 6.40, 9.39)
    assert (result.words_per_sentence, result.syllables_per_word) == (5.6, 1.679)


def test_indices_of_no_text_are_zero() -> None:
    assert flesch_reading_ease(words=0, sentences=0, syllables=0) == 0.0
    assert flesch_kincaid_grade(words=0, sentences=0, syllables=0) == 0.0
    assert smog_index(sentences=0, polysyllables=0) == 0.0


def test_a_document_without_prose_measures_zero() -> None:
    result = measure([document_of(("heading", ("Privacy",)))], further=True)
    assert (result.words, result.sentences, result.syllables, result.flesch_kincaid_grade) == (0, 0, 0, 0.0)
    assert set(result.further.values()) == {0.0}


def test_headings_and_code_are_not_prose() -> None:
    bare = measure([document_of(("paragraph", COUNTED_BY_HAND))])
    dressed = measure(
        [document_of(("heading", ("What We Collect",)), ("paragraph", COUNTED_BY_HAND), ("code", ("let x = 1",)))]
    )
    assert dressed == bare


def test_an_item_without_a_word_is_no_sentence() -> None:
    assert measure([document_of(("item", ("—",)), ("item", ("Your name",)))]).sentences == 1


def test_documents_are_measured_as_one_text() -> None:
    first, second = COUNTED_BY_HAND[:2], COUNTED_BY_HAND[2:]
    apart = measure([document_of(("paragraph", first)), document_of(("paragraph", second))])
    assert apart == measure([document_of(("paragraph", first), ("paragraph", second))])


def test_numbers_and_addresses_have_one_syllable() -> None:
    assert measure([document_of(("paragraph", ("2026 https://example.com/privacy me@example.com",)))]).syllables == 3


def test_vague_words_leave_out_the_month() -> None:
    sentence = "Some partners might see it; we may act, as is often possible, from May 2026. PARTNERS MAY SHARE."
    assert measure([document_of(("paragraph", (sentence,)))]).vague_words == 6


def test_plain_language_test_names_each_criterion() -> None:
    assert measure([document_of(("paragraph", COUNTED_BY_HAND))]).plain_language_test == {
        "average sentence under 22 words": True,
        "no sentence over 50 words": True,
        "under 1.55 syllables a word": False,
        "average paragraph under 75 words": True,
        "no paragraph over 150 words": True,
    }


def test_plain_language_test_fails_at_its_limits() -> None:
    long = document_of(("paragraph", (" ".join(["we"] * 51) + ".", " ".join(["we"] * 100) + ".")))
    assert measure([long]).plain_language_test == {
        "average sentence under 22 words": False,
        "no sentence over 50 words": False,
        "under 1.55 syllables a word": True,
        "average paragraph under 75 words": False,
        "no paragraph over 150 words": False,
    }


def test_further_indices_come_from_our_sentences() -> None:
    sentence = "The U.S. office of Acme Inc. keeps your account data."  # 10 words, 40 letters, one long word
    further = measure([document_of(("paragraph", (sentence,)))], further=True).further
    assert further["rix"] == 1.0
    assert further["lix"] == 20.0
    assert further["coleman_liau_index"] == round(0.058 * 400 - 0.296 * 10 - 15.8, 2)
    assert further["automated_readability_index"] == round(4.71 * 4.1 + 0.5 * 10 - 21.43, 2)


def test_further_indices_are_left_out_unless_asked_for() -> None:
    assert measure([document_of(("paragraph", COUNTED_BY_HAND))]).further == {}


def test_further_indices_need_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    import nltk

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("asked for a dictionary")

    monkeypatch.setattr(nltk, "download", refuse)
    monkeypatch.setattr(nltk.data, "find", refuse)
    assert measure([document_of(("paragraph", ("We keep three kinds of data.",)))], further=True).further["rix"] == 0.0


def test_textstat_keeps_no_text() -> None:
    from textstat.backend.selections import list_words

    measure([document_of(("paragraph", COUNTED_BY_HAND))], further=True)
    assert list_words.cache_info().currsize == 0


def test_reading_time_of_an_average_adult() -> None:
    assert reading_time(5894, summary_words=119) == ReadingTime(
        words=5894, wpm=238, minutes=24.76, range=(19.65, 33.68), summary_seconds=30.0, saved_minutes=24.26
    )


def test_another_speed_keeps_the_spread_of_readers() -> None:
    time = reading_time(2380, wpm=119)
    assert (time.minutes, time.range) == (20.0, (15.87, 27.2))


def test_nothing_to_read_takes_no_time() -> None:
    time = reading_time(0, summary_words=10)
    assert (time.minutes, time.range, time.saved_minutes) == (0.0, (0.0, 0.0), 0.0)


@pytest.mark.parametrize("wpm", [-1, 0, 49, 1001])
def test_a_speed_nobody_reads_at_is_refused(wpm: int) -> None:
    with pytest.raises(UsageError) as caught:
        reading_time(100, wpm=wpm)
    assert str(caught.value) == (
        f"wpm: nobody reads {wpm} words a minute. Give a number from 50 to 1000; an average adult reads 238."
    )
