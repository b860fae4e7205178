"""Mentions: one row an event mention, with the columns that linking compares.

A row is a function of one reading alone; `id` is "document:event", so rows of the same readings are the
same whatever else is in the case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec
import pyarrow as pa

from dragoman.fusion import vectors
from dragoman.reading.sentence import sentence
from dragoman.records import EventMention, Party, Reading

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PRECISE = 3  # days: an interval no longer than this pins an event down
VAGUE = 45  # days: two mentions that merely fall into a longer one need not be of the same time
EARLIEST, LATEST = "1000-01-01", "2999-12-31"  # the ends of an interval that is open
AROUND = 60  # characters on either side of a trigger
SYMMETRIC = {"CONSULT", "AGREE", "COOPERATE"}

_WEEKDAY = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")\b", re.IGNORECASE)


class Row(msgspec.Struct, frozen=True):
    """One mention as linking sees it. Days are ISO; `parties` are countries, else ids, else names."""

    id: str
    document: str
    type: str
    mode: str
    quad: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    parties: tuple[str, ...]
    dyad: str
    persons: tuple[str, ...]
    day: str | None  # first day, None when unknown
    until: str | None
    precise: bool
    vague: bool  # no day, or bounds so wide that sharing them says nothing
    weekday: int | None  # 0 is Monday; named in the sentence of a mention that is not pinned to a day
    city: str | None
    country: str | None
    status: str
    lemma: str
    sentence: str
    phrase: str  # the words around the trigger


def rows(readings: Iterable[Reading]) -> Iterator[Row]:
    """The rows of all events of the readings, in their order."""
    for reading in readings:
        for event in reading.events:
            yield row(reading, event)


def row(reading: Reading, event: EventMention) -> Row:
    """One mention as a row."""
    article = reading.article
    begin, stop = sentence(article.text, event.trigger.start, event.trigger.end)
    said = article.text[begin:stop]
    actors, recipients = known(event.actors), known(event.recipients)
    parties = tuple(sorted(set(actors) | set(recipients)))
    if is_symmetric(event):
        actors = recipients = parties
    day, until = _days(event)
    return Row(
        id=f"{article.id}:{event.id}",
        document=article.id,
        type=event.type,
        mode=event.mode or "",
        quad=event.quad,
        actors=tuple(sorted(actors)),
        recipients=tuple(sorted(recipients)),
        parties=parties,
        dyad="|".join(parties),
        persons=_persons(reading, event),
        day=day,
        until=until,
        precise=_precise(day, until),
        vague=_length(day, until) > VAGUE,
        weekday=None if _precise(day, until) else _weekday(said, begin, event),
        city=event.place.name if event.place and event.place.geonames else None,
        country=event.place.country if event.place else None,
        status=event.status,
        lemma=event.rule.split(":")[0],
        sentence=said,
        phrase=phrase(article.text[begin:stop], event.trigger.start - begin, event.trigger.end - begin),
    )


def is_symmetric(event: EventMention) -> bool:
    """Whether it says little who is named as the actor: in talks and agreements, but not in a visit."""
    return event.type in SYMMETRIC and event.mode != "visit"


def known(parties: Iterable[Party]) -> tuple[str, ...]:
    """The parties that can be told apart from others: "the crew" may be anybody's and says nothing."""
    return tuple(dict.fromkeys(party_key(p) for p in parties if p.country or p.id or p.name))


def phrase(said: str, start: int, end: int) -> str:
    """The words around a trigger that tell its event from the others of the sentence."""
    before = said[max(0, start - AROUND) : start]
    after = said[end : end + AROUND]
    if start > AROUND:
        before = before.partition(" ")[2]
    if end + AROUND < len(said):
        after = after.rpartition(" ")[0]
    return before + said[start:end] + after


def party_key(party: Party) -> str:
    """What a party counts as when events are compared: its country, else its id, else its name."""
    return party.country or party.id or (party.name or party.text).casefold()


def table(found: list[Row]) -> pa.Table:
    """The rows as an Arrow table, with the vector of each sentence."""
    columns: dict[str, Any] = {
        name: pa.array([getattr(r, name) for r in found], _TYPES.get(name, pa.string()))
        for name in Row.__struct_fields__
    }
    columns["vector"] = _vectors([r.sentence for r in found])
    columns["phrase_vector"] = _vectors([r.phrase for r in found])
    return pa.table(columns)


def _vectors(texts: list[str]) -> pa.Array:
    flat = pa.array(vectors.embed(texts).reshape(-1), pa.float32())
    return pa.FixedSizeListArray.from_arrays(flat, vectors.DIMENSIONS)


_LIST = pa.list_(pa.string())
_TYPES: dict[str, pa.DataType] = {
    "actors": _LIST,
    "recipients": _LIST,
    "parties": _LIST,
    "persons": _LIST,
    "precise": pa.bool_(),
    "vague": pa.bool_(),
    "weekday": pa.int8(),
}


def _days(event: EventMention) -> tuple[str | None, str | None]:
    """First and last day of an event as full ISO days; an open end lies beyond all days that pages tell of."""
    if event.date is None or not (event.date.start or event.date.end):
        return None, None
    return first_day(event.date.start or EARLIEST), last_day(event.date.end or LATEST)


def first_day(value: str) -> str:
    """The first day of an ISO day, month or year."""
    return value[:10] if len(value) >= 10 else f"{value}-01-01"[:10] if len(value) == 4 else f"{value}-01"


def last_day(value: str) -> str:
    """The last day of an ISO day, month or year."""
    if len(value) >= 10:
        return value[:10]
    year, month = int(value[:4]), int(value[5:7]) if len(value) >= 7 else 12
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1).isoformat()


def _persons(reading: Reading, event: EventMention) -> tuple[str, ...]:
    """The persons among the parties, by identity: two ministers of one state make two visits."""
    mentions = [reading.mentions[p.mention] for p in (*event.actors, *event.recipients) if p.mention is not None]
    return tuple(sorted({m.id or m.name or m.text for m in mentions if m.kind == "person"}))


def _length(day: str | None, until: str | None) -> int:
    """Days from the first to the last; more than any interval has when there is no date."""
    if day is None or until is None:
        return date.max.toordinal()
    return (date.fromisoformat(until) - date.fromisoformat(day)).days


def _precise(day: str | None, until: str | None) -> bool:
    return _length(day, until) <= PRECISE


def _weekday(said: str, begin: int, event: EventMention) -> int | None:
    """The weekday named nearest to the trigger in its sentence."""
    at = event.trigger.start - begin
    named = [(abs(m.start() - at), m.group().lower()) for m in _WEEKDAY.finditer(said)]
    return WEEKDAYS.index(min(named)[1]) if named else None
