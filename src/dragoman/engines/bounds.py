"""Bounds: the time and memory that one page may take.

Time is processor time, so a busy machine refuses no page that an idle one reads. Within a process the bound is an
exception; it interrupts Python, not a single call of a C library, so pages that could keep one busy for long, or fill
the memory, are `risky` and read in a process of their own (`alone`), which can be ended. Which pages are risky follows
from their bytes alone, so the outcome does not depend on the number of workers.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Protocol

import msgspec

from dragoman.case.store import Result
from dragoman.engines.reader import refused
from dragoman.records import Page

try:
    import resource
except ImportError:  # not on Windows; the bounds on memory do not hold there
    resource = None  # type: ignore[assignment]

AGAIN = 0.5  # seconds until an interruption that a library swallowed comes again
GRACE = 1  # seconds beyond the bound after which a process that can be spared is ended


class Bounds(msgspec.Struct, frozen=True):
    """What one page may take, and from which size on it is read alone."""

    seconds: float = 30.0  # of processor time
    memory: int = 1 << 30  # bytes beyond what the process has with its model loaded
    bytes: int = 1_000_000  # of a page; longer ones are risky
    tags: int = 20_000  # of a page; so are those with more, and with it all that are nested deeper

    def risky(self, page: Page) -> bool:
        """Whether a page might take long or much, told by its format, its size and its number of tags."""
        return page.format == "pdf" or len(page.content) > self.bytes or page.content.count(b"<") > self.tags

    def late(self, page: Page) -> Result:
        """The result of a page that took too long."""
        return refused(page, "timeout", f"page took over {self.seconds:g} s")

    def bloated(self, page: Page) -> Result:
        """The result of a page that needed too much memory."""
        return refused(page, "memory", f"page needed over {self.memory / (1 << 30):g} GB")


class Reads(Protocol):
    """What reads a page, and can be loaded before it does."""

    def __call__(self, page: Page) -> Result:
        """Read one page."""

    def load(self) -> None:
        """Get ready."""


class _Late(BaseException):
    """The time of a page is up. No Exception: libraries on the way must not take it for one of theirs."""


def within(bounds: Bounds, reader: Reads, page: Page, spare: bool = False) -> Result:
    """Read a page within the bound on time; with `spare` the process is ended when nothing else stops it.

    Outside the main thread, where signals do not reach, the page is read without a bound.
    """
    reader.load()
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return _reading(bounds, reader, page)
    old = signal.signal(signal.SIGPROF, _stop)
    try:
        signal.setitimer(signal.ITIMER_PROF, bounds.seconds, AGAIN)
        if spare:
            signal.setitimer(signal.ITIMER_VIRTUAL, bounds.seconds + GRACE)
        return _reading(bounds, reader, page)
    except _Late:
        return bounds.late(page)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGPROF, old)


def _stop(signum: int, frame: FrameType | None) -> None:
    raise _Late


def _reading(bounds: Bounds, reader: Reads, page: Page) -> Result:
    try:
        return reader(page)
    except MemoryError:
        return bounds.bloated(page)


def capped(bounds: Bounds, work: Callable[[], Result]) -> Result:
    """Do something within the bound on memory beyond what this process has now."""
    now = size(os.getpid())
    if resource is None or not now:
        return work()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = now + bounds.memory
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
    try:
        return work()
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def size(process: int) -> int:
    """The bytes of address space that a process has; 0 where the system does not tell, or the process has ended."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()
    except OSError:
        return 0
    return int(pages[0]) * os.sysconf("SC_PAGE_SIZE") if pages else 0
