"""Whatever is wrong with what a user names: it is recovered or told with a reason; never a crash, never silence."""

from __future__ import annotations

import gzip
import io
import json
import random
import struct
import zipfile
import zlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from tests.sources.documents import document, lines
from tests.sources.test_warc import page, record

from dragoman.cleaning import clean
from dragoman.errors import UnreadablePage
from dragoman.records import Page, Quarantined
from dragoman.sources import MAX_PAGE, pages

STORY = "The two envoys met in the harbour town on Tuesday and agreed to talk again, officials said."


def read(tmp_path: Path, content: str | bytes) -> list[Page | Quarantined]:
    path = tmp_path / "a"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(pages([path]))


def kinds(found: list[Page | Quarantined]) -> list[str]:
    return [item.kind if isinstance(item, Quarantined) else "page" for item in found]


# ---------------------------------------------------------------- feeds


def laughs(levels: int = 12) -> str:
    """The billion laughs: each entity ten times the one before."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels))
    item = f"<item><title>&l{levels - 1};</title></item>"
    return f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><rss><channel>{item}</channel></rss>'


OUTSIDE = [
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>',
    '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">',
]
ITEM = "<rss><channel><item><title>T</title><description>{0} &x;</description></item></channel></rss>"


def test_entities_that_grow_are_not_expanded(tmp_path: Path) -> None:
    assert kinds(read(tmp_path, laughs())) == ["malformed"]
    assert "page" not in kinds(read(tmp_path, laughs().encode("utf-16"))), "not in another encoding either"


@pytest.mark.parametrize("declared", OUTSIDE)
def test_entities_from_outside_are_not_read(tmp_path: Path, declared: str) -> None:
    host = Path("/etc/hostname").read_text().strip() if Path("/etc/hostname").exists() else "\0"
    for item in read(tmp_path, declared + ITEM.format(STORY)):
        assert isinstance(item, Quarantined) or host.encode() not in item.content


@pytest.mark.parametrize(
    "feed", ["<rss><channel><item><description>" + STORY, "<rss>" * 5000, "<rss><channel><item>\0\1</item>", "<rss "]
)
def test_broken_feeds_give_what_can_be_read_or_a_reason(tmp_path: Path, feed: str) -> None:
    assert read(tmp_path, feed)


def test_json_feeds_of_other_shapes_are_told(tmp_path: Path) -> None:
    version = '"version": "https://jsonfeed.org/version/1.1"'
    for items in ("[]", "{}", "null", "[1, null, [], {}]", '[{"content_text": 5, "url": {}, "id": []}]', "[" * 3000):
        found = read(tmp_path, f'{{{version}, "items": {items}}}')
        assert found
        assert "page" not in kinds(found) or items.startswith('[{"content_text": 5')


# ---------------------------------------------------------------- archives


def zipped(**entries: bytes | str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["../evil", "a/../../evil", "/etc/passwd", "..\\evil", "C:\\evil", "C:evil"])
def test_names_that_lead_out_of_an_archive_are_refused(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, zipped(**{name: STORY, "z.txt": STORY}))
    assert sorted(kinds(found)) == ["malformed", "page"]
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_archives_nested_too_deep_are_told(tmp_path: Path) -> None:
    packed: bytes = STORY.encode()
    for depth in range(5):
        packed = [gzip.compress, zstandard.compress, lambda b: zipped(a=b)][depth % 3](packed)
    found = read(tmp_path, packed)
    assert kinds(found) in (["malformed"], ["binary"])


def test_an_archive_whose_entries_share_their_bytes_is_cut_off(tmp_path: Path) -> None:
    """A small archive in which thousands of entries stand for the same twenty megabytes."""
    once = zipped(a=b"word " * (MAX_PAGE // 5))
    directory = once.index(b"PK\x01\x02")
    entry = once[directory : once.index(b"PK\x05\x06")]
    count = 3000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, directory, 0)
    found = read(tmp_path, once[:directory] + entry * count + end)
    assert isinstance(found[-1], Quarantined)
    assert found[-1].kind == "too-large"
    assert len(found) < 500


def test_entries_with_a_password_or_a_wrong_checksum_are_told(tmp_path: Path) -> None:
    whole = bytearray(zipped(a=STORY, b=STORY))
    first, second = (i for i in range(len(whole)) if whole[i : i + 4] == b"PK\x01\x02")
    whole[first + 8] |= 1
    whole[6] |= 1
    whole[second + 16] ^= 0xFF
    assert kinds(read(tmp_path, bytes(whole))) == ["encrypted", "malformed"]


def test_a_gzip_file_with_a_wrong_checksum_or_garbage_behind_it_is_told(tmp_path: Path) -> None:
    packed = gzip.compress(STORY.encode() * 20)
    assert kinds(read(tmp_path, packed[:-6] + b"\0\0" + packed[-4:])) == ["malformed"]
    assert kinds(read(tmp_path, packed + b"garbage")) == ["malformed"]


def test_a_deflate_bomb_in_gzip_in_gzip_costs_no_more_than_a_long_page(tmp_path: Path) -> None:
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(b"\0" * 10_000_000) for _ in range(20)) + packer.flush()
    assert kinds(read(tmp_path, gzip.compress(bomb))) == ["too-large"]


# ---------------------------------------------------------------- text


def test_a_line_of_a_hundred_megabytes_is_too_large(tmp_path: Path) -> None:
    assert kinds(read(tmp_path, b"word " * 20_000_000)) == ["too-large"]
    assert kinds(read(tmp_path, b'{"text": "' + b"word " * 20_000_000 + b'"}')) == ["too-large"]


@pytest.mark.parametrize(
    "content",
    [
        STORY.replace(" ", "\0 ", 3).encode(),
        STORY.encode() + b"\0" * 20,
        f"Der Präsident empfing den Botschafter. {STORY}".encode()
        + " Später kam Österreichs Kanzler.".encode("cp1252"),
        f"Президент встретился с послом. {STORY}".encode("cp1251"),
        STORY.encode("utf-16"),
        STORY.encode("utf-16-be"),
        b"\xff\xfe" + STORY.encode("utf-16-le") + b"\x00",
        b"\xef\xbb\xbf\xef\xbb\xbf" + STORY.encode(),
        STORY.encode() + b"\xed\xa0\x80",
    ],
)
def test_null_bytes_and_mixed_or_wrong_encodings_leave_the_story_readable(tmp_path: Path, content: bytes) -> None:
    (page,) = read(tmp_path, content)
    assert isinstance(page, Page)
    assert "in the harbour town on Tuesday and agreed to talk again" in clean(page).text


# ---------------------------------------------------------------- anything


def parquet() -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table({"text": [f"{STORY} {n}" for n in range(20)], "id": [str(n) for n in range(20)]}), buffer)
    return buffer.getvalue()


SOUND = {
    "zip": zipped(a=STORY, b=json.dumps({"text": STORY}), c=gzip.compress(STORY.encode())),
    "gzip": gzip.compress(STORY.encode() * 20),
    "zstd": zstandard.ZstdCompressor(write_checksum=True).compress(STORY.encode() * 20),
    "warc": b"".join(record("response", page(n), n) for n in range(4)),
    "warc.gz": b"".join(gzip.compress(record("response", page(n), n)) for n in range(4)),
    "warc.zst": b"".join(zstandard.compress(record("response", page(n), n)) for n in range(4)),
    "csv": f'id,text,url\n1,"{STORY}",x\n2,"{STORY}\nmore",y\n'.encode(),
    "jsonl": "\n".join(json.dumps({"id": n, "text": STORY}) for n in range(4)).encode(),
    "parquet": parquet(),
    "rss": f"<rss><channel><item><title>T</title><description>{STORY}</description></item></channel></rss>".encode(),
    "pdf": document([lines([STORY[:60], STORY[60:]])], "/Title (Envoys) /CreationDate (D:20230301)"),
    "addresses": b"https://example.org/1\nhttps://example.org/2\n",
}


@pytest.mark.parametrize("kind", SOUND)
def test_whatever_is_damaged_gives_a_page_or_a_reason(tmp_path: Path, kind: str) -> None:
    """Bytes changed, left out, put in, cut off, at random places: always some record, and pages that can be cleaned."""
    chance = random.Random(kind)
    for _ in range(60):
        content = bytearray(SOUND[kind])
        for _ in range(chance.choice((1, 1, 2, 8))):
            at, size = chance.randrange(len(content)), chance.choice((1, 4, 30))
            match chance.randrange(4):
                case 0:
                    content[at : at + size] = chance.randbytes(size)
                case 1:
                    del content[at : at + size]
                case 2:
                    content[at:at] = chance.randbytes(size)
                case _:
                    content = content[: max(at, 1)]
            content = content or bytearray(b"x")
        found = read(tmp_path, bytes(content))
        assert found
        for item in found:
            if isinstance(item, Page):
                try:
                    clean(item)
                except UnreadablePage as refused:
                    assert str(refused)
