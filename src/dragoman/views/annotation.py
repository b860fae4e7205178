"""Annotation: what `dragoman annotate` prints, one reading a line (schema dragoman.annotation/1).

This is a public interface: the keys and their order are fixed by `schema`; fields that records keep
for `explain` only (bases of values, evidence rows) are not printed here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.records import (
    Article,
    Attribution,
    DatedPredicate,
    EventDate,
    EventMention,
    EventPlace,
    Mention,
    Party,
    Quarantined,
    Reading,
    SaidBy,
    Span,
    Timex,
)

SCHEMA = "dragoman.annotation/1"

Json = dict[str, Any]


def annotation(reading: Reading, predicates: bool = False) -> Json:
    """A reading as the JSON object of `annotation.md`; with `predicates`, the uncoded ones too."""
    article = reading.article
    record: Json = {
        "schema": SCHEMA,
        "doc": _doc(article),
        "raw_length": article.raw_length,
        "text": article.text,
        "dropped": [{"start": d.start, "end": d.end, "reason": d.reason} for d in article.dropped],
        "timexes": [_timex(t) for t in reading.timexes],
        "mentions": [_mention(m) for m in reading.mentions],
        "attributions": [_attribution(a) for a in reading.attributions],
        "events": [_event(e, reading.mentions) for e in reading.events],
    }
    if predicates:
        record["dated_predicates"] = [_predicate(p) for p in reading.predicates]
    return record


def error(quarantined: Quarantined) -> Json:
    """The line printed for a document that cannot be read."""
    return {
        "schema": SCHEMA,
        "doc": {name: value for name in ("source", "url", "record") if (value := getattr(quarantined, name))},
        "error": {"kind": quarantined.kind, "message": quarantined.message},
    }


def _span(span: Span | None) -> Json | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _spans(spans: Sequence[Span]) -> list[Json]:
    return [{"start": s.start, "end": s.end, "text": s.text} for s in spans]


def _fields(record: Any, names: Sequence[str], extra: Mapping[str, Any] | None = None) -> Json:
    return {name: getattr(record, name) for name in names} | dict(extra or {})


def _doc(article: Article) -> Json:
    p = article.published
    published = p and {"date": p.date, "basis": p.basis, "trust": p.trust, "span": _span(p.span)}
    names = ("id", "source", "url", "outlet", "title", "author", "language")
    extra = {"captured": article.captured, "record": article.record}
    return _fields(article, names, {"published": published, "flags": list(article.flags), **extra})


def _timex(timex: Timex) -> Json:
    return _fields(timex, ("start", "end", "text", "type", "value", "mod"))


def _mention(mention: Mention) -> Json:
    names = ("start", "end", "text", "kind", "id", "name", "country", "sector", "method", "score")
    return _fields(mention, names)


def _attribution(a: Attribution) -> Json:
    source = a.source and {**(_span(a.source) or {}), "mention": a.source.mention}
    return {
        "kind": a.kind,
        "source": source,
        "cue": _span(a.cue),
        "content": _spans(a.content),
        "via": list(a.via),
        "stance": a.stance,
        "timex": a.timex,
    }


def _party(party: Party) -> Json:
    return _fields(party, ("mention", "start", "end", "text", "id", "country", "sector"))


def _date(date: EventDate | None) -> Json | None:
    unknown = date is None or not (date.start or date.end)
    return None if unknown else _fields(date, ("start", "end", "timex", "basis", "trust"))


def _place(place: EventPlace | None) -> Json | None:
    names = ("start", "end", "text", "name", "country", "lat", "lon", "geonames")
    return None if place is None else _fields(place, names)


def _said(said: SaidBy, mentions: Sequence[Mention]) -> Json:
    """Who vouches for an event, with whom its mention is linked to, as parties carry it."""
    known = None if said.mention is None else mentions[said.mention]
    return {
        "mention": said.mention,
        "text": said.text,
        "id": known and known.id,
        "name": known and known.name,
        "country": known and known.country,
        "via": list(said.via),
    }


def _event(e: EventMention, mentions: Sequence[Mention]) -> Json:
    return {
        "id": e.id,
        "type": e.type,
        "mode": e.mode,
        "contexts": list(e.contexts),
        "quad": e.quad,
        "intensity": e.intensity,
        "trigger": _span(e.trigger),
        "actors": [_party(p) for p in e.actors],
        "recipients": [_party(p) for p in e.recipients],
        "date": _date(e.date),
        "place": _place(e.place),
        "status": e.status,
        "said_by": [_said(s, mentions) for s in e.said_by],
        "confidence": e.confidence,
        "rule": e.rule,
    }


def _predicate(p: DatedPredicate) -> Json:
    return {"trigger": _span(p.trigger), "date": _date(p.date), "status": p.status}
