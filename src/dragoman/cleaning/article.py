"""Article: one page → the cleaned article, with its title, language, outlet and publication date.

`clean` is a pure function of the page, and of the counts of its site where they are given: no clock, no network.
What it leaves out it lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from dragoman.cleaning.body import Body
from dragoman.cleaning.claims import Claim, address_of, changed, leading, of_lines, of_markup
from dragoman.cleaning.dateline import of_dateline, of_today
from dragoman.cleaning.decode import decode
from dragoman.cleaning.flags import flags_of, reposted
from dragoman.cleaning.head import Head, head_of
from dragoman.cleaning.joints import apart
from dragoman.cleaning.language import language_of
from dragoman.cleaning.lines import Line
from dragoman.cleaning.markup import markup_body
from dragoman.cleaning.masthead import author_of, outlet_of
from dragoman.cleaning.plaintext import Extra, text_body
from dragoman.cleaning.published import Circumstances, given, published_of
from dragoman.cleaning.sites import Sites
from dragoman.cleaning.traces import traced
from dragoman.cleaning.url import of_address, stamped
from dragoman.errors import UnreadablePage
from dragoman.records import Article, Dropped, Page, Published
from dragoman.sources.pdf import Document, document_of

AMERICAN = {"en"}  # languages in which 3/4/2023 is read as the fourth of March unless the page shows otherwise


class _Parts(msgspec.Struct):
    """What was read out of a page before its date is judged."""

    raw: str
    head: Head | None
    body: Body
    dropped: tuple[Dropped, ...]
    flags: tuple[str, ...]
    created: str | None = None  # the day on which a document says that it was made


def clean(page: Page, sites: Sites | None = None) -> Article:
    """The article of a page; with `sites` what its site repeats counts against lines, and the flag `by-site` says so.

    With `page.as_is` the text is the decoded input, character for character. Raises UnreadablePage (kinds
    empty, encoding, no-article) when there is none.
    """
    document = document_of(page.content) if page.format == "pdf" else None
    raw, flags = (document.text, ()) if document else decode(page.content, page.charset)
    if not raw.strip():
        raise UnreadablePage("empty", "there is nothing in it")
    if page.truncated:
        flags = (*flags, "truncated")
    if page.as_is:
        return _as_is(page, raw, flags)
    extra = None
    if sites is not None and document is None:
        extra, flags = partial(sites.scores, page, raw), (*flags, "by-site")
    parts = _html(page, raw, flags, extra) if page.format == "html" else _text(page, raw, flags, document, extra)
    if not parts.body.paragraphs and not (parts.head and parts.body.title):
        raise UnreadablePage("no-article", "no article found in the page")
    return _article(page, parts)


def _html(page: Page, raw: str, flags: tuple[str, ...], extra: Extra | None) -> _Parts:
    head = head_of(raw)
    body, dropped, more = markup_body(raw, page.title or head.headline(), extra)
    if not body.paragraphs and (summary := head.summary()):
        body.paragraphs, body.glued = [Line(0, 0, summary, summary.count(" ") + 1)], [0]
        more = (*more, "truncated")
    return _Parts(raw, head, body, dropped, flags + more)


def _text(page: Page, raw: str, flags: tuple[str, ...], document: Document | None, extra: Extra | None) -> _Parts:
    body, dropped = text_body(raw, page.title or (document.title if document else None), extra)
    return _Parts(raw, None, body, dropped, flags, document.created if document else None)


def _article(page: Page, parts: _Parts) -> Article:
    body, head = parts.body, parts.head
    header = leading(body.paragraphs[0].text) if body.paragraphs else None
    paragraphs = [line.text for line in body.paragraphs]
    for n in body.glued:
        paragraphs[n] = apart(paragraphs[n])
    if header is not None:
        paragraphs[0] = paragraphs[0][header[1] :]
    text = _joined(body.title, paragraphs)
    language = language_of(paragraphs)
    url = page.url or (head.canonical if head else address_of([*body.above[::-1], *body.below]))
    flags = {*parts.flags, *flags_of(body, paragraphs, language, head)}
    if head is not None and reposted(page.url, head.canonical):
        flags.add("reprint")
    published = given(page.published, text) if page.published else None
    if published is None:
        claims = [*([header[0]] if header else []), *_claims(parts, url)]
        published = published_of(claims, text, _around(page, parts, url, "mirror" in flags))
    if published is not None and published.trust == "doubtful" and published.basis != "capture date":
        flags.add("misdated")
    return Article(
        id=page.id,
        source=page.source,
        text=text,
        raw_length=len(parts.raw),
        url=url,
        captured=page.captured,
        record=page.record,
        outlet=outlet_of(url, head, body.above),
        title=body.title,
        author=author_of(head, body.below),
        language=language,
        published=published,
        flags=tuple(sorted(flags)),
        dropped=parts.dropped,
    )


def _claims(parts: _Parts, url: str | None) -> Iterator[Claim]:
    """What the page says about its day of publication, best first."""
    head = parts.head
    if head is not None:
        yield from of_markup(head, parts.raw)
    yield from of_dateline(parts.body.paragraphs)
    yield from of_lines(parts.body, head is None or head.lang in {None, *AMERICAN})
    yield from of_address(url, head.first("og:url") if head else None)
    if parts.created:
        yield Claim(parts.created, "document properties", False)
    yield from of_today(parts.body.paragraphs)


def _last(parts: _Parts, url: str | None) -> Claim | None:
    """What the day of publication is guessed from where nothing states it."""
    return stamped(url) or (traced(parts.head, parts.raw) if parts.head is not None else None)


def _around(page: Page, parts: _Parts, url: str | None, mirror: bool) -> Circumstances:
    return Circumstances(
        mirror=mirror,
        captured=page.captured,
        changed=changed(parts.head) if parts.head is not None else None,
        trace=partial(_last, parts, url),
    )


def _as_is(page: Page, raw: str, flags: tuple[str, ...]) -> Article:
    language = language_of([raw])
    return Article(
        id=page.id,
        source=page.source,
        text=raw,
        raw_length=len(raw),
        url=page.url,
        captured=page.captured,
        record=page.record,
        outlet=outlet_of(page.url, None) if page.url else None,
        title=page.title,
        language=language,
        published=Published(date=page.published, basis="given", trust="stated") if page.published else None,
        flags=tuple(sorted({*flags, *(["not-english"] if language not in {"en", None} else [])})),
    )


def _joined(title: str | None, paragraphs: Sequence[str]) -> str:
    """Title line, empty line, paragraphs with empty lines between; the title once."""
    parts = [part for part in paragraphs if part]
    if title:
        parts = [title, *(parts[1:] if parts and parts[0] == title else parts)]
    return "\n\n".join(parts)
