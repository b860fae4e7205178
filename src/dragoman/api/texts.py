"""Texts: reading and linking without a case; nothing is kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dragoman.api.fetching import fetching
from dragoman.errors import QueryError, SourceError, UnreadablePage
from dragoman.records import Page, Quarantined, Reading
from dragoman.sources import page_of, pages


def annotate(
    text: str,
    published: str | None = None,
    *,
    as_is: bool = False,
    predicates: bool = False,
    least_confidence: float | None = None,
    knowledge: Sequence[str | Path] = (),
) -> Reading:
    """Read one text: a page as it was scraped, HTML, or clean text with `as_is`.

    `published` is the day it appeared (ISO), when you know it. Events are reported from the confidence
    `least_confidence` on (0: all that is read); without it, from that which we ship. Raises UnreadablePage for a
    text in which there is nothing to read.
    """
    from dragoman.engines.local import Reader

    page = page_of(text.encode("utf-8", "replace"), "-", published=published, as_is=as_is)
    result = Reader(knowledge=folders(knowledge), predicates=predicates, least=least_confidence)(page)
    if result.reading is None:
        reason = result.quarantined
        raise UnreadablePage(reason.kind if reason else "error", reason.message if reason else "unreadable")
    return result.reading


def annotate_sources(
    sources: Iterable[str | Path],
    *,
    field: str | None = None,
    columns: Mapping[str, str] | None = None,
    as_is: bool = False,
    published: str | None = None,
    fetch: bool = False,
    allow_private: bool = False,
    predicates: bool = False,
    by_site: bool = False,
    least_confidence: float | None = None,
    knowledge: Sequence[str | Path] = (),
    workers: int = 1,
) -> Iterator[Reading | Quarantined]:
    """Read every page of the sources, in order, without keeping anything.

    Each outcome is handed out as soon as those before it are; with one worker no page is opened ahead. `columns`,
    `field`, `fetch`, `allow_private`, `by_site` and `least_confidence` are as for `Case.read`, but no answer of a
    server is kept.
    """
    from dragoman.engines.local import Reader, read_pages

    sources = list(sources)
    waiting: deque[Page | Quarantined] = deque()

    def readable() -> Iterator[Page]:
        with fetching(fetch, allow_private) as fetcher:
            for item in pages(sources, field=field, columns=columns, as_is=as_is, published=published, fetcher=fetcher):
                waiting.append(item)
                if isinstance(item, Page):
                    yield item

    def refused() -> Iterator[Quarantined]:
        while waiting and isinstance(waiting[0], Quarantined):
            yield waiting[0]
            waiting.popleft()

    with site_counts(sources, by_site, field=field, columns=columns, as_is=as_is, published=published) as sites:
        reader = Reader(knowledge=folders(knowledge), predicates=predicates, least=least_confidence, sites=sites)
        for result in read_pages(readable(), reader, workers):
            yield from refused()
            waiting.popleft()
            outcome = result.reading or result.quarantined
            if outcome is not None:
                yield outcome
        yield from refused()


@contextmanager
def site_counts(sources: Sequence[str | Path], by_site: bool, **options: Any) -> Iterator[str | None]:
    """The file with the counts of the sources' sites, when they are asked for.

    Raises SourceError for what can be read only once: standard input and addresses.
    """
    from dragoman.engines.counted import counted
    from dragoman.sources.addresses import is_address

    if not by_site:
        yield None
        return
    for source in map(str, sources):
        if source == "-" or is_address(source):
            name = "standard input" if source == "-" else source
            raise SourceError(f"{name}: what a site repeats is told from files that can be read twice; save it first")
    with counted(pages(sources, **options)) as path:
        yield path


def link(rows: Sequence[Mapping[str, Any]], *, knowledge: Sequence[str | Path] = ()) -> list[dict[str, Any]]:
    """Link event mentions from any coder into events (`dragoman link`): a dict {id, event, score} a mention.

    A row has id, document, text, start, end and optionally published, type, actors, recipients, date, place;
    fields that are None are filled by reading the text. Raises QueryError for a row that lacks its text or span.
    """
    from dragoman.engines.local import Reader
    from dragoman.fusion.foreign import link_mentions, texts

    reader = Reader(knowledge=folders(knowledge))
    readings = {}
    for document, (text, published) in texts(rows).items():
        result = reader(page_of(text.encode("utf-8", "replace"), document, published=published, as_is=True))
        if result.reading is None:
            raise QueryError(f"document {document!r}: {result.quarantined and result.quarantined.message}")
        readings[document] = result.reading
    return link_mentions(rows, readings)


def folders(knowledge: Sequence[str | Path]) -> tuple[str, ...]:
    """Knowledge folders as the reader takes them: plain strings, so that it can be pickled."""
    return tuple(str(folder) for folder in knowledge)
