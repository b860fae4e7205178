"""Masthead: who published a page and who wrote it.

The outlet is known by the domain of the page's address, by the name the page gives its site, or by a masthead line;
the name is the outlet table's where the outlet stands there, else the page's own, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from dragoman.cleaning.head import Head, clean_text
from dragoman.cleaning.lines import Line
from dragoman.cleaning.shape import is_byline
from dragoman.knowledge import load

_NAME = re.compile(r"^(?:[Bb]y|BY):?\s+(.{3,80})$")
_CUT = re.compile(
    r"\s*(?:[|•·,]|\s[-–—]\s|\bfor\b|\bat\b|\d|\b(?:Published|Updated|Posted|Staff|Reporter|Correspondent)\b).*$"
)


def outlet_of(url: str | None, head: Head | None, header: Sequence[Line] = ()) -> str | None:
    """The name of the outlet of a page."""
    outlets = load().outlets
    host = _host(url) or _host(head.canonical if head else None) or _host(head.first("og:url") if head else None)
    known = outlets.of_host(host) if host else None
    if known is not None:
        return known.name
    named = _site_name(head) if head else None
    for name in (named, *(line.text for line in header)):
        if name and len(found := outlets.by_name.get(name, ())) == 1:
            return found[0].name
    return named or host


def author_of(head: Head | None, header: Sequence[Line]) -> str | None:
    """The author as structured data, a meta element or a byline gives the name."""
    if head is not None:
        for thing in head.things:
            if name := _person(thing.get("author")):
                return name
        stated = head.first("author", "article:author", "parsely-author", "byl", "dc.creator", "sailthru.author")
        if stated and not stated.startswith("http") and len(stated) <= 100:
            return stated.removeprefix("By ").removeprefix("by ").strip() or None
    for line in header:
        if is_byline(line) and (m := _NAME.match(line.text)):
            return _CUT.sub("", m[1]).strip() or None
    return None


def _site_name(head: Head) -> str | None:
    for thing in head.things:
        publisher = thing.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str) and publisher["name"].strip():
            return clean_text(publisher["name"])
    return head.first("og:site_name", "application-name", "dc.publisher")


def _person(value: object) -> str | None:
    if isinstance(value, list):
        names = [name for item in value[:5] if (name := _person(item))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, str) and value.strip() and not value.startswith("http") and len(value) <= 100:
        return clean_text(value)
    return None


def _host(url: str | None) -> str | None:
    """The host of an address, without "www."; None when there is none."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
