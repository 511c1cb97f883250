"""A sentence that the next one takes back."""

from functools import cache

import pytest

from smallprint import Analyzer


@cache
def find_practices(text: str) -> frozenset[str]:
    return frozenset(finding.practice for finding in _analyzer().analyze(text, fragment=True).findings)


@cache
def _analyzer() -> Analyzer:
    return Analyzer()


@pytest.mark.parametrize(
    ("practice", "text"),
    [
        (
            "change.post_only",
            "We may change these terms by posting them here. In addition, we will e-mail you the changes.",
        ),
        (
            "change.post_only",
            "We may change these terms by posting them here. We will also notify you by text message.",
        ),
        ("rights.delete_self", "You may delete your account at any time. To do so, contact our support team."),
        ("rights.delete_self", "You may delete your account. It is a pity. To close your account, please call us."),
        (
            "children.age_limit",
            "You confirm that you are of legal age.\n\nIf you are a minor, a parent must agree to it.",
        ),
        ("pay.no_refund", "Fees are generally non-refundable. Refunds may be granted for errors."),
    ],
)
def test_the_next_sentence_takes_it_back(practice: str, text: str) -> None:
    assert practice not in find_practices(text)


@pytest.mark.parametrize(
    ("practice", "text"),
    [
        ("change.post_only", "We may change these terms by posting them here. We may also notify you by e-mail."),
        ("rights.delete_self", "You may delete your account at any time. If you need help, contact our support team."),
        (
            "children.age_limit",
            "You must be at least 13 to use the app. If you are a minor, a parent must agree to it.",
        ),
        ("pay.no_refund", "Fees are non-refundable. Refunds may be granted for errors."),
    ],
)
def test_what_follows_takes_nothing_back(practice: str, text: str) -> None:
    assert practice in find_practices(text)
