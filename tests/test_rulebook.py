"""Folders of rules: what is read, what one's own adds, and how each fault is told."""

from functools import cache
from pathlib import Path

import pytest

from smallprint.errors import RuleError
from smallprint.model import Example, Lexicon, Practice, Rule, Rulebook, Slot
from smallprint.pattern import FAR, Chain, Element, Pattern
from smallprint.rulebook import CATEGORIES, builtin_folder, load_rulebook

RULE = """\
id = "own.lending"
title = "Lending data"
category = "Other"
act = ["@own_lend! ... @data"]
"""
LEXICON = '[own_lend]\nverbs = ["lend"]\n'
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
tier = 2
polarity = "bad"
value = 0.2
sentence = "They lend your data."
"""
HINT = " See docs/writing-rules.md."


@cache
def builtin() -> Rulebook:
    return load_rulebook()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with one rule, its lexicon and its pillar."""
    write(tmp_path, "lending/lend.toml", RULE)
    write(tmp_path, "lending/pillar.toml", PILLAR)
    write(tmp_path, "lexicons/words.toml", LEXICON)
    return tmp_path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def fault(folder: Path, where: Path | None = None) -> str:
    """What is told of the folder, after the name of the file."""
    with pytest.raises(RuleError) as told:
        load_rulebook((folder,))
    if where is not None:
        assert told.value.where == str(where)
    return f"{told.value.what} {told.value.fix}".strip()


def rule_fault(folder: Path, text: str) -> str:
    return fault(folder, write(folder, "lending/lend.toml", text))


# ------------------------------------------------------------------------------ what is read


def test_the_built_in_folder_has_the_scale() -> None:
    assert (builtin_folder() / "scale.toml").is_file()


def test_without_folders_of_ones_own_the_built_in_rules_are_read() -> None:
    assert {Path(rule.path).is_relative_to(builtin_folder()) for rule in builtin().rules} == {True}


def test_a_rule_of_ones_own_comes_after_the_built_in_ones(own: Path) -> None:
    rules = load_rulebook((own,)).rules
    assert rules[:-1] == builtin().rules
    assert rules[-1] == Rule(
        id="own.lending",
        title="Lending data",
        category="Other",
        pillar="lending",
        slot=None,
        actor="we",
        generic=False,
        act=(
            Pattern(
                source="@own_lend! ... @data",
                chains=(
                    Chain(
                        elements=(
                            Element(lexicons=(("own_lend", ""),), words=(), captures=(), gap=3),
                            Element(lexicons=(("data", ""),), words=(), captures=(), gap=FAR),
                        ),
                        head=0,
                        at_start=False,
                        negated=False,
                    ),
                ),
            ),
        ),
        unless=(),
        heading=(),
        scope="both",
        claudette=None,
        choice=None,
        outcomes={},
        examples=(),
        counterexamples=(),
        path=str(own / "lending" / "lend.toml"),
    )


def test_every_key_of_a_rule_is_read(own: Path) -> None:
    write(
        own,
        "lending/lend.toml",
        RULE
        + """\
slot = "LEND"
actor = "third party"
generic = true
unless = ["library"]
heading = ["lending"]
scope = "privacy"
claudette = "use"
choice = "other"
period = "AS_NEEDED"

[outcomes]
stated = "lend.lent"
"denied+region" = ""

[[examples]]
text = "lend your data"
practice = "lend.lent"
match = "lend your data"
stance = "stated"
lead_in = "Partners"
heading = "Lending"
also = ["share.sold"]

[[counterexamples]]
text = "The library lends data."
because = "a library is meant"
""",
    )
    rule = load_rulebook((own,)).rules[-1]
    assert (rule.slot, rule.pillar, rule.actor, rule.generic) == ("LEND", "lending", "third party", True)
    assert (rule.unless[0].source, rule.heading[0].source) == ("library", "lending")
    assert (rule.scope, rule.claudette, rule.choice, rule.period) == ("privacy", "use", "other", "AS_NEEDED")
    assert rule.outcomes == {"stated": "lend.lent", "denied+region": ""}
    assert rule.examples == (
        Example(
            text="lend your data",
            practice="lend.lent",
            match="lend your data",
            stance="stated",
            lead_in="Partners",
            heading="Lending",
            because="",
            also=("share.sold",),
        ),
    )
    assert rule.counterexamples == (
        Example(
            text="The library lends data.",
            practice=None,
            match=None,
            stance=None,
            lead_in="",
            heading="",
            because="a library is meant",
            also=(),
        ),
    )


