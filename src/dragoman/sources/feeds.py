"""Feeds: the entries of RSS, Atom and JSON feeds, each as a page; sitemaps are told and not followed.

An entry's page is the text that the feed itself carries. Entities that a feed declares are never expanded and nothing
that it points to is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO

import msgspec
from lxml import etree

from dragoman.errors import UnreadablePage
from dragoman.records import Page, Quarantined
from dragoman.sources.options import Options
from dragoman.sources.page import MAX_PAGE, page_of, quarantined
from dragoman.sources.sniff import after_prolog

_XML = re.compile(rb"<(?:\w{1,20}:)?(?:rss|feed|RDF|urlset|sitemapindex)[\s>]")
_JSON = re.compile(rb'^\s*\{.{0,2000}?"version"\s*:\s*"https?://jsonfeed\.org/', re.S)
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


class Entry(msgspec.Struct):
    """What a feed says about one article."""

    text: str
    key: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None


def matches(head: bytes) -> bool:
    """Whether a stream that begins with `head` is a feed or a sitemap."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    return bool(_XML.match(after_prolog(head)[0]) or _JSON.match(head))


def read(stream: BinaryIO, source: str, options: Options) -> Iterator[Page | Quarantined]:
    """The entries of a feed in order, each as a page named SOURCE#KEY."""
    content = stream.read(MAX_PAGE + 1)
    try:
        entries = list(_entries(content))
    except UnreadablePage as error:
        yield quarantined(source, error, content)
        return
    if not entries:
        yield quarantined(source, UnreadablePage("empty", "a feed without entries"), content)
    for number, entry in enumerate(entries, 1):
        yield _page(entry, f"{source}#{entry.key or number}", options)


def _page(entry: Entry, where: str, options: Options) -> Page | Quarantined:
    try:
        return page_of(
            entry.text.encode("utf-8", "replace"),
            where,
            url=entry.url,
            title=entry.title,
            published=entry.published or options.published,
            as_is=options.as_is,
        )
    except UnreadablePage as error:
        return quarantined(where, error)


def _entries(content: bytes) -> Iterator[Entry]:
    if len(content) > MAX_PAGE:
        raise UnreadablePage("too-large", f"a feed of more than {MAX_PAGE:,} bytes")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _json(content)
        return
    root = _root(content)
    kind = etree.QName(root).localname
    if kind in {"urlset", "sitemapindex"}:
        count = sum(1 for element in root.iter("{*}loc"))
        raise UnreadablePage("no-article", f"a sitemap with {count:,} addresses; addresses are not fetched from here")
    for item in root.iter("{*}item", "{*}entry"):
        yield _entry(item)


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
        text=text or fields.get("title", ""),
        key=fields.get("guid") or fields.get("id"),
        url=link or fields.get("link"),
        title=fields.get("title"),
        published=next((day for name in _DATES if (day := _day(fields.get(name)))), None),
    )


def _json(content: bytes) -> Iterator[Entry]:
    try:
        feed: dict[str, Any] = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadablePage("malformed", f"not a readable JSON feed: {error}") from error
    items = feed.get("items")
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict):
            text = item.get("content_html") or item.get("content_text") or item.get("summary") or item.get("title")
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
