"""What is not a policy, or hardly one, through the command: a clear end, no traceback, no false grade."""

import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallprint.api import analyze
from smallprint.cli.main import run
from smallprint.errors import SmallprintError

CORPORA = Path(__file__).parents[1] / "corpora"
POLICY = (CORPORA / "brindlebox" / "privacy.md").read_text(encoding="utf-8")
PATIENCE_SECONDS = 180
"""Far more than any of these takes, so that only a hang fails."""

FRENCH = """\
# Politique de confidentialité

Nous recueillons votre nom, votre adresse électronique et l'adresse IP de votre appareil lorsque vous utilisez notre
service. Nous ne vendons jamais vos données personnelles à des tiers. Nous partageons vos informations avec nos
prestataires, qui nous aident à faire fonctionner le service, et avec les autorités lorsque la loi nous y oblige.

Nous conservons vos données pendant douze mois après la fermeture de votre compte, puis nous les effaçons. Vous pouvez
demander à tout moment une copie de vos données, leur correction ou leur suppression, en nous écrivant à l'adresse
indiquée ci-dessous. Nous utilisons des témoins de connexion pour mesurer l'audience de notre site ; vous pouvez les
refuser dans les réglages de votre navigateur. Nous pouvons modifier cette politique ; nous vous en informerons trente
jours avant que la nouvelle version ne s'applique.
"""


@dataclass(frozen=True)
class Ended:
    code: int
    shown: str
    told: str


def summarise(path: Path, *options: str) -> Ended:
    """Run the command within this process, which saves its start, and check what holds for every end."""
    with redirect_stdout(io.StringIO()) as shown, redirect_stderr(io.StringIO()) as told:
        code = run(["summary", str(path), "--format", "json", *options])
    assert all(line.startswith("smallprint: ") for line in told.getvalue().splitlines())
    return Ended(code=code, shown=shown.getvalue(), told=told.getvalue())


def refused(path: Path, code: int, words: str) -> None:
    """The file is refused in one line that names it."""
    ended = summarise(path)
    assert ended.code == code
    assert ended.told.startswith(f"smallprint: {path}: ")
    assert ended.told.count("\n") == 1
    assert words in ended.told
    if code == 3:
        assert json.loads(ended.shown)["score"] is None
    else:
        assert ended.shown == ""


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [(None, 2, "no such file"), ("\x00\x01\x02" * 500, 2, "binary data"), (FRENCH, 3, "English"), (POLICY, 0, "")],
)
def test_the_real_command_ends_alike(tmp_path: Path, text: str | None, code: int, told: str) -> None:
    path = tmp_path / "policy.md"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "smallprint", "summary", str(path), "--format", "json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    ended = Ended(code=done.returncode, shown=done.stdout, told=done.stderr)
    assert ended == summarise(path)
    assert ended.code == code
    assert told in ended.told


def test_a_missing_path(tmp_path: Path) -> None:
    refused(tmp_path / "nowhere.md", 2, "no such file")


def test_a_folder(tmp_path: Path) -> None:
    refused(tmp_path, 2, "is a folder")


def test_a_path_that_leads_nowhere_but_to_itself(tmp_path: Path) -> None:
    loop = tmp_path / "loop.md"
    loop.symlink_to(loop)
    refused(loop, 2, "cannot be read")


def test_a_path_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "file.md").write_text(POLICY)
    refused(tmp_path / "file.md" / "policy.md", 2, "cannot be read")


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.md"
    path.write_bytes(b"")
    refused(path, 2, "is empty")


def test_a_blank_file(tmp_path: Path) -> None:
    path = tmp_path / "blank.txt"
    path.write_bytes(b" \n\t\r\n")
    refused(path, 2, "is empty")


def test_binary_junk(tmp_path: Path) -> None:
    path = tmp_path / "junk.txt"
    path.write_bytes(bytes(range(256)) * 400)
    assert summarise(path).code in (2, 3)


