"""Markup: the article out of an HTML page.

Two tools that fail differently are heard. resiliparse gives the visible text of the page, line by line,
however deep or broken the markup; the line classifier that cleans plain text scores these lines. Whether
trafilatura took a line weighs heavily, but does not decide: lxml, below it, drops whatever stands deeper than
some 255 elements or in text nodes over 10 MB without a word, and it can take a minute over a page with very many
elements, which it is not asked about.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from dragoman.cleaning.body import Body, body_of
from dragoman.cleaning.lines import Line, lines_of
from dragoman.cleaning.plaintext import merged
from dragoman.records import Dropped, DropReason

MAX_ELEMENTS = 40_000  # beyond this trafilatura takes longer than all else together
MAX_SOURCE = 5_000_000  # characters that trafilatura is given
LOST = 0.25  # share of the words in full sentences below which trafilatura's answer is no answer
SUBSTRING = 20  # letters from which a line may be part of an extracted paragraph
DEEP = "markup-repaired"
MAX_DEPTH = 240  # open elements
MAX_NODE = 9_000_000  # characters
_NESTING = re.compile(
    r"<(/?)(?:div|section|article|main|span|ul|ol|li|table|tbody|tr|td|blockquote|font|center|b|i)\b", re.I
)
_KEY = re.compile(r"\W+")
_TEXT = re.compile(r">\s*([^<\s][^<]*)<")
_HIDING = re.compile(r"<(script|style|noscript|template|svg)\b|<!--", re.I)


def markup_body(source: str, title: str | None) -> tuple[Body, tuple[Dropped, ...], tuple[str, ...]]:
    """The article of a page's source, what was left out (offsets in `source`), and flags."""
    text = extract_plain_text(source, main_content=False, alt_texts=False, comments=False, list_bullets=False)
    lines = lines_of(text)
    extracted = _extracted(source, lines)
    body = body_of(lines, title, extracted)
    flags: tuple[str, ...] = ()
    if extracted is not None and _lost(lines, extracted) and _beyond_lxml(source):
        body, flags = body_of(lines, title), (DEEP,)
    return body, _places(source, body.dropped), flags


def _extracted(source: str, lines: list[Line]) -> list[bool] | None:
    """For each line whether trafilatura took it; None when it was not asked."""
    if len(source) > MAX_SOURCE or source.count("<") > MAX_ELEMENTS:
        return None
    text = trafilatura.extract(source, favor_recall=True, include_comments=False, with_metadata=False) or ""
    return _taken(text, lines)


def _taken(text: str, lines: list[Line]) -> list[bool]:
    """Which lines stand in the extracted text: as a whole line, as a long part, or right behind the one before.

    The last holds the cells of tables, which trafilatura writes side by side.
    """
    whole = {_key(line) for line in text.split("\n")}
    joined = _key(text)
    taken, position = [], 0
    for line in lines:
        key = _key(line.text)
        follows = bool(key) and joined.startswith(key, position)
        taken.append(follows or (bool(key) and (key in whole or (len(key) >= SUBSTRING and key in joined))))
        if taken[-1]:
            at = position if follows else joined.find(key, position)
            position = at + len(key) if at >= 0 else position
    return taken


def _lost(lines: list[Line], extracted: list[bool]) -> bool:
    """Whether trafilatura took next to nothing of the page's full sentences."""
    prose = [(line.words, taken) for line, taken in zip(lines, extracted, strict=True) if line.words >= 15]
    total = sum(words for words, _ in prose)
    return total > 50 and sum(words for words, taken in prose if taken) < LOST * total


def _beyond_lxml(source: str) -> bool:
    """Whether lxml cannot hold the page: elements nested too deep, or a text node too long."""
    depth = 0
    for match in _NESTING.finditer(source):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > MAX_DEPTH:
            return True
    return any(m.end() - m.start() > MAX_NODE for m in _TEXT.finditer(source)) if len(source) > MAX_NODE else False


def _key(text: str) -> str:
    return _KEY.sub("", text.lower())


def _hidden(source: str) -> Iterator[tuple[int, int]]:
    """The stretches of the source that browsers do not show; one that is not closed reaches to the end."""
    low, at = source.lower(), 0
    if len(low) != len(source):
        low = source
    while match := _HIDING.search(source, at):
        closer = f"</{match[1].lower()}" if match[1] else "-->"
        end = low.find(closer, match.end())
        at = end + len(closer) if end >= 0 else len(source)
        yield match.start(), at


def _places(source: str, dropped: list[tuple[Line, DropReason]]) -> tuple[Dropped, ...]:
    """The dropped lines where they stand in the source; lines that are not found there are left out.

    The letters of the source's text nodes are matched in order, so a line is found across inline elements.
    """
    hidden = list(_hidden(source))
    starts = [start for start, _ in hidden]
    letters, offsets, origins, size = [], [], [], 0
    for node in _TEXT.finditer(source):
        at = bisect_right(starts, node.start(1)) - 1
        if at >= 0 and node.start(1) < hidden[at][1]:
            continue
        key = _key(node[1])
        if key:
            letters.append(key)
            offsets.append(size)
            origins.append((node.start(1), node.end(1)))
            size += len(key)
    stream = "".join(letters)
    found: list[tuple[Line, DropReason]] = []
    position = 0
    for line, reason in dropped:
        key = _key(line.text)
        at = stream.find(key, position) if key else -1
        if at < 0:
            continue
        position = at + len(key)
        start = origins[bisect_right(offsets, at) - 1][0]
        end = origins[bisect_right(offsets, position - 1) - 1][1]
        if not found or start >= found[-1][0].end:
            found.append((Line(start, end, "", 0), reason))
    return merged(source, found)
