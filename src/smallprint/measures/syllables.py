"""How many syllables a word has. In: one English word. Out: its number of syllables, at least 1.

Counts vowel groups, takes off the silent vowels of English spelling, adds the split ones, and keeps a table for words
that follow no rule. Where a word is spoken in two ways ("our", "acquire") the shorter way may be counted.
"""

import re
from typing import Final

_IRREGULAR: Final = {
    1: "id isle league leagues mr ms th vague",
    2: "blvd business centre centres dr duo duet embed eu facebook flickr framework frameworks fuel genre genres gmail "
    "guideline guidelines hatred hired household hp hundred ids ip iphone linkedin mrs ninety notebook notebooks ok "
    "pinterest premier rely reuse reused safety solely someone stereo tumblr tv tvs uk voicemail xbox",
    3: "algorithm algorithms another anyone api apis beforehand businesses element elements entire everything genuine "
    "heroin householder likelihood ltd museum ourselves recipe recipes suicide theatre url urls usa valuable "
    "vietnam wherever",
    4: "aforementioned convenience convenient entirely etc european inquiries intuitive reality suicidal whatsoever",
    5: "beneficiary conveniently miscellaneous proprietary simultaneous",
    6: "beneficiaries reorganization simultaneously",
    7: "confidentiality",
}
_TABLE: Final = {word: count for count, words in _IRREGULAR.items() for word in words.split()}

_CONSONANT_Y: Final = re.compile(r"(?:^|(?<=[aeiou]))y(?=[aeiou])")
_GROUP: Final = re.compile(r"[aeiouy]+")
_SILENT_E: Final = re.compile(
    "e(?:"
    + "|".join(
        (
            r"(?<=[^aeiouyl]e)$|(?<=[aeiouyl]le)$",  # share, file; not table
            r"(?<=[^aeioutdl]e)d$|(?<=[aeiouyl]le)d$",  # shared, filed; not listed, enabled
            r"(?<=[^aeiouysxzcghl]e)s$|(?<=[aeiouyl]le)s$|(?<=[pt]he)s$",  # shares, files; not uses, changes, tables
            r"(?<=[^aeiouyl]e)(?:ments?|ly|less|fully|ful|ness|nesses)$",  # statement, safely; not settlement
            r"(?<=[aeiouyl]le)(?:ments?|ly|less|ful|ness)$",  # wholeness
            r"(?<=some)[bdhtw][a-z]|(?<=[tw]here)[bfvw][a-z]|(?<=\bhere)[bft][a-z]",  # something, whereby, hereto
            r"(?<=else)w|(?<=like)w|(?<=life)[ts][a-z]|(?<=time)[flz][a-z]",  # elsewhere, lifetime
            r"(?<=home)p[a-z]|(?<=trade)m|(?<=fire)w|(?<=side)b|(?<=name)sp",  # homepage, trademark
            r"(?<=fore)[gs][a-z]|(?<=safe)[gt][a-z]|(?<=charge)b",  # foresee, safeguard, chargeback
        )
    )
    + ")"
)
_SILENT_REST: Final = re.compile(r"ically$|(?:q|[aeo]g)ues?$")  # typically, unique, dialogue
_PAIR: Final = re.compile(r"[ieu][aeiou]|o[iopr]|yi")  # without one of these no vowel group is split
_SPLIT: Final = re.compile(
    "|".join(
        (
            r"i(?:(?<![tcsgxln]i)[aou]|(?<=li)a(?!r)|(?<=[ln]i)ou|(?<=ni)[au][lmt])",  # media; not nation
            r"i(?:(?<=[cst]i)at|(?<![tcgs]i)en[ct]|(?<=sci)ence|et(?:y|s?$))",  # associate, client, science, variety
            r"i(?:(?<=[aeiouy][^aeiouy]i)|(?<=[aeiouy][^aeiouy]{2}i)|(?<=[aeiouy][^aeiouy]{3}i))e(?:rs?|st)$",  # easier
            r"y(?<=[^aeiou]y)ing",  # applying
            r"u(?<![qg]u)(?:a|en[ct]|ing|it(?:y|ies|ous)|ou)",  # annual, influence, annuity; not quality
            r"oings?$|eing|e(?<=cre)at|e(?<=[aeiou][^aeiou]e)as?$",  # going, being, create, area; not sea
            r"e(?<!re)o(?!u|ple)|o(?<=\bcoo)[pr]",  # video, cooperate; not people
            r"e(?<=\b[rd]e)(?:activ|imburs|instat|evaluat|assess)",  # reimburse
        )
    )
)
_SPELT: Final = re.compile(r"[^aeiouy]+$")
_SOUNDED_M: Final = re.compile(r"[sz]ms?$")
_SOUNDED_NT: Final = re.compile(r"[ds]n't$")
_CONTRACTION: Final = re.compile(r"'(?:s|re|ve|ll|d|m)?$")


def count_syllables(word: str) -> int:
    """Syllables of `word`: letters and apostrophes, straight or curly, in either case.

    At least 1, also for the empty string. A word without any vowel is read out letter by letter (GPS: 3).
    """
    folded = word.lower().replace("’", "'")
    extra = 1 if _SOUNDED_NT.search(folded) else 0
    folded = _CONTRACTION.sub("", folded).replace("'", "")
    if folded in _TABLE:
        return _TABLE[folded]
    if extra == 0 and _SPELT.match(folded):
        return len(folded) + 2 * folded.count("w")
    folded = _CONSONANT_Y.sub("j", folded)
    count = len(_GROUP.findall(folded)) - len(_SILENT_E.findall(folded))
    if _SILENT_REST.search(folded):
        count -= 1
    if _PAIR.search(folded):
        count += len(_SPLIT.findall(folded))
    return max(1, count + extra + (1 if _SOUNDED_M.search(folded) else 0))
