"""Cleaning: how fast sources and cleaning are, and how much memory an archive takes. One figure a line.

    python benchmarks/cleaning.py [FILE …]

Without files the pages of the example newsroom are used, which are short: the floors are meant for pages of the web,
so give a folder of those. Speeds are CPU time (`process_time`), the best of five runs; on a machine with other work
they are lower, as cores share caches and clocks. The archives are made on the spot: the pages as WARC records, 1,000
and 20,000 of them.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

from dragoman.cleaning import clean
from dragoman.errors import UnreadablePage
from dragoman.records import Page
from dragoman.sources import pages

RUNS = 5
ADDITIONS = 2_000_000
SIZES = (1_000, 20_000)


def main(paths: Sequence[Path]) -> None:
    """Print the figures."""
    print(f"yardstick: million additions a second in a plain loop\t{_yardstick():.1f}")
    found = [page for page in pages(paths) if isinstance(page, Page)]
    for kind, floor in (("text", 500), ("html", 60)):
        some = [page for page in found if page.format == kind]
        if some:
            rate, sizes = _rate(some, _cleaned), sorted(len(page.content) for page in some)
            print(f"{kind} pages cleaned a second (floor {floor})\t{rate:.0f}")
            print(f"{kind} MB cleaned a second\t{rate * sum(sizes) / len(sizes) / 1e6:.1f}")
            quartiles = ", ".join(f"{sizes[(len(sizes) - 1) * n // 4] / 1000:.0f}" for n in range(5))
            print(f"{kind} page sizes (smallest, quartiles, largest), kB\t{quartiles}")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.warc.gz"
            path.write_bytes(b"".join(gzip.compress(_record(found[n % len(found)], n)) for n in range(size)))
            started = time.process_time()
            count = sum(1 for _ in pages([path]))
            spent = time.process_time() - started
            tracemalloc.start()
            for _ in pages([path]):
                pass
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            print(f"records a second of an archive of {size} (floor 5000)\t{count / spent:.0f}")
            print(f"peak memory over an archive of {size}, MB\t{peak / 1e6:.1f}")


def _yardstick() -> float:
    """How fast this machine runs Python at all, best of five, for comparing figures between machines."""
    best = float("inf")
    for _ in range(RUNS):
        started, total = time.process_time(), 0
        for number in range(ADDITIONS):
            total += number
        best = min(best, time.process_time() - started)
    return ADDITIONS / best / 1e6


def _rate(some: Sequence[Page], work: Callable[[Sequence[Page]], None]) -> float:
    work(some[:3])  # tables and models are loaded once
    best = float("inf")
    for _ in range(RUNS):
        started = time.process_time()
        work(some)
        best = min(best, time.process_time() - started)
    return len(some) / best


def _cleaned(some: Sequence[Page]) -> None:
    for page in some:
        try:
            clean(page)
        except UnreadablePage:
            continue


def _record(page: Page, number: int) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.content
    header = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


if __name__ == "__main__":
    here = Path(__file__).resolve().parents[1]
    main([Path(name) for name in sys.argv[1:]] or [here / "examples" / "newsroom" / "pages"])