def test_a_rules_pillar_is_its_slots_even_in_another_folder(own: Path) -> None:
    write(own, "elsewhere/lend.toml", RULE.replace("own.lending", "own.other") + 'slot = "LEND"\n')
    assert {rule.id: rule.pillar for rule in load_rulebook((own,)).rules}["own.other"] == "lending"


def test_a_pillar_of_ones_own_comes_last(own: Path) -> None:
    rulebook = load_rulebook((own,))
    assert rulebook.pillars == (*builtin().pillars, "lending")
    assert rulebook.slots["LEND"] == Slot(
        id="LEND",
        pillar="lending",
        question="Do they lend your data?",
        not_said="whether they lend your data",
        points=10.0,
        silent=0.5,
        must_disclose=False,
        combine="max",
    )
    assert rulebook.practices["lend.lent"] == Practice(
        id="lend.lent",
        slot="LEND",
        pillar="lending",
        tier=2,
        scope="both",
        polarity="bad",
        value=0.2,
        sentence="They lend your data.",
        short="They lend your data.",
        references={},
        trap="",
    )


def test_a_pillar_file_may_add_practices_to_a_known_pillar(tmp_path: Path) -> None:
    text = PILLAR.replace('"lending"', '"sharing"').replace('slot = "LEND"', 'slot = "S1"')
    write(tmp_path, "pillar.toml", text)
    rulebook = load_rulebook((tmp_path,))
    assert rulebook.pillars == builtin().pillars
    assert rulebook.practices["lend.lent"].slot == "S1"


def test_a_lexicon_of_verbs_has_all_their_forms(own: Path) -> None:
    write(own, "lexicons/words.toml", '[own_lend]\nverbs = ["Put out"]\nterms = ["Loan"]\nnouns = ["copy"]\n')
    assert load_rulebook((own,)).lexicons["own_lend"] == Lexicon(
        name="own_lend",
        kind="verb",
        terms={
            "put out": "base past pp",
            "puts out": "s",
            "putting out": "ing",
            "copy": "",
            "copies": "",
            "loan": "",
        },
        common=False,
        canonical="",
        dpv="",
    )


def test_a_lexicon_of_a_family_shows_its_own_name(own: Path) -> None:
    write(own, "lexicons/more.toml", '["type:shoe size"]\nnouns = ["shoe size"]\ndpv = "dpv:Size"\ncommon = true\n')
    assert load_rulebook((own,)).lexicons["type:shoe size"] == Lexicon(
        name="type:shoe size",
        kind="type",
        terms={"shoe size": "", "shoe sizes": ""},
        common=True,
        canonical="shoe size",
        dpv="dpv:Size",
    )


def test_a_lexicon_includes_the_terms_of_others_with_their_forms(own: Path) -> None:
    write(own, "lexicons/more.toml", '[own_both]\ninclude = ["own_lend"]\nterms = ["loan"]\n')
    assert load_rulebook((own,)).lexicons["own_both"].terms == {
        "loan": "",
        "lend": "base",
        "lends": "s",
        "lended": "past pp",
        "lending": "ing",
    }


def test_a_lexicon_includes_a_whole_family(own: Path) -> None:
    write(
        own, "lexicons/more.toml", '["own:a"]\nterms = ["x"]\n["own:b"]\nterms = ["y"]\n[owns]\ninclude = ["own:*"]\n'
    )
    assert load_rulebook((own,)).lexicons["owns"].terms == {"x": "", "y": ""}


def test_a_built_in_lexicon_can_be_added_to(tmp_path: Path) -> None:
    write(tmp_path, "lexicons/more.toml", '[negation]\nterms = ["nowise"]\n')
    rulebook = load_rulebook((tmp_path,))
    assert rulebook.lexicons["negation"].terms == {**builtin().lexicons["negation"].terms, "nowise": ""}


def test_a_modifier_that_is_added_to_stays_a_modifier(tmp_path: Path) -> None:
    write(tmp_path, "lexicons/more.toml", '[negation]\nterms = ["nowise"]\n')
    assert load_rulebook((tmp_path,)).lexicons["negation"].kind == "modifier"


