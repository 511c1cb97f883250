"""Matches become clauses: with a few rules of our own over the built-in words."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from smallprint.interpret import read_clauses, read_passage
from smallprint.interpret.clauses import choose_practice
from smallprint.interpret.context import Context
from smallprint.load import from_text
from smallprint.match import Matcher, compile_rules
from smallprint.model import Choice, Clause, DocumentInfo, DocumentKind, Period, Place, Qualifier, Stance
from smallprint.parse import parse
from smallprint.rulebook import load_rulebook
from smallprint.segment import segment

PILLAR = """\
name = "lending"
[slots.LEND]
question = "Do they lend your data?"
not_said = "whether they lend your data"
points = 10
silent = 0.5
must_disclose = false
[practices."lend.lent"]
slot = "LEND"
tier = 1
polarity = "bad"
value = 0.2
sentence = "They lend your data."
[practices."lend.agreed"]
slot = "LEND"
tier = 1
polarity = "neutral"
value = 0.5
sentence = "They lend your data if you agree."
[practices."lend.never"]
slot = "LEND"
tier = 1
polarity = "good"
value = 1
sentence = "They never lend your data."
"""
RULES = {
    "lend": """\
category = "Third Party Sharing/Collection"
slot = "LEND"
act = ["@own_lend! ... @data"]
unless = ["library"]
[outcomes]
stated = "lend.lent"
"stated+consent" = "lend.agreed"
denied = "lend.never"
"denied+exception" = ""
""",
    "any": """\
