"""Words by which a capitalised term is told from a name. In: nothing. Out: sets of words in lower case, singular."""

from typing import Final

from smallprint.describe.names import list_words

GENERAL: Final = list_words("your any each every all such a an other no applicable another both certain some more")
"""What stands before a term, and seldom before the name of one thing."""

ANY: Final = list_words("any each every all such no another other both certain some these those more")
"""What says of the noun after it that there is more than one."""

LINKS: Final = list_words("of and or for on to in with by from at")
"""Words inside longer names: “Terms of Service”, “Bill of Materials”."""

PERSONS: Final = list_words(
    "affiliate licensor licensee sublicensee subscriber member customer client user buyer seller vendor merchant "
    "advertiser publisher contributor participant purchaser reseller distributor supplier contractor beneficiary "
    "registrant holder tenant landlord lessor lessee renter lender borrower payee "
    "payer payor cardholder guest host driver rider traveller traveler "
    "creator reader viewer listener uploader recipient party subcontractor subprocessor consumer end-user "
)
"""People and companies: what one bears as a name seldom ends in these."""

ROLES: Final = PERSONS | list_words(
    "fee deliverable order subscription claim dispute loss territory software documentation submission deposit "
    "contribution posting listing credential liability damage expense service product content user site material asset "
    "transaction mark work policy feature event communication payment report account product data information provider "
    "promotion offer opinion feedback idea code demand trial title tax instruction prompt output credit item record "
    "purchase project recording request dispute forum program programme plan booking "
    "reservation rental equipment premise "
    "vehicle goods invoice milestone royalty commission voucher"
)
"""Single words that, capitalised in the middle of a sentence, are nearly always meant as defined terms."""

OWN_THINGS: Final = list_words("service site website platform app application company")
"""What a text calls what it is about."""

STYLED: Final = list_words("term condition policy cookie internet web email e-mail beacon pixel tag cooky")
"""Words that many write with a capital letter and mean nothing by it, or the text itself."""

HEADS: Final = list_words(
    "user customer client member subscriber holder party person entity individual provider partner seller buyer vendor "
    "licensor licensee owner administrator representative data information content material property product "
    "software documentation feature work mark fee charge price payment tax term period date day year event right "
    "obligation claim loss damage liability dispute order subscription purpose law interest asset instruction "
    "breach agent request transaction credit item submission contribution communication record result form booking "
    "reservation equipment vehicle resolution arbitration email page feed"
)
"""Last words of terms of several words."""

MODIFIERS: Final = list_words(
    "end authorized authorised registered licensed confidential proprietary applicable prohibited restricted permitted "
    "initial renewal effective third related covered excluded eligible designated user customer client member "
    "subscription subscriber work territory protected intellectual personal sensitive free paid premium additional "
    "minor business enterprise group usage technical device service data account contact professional third-party teen "
    "subprocessor order project social media networking rental booking purchase payment billing delivery cancellation "
    "security late batch informal marketing support hosting professional trial"
)
"""Words of terms that need not stand in lower case anywhere."""

NAMED_THINGS: Final = list_words(
    "team department officer office center centre support desk board group authority commission court act law policy "
    "notice statement agreement page portal app application website site platform store shield state union guideline "
    "rule code framework clause regulation directive principle setting choice chapter section article program "
    "programme area zone kingdom republic council committee ministry union protocol standard tool button menu tab day "
    "association institute foundation company corporation licence license english schedule annex appendix exhibit "
    "addendum question faq form control hub dashboard contract market bank card profile"
)
"""Last words of what has a name of its own: offices, laws, papers, pages, products."""