def test_a_frame_of_ones_own_can_be_used(own: Path) -> None:
    write(own, "frames.toml", 'lend_to = ["$1! ... to $2"]\n')
    write(own, "lending/lend.toml", RULE.replace("@own_lend! ... @data", "lend_to(@own_lend, @third)"))
    assert [pattern.source for pattern in load_rulebook((own,)).rules[-1].act] == ["@own_lend! ... to @third"]


def test_measured_confidence_is_read(own: Path) -> None:
    write(
        own,
        "confidence.toml",
        '[[measured]]\nrule = "own.lending"\npractice = "lend.lent"\nright = 9\njudged = 12\nsource = "by hand"\n',
    )
    assert load_rulebook((own,)).confidence == {
        **builtin().confidence,
        ("own.lending", "lend.lent"): (9, 12, "by hand"),
    }


def test_files_of_other_kinds_are_left_alone(own: Path) -> None:
    write(own, "lending/README.md", "not a rule")
    assert len(load_rulebook((own,)).rules) == len(builtin().rules) + 1


# ------------------------------------------------------------------------------ faults of files


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    assert fault(missing, missing) == "there is no such rules folder. Give a folder with TOML files."


def test_a_folder_without_rules_is_named(tmp_path: Path) -> None:
    assert fault(tmp_path, tmp_path) == "holds no .toml file. Put at least one rule file into it."


def test_toml_that_cannot_be_read_is_told_with_its_line(own: Path) -> None:
    assert rule_fault(own, 'id = "own.lending"\ntitle = Lending\n') == (
        "is not valid TOML: Invalid value (at line 2, column 9)."
    )


def test_a_file_that_is_not_utf_8_is_told(own: Path) -> None:
    path = own / "lending" / "lend.toml"
    path.write_bytes(b'id = "caf\xe9"\n')
    assert fault(own, path).startswith("cannot be read: 'utf-8' codec can't decode byte 0xe9")


def test_a_file_without_an_act_is_no_rule(own: Path) -> None:
    assert rule_fault(own, 'id = "own.lending"\n') == 'has no key "act", so it is no rule.' + HINT


# ------------------------------------------------------------------------------ faults of rules


