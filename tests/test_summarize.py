from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import CLAUSE, FINDING, POLICY
from smallprint.measures.words import count_words
from smallprint.model import (
    Block,
    Bullet,
    Choice,
    Clause,
    Document,
    DocumentKind,
    Finding,
    OffsetMap,
    Rulebook,
    Scorecard,
    Sentence,
    Summary,
)
from smallprint.readability import measure
from smallprint.rulecache import recall_rulebook
from smallprint.score import score
from smallprint.summarize import summarize, words_of
from smallprint.summarize.actions import PART, show_address
from smallprint.summarize.phrases import CLAUSES

CARELESS = ("share.ads", "collect.location_precise", "retain.forever", "optout.none", "collect.many_types")
"""Bad practices of the privacy scorecard."""
ANSWERED = ("collect.listed", "collect.purpose_stated", "share.not_sold", "rights.delete_self", "retain.stated_period")
"""Good answers to questions that must be answered: enough of them for a grade."""


@cache
def rulebook() -> Rulebook:
    return recall_rulebook()


def found(
    practice: str, *, says: str = "", region: str | None = None, partial: bool = False, **more: object
) -> Finding:
    known = rulebook().practices[practice]
    silent = rulebook().slots[known.slot].silent
    finding = replace(
        FINDING,
        practice=practice,
        slot=known.slot,
        pillar=known.pillar,
        polarity=known.polarity,
        value=(known.value + silent) / 2 if partial else known.value,
        says=says or known.short,
        partial=partial,
        region=region,
        clauses=(f"c-{practice}",),
    )
    return replace(finding, **more)  # type: ignore[arg-type]


