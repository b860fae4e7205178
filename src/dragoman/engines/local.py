"""Local: reading pages in this process or in worker processes of this machine.

The outcome does not depend on the number of workers: each page is read by the same pure function, and
results are handed back in the order of the pages. A page that kills its worker is read once more
alone, and quarantined when it does so again; the others go on.
"""

from __future__ import annotations

import multiprocessing
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import msgspec

from dragoman.case.store import Result, in_batches
from dragoman.cleaning import clean
from dragoman.errors import UnreadablePage
from dragoman.reading.pipeline import MODEL, pipeline, read
from dragoman.records import Page, Quarantined

CHUNK = 4  # pages a worker takes at a time
AHEAD = 4  # chunks waiting for each worker
HEAD = 200  # characters of a page that quarantine shows


class Reader(msgspec.Struct, frozen=True):
    """What reads: a model and the knowledge folders beside the shipped one. Picklable."""

    model: str = MODEL
    knowledge: tuple[str, ...] = ()
    predicates: bool = False

    def __call__(self, page: Page) -> Result:
        """Read one page. Never raises for what a page holds: the reason goes into the result."""
        nlp = pipeline(self.model, tuple(Path(folder) for folder in self.knowledge), self.predicates)
        try:
            (reading,) = read([clean(page)], nlp)
        except UnreadablePage as error:
            return Result(page, None, quarantined(page, error.kind, str(error)))
        except Exception as error:  # noqa: BLE001  a fault of ours must cost one page, not the run; quarantine shows it
            return Result(page, None, quarantined(page, "fault", _fault(error)))
        return Result(page, reading)


def _fault(error: Exception) -> str:
    """An unforeseen error and where it arose, in one line."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "dragoman" in f.filename]
    at = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}{at}"


def quarantined(page: Page, kind: str, message: str) -> Quarantined:
    """The quarantine record of a page whose bytes we have."""
    head = page.content[: 4 * HEAD].decode("utf-8", "replace")[:HEAD]
    return Quarantined(source=page.source, kind=kind, message=message, page=page.id, head=head)


def read_pages(pages: Iterable[Page], reader: Reader, workers: int = 1) -> Iterator[Result]:
    """What became of each page, in order."""
    if workers <= 1:
        yield from map(reader, pages)
        return
    chunks = in_batches(pages, CHUNK)
    pool = _pool(workers)
    waiting: deque[tuple[list[Page], Future[list[Result]]]] = deque()
    try:
        for chunk in chunks:
            waiting.append((chunk, pool.submit(_read_chunk, reader, chunk)))
            if len(waiting) >= workers * AHEAD:
                pool, results = _next(pool, waiting, reader, workers)
                yield from results
        while waiting:
            pool, results = _next(pool, waiting, reader, workers)
            yield from results
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _read_chunk(reader: Reader, chunk: list[Page]) -> list[Result]:
    return [reader(page) for page in chunk]


def _next(
    pool: ProcessPoolExecutor,
    waiting: deque[tuple[list[Page], Future[list[Result]]]],
    reader: Reader,
    workers: int,
) -> tuple[ProcessPoolExecutor, list[Result]]:
    """The results of the oldest chunk; when a worker has died, a fresh pool with the other chunks resubmitted."""
    chunk, future = waiting.popleft()
    try:
        return pool, future.result()
    except BrokenProcessPool:
        results = [_read_alone(reader, page) for page in chunk]
        pool.shutdown(wait=False, cancel_futures=True)
        pool = _pool(workers)
        others = [other for other, _ in waiting]
        waiting.clear()
        waiting.extend((other, pool.submit(_read_chunk, reader, other)) for other in others)
        return pool, results


def _read_alone(reader: Reader, page: Page) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(reader, page).result()
        except BrokenProcessPool:
            return Result(page, None, quarantined(page, "crash", "the process that read this page died"))
