"""Stream: which kind of thing a stream of bytes is, and the pages in it.

Formats are told by the first bytes. A stream is read once and never whole unless it is a single page, so
that a bomb or an endless file costs no more than `MAX_PAGE`. A read error in the middle is one `Quarantined`
record: what came before it stands. What lists, feeds and sitemaps point to is fetched only when the options say how.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

import msgspec

from dragoman.errors import UnreadablePage
from dragoman.records import Page, Quarantined
from dragoman.sources import addresses, archives, feeds, jsonlines, tables, warc
from dragoman.sources.codings import CHUNK, DICTIONARY, GZIP, GZIP_CODING, ZSTD_CODING, Coding, Opened, Spoiled
from dragoman.sources.link import Link
from dragoman.sources.options import Options
from dragoman.sources.origin import Origin
from dragoman.sources.page import MAX_PAGE, page_of, quarantined
from dragoman.sources.peeked import Peeked

NESTING = 2  # archives within archives that are opened; no honest source has more
LEVELS = 4  # lists, feeds and sitemaps that are followed one from the other: list, sitemap index, sitemap, page


def pages_in(stream: BinaryIO, source: str, options: Options, depth: int = 0) -> Iterator[Page | Quarantined]:
    """The pages of a stream that was just opened; `source` is its name in the records."""
    try:
        peeked = Peeked(stream)
        yield from _told(peeked, source, options, depth)
    except (EOFError, zlib.error, gzip.BadGzipFile, Spoiled) as error:
        yield quarantined(source, UnreadablePage("malformed", f"damaged compressed data: {error}"))
    except OSError as error:
        yield quarantined(source, UnreadablePage("permission", f"cannot be read: {error.strerror or error}"))


def fetched(link: Link, options: Options) -> Iterator[Page | Quarantined]:
    """The pages behind an address; what the source itself holds of it, when nothing is fetched or that fails.

    An address is fetched once in a run; a second time it gives nothing.
    """
    if options.fetcher is None:
        yield link.unfetched()
        return
    try:
        if options.level >= LEVELS:
            raise UnreadablePage("not-fetched", f"more than {LEVELS} lists, feeds and sitemaps deep")
        answer = options.fetcher.get(link.url)
        if answer is None:
            return
        content, origin = answer
    except UnreadablePage as error:
        yield quarantined(link.where, error, origin=Origin(url=link.url))
        if link.instead is not None:
            yield link.instead
        return
    deeper = msgspec.structs.replace(options, level=options.level + 1, origin=origin)
    yield from pages_in(io.BytesIO(content), link.where, deeper)


def _told(stream: Peeked, source: str, options: Options, depth: int) -> Iterator[Page | Quarantined]:
    """The pages of a stream by the kind that its first bytes tell."""
    head = stream.head
    packed = next((coding for coding in (GZIP_CODING, ZSTD_CODING) if coding.begins(head)), None)
    if packed is not None:
        yield from _packed(stream, source, options, depth, packed)
    elif head.startswith(archives.MAGIC) and depth < NESTING:
        yield from archives.read(stream, source, options, depth + 1, pages_in)
    elif head.startswith(warc.MAGIC):
        yield from warc.read(stream, source, options)
    elif head.startswith(tables.PARQUET):
        yield from tables.read_parquet(stream, source, options)
    elif feeds.matches(head):
        yield from _followed(feeds.read(stream, source, options), options)
    elif addresses.matches(head, options):
        yield from _followed(addresses.read(stream, source), options)
    elif delimiter := tables.delimiter_of(head, options):
        yield from tables.read_csv(stream, source, options, delimiter)
    elif jsonlines.matches(head, options):
        yield from jsonlines.read(stream, source, options)
    else:
        yield _single(stream, source, options)


def _followed(found: Iterable[Page | Quarantined | Link], options: Options) -> Iterator[Page | Quarantined]:
    for item in found:
        if isinstance(item, Link):
            yield from fetched(item, options)
        else:
            yield item


def _packed(stream: Peeked, source: str, options: Options, depth: int, coding: Coding) -> Iterator[Page | Quarantined]:
    if stream.head.startswith(DICTIONARY) or _inside(stream.head, coding).startswith(warc.MAGIC):
        yield from warc.read(stream, source, options, coding)
    elif depth >= NESTING:
        yield quarantined(source, UnreadablePage("malformed", f"archives nested more than {NESTING} deep"))
    elif coding.magic == GZIP:
        with gzip.GzipFile(fileobj=stream) as clear:
            yield from pages_in(cast(BinaryIO, clear), source, options, depth + 1)
    else:
        with io.BufferedReader(Opened(stream, coding), CHUNK) as clear:
            yield from pages_in(cast(BinaryIO, clear), source, options, depth + 1)


def _inside(head: bytes, coding: Coding) -> bytes:
    """The first bytes behind a packed stream's first ones; none when it is damaged."""
    try:
        return Opened(io.BytesIO(head), coding).read(64) or b""
    except (Spoiled, EOFError):
        return b""


def _single(stream: Peeked, source: str, options: Options) -> Page | Quarantined:
    content = stream.read(MAX_PAGE + 1)
    try:
        return page_of(content, source, published=options.published, as_is=options.as_is, origin=options.origin)
    except UnreadablePage as error:
        return quarantined(source, error, content, options.origin)
