"""Body: the article among the lines of a page.

Lines are scored (`features`), the best runs of them are the article (`segment`), furniture and copies
inside the runs go, the title is looked for above them. Every line of the page is either a paragraph, the
title, or in `dropped` with a reason.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.cleaning.columns import Columns
from dragoman.cleaning.features import Scores, scores, weights
from dragoman.cleaning.layout import LONG, Layout
from dragoman.cleaning.lines import Line
from dragoman.cleaning.markers import Marker, marked
from dragoman.cleaning.segment import article_lines
from dragoman.cleaning.shape import is_counter
from dragoman.cleaning.titles import title_of
from dragoman.records import DropReason

HEADER = 12  # lines below the title, and as many above it, that may hold a byline or a date
DATELINE = 8  # words of a line with a date that is no sentence of the article
OPENING = 4  # lines from the body's first on among which a date line may stand
SUMMARY = 8  # kept lines within which a line that comes again was a summary the first time
NOTE = 3  # lines of a note that need be no sentences
FOOT = 6  # lines behind the body that may
PARAGRAPH = 15  # words; from here on a line goes by its score, not by a phrase in it
APPEAL = 30  # words of an appeal to buy, subscribe or share


class Body(msgspec.Struct):
    """What was kept of a page, and what not; dropped lines come with their reasons, in order."""

    title: str | None
    paragraphs: list[Line]
    below: list[Line]  # lines between title and body, nearest to the title first: byline, date, share buttons
    above: list[Line]  # lines above the title, nearest first: masthead, the date of today
    foot: list[Line]  # lines behind the body
    dropped: list[tuple[Line, DropReason]]
    low: str  # the lines of the page in lower case, with plain apostrophes


def body_of(
    columns: Columns, title: str | None = None, extra: Scores | None = None, headings: Sequence[int] = ()
) -> Body:
    """The article among the lines of a page; `title` is the stated title.

    `extra` is what else speaks for or against each line, `headings` are the lines that can show the title.
    """
    lines, table = columns.lines, weights()
    layout = Layout(columns, marked(columns))
    values = scores(layout)
    if extra is not None:
        values = values + extra
    found, at = title_of(layout, values, title, headings)
    if at is not None:
        values[: at + 1] += table["before-title"]
    kept = _without_furniture(layout, article_lines(values.tolist(), table["enter"], table["leave"]))
    if True not in kept:
        kept = _least(layout)
    if at is not None:
        kept[at] = False
    first = kept.index(True) if True in kept else len(lines)
    last = len(kept) - 1 - kept[::-1].index(True) if True in kept else len(lines)
    top = at + 1 if at is not None else first
    opening = [i for i in range(top, min(first + OPENING, len(lines))) if not kept[i]]
    return Body(
        title=found,
        paragraphs=[line for line, keep in zip(lines, kept, strict=True) if keep],
        below=[lines[i] for i in opening][:HEADER],
        above=list(lines[:top][: -HEADER - 1 : -1]),
        foot=list(lines[last + 1 : last + 1 + FOOT]),
        dropped=_dropped(layout, kept, at),
        low=columns.low,
    )


def _without_furniture(layout: Layout, kept: Sequence[bool]) -> list[bool]:
    """The choice without lines inside the article that are furniture by their words, and without copies."""
    result = list(kept)
    seen: dict[str, int] = {}
    before = 0  # kept lines so far
    for i, keep in enumerate(kept):
        if not keep:
            continue
        line = layout.lines[i]
        dateline = layout.dated[i] and before < 3 and (line.words <= DATELINE or "|" in line.text)
        entry = i in layout.listed and line.words < LONG and not layout.prose[i]
        if dateline or entry or _is_furniture(line, layout.marks.get(i)):
            result[i] = False
        elif line.words >= LONG and line.text in seen:
            # a summary or a caption above the body is dropped for the paragraph that it repeats
            summary = before <= SUMMARY
            result[seen[line.text] if summary else i] = False
            if summary:
                seen[line.text] = i
        else:
            seen[line.text] = i
            before += 1
    return result


def _least(layout: Layout) -> list[bool]:
    """The sentences of a page too short to have an article's shape; of a few lines those that are no furniture."""
    sound = [not _is_furniture(line, layout.marks.get(i)) for i, line in enumerate(layout.lines)]
    whole = (layout.columns.ended & (layout.columns.words >= 5)).tolist()
    sentences = [ok and sentence for ok, sentence in zip(sound, whole, strict=True)]
    return sentences if True in sentences or len(sound) > NOTE else sound


def _is_furniture(line: Line, marker: Marker | None) -> bool:
    if marker is None or marker.effect == "tail":
        return is_counter(line)
    return marker.where == "line" or line.words < (APPEAL if marker.reason in {"advert", "share"} else PARAGRAPH)


def _dropped(layout: Layout, kept: Sequence[bool], title: int | None) -> list[tuple[Line, DropReason]]:
    heading: DropReason = "other"
    found: list[tuple[Line, DropReason]] = []
    for i, line in enumerate(layout.lines):
        marker = layout.marks.get(i)
        if marker is not None and marker.effect == "list":
            heading = marker.reason
        if not kept[i] and i != title:
            found.append((line, marker.reason if marker is not None else _reason(layout, i, heading)))
    return found


def _reason(layout: Layout, i: int, heading: DropReason) -> DropReason:
    """Why a line without a phrase is left out; `heading` is the reason of the last list's heading."""
    if i in layout.listed:
        return heading
    if layout.dated[i]:
        return "dateline"
    line = layout.lines[i]
    if is_counter(line):
        return "share"
    return "navigation" if i < layout.end and line.words <= 6 else "other"
