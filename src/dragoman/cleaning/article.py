"""Article: one page → the cleaned article, with its title, language, outlet and publication date.

`clean` is a pure function of the page: no clock, no network. What it leaves out it lists.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.cleaning.decode import decode
from dragoman.cleaning.head import Head, head_of
from dragoman.cleaning.joints import apart
from dragoman.cleaning.language import language_of
from dragoman.cleaning.lines import Line
from dragoman.cleaning.markup import markup_body
from dragoman.cleaning.plaintext import text_body
from dragoman.cleaning.published import published_of
from dragoman.errors import UnreadablePage
from dragoman.records import Article, Page


def clean(page: Page) -> Article:
    """The article of a page.

    With `page.as_is` the text is the decoded input, character for character. Raises UnreadablePage (kinds
    empty, encoding, no-article) when there is none.
    """
    raw, flags = decode(page.content)
    if not raw.strip():
        raise UnreadablePage("empty", "there is nothing in it")
    if page.as_is:
        return _as_is(page, raw, flags)
    if page.format == "html":
        head = head_of(raw)
        title = page.title or _title(head)
        body, dropped, more = markup_body(raw, title)
        flags += more
    else:
        head = None
        body, dropped = text_body(raw, page.title)
        title = body.title
    text = _text(title, body.paragraphs)
    if not text:
        raise UnreadablePage("no-article", "no article found in the page")
    return Article(
        id=page.id,
        source=page.source,
        text=text,
        raw_length=len(raw),
        url=page.url or (head.canonical if head else None),
        title=title,
        language=language_of(text),
        published=published_of(page, raw, head),
        flags=flags,
        dropped=dropped,
    )


def _as_is(page: Page, raw: str, flags: tuple[str, ...]) -> Article:
    return Article(
        id=page.id,
        source=page.source,
        text=raw,
        raw_length=len(raw),
        url=page.url,
        title=page.title,
        language=language_of(raw),
        published=published_of(page, raw, None),
        flags=flags,
    )


def _title(head: Head) -> str | None:
    return head.thing("headline") or head.first("og:title", "twitter:title", "dc.title") or head.title


def _text(title: str | None, paragraphs: Sequence[Line]) -> str:
    """Title line, empty line, paragraphs with empty lines between; the title once."""
    parts = [apart(line.text) for line in paragraphs]
    if title:
        parts = [title, *(parts[1:] if parts and parts[0] == title else parts)]
    return "\n\n".join(parts)
