"""Local: reading pages in this process or in worker processes of this machine.

The outcome does not depend on the number of workers: each page is read by the same pure function, and
results are handed back in the order of the pages. A page that is large, or that kills its worker, is read in a
process of its own and quarantined when it goes over the bounds or kills that too; the others go on.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from dragoman.case.store import Result, in_batches
from dragoman.engines.alone import Alone
from dragoman.engines.bounds import Bounds, Reads, within
from dragoman.engines.reader import Reader, quarantined
from dragoman.records import Page

__all__ = ["Reader", "quarantined", "read_pages"]
CHUNK = 4  # pages a worker takes at a time
AHEAD = 4  # chunks waiting for each worker
BOUNDS = Bounds()


def read_pages(pages: Iterable[Page], reader: Reads, workers: int = 1, bounds: Bounds = BOUNDS) -> Iterator[Result]:
    """What became of each page, in order."""
    alone = Alone(reader, bounds)
    try:
        if workers <= 1:
            for page in pages:
                yield alone.read(page) if bounds.risky(page) else within(bounds, reader, page)
        else:
            yield from _Workers(reader, workers, bounds, alone).read(pages)
    finally:
        alone.close()


class _Workers:
    """A pool of processes, each reading a chunk of pages at a time."""

    def __init__(self, reader: Reads, workers: int, bounds: Bounds, alone: Alone) -> None:
        self.reader = reader
        self.workers = workers
        self.bounds = bounds
        self.alone = alone
        self.pool = self._pool()
        self.waiting: deque[tuple[list[Page], Future[list[Result]]]] = deque()

    def read(self, pages: Iterable[Page]) -> Iterator[Result]:
        """What became of each page, in order."""
        try:
            for chunk in in_batches(pages, CHUNK):
                self.waiting.append((chunk, self._submit(chunk)))
                if len(self.waiting) >= self.workers * AHEAD:
                    yield from self._next()
            while self.waiting:
                yield from self._next()
        finally:
            self.pool.shutdown(wait=True, cancel_futures=True)

    def _next(self) -> Iterator[Result]:
        """The results of the oldest chunk; its risky pages are read alone, all of them when a worker has died."""
        chunk, future = self.waiting.popleft()
        try:
            read = iter(future.result())
        except BrokenProcessPool:
            self._revive()
            yield from map(self.alone.read, chunk)
            return
        for page in chunk:
            yield self.alone.read(page) if self.bounds.risky(page) else next(read)

    def _revive(self) -> None:
        """A fresh pool, with the chunks that the dead one had."""
        self.pool.shutdown(wait=False, cancel_futures=True)
        self.pool = self._pool()
        self.waiting = deque((chunk, self._submit(chunk)) for chunk, _ in self.waiting)

    def _submit(self, chunk: list[Page]) -> Future[list[Result]]:
        return self.pool.submit(_read_chunk, self.reader, [p for p in chunk if not self.bounds.risky(p)], self.bounds)

    def _pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.workers, mp_context=multiprocessing.get_context("spawn"))


def _read_chunk(reader: Reads, chunk: list[Page], bounds: Bounds) -> list[Result]:
    return [within(bounds, reader, page, spare=True) for page in chunk]
