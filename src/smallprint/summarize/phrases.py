"""Practices in the words of a verdict. In: a practice's id. Out: a clause that agrees with "it" or "they".

"they" is the company, a verb in brackets agrees with it: "they [share] your data" is read as "Acme shares your data"
or "They share your data". A practice that is not here, such as a user's own, is told in its own sentence.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from smallprint.model import Practice

CLAUSES: Final[Mapping[str, str]] = {
    "account.end_anytime": "they can close your account at any time",
    "account.notice": "they [warn] you before closing your account",
    "change.notice_30": "they [tell] you well before terms change",
    "change.notified": "they [tell] you when terms change",
    "change.post_only": "they can change the rules just by posting them",
    "change.silent_consent": "they [take] your use as a yes to new rules",
    "children.data_used": "they [collect] data from children",
    "children.parent_consent": "they [ask] a parent before collecting a child's data",
    "collect.ads_use": "they [use] your data for ads",
    "collect.ai_training": "they may use your data to train AI",
    "collect.biometric": "they [collect] data about your body",
    "collect.contacts": "they [collect] your contacts",
    "collect.e2ee": "they cannot read your messages",
    "collect.listed": "they [list] the data they [collect]",
    "collect.location_precise": "they [track] your exact location",
    "collect.many_types": "they [collect] many kinds of data",
    "collect.marketing_use": "they [use] your data for marketing",
    "collect.messages": "they [store] your private messages",
    "collect.minimal": "they [say] they [collect] only what they [need]",
    "collect.no_ai_training": "they [do] not train AI on your data",
    "collect.no_precise_location": "they [do] not track your exact location",
    "collect.no_sensitive": "they [say] they [do] not collect sensitive data",
    "collect.non_users": "they [keep] data on people who never signed up",
    "collect.purpose_stated": "they [say] what your data is for",
    "collect.reads_messages": "they can read your private messages",
    "collect.sensitive": "they [collect] sensitive data",
    "collect.third_party_sources": "they [get] data about you from others",
    "content.broad_licence": "they [get] wide rights to your posts",
    "content.licence_forever": "they [keep] rights to your posts after you leave",
    "content.moral_rights": "you give up your rights as an author",
    "content.removal": "they can remove your posts for any reason",
    "content.you_own": "you still own what you post",
    "legal.arbitration": "you must settle fights out of court",
    "legal.by_using": "they [take] your use as a yes to the terms",
    "legal.class_waiver": "you cannot join a class action",
    "legal.indemnify": "you may have to pay legal costs",
    "legal.liability_cap": "they [limit] what they [owe] you",
    "legal.no_liability": "they [take] no blame for any loss",
    "legal.time_limit": "you have less time to sue",
    "open.data_report": "they [publish] reports on data use",
    "open.short_version": "they [give] a short version of the terms",
    "optout.ads_setting": "you can turn off personal ads",
    "optout.dnt_honored": 'they [obey] "Do Not Track"',
    "optout.dnt_ignored": 'they [ignore] "Do Not Track"',
    "optout.email": "you can stop marketing emails",
    "optout.gpc": 'they [obey] "do not sell" signals',
    "optout.ignored": "they still [track] you after you opt out",
    "optout.none": "you cannot opt out",
    "optout.opt_in": "they [ask] before using your data for ads",
    "optout.sale_link": "you can refuse a sale of your data",
    "pay.auto_renew": "they [charge] you until you cancel",
    "pay.no_refund": "they [give] no refunds",
    "retain.after_deletion": "they [keep] some data after you leave",
    "retain.deleted_content": "they [keep] things you deleted",
    "retain.erased_in": "they [erase] your data soon after you ask",
    "retain.forever": "they can keep your data forever",
    "retain.logs_finite": "they [delete] logs after a set time",
    "retain.stated_period": "they [say] how long they [keep] some data",
    "rights.access_export": "you can get a copy of your data",
    "rights.delete_request": "you can have your data deleted",
    "rights.delete_self": "you can delete your account",
    "rights.no_delete": "you cannot delete your account",
    "security.breach_notice": "they [promise] to tell you about data breaches",
    "security.measures": "they [name] real safety steps",
    "security.no_liability": "they [take] no blame if your data is stolen",
    "share.ad_cookies": "they [let] ad firms track you",
    "share.ads": "they [share] your data with ad firms",
    "share.government_easy": "they may give your data to the police without telling you",
    "share.government_notice": "they [try] to warn you before police get your data",
    "share.merger": "they can pass your data to a new owner",
    "share.no_ads": "they [do] not share your data for ads",
    "share.nonessential": "they [pass] your data to partners they [do] not need",
    "share.not_sold": "they [promise] not to sell your data",
    "share.not_sold_hedged": "they [say] they [do] not sell your data",
    "share.processors_only": "they [share] your data only with firms that help",
    "share.sold": "they [sell] your data",
    "share.sold_optout": "they [sell] or [share] your data unless you say no",
    "share.transfer_safeguards": "they [name] safeguards for data sent abroad",
    "share.worldwide": "they may send your data abroad",
    "track.browsing_history": "they can see your browsing history",
    "track.cross_site": "they [follow] you on other sites",
    "track.none": "they [say] they [do] not track you",
    "track.pixels": "they [use] hidden trackers",
}

_IRREGULAR: Final = {"do": "does", "have": "has", "go": "goes"}
_VERB: Final = re.compile(r"\[(\w+)\]")
_THEY: Final = re.compile(r"\bthey\b")
_YOUR_DATA: Final = "your data"

Joint = Literal["", " and ", ", but ", ", though ", ": "]
"""What stands before a clause; "" before the first."""
_IN_A_ROW: Final[frozenset[Joint]] = frozenset({" and ", ", but "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A clause of a verdict, before it agrees with its subject."""

    text: str
    agrees: bool
    """False: a ready sentence, whose "they" cannot become "it"."""


def phrase_of(practice: Practice) -> Phrase:
    """The clause that tells of `practice`."""
    if practice.id in CLAUSES:
        return Phrase(text=CLAUSES[practice.id], agrees=True)
    sentence = practice.short.rstrip(".")
    return Phrase(text=sentence[:1].lower() + sentence[1:], agrees=False)


def join_phrases(phrases: Sequence[tuple[Joint, Phrase]], company: str | None) -> str:
    """Clauses, each after its joint, about `company`, or about "They" where it is None; no full stop.

    A row of clauses names its subject once, and says "it" of the data that the clause before has named.
    """
    text = before = ""
    for joint, phrase in phrases:
        clause = phrase.text
        if joint in _IN_A_ROW and phrase.agrees and before.startswith("they ") and clause.startswith("they "):
            if _YOUR_DATA in before:
                clause = clause.replace(_YOUR_DATA, "it", 1)
            clause = clause.removeprefix("they ")
        text += joint + _agree(clause, singular=company is not None and phrase.agrees)
        before = phrase.text if phrase.agrees else ""
    return _name(text, phrases[0][1], company)


def _name(text: str, first: Phrase, company: str | None) -> str:
    """`text` with the company as its first subject."""
    if company is None:
        return text[0].upper() + text[1:]
    if first.agrees and text.startswith("it "):
        return company + text.removeprefix("it")
    return f"At {company}, {text}"


def _agree(clause: str, *, singular: bool) -> str:
    if not singular:
        return _VERB.sub(r"\1", clause)
    return _THEY.sub("it", _VERB.sub(lambda verb: _third_person(verb[1]), clause))


def _third_person(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")
