import json
from dataclasses import replace

import pytest

from smallprint.model import Clause, Report, Summary
from smallprint.render import Canvas, formats, render


def text(report: Report, **canvas: object) -> str:
    return render(report, subject="summary", form="text", canvas=Canvas(**canvas))  # type: ignore[arg-type]


def test_the_formats_are_known_by_name_and_the_default_comes_first() -> None:
    assert formats("summary") == ("text", "json", "markdown")
    assert formats("clauses") == ("text", "json", "jsonl", "csv")


def test_text_holds_grade_bars_bullets_with_places_and_points_that_add_up(report: Report) -> None:
    assert (
        text(report)
        == """\
Harbourly Privacy Policy
────────────────────────────────────────────────────────────────────────────────
 C   Grade C, 55 out of 100 (48 to 66), 71% answered
     39 sec summary of a 25 min text

In short: Harbourly shares your data with ad firms, but says how long it keeps
most of it.

SCORES  █ sure  ▒ open, as it is not said  ┃ score
Collection  ██████████▒▒┃▒▒▒·········  D  48  40 to 62
Sharing     █████████┃▒▒·············  D  37  37 to 50
Retention   ███████████████████▒┃▒···  A  81  75 to 88
Opt-out     ███████████▒▒▒▒▒┃▒▒······  C  62  45 to 75

WATCH OUT
✗  They share your data with advertisers.
   policies/harbourly.md:42 “We may share your IP address and cookie IDs with
   advertising partners, who use them to show you ads.”

GOOD TO KNOW
✓  They say how long they keep some data: 90 days.
   policies/harbourly.md:60 “Server logs: 90 days from the day they are
   written.”

WHAT YOU CAN DO
→  Turn off personal ads: Settings > Privacy (California).
   policies/harbourly.md:71 “You can turn personal ads off under Settings >
   Privacy.”

NOT SAID
?  what happens to your data if they are sold

WHY THIS SCORE  points against saying nothing
   52.3 where a text that says nothing stands
   −4.4 They share your data with advertisers.  (line 42)
   +5.3 They say how long they keep some data: 90 days.  (line 60)
   +2.0 You can turn off personal ads in your settings. (in part, California
        only)  (line 71)
   55.2 out of 100

ALSO FOUND  2 answers without points
      · Outweighed by another answer to the same question:
        They do not share your data for ads.  (line 42)
      · Possible only, so read the place yourself:
        They store the private messages you send.  (line 42)

READING
5,894 words: 25 min at 238 words a minute (20 min for fast readers, 34 min for
slow ones).
School grade 13.8 (Flesch-Kincaid), reading ease 40 of 100, 24.6 words a
sentence, 104 vague words.
policies/harbourly.md: privacy policy, 5,894 words, effective 2026-03-01.
"""
    )


def test_text_is_ascii_where_nothing_else_can_be_shown(report: Report) -> None:
    plain = text(report, unicode=False)
    assert plain.isascii()
    assert "Collection  ##########~~|~~~.........  D  48  40 to 62\n" in plain


def test_text_without_colour_has_no_escape_codes(report: Report) -> None:
    assert "\x1b" not in text(report)


def test_colour_adds_nothing_but_escape_codes(report: Report) -> None:
    coloured = text(report, colour=True)
    assert "\x1b[1;7;33m C \x1b[0m" in coloured


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
def test_no_line_is_wider_than_the_canvas(report: Report, width: int) -> None:
    assert max(len(line) for line in text(report, width=width).splitlines()) <= width


def test_bars_are_longer_on_a_wide_canvas(report: Report) -> None:
    assert f"Retention   {'█' * 38}▒▒┃▒▒▒······  A  81  75 to 88\n" in text(report, width=120)


def test_a_report_on_no_document_has_no_text(report: Report) -> None:
    empty = replace(report, documents=(), clauses=(), findings=(), score=None, scores={}, summary=None)
    assert text(empty) == ""
    assert render(empty, subject="summary", form="markdown", canvas=Canvas()) == ""


