"""Surroundings: what stands with a phrase and tells which state and which sector it belongs to.

The relations are asked in the order adjective, possessor, "of", apposition (and "in" for groups); the
closest that names a state decides. A city stands for its state when no other city can be meant.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dragoman.knowledge import Agent, City, Name, Organisation
from dragoman.reading.who import context, sectors
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.gazetteer import cities, ordinary_words
from dragoman.reading.who.general import is_general, is_special, own_sector
from dragoman.reading.who.page import Page
from dragoman.reading.who.phrases import Phrase, Relation, is_person
from dragoman.reading.who.senses import chosen
from dragoman.reading.who.supplement import organisations
from dragoman.reading.who.units import Unit
from dragoman.reading.who.words import Words

_ORDER: tuple[Relation, ...] = ("adjective", "possessor", "of", "apposition")
_SCORES: dict[Relation, float] = {"adjective": 0.95, "possessor": 0.95, "of": 0.9, "in": 0.7, "apposition": 0.9}
_AMBIGUOUS_CITY = 8  # times the people that a city must have over its namesakes abroad
_KNOWN = 50_000  # inhabitants of a city that is believed in far from the states of the page
_METROPOLIS = 500_000  # inhabitants of a city believed in though the tagger takes its name for a noun
_ENDED = frozenset({"GOV", "IGO", "LEG", "MIL", "SPY", "JUD", "COP"})  # a party's man remains one


_OUT = frozenset({"ELI", "PTY", "OPP"})  # whose aides and spokesmen are no government's
_BEFORE: tuple[Relation, ...] = ("adjective", "possessor")
_WORLDWIDE = frozenset({"igo", "alliance", "agency", "court"})
_SHORT = 3  # letters of an abbreviation, which spells no city in capitals


class Place(msgspec.Struct, frozen=True):
    """A state that a phrase belongs to, and how that is known."""

    country: str
    evidence: str
    score: float


class Surroundings:
    """Answers about the phrases of one page; `compose` makes the drafts of a phrase that nobody has made yet."""

    def __init__(self, page: Page, phrases: list[Phrase], compose: Callable[[Phrase], list[Draft]]) -> None:
        self.page = page
        self.words = page.words
        self.knowledge = page.knowledge
        self._compose = compose
        self._phrase_of = {id(phrase.main): phrase for phrase in phrases}
        self._drafts: dict[int, list[Draft]] = {}
        self._senses: dict[int, Name | None] = {}

    def of(self, phrase: Phrase) -> list[Draft]:
        """The drafts of one phrase."""
        key = id(phrase.main)
        if key not in self._drafts:
            self._drafts[key] = []  # a phrase that leads back to itself says nothing of itself
            self._drafts[key] = self._compose(phrase)
        return self._drafts[key]

    def drafts_at(self, unit: Unit) -> list[Draft]:
        """The drafts of the phrase that a unit is the main one of."""
        own = self._phrase_of.get(id(unit))
        return self.of(own) if own is not None else self._compose(Phrase(unit, unit.first, unit.last, unit.root))

    def sense(self, unit: Unit) -> Name | None:
        """What a name means here, persons aside."""
        if id(unit) not in self._senses:
            self._senses[id(unit)] = chosen(unit, self.page) if unit.names else None
        return self._senses[id(unit)]

    def places(self, phrase: Phrase, *more: Relation) -> list[Place]:
        """The states that a phrase belongs to, from the closest relation that names any."""
        for relation in (*_ORDER, *more):
            found: dict[str, Place] = {}
            for unit in phrase.of(relation):
                for place in self.places_of(unit, relation):
                    found.setdefault(place.country, place)
            if found:
                return list(found.values())
        return []

    def near(self, phrase: Phrase) -> list[Place]:
        """The states that stand before a phrase as its adjective or possessor."""
        for relation in _BEFORE:
            found = [place for unit in phrase.of(relation) for place in self.places_of(unit, relation)]
            if found:
                return list({place.country: place for place in found}.values())
        return []

    def international(self, phrase: Phrase) -> Organisation | None:
        """The body of several states that people or a part of it belong to: "UN troops", "director of the World Bank".

        Not where members' own people are meant: "EU leaders", "the UN ambassador".
        """
        called = [phrase.main, *phrase.of("title")]
        if any(self.words.lower[unit.last - 1] in context.used("of-members") for unit in called):
            return None
        return self.over(phrase)

    def over(self, phrase: Phrase) -> Organisation | None:
        """The body of several states that stands with a phrase, of its own people or of its members'."""
        for unit in phrase.of(*_BEFORE, "of"):
            body = self.body(unit)
            if body is not None and not (unit.first >= phrase.main.last and self.words.lower[unit.first - 1] == "for"):
                return body
        return None

    def body(self, unit: Unit) -> Organisation | None:
        """The body of several states that a unit names, itself or through an office of it."""
        sense = self.sense(unit) if unit.kind == "name" else None
        if sense is not None and sense.kind == "organisation":
            found = organisations(self.knowledge)[sense.key]
            return found if found.country is None and found.kind in _WORLDWIDE else None
        if unit.kind == "organisation":
            return next((body for body in map(self.body, unit.parts) if body is not None), None)
        own = self._phrase_of.get(id(unit)) if unit.kind == "term" else None
        return self.international(own) if own is not None else None

    def places_of(self, unit: Unit, relation: Relation) -> list[Place]:
        """The states that one unit names in its relation to a phrase."""
        if context.is_sponsor(self.words, unit):
            return []
        if unit.kind in {"place", "organisation"} and not unit.names:
            city = self.city(unit)
            if city is not None:
                return [Place(city.country, f"GeoNames {city.geonames}: {city.name}", 0.8)]
        return [
            Place(d.country, d.evidence or "", min(_SCORES[relation], d.score))
            for d in self.drafts_at(unit)
            if d.country
        ]

    def city_before(self, phrase: Phrase) -> list[Place]:
        """The state of a city whose name, known to no table, stands before an agent noun: "Odesa police"."""
        words = self.words
        last = phrase.main.first
        while last > phrase.first and not _capitalised(words, last - 1):
            last -= 1
        first = last
        while first > phrase.first and _capitalised(words, first - 1) and last - first < 3:
            first -= 1
        for start in range(first, last):
            city = self._city_named(words.slice(start, last))
            own = city is not None and city.name == words.slice(start, last).title()
            if city is not None and (city.population > _METROPOLIS or (own and words.pos[start] == "PROPN")):
                return [Place(city.country, f"GeoNames {city.geonames}: {city.name}", 0.8)]
        return []

    def city(self, unit: Unit) -> City | None:
        """The city that a name means without doubt: the only one, by far the largest, or one of a state of the page."""
        return self._city_named(self.words.slice(unit.first, unit.last))

    def _city_named(self, surface: str) -> City | None:
        found = cities(self.knowledge).get(surface)
        if not found and len(surface) > _SHORT:
            found = cities(self.knowledge).get(surface.title())
        if not found or surface in self.page.strangers:
            return None
        found = tuple(city for city in found if city.name == surface) or found
        here = [city for city in found if city.country == self.page.home]
        here = here or [city for city in found if city.country in self.page.countries]
        if here and (here[0].country == self.page.home or not self._is_surname(surface)):
            return here[0]
        if found[0].population < _KNOWN or self._is_surname(surface):
            return None
        abroad = [city for city in found if city.country != found[0].country]
        if not abroad or found[0].population > _AMBIGUOUS_CITY * abroad[0].population:
            return found[0]
        return None

    def _is_surname(self, surface: str) -> bool:
        """Whether the tables know a word as the surname of people: the Castro government is not of a town in Brazil."""
        return any(name.form == "surname" for name in self.knowledge.names.get(surface, ()))

    def belonging(self, phrase: Phrase, unit: Unit) -> list[Unit]:
        """The units that tell what a general noun belongs to, the nearest before it first."""
        before = [u for u in phrase.of("adjective", "title", "possessor") if u is not unit and u.last <= unit.first]
        after = [u for u in phrase.of("of") if u.first >= unit.last]
        return before[::-1] + after

    def general(self, unit: Unit, others: list[Unit]) -> str | None:
        """The sector that a general noun ("officials", "a group") has from what it belongs to."""
        if unit.term is None or not is_general(self.words.lower[unit.last - 1]):
            return None
        if is_special(unit.term.record, unit.last - unit.first):
            return None
        vague = None
        for other in others:
            told = self._told(unit, other)
            if told not in {None, "CVL"}:
                return told
            vague = vague or told  # "youth chairman" of a party
            if other.term is None and other.kind in {"name", "organisation"}:
                break
        body = isinstance(unit.term.record, Agent) and unit.term.record.kind == "body"
        return None if body else vague  # "local authorities"

    def _told(self, unit: Unit, other: Unit) -> str | None:
        """The sector that a unit gives a general noun that belongs to it."""
        if other.term is not None:
            return self.general(other, []) or own_sector(other.term.record)
        sense = self.sense(other)
        if sense is not None and sense.kind == "organisation":
            if self.words.lower[unit.last - 1] in context.used("of-members") and self.body(other) is not None:
                return None
            return sectors.organisation_sector(organisations(self.knowledge)[sense.key], self.page.date)
        if other.kind == "organisation":
            return next((draft.sector for draft in self.drafts_at(other)), None)
        if not is_person(other) or unit.term is None or own_sector(unit.term.record) != "GOV":
            return None  # "A's supporters"
        told = next((draft.sector for draft in self.drafts_at(other)), None)
        return told if told in _OUT else None

    def ended(self, phrase: Phrase, sector: str | None) -> str | None:
        """A sector, or ELI when the phrase says that the office has ended."""
        before = min((u.first for u in phrase.of("title")), default=phrase.main.first)
        if sector in _ENDED and context.marked(self.words, min(phrase.first, before), phrase.main.last, "former"):
            return "ELI"
        return sector


def _capitalised(words: Words, i: int) -> bool:
    named = words.pos[i] == "PROPN" or (words.pos[i] == "NOUN" and words.text[i].istitle())
    return named and words.lower[i] not in ordinary_words()
