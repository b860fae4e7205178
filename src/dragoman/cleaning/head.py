"""Head: what the `<head>` of an HTML page and its structured data say about it.

Meta elements and JSON-LD are read from the source text by pattern, not from a parsed tree: they stand there
plainly even in pages whose tree is broken. Nothing here is believed yet; see `published`.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

HEAD = 600_000  # characters of a page in which metadata is looked for
_META = re.compile(r"<meta\s([^<>]{1,2000})>", re.I)
_ATTRIBUTE = re.compile(r"""([\w:.-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_LD = re.compile(r"""<script[^>]{0,300}application/ld\+json[^>]{0,100}>""", re.I)
_TITLE = re.compile(r"<title[^>]{0,200}>(.{1,1000}?)</title>", re.I | re.S)
_CANONICAL = re.compile(r"""<link\s[^>]{0,400}rel\s*=\s*["']?canonical["']?[^>]{0,600}>""", re.I)
_LANG = re.compile(r"""<html[^>]{0,400}?\slang\s*=\s*["']?([A-Za-z]{2,3})""", re.I)
_CONTROL = re.compile(r"[\x00-\x1f]")
ARTICLE_TYPES = re.compile(r"article|posting|report|webpage|review|liveblog", re.I)


class Head(msgspec.Struct):
    """Metadata of a page: meta elements by lower-case name, and JSON-LD objects that describe the page."""

    meta: dict[str, str]
    things: list[dict[str, Any]]
    title: str | None = None
    canonical: str | None = None
    lang: str | None = None
    kinds: tuple[str, ...] = ()  # what JSON-LD says the page is

    def first(self, *names: str) -> str | None:
        """The first non-empty of several meta elements."""
        return next((self.meta[name] for name in names if self.meta.get(name)), None)

    def headline(self) -> str | None:
        """The page's own title, best source first."""
        return self.thing("headline") or self.first("og:title", "twitter:title", "dc.title") or self.title

    def summary(self) -> str | None:
        """The article's text in structured data, or the page's description: all there is of a page made by scripts."""
        return self.thing("articleBody") or self.first("og:description", "description", "twitter:description")

    def thing(self, key: str) -> str | None:
        """The first string under `key` in the objects that describe an article."""
        for thing in self.things:
            value = thing.get(key)
            if isinstance(value, str) and value.strip():
                return clean_text(value)
        return None


def head_of(source: str) -> Head:
    """The metadata of an HTML page's source."""
    part = source[:HEAD]
    meta: dict[str, str] = {}
    for match in _META.finditer(part):
        pairs = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(match[1])}
        name = pairs.get("property") or pairs.get("name") or pairs.get("itemprop") or pairs.get("http-equiv")
        content = pairs.get("content")
        if name and content and content.strip():
            meta.setdefault(name.lower(), clean_text(content))
    things = list(_things(part))
    title, link, lang = _TITLE.search(part), _CANONICAL.search(part), _LANG.search(part)
    href = (
        next((m[2] or m[3] or m[4] for m in _ATTRIBUTE.finditer(link[0]) if m[1].lower() == "href"), None)
        if link
        else None
    )
    return Head(
        meta=meta,
        things=[
            thing for thing in things if ARTICLE_TYPES.search(_kind(thing)) and "breadcrumb" not in _kind(thing).lower()
        ],
        kinds=tuple(_kind(thing) for thing in things),
        title=clean_text(title[1]) if title else None,
        canonical=href,
        lang=lang[1].lower() if lang else None,
    )


def clean_text(value: str) -> str:
    """A value with entities resolved, soft hyphens removed and white space folded."""
    return " ".join(html.unescape(html.unescape(value)).replace("\u00ad", "").split())


def _things(source: str) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of a page; faulty JSON is mended where that is plain, else left out."""
    at = 0
    while block := _LD.search(source, at):
        at = source.find("</script", block.end())
        if at < 0:
            return
        text = source[block.end() : at].strip().removeprefix("<![CDATA[").removesuffix("]]>").rstrip("; \n")
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            try:
                data = json.loads(_CONTROL.sub(" ", html.unescape(text)), strict=False)
            except (ValueError, RecursionError):
                continue
        yield from _objects(data)


def _objects(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for item in data[:200]:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        if data.get("@type"):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(data.get(key), list | dict):
                yield from _objects(data[key], depth + 1)


def _kind(thing: dict[str, Any]) -> str:
    """The types of a JSON-LD object in one string."""
    kind = thing.get("@type")
    return " ".join(k for k in kind if isinstance(k, str)) if isinstance(kind, list) else str(kind)
