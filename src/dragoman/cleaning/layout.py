"""Layout: how the lines of a page stand together: lists, teasers, the article's bulk, where it is over.

Built once a page; the features of a line that come from its neighbourhood are read off it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import numpy as np

from dragoman.cleaning.columns import LONG, Columns, Flags
from dragoman.cleaning.markers import Marker

HEADING = 5  # words of a line that can head a list
LIST_REACH = 30  # entries that a list's heading can govern
PARAGRAPH = 25  # words of a sentence that ends a list
CARD = 4  # words of another page's headline
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
    """The lines of a page with what their neighbourhood says; all members but those of `columns` are computed here."""

    def __init__(self, columns: Columns, marks: Mapping[int, Marker]) -> None:
        self.columns = columns
        self.lines = columns.lines
        self.marks = marks
        self.prose: list[bool] = columns.prose.tolist()
        self.open: list[bool] = columns.open.tolist()
        self.dated: list[bool] = columns.dated.tolist()
        self.marked = sorted(marks)
        self.furnished = sum(m.effect != "tail" and m.where == "line" for m in marks.values()) >= FURNISHED
        self.end = self._end()
        self.listed = frozenset(self._listed())
        self.core = self._core()

    def _end(self) -> int:
        """The first line after which the article is over; the number of lines when nothing says so.

        A closing phrase counts behind a good part of the prose; a thread of reader comments, which may be
        longer than the article, counts behind any full paragraph.
        """
        marks = self.marks
        threaded = [i for i in self.marked if marks[i].effect == "thread"]
        thread = max(0, threaded[0] - 1) if len(threaded) >= THREAD else -1
        closing = {i for i in self.marked if marks[i].effect == "end" and marks[i].where == "line"}
        if thread >= 0 or closing:
            words = np.where(self.columns.prose, self.columns.words, 0)
            until = np.cumsum(words)
            for i in sorted(closing | {thread} if thread >= 0 else closing):
                before = until[i] - words[i]
                if before > ENOUGH and (i == thread or before > END_SHARE * until[-1]):
                    return i
        return len(self.lines)

    def _listed(self) -> Iterator[int]:
        """The entries of lists that a furniture phrase heads: up to the first paragraph or `LIST_REACH`."""
        heads = [i for i in self.marked if self.marks[i].effect == "list" and self._is_head(i)]
        for n, head in enumerate(heads):
            last = min(head + LIST_REACH + 1, heads[n + 1] if n + 1 < len(heads) else len(self.lines))
            for i in range(head + 1, last):
                if self.prose[i] and self.lines[i].words >= PARAGRAPH:
                    break
                yield i

    def _is_head(self, i: int) -> bool:
        return self.marks[i].where == "line" or self.lines[i].words <= HEADING

    def _core(self) -> range:
        """The lines between the first and the last paragraph of the article's bulk; empty without paragraphs.

        Paragraphs form clusters, parted by furniture; the bulk is the largest cluster and those near it in size.
        """
        clusters: list[list[int]] = []
        parted = True
        for i in sorted({*self.marked, *self.columns.prose.nonzero()[0].tolist()}):
            if i >= self.end:
                break
            marker = self.marks.get(i)
            if marker is None:
                if parted:
                    clusters.append([])
                clusters[-1].append(i)
                parted = False
            elif marker.effect != "tail":
                parted = parted or (marker.where == "line" and marker.reason in PARTING)
        sizes = [sum(self.lines[i].words for i in cluster) for cluster in clusters]
        bulk = [c for c, size in zip(clusters, sizes, strict=True) if size >= BULK * max(sizes)]
        return range(bulk[0][0], bulk[-1][-1] + 1) if bulk else range(0)

    def tail(self) -> list[int]:
        """Behind most of the words: lines that introduce authors, disclaim, sell or comment."""
        if not self.furnished:
            return []
        words = self.columns.words * self.columns.long
        start = int((words.cumsum() - words).searchsorted(TAIL_SHARE * words.sum(), side="right"))
        return [
            i for i in self.marked if i >= start and (self.marks[i].effect == "tail" or self.lines[i].words >= LONG)
        ]

    def runs(self) -> Flags:
        """The lines of long unbroken runs of open lines and single words."""
        menu = self.columns.open | (self.columns.words == 1)
        others = [-1, *(~menu).nonzero()[0].tolist(), len(menu)]
        found = np.zeros(len(menu), np.bool_)
        for last, following in pairwise(others):
            if following - last > RUN:
                found[last + 1 : following] = True
        return found

    def cards(self) -> Flags:
        """Headlines of other pages: an open line beside a date, or before a teaser that breaks off."""
        dated = self.columns.dated
        found: Flags = np.zeros(len(dated), np.bool_)
        found[1:] |= dated[:-1]
        found[:-1] |= dated[1:]
        texts = self.columns.texts
        teasers = (self.columns.broken & self.columns.long).nonzero()[0].tolist()
        found[[i - 1 for i in teasers if i and texts[i].endswith(_BROKEN)]] = True
        return found & self.columns.open & (self.columns.words >= CARD)
