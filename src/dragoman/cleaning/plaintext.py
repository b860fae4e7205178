"""Plaintext: the article out of the visible text of a page, menus, lists and captions and all.

Lines are scored (`features`), the best runs of them are the article (`segment`), furniture inside the runs
goes, the title is looked for above them. What is left out is listed with its place and the reason.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.cleaning.features import LONG, closing, is_prose, listed, scores, weights
from dragoman.cleaning.lines import Line, lines_of
from dragoman.cleaning.markers import Marker, marked
from dragoman.cleaning.segment import article_lines
from dragoman.cleaning.titles import title_of
from dragoman.records import Dropped, DropReason


class Body(msgspec.Struct):
    """What was kept of a page, and what not."""

    title: str | None
    paragraphs: list[Line]
    header: list[Line]  # dropped lines between title and body and above: byline, date, masthead
    dropped: list[Dropped]


def body_of(raw: str, title: str | None = None) -> Body:
    """The article in `raw`; `title` is the title where the source states one."""
    lines = lines_of(raw)
    marks = marked(lines)
    costs = weights()
    values = scores(lines, marks)
    found, at = title_of(lines, values, marks, title)
    if at is not None:
        for i in range(at + 1):
            values[i] += costs["before-title"]
    kept = article_lines(values, costs["enter"], costs["leave"])
    kept = _without_furniture(lines, marks, kept)
    if at is not None:
        kept[at] = False
    first = kept.index(True) if True in kept else len(lines)
    return Body(
        title=found,
        paragraphs=[line for line, keep in zip(lines, kept, strict=True) if keep],
        header=[line for i, line in enumerate(lines[:first]) if i != at][-12:],
        dropped=_dropped(lines, marks, kept, at),
    )


def _without_furniture(lines: Sequence[Line], marks: dict[int, Marker], kept: list[bool]) -> list[bool]:
    """The choice without lines inside the article that are furniture by their words, and without copies."""
    result = list(kept)
    entries = set(listed(lines, marks))
    first_at: dict[str, int] = {}
    for i, line in enumerate(lines):
        if not result[i]:
            continue
        marker = marks.get(i)
        if marker is not None and marker.effect != "tail" and (marker.where == "line" or line.words < 30):
            result[i] = False
        elif i in entries and line.words < LONG and not is_prose(line):
            result[i] = False
        elif line.words >= LONG and line.text in first_at:
            result[i] = False
        first_at.setdefault(line.text, i)
    return result


def _dropped(lines: Sequence[Line], marks: dict[int, Marker], kept: Sequence[bool], title: int | None) -> list[Dropped]:
    """What was left out, neighbours with the same reason as one stretch."""
    end = closing(lines, marks)
    heading: DropReason = "other"
    found: list[Dropped] = []
    entries = set(listed(lines, marks))
    for i, line in enumerate(lines):
        marker = marks.get(i)
        if marker is not None and marker.effect == "list":
            heading = marker.reason
        if kept[i] or i == title:
            continue
        reason: DropReason = "other"
        if marker is not None:
            reason = marker.reason
        elif i in entries:
            reason = heading
        elif i < end and line.words <= 6:
            reason = "navigation"
        if found and found[-1].reason == reason and not any(kept[j] for j in (i - 1,)) and i - 1 != title:
            found[-1] = Dropped(start=found[-1].start, end=line.end, reason=reason)
        else:
            found.append(Dropped(start=line.start, end=line.end, reason=reason))
    return found