def test_a_missing_grade_is_explained(report: Report) -> None:
    assert report.score is not None
    score = replace(report.score, grade="?", coverage=31.0)
    assert " ?   No grade, as only 31% is answered; 55 out of 100 (48 to 66)\n" in text(
        replace(report, score=score, scores={"privacy": score})
    )


def test_two_scorecards_are_named(report: Report) -> None:
    assert report.score is not None
    terms = replace(report.score, scorecard="terms")
    both = text(replace(report, scores={"privacy": report.score, "terms": terms}))
    assert " C   Terms of service: Grade C, 55 out of 100 (48 to 66), 71% answered\n" in both
    assert "WHY THIS SCORE: PRIVACY POLICY  points against saying nothing\n" in both


def test_json_is_the_reports_own_dictionary(report: Report) -> None:
    assert json.loads(render(report, subject="summary", form="json", canvas=Canvas())) == report.to_dict()


def test_json_escapes_what_the_canvas_cannot_show(report: Report) -> None:
    info = replace(report.documents[0], title="Café")
    accented = replace(report, documents=(info,))
    assert render(accented, subject="summary", form="json", canvas=Canvas(unicode=False)).isascii()
    assert '"title": "Café"' in render(accented, subject="summary", form="json", canvas=Canvas())


def test_markdown_holds_the_same_as_the_text(report: Report) -> None:
    assert (
        render(report, subject="summary", form="markdown", canvas=Canvas())
        == """\
# Harbourly Privacy Policy

**Grade C, 55 out of 100** (48 to 66), 71% answered\\
39 sec summary of a 25 min text

**In short:** Harbourly shares your data with ad firms, but says how long it keeps most of it.

| Pillar | Score | Grade | Range | Answered |
|---|--:|:-:|---|--:|
| Collection | 48 | D | 40 to 62 | 60% |
| Sharing | 37 | D | 37 to 50 | 60% |
| Retention | 81 | A | 75 to 88 | 60% |
| Opt-out | 62 | C | 45 to 75 | 60% |

## Watch out

- They share your data with advertisers.\\
  `policies/harbourly.md:42` “We may share your IP address and cookie IDs with advertising partners, who use them to \
show you ads.”

## Good to know

- They say how long they keep some data: 90 days.\\
  `policies/harbourly.md:60` “Server logs: 90 days from the day they are written.”

## What you can do

- Turn off personal ads: Settings \\> Privacy (California).\\
  `policies/harbourly.md:71` “You can turn personal ads off under Settings \\> Privacy.”

## Not said

- what happens to your data if they are sold

## Why this score

| Points | What they say | Place |
|--:|---|---|
| 52.3 | where a text that says nothing stands | |
| −4.4 | They share your data with advertisers. | `policies/harbourly.md:42` |
| +5.3 | They say how long they keep some data: 90 days. | `policies/harbourly.md:60` |
| +2.0 | You can turn off personal ads in your settings. (in part, California only) | `policies/harbourly.md:71` |
| **55.2** | **out of 100** | |

## Reading

5,894 words, 25 min at 238 words a minute (20 min for fast readers, 34 min for slow ones). School grade 13.8 \
(Flesch-Kincaid), reading ease 40 of 100, 24.6 words a sentence, 104 vague words.

- `policies/harbourly.md`: privacy policy, 5,894 words, effective 2026-03-01
"""
    )


def test_markdown_shows_markup_in_a_quote_as_it_is(report: Report) -> None:
    hostile: Clause = replace(report.clauses[0], quote="We <b>sell</b> | [all](x)\n# of `it`")
    page = render(
        replace(report, clauses=(hostile, *report.clauses[1:])), subject="summary", form="markdown", canvas=Canvas()
    )
    assert "“We \\<b\\>sell\\</b\\> \\| \\[all\\](x) \\# of \\`it\\`”" in page


def test_empty_sections_are_left_out(report: Report) -> None:
    summary = Summary(verdict="Nothing stands out.", watch_out=(), good=(), actions=(), not_said=())
    shown = text(replace(report, summary=summary))
    assert "WATCH OUT" not in shown
    assert "NOT SAID" not in shown
