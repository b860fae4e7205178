"""Titles: the headline of a page among the lines above its article.

A headline is the last line above the body that looks like one: some words, no sentence end, no furniture.
It is the surer the more often the page repeats it, whole (the page's own title) or glued to navigation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.cleaning.features import is_byline, is_dated, is_open, is_prose
from dragoman.cleaning.lines import Line
from dragoman.cleaning.markers import Marker

REACH = 20  # lines above the first paragraph in which a headline is looked for
WORDS = (2, 30)
ENOUGH = 3.0  # score from which a line is taken for the headline
PARAGRAPH = 20  # words
_NOT_TITLE = re.compile(r"https?://|\S@\S+\.\w|^\W*\d[\d\s/.,:-]*$|\b\d{1,2}:\d\d\b|^by\s|[|>»]\s*\w+\s*[|>»]", re.I)


def title_of(
    lines: Sequence[Line], scores: Sequence[float], marks: dict[int, Marker], stated: str | None
) -> tuple[str | None, int | None]:
    """The title and the index of the line it stands in; the stated title where there is one."""
    first = next((i for i, line in enumerate(lines) if line.words >= PARAGRAPH and scores[i] > 2.0 and is_prose(line)), None)
    if stated:
        wanted = _key(stated)
        places = [i for i, line in enumerate(lines[: (first or 0) + 1]) if _key(line.text) == wanted]
        return stated, places[-1] if places else None
    if first is None:
        return None, None
    keys = Counter(_key(line.text) for line in lines if line.words <= WORDS[1])
    best, best_score = None, ENOUGH
    for i in range(max(0, first - REACH), first):
        if not _is_furniture(marks.get(i)) and (score := _score(i, first, lines, keys)) > best_score:
            best, best_score = i, score
    return (lines[best].text, best) if best is not None else (None, None)


def _score(i: int, first: int, lines: Sequence[Line], keys: Counter[str]) -> float:
    line = lines[i]
    if not WORDS[0] <= line.words <= WORDS[1] or _NOT_TITLE.search(line.text):
        return 0.0
    if (line.text.endswith((".", ",", ";", ":")) and line.words > 6) or is_prose(line) or is_dated(line):
        return 0.0
    key = _key(line.text)
    copies = keys[key] - 1
    glued = line.words >= 4 and any(key in other and key != other for other in keys if len(other) < 3 * len(key) + 40)
    introduced = any(is_dated(near) or is_byline(near) for near in lines[i + 1 : i + 4])
    crowd = sum(is_open(near) for near in (*lines[max(0, i - 2) : i], *lines[i + 1 : i + 3]))
    return (
        1.0
        + 0.35 * min(line.words, 8)
        + 1.0 * min(copies, 2)
        + 2.0 * glued
        + 1.2 * introduced
        - 0.3 * crowd
        - 0.12 * (first - i)
    )


def _is_furniture(marker: Marker | None) -> bool:
    return marker is not None and marker.effect != "tail"


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()
