"""Sites: on how many pages of its site a line stands. What most pages of a site share is no article.

Made only when asked for, by a pass over all pages before they are cleaned: a page's text then depends on which other
pages are in the run, though never on their order. Counts are kept in a count-min sketch (Cormode and Muthukrishnan,
2005), so the memory it takes is the same for any number of pages; it may count a line too often, never too rarely.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from dragoman.cleaning.blocks import blocks_of
from dragoman.cleaning.claims import address_of
from dragoman.cleaning.columns import Columns
from dragoman.cleaning.decode import decode
from dragoman.cleaning.features import Scores, weights
from dragoman.cleaning.head import head_of
from dragoman.cleaning.lines import Line, lines_of
from dragoman.errors import UnreadablePage
from dragoman.records import Page

SEVERAL = 3  # pages of a site on which a line must stand to count against it; two may report the same thing
MOST = 0.5  # share of a site's pages that makes even a paragraph furniture
COPY = 0.5  # share of a page's words in full sentences; where more are shared, the page is a copy of others
TOP = 5  # lines in which a scrape gives its own address
_ROWS, _BITS = 2, 22
_MASK = (1 << _BITS) - 1
_FULL = np.iinfo(np.uint16).max


class Sites:
    """The counts of a run: `add` all pages before the first of them is scored. Picklable."""

    def __init__(self, pages: Iterable[Page] = ()) -> None:
        self.pages: Counter[str] = Counter()
        self._seen: set[str] = set()
        self._counts: npt.NDArray[np.uint16] = np.zeros((_ROWS, 1 << _BITS), np.uint16)
        for page in pages:
            self.add(page)

    def add(self, page: Page) -> None:
        """Count the lines of a page, unless the same page was counted before or nobody could read it."""
        if page.id in self._seen or page.as_is or page.format == "pdf":
            return
        self._seen.add(page.id)
        try:
            raw, _ = decode(page.content, page.charset)
            lines: list[Line] = list(blocks_of(raw).lines) if page.format == "html" else lines_of(raw)
        except UnreadablePage:
            return
        site = site_of(page, raw, lines)
        self.pages[site] += 1
        for text in sorted(set(Columns(lines).lows)):
            for row, place in enumerate(_places(site, text)):
                self._counts[row, place] += self._counts[row, place] < _FULL

    def scores(self, page: Page, raw: str, columns: Columns) -> Scores:
        """For each line of a page what it counts for that it stands on several pages of its site."""
        site = site_of(page, raw, columns.lines)
        total, table = self.pages[site], weights()
        if total < SEVERAL:
            return np.zeros(len(columns))
        found = np.array([self._count(site, text) for text in columns.lows], np.int64)
        several = found >= SEVERAL
        most = several & (found >= MOST * total)
        full = columns.words * columns.prose
        if (
            full * most
        ).sum() > COPY * full.sum():  # a copy, another state of the same report: nothing of it is furniture
            return np.zeros(len(columns))
        values: Scores = np.where(most, table["site-most"], np.where(several & ~columns.long, table["site-some"], 0.0))
        return values

    def _count(self, site: str, text: str) -> int:
        return min(int(self._counts[row, place]) for row, place in enumerate(_places(site, text)))

    def __getstate__(self) -> tuple[Counter[str], npt.NDArray[np.uint16]]:
        return self.pages, self._counts

    def __setstate__(self, state: tuple[Counter[str], npt.NDArray[np.uint16]]) -> None:
        self.pages, self._counts = state
        self._seen = set()


def site_of(page: Page, raw: str, lines: Iterable[Line]) -> str:
    """The site of a page: the host of its address, as stated or as the page has it, else the folder it lies in."""
    stated = page.url or (head_of(raw).canonical if page.format == "html" else address_of(list(lines)[:TOP]))
    try:
        host = urlsplit(stated).hostname if stated else None
    except ValueError:
        host = None
    return host.removeprefix("www.") if host else str(Path(page.source).parent)


def _places(site: str, text: str) -> list[int]:
    """The cells of a line in each row of the sketch."""
    number = int.from_bytes(hashlib.blake2b(f"{site}\n{text}".encode("utf-8", "replace"), digest_size=8).digest())
    return [(number >> row * _BITS) & _MASK for row in range(_ROWS)]