@pytest.mark.parametrize(("name", "start"), [("policy.pdf", b"%PDF-1.7\n"), ("policy.docx", b"PK\x03\x04")])
def test_a_format_that_is_not_read(tmp_path: Path, name: str, start: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(start + b"\x00" * 100)
    refused(path, 2, "Readable formats are Markdown (.md), HTML (.html) and plain text (.txt).")


def test_fifty_megabytes_are_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes((POLICY.encode() * (50_000_000 // len(POLICY) + 1))[:50_000_000])
    refused(path, 2, "is longer than the limit of 10,000,000 bytes. Raise the limit with --max-bytes")


def test_one_line_of_a_megabyte(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    line = " ".join(POLICY.split())
    path.write_text((line + " ") * (1_000_000 // len(line)), encoding="utf-8")
    assert summarise(path).code in (0, 3)


def test_one_word_of_five_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "word.txt"
    path.write_text("a" * 5_000_000)
    refused(path, 3, "")


def test_a_list_nested_a_thousand_deep_in_markdown(tmp_path: Path) -> None:
    path = tmp_path / "deep.md"
    items = "".join(f"{'  ' * depth}- We do not sell your personal data.\n" for depth in range(1000))
    path.write_text(f"{POLICY}\n\n{items}", encoding="utf-8")
    ended = summarise(path)
    assert ended.code == 0
    assert json.loads(ended.shown)["documents"][0]["kind"] == "privacy"


def test_a_list_nested_a_thousand_deep_in_html(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in POLICY.split("\n\n"))
    path.write_text(f"<html><body>{paragraphs}{'<ul><li>We share your data.' * 1000}", encoding="utf-8")
    ended = summarise(path)
    assert ended.code == 0
    assert json.loads(ended.shown)["documents"][0]["kind"] == "privacy"


def test_html_that_is_never_closed(tmp_path: Path) -> None:
    path = tmp_path / "open.html"
    paragraphs = "".join(f"<div><p><b>{paragraph}" for paragraph in POLICY.split("\n\n"))
    path.write_text(f"<html><body><table><tr><td>{paragraphs}<a href='x", encoding="utf-8")
    ended = summarise(path)
    assert ended.code == 0
    assert json.loads(ended.shown)["documents"][0]["kind"] == "privacy"


def test_html_whose_script_is_never_closed(tmp_path: Path) -> None:
    path = tmp_path / "script.html"
    path.write_text(f"<html><body><script>var text = '{POLICY}'", encoding="utf-8")
    assert summarise(path).code in (2, 3)


def test_a_page_of_three_words(tmp_path: Path) -> None:
    path = tmp_path / "short.html"
    path.write_text("<html><title>Privacy</title><body><h1>Our Privacy Policy</h1></body></html>")
    refused(path, 3, "")


def test_a_policy_in_french(tmp_path: Path) -> None:
    path = tmp_path / "confidentialite.md"
    path.write_text(FRENCH * 3, encoding="utf-8")
    refused(path, 3, "English")


@pytest.mark.parametrize("path", sorted((CORPORA / "clean").glob("*.*")), ids=lambda path: path.name)
def test_a_text_that_is_no_policy(path: Path) -> None:
    refused(path, 3, "")


def test_text_in_no_known_encoding_is_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "policy.md"
    path.write_bytes(POLICY.encode("utf-16-le"))
    assert summarise(path).code in (0, 2, 3)


PIECES = (
    *("We ", "do not ", "sell ", "your data", ".", ":\n", "30 days ", "1.1 (a) ", "privacy@a.example "),
    *("- ", "  * ", "| a | b |\n|---|---|\n", "# ", "---\n", "```\n", "[x](", "**", "\n", "\n\n", "\t", "\r"),
    *("<ul>", "<li>", "</p>", "<!--", "<script>", "<td>", "<table><tr>", "&nbsp;", "&#x1F;"),
    *("\u200b", "\u00ad", "\ufeff", "\ufb01", "\ud800", "\x00"),
    *("You can opt out at ", "You may delete your account through ", "We keep your data for ", "Updated: ", "Section "),
    *(
        "https://[a ",
        "[here](http://[b) ",
        "mailto:%%%@[c] ",
        "Settings > > ",
        "+1 (",
        "\u0664\u0660 days ",
        "31/31/2031 ",
    ),
    *("9" * 5_000, "\u0664\u0660 days ", "31/31/2031 ", "0 years ", "\u00b2 months ", "{{"),
)
MARKUP = st.lists(st.sampled_from(PIECES)).map("".join)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(), MARKUP), st.sampled_from([None, "text/markdown", "text/html", "text/plain"]), st.booleans())
def test_no_text_raises_anything_but_a_smallprint_error(text: str, media_type: None, fragment: bool) -> None:
    try:
        report = analyze(text, media_type=media_type, fragment=fragment)
    except SmallprintError:
        return
    for clause in report.clauses:
        assert clause.start < clause.end


@pytest.mark.parametrize("opened", ["<b>", "<table><tr><td>", "<ul><li>", "<blockquote>", "<!-- ", '<a href="'])
def test_a_hundred_thousand_open_tags_are_read_or_refused_in_time(tmp_path: Path, opened: str) -> None:
    path = tmp_path / "open.html"
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in POLICY.split("\n\n"))
    path.write_text(f"<html><body>{paragraphs}{opened * 100_000}", encoding="utf-8")
    assert summarise(path).code in (0, 2)


@pytest.mark.parametrize("mark", ["![", "](", "**a ", "`a``", "<!-- ", "> "])
def test_thousands_of_marks_are_read_in_time(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "marks.md"
    path.write_text(f"{POLICY}\n\n{mark * 3_000}", encoding="utf-8")
    assert summarise(path).code == 0


@pytest.mark.parametrize("change", [("\n", "\r"), ("\n", "\r\n"), (", ", ",\ufeff ")])
def test_odd_characters_change_no_finding(tmp_path: Path, change: tuple[str, str]) -> None:
    odd, plain = tmp_path / "odd.md", tmp_path / "plain.md"
    odd.write_bytes(POLICY.replace(*change).encode())
    plain.write_text(POLICY, encoding="utf-8")
    found = [json.loads(summarise(path).shown)["findings"] for path in (odd, plain)]
    assert found[0] == found[1]