def clause(
    from_: str,
    mechanism: str,
    target: str | None = None,
    *,
    name: str = "c1",
    region: str | None = None,
    deadline: str | None = None,
    quote: str = "You can choose.",
    **more: object,
) -> Clause:
    made = replace(
        CLAUSE,
        id=name,
        category="User Choice/Control",
        pillar="opt-out",
        rule="optout.any",
        practice=None,
        modality="can choose",
        actor="you",
        region=region,
        deadline=deadline,
        choice=Choice(from_=from_, mechanism=mechanism, target=target, steps=None),
        quote=quote,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def sum_up(
    *practices: str | Finding,
    kind: DocumentKind = "privacy",
    company: str | None = "Acme",
    clauses: Sequence[Clause] = (),
) -> Summary:
    findings = tuple(found(practice) if isinstance(practice, str) else practice for practice in practices)
    document = replace(POLICY, kind=kind, company=company)
    scores = {}
    if kind != "other":
        scores[kind], findings = score(findings, scorecard=kind, rulebook=rulebook())
    return summarize(findings, clauses, [document], scores, rulebook=rulebook())


def texts(bullets: Sequence[Bullet]) -> list[str]:
    return [bullet.text for bullet in bullets]


# ------------------------------------------------------------------------------------------- verdict


def test_a_middling_grade_weighs_good_against_bad() -> None:
    summary = sum_up(*ANSWERED, "share.ads", "collect.third_party_sources", "share.nonessential")
    assert summary.verdict == (
        "Acme promises not to sell your data, but shares it with ad firms and passes it to partners it does not need."
    )


def test_a_hedged_denial_is_only_said() -> None:
    summary = sum_up("collect.listed", "collect.purpose_stated", "retain.as_needed", "rights.delete_request",
                     found("share.not_sold_hedged", stance="hedged"), "share.ads")  # fmt: skip
    assert summary.verdict == "Acme says it does not sell your data, but shares it with ad firms."
    assert 'They say they do not sell your data, as some laws define "sell".' in texts(summary.good)


def test_an_unknown_company_is_they() -> None:
    summary = sum_up(*ANSWERED, "share.ads", "collect.messages", company=None)
    assert summary.verdict.startswith("They promise not to sell your data")


def test_a_sentence_for_a_name_is_not_used() -> None:
    summary = sum_up(*ANSWERED, company="the company that runs this lovely website")
    assert summary.verdict.startswith("They ")


def test_the_best_grade_says_what_earns_it() -> None:
    practices = [practice.id for practice in rulebook().practices.values() if practice.polarity == "good"]
    assert sum_up(*practices).verdict == (
        "Acme treats you with care: it promises not to sell your data and says how long it keeps some data."
    )


def test_a_good_grade_puts_the_good_news_first() -> None:
    practices = [practice.id for practice in rulebook().practices.values() if practice.polarity == "good"]
    assert sum_up(*practices, "share.merger").verdict == (
        "Acme promises not to sell your data and says how long it keeps some data, but can pass your data to a new "
        "owner."
    )


def test_a_poor_grade_puts_the_bad_news_first() -> None:
    summary = sum_up("share.ads", "collect.location_precise", "share.sold_optout", "retain.as_needed",
                     "rights.delete_self", "collect.purpose_stated")  # fmt: skip
    assert summary.verdict == (
        "Acme shares your data with ad firms and sells or shares it unless you say no, though you can delete your "
        "account."
    )


def test_the_worst_grade_leaves_out_the_good_news() -> None:
    summary = sum_up(*CARELESS, "share.sold", "rights.no_delete", "share.nonessential", "collect.listed")
    assert summary.verdict == "Acme leaves you little privacy: it sells your data and you cannot delete your account."


def test_one_verb_is_not_said_twice() -> None:
    found_bad = ("security.no_liability", "legal.no_liability", "change.post_only", "account.notice")
    summary = sum_up(*found_bad, "content.removal", "pay.no_refund", "legal.forum", "legal.class_waiver", kind="terms")
    assert summary.verdict == (
        "Acme warns you before closing your account, but takes no blame if your data is stolen "
        "and can change the rules just by posting them."
    )


def test_terms_have_words_of_their_own() -> None:
    harmful = [name for name, practice in rulebook().practices.items() if practice.polarity == "bad"]
    assert sum_up(*harmful, kind="terms").verdict == (
        "Acme keeps the upper hand: it can close your account at any time and takes no blame if your data is stolen."
    )


def test_a_verdict_that_starts_with_the_reader_names_the_place() -> None:
    summary = sum_up("rights.delete_self", "collect.listed", "collect.purpose_stated", "share.ads",
                     "optout.ads_setting", "share.processors_only", "optout.gpc", "rights.access_export")  # fmt: skip
    assert summary.verdict == "At Acme, you can delete your account, but it shares your data with ad firms."


def test_too_little_said_is_not_graded() -> None:
    assert sum_up().verdict == "Acme says too little to be graded."
    assert sum_up("share.ads").verdict == "Acme says too little to be graded, but shares your data with ad firms."
    assert (
        sum_up("optout.email", company=None).verdict
        == "They say too little to be graded, but you can stop marketing emails."
    )


def test_another_kind_of_page_gets_no_grade() -> None:
    assert sum_up("share.ads", kind="other").verdict == (
        "Acme's page is not a privacy policy or terms, so it gets no grade."
    )
    assert sum_up(kind="other", company=None).verdict == (
        "This page is not a privacy policy or terms, so it gets no grade."
    )


def test_what_holds_in_one_region_is_not_in_the_verdict() -> None:
    summary = sum_up(*ANSWERED, found("share.ads", region="California"))
    assert "ad firms" not in summary.verdict
    assert summary.watch_out[0].text == "They share your data with advertisers (California only)."


def test_every_good_and_every_bad_practice_has_a_clause() -> None:
    wanted = {name for name, practice in rulebook().practices.items() if practice.polarity != "neutral"}
    assert wanted <= set(CLAUSES) <= set(rulebook().practices)


def test_a_practice_of_ones_own_is_told_in_its_sentence() -> None:
    known = rulebook()
    own = replace(known.practices["share.ads"], id="own.fax", short="They fax your data to strangers.")
    extended = replace(known, practices={**known.practices, "own.fax": own})
    finding = replace(found("share.ads"), practice="own.fax", says=own.short)
    result, findings = score([finding], scorecard="privacy", rulebook=extended)
    summary = summarize(findings, (), (), {"privacy": result}, rulebook=extended)
    assert summary.verdict == "They say too little to be graded, but they fax your data to strangers."


# ------------------------------------------------------------------------------------------- bullets


def test_warnings_stand_blockers_first_then_by_points_lost() -> None:
    summary = sum_up("change.post_only", "share.merger", "share.ads", "collect.third_party_sources", "share.sold")
    assert summary.watch_out == (
        Bullet(text="They sell your data.", practice="share.sold", slot="S1", clauses=("c-share.sold",)),
        Bullet(
            text="They share your data with advertisers.", practice="share.ads", slot="S2", clauses=("c-share.ads",)
        ),
        Bullet(
            text="Your data can go to a new owner if the company is sold.",
            practice="share.merger",
            slot="S5",
            clauses=("c-share.merger",),
        ),
        Bullet(
            text="They get data about you from other companies.",
            practice="collect.third_party_sources",
            slot="C4",
            clauses=("c-collect.third_party_sources",),
        ),
    )


def test_bad_news_without_points_comes_last() -> None:
    summary = sum_up("change.post_only", "share.merger")
    assert texts(summary.watch_out) == [
        "Your data can go to a new owner if the company is sold.",
        "They can change the rules by just posting them.",
    ]


def test_a_slot_has_one_bullet() -> None:
    summary = sum_up("share.ad_cookies", "share.ads", "share.no_ads")
    assert texts(summary.watch_out) == ["They share your data with advertisers."]
    assert summary.good == ()


def test_a_page_without_a_score_still_warns() -> None:
    summary = sum_up("share.no_ads", "share.ad_cookies", "share.ads", "share.sold", "optout.email", kind="other")
    assert texts(summary.watch_out) == ["They sell your data.", "They share your data with advertisers."]
    assert texts(summary.good) == ["You can stop marketing emails."]


def test_arbitration_is_told_where_an_opt_out_softens_it() -> None:
    summary = sum_up("legal.arbitration_optout", "legal.arbitration", kind="terms")
    assert [bullet.practice for bullet in summary.watch_out] == ["legal.arbitration"]


def test_a_neutral_answer_that_costs_points_is_a_warning() -> None:
    summary = sum_up("legal.liability_cap", "legal.governing_law", kind="terms")
    assert texts(summary.watch_out) == ["They limit what they owe you if things go wrong."]


def test_possible_findings_are_left_out() -> None:
    summary = sum_up(found("share.sold", certainty="possible"), found("share.no_ads", certainty="possible"))
    assert (summary.watch_out, summary.good) == ((), ())


def test_good_points_stand_by_points_won() -> None:
    summary = sum_up("optout.email", "collect.listed", "retain.stated_period", "rights.delete_self")
    assert texts(summary.good) == [
        "They say how long they keep some data.",
        "You can delete your account yourself.",
        "You can stop marketing emails.",
    ]


def test_a_partial_good_says_so() -> None:
    summary = sum_up(found("collect.listed", partial=True))
    assert texts(summary.good) == ["They list the kinds of data they collect (in part)."]


def test_the_words_of_the_text_are_told_where_they_fit() -> None:
    says = "They say how long they keep some data: 90 days."
    assert texts(sum_up(found("retain.stated_period", says=says)).good) == [says]


def test_words_that_do_not_fit_are_left_out() -> None:
    says = "They collect many kinds of data about you: " + ", ".join(["name"] * 20) + "."
    summary = sum_up(found("collect.many_types", says=says))
    assert texts(summary.watch_out) == ["They collect many kinds of data about you."]


def test_words_too_hard_to_read_are_left_out() -> None:
    hard = "They collect sensitive data, such as genetic predispositions, psychological characteristics, philosophical."
    summary = sum_up(found("collect.sensitive", says=hard))
    assert texts(summary.watch_out) == ["They collect sensitive data."]


# ------------------------------------------------------------------------------------------- not said


def test_the_weightiest_unanswered_questions_are_not_said() -> None:
    assert sum_up().not_said == (
        Bullet(
            text="whether they sell your data; how long they keep your data; how to stop ad tracking.",
            practice=None,
            slot="S1",
            clauses=(),
        ),
    )


def test_a_way_out_that_a_choice_gives_is_not_called_silence() -> None:
    summary = sum_up(clauses=[clause("targeted ads", "industry page", region="the EEA")])
    assert "how to stop ad tracking" not in texts(summary.not_said)[0]


def test_a_possible_answer_is_not_called_silence() -> None:
    summary = sum_up(found("share.sold", certainty="possible"), found("retain.forever", certainty="possible"))
    assert summary.not_said[0].slot == "O1"


def test_who_does_not_sell_need_not_say_how_to_refuse_a_sale() -> None:
    summary = sum_up("share.not_sold", "retain.as_needed", "optout.by_letter", "rights.delete_self", "share.affiliates")
    assert texts(summary.not_said) == ["what they use your data for; what data they collect."]


def test_questions_that_need_no_answer_are_named_last() -> None:
    disclosed = [
        practice for practice in rulebook().practices.values() if rulebook().slots[practice.slot].must_disclose
    ]
    summary = sum_up(*(practice.id for practice in disclosed if practice.polarity != "blocker"))
    assert texts(summary.not_said) == ["whether they share data for ads."]


def test_a_question_that_is_spoken_of_is_not_called_unsaid() -> None:
    spoken = replace(clause("other", "other"), rule="sharing.sale")
    assert texts(sum_up(clauses=[spoken]).not_said) == ["how long they keep your data; how to stop ad tracking."]
    assert texts(sum_up(clauses=[replace(spoken, actor="third party")]).not_said) == texts(sum_up().not_said)


def test_a_text_that_answers_all_leaves_nothing_unsaid() -> None:
    assert sum_up(*rulebook().practices).not_said == ()


# ------------------------------------------------------------------------------------------- actions


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        (clause("marketing email", "unsubscribe link"), "Stop marketing emails: use the unsubscribe link."),
        (
            clause("targeted ads", "account setting", "Settings > Privacy"),
            "Turn off ads based on your activity: Settings, then Privacy.",
        ),
        (
            clause("targeted ads", "account setting", "Ad choices"),
            'Turn off ads based on your activity: look for "Ad choices".',
        ),
        (
            clause("account/data deletion", "account setting"),
            "Delete your account or data: look in your account settings.",
        ),
        (
            clause("account/data deletion", "account setting", "https://acme.example/account"),
            "Delete your account or data: see acme.example/account.",
        ),
        (clause("location", "device setting", "phone"), "Turn off location tracking: use the settings of your device."),
        (clause("cookies", "browser setting"), "Turn off cookies: use the settings of your browser."),
        (
            clause("sale or sharing", "GPC"),
            "Refuse the sale or sharing of your data: switch on Global Privacy Control in your browser.",
        ),
        (
            clause("data access/export", "web form", "https://www.acme.example/requests/", quote="Fill in our form."),
            "Get a copy of your data: use the form at acme.example/requests.",
        ),
        (
            clause("data access/export", "web form", "https://acme.example/requests", quote="Visit this page."),
            "Get a copy of your data: go to acme.example/requests.",
        ),
        (
            clause("data access/export", "web form", "https://acme.example/go?id=4", quote="Fill in our form."),
            "Get a copy of your data: follow their link to acme.example.",
        ),
        (
            clause("data access/export", "web form", quote="Use our form."),
            "Get a copy of your data: use their web form.",
        ),
        (
            clause("data access/export", "web form", quote="Click here."),
            "Get a copy of your data: follow the link in their text.",
        ),
        (clause("data access/export", "web form", quote="Just ask."), "Get a copy of your data: contact them."),
        (
            clause("data access/export", "email", "mailto:privacy@acme.example?subject=Data"),
            "Get a copy of your data: write to privacy@acme.example.",
        ),
        (clause("data access/export", "phone", "+1 555 0100"), "Get a copy of your data: call +1 555 0100."),
        (
            clause("arbitration", "postal mail", "1 Main Street", deadline="P30D"),
            "Opt out of arbitration within 30 days: send them a letter.",
        ),
        (
            clause("targeted ads", "industry page", "https://optout.example.org/"),
            "Turn off some ads based on your activity: go to optout.example.org.",
        ),
        (
            clause("sale or sharing", "web form", "https://acme.example/optout", region="California"),
            "Refuse the sale or sharing of your data (California only): go to acme.example/optout.",
        ),
    ],
    ids=lambda value: value.choice.mechanism if isinstance(value, Clause) else None,
)
def test_an_action_says_what_and_where(choice: Clause, text: str) -> None:
    assert sum_up(clauses=[choice]).actions == (Bullet(text=text, practice=None, slot=None, clauses=("c1",)),)


