"""Case: pages, what they say one by one, and what they say together; each command that asks one has its twin here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman import __version__
from dragoman.api.fetching import fetching
from dragoman.api.texts import folders, site_counts
from dragoman.case.store import Link, Result, Store, in_batches
from dragoman.errors import CaseError, QueryError
from dragoman.records import Event, Page, Quarantined, Reading, Story
from dragoman.sources import pages
from dragoman.views.actors import Actor, actors
from dragoman.views.explanation import Explanation, explanation
from dragoman.views.filters import Filters, placed
from dragoman.views.records import Records

if TYPE_CHECKING:
    from dragoman.engines.local import Reader
    from dragoman.views.claims import Claim, ClaimFilters
    from dragoman.views.quotes import Quote, QuoteFilters

BATCH = 8  # pages committed together; a killed run reads at most these again

Progress = Callable[[str, int], None]  # stage, how many more are done


class ReadReport(msgspec.Struct, frozen=True):
    """What `read` did: pages = read + known + repeated + quarantined."""

    pages: int
    read: int
    known: int  # in the case already
    repeated: int  # the same bytes as another page of this run
    quarantined: int
    near_copies: int  # documents of the case that repeat another one in other words or another frame
    events: int
    disputes: int
    stories: int
    quarantine: tuple[Quarantined, ...] = ()  # the pages of this run that could not be read


def open(  # the verb that users expect: dragoman.open("my.duckdb")
    path: str | Path | None = None, *, knowledge: Sequence[str | Path] = (), read_only: bool = False
) -> Case:
    """Open a case file, created when missing; None keeps the case in memory. Raises CaseError."""
    return Case(Path(path) if path is not None else None, knowledge=knowledge, read_only=read_only)


class Case:
    """Pages, what they say one by one, and what they say together."""

    def __init__(self, path: Path | None, *, knowledge: Sequence[str | Path] = (), read_only: bool = False) -> None:
        self.store = Store(path, read_only)
        self.folders = folders(knowledge)

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Release the case file."""
        self.store.close()

    # ------------------------------------------------------------ putting in

    def read(
        self,
        sources: Iterable[str | Path],
        *,
        workers: int = 1,
        field: str | None = None,
        columns: Mapping[str, str] | None = None,
        published: str | None = None,
        fetch: bool = False,
        allow_private: bool = False,
        by_site: bool = False,
        least_confidence: float | None = None,
        progress: Progress | None = None,
    ) -> ReadReport:
        """Read pages into the case, then fuse. Pages that the case holds are not read again.

        `columns` says which column of a table, or field of JSON lines, holds text, id, url, title, published or
        captured; `field` is short for that of the text. With `fetch`, addresses are fetched, and what lists of them,
        feeds and sitemaps point to; only from the public internet unless `allow_private`. The answers are kept in the
        case, and a server is asked only for what has changed since. With `by_site`, sources (files only) are gone
        through twice, and lines that most pages of a site share count as furniture. Events are reported from the
        confidence `least_confidence` on (0: all that is read); without it, from that which we ship. What several
        independent sources tell is reported however unsure each of them is.
        """
        from dragoman.engines.local import Reader, read_pages

        tell = progress or (lambda stage, done: None)
        sources, tally = list(sources), _Tally()
        with (
            fetching(fetch, allow_private, self.store) as fetcher,
            site_counts(sources, by_site, field=field, columns=columns, published=published) as sites,
        ):
            reader = Reader(knowledge=self.folders, least=least_confidence, sites=sites)
            name = reader_name(reader)
            found = pages(sources, field=field, columns=columns, published=published, fetcher=fetcher)
            fresh = self._fresh(found, name, tally, tell)
            for batch in in_batches(_told(read_pages(fresh, reader, workers), tell), BATCH):
                self.store.append(batch, name)
                tally.add(batch)
        self.fuse(progress=progress)
        events = self.store.events()
        return ReadReport(
            pages=tally.read + tally.known + tally.repeated + len(tally.refused),
            read=tally.read,
            known=tally.known,
            repeated=tally.repeated,
            quarantined=len(tally.refused),
            quarantine=tuple(tally.refused),
            near_copies=len(self.store.copies()),
            events=len(events),
            disputes=sum(1 for e in events if e.disputes),
            stories=len(self.store.stories()),
        )

    def _fresh(self, found: Iterable[Page | Quarantined], name: str, tally: _Tally, tell: Progress) -> Iterator[Page]:
        """The pages that are not in the case yet; the others are counted and their sources noted."""
        known = self.store.known(name)
        refused = {q.page: q for q in self.store.quarantine() if q.page}
        ours: set[str] = set()
        for item in found:
            if isinstance(item, Quarantined):
                tally.refused.append(item)
                self.store.append_quarantine([item])
            elif item.id in refused:
                tally.refused.append(refused[item.id])
            elif item.id in known or item.id in ours:
                tally.known += item.id in known
                tally.repeated += item.id not in known
                self.store.append_sightings([item])
            else:
                ours.add(item.id)
                yield item
                continue
            tell("read", 1)

    def fuse(self, progress: Progress | None = None) -> None:
        """Work out copies, events, disputes and storylines, unless they are up to date."""
        from dragoman.fusion.fuse import fuse
        from dragoman.knowledge import load

        if not self.store.fused():
            self.store.replace_fusion(fuse(self.store.documents(), load(_paths(self.folders)), progress))

    # ------------------------------------------------------------ asking

    def events(self, filters: Filters | None = None, **wanted: Any) -> Records[Event]:
        """Fused events by date. Filters: actor, country, type, status, since, until, disputed, story."""
        keep = filters or Filters(**wanted)
        return Records([e for e in self.store.events() if keep.event(e)])

    def timeline(self, filters: Filters | None = None, **wanted: Any) -> Records[Event]:
        """Fused events whose date is known to a year or better, in its order."""
        return Records([e for e in self.events(filters, **wanted) if placed(e)])

    def disputes(self, filters: Filters | None = None, **wanted: Any) -> Records[Event]:
        """Fused events on which documents disagree."""
        return Records([e for e in self.events(filters, **wanted) if e.disputes])

    def stories(self, filters: Filters | None = None, **wanted: Any) -> Records[Story]:
        """Storylines by their first day; filters keep those with an event that passes."""
        keep = filters or Filters(**wanted)
        passing = {e.id for e in self.store.events() if keep.event(e)}
        return Records([s for s in self.store.stories() if keep.empty() or passing & set(s.events)])

    def actors(self, filters: Filters | None = None, **wanted: Any) -> Records[Actor]:
        """The parties of events, those of the most events first, with how each was named and linked.

        Filters choose events; `actor` and `country` also which of their parties.
        """
        keep = filters or Filters(**wanted)
        return Records(actors(self.store.events(), (reading for reading, _ in self.store.documents()), keep))

    def claims(self, filters: ClaimFilters | None = None, **wanted: Any) -> Records[Claim]:
        """Who claims what about whom, by the day it was first said.

        Filters: by, about, country, type, status, since, until, story, contested. Raises QueryError.
        """
        from dragoman.knowledge import load
        from dragoman.views.claims import ClaimFilters, claims

        keep = filters or ClaimFilters(**wanted)
        known = load(_paths(self.folders))
        return Records(claims(self.store.documents(), self.store.events(), self._copies(), known, keep))

    def quotes(self, filters: QuoteFilters | None = None, **wanted: Any) -> Records[Quote]:
        """The quotation index, by day: `case.quotes(by="Lukashenko")`.

        Filters: by, about, since, until, indirect. Raises QueryError.
        """
        from dragoman.knowledge import load
        from dragoman.views.quotes import QuoteFilters, quotes

        keep = filters or QuoteFilters(**wanted)
        return Records(quotes(self.store.documents(), self._copies(), load(_paths(self.folders)), keep))

    def _copies(self) -> dict[str, str]:
        return {copy.document: copy.copy_of for copy in self.store.copies()}

    def quarantine(self) -> Records[Quarantined]:
        """What could not be read, and why."""
        return Records(self.store.quarantine())

    def event(self, event: str) -> Event:
        """One fused event by its id or the beginning of it. Raises QueryError when none or several fit."""
        fitting = [e for e in self.store.events() if e.id.startswith(event)]
        if len(fitting) != 1 or not event:
            several = f"{len(fitting)} events begin with it" if fitting else "the case has no such event"
            raise QueryError(f"event {event!r}: {several}")
        return fitting[0]

    def links(self, event: Event) -> list[Link]:
        """Why the mentions of an event were linked, heaviest first."""
        members = {(m.document, m.event) for m in event.mentions}
        return [
            link
            for link in self.store.links()
            if (link.document_l, link.mention_l) in members and (link.document_r, link.mention_r) in members
        ]

    def explain(self, event: str) -> Explanation:
        """Everything behind one event, named by its id or the beginning of it. Raises QueryError."""
        found = self.event(event)
        return explanation(found, self.reading, self.links(found))

    def brief(self, out: str | Path | None = None, title: str | None = None) -> str:
        """The case as one HTML page that loads nothing from elsewhere; written to `out` when given.

        Raises CaseError when `out` cannot be written.
        """
        from dragoman.views.brief import Contents, brief

        heading = title or (self.store.path.stem if self.store.path else "Brief")
        store = self.store
        contents = Contents(store.events(), store.stories(), store.documents(), store.quarantine())
        page = brief(heading, contents, __version__)
        if out is not None:
            _write(Path(out), page)
        return page

    def reading(self, document: str) -> Reading:
        """What one document says by itself. Raises QueryError when the case has no such document."""
        reading = self.store.document(document)
        if reading is None:
            raise QueryError(f"document {document!r}: the case has no such document")
        return reading


