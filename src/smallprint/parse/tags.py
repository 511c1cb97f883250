"""Cuts HTML into text and tags. In: a span of the source. Out: a row of `Tag` and text spans with exact offsets.

An own cutter rather than the standard library's: that one answers differently from one Python to the next on unclosed
comments and scripts, and the same bytes must give the same report. Every path takes time linear in the input.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_TAG: Final = re.compile(r"<(?:!--|/?[a-zA-Z][^\s/>]*|[!?%])")
_REST: Final = re.compile(r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+|["'])*+>""")
_ATTRIBUTE: Final = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?""")

_RAW: Final = frozenset(
    {"script", "style", "template", "noscript", "iframe", "textarea", "select", "svg", "math", "object", "noframes"}
    | {"canvas", "audio", "video", "map", "datalist", "xmp"}
)
"""Elements whose whole content is no text of the page."""

_CLOSERS: Final = {"<!": ">", "<?": "?>", "<%": "%>"}


@dataclass(slots=True, frozen=True)
class Tag:
    """A start or end tag."""

    name: str
    closing: bool
    start: int
    end: int
    rest: str
    """What is written between name and ">"."""

    def attributes(self) -> dict[str, str]:
        """The tag's attributes, names in lower case, character references resolved; the first of equals wins."""
        if not self.rest:
            return {}
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(self.rest):
            found.setdefault(name.lower(), html.unescape(double or single or bare))
        return found


def cut_tags(source: str, start: int, end: int, warnings: list[str]) -> Iterator[Tag | tuple[int, int]]:
    """Tags and text spans of `source[start:end]` in order; comments, scripts and the like are left out.

    `warnings` gets a sentence for each kind of unclosed markup.
    """
    position = start
    whole = True
    while True:
        match = _TAG.search(source, position, end)
        if match is None:
            break
        opened = match.start()
        if opened > position:
            yield position, opened
        mark = match[0]
        if not mark[-1].isalnum() and (mark == "<!--" or mark in _CLOSERS):
            closer = "-->" if mark == "<!--" else _CLOSERS[mark]
            closed = source.find(closer, match.end(), end)
            if closed < 0:
                warnings.append(f'A "{mark}" is never closed; what follows it was read as text.')
                position = match.end()
                break
            position = closed + len(closer)
            continue
        rest = _REST.match(source, match.end(), end) if whole else None
        if rest is None:
            # A quote or a tag stays open to the end: from here on a tag ends at its first ">".
            whole = False
            closed = source.find(">", match.end(), end)
            if closed < 0:
                warnings.append("The last tag is never closed; what follows it was read as text.")
                position = opened
                break
            position = closed + 1
        else:
            position = rest.end()
        closing = mark[1] == "/"
        name = (mark[2:] if closing else mark[1:]).lower()
        inside = source[match.end() : position - 1]
        if name in _RAW and not closing:
            if not inside.endswith("/"):
                position = _skip_raw(source, name, position, end, warnings)
            continue
        yield Tag(name, closing, opened, position, inside)
    if position < end:
        yield position, end


_RAW_END: Final = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*>?", re.IGNORECASE) for name in _RAW}


def _skip_raw(source: str, name: str, position: int, end: int, warnings: list[str]) -> int:
    """Where the element opened before `position` ends; an unclosed one hides the rest, as it does in a browser."""
    closed = _RAW_END[name].search(source, position, end)
    if closed is None:
        words = len(source[position:end].split())
        warnings.append(f"A <{name}> is never closed and hides the rest of the page ({words:,} words of source).")
        return end
    return closed.end()
