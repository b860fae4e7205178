"""Features: what speaks for or against each line of a page being part of its article.

A line's score is the sum of the weights (`cleaning/weights.tsv`) of the features it has; nothing else
enters it. Features look at a line alone, at its repetition in the page and at the furniture phrases
around it; which run of lines is the article is decided in `segment`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dragoman.cleaning.lines import Line
from dragoman.cleaning.markers import Marker
from dragoman.knowledge.table import read, shipped

FUNCTION_WORDS = frozenset(
    "a an the of in on at to for from by with and or but as that this which who it its he she his her they their we our "
    "i you your is are was were be been has have had will would can could not no if than then there when while after "
    "before into over about up out so what how".split()
)
LONG = 10  # words; from here on a repeated line is a repeated sentence, below a repeated menu entry
LIST_REACH = 30  # entries that a list's heading can govern
_END = tuple(".!?…。！？")
_CLOSERS = "\"'”’»)]*"
_SEPARATORS = re.compile(r"\s[|·•›»→/]\s|\|")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w")
_BYLINE = re.compile(r"(?:by|von|par|por)[:\s]+(?:[A-Z][\w.'’-]+[\s,]*(?:and\s)?){1,6}", re.I)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CLOCK = re.compile(
    rf"\b\d{{1,2}}:\d\d\b|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    r"|\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\b\d+\s+(?:second|minute|min|hour|day|week|month|year)s?\s+(?:ago|read)",
    re.I,
)


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of each feature, and the costs of entering and leaving the article."""
    rows = read(shipped("cleaning/weights.tsv"), ("feature", "weight", "says", "source"))
    return {row["feature"]: float(row["weight"]) for row in rows}


def scores(lines: Sequence[Line], marks: dict[int, Marker]) -> list[float]:
    """The score of every line, in their order."""
    table = weights()
    context = _context(lines, marks)
    return [
        sum(table[name] for name in features(line, marks.get(i))) + sum(table[name] for name in context.get(i, ()))
        for i, line in enumerate(lines)
    ]


def features(line: Line, marker: Marker | None) -> Iterator[str]:
    """The features of a line alone."""
    yield _length(line.words)
    bare = line.text.rstrip(_CLOSERS)
    if bare.endswith(("...", "…")):
        yield "ellipsis-end"
    elif bare.endswith(_END):
        yield "sentence-end"
    elif bare.endswith(":"):
        yield "colon-end"
    elif line.words >= LONG:
        yield "no-end"
    if line.words < 25:
        yield from _short(line)
    elif _ADDRESS.search(line.text, 0, 200) and line.words < 40:
        yield "address"
    if line.words >= 5:
        yield from _words(line)
    if marker is not None:
        yield _marker(line, marker)


def is_prose(line: Line) -> bool:
    """A full sentence or more."""
    return line.words >= 15 and line.text.rstrip(_CLOSERS).endswith(_END)


def _length(words: int) -> str:
    for limit, name in ((1, "words-1"), (3, "words-2-3"), (6, "words-4-6"), (9, "words-7-9"), (14, "words-10-14")):
        if words <= limit:
            return name
    return "words-15-24" if words < 25 else "words-25-49" if words < 50 else "words-50"


def _short(line: Line) -> Iterator[str]:
    text = line.text
    if _SEPARATORS.search(text):
        yield "separators"
    if _ADDRESS.search(text):
        yield "address"
    if line.words <= 12 and _CLOCK.search(text):
        yield "clock"
    if line.words <= 8 and _BYLINE.fullmatch(text):
        yield "byline"
    if line.words <= 4 and not any(c.isalpha() for c in text):
        yield "no-letters"


def _words(line: Line) -> Iterator[str]:
    words = line.text.split(" ", 40)[:40]
    function = sum(word.lower() in FUNCTION_WORDS for word in words)
    if function >= 0.3 * len(words):
        yield "function-words"
    elif function < 0.08 * len(words):
        yield "no-function-words"
    if line.words < 20 and line.text[-1] not in ".!?:" and sum(w[0].isupper() for w in words) >= 0.75 * len(words):
        yield "title-case"


def _marker(line: Line, marker: Marker) -> str:
    if marker.where == "line":
        return "marker-line"
    if line.words >= 30:
        return "marker-paragraph"
    return "marker-start" if marker.where == "start" else "marker-within"


def _context(lines: Sequence[Line], marks: dict[int, Marker]) -> dict[int, list[str]]:
    """The features that a line has by what stands around it."""
    found: dict[int, list[str]] = {}
    counts = Counter(line.text for line in lines)
    seen: set[str] = set()
    for i, line in enumerate(lines):
        if counts[line.text] > 1 and line.words < LONG:
            found.setdefault(i, []).append("repeated")
        elif line.text in seen:
            found.setdefault(i, []).append("repeated-long")
        seen.add(line.text)
    for i in listed(lines, marks):
        found.setdefault(i, []).append("in-list")
    end = closing(lines, marks)
    for i in range(end, len(lines)):
        found.setdefault(i, []).append("after-end")
    return found


def listed(lines: Sequence[Line], marks: dict[int, Marker]) -> Iterator[int]:
    """The entries of lists that a furniture phrase heads: up to the first full sentence or `LIST_REACH`."""
    left = 0
    for i, line in enumerate(lines):
        marker = marks.get(i)
        if marker is not None and marker.effect == "list" and marker.where == "line":
            left = LIST_REACH
        elif left and line.words >= 25 and is_prose(line):
            left = 0
        elif left:
            left -= 1
            yield i


def closing(lines: Sequence[Line], marks: dict[int, Marker]) -> int:
    """The first line after which the article is over: a closing phrase behind most of the prose; else the end."""
    prose = [line.words if is_prose(line) else 0 for line in lines]
    total, before = sum(prose), 0
    for i in range(len(lines)):
        marker = marks.get(i)
        if marker is not None and marker.effect == "end" and marker.where == "line" and before > max(60, 0.35 * total):
            return i
        before += prose[i]
    return len(lines)