@pytest.mark.parametrize(
    "choice",
    [
        clause("other", "account setting"),
        clause("targeted ads", "other"),
        clause("targeted ads", "industry page", "#choices"),
        clause("targeted ads", "account setting", stance="denied"),
        clause("targeted ads", "account setting", actor="third party"),
    ],
)
def test_a_choice_that_leads_nowhere_is_no_action(choice: Clause) -> None:
    assert sum_up(clauses=[choice]).actions == ()


def test_terms_sell_things_and_set_up_services() -> None:
    offered = [clause("sale or sharing", "account setting"), clause("location", "account setting")]
    assert sum_up(clauses=offered, kind="terms").actions == ()


def test_clearing_a_history_is_no_deleting_of_the_account() -> None:
    cleared = replace(clause("account/data deletion", "account setting"), rule=PART)
    assert sum_up(clauses=[cleared]).actions == ()


@pytest.mark.parametrize(
    "offered",
    [
        clause("targeted ads", "web form", "https://tools.google.com/dlpage/gaoptout"),
        clause("data access/export", "account setting", rule="opt-out.way"),
    ],
)
def test_what_does_less_or_leads_nowhere_is_no_action(offered: Clause) -> None:
    assert sum_up(clauses=[offered]).actions == ()


def test_a_way_to_the_very_place_is_told_before_one_to_its_site() -> None:
    ways = [
        clause("targeted ads", "web form", "https://mill.example/choices?from=policy"),
        clause("targeted ads", "web form", "https://hall.example/choices", name="c2"),
    ]
    assert sum_up(clauses=ways).actions[0].text.endswith(": go to hall.example/choices.")


