"""Explanation: everything behind one event, gathered for people to check (`dragoman explain`, the brief).

A witness is one mention in one document, with the sentence it stands in. Nothing here is worked out
anew: dates, links and attributions are what reading and fusion recorded.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

import msgspec

from dragoman.case.store import Link
from dragoman.reading.sentence import sentence
from dragoman.records import Event, EventEvidence, EventMention, Party, Published, Reading, SaidBy, Timex
from dragoman.views.marks import Piece, event_marks, pieces


class PartyReason(msgspec.Struct, frozen=True):
    """How a party of a mention was found: its words in the page and what they were linked to, by which method."""

    role: str  # actor, recipient
    text: str
    name: str | None
    id: str | None
    country: str | None
    sector: str | None
    method: str | None
    score: float | None
    evidence: str | None
    elsewhere: bool  # its words stand outside of the sentence shown


class Witness(msgspec.Struct, frozen=True):
    """One mention of an event in one document."""

    document: str
    source: str
    outlet: str | None
    title: str | None
    url: str | None
    captured: str | None  # when an archive or a fetch took the page, ISO
    record: str | None  # the WARC-Record-ID of the archive's record
    published: Published | None
    flags: tuple[str, ...]
    copy_of: str | None  # id of the document that this one repeats
    copy_source: str | None  # where that document was read from
    mention: EventMention
    sentence: tuple[Piece, ...]
    parties: tuple[PartyReason, ...]
    timex: Timex | None
    said_by: tuple[SaidBy, ...]
    chains: tuple[str, ...] = ()  # who says so and through whom, in words, one for each of `said_by`
    tied: tuple[str, ...] = ()  # the acts of the page that this one is tied to, in words


class LinkPart(msgspec.Struct, frozen=True):
    """One comparison behind a link: what was compared, how well it agreed, and its weight in bits."""

    comparison: str
    level: str
    weight: float | None


class LinkReason(msgspec.Struct, frozen=True):
    """Why two mentions were taken for one event: the match weight in bits, in all and by comparison."""

    left: int  # the witness's place in the explanation, from 1
    right: int
    weight: float
    parts: tuple[LinkPart, ...]


class Explanation(msgspec.Struct, frozen=True):
    """One event with all its witnesses and the reasons why they were linked, the heaviest first."""

    event: Event
    witnesses: tuple[Witness, ...]
    links: tuple[LinkReason, ...]


def explanation(event: Event, reading_of: Callable[[str], Reading], links: Sequence[Link] = ()) -> Explanation:
    """Gather the explanation of an event; `reading_of` gives the reading of a document by its id."""
    readings = {document: reading_of(document) for document in dict.fromkeys(m.document for m in event.mentions)}
    sources = {m.document: m.source for m in event.mentions}
    found = [w for m in event.mentions if (w := witness(m, readings[m.document], sources)) is not None]
    place = {(w.document, w.mention.id): at for at, w in enumerate(found, 1)}
    reasons = [r for link in links if (r := _reason(link, place)) is not None]
    return Explanation(event, tuple(found), tuple(reasons))


def witness(evidence: EventEvidence, reading: Reading, sources: dict[str, str]) -> Witness | None:
    """One mention with its sentence; None when the document was read again since and no longer has it."""
    mention = next((e for e in (*reading.events, *reading.unsure) if e.id == evidence.event), None)
    if mention is None:
        return None
    article = reading.article
    start, end = sentence(article.text, mention.trigger.start, mention.trigger.end)
    timex = mention.date.timex if mention.date else None
    return Witness(
        document=evidence.document,
        source=evidence.source,
        outlet=article.outlet,
        title=article.title,
        url=article.url,
        captured=article.captured,
        record=article.record,
        published=article.published,
        flags=article.flags,
        copy_of=evidence.copy_of,
        copy_source=sources.get(evidence.copy_of, evidence.copy_of) if evidence.copy_of else None,
        mention=mention,
        sentence=pieces(article.text, start, end, event_marks(mention, reading)),
        parties=tuple(
            _party(role, party, reading, start, end)
            for role, found in (("actor", mention.actors), ("recipient", mention.recipients))
            for party in found
        ),
        timex=reading.timexes[timex] if timex is not None and timex < len(reading.timexes) else None,
        said_by=mention.said_by,
        chains=tuple(_chain(said, reading) for said in mention.said_by),
        tied=tuple(_tied(mention, reading)),
    )


def _chain(said: SaidBy, reading: Reading) -> str:
    """Who says so, whom that was linked to, and the relays, the outermost last."""
    known = said.mention is not None and said.mention < len(reading.mentions)
    mention = reading.mentions[said.mention] if known and said.mention is not None else None
    linked = ""
    if mention is not None and (mention.id or mention.country) and mention.name != said.text:
        linked = " → " + ", ".join(x for x in (mention.name, mention.id, mention.country) if x)
    return said.text + linked + "".join(f", relayed by {relay}" for relay in said.via)


def _tied(mention: EventMention, reading: Reading) -> Iterator[str]:
    """The acts that state or answer this one, and those that this one states or answers."""
    for other in reading.events:
        if other.id in mention.tied:
            yield f"{other.type} {other.trigger.text!r}, which states or answers it"
        elif mention.id in other.tied:
            yield f"{other.type} {other.trigger.text!r}, {other.status}, which it states or answers"


def _party(role: str, party: Party, reading: Reading, start: int, end: int) -> PartyReason:
    known = party.mention is not None and party.mention < len(reading.mentions)
    mention = reading.mentions[party.mention] if known and party.mention is not None else None
    return PartyReason(
        role=role,
        text=party.text,
        name=party.name or (mention.name if mention else None),
        id=party.id,
        country=party.country,
        sector=party.sector,
        method=mention.method if mention else None,
        score=mention.score if mention else None,
        evidence=mention.evidence if mention else None,
        elsewhere=party.end <= start or party.start >= end,
    )


def _reason(link: Link, place: dict[tuple[str, str], int]) -> LinkReason | None:
    """The reason for a link between two witnesses; None when a newer reading no longer has one of them."""
    ends = (place.get((link.document_l, link.mention_l)), place.get((link.document_r, link.mention_r)))
    if ends[0] is None or ends[1] is None:
        return None
    return LinkReason(
        left=min(ends[0], ends[1]), right=max(ends[0], ends[1]), weight=link.weight, parts=_parts(link.parts)
    )


def _parts(text: str) -> tuple[LinkPart, ...]:
    """The comparisons of a link: JSON, comparison → {"level": …, "weight": bits}; the heaviest first."""
    found: dict[str, dict[str, object]] = json.loads(text) if text else {}
    parts = []
    for comparison, part in found.items():
        weight = part.get("weight")
        parts.append(
            LinkPart(comparison, str(part.get("level", "")), float(weight) if isinstance(weight, int | float) else None)
        )
    return tuple(sorted(parts, key=lambda p: (-(p.weight or 0.0), p.comparison)))
