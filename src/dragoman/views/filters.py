"""Filters: which events a query keeps. All given conditions must hold; an empty filter keeps everything."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from dragoman.errors import QueryError
from dragoman.records import Event, EventActor

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUSES = ("occurred", "ongoing", "planned", "alleged", "denied", "hypothetical")
YEAR = 366  # days
ISO_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Filters(msgspec.Struct, frozen=True):
    """Conditions on events. Raises QueryError for a value that no event can have."""

    actor: str | None = None  # part of a party's name, or its id
    country: str | None = None  # ISO 3166-1 alpha-3 of an actor or recipient
    type: str | None = None  # PLOVER type
    status: str | None = None
    since: str | None = None  # ISO day, month or year
    until: str | None = None
    story: str | None = None  # a storyline's id or the beginning of it
    disputed: bool = False

    def __post_init__(self) -> None:
        _one_of("type", self.type and self.type.upper(), TYPES)
        _one_of("status", self.status and self.status.lower(), STATUSES)
        if self.country and not re.fullmatch(r"[A-Za-z]{3}", self.country):
            raise QueryError(f"country {self.country!r}: give an ISO 3166-1 alpha-3 code, such as BLR")
        for name, value in (("since", self.since), ("until", self.until)):
            if value and not ISO_DAY.fullmatch(value):
                raise QueryError(f"{name} {value!r}: give a day, month or year such as 2023-03-01")

    def empty(self) -> bool:
        """Whether everything passes."""
        return self == Filters()

    def event(self, event: Event) -> bool:
        """Whether an event passes."""
        parties = (*event.actors, *event.recipients)
        return (
            (not self.type or event.type == self.type.upper())
            and (not self.status or event.status == self.status.lower())
            and (not self.country or any(p.country == self.country.upper() for p in parties))
            and (not self.actor or any(_named(p, self.actor) for p in parties))
            and (not self.story or (event.story or "").startswith(self.story))
            and (not self.disputed or bool(event.disputes))
            and self._in_time(event)
        )

    def party(self, party: EventActor) -> bool:
        """Whether a party of an event is one that the conditions on parties ask for."""
        return (not self.country or party.country == self.country.upper()) and (
            not self.actor or _named(party, self.actor)
        )

    def _in_time(self, event: Event) -> bool:
        if not self.since and not self.until:
            return True
        start = event.date and (event.date.start or event.date.end)
        end = event.date and (event.date.end or event.date.start)
        if not start or not end:
            return False
        # "2023-03" sorts before "2023-03-01" and "2023-03~" after "2023-03-31": strings compare as days do.
        return (not self.since or end >= self.since) and (not self.until or start <= f"{self.until}~")


def placed(event: Event) -> bool:
    """Whether an event has a place on a timeline: a first and a last day, a year or less apart.

    An act of which a page only says that it lies somewhere between two remote days has none.
    """
    when = event.date
    if when is None or not when.start or not when.end:
        return False
    try:
        return (_first_day(when.end) - _first_day(when.start)).days <= YEAR
    except ValueError:  # a year that the calendar of Python does not have
        return False


def _first_day(iso: str) -> date:
    """The first day of an ISO day, month or year."""
    return date.fromisoformat(f"{iso}-01-01" if len(iso) == 4 else f"{iso}-01"[:10])


def _named(party: EventActor, wanted: str) -> bool:
    return party.id == wanted or wanted.casefold() in (party.name or "").casefold()


def _one_of(field: str, value: str | None, known: tuple[str, ...]) -> None:
    if value and value not in known:
        raise QueryError(f"{field} {value!r}: no such {field}; there are {' '.join(known)}")
