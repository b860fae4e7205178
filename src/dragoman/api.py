"""The public API: one text (`annotate`), mentions from any coder (`link`), or a whole case (`open`).

The command line is a thin layer over these calls: each command has its twin of the same name here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from dragoman import __version__
from dragoman.case.store import Link, Result, Store, in_batches
from dragoman.engines.local import Reader, read_pages
from dragoman.errors import QueryError, UnreadablePage
from dragoman.fusion import fuse, link_mentions
from dragoman.fusion.foreign import texts
from dragoman.knowledge import load
from dragoman.reading.pipeline import MODEL
from dragoman.records import Event, Page, Quarantined, Reading, Story
from dragoman.sources import page_of, pages
from dragoman.views.filters import Filters
from dragoman.views.records import Records

BATCH = 32  # pages committed together; a killed run reads at most these again

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


def annotate(
    text: str,
    published: str | None = None,
    *,
    as_is: bool = False,
    predicates: bool = False,
    knowledge: Sequence[str | Path] = (),
) -> Reading:
    """Read one text: a page as it was scraped, HTML, or clean text with `as_is`.

    `published` is the day it appeared (ISO), when you know it. Raises UnreadablePage for a text in which
    there is nothing to read.
    """
    page = page_of(text.encode(), "-", published=published, as_is=as_is)
    result = Reader(knowledge=_folders(knowledge), predicates=predicates)(page)
    if result.reading is None:
        reason = result.quarantined
        raise UnreadablePage(reason.kind if reason else "error", reason.message if reason else "unreadable")
    return result.reading


def annotate_sources(
    sources: Iterable[str | Path],
    *,
    field: str | None = None,
    as_is: bool = False,
    published: str | None = None,
    predicates: bool = False,
    knowledge: Sequence[str | Path] = (),
    workers: int = 1,
) -> Iterator[Reading | Quarantined]:
    """Read every page of the sources, in order, without keeping anything."""
    reader = Reader(knowledge=_folders(knowledge), predicates=predicates)
    found = pages(sources, field=field, as_is=as_is, published=published)
    for batch in in_batches(found, BATCH * max(1, workers)):
        results = read_pages((p for p in batch if isinstance(p, Page)), reader, workers)
        for item in batch:
            if isinstance(item, Quarantined):
                yield item
                continue
            result = next(results)
            outcome = result.reading or result.quarantined
            if outcome is not None:
                yield outcome


def link(rows: Sequence[Mapping[str, Any]], *, knowledge: Sequence[str | Path] = ()) -> list[dict[str, Any]]:
    """Link event mentions from any coder into events (`dragoman link`): a dict {id, event, score} a mention.

    A row has id, document, text, start, end and optionally published, type, actors, recipients, date, place;
    fields that are None are filled by reading the text. Raises QueryError for a row that lacks its text or span.
    """
    reader = Reader(knowledge=_folders(knowledge))
    readings = {}
    for document, (text, published) in texts(rows).items():
        result = reader(page_of(text.encode(), document, published=published, as_is=True))
        if result.reading is None:
            raise QueryError(f"document {document!r}: {result.quarantined and result.quarantined.message}")
        readings[document] = result.reading
    return link_mentions(rows, readings)


def open(  # the verb that users expect: dragoman.open("my.duckdb")
    path: str | Path | None = None, *, knowledge: Sequence[str | Path] = (), read_only: bool = False
) -> Case:
    """Open a case file, created when missing; None keeps the case in memory. Raises CaseError."""
    return Case(Path(path) if path is not None else None, knowledge=knowledge, read_only=read_only)


class Case:
    """Pages, what they say one by one, and what they say together."""

    def __init__(self, path: Path | None, *, knowledge: Sequence[str | Path] = (), read_only: bool = False) -> None:
        self.store = Store(path, read_only)
        self.folders = _folders(knowledge)

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
        published: str | None = None,
        progress: Progress | None = None,
    ) -> ReadReport:
        """Read pages into the case, then fuse. Pages that the case holds are not read again."""
        tell = progress or (lambda stage, done: None)
        reader = Reader(knowledge=self.folders)
        name = reader_name(reader)
        counts = dict.fromkeys(("read", "known", "repeated", "quarantined"), 0)
        fresh = self._fresh(pages(sources, field=field, published=published), name, counts, tell)
        for batch in in_batches(read_pages(fresh, reader, workers), BATCH):
            self.store.append(batch, name)
            _count(batch, counts)
            tell("read", len(batch))
        self.fuse(progress=progress)
        events = self.store.events()
        return ReadReport(
            pages=sum(counts.values()),
            **counts,
            near_copies=len(self.store.copies()),
            events=len(events),
            disputes=sum(1 for e in events if e.disputes),
            stories=len(self.store.stories()),
        )

    def _fresh(
        self, found: Iterable[Page | Quarantined], name: str, counts: dict[str, int], tell: Progress
    ) -> Iterator[Page]:
        """The pages that are not in the case yet; the others are counted and their sources noted."""
        known = self.store.known(name)
        ours: set[str] = set()
        for item in found:
            if isinstance(item, Quarantined):
                counts["quarantined"] += 1
                self.store.append_quarantine([item])
            elif item.id in known or item.id in ours:
                counts["known" if item.id in known else "repeated"] += 1
                self.store.append_sightings([item])
            else:
                ours.add(item.id)
                yield item
                continue
            tell("read", 1)

    def fuse(self, progress: Progress | None = None) -> None:
        """Work out copies, events, disputes and storylines, unless they are up to date."""
        if not self.store.fused():
            self.store.replace_fusion(fuse(self.store.documents(), load(_paths(self.folders)), progress))

    # ------------------------------------------------------------ asking

    def events(self, filters: Filters | None = None, **wanted: Any) -> Records[Event]:
        """Fused events by date. Filters: actor, country, type, status, since, until, disputed, story."""
        keep = filters or Filters(**wanted)
        return Records([e for e in self.store.events() if keep.event(e)])

    def timeline(self, filters: Filters | None = None, **wanted: Any) -> Records[Event]:
        """Fused events that have a date, in its order."""
        return Records([e for e in self.events(filters, **wanted) if e.date and (e.date.start or e.date.end)])

    def disputes(self, filters: Filters | None = None, **wanted: Any) -> Records[Event]:
        """Fused events on which documents disagree."""
        return Records([e for e in self.events(filters, **wanted) if e.disputes])

    def stories(self, filters: Filters | None = None, **wanted: Any) -> Records[Story]:
        """Storylines by their first day; filters keep those with an event that passes."""
        keep = filters or Filters(**wanted)
        passing = {e.id for e in self.store.events() if keep.event(e)}
        return Records([s for s in self.store.stories() if keep.empty() or passing & set(s.events)])

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

    def reading(self, document: str) -> Reading:
        """What one document says by itself. Raises QueryError when the case has no such document."""
        reading = self.store.document(document)
        if reading is None:
            raise QueryError(f"document {document!r}: the case has no such document")
        return reading


def reader_name(reader: Reader) -> str:
    """What made a reading: program version, model, and the content of the user's knowledge."""
    digest = hashlib.sha256()
    for path in sorted(p for folder in reader.knowledge for p in Path(folder).glob("*.tsv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    model = "" if reader.model == MODEL else f" {reader.model}"
    return f"dragoman {__version__}{model} {digest.hexdigest()[:8]}"


def _count(batch: Sequence[Result], counts: dict[str, int]) -> None:
    for result in batch:
        counts["read" if result.reading is not None else "quarantined"] += 1


def _folders(knowledge: Sequence[str | Path]) -> tuple[str, ...]:
    return tuple(str(folder) for folder in knowledge)


def _paths(folders: Sequence[str]) -> tuple[Path, ...]:
    return tuple(Path(folder) for folder in folders)


__all__ = ["Case", "Filters", "ReadReport", "annotate", "annotate_sources", "link", "open"]
