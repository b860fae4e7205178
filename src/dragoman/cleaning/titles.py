"""Titles: the headline of a page among the lines above its article.

A headline is the last line above the body that looks like one: some words, no sentence end, no furniture.
It is the surer the more often the page repeats it, whole (the page's own title) or glued to navigation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.cleaning.layout import Layout
from dragoman.cleaning.lines import Line
from dragoman.cleaning.markers import Marker
from dragoman.cleaning.shape import is_byline

REACH = 20  # lines above the first paragraph in which a headline is looked for
WORDS = (2, 30)
ENOUGH = 2.5  # score from which a line is taken for the headline
WHOLE = 3  # words of a line that can be the stated title without the site's name
LABEL = 15  # letters of a label that may follow the title in its line
_PARTS = re.compile(r"\s[|–—·:-]\s|\s?[|»]\s?")
PARAGRAPH = 20  # words
_NOT_TITLE = re.compile(r"https?://|\S@\S+\.\w|^\W*\d[\d\s/.,:-]*$|\b\d{1,2}:\d\d\b|^by\s|[|>»]\s*\w+\s*[|>»]", re.I)


class Near(NamedTuple):
    """The short lines above the body, by their letters: how often each stands there, and all of them in one text."""

    copies: Counter[str]
    text: str


def title_of(
    layout: Layout, scores: Sequence[float], stated: str | None, headings: Sequence[int] = ()
) -> tuple[str | None, int | None]:
    """The title and the index of the line it stands in; the stated title where there is one.

    `headings` are the lines that the markup calls a page's first heading; one that shows the title is it.
    """
    lines = layout.lines
    for i in headings if stated else ():
        title, found = _placed(stated or "", lines[i : i + 1], 1)
        if found is not None:
            return title, i
    first = next(
        (i for i, line in enumerate(lines) if line.words >= PARAGRAPH and scores[i] > 2.0 and layout.prose[i]), None
    )
    if stated:
        return _placed(stated, lines, _bulk(lines, scores))
    if first is None:
        return None, None
    keys = [_key(line.text) for line in lines[: first + 1] if line.words <= WORDS[1]]
    near = Near(Counter(keys), "\n".join(keys))
    best, best_score = None, ENOUGH
    for i in range(max(0, first - REACH), first):
        if not _is_furniture(layout.marks.get(i)) and (score := _score(i, first, layout, near)) > best_score:
            best, best_score = i, score
    return (lines[best].text, best) if best is not None else (None, None)


def _bulk(lines: Sequence[Line], scores: Sequence[float]) -> int:
    """The first line that has no more than half of the page's likely words behind it: a title stands above it."""
    words = [line.words if score > 0 else 0 for line, score in zip(lines, scores, strict=True)]
    left, total = sum(words), sum(words)
    for i, count in enumerate(words):
        left -= count
        if left * 2 < total:
            return i
    return len(lines)


def _placed(stated: str, lines: Sequence[Line], end: int) -> tuple[str, int | None]:
    """The stated title and the last line before `end` that shows it, whole or without the names of site and section.

    The title is then as the line has it, without a label behind it.
    """
    parts = {_key(part): part for part in _PARTS.split(stated) if part.count(" ") + 1 >= WHOLE}
    whole = _key(stated)
    for i in range(min(end, len(lines) - 1), -1, -1):
        key = _key(lines[i].text) if lines[i].words <= WORDS[1] else ""
        suffix = lines[i].words >= WHOLE and whole.endswith(key) and len(key) * 2 >= len(whole)
        if key and (key == whole or key in parts or suffix):
            return lines[i].text, i
        for part, title in parts.items():
            if key.startswith(part) and len(key) - len(part) <= LABEL:
                return title, i
    return stated, None


def _score(i: int, first: int, layout: Layout, near: Near) -> float:
    line = layout.lines[i]
    if not WORDS[0] <= line.words <= WORDS[1] or layout.prose[i] or layout.dated[i] or _NOT_TITLE.search(line.text):
        return 0.0
    if line.text.endswith((".", ",", ";", ":")) and line.words > 6:
        return 0.0
    key = _key(line.text)
    copies = near.copies[key]
    glued = line.words >= 4 and near.text.count(key) > copies
    introduced = any(layout.dated[i + 1 : i + 4]) or any(map(is_byline, layout.lines[i + 1 : i + 4]))
    crowd = sum(layout.open[max(0, i - 2) : i]) + sum(layout.open[i + 1 : i + 3])
    return (
        1.0
        + 0.35 * min(line.words, 8)
        + 1.0 * min(copies - 1, 2)
        + 2.0 * glued
        + 1.2 * (introduced or any(layout.dated[max(0, i - 2) : i]))
        - 1.5 * ("|" in line.text)
        - 0.3 * crowd
        - 0.12 * (first - i)
    )


def _is_furniture(marker: Marker | None) -> bool:
    return marker is not None and marker.effect != "tail"


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()