def test_texts_are_told_from_mail() -> None:
    offered = clause("marketing email", "phone", "555 0100", quote="To stop our texts, call 555 0100.")
    assert sum_up(clauses=[offered]).actions[0].text == "Stop marketing texts: call 555 0100."


def test_a_warning_that_rests_on_a_sentence_told_before_is_left_out() -> None:
    retold = found("share.nonessential", clauses=("c-share.ads",))
    assert [bullet.practice for bullet in sum_up("share.ads", retold).watch_out] == ["share.ads"]


def test_what_helps_against_a_warning_comes_first() -> None:
    offered = [
        clause("data access/export", "email", "a@acme.example"),
        clause("marketing email", "unsubscribe link"),
        clause("location", "device setting"),
    ]
    summary = sum_up("collect.location_precise", clauses=offered)
    assert texts(summary.actions) == [
        "Turn off location tracking: use the settings of your device.",
        "Stop marketing emails: use the unsubscribe link.",
    ]


def test_the_easiest_way_open_to_everyone_is_told() -> None:
    offered = [
        clause("marketing email", "postal mail", name="c1"),
        clause("marketing email", "unsubscribe link", name="c2", region="Ohio"),
        clause("marketing email", "account setting", name="c3"),
    ]
    assert [bullet.clauses for bullet in sum_up(clauses=offered).actions] == [("c3",)]


