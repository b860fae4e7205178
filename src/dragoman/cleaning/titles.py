"""Titles: the headline of a page among the lines above its article.

A headline is the last line above the body that looks like one: some words, no sentence end, no furniture.
It is the surer the more often the page repeats it, whole (the page's own title) or glued to navigation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.cleaning.layout import Layout
from dragoman.cleaning.lines import Line
from dragoman.cleaning.markers import Marker
from dragoman.cleaning.shape import is_byline

REACH = 20  # lines above the first paragraph in which a headline is looked for
WORDS = (2, 30)
ENOUGH = 3.0  # score from which a line is taken for the headline
PARAGRAPH = 20  # words
_NOT_TITLE = re.compile(r"https?://|\S@\S+\.\w|^\W*\d[\d\s/.,:-]*$|\b\d{1,2}:\d\d\b|^by\s|[|>»]\s*\w+\s*[|>»]", re.I)


def title_of(layout: Layout, scores: Sequence[float], stated: str | None) -> tuple[str | None, int | None]:
    """The title and the index of the line it stands in; the stated title where there is one."""
    lines = layout.lines
    first = next(
        (i for i, line in enumerate(lines) if line.words >= PARAGRAPH and scores[i] > 2.0 and layout.prose[i]), None
    )
    if stated:
        return stated, _place(stated, lines[: first if first is not None else len(lines)])
    if first is None:
        return None, None
    keys = Counter([_key(line.text) for line in lines if line.words <= WORDS[1]])
    best, best_score = None, ENOUGH
    for i in range(max(0, first - REACH), first):
        if not _is_furniture(layout.marks.get(i)) and (score := _score(i, first, layout, keys)) > best_score:
            best, best_score = i, score
    return (lines[best].text, best) if best is not None else (None, None)


def _place(stated: str, above: Sequence[Line]) -> int | None:
    """The last line above the body that is the stated title, whole or without the site's name."""
    wanted = _key(stated)
    for i in range(len(above) - 1, -1, -1):
        key = _key(above[i].text) if above[i].words <= WORDS[1] else ""
        if key and (key == wanted or (above[i].words >= 4 and wanted.startswith(key))):
            return i
    return None


def _score(i: int, first: int, layout: Layout, keys: Counter[str]) -> float:
    line = layout.lines[i]
    if not WORDS[0] <= line.words <= WORDS[1] or layout.prose[i] or layout.dated[i] or _NOT_TITLE.search(line.text):
        return 0.0
    if line.text.endswith((".", ",", ";", ":")) and line.words > 6:
        return 0.0
    key = _key(line.text)
    glued = line.words >= 4 and any(key in other and key != other for other in keys if len(other) < 3 * len(key) + 40)
    introduced = any(layout.dated[i + 1 : i + 4]) or any(map(is_byline, layout.lines[i + 1 : i + 4]))
    crowd = sum(layout.open[max(0, i - 2) : i]) + sum(layout.open[i + 1 : i + 3])
    return (
        1.0
        + 0.35 * min(line.words, 8)
        + 1.0 * min(keys[key] - 1, 2)
        + 2.0 * glued
        + 1.2 * introduced
        - 0.3 * crowd
        - 0.12 * (first - i)
    )


def _is_furniture(marker: Marker | None) -> bool:
    return marker is not None and marker.effect != "tail"


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()
