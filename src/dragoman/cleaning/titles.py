"""Titles: the headline of a page among the lines above its article.

A headline is the last line above the body that looks like one: some words, no sentence end, no furniture.
It is the surer the more often the page repeats it, whole (the page's own title) or glued to navigation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dragoman.cleaning.characters import folded
from dragoman.cleaning.columns import Columns
from dragoman.cleaning.features import Scores
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
_MARKS = re.compile(r"[^\w\n]+")
_NOT_TITLE = re.compile(r"https?://|\S@\S+\.\w|^\W*\d[\d\s/.,:-]*$|\b\d{1,2}:\d\d\b|^by\s|[|>»]\s*\w+\s*[|>»]", re.I)


class Near(NamedTuple):
    """The short lines above the body, by their letters: how often each stands there, and all of them in one text."""

    keys: list[str]
    copies: Counter[str]
    text: str


def title_of(
    layout: Layout, scores: Scores, stated: str | None, headings: Sequence[int] = ()
) -> tuple[str | None, int | None]:
    """The title and the index of the line it stands in; the stated title where there is one.

    `headings` are the lines that the markup calls a page's first heading; one that shows the title is it.
    """
    lines = layout.lines
    for i in headings if stated else ():
        title, found = _placed(stated or "", lines[i : i + 1], 1)
        if found is not None:
            return title, i
    if stated:
        return _placed(stated, lines, _bulk(layout.columns, scores))
    paragraphs = (layout.columns.prose & (layout.columns.words >= PARAGRAPH) & (scores > 2.0)).nonzero()[0]
    if not len(paragraphs):
        return None, None
    first = int(paragraphs[0])
    near = _near(layout.columns, first + 1)
    best, best_score = None, ENOUGH
    for i in range(max(0, first - REACH), first):
        if not _is_furniture(layout.marks.get(i)) and (score := _score(i, first, layout, near)) > best_score:
            best, best_score = i, score
    return (lines[best].text, best) if best is not None else (None, None)


def _near(columns: Columns, end: int) -> Near:
    """The short lines before `end`; the longer ones count as empty."""
    lows = columns.lows[:end]
    for i in (columns.words[:end] > WORDS[1]).nonzero()[0].tolist():
        lows[i] = ""
    keys = _keys(lows)
    return Near(keys, Counter(keys), "\n".join(keys))


def _bulk(columns: Columns, scores: Scores) -> int:
    """The first line that has no more than half of the page's likely words behind it: a title stands above it."""
    words = np.where(scores > 0, columns.words, 0)
    behind = words.sum() - np.cumsum(words)
    found = (behind * 2 < words.sum()).nonzero()[0]
    return int(found[0]) if len(found) else len(columns)


def _placed(stated: str, lines: Sequence[Line], end: int) -> tuple[str, int | None]:
    """The stated title and the last line before `end` that shows it, whole or without the names of site and section.

    The title is then as the line has it, without a label behind it.
    """
    parts = {_key(part): part for part in _PARTS.split(stated) if part.count(" ") + 1 >= WHOLE}
    whole = _key(stated)
    keys = _keys([folded("\n".join([line.text if line.words <= WORDS[1] else "" for line in lines[: end + 1]]))])
    for i in range(len(keys) - 1, -1, -1):
        key = keys[i]
        if not key:
            continue
        suffix = lines[i].words >= WHOLE and whole.endswith(key) and len(key) * 2 >= len(whole)
        if key == whole or key in parts or suffix:
            return lines[i].text, i
        for part, title in parts.items():
            if key.startswith(part) and len(key) - len(part) <= LABEL:
                return title, i
    return stated, None


def _score(i: int, first: int, layout: Layout, near: Near) -> float:
    line = layout.lines[i]
    if not WORDS[0] <= line.words <= WORDS[1] or layout.prose[i] or layout.dated[i]:
        return 0.0
    if (line.words > 6 and line.text.endswith((".", ",", ";", ":"))) or _NOT_TITLE.search(line.text):
        return 0.0
    key = near.keys[i]
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


def _keys(texts: Sequence[str]) -> list[str]:
    """The letters of each line of lower-case texts."""
    return [key.strip() for key in _MARKS.sub(" ", "\n".join(texts)).split("\n")]


def _key(text: str) -> str:
    return _keys([folded(" ".join(text.split()))])[0]
