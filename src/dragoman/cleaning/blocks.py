"""Blocks: the lines of an HTML page as a browser shows them, and where each stands in its markup.

The source is read once, tag by tag, without building a tree, so no depth and no length is too much, and every line
knows its place: `source[line.start:line.end]` is what it was made from, tags and all. Broken markup is read as it
comes: an end tag without its element is passed over, an element without its end tag ends with the one around it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

import msgspec

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
_TAG = re.compile(rf"<(?:!--|(/?)({_BLOCKS}|{_RAW}|a|br|hr|td|th)(?=[\s/>])({_REST})|[!?][^>]*+>)", re.I)
_INLINE = re.compile(rf"</?[a-z]{_REST}", re.I)
_NAMED = re.compile(r"""\b(?:class|id|role|itemprop|data-testid)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
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
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
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
        source, at, pieces = self.source, 0, self.pieces
        for match in _TAG.finditer(source):
            start, end = match.span()
            if start < at:  # inside of what was skipped
                continue
            if start > at:
                piece = source[at:start]
                if pieces or not piece.isspace():
                    pieces.append((at, piece))
                    if self.in_link:
                        self.links.append(piece)
            at = self._tag(match, start, end)
        if not source[at:].isspace():
            pieces.append((at, source[at:]))
        if pieces:
            self._line()
        while self.stack:
            self._leave()
        return Blocks(self.lines, self.elements, self.depth)

    def _tag(self, match: re.Match[str], start: int, end: int) -> int:
        """Take a tag or a comment; where reading goes on behind it."""
        closing, name, rest = match.groups()
        if name is None:
            return _behind(self.source, "-->", end) if self.source.startswith("<!--", start) else end
        role = _ROLES.get(name)
        if role is None:
            name = name.lower()
            role = _ROLES[name]
        if role == "link":
            self.in_link = not closing
        elif role == "skipped":
            return end if closing or rest.endswith("/>") else _end_of(self.source, name, end)
        elif role == "cell":
            if self.pieces:
                self.pieces.append((start, " "))
        else:
            if self.pieces:
                self._line()
            if role == "block":
                self._close(name) if closing else self._enter(name, rest)
        return end

    def _enter(self, name: str, rest: str) -> None:
        top = self.elements[self.stack[-1]].tag
        if top == "p" or (top == name and name in _OWN_END):
            self._leave()
        label = _label(name, rest)
        self.elements.append(Element(name, label, self.stack[-1], len(self.lines)))
        self.stack.append(len(self.elements) - 1)
        self.open[name] += 1
        self.depth = max(self.depth, len(self.stack))

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
        raw = raw.translate(_INVISIBLE)
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
    names = " ".join([m[1] or m[2] or m[3] or "" for m in _NAMED.finditer(rest)]) if len(rest) > 8 else ""
    return label_of(name, names, bool(_HIDDEN.search(rest)))


def _behind(source: str, mark: str, at: int) -> int:
    found = source.find(mark, at)
    return found + len(mark) if found >= 0 else len(source)


@lru_cache(maxsize=64)
def _closer(name: str) -> re.Pattern[str]:
    return re.compile(f"</{name}(?=[\\s/>])[^>]*>?" if name != "head" else r"</head\s*>|(?=<body[\s>])", re.I)


def _end_of(source: str, name: str, at: int) -> int:
    """Behind the end tag of an element whose content is no text; behind its start tag where it has no end."""
    found = _closer(name).search(source, at)
    if found:
        return found.end()
    return at if name == "head" else len(source)