def reader_name(reader: Reader) -> str:
    """What made a reading: program version, model, the content of the user's knowledge, and what was asked for."""
    from dragoman.reading.pipeline import MODEL

    digest = hashlib.sha256()
    for path in sorted(p for folder in reader.knowledge for p in Path(folder).glob("*.tsv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    model = "" if reader.model == MODEL else f" {reader.model}"
    sites = " by site" if reader.sites else ""
    least = "" if reader.least is None else f" from {reader.least:g}"
    return f"dragoman {__version__}{model} {digest.hexdigest()[:8]}{sites}{least}"


class _Tally:
    """What has become of the pages of a run so far."""

    def __init__(self) -> None:
        self.read = self.known = self.repeated = 0
        self.refused: list[Quarantined] = []

    def add(self, batch: Sequence[Result]) -> None:
        """Count what was read just now."""
        self.read += sum(1 for r in batch if r.reading is not None)
        self.refused += [r.quarantined for r in batch if r.quarantined]


def _told(results: Iterable[Result], tell: Progress) -> Iterator[Result]:
    """The results, each told when it comes."""
    for result in results:
        tell("read", 1)
        yield result


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CaseError(f"{path}: cannot be written: {error.strerror or error}") from error


def _paths(folders: Sequence[str]) -> tuple[Path, ...]:
    return tuple(Path(folder) for folder in folders)
