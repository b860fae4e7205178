"""Store: what a case holds, and the only code that writes it.

Each `append` is one transaction: a page is in the case with its content, where it was seen and what was
read from it, or not at all. That is what makes reading idempotent and safe against being killed: what
is there is whole, what is missing is read next time. Rows are appended, never changed; `replace_fusion`
alone rewrites, and only what can be derived again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from dragoman.case import file
from dragoman.case.pending import Had, is_pending, still_pending
from dragoman.records import Event, Page, Quarantined, Reading, Story
from dragoman.sources.answer import Answer

BATCH = 64  # readings decoded at a time when a whole case is walked

_decode_reading = msgspec.msgpack.Decoder(Reading)
_decode_event = msgspec.json.Decoder(Event)
_decode_story = msgspec.json.Decoder(Story)


class Result(msgspec.Struct, frozen=True):
    """What became of one page: a reading, or the reason why there is none."""

    page: Page
    reading: Reading | None
    quarantined: Quarantined | None = None


class Copy(msgspec.Struct, frozen=True):
    """A document that repeats another one; `similarity` is the share of its text that the other holds."""

    document: str
    copy_of: str
    similarity: float


class Link(msgspec.Struct, frozen=True):
    """Why two mentions were taken for the same event: match weight in bits, in all and by comparison."""

    document_l: str
    mention_l: str
    document_r: str
    mention_r: str
    weight: float
    parts: str


class Fusion(msgspec.Struct, frozen=True):
    """All that fusion makes of a set of readings."""

    copies: tuple[Copy, ...]
    links: tuple[Link, ...]
    events: tuple[Event, ...]
    stories: tuple[Story, ...]


class Store:
    """An open case file. Close it, or use it as a context manager."""

    def __init__(self, path: Path | None, read_only: bool = False) -> None:
        self.path = path
        self.connection = file.connect(path, read_only)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        self.connection.close()

    # ------------------------------------------------------------ what was put in

    def known(self, reader: str) -> set[str]:
        """Ids of the pages that `reader` has read, or that could not be read."""
        rows = self.connection.execute(
            "SELECT page FROM readings WHERE reader = ? UNION SELECT page FROM quarantine WHERE page IS NOT NULL",
            [reader],
        ).fetchall()
        return {page for (page,) in rows}

    def append(self, results: Sequence[Result], reader: str) -> None:
        """Add pages with what was read from them, in one transaction; what is there already is left as it is."""
        pages = [r.page for r in results]
        with self._transaction():
            self._insert("pages", [_page_row(p) for p in pages])
            self._insert("sightings", [_sighting_row(p) for p in pages])
            self._insert(
                "readings",
                [
                    {"page": r.page.id, "reader": reader, "reading": msgspec.msgpack.encode(r.reading)}
                    for r in results
                    if r.reading is not None
                ],
            )
            self._insert("quarantine", [msgspec.to_builtins(r.quarantined) for r in results if r.quarantined])

    def append_sightings(self, pages: Sequence[Page]) -> None:
        """Note where pages that the case holds already were seen."""
        with self._transaction():
            self._insert("sightings", [_sighting_row(p) for p in pages])

    def append_quarantine(self, rows: Sequence[Quarantined]) -> None:
        """Note sources that gave no page at all."""
        with self._transaction():
            self._insert("quarantine", [msgspec.to_builtins(row) for row in rows])

    # ------------------------------------------------------------ what servers answered

    def recall(self, url: str) -> Answer | None:
        """The newest answer to an address that the case keeps."""
        row = self.connection.execute(
            "SELECT url, fetched, status, headers, payload FROM responses WHERE url = ? ORDER BY fetched DESC LIMIT 1",
            [url],
        ).fetchone()
        if row is None:
            return None
        address, fetched, status, headers, payload = row
        return Answer(address, fetched, status, msgspec.json.decode(headers, type=dict[str, str]), bytes(payload))

    def remember(self, answer: Answer) -> None:
        """Keep an answer, unless the newest one to its address has the same content and validators."""
        before = self.recall(answer.url)
        if before is None or before.payload != answer.payload or before.validators() != answer.validators():
            row = {**msgspec.structs.asdict(answer), "headers": _json(answer.headers)}
            with self._transaction():
                self._insert("responses", [row])

    # ------------------------------------------------------------ what it holds

    def documents(self) -> Iterator[tuple[Reading, tuple[str, ...]]]:
        """Each page's newest reading and the sources it was seen at, ordered by page id."""
        rows = self.connection.execute(
            """
            SELECT r.page, last(r.reading ORDER BY r.reader) AS reading,
                   (SELECT list(source ORDER BY source) FROM sightings s WHERE s.page = r.page) AS sources
            FROM readings r GROUP BY r.page ORDER BY r.page
            """
        )
        while batch := rows.fetchmany(BATCH):
            for _, reading, sources in batch:
                yield _decode_reading.decode(reading), tuple(sources)

    def document(self, page: str) -> Reading | None:
        """The newest reading of one page."""
        row = self.connection.execute(
            "SELECT reading FROM readings WHERE page = ? ORDER BY reader DESC LIMIT 1", [page]
        ).fetchone()
        return _decode_reading.decode(row[0]) if row else None

    def quarantine(self) -> list[Quarantined]:
        """What could not be read, ordered by reason and source; not what another run had."""
        rows = self.connection.execute(
            "SELECT source, kind, message, page, head, url, record FROM quarantine ORDER BY kind, source, message"
        ).fetchall()
        names = ("source", "kind", "message", "page", "head", "url", "record")
        found = [Quarantined(**dict(zip(names, row, strict=True))) for row in rows]
        return still_pending(found, Had.of(self.connection)) if any(map(is_pending, found)) else found

    def page_content(self, page: str) -> bytes | None:
        """The raw bytes of a page."""
        row = self.connection.execute("SELECT content FROM pages WHERE page = ?", [page]).fetchone()
        return bytes(row[0]) if row else None

    # ------------------------------------------------------------ what fusion made of it

    def fingerprint(self) -> str:
        """A hash over the readings and sightings; fusion is up to date when it equals the one it was made from."""
        rows = self.connection.execute(
            """
            SELECT 'r', page, reader FROM readings UNION ALL SELECT 's', page, source FROM sightings ORDER BY ALL
            """
        ).fetchall()
        return hashlib.sha256("\n".join("\t".join(row) for row in rows).encode()).hexdigest()

    def fused(self) -> bool:
        """Whether the fused tables answer for all readings of the case."""
        row = self.connection.execute("SELECT fingerprint FROM fused").fetchone()
        return row is not None and row[0] == self.fingerprint()

    def replace_fusion(self, fusion: Fusion) -> None:
        """Put the outcome of a fusion in the place of the one before, in one transaction."""
        with self._transaction():
            for table in ("copies", "links", "events", "stories", "fused"):
                self.connection.execute(f"DELETE FROM {table}")
            self._insert("copies", [msgspec.structs.asdict(c) for c in fusion.copies])
            self._insert("links", [msgspec.structs.asdict(link) for link in fusion.links])
            self._insert("events", [{"event": e.id, "record": _json(e)} for e in fusion.events])
            self._insert("stories", [{"story": s.id, "record": _json(s)} for s in fusion.stories])
            self._insert("fused", [{"fingerprint": self.fingerprint()}])

    def events(self) -> list[Event]:
        """All fused events, ordered by date, then id; undated ones last."""
        rows = self.connection.execute("SELECT record FROM events ORDER BY event").fetchall()
        return sorted((_decode_event.decode(r) for (r,) in rows), key=_event_order)

    def stories(self) -> list[Story]:
        """All storylines, ordered by first day, then id; undated ones last."""
        rows = self.connection.execute("SELECT record FROM stories ORDER BY story").fetchall()
        return sorted((_decode_story.decode(r) for (r,) in rows), key=lambda s: (s.start or "9999", s.end or "", s.id))

    def copies(self) -> list[Copy]:
        """The documents that repeat another one, ordered by id."""
        rows = self.connection.execute("SELECT document, copy_of, similarity FROM copies ORDER BY document").fetchall()
        return [Copy(*row) for row in rows]

    def links(self) -> list[Link]:
        """Why mentions were linked, heaviest first."""
        rows = self.connection.execute(
            "SELECT document_l, mention_l, document_r, mention_r, weight, parts FROM links "
            "ORDER BY weight DESC, document_l, mention_l, document_r, mention_r"
        ).fetchall()
        return [Link(*row) for row in rows]

    # ------------------------------------------------------------ writing

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def _insert(self, table: str, rows: Sequence[dict[str, Any]]) -> None:
        if not rows:
            return
        import pyarrow as pa  # half of what asking a case would cost, and only writing needs it

        names = list(rows[0])
        incoming = pa.table({name: pa.array([row[name] for row in rows], _ARROW.get(name, "string")) for name in names})
        self.connection.register("incoming", incoming)
        columns = ", ".join(names)
        ignore = "OR IGNORE " if table in _APPENDED else ""
        self.connection.execute(f"INSERT {ignore}INTO {table} ({columns}) SELECT {columns} FROM incoming")
        self.connection.unregister("incoming")


_APPENDED = {
    "pages",
    "sightings",
    "readings",
    "quarantine",
    "responses",
}  # tables with a key: what is there already stays

_ARROW = {
    "content": "binary",
    "reading": "binary",
    "payload": "binary",
    "as_is": "bool",
    "status": "int32",
    "similarity": "double",
    "weight": "double",
}


def _json(record: Any) -> str:
    return msgspec.json.encode(record).decode()


def _page_row(page: Page) -> dict[str, Any]:
    return {
        "page": page.id,
        "format": page.format,
        "content": page.content,
        "url": page.url,
        "title": page.title,
        "published": page.published,
        "as_is": page.as_is,
    }


def _sighting_row(page: Page) -> dict[str, Any]:
    return {"page": page.id, "source": page.source, "captured": page.captured, "record": page.record}


def _event_order(event: Event) -> tuple[str, str, str]:
    date = event.date
    return ((date and date.start) or "9999", (date and date.end) or "", event.id)


def in_batches(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Lists of up to `size` items, in order."""
    batch: list[Any] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