@pytest.mark.parametrize("key", ["id", "title", "category"])
def test_a_rule_without_a_key_it_needs_is_told_which(own: Path, key: str) -> None:
    text = "".join(line for line in RULE.splitlines(keepends=True) if not line.startswith(key))
    assert rule_fault(own, text) == f"the key {key!r} is missing.{HINT}"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title =", "titel =", "unknown key 'titel'. Did you mean 'title'?"),
        ("title =", "zzz =", "unknown key 'zzz'."),
        ('"Lending data"', "5", "'title' has the wrong type: 5."),
        ('"Other"', '"Others"', "category 'Others' is not of OPP-115. Did you mean 'Other'?"),
        ('["@own_lend! ... @data"]', '"@own_lend"', "'act' must be a list of patterns."),
        ("@own_lend!", "@own_lent!", "act: no lexicon is named 'own_lent'. Did you mean 'own_lend'?"),
        ("@own_lend!", "@own_lend:zz!", "act: no lexicon is named 'own_lend:zz'. Did you mean 'own_lend'?"),
        ("@data", "<place>", "act: <place> in '@own_lend! ... <place>' is no capture; "
            "known: duration, email, url, amount, date, age" + HINT),
        ("@own_lend! ... @data", "", "act: '' names nothing to find" + HINT),
    ],
)  # fmt: skip
def test_a_value_of_a_rule_that_is_wrong_is_told(own: Path, old: str, new: str, told: str) -> None:
    assert old in RULE
    assert rule_fault(own, RULE.replace(old, new)) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('slot = "LENT"', "slot 'LENT' is in no pillar. Did you mean 'LEND'?"),
        ("slot = 1", "'slot' has the wrong type: 1."),
        ('scope = "term"', "'scope' is 'term'. Use one of: privacy, terms, both."),
        ('actor = "us"', "'actor' is 'us'. Use one of: we, you, third party, any, not you."),
        ('claudette = "x"', "'claudette' is 'x'. Use one of: a, ch, cr, j, law, ltd, ter, use."),
        ('unless = ["@dat"]', "unless: no lexicon is named 'dat'. Did you mean 'data'?"),
        ('heading = ["(a|)"]', "heading: an empty choice in '(a|)' of '(a|)'" + HINT),
        ('unless = ["@data (<email>|mail)"]', "unless: a capture stands alone, not in a choice like "
            "'(<email>|mail)' of '@data (<email>|mail)'" + HINT),
        ('unless = ["^ ..3 @data"]', "unless: '..3' in '^ ..3 @data' has nothing before it that it parts from the "
            "next" + HINT),
        ('outcomes = "lend.lent"', "'outcomes' must be a table. Begin it with [outcomes]."),
        ("[outcomes]\nstated = 1", "'outcomes.stated' has the wrong type: 1."),
        ('[outcomes]\nstated = "lend.lend"', "outcome 'stated' names practice 'lend.lend', which no pillar has. "
            "Did you mean 'lend.lent'?"),
        ('[outcomes]\nstate = "lend.lent"', "outcome 'state' is not a stance with qualifiers. Stances: denied, hedged, "
            "stated; qualifiers: consent, exception, law, only, opt-out, partial, region."),
        ('[outcomes]\n"stated+often" = ""', "outcome 'stated+often' is not a stance with qualifiers. Stances: denied, "
            "hedged, stated; qualifiers: consent, exception, law, only, opt-out, partial, region."),
        ('[examples]\ntext = "x"', "'examples' must be a list of tables. Begin each with [[examples]]."),
        ('[[examples]]\npractice = ""', "the key 'examples.text' is missing." + HINT),
        ('[[examples]]\ntext = "x"\nstand = ""', "unknown key 'examples.stand'. Did you mean 'stance'?"),
        ('[[examples]]\ntext = "x"\nstance = "said"', "'stance' is 'said'. Use one of: stated, denied, hedged."),
        ('[[examples]]\ntext = "x"\nalso = "share.sold"', "'examples.also' must be a list of practices."),
        ('[[counterexamples]]\ntext = 3', "'counterexamples.text' has the wrong type: 3."),
    ],
)  # fmt: skip
def test_a_line_of_a_rule_that_is_wrong_is_told(own: Path, line: str, told: str) -> None:
    assert rule_fault(own, f"{RULE}{line}\n") == told


def test_a_topic_of_choice_that_is_not_known_is_told(own: Path) -> None:
    told = rule_fault(own, RULE + 'choice = "email"\n')
    assert told.startswith("'choice' is 'email'. Use one of: marketing email, targeted ads, ")


def test_a_frame_that_is_not_known_is_told(own: Path) -> None:
    told = rule_fault(own, RULE.replace("@own_lend! ... @data", "don(@own_lend, @data)"))
    assert told.startswith("act: there is no frame 'don'; known: do, ")


def test_a_rule_id_that_is_taken_is_told_with_the_other_file(own: Path) -> None:
    other = write(own, "lending/again.toml", RULE)
    assert fault(own, own / "lending" / "lend.toml") == f"rule id 'own.lending' is taken by {other}."


def test_a_rule_id_of_a_built_in_rule_is_taken(own: Path) -> None:
    first = builtin().rules[0]
    assert rule_fault(own, RULE.replace("own.lending", first.id)) == f"rule id {first.id!r} is taken by {first.path}."


# ------------------------------------------------------------------------------ faults of other files


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "lending"\n', "", "the key 'name' is missing." + HINT),
        ("points = 10", 'points = "10"', "'LEND.points' has the wrong type: '10'."),
        ("question =", "questions =", "unknown key 'LEND.questions'. Did you mean 'question'?"),
        ("silent = 0.5\n", "", "the key 'LEND.silent' is missing." + HINT),
        ("silent = 0.5", 'silent = 0.5\ncombine = "best"', "'combine' is 'best'. Use one of: max, mean, min."),
        (
            'slot = "LEND"',
            'slot = "LENT"',
            "practice 'lend.lent' names slot 'LENT', which no pillar has. Did you mean 'LEND'?",
        ),
        ('"bad"', '"awful"', "'polarity' is 'awful'. Use one of: good, neutral, bad, blocker."),
        ("tier =", "tear =", "unknown key 'lend.lent.tear'. Did you mean 'tier'?"),
        ("[slots.LEND]", "[slot.LEND]", "unknown key 'slot'. Did you mean 'slots'?"),
    ],
)
def test_a_fault_of_a_pillar_is_told(own: Path, old: str, new: str, told: str) -> None:
    assert old in PILLAR
    assert fault(own, write(own, "lending/pillar.toml", PILLAR.replace(old, new))) == told


