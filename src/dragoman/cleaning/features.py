"""Features: what speaks for or against each line of a page being part of its article.

A line's score is the sum of the weights (`cleaning/weights.tsv`) of the features it has; nothing else
enters it. Features look at a line alone and, through `layout`, at its neighbourhood; which run of lines is
the article is decided in `segment`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from dragoman.cleaning.layout import LONG, Layout
from dragoman.cleaning.lines import Line
from dragoman.cleaning.markers import Marker
from dragoman.cleaning.shape import CLOSERS, END, is_byline
from dragoman.knowledge.table import read, shipped

_LENGTHS = (
    (2, "words-1"), (4, "words-2-3"), (7, "words-4-6"), (10, "words-7-9"), (15, "words-10-14"), (25, "words-15-24"),
    (50, "words-25-49"), (100, "words-50"),
)  # fmt: skip
_LENGTH = [next((name for limit, name in _LENGTHS if n < limit), "words-100") for n in range(101)]
_SEPARATORS = frozenset("|·•›»→")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w")


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of each feature, and the costs of entering and leaving the article."""
    rows = read(shipped("cleaning/weights.tsv"), ("feature", "weight", "says", "source"))
    return {row["feature"]: float(row["weight"]) for row in rows}


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """English function words."""
    return frozenset(row["word"] for row in read(shipped("cleaning/function_words.tsv"), ("word", "source")))


def scores(layout: Layout) -> list[float]:
    """The score of every line, in their order."""
    table = weights()
    lengths = [table[name] for name in _LENGTH]
    values = []
    for i, line in enumerate(layout.lines):
        value = lengths[line.words if line.words < 100 else 100]
        for name in features(line, layout.marks.get(i), layout.dated[i]):
            value += table[name]
        values.append(value)
    for name, where in _context(layout):
        weight = table[name]
        for i in where:
            values[i] += weight
    return values


def features(line: Line, marker: Marker | None, dated: bool) -> list[str]:
    """The features of a line alone, but for that of its length."""
    words, text = line.words, line.text
    found = _ending(text, words)
    if words < 25 and len(text) < 400:
        _short(line, found)
    if dated:
        found.append("clock")
    if words >= 5:
        _words(line, found)
    if marker is not None and marker.effect not in {"tail", "thread"}:
        found.append(_marker(line, marker))
    return found


def _ending(text: str, words: int) -> list[str]:
    """What the end of a line says."""
    if not text[-1].isalnum():
        bare = text.rstrip(CLOSERS)
        if bare.endswith(END):
            broken = bare.endswith(("...", "…"))
            return ["sentence-end" if not broken else "ellipsis-end" if words < 15 else "teaser"]
        if bare.endswith(":"):
            return ["colon-end"]
    return ["no-end"] if words >= LONG else []


def _short(line: Line, found: list[str]) -> None:
    text = line.text
    if not _SEPARATORS.isdisjoint(text) or " / " in text:
        found.append("separators")
    if "." in text and _ADDRESS.search(text):
        found.append("address")
    if is_byline(line):
        found.append("byline")
    if line.words <= 4 and not text[0].isalpha() and not any(map(str.isalpha, text)):
        found.append("no-letters")


def _words(line: Line, found: list[str]) -> None:
    words = line.text.split(" ", 30)[:30]
    known = function_words()
    function = sum(map(known.__contains__, line.text[:1000].lower().split(" ", 30)[:30]))
    if function >= 0.3 * len(words):
        found.append("function-words")
    elif function < 0.08 * len(words):
        found.append("no-function-words")
    if line.words < 20 and line.text[-1] not in ".!?:" and sum([w[0].isupper() for w in words]) >= 0.75 * len(words):
        found.append("title-case")


def _marker(line: Line, marker: Marker) -> str:
    if marker.where == "line":
        return "marker-line"
    if line.words >= 30:
        return "marker-paragraph"
    return "marker-start" if marker.where == "start" else "marker-within"


def _context(layout: Layout) -> Iterator[tuple[str, list[int]]]:
    """The features that lines have by what stands around them, each with its lines."""
    lines = layout.lines
    counts = Counter([line.text for line in lines])
    again = [i for i, line in enumerate(lines) if counts[line.text] > 1]
    yield "repeated", [i for i in again if lines[i].words < LONG]
    first: dict[str, int] = {}
    for i in again:
        first.setdefault(lines[i].text, i)
    yield "repeated-long", [i for i in again if lines[i].words >= LONG and first[lines[i].text] != i]
    yield "in-core", list(layout.core)
    if layout.core and layout.furnished:
        yield "above-core", list(range(layout.core.start))
        yield "below-core", list(range(layout.core.stop, len(lines)))
    yield "tail", list(layout.tail())
    yield "list-run", list(layout.runs())
    yield "card", list(layout.cards())
    yield "in-list", list(layout.listed)
    yield "after-end", list(range(layout.end, len(lines)))
