"""JSON lines: events, stories and quarantine as programs read them, one object a line, UTF-8.

A public interface: keys and their order are fixed by `schema`; see docs/formats.md. The same case gives
the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dragoman.records import Dispute, Event, EventActor, EventEvidence, Quarantined, Record, Span, Story
from dragoman.views.actors import Actor

if TYPE_CHECKING:
    from dragoman.views.claims import Claim, ClaimReport
    from dragoman.views.quotes import Quote
    from dragoman.views.sayings import Sighting
    from dragoman.views.speakers import Speaker

EVENT = "dragoman.event/1"
STORY = "dragoman.story/1"
ACTOR = "dragoman.actor/1"
CLAIM = "dragoman.claim/1"
QUOTE = "dragoman.quote/1"
QUARANTINE = "dragoman.quarantine/1"

Json = dict[str, Any]


def line(value: Json) -> str:
    """One JSON object as a line, without its end."""
    return json.dumps(value, ensure_ascii=False)


def event(e: Event) -> Json:
    """A fused event."""
    return {
        "schema": EVENT,
        "id": e.id,
        "type": e.type,
        "mode": e.mode,
        "contexts": list(e.contexts),
        "quad": e.quad,
        "intensity": e.intensity,
        "actors": [_actor(a) for a in e.actors],
        "recipients": [_actor(a) for a in e.recipients],
        "date": None if e.date is None else _fields(e.date, ("start", "end", "basis", "trust")),
        "place": None if e.place is None else _fields(e.place, ("name", "country", "lat", "lon")),
        "status": e.status,
        "story": e.story,
        "documents": e.documents,
        "independent_sources": e.independent_sources,
        "said_by": [_fields(s, ("name", "documents")) for s in e.said_by],
        "mentions": [_evidence(m) for m in e.mentions],
        "disputes": [_dispute(d) for d in e.disputes],
    }


def story(s: Story) -> Json:
    """A storyline."""
    return {
        "schema": STORY,
        "id": s.id,
        "title": s.title,
        "start": s.start,
        "end": s.end,
        "documents": [_fields(d, ("id", "source", "copy_of")) for d in s.documents],
        "events": list(s.events),
    }


def actor(a: Actor) -> Json:
    """A party of events, with the words that name it and how they were linked."""
    return {
        "schema": ACTOR,
        "id": a.id,
        "name": a.name,
        "country": a.country,
        "sector": a.sector,
        "acted": a.acted,
        "received": a.received,
        "documents": a.documents,
        "mentions": [
            {
                "text": link.text,
                "method": link.method,
                "score": link.score,
                "evidence": link.evidence,
                "count": link.mentions,
                "documents": link.documents,
            }
            for link in a.links
        ],
    }


def claim(c: Claim) -> Json:
    """One speaker's word on one event, with the pages in which it stands."""
    return {
        "schema": CLAIM,
        "id": c.id,
        "speaker": _speaker(c.speaker),
        "event": c.event,
        "story": c.story,
        "type": c.type,
        "mode": c.mode,
        "actors": [_actor(a) for a in c.actors],
        "recipients": [_actor(a) for a in c.recipients],
        "date": None if c.date is None else _fields(c.date, ("start", "end", "basis", "trust")),
        "status": c.status,
        "documents": c.documents,
        "copies": c.copies,
        "reports": [_report(r) for r in c.reports],
        "ties": [_fields(t, ("relation", "speaker", "type", "event", "claim")) for t in c.ties],
    }


def quote(q: Quote) -> Json:
    """A quotation with the pages that hold it."""
    return {
        "schema": QUOTE,
        "speaker": _speaker(q.speaker),
        "words": [_span(s) for s in q.words],
        "kind": q.kind,
        "stance": q.stance,
        "cue": q.cue and _span(q.cue),
        "via": list(q.via),
        "date": q.date,
        "date_basis": q.date_basis,
        "copies": q.copies,
        "pages": [_sighting(p) for p in q.pages],
    }


def _report(r: ClaimReport) -> Json:
    return {
        **_sighting(r.page),
        "said": r.date,
        "kind": r.kind,
        "stance": r.stance,
        "cue": r.cue and _span(r.cue),
        "content": [_span(s) for s in r.content],
        "via": list(r.via),
        "mention": r.mention,
        "trigger": _span(r.trigger),
    }


def _sighting(page: Sighting) -> Json:
    return _fields(page, ("document", "source", "outlet", "url", "published", "start", "end", "copy_of"))


def _speaker(speaker: Speaker | None) -> Json | None:
    return None if speaker is None else _fields(speaker, ("text", "id", "name", "country", "kind"))


def _span(span: Span) -> Json:
    return _fields(span, ("start", "end", "text"))


def quarantined(q: Quarantined) -> Json:
    """A page that could not be read."""
    return {"schema": QUARANTINE, **_fields(q, ("source", "kind", "message", "page", "head", "url", "record"))}


def _fields(record: Record, names: Sequence[str]) -> Json:
    return {name: getattr(record, name) for name in names}


def _actor(actor: EventActor) -> Json:
    return _fields(actor, ("id", "name", "country", "sector"))


def _evidence(evidence: EventEvidence) -> Json:
    return _fields(evidence, ("document", "source", "event", "start", "end", "text", "copy_of"))


def _dispute(dispute: Dispute) -> Json:
    return {
        "field": dispute.field,
        "values": [
            {"value": v.value, "said_by": list(v.said_by), "documents": list(v.documents)} for v in dispute.values
        ],
    }
