"""Forms of verbs and nouns."""

import pytest

from smallprint.inflect import inflect_noun, inflect_verb

NAMES = ("base", "s", "past", "pp", "ing")


@pytest.mark.parametrize(
    "forms",
    [
        "collect collects collected collected collecting",
        "share shares shared shared sharing",
        "process processes processed processed processing",
        "access accesses accessed accessed accessing",
        "fix fixes fixed fixed fixing",
        "watch watches watched watched watching",
        "publish publishes published published publishing",
        "notify notifies notified notified notifying",
        "employ employs employed employed employing",
        "agree agrees agreed agreed agreeing",
        "transfer transfers transferred transferred transferring",
        "log logs logged logged logging",
        "cancel cancels cancelled cancelled cancelling",
        "offer offers offered offered offering",
        "sell sells sold sold selling",
        "keep keeps kept kept keeping",
        "be is was been being",
        "withhold withholds withheld withheld withholding",
    ],
)
def test_a_verb_has_five_forms(forms: str) -> None:
    words = forms.split()
    assert inflect_verb(words[0]) == tuple(zip(words, NAMES, strict=True))


def test_a_phrase_inflects_its_first_word() -> None:
    assert inflect_verb("opt out of") == (
        ("opt out of", "base"),
        ("opts out of", "s"),
        ("opted out of", "past"),
        ("opted out of", "pp"),
        ("opting out of", "ing"),
    )


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("cookie", "cookies"),
        ("address", "addresses"),
        ("box", "boxes"),
        ("batch", "batches"),
        ("party", "parties"),
        ("day", "days"),
        ("child", "children"),
        ("person", "people"),
        ("third party", "third parties"),
        ("child under 13", "child under 13s"),
    ],
)
def test_a_noun_has_a_plural(singular: str, plural: str) -> None:
    assert inflect_noun(singular) == (singular, plural)