def test_a_way_that_leads_to_the_place_is_told_before_one_that_does_not() -> None:
    offered = [
        clause("account/data deletion", "email", name="c1"),
        clause("account/data deletion", "phone", "+1 555 0100", name="c2"),
    ]
    assert [bullet.clauses for bullet in sum_up(clauses=offered).actions] == [("c2",)]


def test_no_way_is_told_twice() -> None:
    offered = [
        clause("sale or sharing", "GPC", name="c1"),
        clause("targeted ads", "GPC", name="c2"),
        clause("targeted ads", "device setting", name="c3"),
    ]
    assert [bullet.clauses for bullet in sum_up(clauses=offered).actions] == [("c1",), ("c3",)]


def test_a_topic_that_was_guessed_needs_a_place_and_gives_way_to_a_sure_one() -> None:
    guessed = replace(clause("location", "account setting", "Shop settings", name="c1"), rule="opt-out.choosing")
    vague = replace(clause("data access/export", "email", name="c2"), rule="opt-out.choosing")
    offered = [guessed, vague, clause("location", "device setting", name="c3")]
    assert [bullet.clauses for bullet in sum_up(clauses=offered).actions] == [("c3",)]


def test_the_time_to_opt_out_may_be_told_by_another_clause() -> None:
    timed = replace(clause("other", "other", name="c2", deadline="P30D"), practice="legal.arbitration_optout")
    summary = sum_up(clauses=[clause("arbitration", "postal mail", name="c1"), timed])
    assert texts(summary.actions) == ["Opt out of arbitration within 30 days: send them a letter."]


def test_an_action_names_the_finding_it_shows() -> None:
    summary = sum_up(
        found("optout.email", clauses=("c7",)), clauses=[clause("marketing email", "unsubscribe link", name="c7")]
    )
    assert [(bullet.practice, bullet.slot) for bullet in summary.actions] == [("optout.email", "O3")]


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("https://www.acme.example/privacy/", "acme.example/privacy"),
        ("acme.example/privacy", "acme.example/privacy"),
        ("https://acme.example/help?id=4", "acme.example"),
        ("https://acme.example/path/" + "very/" * 12 + "long", "acme.example"),
        ("privacy@acme.example", "privacy@acme.example"),
        ("/privacy", ""),
        ("#choices", ""),
        ("javascript:void(0)", ""),
        ("http://[", ""),
        ("Settings", ""),
        ("", ""),
    ],
)
def test_an_address_is_shown_as_one_types_it(target: str, shown: str) -> None:
    assert show_address(target) == shown


