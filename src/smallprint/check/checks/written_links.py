"""Every link that is written in a source. In: a candidate. Out: links with their places in the source.

The parsed document leaves out menus and tables of contents, for they are no policy text. Their links can be broken too.
"""

import re
from dataclasses import dataclass
from typing import Final

from smallprint.check.case import Candidate
from smallprint.check.regions import blank_regions
from smallprint.model import MediaType

_MARKDOWN: Final = (
    r"(?<!!)\[(?P<label>[^\[\]\n]{1,300})\]\(\s*<?(?P<target>[^()\s<>]+)>?(?:\s+[\"'][^\"'\n]*[\"'])?\s*\)"
)
_HTML: Final = (
    r"<a\b[^<>]{0,500}?\bhref\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))[^<>]{0,500}>"
)
_PATTERNS: Final[dict[MediaType, re.Pattern[str]]] = {
    "text/markdown": re.compile(f"{_MARKDOWN}|{_HTML}", re.IGNORECASE),
    "text/html": re.compile(_HTML, re.IGNORECASE),
}
_END: Final = re.compile(r"</a\s*>", re.IGNORECASE)
_AFTER_TEMPLATE: Final = re.compile(r"(?:\}\}|%\}|%>)([^\s\"'<>(){}]+)")
"""What follows template markup in a target: "#sharing" of `{{ url_for('terms') }}#sharing`."""
MAX_LABEL: Final = 300
"""Characters within which the label of a link in HTML ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLink:
    """A link; its label stands at `[start, end)` of the source."""

    start: int
    end: int
    target: str


def find_links(candidate: Candidate) -> tuple[WrittenLink, ...]:
    """The links of the document, and those of its source that the document leaves out; in reading order.

    Those whose target template markup begins are left out, for nobody can tell where they lead.
    """
    offsets = candidate.document.offsets
    tails = set(_AFTER_TEMPLATE.findall(candidate.source))
    found = [
        WrittenLink(start=offsets.source_offset(link.start), end=offsets.source_end(link.end), target=link.target)
        for link in candidate.document.links
        if link.target.strip() not in tails
    ]
    known = {link.start for link in found}
    found += [link for link in _scan(candidate) if not any(start in known for start in range(link.start, link.end + 1))]
    return tuple(sorted(found, key=lambda link: link.start))


def _scan(candidate: Candidate) -> list[WrittenLink]:
    """Links as the source writes them, outside code and comments; plain text writes none."""
    pattern = _PATTERNS.get(candidate.document.media_type)
    if pattern is None:
        return []
    source = blank_regions(candidate.source, candidate.document.media_type)
    found = []
    for match in pattern.finditer(source):
        groups = match.groupdict()
        if groups.get("label"):
            start, end = match.span("label")
        else:
            close = _END.search(source, match.end(), match.end() + MAX_LABEL)
            start, end = match.end(), close.start() if close else match.end()
        target = next(groups[name] for name in ("target", "double", "single", "bare") if groups.get(name) is not None)
        found.append(WrittenLink(start=start, end=end, target=target))
    return found
