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

import numpy as np
import numpy.typing as npt

from dragoman.cleaning import characters as ch
from dragoman.cleaning.columns import LONG, OPENING, Columns, Flags
from dragoman.cleaning.layout import Layout
from dragoman.cleaning.lines import Line
from dragoman.cleaning.markers import Marker
from dragoman.cleaning.shape import is_byline
from dragoman.knowledge.table import read, shipped

_LENGTHS = (
    (2, "words-1"), (4, "words-2-3"), (7, "words-4-6"), (10, "words-7-9"), (15, "words-10-14"), (25, "words-15-24"),
    (50, "words-25-49"), (100, "words-50"),
)  # fmt: skip
_LENGTH = [next((name for limit, name in _LENGTHS if n < limit), "words-100") for n in range(101)]
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w")
_IN_ADDRESSES = ("://", "www.", "@")
_UNIT = 1000.0  # weights are added up as whole numbers, so that the order of features makes no difference
_TEASER = 15  # words of a sentence that breaks off

Scores = npt.NDArray[np.float64]
Where = Flags | list[int] | slice  # the lines that have a feature


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of each feature, and the costs of entering and leaving the article."""
    rows = read(shipped("cleaning/weights.tsv"), ("feature", "weight", "says", "source"))
    return {row["feature"]: float(row["weight"]) for row in rows}


@lru_cache(maxsize=1)
def _matrix() -> tuple[dict[str, int], Scores, Scores]:
    """The place of each feature among the weights, the weights in whole thousandths, and the scores of lengths."""
    table = weights()
    places = {name: n for n, name in enumerate(table)}
    return places, np.rint(np.array(list(table.values())) * _UNIT), np.array([table[name] for name in _LENGTH])


def scores(layout: Layout) -> Scores:
    """The score of every line, in their order."""
    places, weight, lengths = _matrix()
    columns = layout.columns
    has = np.zeros((len(places), len(columns)))  # which feature (row) which line (column) has
    for name, where in _features(layout):
        if isinstance(where, np.ndarray):
            has[places[name]] = where
        else:
            has[places[name], where] = 1.0
    values: Scores = lengths.take(columns.words, mode="clip") + (weight @ has) / _UNIT
    return values


def _features(layout: Layout) -> Iterator[tuple[str, Where]]:
    """Each feature and the lines that have it; none is named twice for a line."""
    columns = layout.columns
    yield from _endings(columns)
    yield from _short(columns)
    yield "clock", columns.dated
    yield from _words(columns)
    yield from _markers(layout)
    yield from _copies(columns)
    yield from _context(layout)


def _endings(columns: Columns) -> Iterator[tuple[str, Where]]:
    """What the end of a line says."""
    broken = columns.ended & columns.broken
    yield "sentence-end", columns.ended & ~broken
    yield "ellipsis-end", broken & (columns.words < _TEASER)
    yield "teaser", broken & (columns.words >= _TEASER)
    yield "colon-end", columns.colon
    yield "no-end", ~columns.ended & ~columns.colon & (columns.words >= LONG)


def _short(columns: Columns) -> Iterator[tuple[str, Where]]:
    """What the characters of a short line say."""
    lines, short = columns.lines, columns.short
    separated = columns.kinds & ch.SEPARATOR != 0
    separated[columns.holding(" / ")] = True
    yield "separators", short & separated
    addressed = {i for mark in _IN_ADDRESSES for i in columns.holding(mark)}
    yield "address", sorted(i for i in addressed if short[i] and _is_address(lines[i].text))
    yield "byline", [i for i in columns.opening_as_bylines() if short[i] and is_byline(lines[i])]
    yield "no-letters", short & (columns.words <= 4) & (columns.kinds & ch.LETTER == 0)


def _is_address(text: str) -> bool:
    return "." in text and _ADDRESS.search(text) is not None


def _words(columns: Columns) -> Iterator[tuple[str, Where]]:
    """What the words of a line say."""
    tokens = np.minimum(columns.tokens, OPENING)
    some = columns.words >= 5
    held = columns.function >= 0.3 * tokens
    yield "function-words", some & held
    yield "no-function-words", some & ~held & (columns.function < 0.08 * tokens)
    yield "title-case", some & ~columns.stopped & (columns.words < 20) & (columns.capitals >= 0.75 * tokens)


def _markers(layout: Layout) -> Iterator[tuple[str, Where]]:
    """What the furniture phrase in a line says."""
    found: dict[str, list[int]] = {}
    for i in layout.marked:
        marker = layout.marks[i]
        if marker.effect not in {"tail", "thread"}:
            found.setdefault(_marker(layout.lines[i], marker), []).append(i)
    yield from found.items()


def _marker(line: Line, marker: Marker) -> str:
    if marker.where == "line":
        return "marker-line"
    if line.words >= 30:
        return "marker-paragraph"
    return "marker-start" if marker.where == "start" else "marker-within"


def _copies(columns: Columns) -> Iterator[tuple[str, Where]]:
    """Lines that stand more than once in the page."""
    texts = columns.texts
    counts = Counter(texts)
    if len(counts) == len(texts):
        return
    again = [i for i, text in enumerate(texts) if counts[text] > 1]
    long = columns.long.tolist()
    yield "repeated", [i for i in again if not long[i]]
    first: dict[str, int] = {}
    for i in again:
        first.setdefault(texts[i], i)
    yield "repeated-long", [i for i in again if long[i] and first[texts[i]] != i]


def _context(layout: Layout) -> Iterator[tuple[str, Where]]:
    """The features that lines have by what stands around them."""
    core = layout.core
    yield "in-core", slice(core.start, core.stop)
    if core and layout.furnished:
        yield "above-core", slice(0, core.start)
        yield "below-core", slice(core.stop, None)
    yield "tail", layout.tail()
    yield "list-run", layout.runs()
    yield "card", layout.cards()
    yield "in-list", sorted(layout.listed)
    yield "after-end", slice(layout.end, None)
