"""What lists, feeds and sitemaps only point to is listed, or fetched when asked, in their order and not too deep."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sources.server import Reply, Server, serving

from dragoman.records import Page, Quarantined
from dragoman.sources import pages
from dragoman.sources.fetching import Fetcher

TEXT = "The ministers met on the ferry on Tuesday and agreed to meet again in the autumn, officials said."


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as started:
        for number in range(1, 6):
            body = f"<html><body><p>{TEXT} Number {number}.</p></body></html>".encode()
            started.answers[f"/{number}"] = Reply(body, headers={"Content-Type": "text/html"})
        yield started


def put(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "a"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def offline(path: Path) -> list[tuple[str, str | None]]:
    """What there is without fetching: "page" or the reason, and the address."""
    return [(getattr(item, "kind", "page"), item.url) for item in pages([path])]


def online(*sources: str | Path) -> list[Page | Quarantined]:
    with Fetcher(private=True, delay=0) as fetcher:
        return list(pages(sources, fetcher=fetcher))


def numbers(found: list[Page | Quarantined]) -> list[str]:
    """The last part of each page's address, or the reason why there is none."""
    return [item.kind if isinstance(item, Quarantined) else (item.url or "").rpartition("/")[2] for item in found]


RSS = """<rss version="2.0"><channel>
<item><title>Whole</title><link>{0}/1</link><description>{1}</description></item>
<item><title>Only a headline</title><link>{0}/2</link></item>
<item><title>Address in its guid</title><guid>{0}/3</guid></item>
<item><title>Neither text nor address</title></item></channel></rss>"""


def test_entries_with_text_are_pages_and_the_others_are_listed(tmp_path: Path) -> None:
    path = put(tmp_path, RSS.format("https://example.org", TEXT))
    assert offline(path) == [
        ("page", "https://example.org/1"), ("not-fetched", "https://example.org/2"),
        ("not-fetched", "https://example.org/3"), ("no-article", None),
    ]  # fmt: skip


def test_json_feeds_and_atom_feeds_list_what_they_do_not_hold(tmp_path: Path) -> None:
    items = [{"id": "1", "url": "https://example.org/1", "title": "Headline"}, {"id": "2", "title": "Nothing"}]
    path = put(tmp_path, json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))
    assert offline(path) == [("not-fetched", "https://example.org/1"), ("no-article", None)]
    entry = (
        '<entry><id>x</id><title>T</title><link rel="self" href="/self"/><link href="https://example.org/2"/></entry>'
    )
    path = put(tmp_path, f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>')
    assert offline(path) == [("not-fetched", "https://example.org/2")]


def test_feeds_in_utf_16_are_read(tmp_path: Path) -> None:
    path = put(
        tmp_path, ('<?xml version="1.0" encoding="utf-16"?>' + RSS.format("https://example.org", TEXT)).encode("utf-16")
    )
    assert [kind for kind, _ in offline(path)] == ["page", "not-fetched", "not-fetched", "no-article"]


def test_entries_are_fetched_and_the_feed_s_own_text_stands_in_where_that_fails(tmp_path: Path, server: Server) -> None:
    server.answers["/1"] = Reply(b"", 500)
    found = online(put(tmp_path, RSS.format(server.url, TEXT)))
    assert numbers(found) == ["no-article", "1", "2", "3", "no-article"]
    assert isinstance(found[1], Page)
    assert found[1].content.decode() == TEXT


def test_addresses_in_a_fetched_feed_may_be_relative(server: Server) -> None:
    server.answers["/feed.xml"] = Reply(
        b"<rss><channel><item><link>/2</link></item><item><link>3</link></item></channel></rss>"
    )
    found = online(f"{server.url}/feed.xml")
    assert numbers(found) == ["2", "3"]
    assert found[0].source == f"{server.url}/feed.xml#1"


def test_a_list_of_addresses_is_told_by_its_content(tmp_path: Path, server: Server) -> None:
    path = put(tmp_path, f"\ufeff# my list\n{server.url}/1\r\n\n  {server.url}/2\n")
    assert offline(path) == [("not-fetched", f"{server.url}/1"), ("not-fetched", f"{server.url}/2")]
    found = online(path)
    assert numbers(found) == ["1", "2"]
    assert found[0].source == f"{path}#{server.url}/1"


def test_a_line_that_is_no_address_is_told_by_its_number(tmp_path: Path) -> None:
    long = "https://example.org/" + "a" * 20_000
    path = put(tmp_path, "https://example.org/1\n" * 4000 + f"no address\n{long}\nhttps://example.org/2\n")
    found = list(pages([path]))
    assert [i.source for i in found if i.url is None] == [f"{path}#4001", f"{path}#4002"]
    assert found[-1].url == "https://example.org/2"


def test_an_article_that_quotes_an_address_is_a_page(tmp_path: Path) -> None:
    path = put(tmp_path, f"{TEXT}\nhttps://example.org/1\n")
    assert offline(path) == [("page", None)]
    path = put(tmp_path, "https://example.org/1\n")
    (page,) = pages([path], as_is=True)
    assert isinstance(page, Page)


def test_sitemaps_are_followed_from_their_index(server: Server) -> None:
    def sitemap(kind: str, entry: str, *places: str) -> bytes:
        inside = "".join(f"<{entry}><loc>{server.url}{p}</loc></{entry}>" for p in places)
        return f'<?xml version="1.0"?><{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inside}</{kind}>'.encode()

    server.answers["/index.xml"] = Reply(sitemap("sitemapindex", "sitemap", "/a.xml", "/b.xml.gz"))
    server.answers["/a.xml"] = Reply(sitemap("urlset", "url", "/1", "/2", "/gone"))
    server.answers["/b.xml.gz"] = Reply(gzip.compress(sitemap("urlset", "url", "/2", "/3")))
    assert numbers(online(f"{server.url}/index.xml")) == ["1", "2", "no-article", "3"]


def test_feeds_that_lead_to_feeds_end(server: Server) -> None:
    for number in range(20):
        item = f"<rss><channel><item><link>{server.url}/f{number + 1}</link></item></channel></rss>"
        server.answers[f"/f{number}"] = Reply(item.encode())
    (found,) = online(f"{server.url}/f0")
    assert isinstance(found, Quarantined)
    assert found.kind == "not-fetched"
    assert len(server.paths()) == 4
