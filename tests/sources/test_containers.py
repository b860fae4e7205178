"""Feeds, tables and zip archives give their pages, with what they say about them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.records import Page, Quarantined
from dragoman.sources import pages

STORY = "The two envoys met in the harbour town on Tuesday and agreed to talk again, officials said."

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour News</title><item><title>Envoys meet</title><link>https://example.org/1</link><guid>one</guid>
<pubDate>Wed, 01 Mar 2023 10:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{STORY}</p><p>More.</p><p>End.</p>]]></content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>two</id><title>Envoys meet</title>
<link rel="alternate" href="https://example.org/2"/><published>2023-03-02T10:00:00Z</published>
<content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1",
     "items": [{"id": "three", "url": "https://example.org/3", "content_text": STORY,
                "date_published": "2023-03-03T00:00Z"}]}
)  # fmt: skip
ITEM = "<rss><channel><item><title>&a;</title></item></channel></rss>"
BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY b "ha"><!ENTITY a "&b;&b;">]>{ITEM}'
OUTSIDE = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>{ITEM}'


def read(tmp_path: Path, content: str | bytes, field: str | None = None) -> list[Page | Quarantined]:
    path = tmp_path / "a"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(pages([path], field=field))


@pytest.mark.parametrize(("feed", "number"), [(RSS, 1), (ATOM, 2), (JSON_FEED, 3)])
def test_feed_entries_keep_address_day_and_text(tmp_path: Path, feed: str, number: int) -> None:
    [page] = read(tmp_path, feed)
    assert isinstance(page, Page)
    assert page.source == f"{tmp_path / 'a'}#{['one', 'two', 'three'][number - 1]}"
    assert (page.url, page.published) == (f"https://example.org/{number}", f"2023-03-0{number}")
    assert STORY in page.content.decode()


@pytest.mark.parametrize("feed", [BOMB, OUTSIDE])
def test_feeds_with_entities_of_their_own_are_refused(tmp_path: Path, feed: str) -> None:
    [found] = read(tmp_path, feed)
    assert isinstance(found, Quarantined)
    assert found.kind == "malformed"


def test_the_addresses_of_a_sitemap_are_listed_and_not_fetched(tmp_path: Path) -> None:
    places = "".join(f"<url><loc> https://example.org/{n} </loc><lastmod>2023-03-01</lastmod></url>" for n in (1, 2))
    found = read(tmp_path, f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>')
    assert [(i.kind, i.url) for i in found if isinstance(i, Quarantined)] == [
        ("not-fetched", "https://example.org/1"), ("not-fetched", "https://example.org/2"),
    ]  # fmt: skip
    assert isinstance(found[0], Quarantined)
    assert "--fetch" in found[0].message
    assert found[0].source == f"{tmp_path / 'a'}#https://example.org/1"


def test_csv_rows_are_pages_of_the_named_column(tmp_path: Path) -> None:
    found = read(tmp_path, f'id;story;published\nx;"{STORY}\nSecond line.";2023-03-01\ny;;2023-03-01\n', field="story")
    first, second = found
    assert isinstance(first, Page)
    assert (first.source, first.published) == ("x", "2023-03-01")
    assert first.content.decode().endswith("Second line.")
    assert isinstance(second, Quarantined)
    assert second.kind == "empty"


def test_parquet_rows_are_pages_and_a_missing_column_is_named(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    pq.write_table(pa.table({"body": [STORY, STORY + " Again."], "url": ["https://example.org/1", None]}), buffer)
    found = read(tmp_path, buffer.getvalue(), field="body")
    assert [page.url for page in found if isinstance(page, Page)] == ["https://example.org/1", None]
    [missing] = read(tmp_path, buffer.getvalue(), field="text")
    assert isinstance(missing, Quarantined)
    assert "'text'" in missing.message


def test_zip_entries_are_told_by_content_and_bad_ones_refused(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.txt", STORY + " Deep.")
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.txt", STORY)
        archive.writestr("a.jsonl", json.dumps({"text": STORY + " Line."}))
        archive.writestr("../evil.txt", STORY)
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr(".hidden", STORY)
        archive.writestr("bomb.txt", b"word " * 10_000_000)
    found = read(tmp_path, outer.getvalue())
    where = tmp_path / "a"
    assert [(i.source.removeprefix(f"{where}/"), getattr(i, "kind", "page")) for i in found] == [
        ("../evil.txt", "malformed"), ("a.jsonl#1", "page"), ("b.txt", "page"), ("bomb.txt", "too-large"),
        ("inner.zip/deep.txt", "page"),
    ]  # fmt: skip


def test_a_damaged_zip_is_told(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", STORY)
    [found] = read(tmp_path, buffer.getvalue()[:60])
    assert isinstance(found, Quarantined)
    assert found.kind == "malformed"