# ------------------------------------------------------------------------------------------- budget


def grade_of(summary: Summary) -> float:
    """Flesch-Kincaid grade of the summary, as `readability` measures any text."""
    bullets = (*summary.watch_out, *summary.good, *summary.actions, *summary.not_said)
    text, blocks, sentences = "", [], []
    for index, line in enumerate((summary.verdict, *texts(bullets))):
        start, text = len(text), f"{text}{line}\n"
        block = Block(kind="item", start=start, end=len(text) - 1, level=1, heading=(), lead_ins=(), hidden=False)
        blocks.append(block)
        sentences.append(Sentence(start=start, end=len(text) - 1, block=index))
    offsets = OffsetMap(text_starts=(), source_starts=(), source_ends=(), linear=(), line_starts=(0,))
    document = Document(
        path="-",
        media_type="text/plain",
        text=text,
        blocks=tuple(blocks),
        links=(),
        offsets=offsets,
        title=None,
        warnings=(),
    )
    return measure([(document, tuple(sentences))]).flesch_kincaid_grade


def any_finding() -> st.SearchStrategy[Finding]:
    return st.builds(
        found,
        st.sampled_from(sorted(rulebook().practices)),
        says=st.sampled_from(("", "They do this: " + "word " * 12 + ".", "They do this: " + "word " * 30 + ".")),
        region=st.sampled_from((None, "California", "the European Economic Area, the United Kingdom and Switzerland")),
        partial=st.booleans(),
    )


def any_clause() -> st.SearchStrategy[Clause]:
    return st.builds(
        clause,
        st.sampled_from(("arbitration", "sale or sharing", "targeted ads", "location", "marketing email", "other")),
        st.sampled_from(("account setting", "web form", "email", "GPC", "phone", "industry page", "other")),
        st.sampled_from((None, "https://acme.example/x", "Settings > Privacy > Ads", "a@acme.example", "word " * 20)),
        region=st.sampled_from((None, "California")),
        deadline=st.sampled_from((None, "P30D", "P1Y", "PT48H")),
    )


@given(
    st.lists(any_finding(), max_size=50),
    st.lists(any_clause(), max_size=8),
    st.sampled_from(("privacy", "terms", "other")),
    st.sampled_from((None, "Acme", "Acme Interactive Media Holdings")),
)
def test_any_summary_keeps_its_budget(
    findings: list[Finding], clauses: list[Clause], kind: DocumentKind, company: str | None
) -> None:
    summary = sum_up(*findings, kind=kind, company=company, clauses=clauses)
    bullets = (*summary.watch_out, *summary.good, *summary.actions)
    assert (len(summary.watch_out) <= 4, len(summary.good) <= 3, len(summary.actions) <= 2) == (True, True, True)
    assert len(summary.not_said) <= 1
    assert all(count_words(bullet.text) <= 16 for bullet in (*bullets, *summary.not_said))
    assert words_of(summary) <= 160
    assert count_words(summary.verdict) <= 34
    assert summary.verdict[-1] == "."


@given(st.sets(st.sampled_from(sorted(recall_rulebook().practices)), min_size=8, max_size=40), st.booleans())
def test_any_summary_reads_easily(practices: set[str], terms: bool) -> None:
    kind: Scorecard = "terms" if terms else "privacy"
    assert grade_of(sum_up(*sorted(practices), kind=kind)) <= 8


@given(st.lists(any_finding(), max_size=30))
def test_every_bullet_has_its_evidence(findings: list[Finding]) -> None:
    summary = sum_up(*findings)
    known = {(finding.practice, finding.slot, finding.clauses) for finding in findings}
    for bullet in (*summary.watch_out, *summary.good):
        assert (bullet.practice, bullet.slot, bullet.clauses) in known
    assert all(bullet.slot in rulebook().slots for bullet in summary.not_said)


def test_words_of_a_summary_are_those_of_its_lines() -> None:
    bullet = Bullet(text="They sell it.", practice=None, slot=None, clauses=())
    summary = Summary(verdict="They say little.", watch_out=(bullet,), good=(), actions=(bullet,), not_said=())
    assert words_of(summary) == 9
