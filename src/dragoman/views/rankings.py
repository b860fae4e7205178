"""Rankings: which events are reported most, and which parties and places are named most often."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from dragoman.records import Event, EventActor
from dragoman.views import words


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


def most_reported(events: Sequence[Event], most: int) -> list[Event]:
    """The events with the most independent sources, then documents, in the order given."""
    ranked = sorted(events, key=lambda e: (-e.independent_sources, -e.documents, -len(e.disputes)))
    chosen = {e.id for e in ranked[:most]}
    return [e for e in events if e.id in chosen]


def parties(events: Sequence[Event], most: int) -> list[PartyRow]:
    """The parties with the most events; the name most often used stands for the party."""
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
    for key in sorted(names, key=lambda k: (-acted[k] - received[k], k))[:most]:
        (name, country), _ = min(names[key].items(), key=lambda item: (-item[1], item[0][0]))
        frequent = sorted(types[key].items(), key=lambda item: (-item[1], item[0]))[:4]
        rows.append(PartyRow(name, country, acted[key], received[key], ", ".join(f"{t} {n}" for t, n in frequent)))
    return rows


def _key(party: EventActor) -> str:
    return party.id or party.name or party.country or ""


def places(events: Sequence[Event], most: int) -> list[PlaceRow]:
    found = Counter((words.plain(e.place.name or e.place.country or ""), e.place.country) for e in events if e.place)
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0][0], item[0][1] or ""))[:most]
    return [PlaceRow(name, country if country != name else None, count) for (name, country), count in ordered]
