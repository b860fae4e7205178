"""A web archive comes through record by record; what is damaged is told with its offset, and never taken in part."""

from __future__ import annotations

import base64
import gzip
import hashlib
import random
import zlib
from pathlib import Path

import pytest

from dragoman.cleaning import clean
from dragoman.records import Page, Quarantined
from dragoman.sources import pages

STORY = "The ministers of the two river states met on Tuesday and signed a note on the ferry, officials said. "


def page(number: int) -> bytes:
    """A page whose text is hard to compress, so that damage hits it."""
    noise = " ".join(str(random.Random(number * 100 + i).random()) for i in range(40))
    return f"<html><head><title>Ferry {number}</title></head><body><p>{STORY * 3}{noise}</p></body></html>".encode()


def record(
    kind: str, block: bytes, number: int, *, length: int | None = None, http: bool = True, digest: bytes | None = None
) -> bytes:
    """One WARC record; `length` states another length than the block has, `digest` that of other bytes."""
    if http:
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + block
    stated = base64.b32encode(hashlib.sha1(digest if digest is not None else block).digest()).decode()
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2023-03-01T10:00:00Z\r\n"
        f"WARC-Block-Digest: sha1:{stated}\r\nContent-Type: {'application/http' if http else 'text/plain'}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def info() -> bytes:
    return record("warcinfo", b"software: test", 0, http=False)


def read(path: Path) -> tuple[list[Page], list[Quarantined]]:
    found = list(pages([path]))
    return [i for i in found if isinstance(i, Page)], [i for i in found if isinstance(i, Quarantined)]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_keep_address_offset_and_day_of_capture(tmp_path: Path, packed: bool) -> None:
    parts = [info(), record("request", b"GET /", 1), record("response", page(1), 1), record("response", page(2), 2)]
    members = [gzip.compress(part, mtime=0) for part in parts] if packed else parts
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(members))
    good, bad = read(path)
    assert not bad
    assert [p.url for p in good] == ["https://example.org/1", "https://example.org/2"]
    assert good[0].source == f"{path}#{len(members[0]) + len(members[1])}"
    assert good[0].captured == "2023-03-01T10:00:00Z"
    assert [p.record for p in good] == ["<urn:uuid:1>", "<urn:uuid:2>"]
    assert good[1].content == page(2)


def test_wet_files_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.wet.gz"
    path.write_bytes(gzip.compress(record("conversion", STORY.encode(), 1, http=False)))
    good, bad = read(path)
    assert not bad
    assert good[0].content == STORY.encode()


def test_content_encodings_and_chunks_are_undone(tmp_path: Path) -> None:
    html = page(1)
    squeezed = gzip.compress(html)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(html), html)
    heads = (b"Content-Encoding: gzip", b"Transfer-Encoding: chunked")
    blocks = [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%s\r\n\r\n%s" % (head, body)
        for head, body in zip(heads, (squeezed, chunked), strict=True)
    ]
    path = tmp_path / "a.warc"
    path.write_bytes(
        b"".join(
            record("response", b, i, http=False).replace(b"text/plain", b"application/http")
            for i, b in enumerate(blocks)
        )
    )
    good, bad = read(path)
    assert not bad
    assert [p.content for p in good] == [html, html]


def test_a_bomb_inside_a_record_is_too_large(tmp_path: Path) -> None:
    bomb = zlib.compress(b"<p>word</p>" * 4_000_000)
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: deflate\r\n\r\n" + bomb
    path = tmp_path / "a.warc"
    path.write_bytes(record("response", block, 1, http=False).replace(b"text/plain", b"application/http"))
    good, bad = read(path)
    assert not good
    assert [b.kind for b in bad] == ["too-large"]


