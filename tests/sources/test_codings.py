"""Brotli and zstd are read like gzip: whole, within bounds, damage told with its offset."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
import zstandard
from tests.sources.test_warc import page, read, record

from dragoman.records import Page, Quarantined
from dragoman.sources import MAX_PAGE, pages

STORY = b"The two envoys met in the harbour town on Tuesday and agreed to talk again, officials said.\n"


def only(path: Path, content: bytes) -> Page | Quarantined:
    path.write_bytes(content)
    (found,) = pages([path])
    return found


def test_zstd_is_unpacked_frame_after_frame(tmp_path: Path) -> None:
    skipped = b"\x50\x2a\x4d\x18\x04\0\0\0text"
    found = only(tmp_path / "a", skipped + zstandard.compress(STORY) + zstandard.compress(STORY))
    assert isinstance(found, Page)
    assert found.content == STORY * 2


@pytest.mark.parametrize("spoil", [lambda b: b[:-9], lambda b: b[:40] + b"\xff" * 9 + b[49:]])
def test_damaged_zstd_is_told(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    noise = random.Random(1).randbytes(2000).hex().encode()
    packed = zstandard.ZstdCompressor(write_checksum=True).compress(STORY + noise)
    found = only(tmp_path / "a", spoil(packed))
    assert isinstance(found, Quarantined)
    assert found.kind == "malformed"
    assert "zstd" in found.message


def test_a_zstd_bomb_costs_no_more_than_a_long_page(tmp_path: Path) -> None:
    found = only(tmp_path / "a", zstandard.compress(b"word " * MAX_PAGE))
    assert isinstance(found, Quarantined)
    assert found.kind == "too-large"


def response(number: int, coding: str, body: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %s\r\n\r\n" % coding.encode()
    return record("response", head + body, number, http=False).replace(b"text/plain", b"application/http")


def test_records_of_packed_pages_are_unpacked_and_bombs_told(tmp_path: Path) -> None:
    bomb = b"<p>word</p>" * (MAX_PAGE // 4)
    (tmp_path / "a.warc").write_bytes(
        response(1, "br", brotli.compress(page(1)))
        + response(2, "zstd", zstandard.compress(page(2)))
        + response(3, "br", brotli.compress(bomb, quality=4))
        + response(4, "zstd", zstandard.compress(bomb))
        + response(5, "br", brotli.compress(page(5))[:-20])
        + response(6, "zstd", zstandard.compress(page(6))[:-20])
        + response(7, "deflate, gzip", b"nonsense")
    )
    good, bad = read(tmp_path / "a.warc")
    assert [p.content for p in good] == [page(1), page(2)]
    assert [b.kind for b in bad] == ["too-large", "too-large", "malformed", "malformed", "malformed"]
    assert [b.url for b in bad] == [f"https://example.org/{n}" for n in range(3, 8)]


@pytest.mark.parametrize("shared", [False, True])
def test_a_web_archive_in_zstd_comes_through_but_for_what_is_damaged(tmp_path: Path, shared: bool) -> None:
    plain = [record("response", page(n), n) for n in range(60)]
    dictionary = zstandard.train_dictionary(4096, plain * 4) if shared else None
    packer = zstandard.ZstdCompressor(write_checksum=True, dict_data=dictionary)
    parts = [packer.compress(part) for part in plain]
    damaged = {
        7: parts[7][:-30],
        20: parts[20][:60] + b"\xee" * 30 + parts[20][90:],
        41: packer.compress(plain[41][:-200]),
    }
    start = b""
    if dictionary is not None:
        held = zstandard.compress(dictionary.as_bytes())
        start = b"\x5d\x2a\x4d\x18" + len(held).to_bytes(4, "little") + held
    path = tmp_path / "a.warc.zst"
    path.write_bytes(start + b"".join(damaged.get(n, part) for n, part in enumerate(parts)))
    good, bad = read(path)
    assert [p.url for p in good] == [f"https://example.org/{n}" for n in range(60) if n not in damaged]
    offsets = [
        len(start) + sum(len(damaged.get(n, part)) for n, part in enumerate(parts[:at])) for at in sorted(damaged)
    ]
    assert [b.source for b in bad] == [f"{path}#{offset}" for offset in offsets]


def test_a_dictionary_that_is_cut_off_is_told(tmp_path: Path) -> None:
    found = only(tmp_path / "a.warc.zst", b"\x5d\x2a\x4d\x18\xff\0\0\0" + b"x" * 40)
    assert isinstance(found, Quarantined)
    assert "dictionary" in found.message
