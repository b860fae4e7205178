"""Feeds: the entries of RSS, Atom and JSON feeds and the addresses in sitemaps.

An entry is the text that the feed itself carries, a link, or both; nothing is fetched here. Entities that a feed
declares are never expanded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO
from urllib.parse import urljoin

import msgspec
from lxml import etree

from dragoman.errors import UnreadablePage
from dragoman.records import Page, Quarantined
from dragoman.sources.addresses import is_address
from dragoman.sources.link import Link
from dragoman.sources.options import Options
from dragoman.sources.origin import Origin
from dragoman.sources.page import MAX_PAGE, page_of, quarantined
from dragoman.sources.sniff import BOMS, after_prolog

_XML = re.compile(rb"<(?:\w{1,20}:)?(?:rss|feed|RDF|urlset|sitemapindex)[\s>]")
_JSON = re.compile(rb'^\s*\{.{0,2000}?"version"\s*:\s*"https?://jsonfeed\.org/', re.S)
_DECLARED = re.compile(r"""^<\?xml[^>]{0,100}\?>""")
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


class Entry(msgspec.Struct):
    """What a feed says about one article; `text` is empty where it only points to it."""

    text: str
    key: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None


def matches(head: bytes) -> bool:
    """Whether a stream that begins with `head` is a feed or a sitemap."""
    head = _utf8(head)
    return bool(_XML.match(after_prolog(head)[0]) or _JSON.match(head))


def read(stream: BinaryIO, source: str, options: Options) -> Iterator[Page | Quarantined | Link]:
    """The entries of a feed in order, each named SOURCE#KEY: a page where the feed carries its text, a link where it
    has an address. What a sitemap points to are links."""
    content = stream.read(MAX_PAGE + 1)
    try:
        entries = list(_entries(content))
    except UnreadablePage as error:
        yield quarantined(source, error, content, options.origin)
        return
    if not entries:
        yield quarantined(source, UnreadablePage("empty", "a feed without entries"), content, options.origin)
    for number, entry in enumerate(entries, 1):
        yield _item(entry, f"{source}#{entry.key or number}", options)


def _item(entry: Entry, where: str, options: Options) -> Page | Quarantined | Link:
    url = _absolute(entry.url, options.origin.url)
    if not entry.text:
        reason = UnreadablePage("no-article", "the feed has neither text nor an address of this entry")
        return Link(url, where) if url else quarantined(where, reason, (entry.title or "").encode())
    page = _page(entry, where, msgspec.structs.replace(options.origin, url=url, charset="utf-8"), options)
    return Link(url, where, instead=page) if url and isinstance(page, Page) else page


def _absolute(url: str | None, base: str | None) -> str | None:
    """An entry's address, which may be relative to the feed's."""
    try:
        whole = urljoin(base or "", url) if url else ""
    except ValueError:
        whole = url or ""
    return whole if is_address(whole) else None


def _page(entry: Entry, where: str, origin: Origin, options: Options) -> Page | Quarantined:
    try:
        return page_of(
            entry.text.encode("utf-8", "replace"),
            where,
            title=entry.title,
            published=entry.published or options.published,
            as_is=options.as_is,
            origin=origin,
        )
    except UnreadablePage as error:
        return quarantined(where, error, origin=origin)


def _entries(content: bytes) -> Iterator[Entry]:
    if len(content) > MAX_PAGE:
        raise UnreadablePage("too-large", f"a feed of more than {MAX_PAGE:,} bytes")
    content = _utf8(content)
    if content.lstrip().startswith(b"{"):
        yield from _json(content)
        return
    root = _root(content)
    if etree.QName(root).localname in {"urlset", "sitemapindex"}:
        for place in root.iter("{*}url", "{*}sitemap"):
            address = place.findtext("{*}loc", "").strip()
            if address:
                yield Entry("", key=address, url=address)
        return
    for item in root.iter("{*}item", "{*}entry"):
        yield _entry(item)


def _utf8(content: bytes) -> bytes:
    """The bytes without a byte order mark; those of UTF-16 as UTF-8, so that what they declare is seen."""
    if content[:2] in BOMS:
        text = content[: len(content) // 2 * 2].decode("utf-16", "replace")
        return _DECLARED.sub("", text, count=1).encode("utf-8", "replace")
    return content.removeprefix(BOMS[0])


def _root(content: bytes) -> etree._Element:
    if b"<!ENTITY" in content:
        raise UnreadablePage("malformed", "a feed that declares entities of its own")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePage("malformed", f"not a readable feed: {error}") from error
    if root is None:
        raise UnreadablePage("malformed", "not a readable feed")
    return root


def _entry(item: etree._Element) -> Entry:
    fields: dict[str, str] = {}
    link = None
    for child in item:
        if not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname
        value = "".join(child.itertext()).strip()
        if name == "link" and child.get("href"):
            link = link if link and child.get("rel") not in {None, "alternate"} else child.get("href")
        elif value and len(value) > len(fields.get(name, "")):
            fields[name] = value
    text = next((fields[name] for name in _TEXTS if name in fields), "")
    return Entry(
        text=text,
        key=fields.get("guid") or fields.get("id"),
        url=link or fields.get("link") or _permalink(fields.get("guid")),
        title=fields.get("title"),
        published=next((day for name in _DATES if (day := _day(fields.get(name)))), None),
    )


def _permalink(key: str | None) -> str | None:
    """An RSS entry's `guid` where that is its address, as it is by the format's own rule."""
    return key if key and is_address(key) else None


def _json(content: bytes) -> Iterator[Entry]:
    try:
        feed: dict[str, Any] = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadablePage("malformed", f"not a readable JSON feed: {error}") from error
    items = feed.get("items")
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict):
            text = item.get("content_html") or item.get("content_text") or item.get("summary")
            yield Entry(
                text=str(text or ""),
                key=str(item["id"]) if item.get("id") else None,
                url=item.get("url") if isinstance(item.get("url"), str) else None,
                title=item.get("title") if isinstance(item.get("title"), str) else None,
                published=_day(item.get("date_published")),
            )


def _day(value: Any) -> str | None:
    """The ISO day of an RFC 822 or ISO 8601 date."""
    if not isinstance(value, str):
        return None
    if _ISO.match(value.strip()):
        return value.strip()[:10]
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None
