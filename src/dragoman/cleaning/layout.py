"""Layout: how the lines of a page stand together: lists, teasers, the article's bulk, where it is over.

Built once a page; the features of a line that come from its neighbourhood are read off it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.cleaning.lines import Line
from dragoman.cleaning.markers import Marker
from dragoman.cleaning.shape import is_dated, is_open, is_prose

LONG = 10  # words; from here on a repeated line is a repeated sentence, below a repeated menu entry
HEADING = 5  # words of a line that can head a list
LIST_REACH = 30  # entries that a list's heading can govern
CORE = 15  # words of the paragraphs that make up an article's bulk
BULK = 0.5  # of the largest cluster's words make another one part of the bulk
PARTING = frozenset({"share", "related-links", "ranking", "advert", "other"})
TAIL_SHARE = 0.6  # of the words in longer lines stand before a page's tail
END_SHARE = 0.35  # of the words in full sentences stand before a closing phrase
ENOUGH = 60  # words of full sentences before anything can close the article
RUN = 6  # open lines in a row that make a menu or a list
FURNISHED = 3  # lines of plain furniture; a page with fewer is an article that somebody has cleaned already
THREAD = 3  # typical lines that make a thread of reader comments
_BROKEN = ("...", "…", "[…]", "[...]")


class Layout:
    """The lines of a page with what their neighbourhood says; all members are computed on building."""

    def __init__(self, lines: Sequence[Line], marks: Mapping[int, Marker]) -> None:
        self.lines = lines
        self.marks = marks
        self.prose = [is_prose(line) for line in lines]
        self.open = [is_open(line) for line in lines]
        self.dated = [is_dated(line) for line in lines]
        self.furnished = sum(m.effect != "tail" and m.where == "line" for m in marks.values()) >= FURNISHED
        self.end = self._end()
        self.listed = frozenset(self._listed())
        self.core = self._core()

    def _end(self) -> int:
        """The first line after which the article is over; the number of lines when nothing says so.

        A closing phrase counts behind a good part of the prose; a thread of reader comments, which may be
        longer than the article, counts behind any full paragraph.
        """
        lines, marks = self.lines, self.marks
        total = sum(line.words for line, prose in zip(lines, self.prose, strict=True) if prose)
        threaded = [i for i in sorted(marks) if marks[i].effect == "thread"]
        thread = max(0, threaded[0] - 1) if len(threaded) >= THREAD else -1
        before = 0
        for i, line in enumerate(lines):
            if before > ENOUGH:
                marker = marks.get(i)
                closes = marker is not None and marker.effect == "end" and marker.where == "line"
                if i == thread or (closes and before > END_SHARE * total):
                    return i
            if self.prose[i]:
                before += line.words
        return len(lines)

    def _listed(self) -> Iterator[int]:
        """The entries of lists that a furniture phrase heads: up to the first paragraph or `LIST_REACH`."""
        left = 0
        for i, line in enumerate(self.lines):
            marker = self.marks.get(i)
            if marker is not None and marker.effect == "list" and (marker.where == "line" or line.words <= HEADING):
                left = LIST_REACH
            elif left and line.words >= 25 and self.prose[i]:
                left = 0
            elif left:
                left -= 1
                yield i

    def _core(self) -> range:
        """The lines between the first and the last paragraph of the article's bulk; empty without paragraphs.

        Paragraphs form clusters, parted by furniture; the bulk is the largest cluster and those near it in size.
        """
        clusters: list[list[int]] = []
        parted = True
        for i in range(self.end):
            marker = self.marks.get(i)
            if marker is not None and marker.effect != "tail":
                parted = parted or (marker.where == "line" and marker.reason in PARTING)
            elif self.prose[i] and self.lines[i].words >= CORE and marker is None:
                if parted:
                    clusters.append([])
                clusters[-1].append(i)
                parted = False
        sizes = [sum(self.lines[i].words for i in cluster) for cluster in clusters]
        bulk = [c for c, size in zip(clusters, sizes, strict=True) if size >= BULK * max(sizes)]
        return range(bulk[0][0], bulk[-1][-1] + 1) if bulk else range(0)

    def tail(self) -> Iterator[int]:
        """Behind most of the words: lines that introduce authors, disclaim, sell or comment."""
        if not self.furnished:
            return
        words = [line.words if line.words >= LONG else 0 for line in self.lines]
        total, before = sum(words), 0
        for i, line in enumerate(self.lines):
            marker = self.marks.get(i)
            if marker is not None and before > TAIL_SHARE * total and (marker.effect == "tail" or line.words >= LONG):
                yield i
            before += words[i]

    def runs(self) -> Iterator[int]:
        """The lines of long unbroken runs of open lines and single words."""
        start = 0
        for i in range(len(self.lines) + 1):
            if i < len(self.lines) and (self.open[i] or self.lines[i].words == 1):
                continue
            if i - start >= RUN:
                yield from range(start, i)
            start = i + 1

    def cards(self) -> Iterator[int]:
        """Headlines of other pages: an open line beside a date, or before a teaser that breaks off."""
        lines, last = self.lines, len(self.lines) - 1
        for i, is_open_line in enumerate(self.open):
            if not is_open_line or lines[i].words < 4:
                continue
            dated = (i > 0 and self.dated[i - 1]) or (i < last and self.dated[i + 1])
            if dated or (i < last and lines[i + 1].words >= LONG and lines[i + 1].text.endswith(_BROKEN)):
                yield i
