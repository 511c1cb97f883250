"""Word forms. In: a verb's or noun's base form (a phrase inflects its first, or last, word). Out: all its forms."""

import re
from typing import Final

_IRREGULAR: Final = {
    # base: (third person, past, past participle, -ing)
    "be": ("is", "was", "been", "being"),
    "become": ("becomes", "became", "become", "becoming"),
    "begin": ("begins", "began", "begun", "beginning"),
    "bind": ("binds", "bound", "bound", "binding"),
    "bring": ("brings", "brought", "brought", "bringing"),
    "build": ("builds", "built", "built", "building"),
    "buy": ("buys", "bought", "bought", "buying"),
    "choose": ("chooses", "chose", "chosen", "choosing"),
    "cut": ("cuts", "cut", "cut", "cutting"),
    "do": ("does", "did", "done", "doing"),
    "draw": ("draws", "drew", "drawn", "drawing"),
    "find": ("finds", "found", "found", "finding"),
    "forget": ("forgets", "forgot", "forgotten", "forgetting"),
    "get": ("gets", "got", "got", "getting"),
    "give": ("gives", "gave", "given", "giving"),
    "go": ("goes", "went", "gone", "going"),
    "have": ("has", "had", "had", "having"),
    "hear": ("hears", "heard", "heard", "hearing"),
    "hold": ("holds", "held", "held", "holding"),
    "keep": ("keeps", "kept", "kept", "keeping"),
    "know": ("knows", "knew", "known", "knowing"),
    "lead": ("leads", "led", "led", "leading"),
    "learn": ("learns", "learned", "learned", "learning"),
    "leave": ("leaves", "left", "left", "leaving"),
    "let": ("lets", "let", "let", "letting"),
    "lose": ("loses", "lost", "lost", "losing"),
    "make": ("makes", "made", "made", "making"),
    "opt": ("opts", "opted", "opted", "opting"),
    "overwrite": ("overwrites", "overwrote", "overwritten", "overwriting"),
    "pay": ("pays", "paid", "paid", "paying"),
    "put": ("puts", "put", "put", "putting"),
    "read": ("reads", "read", "read", "reading"),
    "rebuild": ("rebuilds", "rebuilt", "rebuilt", "rebuilding"),
    "rent": ("rents", "rented", "rented", "renting"),
    "resell": ("resells", "resold", "resold", "reselling"),
    "see": ("sees", "saw", "seen", "seeing"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "sell": ("sells", "sold", "sold", "selling"),
    "send": ("sends", "sent", "sent", "sending"),
    "set": ("sets", "set", "set", "setting"),
    "shut": ("shuts", "shut", "shut", "shutting"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "spend": ("spends", "spent", "spent", "spending"),
    "take": ("takes", "took", "taken", "taking"),
    "tell": ("tells", "told", "told", "telling"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "withdraw": ("withdraws", "withdrew", "withdrawn", "withdrawing"),
    "withhold": ("withholds", "withheld", "withheld", "withholding"),
    "write": ("writes", "wrote", "written", "writing"),
}
_DOUBLING: Final = {
    "ban", "bar", "commit", "control", "cancel", "drop", "equip", "log", "map", "occur", "permit", "plan", "prefer",
    "refer", "scan", "ship", "stop", "strip", "submit", "swap", "tag", "transfer", "transmit", "unsubmit", "wipe out",
}  # fmt: skip
_IRREGULAR_PLURALS: Final = {"child": "children", "person": "people", "man": "men", "woman": "women"}
_SIBILANT: Final = re.compile(r"(s|x|z|ch|sh)$")
_CONSONANT_Y: Final = re.compile(r"[^aeiou]y$")


def inflect_verb(phrase: str) -> tuple[tuple[str, str], ...]:
    """(words, form) of a verb phrase, its first word inflected: base, s, past, pp, ing.

    >>> inflect_verb("opt out")[3]
    ('opted out', 'pp')
    """
    verb, space, rest = phrase.partition(" ")
    tail = space + rest
    if verb in _IRREGULAR:
        third, past, participle, gerund = _IRREGULAR[verb]
    else:
        stem = verb + verb[-1] if verb in _DOUBLING else verb
        third = verb[:-1] + "ies" if _CONSONANT_Y.search(verb) else verb + ("es" if _SIBILANT.search(verb) else "s")
        past = verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if _CONSONANT_Y.search(verb) else stem + "ed"
        participle = past
        gerund = verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else stem + "ing"
    forms = ((verb, "base"), (third, "s"), (past, "past"), (participle, "pp"), (gerund, "ing"))
    return tuple((form + tail, name) for form, name in forms)


def inflect_noun(phrase: str) -> tuple[str, str]:
    """A noun phrase in the singular and, its last word inflected, in the plural.

    >>> inflect_noun("third party")
    ('third party', 'third parties')
    """
    head, space, noun = phrase.rpartition(" ")
    if noun in _IRREGULAR_PLURALS:
        plural = _IRREGULAR_PLURALS[noun]
    elif _CONSONANT_Y.search(noun):
        plural = noun[:-1] + "ies"
    else:
        plural = noun + ("es" if _SIBILANT.search(noun) else "s")
    return phrase, head + space + plural


def to_singular(word: str) -> str:
    """A word in lower case without the ending of a plural, where it has one.

    >>> [to_singular(word) for word in ("parties", "addresses", "logs", "ads", "status")]
    ['party', 'address', 'log', 'ad', 'status']
    """
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word if word.endswith(("ss", "us", "is")) or len(word) < 3 else word.removesuffix("s")
