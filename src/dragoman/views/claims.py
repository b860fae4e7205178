"""Claims: who claims what about whom, over a case - an attribution whose content holds an event.

A claim is one speaker's word on one event, with one status, in however many pages it stands. The nearest
speaker claims; those who hand it on are its relays. Claims of one event that contradict each other are tied
(a denial answers a claim), and so is the act of claiming where it was coded as an event: the accusation, the
denial.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from dragoman.errors import QueryError
from dragoman.knowledge import Knowledge
from dragoman.records import (
    AttributionKind,
    Event,
    EventActor,
    EventDate,
    EventMention,
    Party,
    Reading,
    Record,
    Span,
    Stance,
    Status,
)
from dragoman.views.filters import Filters
from dragoman.views.sayings import Held, Period, Saying, Sighting, about, order, sayings
from dragoman.views.speakers import Asked, Speaker
from dragoman.views.ties import CLAIMED, Word, contradicting

Relation = Literal["stated as", "denied by", "denies"]
GROUPS = ("speaker", "event", "status", "type", "country")


class ClaimReport(Record, frozen=True, kw_only=True):
    """One page in which a claim stands: the words, the cue, the relays, and the event's id within the page."""

    page: Sighting
    kind: AttributionKind
    stance: Stance
    cue: Span | None
    content: tuple[Span, ...]
    via: tuple[str, ...]
    date: str | None  # when it was said, else the page's day
    mention: str
    trigger: Span


class ClaimTie(Record, frozen=True, kw_only=True):
    """What a claim is tied to: the act of claiming, as an event of its own, or a claim that contradicts it."""

    relation: Relation
    speaker: str | None
    type: str  # of the event: ACCUSE, REJECT, or what is claimed
    event: str | None  # id of the fused event
    claim: str | None = None  # id of the other claim


class Claim(Record, frozen=True, kw_only=True):
    """One speaker's word on one event."""

    id: str
    speaker: Speaker | None
    event: str | None  # id of the fused event
    story: str | None
    type: str
    mode: str | None
    actors: tuple[EventActor, ...]
    recipients: tuple[EventActor, ...]
    date: EventDate | None  # of the event
    status: Status
    reports: tuple[ClaimReport, ...]
    ties: tuple[ClaimTie, ...]

    @property
    def documents(self) -> int:
        """How many pages hold it, copies included."""
        return len({r.page.document for r in self.reports})

    @property
    def copies(self) -> int:
        """How many of these pages repeat another one."""
        return len({r.page.document for r in self.reports if r.page.copy_of})


class ClaimFilters(msgspec.Struct, frozen=True):
    """Conditions on claims; all that are given must hold. Raises QueryError for a value that none can have."""

    by: str | None = None  # the speaker: name, alias, office, country code or id
    about: str | None = None  # a party of the event, or somebody named in the words
    country: str | None = None  # ISO 3166-1 alpha-3 of the speaker or of a party
    type: str | None = None
    status: str | None = None
    since: str | None = None  # of the day it was said
    until: str | None = None
    story: str | None = None
    contested: bool = False  # only claims that another one contradicts

    def __post_init__(self) -> None:
        Period(self.since, self.until)
        Filters(country=self.country, type=self.type, status=self.status)
        for name, value in (("by", self.by), ("about", self.about)):
            if value is not None and not value.strip():
                raise QueryError(f"{name}: give a name, such as Lukashenko")

    def claim(self, claim: Claim) -> bool:
        """Whether a claim passes the conditions that need no names."""
        code = self.country and self.country.upper()
        countries = {p.country for p in (*claim.actors, *claim.recipients)}
        period = Period(self.since, self.until)
        return (
            (not code or code in countries or (claim.speaker is not None and claim.speaker.country == code))
            and (not self.type or claim.type == self.type.upper())
            and (not self.status or claim.status == self.status.lower())
            and (not self.story or (claim.story or "").startswith(self.story))
            and any(period.holds(r.date) for r in claim.reports)
            and (not self.contested or any(t.claim for t in claim.ties))
        )


class Told(msgspec.Struct, frozen=True):
    """A saying and one event that it tells of."""

    saying: Saying
    mention: EventMention


def claims(
    documents: Iterable[Held],
    events: Sequence[Event],
    copies: dict[str, str],
    knowledge: Knowledge,
    wanted: ClaimFilters | None = None,
) -> list[Claim]:
    """The claims that pass, by the day they were first made; `copies` gives the document that a copy repeats."""
    keep = wanted or ClaimFilters()
    held = list(documents)
    fused = {(m.document, m.event): e for e in events for m in e.mentions}
    groups: dict[tuple[str, ...], list[Told]] = {}
    for told in _told(held, copies):
        groups.setdefault(_key(told, fused), []).append(told)
    found = {_identity(key): sorted(group, key=lambda t: order(t.saying)) for key, group in groups.items()}
    made = [_claim(ident, group, fused) for ident, group in found.items()]
    tied = _with_contradictions(made, found)
    named = _named(keep, found, held, knowledge)
    return sorted((c for c in tied if keep.claim(c) and c.id in named), key=_rank)


def _rank(claim: Claim) -> tuple[str, str, int, str]:
    first = claim.reports[0]
    return first.date or "9999", first.page.source, first.trigger.start, claim.id


