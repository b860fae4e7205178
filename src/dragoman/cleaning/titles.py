"""Titles: the headline of a page among the lines above its article.

A headline is the last line above the body that looks like one: some words, no sentence end, no furniture.
It is the surer the more often the page repeats it, whole (the page's own title) or glued to navigation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.cleaning.features import is_prose
from dragoman.cleaning.lines import Line
from dragoman.cleaning.markers import Marker

REACH = 14  # lines above the body in which a headline is looked for
WORDS = (3, 30)
_NOT_TITLE = re.compile(r"https?://|\S@\S+\.\w|^\W*\d[\d\s/.,:-]*$|\b\d{1,2}:\d\d\b|^by\s|[|>»]\s*\w+\s*[|>»]", re.I)


def title_of(
    lines: Sequence[Line], kept: Sequence[bool], marks: dict[int, Marker], stated: str | None
) -> tuple[str | None, int | None]:
    """The title and the index of the line it stands in; the stated title where there is one."""
    first = next((i for i, keep in enumerate(kept) if keep), len(lines))
    if stated:
        wanted = _key(stated)
        at = next((i for i in range(min(first + 2, len(lines))) if _key(lines[i].text) == wanted), None)
        return stated, at
    best, best_score = None, 0.0
    for i in range(max(0, first - REACH), min(first + 1, len(lines))):
        score = _score(i, first, lines, kept, marks)
        if score > best_score:
            best, best_score = i, score
    return (lines[best].text, best) if best is not None else (None, None)


def _score(i: int, first: int, lines: Sequence[Line], kept: Sequence[bool], marks: dict[int, Marker]) -> float:
    line = lines[i]
    if not WORDS[0] <= line.words <= WORDS[1] or i in marks or _NOT_TITLE.search(line.text):
        return 0.0
    if line.text.endswith((".", ",", ";", ":")) and line.words > 6 or is_prose(line):
        return 0.0
    if kept[i] and not (i == 0 or line.words >= 4):
        return 0.0
    key = _key(line.text)
    copies = sum(1 for j, other in enumerate(lines[: first + 1]) if j != i and key in _key(other.text))
    return 1.0 + min(line.words, 8) * 0.3 + min(copies, 2) * 2.0 - (first - i) * 0.12


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()