def test_slots_that_are_no_tables_are_told(own: Path) -> None:
    assert fault(own, write(own, "lending/pillar.toml", 'name = "lending"\nslots = ["LEND"]\n')) == (
        "'slots' must be a table. Begin it with [slots]."
    )


@pytest.mark.parametrize("taken", ["S1", "share.sold"])
def test_an_id_of_a_slot_or_practice_that_is_taken_is_told(own: Path, taken: str) -> None:
    text = PILLAR.replace("slots.LEND", f"slots.{taken}") if taken == "S1" else PILLAR.replace("lend.lent", taken)
    assert fault(own, write(own, "lending/pillar.toml", text)) == (
        f"{taken!r} is already defined elsewhere. Choose another id."
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[own_lend]\nverb = ["lend"]\n', "unknown key 'own_lend.verb'. Did you mean 'verbs'?"),
        ('own_lend = ["lend"]\n', "'own_lend' must be a table."),
        ('[own_lend]\nverbs = "lend"\n', "'own_lend.verbs' must be a list of texts."),
        ('[own_lend]\ninclude = ["dat"]\n', "lexicon 'own_lend' includes 'dat', which does not exist. "
            "Did you mean 'data'?"),
        ('[own_lend]\ninclude = ["own_lend"]\n', "lexicon 'own_lend' includes itself through 'own_lend'."),
        ('[own_lend]\ninclude = ["own_give"]\n[own_give]\ninclude = ["own_lend"]\n',
            "lexicon 'own_give' includes itself through 'own_lend'."),
    ],
)  # fmt: skip
def test_a_fault_of_a_lexicon_is_told(own: Path, text: str, told: str) -> None:
    assert fault(own, write(own, "lexicons/words.toml", text)) == told


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("frames.toml", 'do = "$1 $2"\n', "'do' must be a list of patterns."),
        ("scale.toml", "[limits]\n", "the key 'caps' is missing." + HINT),
        ("scale.toml", "[bands]\n", "unknown key 'bands'."),
        ("scale.toml", "[caps]\npillar = [49]\n[limits]\n[grades]\n[weights]\n",
            "'caps.pillar' must be two numbers. Give the caps of one, and of more."),
        ("confidence.toml", '[[measured]]\nrule = "own.lending"\n', "the key 'measured.practice' is missing." + HINT),
    ],
)  # fmt: skip
def test_a_fault_of_another_file_is_told(own: Path, name: str, text: str, told: str) -> None:
    assert fault(own, write(own, name, text)) == told


# ------------------------------------------------------------------------------ the built-in rules themselves

OTHERWISE_NAMED = {"opt-out.ads_opt_in": "opt-out/opt_in.toml"}
"""Rules whose file is not called what they are."""


def test_rules_are_named_after_their_folder_and_file() -> None:
    named = {rule.id: f"{Path(rule.path).parent.name}/{Path(rule.path).name}" for rule in builtin().rules}
    odd = {name: path for name, path in named.items() if path != name.replace(".", "/", 1) + ".toml"}
    assert odd == OTHERWISE_NAMED


def test_every_category_is_used() -> None:
    assert {rule.category for rule in builtin().rules} == set(CATEGORIES)


def test_weights_of_each_scorecard_add_up() -> None:
    sums = {name: round(sum(shares.values()), 9) for name, shares in builtin().scale.weights.items()}
    assert sums == {"privacy": 1.0, "terms": 1.0}


JUDGED_ON_THE_WHOLE_TEXT = {"collect.listed", "collect.many_types", "collect.purpose_stated", "open.dated"}


def test_every_practice_is_shown_by_some_rule_or_by_the_whole_text() -> None:
    shown = {practice for rule in builtin().rules for practice in rule.outcomes.values()}
    assert set(builtin().practices) - shown == JUDGED_ON_THE_WHOLE_TEXT
