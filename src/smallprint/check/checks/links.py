"""The check on links. In: a `Case`. Out: results on anchors and relative links that lead nowhere."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import unquote, urlsplit

from smallprint.check.case import Candidate, Case, Check
from smallprint.check.checks.written_links import WrittenLink, find_links
from smallprint.check.model import Result
from smallprint.check.neighbours import MISSING

_ANCHOR: Final = re.compile(
    r"\b(?:id|name)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))|\{#([\w.:-]+)[^}\n]{0,100}\}", re.IGNORECASE
)
_HEADING: Final = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+([^\n]+)$|^([^\n]+)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_INLINE_LINK: Final = re.compile(r"\[([^\[\]]{0,300})\]\([^()]{0,1000}\)")
_NOT_WORD: Final = re.compile(r"[\W_]+")
_ALWAYS_THERE: Final = frozenset({"", "top"})
"""Fragments that a browser knows by itself (HTML Standard, 7.4.6.3)."""
MANY: Final = 4
"""Broken anchors from which on, if they are also most of all, one result tells of all."""
MAX_RELATED: Final = 10
"""Places that a result shows besides its own."""
_PAGES: Final = ("", ".md", ".markdown", ".html", ".htm", "/index.md", "/index.html", "/README.md")
"""What may be added to a path without a suffix, since sites are often built from such files."""
_SOURCES: Final = {".html": (".md", ".markdown", ".mdx"), ".htm": (".md",)}
"""Suffix of a built page -> suffixes of what it may be built from."""


def find_broken_links(case: Case) -> Iterator[Result]:
    """Links to anchors of this or a neighbouring document, and to files, that are not there.

    Only what lies beside the document can be looked up: addresses with a scheme or host, and paths from a site's root,
    are left alone, and so are relative paths of standard input.
    """
    for candidate in case.candidates:
        targets: dict[tuple[str, str], list[WrittenLink]] = {}
        for link in find_links(candidate):
            parts = _split(link.target)
            if parts is not None:
                targets.setdefault(parts, []).append(link)
        anchored = {fragment: links for (path, fragment), links in targets.items() if not path}
        if anchored:
            yield from _judge_anchors(candidate, anchored)
        yield from _judge_addresses(candidate)
        for (path, fragment), links in targets.items():
            message = _judge_path(candidate, path, fragment) if path else ""
            if message:
                yield _result(candidate, message, links, "another link to it")


_FAULTS: Final = (
    (re.compile(r"mailto:\s*(?:\?|$)|mailto:[^@%{}]*$", re.IGNORECASE), "This link names no email address to write to"),
    (re.compile(r"https?:/{0,2}(?:[?#]|$)|https?:/{3}|https?/{1,2}\w", re.IGNORECASE), "This is no address of a page"),
    (
        re.compile(r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b", re.IGNORECASE),
        "This leads to the reader's own machine",
    ),
    (re.compile(r"file:|[A-Z]:[\\/]|\\\\\w", re.IGNORECASE), "This leads to a file on the writer's own machine"),
)
"""Addresses that cannot lead anywhere, and what to say of each."""


def _judge_addresses(candidate: Candidate) -> Iterator[Result]:
    """Links whose address by itself shows that it leads nowhere."""
    for link in find_links(candidate):
        message = next((words for pattern, words in _FAULTS if pattern.match(link.target.strip())), "")
        if message:
            yield _result(candidate, f"{message}: “{link.target}”. Correct the link.", [link], "another link to it")


def _judge_anchors(candidate: Candidate, anchored: Mapping[str, Sequence[WrittenLink]]) -> Iterator[Result]:
    """One result a broken anchor; one in all where most are broken, since then the file lacks its anchors."""
    headings = {_squash(candidate.text_of(block)) for block in candidate.headings}
    anchors = _find_anchors(candidate.source) | headings
    broken = {fragment: links for fragment, links in anchored.items() if not _leads_to(fragment, anchors)}
    if len(broken) >= MANY and len(broken) * 2 > len(anchored):
        message = (
            f"{len(broken)} of {len(anchored)} anchors that links name are not in this document, "
            f"“#{next(iter(broken))}” first. Give the sections their ids."
        )
        firsts = [links[0] for links in broken.values()]
        yield _result(candidate, message, firsts, "another of them")
        return
    for fragment, links in broken.items():
        message = f"There is no anchor “#{fragment}” in this document. Correct the link."
        yield _result(candidate, message, links, "another link to it")


def _split(target: str) -> tuple[str, str] | None:
    """Path and fragment of a relative link; None for any other target, and for template markup."""
    if re.search(r"[{}<>$]", target):
        return None
    try:
        parts = urlsplit(target.strip())
    except ValueError:
        return None
    if any(pattern.match(target.strip()) for pattern, _ in _FAULTS):
        return None
    if parts.scheme or parts.netloc or parts.path.startswith(("/", "~")) or (not parts.path and "#" not in target):
        return None
    return unquote(parts.path), unquote(parts.fragment)


def _judge_path(candidate: Candidate, path: str, fragment: str) -> str:
    """What is wrong with a link to `path`, in words; empty where nothing is, or nobody can tell."""
    neighbours = candidate.neighbours
    if neighbours.base is None or "\0" in path:
        return ""
    there = next((option for option in _options(path) if neighbours.see(option) != MISSING), None)
    if there is None:
        return f"There is no file “{path}” beside this document. Correct the link." if _names_a_file(path) else ""
    if not fragment or there != path or not path.lower().endswith((".md", ".markdown", ".html", ".htm")):
        return ""
    content = neighbours.read(there)
    if not content or _leads_to(fragment, _find_anchors(content.decode("utf-8", "replace"))):
        return ""
    return f"There is no anchor “#{fragment}” in {path}. Correct the link."


def _options(path: str) -> Iterator[str]:
    """Files that a link to `path` may mean, best first."""
    bare = path.rstrip("/")
    stem, dot, suffix = bare.rpartition(".")
    if dot and "/" not in suffix:
        yield path
        yield from (stem + other for other in _SOURCES.get(f".{suffix.lower()}", ()))
    yield from (bare + more for more in _PAGES)


def _names_a_file(path: str) -> bool:
    """Whether a path surely is one of a file here: it has a suffix, or begins with "./" or "../"."""
    return path.startswith(("./", "../")) or re.search(r"\.[A-Za-z][A-Za-z0-9]{1,5}$", path) is not None


def _result(candidate: Candidate, message: str, links: Sequence[WrittenLink], others: str) -> Result:
    """A result on the first of `links` that shows the others beside it."""
    first, *rest = links
    related = tuple(candidate.related_in_source(others, link.start, link.end) for link in rest[:MAX_RELATED])
    return candidate.result_in_source("broken-link", message, first.start, first.end, severity="high", related=related)


def _find_anchors(source: str) -> frozenset[str]:
    """Names that a link can jump to, squashed: ids, names and Markdown headings."""
    found = {next(part for part in match.groups() if part is not None) for match in _ANCHOR.finditer(source)}
    found |= {_INLINE_LINK.sub(r"\1", match[1] or match[2]) for match in _HEADING.finditer(source)}
    return frozenset(map(_squash, found))


def _leads_to(fragment: str, anchors: frozenset[str]) -> bool:
    """Whether `fragment` is one of the squashed `anchors`; a number at its end may count headings of one name."""
    if fragment.lower() in _ALWAYS_THERE or fragment.startswith((":~:", "!", "/")):
        return True
    return _squash(fragment) in anchors or _squash(re.sub(r"-\d+$", "", fragment)) in anchors


def _squash(name: str) -> str:
    """`name` in lower case, letters and digits only, for sites differ in what they make of the rest of a heading."""
    return _NOT_WORD.sub("", name.lower())


CHECKS: Final = (
    Check(
        id="broken-link",
        severity="high",
        title="A link that leads nowhere",
        what="Follows anchors (`#sharing`) and relative links (`cookies.md`, `../terms.html#disputes`) to what lies "
        "beside the document. A link to a built page counts as good where its source is there. And finds addresses "
        "that cannot be right: without a host or a mailbox, or on the writer's own machine.",
        why="What the link promised, such as the list of partners or the form to object, cannot be found.",
        example="# Cookies\n\nYou can [object](#how-to-object).",
        instead="# Cookies\n\nYou can [object](#object).\n\n# Object",
        find=find_broken_links,
        page="Nothing is fetched: addresses on the web and paths from a site's root (`/terms`) are left alone, and so "
        "are relative paths without a suffix, which a site may map to anything, and targets that template markup "
        "begins. Links to one missing target are one result, at the first of them.",
    ),
)