def spoiled(number: int, way: int) -> bytes:
    """A packed record, damaged in one of several ways."""
    whole = gzip.compress(record("response", page(number), number), mtime=0)
    middle = len(whole) // 2
    return [
        lambda: whole[:middle],  # cut off
        lambda: (
            whole[:middle] + bytes(b ^ 0x5A for b in whole[middle : middle + 20]) + whole[middle + 20 :]
        ),  # bytes changed
        lambda: whole[:-6] + b"\0\0" + whole[-4:],  # checksum wrong
        lambda: whole[:middle] + whole[middle + 40 :],  # bytes missing
        lambda: gzip.compress(record("response", page(number), number, length=10), mtime=0),  # stated too short
        lambda: gzip.compress(record("response", page(number), number, length=90_000), mtime=0),  # stated too long
        lambda: gzip.compress(record("response", page(number), number, digest=b"other"), mtime=0),  # another's digest
        lambda: gzip.compress(record("response", page(number), number)[:-300], mtime=0),  # cut before packing
        lambda: b"\x1f\x8b\x08" + whole[3:10] + b"\xff" * 50 + whole[60:],  # start of the data overwritten
        lambda: gzip.compress(b"no record at all\r\n\r\n", mtime=0),
    ][way]()


def test_of_a_thousand_records_the_sound_come_through_and_a_hundred_damaged_are_told(tmp_path: Path) -> None:
    damaged = set(random.Random(7).sample(range(1000), 100))
    parts, offsets, at = [], {}, 0
    for number in range(1000):
        part = (
            spoiled(number, len(offsets) % 10)
            if number in damaged
            else gzip.compress(record("response", page(number), number), mtime=0)
        )
        if number in damaged:
            offsets[number] = at
        parts.append(part)
        at += len(part)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(parts))
    good, bad = read(path)
    sound = [n for n in range(1000) if n not in damaged]
    assert [p.url for p in good] == [f"https://example.org/{n}" for n in sound]
    assert all(p.content == page(n) for p, n in zip(good, sound, strict=True))
    assert [b.source for b in bad] == [f"{path}#{offsets[n]}" for n in sorted(damaged)]
    assert {b.kind for b in bad} == {"malformed"}


def test_records_in_the_clear_survive_a_neighbour_with_a_wrong_length(tmp_path: Path) -> None:
    parts = [record("response", page(n), n) for n in range(8)]
    parts[1] = record("response", page(1), 1, length=len(page(1)) + 900)
    parts[3] = record("response", page(3), 3, length=20)
    parts[5] = parts[5].replace(b"WARC/1.0", b"WXYZ/1.0")
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(parts))
    good, bad = read(path)
    assert [p.url for p in good] == [f"https://example.org/{n}" for n in (0, 2, 4, 6, 7)]
    assert [b.source for b in bad] == [f"{path}#{sum(map(len, parts[:n]))}" for n in (1, 3, 5)]


def test_what_is_damaged_is_told_with_its_address_where_the_record_still_names_it(tmp_path: Path) -> None:
    missing = record("response", b"HTTP/1.1 404 Not Found\r\n\r\nnothing", 1, http=False)
    path = tmp_path / "a.warc"
    path.write_bytes(missing.replace(b"text/plain", b"application/http"))
    _, (told,) = read(path)
    assert (told.source, told.url, told.record) == (f"{path}#0", "https://example.org/1", "<urn:uuid:1>")


def test_a_page_of_which_the_archive_holds_the_beginning_is_flagged_and_one_in_segments_told(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(
        record("response", page(1), 1).replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date")
        + record("response", page(2), 2).replace(b"WARC-Date", b"WARC-Segment-Number: 1\r\nWARC-Date")
        + record("continuation", page(3), 3).replace(b"WARC-Date", b"WARC-Segment-Number: 2\r\nWARC-Date")
    )
    (good,), bad = read(path)
    assert "truncated" in clean(good).flags
    assert clean(good).record == "<urn:uuid:1>"
    assert ["segments" in told.message for told in bad] == [True, True]


def test_pages_that_were_not_found_are_told_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(
        record("response", b"HTTP/1.1 404 Not Found\r\n\r\nnothing", 1, http=False).replace(
            b"text/plain", b"application/http"
        )
    )
    good, bad = read(path)
    assert not good
    assert [b.kind for b in bad] == ["no-article"]