category = "Third Party Sharing/Collection"
generic = true
act = ["@own_lend!", "@own_hand! ... @data"]
""",
    "hoard": 'category = "Data Retention"\nact = ["hoard! ... @data", "hoard! ... @data ... <duration>"]\n',
    "answer": 'category = "Other"\nact = ["answer! ... letter"]\n',
    "way": 'category = "User Choice/Control"\nactor = "any"\nchoice = "marketing email"\nact = ["unsubscribe!"]\n',
    "others": 'category = "Other"\nactor = "third party"\nact = ["peek!"]\n',
    "not_you": 'category = "Other"\nactor = "not you"\nact = ["dance!"]\n',
    "terms": 'category = "Other"\nscope = "terms"\nact = ["juggle!"]\n',
    "privacy": 'category = "Other"\nscope = "privacy"\nact = ["swing!"]\n',
    "signals": 'category = "Do Not Track"\nact = ["beacon!"]\n',
    "headed": 'category = "Other"\nheading = ["circus"]\nact = ["tumble!"]\n',
}


@cache
def matcher() -> Matcher:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "lexicons").mkdir()
        (folder / "lexicons" / "own.toml").write_text(
            '[own_lend]\nverbs = ["lend"]\n[own_hand]\nverbs = ["hand over"]\n'
        )
        (folder / "pillar.toml").write_text(PILLAR)
        for rule, text in RULES.items():
            (folder / f"{rule}.toml").write_text(f'id = "own.{rule}"\ntitle = "A rule of our own"\n{text}')
        rulebook = load_rulebook((folder,))
    return compile_rules(replace(rulebook, rules=tuple(rule for rule in rulebook.rules if rule.id.startswith("own."))))


def read(text: str, *, lead_in: str = "", heading: str = "") -> tuple[Clause, ...]:
    return read_passage(matcher(), text, lead_in=lead_in, heading=heading)


def read_one(text: str, *, lead_in: str = "", heading: str = "") -> Clause:
    [clause] = read(text, lead_in=lead_in, heading=heading)
    return clause


def rules_of(text: str, *, lead_in: str = "", heading: str = "") -> list[str]:
    return [clause.rule.removeprefix("own.") for clause in read(text, lead_in=lead_in, heading=heading)]


def read_document(
    text: str, *, kind: DocumentKind = "privacy", company: str | None = None, index: int = 0, number: int = 1
) -> tuple[Clause, ...]:
    document = parse(from_text(text, media_type="text/markdown"))
    info = DocumentInfo(
        path="policy.md", kind=kind, title=None, language="en", effective_date=None, updated_date=None, words=9,
        sentences=1, company=company,
    )  # fmt: skip
    return read_clauses(matcher(), document, segment(document), index=index, info=info, number=number)


# ------------------------------------------------------------------------------ whole clauses


def test_a_sentence_becomes_a_clause_with_all_it_says() -> None:
    text = "In California, we may lend your email address and other data to advertisers for marketing."
    assert read(text) == (
        Clause(
            id="c1",
            document=0,
            category="Third Party Sharing/Collection",
            pillar="lending",
            rule="own.lend",
            practice="lend.lent",
            stance="stated",
            modality="may",
            actor="we",
            condition=None,
            region="California",
            data_types=("email address",),
            recipients=("advertisers",),
            purposes=("marketing",),
            period=None,
            deadline=None,
            choice=None,
            captures={"types": "email address"},
            quote=text,
            start=0,
            end=len(text),
            act=(22, 45),
            place=Place(line=1, column=1, end_line=1, end_column=len(text) + 1),
            lead_in=None,
            heading=(),
        ),
    )


def test_an_item_is_read_with_its_lead_in() -> None:
    clause = read_one("your data", lead_in="We do not lend:")
    assert (clause.quote, clause.start, clause.end, clause.act) == ("your data", 16, 25, (16, 25))
    assert (clause.lead_in, clause.stance, clause.practice) == ("We do not lend:", "denied", "lend.never")


def test_the_act_takes_in_its_negation() -> None:
    clause = read_one("We will never, ever lend your data to anyone.")
    assert clause.quote[slice(*clause.act)] == "never, ever lend your data"


def test_a_clause_knows_its_heading() -> None:
    assert read_one("We lend your data.", heading="Lending").heading == ("Lending",)


def test_a_heading_limits_a_clause_to_its_region() -> None:
    assert read_one("We lend your data.", heading="Notice for California residents").region == "California"


def test_what_is_done_with_signals_is_done_for_all() -> None:
    assert read_one("We heed the beacon.", heading="Notice for California residents").region is None


def test_a_condition_is_shown_in_the_texts_words() -> None:
    assert read_one("We lend your data if you are late, as others do.").condition == "if you are late"


def test_nothing_is_read_where_no_rule_fits() -> None:
    assert read("We like cake.") == ()


def test_an_empty_passage_gives_nothing() -> None:
    assert read("") == ()


# ------------------------------------------------------------------------------ which rules speak


def test_a_generic_rule_gives_way_to_a_telling_one() -> None:
    assert rules_of("We lend your data.") == ["lend"]


def test_a_generic_rule_speaks_where_no_other_does() -> None:
    assert rules_of("We lend it.") == ["any"]


def test_a_generic_rule_gives_way_only_within_its_category() -> None:
    assert rules_of("We hoard and hand over your data.") == ["hoard", "any"]


def test_an_excluded_rule_is_silent_and_leaves_the_generic_one() -> None:
    assert rules_of("Like a library, we lend your data.") == ["any"]


def test_the_readers_act_is_not_ours() -> None:
    assert rules_of("You may lend your data.") == []


def test_an_act_of_others_is_read_by_a_rule_about_others() -> None:
    assert rules_of("Our partners may peek.") == ["others"]


def test_a_rule_about_others_does_not_read_our_acts() -> None:
    assert rules_of("We peek at what partners do.") == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [("We dance.", ["not_you"]), ("Our partners dance.", ["not_you"]), ("You dance.", [])],
)
def test_a_rule_for_everyone_but_the_reader(text: str, rules: list[str]) -> None:
    assert rules_of(text) == rules


def test_a_rule_under_a_heading_speaks_only_there() -> None:
    assert [rules_of("We tumble.", heading=heading) for heading in ("The circus", "The office")] == [["headed"], []]


def test_a_sentence_that_says_one_thing_twice_gives_one_clause() -> None:
    assert rules_of("We lend your data and we lend your data.") == ["lend"]


def test_a_sentence_that_says_two_things_of_one_rule_gives_two_clauses() -> None:
    clauses = read("We lend your data; we never lend data about children.")
    assert [(clause.id, clause.practice) for clause in clauses] == [("c1", "lend.lent"), ("c2", "lend.never")]


# ------------------------------------------------------------------------------ periods, deadlines, choices


def test_a_period_belongs_to_keeping() -> None:
    clause = read_one("We hoard your data for 12 months.")
    assert (clause.period, clause.deadline) == (Period(value="P12M", what="data", starts=""), None)


def test_another_time_is_a_deadline() -> None:
    clause = read_one("We answer your letter within 45 days.")
    assert (clause.period, clause.deadline) == (None, "P45D")


def test_two_periods_are_two_clauses() -> None:
    periods = [clause.period for clause in read("We hoard your data for 12 months and hoard your data for 2 years.")]
    assert [period.value for period in periods if period] == ["P12M", "P2Y"]


def test_what_is_never_kept_for_ever_has_no_period() -> None:
    clause = read_one("We never hoard your data indefinitely.")
    assert (clause.stance, clause.period) == ("denied", None)


def test_a_rule_of_choice_gives_the_choice() -> None:
    assert read_one("You can unsubscribe at https://lantern.example/mail.").choice == Choice(
        from_="marketing email", mechanism="web form", target="https://lantern.example/mail", steps=None
    )


def test_data_types_are_named_only_where_data_is_at_stake() -> None:
    assert read_one("Our partners may peek at your email address.").data_types == ()


# ------------------------------------------------------------------------------ documents


def test_clauses_are_numbered_from_the_number_given() -> None:
    clauses = read_document("We lend your data.\n\nWe lend it.", index=2, number=7)
    assert [(clause.id, clause.document) for clause in clauses] == [("c7", 2), ("c8", 2)]


def test_headings_and_code_give_no_clauses() -> None:
    assert read_document("# How we lend your data\n\n```\nWe lend your data.\n```\n") == ()


def test_a_heading_that_states_what_the_company_does_is_a_sentence() -> None:
    [clause] = read_document("# 2. We never lend your data\n\nThat is all.\n")
    assert (clause.stance, clause.quote) == ("denied", "2. We never lend your data")


def test_a_clause_stands_where_it_stands_in_the_source() -> None:
    [clause] = read_document("# Lending\n\nHello. **We** lend your data.\n")
    assert clause.place == Place(line=3, column=10, end_line=3, end_column=30)
    assert (clause.quote, clause.heading) == ("We lend your data.", ("Lending",))


def test_the_companys_name_is_we() -> None:
    assert [clause.actor for clause in read_document("Lantern may lend your data.", company="Lantern")] == ["we"]


@pytest.mark.parametrize(("kind", "count"), [("privacy", 0), ("terms", 1), ("other", 1)])
def test_a_rule_reads_the_kind_of_document_it_is_for(kind: DocumentKind, count: int) -> None:
    assert len(read_document("We juggle.", kind=kind)) == count


def test_a_document_without_sentences_has_no_clauses() -> None:
    assert read_document("---") == ()


# ------------------------------------------------------------------------------ outcomes


@pytest.mark.parametrize(
    ("stance", "qualifiers", "practice"),
    [
        ("stated", (), "lend.lent"),
        ("stated", ("consent",), "lend.agreed"),
        ("stated", ("consent", "law"), "lend.agreed"),
        ("stated", ("law",), "lend.lent"),
        ("denied", (), "lend.never"),
        ("denied", ("exception",), None),
        ("hedged", (), None),
    ],
)
def test_the_most_specific_outcome_that_fits_is_chosen(
    stance: Stance, qualifiers: tuple[Qualifier, ...], practice: str | None
) -> None:
    [rule] = [rule for rule in matcher().rulebook.rules if rule.id == "own.lend"]
    context = Context(stance=stance, qualifiers=frozenset(qualifiers), start=0, end=1)
    assert choose_practice(rule, context) == practice


def test_terms_are_read_by_rules_for_privacy_policies_where_they_speak_of_the_readers_data() -> None:
    text = "We swing your chair.\n\nWe swing your personal data.\n\n## Privacy\n\nWe swing daily.\n"
    assert [clause.quote for clause in read_document(text, kind="terms")] == [
        "We swing your personal data.",
        "We swing daily.",
    ]
    assert len(read_document(text, kind="privacy")) == 3
