import pytest

from smallprint.interpret.choices.desks import Desk, Mailbox, choose_mailboxes, classify_mailbox


@pytest.mark.parametrize(
    ("address", "label", "desk"),
    [
        ("privacy@lamp.example", "", "privacy"),
        ("data-requests@lamp.example", "", "privacy"),
        ("dpo@lamp.example", "", "officer"),
        ("desk@lamp.example", "Our Data Protection Officer:", "officer"),
        ("privacy@lamp.example", "Our Data Protection Officer:", "privacy"),
        ("help@lamp.example", "", "support"),
        ("info@lamp.example", "Questions, comments and complaints:", "general"),
        ("reply@lamp-reports.example", "", "general"),
        (None, "Mail:", "general"),
        ("privacy.fr@lamp.example", "", "local"),
        ("datarep@lamp.example", "", None),
        ("desk@gdpr-rep.example", "", None),
        ("legal.notices@lamp.example", "", None),
        ("no-reply@lamp.example", "", None),
        ("info@lamp.example", "If you live in France:", None),
        ("info@lamp.example", "Law enforcement may write to", None),
    ],
)
def test_a_mailbox_is_known_by_its_name_and_the_words_beside_it(address: str | None, label: str, desk: Desk) -> None:
    assert classify_mailbox(address, label) == desk


def test_two_that_serve_alike_are_both_given() -> None:
    boxes = [Mailbox(address=name, desk="general") for name in ("a@lamp.example", "b@lamp.example", "a@lamp.example")]
    assert choose_mailboxes(boxes, None) == ("a@lamp.example", "b@lamp.example")
    assert choose_mailboxes(boxes, "support") == ()
    assert choose_mailboxes([], None) == ()
