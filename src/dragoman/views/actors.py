"""Actors: the parties of a case's events, with every way in which the pages name them and how each was linked.

An actor is an id; without one, a name and a country. Nothing here is worked out anew: links, scores and
evidence are those that reading recorded, and the same case gives the same list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from dragoman.records import Event, EventActor, Reading
from dragoman.views.filters import Filters

Key = tuple[str, str]  # an id and nothing, or a casefolded name and a country
_Link = tuple[str, str | None, float, str | None]  # surface text, method, score, evidence


class ActorLink(msgspec.Struct, frozen=True):
    """One way in which pages name an actor: the words, how they were linked, and how often they stand there."""

    text: str
    method: str | None  # exact, alias, fuzzy, office, coreference; None: a name that no table knows
    score: float
    evidence: str | None  # the knowledge row, or what in the page decided
    mentions: int
    documents: int


class Actor(msgspec.Struct, frozen=True):
    """A party of events, with the number of events that it acts in and that are done to it."""

    id: str | None
    name: str
    country: str | None
    sector: str | None
    acted: int
    received: int
    documents: int  # that report one of these events
    links: tuple[ActorLink, ...]  # the most frequent first


class _Tally:
    """What is counted of one actor."""

    def __init__(self) -> None:
        self.forms: Counter[tuple[str | None, str, str | None, str | None]] = Counter()
        self.acted = self.received = 0
        self.documents: set[str] = set()
        self.links: Counter[_Link] = Counter()
        self.seen: dict[_Link, set[str]] = {}


def actors(events: Sequence[Event], readings: Iterable[Reading], wanted: Filters | None = None) -> list[Actor]:
    """The actors of events that pass, by their number of events; those of which no table knows anything come last.

    `readings` are those of the whole case. A filter's `actor` and `country` choose among the parties too: a party
    must have them itself. Links are counted in the documents that report one of an actor's events.
    """
    keep = wanted or Filters()
    found: dict[Key, _Tally] = {}
    for event in events:
        if keep.event(event):
            _count(event, keep, found)
    for reading in readings:
        for mention in reading.mentions:
            tally = found.get(_key(mention.id, mention.name or mention.text, mention.country))
            if tally is not None and reading.article.id in tally.documents:
                link = (" ".join(mention.text.split()), mention.method, mention.score, mention.evidence)
                tally.links[link] += 1
                tally.seen.setdefault(link, set()).add(reading.article.id)
    made = [_actor(tally) for tally in found.values()]
    return sorted(made, key=_rank)


def _rank(actor: Actor) -> tuple[bool, int, str, str, str]:
    unknown = actor.id is None and actor.country is None
    return unknown, -actor.acted - actor.received, actor.name, actor.country or "", actor.id or ""


def _count(event: Event, keep: Filters, found: dict[Key, _Tally]) -> None:
    """Count one event for each of its parties, once a side."""
    for side in (event.actors, event.recipients):
        for key in dict.fromkeys(_key_of(party) for party in side if keep.party(party)):
            tally = found.setdefault(key, _Tally())
            tally.acted += side is event.actors
            tally.received += side is not event.actors
            tally.documents |= {m.document for m in event.mentions}
        for party in side:
            if keep.party(party):
                found[_key_of(party)].forms[party.id, _name(party), party.country, party.sector] += 1


def _actor(tally: _Tally) -> Actor:
    form = min(tally.forms, key=lambda f: (-tally.forms[f], str(f)))
    links = sorted(tally.links, key=lambda k: (-tally.links[k], -k[2], str(k)))
    return Actor(
        *form,
        acted=tally.acted,
        received=tally.received,
        documents=len(tally.documents),
        links=tuple(ActorLink(*k, mentions=tally.links[k], documents=len(tally.seen[k])) for k in links),
    )


def _name(party: EventActor) -> str:
    return " ".join((party.name or party.id or party.country or "somebody").split())


def _key_of(party: EventActor) -> Key:
    return _key(party.id, party.name or party.country or "", party.country)


def _key(ident: str | None, name: str, country: str | None) -> Key:
    return (ident, "") if ident else (" ".join(name.split()).casefold(), country or "")
