"""WARC: the pages of web archives (WARC and WET, ISO 28500), read as a stream.

A record is taken whole or not at all: its length and its digests are checked, and one that is cut off or
damaged is quarantined with its offset; reading goes on at the next record. Records that hold no page (requests,
metadata, the file's own description) are passed over. Offsets count bytes of the file as it lies on disk.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

import msgspec

from dragoman.errors import UnreadablePage
from dragoman.records import Page, Quarantined
from dragoman.sources.codings import DICTIONARY, ZSTD, Coding, Spoiled, Zstd, shared_dictionary
from dragoman.sources.http import response_of
from dragoman.sources.members import Damaged, Feed, MemberFeed, PlainFeed
from dragoman.sources.options import Options
from dragoman.sources.origin import Origin
from dragoman.sources.page import MAX_PAGE, page_of, quarantined
from dragoman.sources.peeked import Peeked

MAX_RECORD = 3 * MAX_PAGE  # bytes of a record's block; a longer one is passed over
MAX_HEADER = 65_536
MAGIC = b"WARC/"
PAGES = {"response", "resource", "conversion", "continuation"}
_HASHES = {"sha1": hashlib.sha1, "sha256": hashlib.sha256, "md5": hashlib.md5}


class Record(msgspec.Struct):
    """A WARC record: header fields by lower-case name, the block, and where the record begins."""

    offset: int
    fields: dict[str, str]
    block: bytes


def read(stream: Peeked, source: str, options: Options, packed: Coding | None = None) -> Iterator[Page | Quarantined]:
    """The pages of an archive; `packed` says how its records are packed, each by itself."""
    try:
        feed = _feed(stream, packed)
    except Spoiled as error:
        yield quarantined(source, UnreadablePage("malformed", str(error)))
        return
    for item in records(feed):
        if isinstance(item, Damaged):
            yield quarantined(f"{source}#{item.offset}", UnreadablePage("malformed", item.message))
        elif item.fields.get("warc-type", "").lower() in PAGES:
            yield _page(item, f"{source}#{item.offset}", options)


def _feed(stream: Peeked, packed: Coding | None) -> Feed:
    """Raises Spoiled for a dictionary that cannot be read."""
    if packed is None:
        return PlainFeed(stream)
    if packed.magic != ZSTD or not stream.head.startswith(DICTIONARY):
        return MemberFeed(stream, packed)
    dictionary, size = shared_dictionary(stream)
    return MemberFeed(stream, Coding(packed.name, ZSTD, lambda: Zstd(dictionary)), size)


def records(feed: Feed) -> Iterator[Record | Damaged]:
    """All records of an archive in order, and what of it is damaged."""
    while True:
        try:
            record = _next(feed)
        except Damaged as damage:
            yield damage
            feed.resynchronise(MAGIC)
            continue
        if record is None:
            return
        yield record


def _next(feed: Feed) -> Record | None:
    """The next record, None at the end. Raises Damaged."""
    feed.begin()
    line = feed.line(MAX_HEADER)
    while line in {b"\r\n", b"\n"}:
        feed.begin()
        line = feed.line(MAX_HEADER)
    offset = feed.offset
    if not line:
        return None
    if not line.startswith(MAGIC):
        raise Damaged(offset, "not a WARC record")
    fields = _fields(feed, offset)
    try:
        length = int(fields["content-length"])
    except (KeyError, ValueError) as error:
        raise Damaged(offset, "a WARC record without its length") from error
    if not 0 <= length <= MAX_RECORD:
        raise Damaged(offset, f"a WARC record of {length:,} bytes")
    block = feed.take(length)
    if len(block) < length:
        raise Damaged(offset, f"a WARC record cut off: {len(block):,} of {length:,} bytes")
    if feed.line(8).strip():
        raise Damaged(offset, "a WARC record whose length is wrong")
    feed.finish()
    _check(fields.get("warc-block-digest"), block, offset)
    return Record(offset, fields, block)


def _fields(feed: Feed, offset: int) -> dict[str, str]:
    head = feed.header(MAX_HEADER)
    if not head.endswith((b"\n\r\n", b"\n\n")):
        endless = len(head) >= MAX_HEADER
        raise Damaged(offset, f"a WARC record {'whose header has no end' if endless else 'cut off in its header'}")
    fields: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").split("\n"):
        name, _, value = line.partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    return fields


def _page(record: Record, where: str, options: Options) -> Page | Quarantined:
    fields, content = record.fields, record.block
    origin = Origin(
        url=fields.get("warc-target-uri", "").strip("<>") or None,
        captured=fields.get("warc-date"),
        record=fields.get("warc-record-id"),
        truncated="warc-truncated" in fields,
    )
    try:
        if "warc-segment-number" in fields:
            raise UnreadablePage("malformed", "a page that the archive holds in several segments")
        if "application/http" in fields.get("content-type", ""):
            response = response_of(content)
            _check(fields.get("warc-payload-digest"), response.payload, record.offset)
            content = response.content()
            origin = msgspec.structs.replace(origin, charset=response.charset())
        return page_of(content, where, published=options.published, as_is=options.as_is, origin=origin)
    except Damaged as damage:
        return quarantined(where, UnreadablePage("malformed", damage.message), content, origin)
    except UnreadablePage as error:
        return quarantined(where, error, content, origin)


def _check(stated: str | None, content: bytes, offset: int) -> None:
    """Compares a stated digest ("sha1:BASE32" or hexadecimal). Raises Damaged when it is another."""
    kind, _, value = (stated or "").partition(":")
    maker = _HASHES.get(kind.lower().replace("-", ""))
    if maker is None or not value:
        return
    digest = maker(content).digest()
    if value.lower() != digest.hex() and value.rstrip("=").upper() != base64.b32encode(digest).decode().rstrip("="):
        raise Damaged(offset, f"the content does not have the digest that is stated ({kind})")
