"""Stream: which kind of thing a stream of bytes is, and the pages in it.

Formats are told by the first bytes. A stream is read once and never whole unless it is a single page, so
that a bomb or an endless file costs no more than `MAX_PAGE`. A read error in the middle is one `Quarantined`
record: what came before it stands.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from dragoman.errors import UnreadablePage
from dragoman.records import Page, Quarantined
from dragoman.sources import archives, feeds, jsonlines, tables, warc
from dragoman.sources.options import Options
from dragoman.sources.page import MAX_PAGE, page_of, quarantined
from dragoman.sources.sniff import GZIP, WINDOW

NESTING = 2  # archives within archives that are opened; no honest source has more


def pages_in(stream: BinaryIO, source: str, options: Options, depth: int = 0) -> Iterator[Page | Quarantined]:
    """The pages of a stream that was just opened; `source` is its name in the records."""
    try:
        peeked = Peeked(stream)
        yield from _told(peeked, source, options, depth)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield quarantined(source, UnreadablePage("malformed", f"damaged gzip data: {error}"))
    except OSError as error:
        yield quarantined(source, UnreadablePage("permission", f"cannot be read: {error.strerror or error}"))


def _told(stream: Peeked, source: str, options: Options, depth: int) -> Iterator[Page | Quarantined]:
    """The pages of a stream by the kind that its first bytes tell."""
    head = stream.head
    if head.startswith(GZIP):
        packed = _inside(head).startswith(warc.MAGIC)
        yield from warc.read(stream, source, options, packed=True) if packed else _gzip(stream, source, options, depth)
    elif head.startswith(archives.MAGIC) and depth < NESTING:
        yield from archives.read(stream, source, options, depth + 1, pages_in)
    elif head.startswith(warc.MAGIC):
        yield from warc.read(stream, source, options, packed=False)
    elif head.startswith(tables.PARQUET):
        yield from tables.read_parquet(stream, source, options)
    elif feeds.matches(head):
        yield from feeds.read(stream, source, options)
    elif delimiter := tables.delimiter_of(head, options.field):
        yield from tables.read_csv(stream, source, options, delimiter)
    elif jsonlines.matches(head, options):
        yield from jsonlines.read(stream, source, options)
    else:
        yield _single(stream, source, options)


def _inside(head: bytes) -> bytes:
    """The first bytes of a gzip stream, unpacked; none when it is damaged."""
    try:
        return zlib.decompressobj(31).decompress(head, 64)
    except zlib.error:
        return b""


def _gzip(stream: Peeked, source: str, options: Options, depth: int) -> Iterator[Page | Quarantined]:
    if depth >= NESTING:
        yield quarantined(source, UnreadablePage("malformed", f"archives nested more than {NESTING} deep"))
        return
    with gzip.GzipFile(fileobj=stream) as unpacked:
        yield from pages_in(cast(BinaryIO, unpacked), source, options, depth + 1)


def _single(stream: Peeked, source: str, options: Options) -> Page | Quarantined:
    content = stream.read(MAX_PAGE + 1)
    try:
        return page_of(content, source, published=options.published, as_is=options.as_is)
    except UnreadablePage as error:
        return quarantined(source, error, content)


class Peeked(io.BufferedReader):
    """A stream whose first bytes have been looked at (`head`) and are read again."""

    def __init__(self, stream: BinaryIO) -> None:
        self.head = _fill(stream, WINDOW)
        super().__init__(_Rejoined(self.head, stream), buffer_size=WINDOW)


class _Rejoined(io.RawIOBase):
    """The bytes `head`, then the rest of `stream`."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed: WriteableBuffer
        size = len(buffer)
        if self._head:
            piece = self._head[:size]
            self._head = self._head[size:]
        else:
            piece = memoryview(self._stream.read(size))
        buffer[: len(piece)] = piece
        return len(piece)


def _fill(stream: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes; fewer only at the end (pipes give what they have)."""
    parts = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
