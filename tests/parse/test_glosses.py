from smallprint.load import from_text
from smallprint.model import MediaType
from smallprint.parse import parse
from smallprint.parse.glosses import mask_glosses

GLOSS = "Any part of the club that is open to its members at night."
PASTED = "".join(
    f"You may use the rooms{GLOSS} {rest} number {number}.\n\n"
    for number, rest in enumerate(("and the garden", "or the kitchen", "in the house", "to read book") * 4)
)


def read(text: str, media_type: MediaType) -> str:
    return parse(from_text(text, media_type=media_type)).text


def test_a_pasted_gloss_is_read_once() -> None:
    for media_type in ("text/markdown", "text/plain"):
        text = read(PASTED, media_type)
        assert text.count(GLOSS) == 1
        assert "You may use the rooms or the kitchen number 1." in text


def test_offsets_and_lines_are_kept() -> None:
    masked = mask_glosses(PASTED)
    assert (len(masked), masked.count("\n")) == (len(PASTED), PASTED.count("\n"))


def test_what_is_repeated_as_sentences_is_no_gloss() -> None:
    text = "We use JavaScript is what our boards show at night. We like it. " * 20 + "Acme Inc. and Co. or so. " * 20
    assert mask_glosses(text) == text


def test_a_gloss_pasted_twice_may_be_a_slip() -> None:
    text = f"Rooms{GLOSS} and baths{GLOSS} or " + "Acme Inc. and others. " * 20
    assert mask_glosses(text) == text


def test_many_glued_words_take_time_in_proportion() -> None:
    text = "roomsA b. and " * 40_000
    assert len(mask_glosses(text)) == len(text)
