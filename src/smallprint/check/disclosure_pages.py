"""Writes `docs/disclosures.md`. In: the laws, as read from the rules. Out: the list, law by law, in Markdown."""

from smallprint.check.configuration.keys import FACTS
from smallprint.check.disclosures.reader import ALWAYS, Law, Required, load_laws

_INTRO = """<!-- Generated from rules/disclosures: edit those, then run `python -m smallprint.check.pages .` -->

# Required disclosures

What `smallprint check --profile gdpr|ccpa|caloppa|coppa|dsa` looks for, each as [`missing/<id>`](checks/missing.md).
A state is *found* (with its places), *denied* (a denial that answers the question), *not_found* (by our rules),
*cannot_tell* (nothing found, and nobody told whether it applies) or *not_applicable*. None of them says whether a text
obeys a law.

A fact in the column “Applies” is stated in the [configuration](check.md#configuration):

```toml
[facts]
transfers = true
child-directed = false
```

Asking for a profile states the facts that its law is for: a business under the CCPA, users in California, a service for
children, an intermediary. A fact that is not stated is taken from the text where the text shows it.

## Adding one

One table in a file of `rules/disclosures/`, or of a folder `disclosures/` in rules of your own (`--rules DIR`), whose
`name` is that of a profile:

```toml
name = "gdpr"
documents = "privacy"

[disclosures."gdpr.newsletter"]
citation = "house rule 7"
asks = "How to leave the newsletter"
applies_if = "always"                       # or a fact
found = ["(leave|stop) ... newsletter"]     # cues, any of which tells it
denied = ["no newsletter"]                  # denials that answer the question
practices = ["optout.email"]                # findings that tell it

[[disclosures."gdpr.newsletter".examples]]
text = "You can leave our newsletter at any time."
state = "found"
```

A cue is a phrase in plain words, looked for in one sentence, or in a list item under its lead-in. `*` takes any ending
of a word, `(a|b)` either word, `(a|b)?` either or none, `...` up to 120 characters; `<email>`, `<phone>`, `<address>`
and `<period>` are shapes. `parts."name" = [...]` in place of `found` names several things, all of which must be told.
`shown_by` cues show, in the text itself, that it applies. The strongest cue comes first: places are shown in the order
of the cues that they meet.
"""


def write_disclosures() -> str:
    """The page, as Markdown."""
    return "\n".join([_INTRO, *(_write_law(law) for law in load_laws().values())])


def _write_law(law: Law) -> str:
    kind = "privacy policies" if law.documents == "privacy" else "terms of service"
    rows = [_write_row(required) for required in law.required]
    table = "\n".join(["| Id | Citation | What must be told | Applies |", "| --- | --- | --- | --- |", *rows])
    return f"## {law.profile}\n\n{law.name}; asked of {kind}.\n\n{table}\n"


def _write_row(required: Required) -> str:
    applies = "always" if required.applies_if == ALWAYS else f"`{required.applies_if}`: {FACTS[required.applies_if]}"
    return f"| `{required.id}` | {required.citation} | {required.asks} | {applies} |"
