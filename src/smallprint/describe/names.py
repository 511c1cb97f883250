"""Words that look like a company's name and are none. In: nothing. Out: two sets of words in lower case."""

from typing import Final


def list_words(words: str) -> frozenset[str]:
    """The words of a row, as a set."""
    return frozenset(words.split())


GENERIC: Final = list_words(
    "we us our ourselves you your the these this that it they if in by to for as any all user users customer customers "
    "service services site sites website websites company privacy policy notice terms conditions agreement app "
    "application software platform personal information data cookies cookie section each such some other content "
    "account member members third parties party law effective last updated introduction general who what how why "
    "where when legal online statement use eu eea uk u.s gdpr ccpa cpra california europe products product "
    "welcome home about no not and or of consumer global subscription subscriber seller buyer client provider "
    "visitor controller processor everyone children article advertisers mobile full supplemental ip ai usa united "
    "states european union american arbitration act state department federal commission regulation january "
    "february march april may june july august september october november december english french german "
    "switzerland ireland britain kingdom group technologies definitions overview contents internet driver drivers "
    "passenger passengers passengers' transportation fees orders order license licence chrome firefox safari "
    "android ios windows web device devices purpose purposes limited basic rights right house street road please "
    "parent parents individuals adults digital marketing email emails end basis legitimate notices businesses "
    "developers creators merchants merchant yes prohibited exchange my activity research security communications "
    "community purchases payment payments see support board court rules faq dpf shield "
    "administration here there protecting russian spanish italian irish swiss british canadian"
    " australian indian chinese japanese"
)
"""Words that are written with a capital letter in any policy: a name needs one more."""

PARTNERS: Final = list_words(
    "google facebook meta apple stripe paypal twitter x amazon microsoft adobe linkedin youtube instagram "
    "mailchimp cloudflare aws firebase braintree onetrust iab nai daa aaa jams truste visa mastercard android"
)
"""Names that most policies mention; they are the company's own only where a definition or a title says so."""
