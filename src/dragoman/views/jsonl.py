"""JSON lines: events, stories and quarantine as programs read them, one object a line, UTF-8.

A public interface: keys and their order are fixed by `schema`; see docs/formats.md. The same case gives
the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dragoman.records import Dispute, Event, EventActor, EventEvidence, Quarantined, Record, Story
from dragoman.views.actors import Actor

EVENT = "dragoman.event/1"
STORY = "dragoman.story/1"
ACTOR = "dragoman.actor/1"
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


def quarantined(q: Quarantined) -> Json:
    """A page that could not be read."""
    return {"schema": QUARANTINE, **_fields(q, ("source", "kind", "message", "page", "head"))}


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
