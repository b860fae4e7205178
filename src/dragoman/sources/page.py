"""Page: the bytes of one page with what its source said about it.

A page's id follows from its content and from what was stated about it, never from where it lay: the same
bytes under two names are one page. `id` is the first 16 hexadecimal digits of SHA-256 over format, URL,
title and publication date (each as UTF-8, an absent one empty) and the content, with a zero byte between.
"""

from __future__ import annotations

import hashlib

from dragoman.errors import UnreadablePage
from dragoman.records import Format, Page, Quarantined
from dragoman.sources.origin import NOWHERE, Origin
from dragoman.sources.sniff import PDF, format_of, looks_binary

MAX_PAGE = 20 * 1024 * 1024  # bytes; an article is a thousand times smaller, a log or a database dump is not
HEAD = 80  # characters of the content that quarantine shows


def page_of(  # noqa: PLR0913  # what a source can state about a page
    content: bytes,
    source: str,
    *,
    url: str | None = None,
    title: str | None = None,
    published: str | None = None,
    as_is: bool = False,
    origin: Origin = NOWHERE,
) -> Page:
    """One page from its bytes; `published` is an ISO date, `source` is where a person finds it.

    `origin` is what an archive or a server says about the bytes; its address holds unless `url` gives another.

    Raises UnreadablePage when there is nothing to read: kinds empty, too-large (over `MAX_PAGE`), binary.
    """
    if len(content) > MAX_PAGE:
        raise UnreadablePage("too-large", f"{len(content):,} bytes; a page may have {MAX_PAGE:,}")
    if not content.strip():
        raise UnreadablePage("empty", "there is nothing in it")
    if looks_binary(content) and not content.startswith(PDF):
        raise UnreadablePage("binary", "the content is not text")
    pdf = content.startswith(PDF)
    kind: Format = "pdf" if pdf else "text" if as_is else format_of(content)
    url = url or origin.url
    return Page(
        id=page_id(kind, content, url, title, published),
        source=source,
        content=content,
        format=kind,
        url=url,
        title=title,
        published=published,
        captured=origin.captured,
        as_is=as_is,
        charset=origin.charset,
        record=origin.record,
        truncated=origin.truncated,
    )


def page_id(kind: str, content: bytes, url: str | None, title: str | None, published: str | None) -> str:
    """The content hash that identifies a page, 16 hexadecimal digits."""
    digest = hashlib.sha256()
    for field in (kind, url or "", title or "", published or ""):
        digest.update(field.encode("utf-8", "replace") + b"\0")
    digest.update(content)
    return digest.hexdigest()[:16]


def quarantined(source: str, error: UnreadablePage, content: bytes = b"", origin: Origin = NOWHERE) -> Quarantined:
    """The record of a page that cannot be read, with the first characters of what was there."""
    head = content[:HEAD].decode("utf-8", "replace").replace("\0", "\N{REPLACEMENT CHARACTER}")
    return Quarantined(
        source=source, kind=error.kind, message=str(error), head=head, url=origin.url, record=origin.record
    )
