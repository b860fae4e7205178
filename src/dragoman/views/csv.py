"""CSV: flat tables for spreadsheets, R and pandas; UTF-8, a header, items of a list joined by "; ".

A cell that a spreadsheet would run as a formula (it begins with = + - @ or a tab, and comes from a page)
gets an apostrophe in front, as OWASP recommends; numbers and ids are left as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.records import Event, EventActor, Quarantined, Story
from dragoman.views.actors import Actor

if TYPE_CHECKING:
    from dragoman.views.claims import Claim
    from dragoman.views.quotes import Quote
    from dragoman.views.speakers import Speaker

Cell = str | int | float | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

EVENT_COLUMNS = (
    "id", "start", "end", "date_basis", "date_trust", "type", "mode", "contexts", "quad", "intensity", "actors",
    "actor_ids", "actor_countries", "recipients", "recipient_ids", "recipient_countries", "place", "place_country",
    "lat", "lon", "status", "story", "documents", "independent_sources", "said_by", "disputed", "sources",
)  # fmt: skip
DISPUTE_COLUMNS = ("event", "start", "end", "type", "actors", "recipients", "field", "value", "said_by", "documents")
ACTOR_COLUMNS = (
    "id", "name", "country", "sector", "acted", "received", "documents", "text", "method", "score", "evidence",
    "mentions", "mention_documents",
)  # fmt: skip
CLAIM_COLUMNS = (
    "id", "said", "speaker", "speaker_id", "speaker_country", "stance", "cue", "content", "via", "type", "mode",
    "actors", "actor_countries", "recipients", "recipient_countries", "start", "end", "status", "documents", "copies",
    "ties", "event", "source", "trigger_start", "trigger_end",
)  # fmt: skip
QUOTE_COLUMNS = (
    "date", "date_basis", "speaker", "speaker_id", "speaker_country", "words", "kind", "stance", "cue", "via",
    "source", "outlet", "url", "start", "end", "copies", "pages",
)  # fmt: skip
STORY_COLUMNS = ("id", "title", "start", "end", "documents", "copies", "events", "sources")
QUARANTINE_COLUMNS = ("source", "kind", "message", "page", "head", "url", "record")


def events(records: Iterable[Event]) -> Iterator[str]:
    """A header line, then a line an event."""
    return _lines(EVENT_COLUMNS, (_event(e) for e in records))


def disputes(records: Iterable[Event]) -> Iterator[str]:
    """A header line, then a line for each value that documents give for a disputed field."""
    return _lines(DISPUTE_COLUMNS, (row for e in records for row in _disputes(e)))


def actors(records: Iterable[Actor]) -> Iterator[str]:
    """A header line, then a line for each way in which an actor is named; one without any when there is none."""
    return _lines(ACTOR_COLUMNS, (row for a in records for row in _actor(a)))


def claims(records: Iterable[Claim]) -> Iterator[str]:
    """A header line, then a line for each page in which a claim stands."""
    return _lines(CLAIM_COLUMNS, (row for c in records for row in _claim(c)))


def quotes(records: Iterable[Quote]) -> Iterator[str]:
    """A header line, then a line a quotation."""
    return _lines(QUOTE_COLUMNS, (_quote(q) for q in records))


def stories(records: Iterable[Story]) -> Iterator[str]:
    """A header line, then a line a storyline."""
    return _lines(STORY_COLUMNS, (_story(s) for s in records))


def quarantine(records: Iterable[Quarantined]) -> Iterator[str]:
    """A header line, then a line for each page that could not be read."""
    return _lines(QUARANTINE_COLUMNS, ((q.source, q.kind, q.message, q.page, q.head, q.url, q.record) for q in records))


def _lines(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    yield _line(header)
    for row in rows:
        yield _line([_safe(cell) for cell in row])


def _line(cells: Sequence[Cell]) -> str:
    """One record as CSV (RFC 4180), without its line end; a cell may hold line ends, quoted."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _joined(values: Iterable[str | None]) -> str:
    return "; ".join(v or "" for v in values)


def _parties(actors: Sequence[EventActor]) -> tuple[str, str, str]:
    names = _joined(a.name or a.id or a.country for a in actors)
    return names, _joined(a.id for a in actors), _joined(a.country for a in actors)


def _event(e: Event) -> tuple[Cell, ...]:
    date, place = e.date, e.place
    return (
        e.id,
        *((date.start, date.end, date.basis, date.trust) if date else (None,) * 4),
        e.type,
        e.mode,
        _joined(e.contexts),
        e.quad,
        e.intensity,
        *_parties(e.actors),
        *_parties(e.recipients),
        *((place.name, place.country, place.lat, place.lon) if place else (None,) * 4),
        e.status,
        e.story,
        e.documents,
        e.independent_sources,
        _joined(s.name for s in e.said_by),
        _joined(d.field for d in e.disputes),
        _joined(dict.fromkeys(m.source for m in e.mentions)),
    )


def _disputes(e: Event) -> Iterator[tuple[Cell, ...]]:
    start, end = (e.date.start, e.date.end) if e.date else (None, None)
    known = (e.id, start, end, e.type, _parties(e.actors)[0], _parties(e.recipients)[0])
    for dispute in e.disputes:
        for value in dispute.values:
            yield *known, dispute.field, value.value, _joined(value.said_by), _joined(value.documents)


def _actor(a: Actor) -> Iterator[tuple[Cell, ...]]:
    known = (a.id, a.name, a.country, a.sector, a.acted, a.received, a.documents)
    for link in a.links:
        yield *known, link.text, link.method, link.score, link.evidence, link.mentions, link.documents
    if not a.links:
        yield *known, *(None,) * 6


def _claim(c: Claim) -> Iterator[tuple[Cell, ...]]:
    actors, _, actor_countries = _parties(c.actors)
    recipients, _, recipient_countries = _parties(c.recipients)
    start, end = (c.date.start, c.date.end) if c.date else (None, None)
    for report in c.reports:
        yield (
            c.id,
            report.date,
            *_speaker(c.speaker),
            report.stance,
            report.cue.text if report.cue else None,
            " … ".join(piece.text for piece in report.content),
            _joined(report.via),
            *(c.type, c.mode, actors, actor_countries, recipients, recipient_countries, start, end, c.status),
            *(c.documents, c.copies),
            _joined(f"{t.relation} {t.claim or t.event or t.type}" for t in c.ties),
            *(c.event, report.page.source, report.trigger.start, report.trigger.end),
        )


def _quote(q: Quote) -> tuple[Cell, ...]:
    first = q.pages[0]
    return (
        *(q.date, q.date_basis),
        *_speaker(q.speaker),
        " … ".join(piece.text for piece in q.words),
        *(q.kind, q.stance, q.cue.text if q.cue else None, _joined(q.via)),
        *(first.source, first.outlet, first.url, first.start, first.end, q.copies),
        _joined(p.source for p in q.pages),
    )


def _speaker(speaker: Speaker | None) -> tuple[Cell, ...]:
    return (speaker.shown, speaker.id, speaker.country) if speaker else (None, None, None)


def _story(s: Story) -> tuple[Cell, ...]:
    copies = sum(1 for d in s.documents if d.copy_of)
    sources = _joined(dict.fromkeys(d.source for d in s.documents))
    return s.id, s.title, s.start, s.end, len(s.documents), copies, len(s.events), sources
