"""Lexicon: offices, agent nouns, venues, and dated turning points, each a table keyed by its phrase.

Phrases are singular lemmas in lower case unless they are names; keys are casefolded.
"""

from __future__ import annotations

import msgspec

from dragoman.knowledge.table import Row, items

OFFICE_COLUMNS = ("phrase", "office", "sector", "level", "country", "source")
AGENT_COLUMNS = ("phrase", "sector", "kind", "source")
VENUE_COLUMNS = ("name", "city", "country", "aliases", "kind", "source")
ANCHOR_COLUMNS = ("name", "aliases", "start", "end", "countries", "source")
LEVELS = ("national", "local", "deputy", "former", "international", "any")
AGENT_KINDS = ("person", "group", "body", "equipment")


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase that names an office, e.g. "top diplomat" → foreign_minister, GOV."""

    phrase: str
    office: str  # one of holder.OFFICES
    sector: str
    level: str  # one of LEVELS
    country: str | None  # when the phrase belongs to one state ("chancellor" of Germany)
    source: str


class Agent(msgspec.Struct, frozen=True, kw_only=True):
    """A noun or phrase for people, bodies or their equipment, with its PLOVER sector."""

    phrase: str
    sector: str
    kind: str  # one of AGENT_KINDS
    source: str


class Venue(msgspec.Struct, frozen=True, kw_only=True):
    """A building or place of meetings and the city where it stands."""

    name: str
    city: str
    country: str  # ISO alpha-3
    aliases: tuple[str, ...]
    kind: str
    source: str


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """A dated turning point of world affairs that texts reckon from ("since the invasion")."""

    name: str
    aliases: tuple[str, ...]
    start: str
    end: str | None
    countries: tuple[str, ...]
    source: str


def office(cells: Row, _file: str) -> Office:
    """The record of a sound row."""
    return Office(**(cells | {"country": cells["country"] or None}))  # type: ignore[arg-type]


def agent(cells: Row, _file: str) -> Agent:
    """The record of a sound row."""
    return Agent(**cells)


def venue(cells: Row, _file: str) -> Venue:
    """The record of a sound row."""
    return Venue(
        name=cells["name"],
        city=cells["city"],
        country=cells["country"],
        aliases=items(cells["aliases"]),
        kind=cells["kind"],
        source=cells["source"],
    )


def anchor(cells: Row, _file: str) -> Anchor:
    """The record of a sound row."""
    return Anchor(
        name=cells["name"],
        aliases=items(cells["aliases"]),
        start=cells["start"],
        end=cells["end"] or None,
        countries=items(cells["countries"]),
        source=cells["source"],
    )