def _told(held: Sequence[Held], copies: dict[str, str]) -> Iterator[Told]:
    """Each event with those who claim it: the nearest speaker, and others who do not merely hand it on."""
    by_page: dict[str, list[Saying]] = {}
    for saying in sayings(held, copies):
        by_page.setdefault(saying.reading.article.id, []).append(saying)
    for reading, _ in held:
        own = by_page.get(reading.article.id, [])
        for mention in reading.events:
            covering = sorted((s for s in own if _holds(s, mention.trigger)), key=_length)
            relays: set[str] = set()
            for saying in covering:
                source = saying.attribution.source
                handed_on = any(relay in source.text or source.text in relay for relay in relays) if source else False
                if not handed_on:
                    yield Told(saying, mention)
                relays.update(saying.attribution.via)


def _holds(saying: Saying, trigger: Span) -> bool:
    source = saying.attribution.source
    inside = any(c.start <= trigger.start < c.end for c in saying.attribution.content)
    return inside and not (source is not None and source.start <= trigger.start < source.end)


def _length(saying: Saying) -> tuple[int, int]:
    content = saying.attribution.content
    return content[-1].end - content[0].start, content[0].start


def _key(told: Told, fused: dict[tuple[str, str], Event]) -> tuple[str, ...]:
    """What the reports of one claim share: who says it, of which event, and whether it was done."""
    saying, mention = told.saying, told.mention
    event = fused.get((saying.at.document, mention.id))
    what = event.id if event else f"{saying.root}:{mention.id}"
    who = saying.speaker.key(saying.root) if saying.speaker else ("nobody", saying.root)
    return (what, "claimed" if mention.status in CLAIMED else mention.status, *who)


def _identity(key: tuple[str, ...]) -> str:
    return "C" + hashlib.sha256("\n".join(key).encode()).hexdigest()[:12]


def _claim(ident: str, group: Sequence[Told], fused: dict[tuple[str, str], Event]) -> Claim:
    first = group[0]
    reading, mention = first.saying.reading, first.mention
    event = fused.get((first.saying.at.document, mention.id))
    return Claim(
        id=ident,
        speaker=first.saying.speaker,
        event=event.id if event else None,
        story=event.story if event else None,
        type=mention.type,
        mode=mention.mode,
        actors=tuple(_party(p, reading) for p in mention.actors),
        recipients=tuple(_party(p, reading) for p in mention.recipients),
        date=mention.date or (event.date if event else None),
        status="alleged" if any(t.mention.status == "alleged" for t in group) else mention.status,
        reports=tuple(_report(told) for told in group),
        ties=tuple(_stated_as(group, fused)),
    )


def _report(told: Told) -> ClaimReport:
    saying, said = told.saying, told.saying.attribution
    return ClaimReport(
        page=saying.at,
        kind=said.kind,
        stance=said.stance,
        cue=said.cue,
        content=said.content,
        via=said.via,
        date=saying.date,
        mention=told.mention.id,
        trigger=told.mention.trigger,
    )


def _stated_as(group: Sequence[Told], fused: dict[tuple[str, str], Event]) -> Iterator[ClaimTie]:
    """The acts of claiming that were coded as events: the accusation, the denial."""
    found: dict[tuple[str, str | None], ClaimTie] = {}
    for told in group:
        speaker = told.saying.speaker.shown if told.saying.speaker else None
        for act in told.saying.reading.events:
            if act.id in told.mention.tied:
                event = fused.get((told.saying.at.document, act.id))
                tie = ClaimTie(relation="stated as", speaker=speaker, type=act.type, event=event.id if event else None)
                found.setdefault((act.type, tie.event), tie)
    yield from found.values()


def _with_contradictions(made: Sequence[Claim], found: dict[str, list[Told]]) -> list[Claim]:
    """The claims, each tied to those that contradict it."""
    words = [Word(c, frozenset(t.saying.root for t in found[c.id])) for c in made]
    ties: dict[str, list[ClaimTie]] = {}
    for claimed, denied in contradicting(words):
        ties.setdefault(claimed.id, []).append(_tie("denied by", denied))
        ties.setdefault(denied.id, []).append(_tie("denies", claimed))
    return [msgspec.structs.replace(c, ties=c.ties + tuple(ties.get(c.id, ()))) for c in made]


def _tie(relation: Relation, other: Claim) -> ClaimTie:
    speaker = other.speaker.shown if other.speaker else None
    return ClaimTie(relation=relation, speaker=speaker, type=other.type, event=other.event, claim=other.id)


def _named(keep: ClaimFilters, found: dict[str, list[Told]], held: Sequence[Held], knowledge: Knowledge) -> set[str]:
    """The ids of the claims that the names asked for leave."""
    mentions = [m for reading, _ in held for m in reading.mentions] if keep.by or keep.about else []
    by = Asked(keep.by.strip(), knowledge, mentions) if keep.by else None
    on = Asked(keep.about.strip(), knowledge, mentions) if keep.about else None
    return {
        ident
        for ident, group in found.items()
        if any(
            (by is None or by.speaker(t.saying.speaker, t.saying.date)) and (on is None or _concerns(on, t))
            for t in group
        )
    }


def _concerns(asked: Asked, told: Told) -> bool:
    parties = [*told.mention.actors, *told.mention.recipients]
    if asked.country is not None:
        return any(p.country == asked.country for p in parties)
    return any(p.id is not None and p.id in asked.ids for p in parties) or about(asked, told.saying)


def _party(party: Party, reading: Reading) -> EventActor:
    known = party.mention is not None and party.mention < len(reading.mentions)
    mention = reading.mentions[party.mention] if known and party.mention is not None else None
    name = party.name or (mention.name if mention else None) or party.text
    return EventActor(id=party.id, name=name, country=party.country, sector=party.sector)
