"""Body: the article among the lines of a page.

Lines are scored (`features`), the best runs of them are the article (`segment`), furniture and copies
inside the runs go, the title is looked for above them. Every line of the page is either a paragraph, the
title, or in `dropped` with a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

import msgspec

from dragoman.cleaning.columns import LONG, Columns
from dragoman.cleaning.features import Scores, scores, weights
from dragoman.cleaning.layout import Layout
from dragoman.cleaning.lines import Line
from dragoman.cleaning.markers import Marker, marked
from dragoman.cleaning.segment import article_lines
from dragoman.cleaning.titles import title_of
from dragoman.records import DropReason

HEADER = 12  # lines below the title, and as many above it, that may hold a byline or a date
DATELINE = 8  # words of a line with a date that is no sentence of the article
OPENING = 4  # lines from the body's first on among which a date line may stand
SUMMARY = 8  # kept lines within which a line that comes again was a summary the first time
NOTE = 3  # lines of a note that need be no sentences
FOOT = 6  # lines behind the body that may
PARAGRAPH = 15  # words; from here on a line goes by its score, not by a phrase in it
MENU = 6  # words of an entry of a menu, at most
APPEAL = 30  # words of an appeal to buy, subscribe or share


class Body(msgspec.Struct):
    """What was kept of a page, and what not; dropped lines come with their reasons, in order."""

    title: str | None
    paragraphs: list[Line]
    glued: list[int]  # the paragraphs in which sentences may have grown together
    below: list[Line]  # lines between title and body, nearest to the title first: byline, date, share buttons
    above: list[Line]  # lines above the title, nearest first: masthead, the date of today
    foot: list[Line]  # lines behind the body
    dropped: list[tuple[Line, DropReason]]
    notices: list[int]  # the notices whose phrases the page holds


def body_of(
    columns: Columns, title: str | None = None, extra: Scores | None = None, headings: Sequence[int] = ()
) -> Body:
    """The article among the lines of a page; `title` is the stated title.

    `extra` is what else speaks for or against each line, `headings` are the lines that can show the title.
    """
    lines, table = columns.lines, weights()
    marks = marked(columns)
    layout = Layout(columns, marks.lines)
    values = scores(layout)
    if extra is not None:
        values = values + extra
    found, at = title_of(layout, values, title, headings)
    if at is not None:
        values[: at + 1] += table["before-title"]
    furniture = _furniture(layout)
    kept = _without_furniture(layout, furniture, article_lines(values.tolist(), table["enter"], table["leave"]))
    if True not in kept:
        kept = _least(layout, furniture)
    if at is not None:
        kept[at] = False
    first = kept.index(True) if True in kept else len(lines)
    last = len(kept) - 1 - kept[::-1].index(True) if True in kept else len(lines)
    top = at + 1 if at is not None else first
    glued = columns.glued()
    opening = [i for i in range(top, min(first + OPENING, len(lines))) if not kept[i]]
    return Body(
        title=found,
        paragraphs=list(compress(lines, kept)),
        glued=[n for n, i in enumerate(compress(range(len(lines)), kept)) if i in glued] if glued else [],
        below=[lines[i] for i in opening][:HEADER],
        above=list(lines[:top][: -HEADER - 1 : -1]),
        foot=list(lines[last + 1 : last + 1 + FOOT]),
        dropped=_dropped(layout, kept, at),
        notices=marks.notices,
    )


def _furniture(layout: Layout) -> frozenset[int]:
    """The lines that are furniture by their words."""
    phrases = {i for i, marker in layout.marks.items() if _is_furniture(layout.lines[i], marker)}
    counters = {i for i in layout.columns.counters if i not in layout.marks or layout.marks[i].effect == "tail"}
    return frozenset(phrases | counters)


def _is_furniture(line: Line, marker: Marker) -> bool:
    if marker.effect == "tail":
        return False
    return marker.where == "line" or line.words < (APPEAL if marker.reason in {"advert", "share"} else PARAGRAPH)


def _without_furniture(layout: Layout, furniture: frozenset[int], kept: Sequence[bool]) -> list[bool]:
    """The choice without lines inside the article that are furniture by their words, and without copies."""
    result = list(kept)
    seen: dict[str, int] = {}
    before = 0  # kept lines so far
    for i in compress(range(len(kept)), kept):
        line = layout.lines[i]
        dateline = before < 3 and layout.dated[i] and (line.words <= DATELINE or "|" in line.text)
        if dateline or i in furniture or (i in layout.listed and line.words < LONG and not layout.prose[i]):
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


def _least(layout: Layout, furniture: frozenset[int]) -> list[bool]:
    """The sentences of a page too short to have an article's shape; of a few lines those that are no furniture."""
    sound = [i not in furniture for i in range(len(layout.lines))]
    whole = (layout.columns.ended & (layout.columns.words >= 5)).tolist()
    sentences = [ok and sentence for ok, sentence in zip(sound, whole, strict=True)]
    few = (layout.columns.ended & (layout.columns.words >= 2) & (layout.columns.words < 5)).nonzero()[0].tolist()
    for i in few:  # a short sentence stands where its neighbour does
        sentences[i] = sound[i] and (True in sentences[max(0, i - 1) : i + 2])
    return sentences if True in sentences or len(sound) > NOTE else sound


def _dropped(layout: Layout, kept: Sequence[bool], title: int | None) -> list[tuple[Line, DropReason]]:
    """The lines that are left out, each with its reason: the surest there is."""
    reasons: list[DropReason] = ["navigation" if few else "other" for few in (layout.columns.words <= MENU).tolist()]
    reasons[layout.end :] = ["other"] * (len(reasons) - layout.end)
    for i in layout.columns.counters:
        reasons[i] = "share"
    for i in layout.columns.dated.nonzero()[0].tolist():
        reasons[i] = "dateline"
    heading: DropReason = "other"
    heads = {i for i in layout.marked if layout.marks[i].effect == "list"}
    for i in sorted(heads | layout.listed):
        if i in heads:
            heading = layout.marks[i].reason
        reasons[i] = heading
    for i, marker in layout.marks.items():
        reasons[i] = marker.reason
    out = [not keep for keep in kept]
    if title is not None:
        out[title] = False
    return list(compress(zip(layout.lines, reasons, strict=True), out))
