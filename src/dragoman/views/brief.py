"""Brief: one case as a readable page, a single HTML file that loads nothing from anywhere.

The file is a function of the case alone: no clock, no network, no random ids. Everything that comes from
a page is escaped, and a content security policy forbids whatever might slip through.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from dragoman import __version__
from dragoman.records import Event, EventActor, EventEvidence, Quarantined, Reading, Story
from dragoman.views import words
from dragoman.views.explain import date_reason, party_reason
from dragoman.views.explanation import Witness, witness
from dragoman.views.marks import Mark, Piece, event_marks, pieces

PARTIES_SHOWN = 40
PLACES_SHOWN = 40


class Document(msgspec.Struct, frozen=True):
    """One page as the brief shows it: its text in paragraphs of pieces, with the marks of its events."""

    id: str
    sources: tuple[str, ...]
    title: str
    outlet: str | None
    url: str | None
    published: str
    doubt: str | None  # why the publication date is not certain
    flags: tuple[str, ...]
    language: str | None
    dropped: int  # stretches that cleaning left out
    events: int
    paragraphs: tuple[tuple[Piece, ...], ...]


class PartyRow(msgspec.Struct, frozen=True):
    """A party with the number of events that it acts in and that are done to it."""

    name: str
    country: str | None
    acted: int
    received: int
    types: str  # its most frequent event types


class PlaceRow(msgspec.Struct, frozen=True):
    """A place with the number of events there."""

    name: str
    country: str | None
    events: int


def brief(
    title: str,
    events: Sequence[Event],
    stories: Sequence[Story],
    readings: Iterable[tuple[Reading, tuple[str, ...]]],
    quarantine: Sequence[Quarantined],
) -> str:
    """The page as HTML text. `events` in the order to show; `readings` with the sources each was seen at."""
    documents, witnesses = _documents(events, readings)
    dated = [e for e in events if words.event_day(e.date) != words.NO_DATE]
    copies = {d.id: d.copy_of for s in stories for d in s.documents if d.copy_of}
    page: str = _template().render(
        title=title,
        version=__version__,
        events=events,
        years=[(year, list(found)) for year, found in groupby(dated, key=_year)],
        undated=[e for e in events if words.event_day(e.date) == words.NO_DATE],
        disputed=[e for e in events if e.disputes],
        stories=stories,
        story_titles={s.id: s.title for s in stories},
        documents=documents,
        names={d.id: d.title for d in documents},
        witnesses=witnesses,
        copies=copies,
        parties=_party_rows(events),
        places=_place_rows(events),
        quarantine=quarantine,
        short=words.short_ids([e.id for e in events]),
    )
    return page


def _documents(
    events: Sequence[Event], readings: Iterable[tuple[Reading, tuple[str, ...]]]
) -> tuple[list[Document], dict[str, list[Witness]]]:
    """The documents in the order of publication, and the witnesses of each event in that of its mentions."""
    wanted: dict[str, list[tuple[str, EventEvidence]]] = defaultdict(list)
    sources: dict[str, str] = {}
    for event in events:
        for evidence in event.mentions:
            wanted[evidence.document].append((event.id, evidence))
            sources[evidence.document] = evidence.source
    documents: list[Document] = []
    found: dict[tuple[str, str, str], Witness] = {}
    for reading, seen in readings:
        mine = wanted.get(reading.article.id, [])
        for event_id, evidence in mine:
            seen_by = witness(evidence, reading, sources)
            if seen_by:
                found[event_id, evidence.document, evidence.event] = seen_by
        documents.append(_document(reading, seen, [evidence.event for _, evidence in mine]))
    ordered = {e.id: [found[key] for m in e.mentions if (key := (e.id, m.document, m.event)) in found] for e in events}
    return sorted(documents, key=lambda d: (d.published == "not known", _iso(d), d.sources, d.id)), ordered


def _iso(document: Document) -> str:
    return document.published


def _document(reading: Reading, seen: tuple[str, ...], mentioned: Sequence[str]) -> Document:
    article, published = reading.article, reading.article.published
    kept = set(mentioned)
    marks: list[Mark] = []
    for mention in reading.events:
        if mention.id in kept:
            marks += event_marks(mention, reading, anchor(article.id, mention.id))
    doubt = None
    if published and published.date:
        doubt = "; ".join(x for x in (published.trust if published.trust != "stated" else "", published.reason) if x)
    return Document(
        id=article.id,
        sources=seen or (article.source,),
        title=article.title or article.text.split("\n", 1)[0][:120] or article.source,
        outlet=article.outlet,
        url=article.url if article.url and urlsplit(article.url).scheme in {"http", "https"} else None,
        published=(published and published.date) or "not known",
        doubt=doubt or None,
        flags=article.flags,
        language=article.language,
        dropped=len(article.dropped),
        events=len(kept),
        paragraphs=_paragraphs(article.text, marks),
    )


def _paragraphs(text: str, marks: Sequence[Mark]) -> tuple[tuple[Piece, ...], ...]:
    found: list[tuple[Piece, ...]] = []
    start = 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        if paragraph.strip():
            found.append(pieces(text, start, end, [m for m in marks if m.start < end and m.end > start]))
        start = end + 2
    return tuple(found)


def anchor(document: str, mention: str) -> str:
    """The place in the page where a mention's trigger stands in its document."""
    return f"m-{document}-{mention}"


def _year(event: Event) -> str:
    date = event.date
    return ((date and (date.start or date.end)) or "")[:4]


def _party_rows(events: Sequence[Event]) -> list[PartyRow]:
    """Parties by the number of their events; the name most often used stands for the party."""
    acted: Counter[str] = Counter()
    received: Counter[str] = Counter()
    names: dict[str, Counter[tuple[str, str | None]]] = defaultdict(Counter)
    types: dict[str, Counter[str]] = defaultdict(Counter)
    for event in events:
        for side, found in ((acted, event.actors), (received, event.recipients)):
            for key in dict.fromkeys(_key(party) for party in found):
                side[key] += 1
                types[key][event.type] += 1
            for party in found:
                names[_key(party)][
                    words.plain(party.name or party.id or party.country or "somebody"), party.country
                ] += 1
    rows = []
    for key in sorted(names, key=lambda k: (-acted[k] - received[k], k))[:PARTIES_SHOWN]:
        (name, country), _ = min(names[key].items(), key=lambda item: (-item[1], item[0][0]))
        frequent = sorted(types[key].items(), key=lambda item: (-item[1], item[0]))[:4]
        rows.append(PartyRow(name, country, acted[key], received[key], ", ".join(f"{t} {n}" for t, n in frequent)))
    return rows


def _key(party: EventActor) -> str:
    return party.id or party.name or party.country or ""


def _place_rows(events: Sequence[Event]) -> list[PlaceRow]:
    found = Counter((words.plain(e.place.name or e.place.country or ""), e.place.country) for e in events if e.place)
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0][0], item[0][1] or ""))[:PLACES_SHOWN]
    return [PlaceRow(name, country if country != name else None, count) for (name, country), count in ordered]


@cache
def _template() -> Any:
    environment = Environment(
        loader=PackageLoader("dragoman.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    source = environment.loader.get_source(environment, "brief.js")[0] if environment.loader else ""
    digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    environment.globals.update(
        script=source,
        script_hash=f"sha256-{digest}",
        anchor=anchor,
        day=words.event_day,
        interval=words.interval,
        kind=words.kind,
        number=words.number,
        party=words.party,
        place=words.place,
        date_reason=date_reason,
        party_reason=party_reason,
    )
    return environment.get_template("brief.html")
