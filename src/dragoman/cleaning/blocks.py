"""Blocks: the lines of an HTML page as a browser shows them, and where each stands in its markup.

The source is read once, tag by tag, without building a tree, so no depth and no length is too much, and every line
knows its place: `source[line.start:line.end]` is what it was made from, tags and all. Broken markup is read as it
comes: an end tag without its element is passed over, an element without its end tag ends with the one around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from itertools import groupby

import msgspec

from dragoman.cleaning.characters import INVISIBLES
from dragoman.cleaning.lines import MAX_LINES, Line, words_in
from dragoman.cleaning.regions import Label, label_of, tags
from dragoman.errors import UnreadablePage

_BLOCKS = (
    "address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h1|h2|"
    "h3|h4|h5|h6|header|label|legend|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul|button"
)
_RAW = "head|iframe|math|noscript|object|script|select|style|svg|template|textarea|title|video|audio|canvas"
# an attribute's value may hold a ">"; a quote that is never closed does not
_REST = r"""(?:[^>"']*+(?:"[^"]{0,5000}+"[^>"']*+|'[^']{0,5000}+'[^>"']*+)*+>|[^>]*+>)"""


def _alternatives(names: str) -> str:
    """A pattern of names that looks at the first letter once, not once a name."""
    groups = groupby(sorted(names.split("|")), key=lambda name: name[0])
    return "|".join(f"{letter}(?:{'|'.join(name[1:] for name in group)})" for letter, group in groups)


_TAG = rf"<(?:!--|(/?)({_alternatives(_BLOCKS + '|' + _RAW + '|a|br|hr|td|th')})(?=[\s/>])({_REST})|[!?][^>]*+>)"
_TAGS = re.compile(_TAG)
_CASED_TAGS = re.compile(_TAG, re.I)
_CASED = re.compile("</?[A-Z]")
_INLINE = re.compile(rf"</?[a-zA-Z]{_REST}")
# a search for one of a few letters is quick, so the names of attributes are told from behind their first letter
_NAMED = re.compile(
    r"""[cirdCIRD](?<!\w.)(?:(?<=[cC])(?i:lass)|(?<=[iI])(?i:d|temprop)|(?<=[rR])(?i:ole)|(?<=[dD])(?i:ata-testid))"""
    r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
)
_HIDDEN = re.compile(r"""display\s*:\s*none|\shidden(?=[\s>=])|aria-hidden\s*=\s*["']?true""", re.I)
_ROLES = {
    **dict.fromkeys(_BLOCKS.split("|"), "block"),
    **dict.fromkeys(_RAW.split("|"), "skipped"),
    "a": "link",
    "br": "break",
    "hr": "break",
    "td": "cell",
    "th": "cell",
}
_OWN_END = frozenset({"p", "li", "dd", "dt"})  # elements that end where the next one of their kind begins


class Element(msgspec.Struct, gc=False):
    """A block element: its tag, what its names say it holds, the element around it, and its lines [first, last)."""

    tag: str
    label: Label | None
    parent: int
    first: int
    last: int = -1


class Block(Line, kw_only=True, gc=False):
    """A line with the index of the element that it stands in, and how much of its text is links."""

    element: int = 0
    linked: float = 0.0


class Blocks(msgspec.Struct):
    """The lines of a page and its block elements; an element's parent stands before it."""

    lines: list[Block]
    elements: list[Element]
    depth: int  # of the block element that is nested deepest


def blocks_of(source: str) -> Blocks:
    """The lines and elements of a page. Raises UnreadablePage (too-large) beyond `MAX_LINES`."""
    return _Scanner(source).scan()


class _Scanner:
    """One pass over a source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines: list[Block] = []
        self.elements = [Element("html", None, 0, 0)]
        self.stack = [0]
        self.open = dict.fromkeys(_BLOCKS.split("|"), 0)  # how many elements of each tag are open
        self.open["html"] = 1
        self.pieces: list[tuple[int, str]] = []  # of the line being made, with their places in the source
        self.links: list[str] = []
        self.in_link = False
        self.depth = 0

    def scan(self) -> Blocks:
        """The whole source."""
        source = self.source
        tags = _TAGS if _CASED.search(source) is None else _CASED_TAGS
        at: int | None = 0
        while at is not None:  # a search begins anew behind each element that is skipped
            at = self._until_skipped(tags.finditer(source, at), at)
        if self.pieces:
            self._line()
        while self.stack:
            self._leave()
        return Blocks(self.lines, self.elements, self.depth)

    def _until_skipped(self, tags: Iterator[re.Match[str]], at: int) -> int | None:
        """Take tags, and the text from `at` on between them; where reading goes on, None at the end of the source."""
        source, pieces, links = self.source, self.pieces, self.links
        for match in tags:
            start, end = match.span()
            if start > at:
                piece = source[at:start]
                if pieces or not piece.isspace():
                    pieces.append((at, piece))
                    if self.in_link:
                        links.append(piece)
            at = end
            closing, name, rest = match.groups()
            if name is None:
                if source.startswith("<!--", start):
                    return _behind(source, "-->", end)
                continue
            role = _ROLES.get(name)
            if role is None:
                name = name.lower()
                role = _ROLES[name]
            if role == "link":
                self.in_link = not closing
            elif role == "skipped":
                if not closing and not rest.endswith("/>"):
                    return _end_of(source, name, end)
            else:
                self._shape(role, name, rest if not closing else None, start)
        if not source[at:].isspace():
            pieces.append((at, source[at:]))
        return None

    def _shape(self, role: str, name: str, rest: str | None, start: int) -> None:
        """Take a tag that shapes the page; `rest` is what stands in a start tag behind its name, None in an end tag."""
        pieces = self.pieces
        if role == "cell":
            if pieces:
                pieces.append((start, " "))
            return
        if pieces:
            self._line()
        if role == "block":
            self._close(name) if rest is None else self._enter(name, rest)

    def _enter(self, name: str, rest: str) -> None:
        top = self.elements[self.stack[-1]].tag
        if top == "p" or (top == name and name in _OWN_END):
            self._leave()
        label = _label(name, rest)
        stack = self.stack
        self.elements.append(Element(name, label, stack[-1], len(self.lines)))
        stack.append(len(self.elements) - 1)
        self.open[name] += 1
        self.depth = max(self.depth, len(stack))

    def _close(self, name: str) -> None:
        if self.open[name]:
            while self._leave() != name:
                pass

    def _leave(self) -> str:
        element = self.elements[self.stack.pop()]
        element.last = len(self.lines)
        self.open[element.tag] -= 1
        return element.tag

    def _line(self) -> None:
        """What was read since the last line break, as a line."""
        pieces = self.pieces
        text = _shown("".join([piece for _, piece in pieces]) if len(pieces) != 1 else pieces[0][1])
        if text:
            links = self.links
            if len(links) == len(pieces):
                linked = 1.0
            else:
                linked = min(1.0, len(_shown("".join(links))) / len(text)) if links else 0.0
            start, end = _edges(pieces)
            words = text.count(" ") + 1 if text.isascii() else words_in(text)
            self.lines.append(Block(start, end, text, words, False, element=self.stack[-1], linked=linked))
            if len(self.lines) > MAX_LINES:
                raise UnreadablePage("too-large", f"more than {MAX_LINES:,} lines")
        pieces.clear()
        self.links.clear()


def _shown(raw: str) -> str:
    """The text of a piece of source without tags, white space folded."""
    if not raw or raw.isspace():
        return ""
    if "<" in raw:
        raw = _INLINE.sub("", raw)
    if "&" in raw:
        raw = unescape(raw)
    if not raw.isascii():
        for mark in INVISIBLES:
            if mark in raw:
                raw = raw.replace(mark, "")
    return " ".join(raw.split())


def _edges(pieces: list[tuple[int, str]]) -> tuple[int, int]:
    """Where the text of a line begins and ends in the source, without white space; a line's first piece has text."""
    at, piece = pieces[0]
    start = at + len(piece) - len(piece.lstrip())
    i = len(pieces) - 1
    while i and pieces[i][1].isspace():
        i -= 1
    at, piece = pieces[i]
    return start, at + len(piece.rstrip())


@lru_cache(maxsize=4096)
def _label(name: str, rest: str) -> Label | None:
    """What an element holds, told by its tag and by the classes, ids and roles in the rest of its start tag."""
    if name == "body" or (len(rest) < 8 and name not in tags()):
        return None
    rest = rest[:1000]
    names = " ".join([a or b or c for a, b, c in _NAMED.findall(rest)]) if len(rest) > 8 else ""
    low = rest.lower()
    return label_of(name, names, ("none" in low or "hidden" in low) and bool(_HIDDEN.search(rest)))


def _behind(source: str, mark: str, at: int) -> int:
    found = source.find(mark, at)
    return found + len(mark) if found >= 0 else len(source)


@lru_cache(maxsize=64)
def _closer(name: str) -> re.Pattern[str]:
    return re.compile(f"</{name}(?=[\\s/>])[^>]*>?" if name != "head" else r"<(?:(/head\s*>)|(?=body[\s>]))", re.I)


def _end_of(source: str, name: str, at: int) -> int:
    """Behind the end tag of an element whose content is no text; behind its start tag where it has no end."""
    found = _closer(name).search(source, at)
    if found is None:
        return at if name == "head" else len(source)
    return found.end() if name != "head" or found[1] else found.start()
