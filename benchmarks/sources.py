"""Sources: how fast web archives are read without cleaning, and how much memory an archive takes.

    python benchmarks/sources.py

One figure a line. Speeds are CPU time (`process_time`), the best of three runs. The archives are made on the spot, of
pages of some 5 kB and 20 kB. What unpacking alone takes, which no reader can beat, is printed beside. Memory is the
most that a process held beyond what it held before it began to read, in a process of its own for each size.
"""

from __future__ import annotations

import gzip
import random
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import zstandard

from dragoman.records import Page
from dragoman.sources import pages

Packing = Callable[[bytes], bytes]

RUNS = 3
RECORDS = 2_000
SIZES = (1_000, 20_000)
WORDS = (500, 2_500)  # of a page
VARIANTS = 40  # different pages


def main(folder: Path) -> None:
    """Print the figures."""
    for words in WORDS:
        blocks = [_record(_page(number, words), number) for number in range(VARIANTS)]
        size = f"pages of {sum(map(len, blocks)) / len(blocks) / 1000:.0f} kB"
        for ending, pack, unpack in PACKINGS:
            parts = [pack(block) for block in blocks]
            path = _written(folder / f"speed.{ending}", parts, RECORDS)
            bare = _seconds(lambda parts=parts, unpack=unpack: [unpack(part) for part in parts * (RECORDS // VARIANTS)])
            rate = RECORDS / _seconds(lambda path=path: _count(path))
            print(f"{ending} records a second, {size} (floor 5000)\t{rate:.0f}\tunpacking alone {RECORDS / bare:.0f}")
    for size in SIZES:
        path = _written(folder / f"{size}.warc.gz", [gzip.compress(block, 6) for block in blocks], size)
        command = [sys.executable, __file__, "--memory", str(path)]
        grown = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        print(f"memory over an archive of {size} records ({path.stat().st_size / 1e6:.0f} MB), MB\t{grown}")
        path.unlink()


def _same(block: bytes) -> bytes:
    return block


PACKINGS: tuple[tuple[str, Packing, Packing], ...] = (
    ("warc", _same, _same),
    ("warc.gz", lambda block: gzip.compress(block, 6), lambda part: zlib.decompress(part, 31)),
    ("warc.zst", zstandard.compress, zstandard.decompress),
)


def memory(path: Path) -> None:
    """Print by how many MB reading the archive at `path` makes this process grow."""
    warm = path.with_name("speed.warc.gz")
    for number, _ in enumerate(pages([warm])):  # libraries and tables are loaded once
        if number == 100:
            break
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    count = sum(isinstance(item, Page) for item in pages([path]))
    if not count:
        raise SystemExit("no page was read")
    print(f"{(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024:.1f}")


def _seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(RUNS):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return max(best, 1e-9)


def _count(path: Path) -> None:
    count = sum(isinstance(item, Page) for item in pages([path]))
    if count != RECORDS:
        raise SystemExit(f"{path.name}: {count} of {RECORDS} pages were read")


def _written(path: Path, parts: list[bytes], size: int) -> Path:
    with path.open("wb") as file:
        for number in range(size):
            file.write(parts[number % len(parts)])
    return path


def _page(number: int, size: int) -> bytes:
    chance = random.Random(number)
    words = ["".join(chance.choices("abcdefghiklmnoprstuvw", k=chance.randint(2, 11))) for _ in range(600)]
    paragraphs = (f"<p>{' '.join(chance.choices(words, k=60))}.</p>\n" for _ in range(size // 60))
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in words[:40])
    head = f"<!DOCTYPE html><html><head><title>{words[0]}</title></head>"
    return f"{head}<body><ul>{menu}</ul>{''.join(paragraphs)}</body></html>".encode()


def _record(page: bytes, number: int) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: bench\r\n\r\n" + page
    header = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2023-03-01T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        memory(Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(Path(made))
